"""Telling a subscription's owner, once, what was not or perhaps not posted; and sending it again if they want that.

A notice is a delivery like any other, so that it is neither lost nor told twice.
"""

from __future__ import annotations

import logging

from bot.domain.deliveries import Delivery
from bot.domain.errors import NotFound
from bot.domain.messages import Person
from bot.domain.subscriptions import Channel, Subscription, SubscriptionState
from bot.domain.undelivered import Resent, Undelivered
from bot.services.desk import Desk
from storage import lost_deliveries, outbox, windows
from storage import subscriptions as stored
from storage.database import Connection
from storage.lost_deliveries import Lost

_LOG = logging.getLogger(__name__)


async def tell_of_unknown(desk: Desk) -> int:
    """Tell the owners of every delivery whose outcome cannot be found out, and give how many those were."""
    async with desk.database.writing() as connection:
        await windows.hold(connection)
        untold = await lost_deliveries.take_untold(connection)
        for lost in untold:
            subscription = await _subscription(connection, lost)
            if subscription.state is not SubscriptionState.ENDED:
                await _tell(desk, connection, subscription, lost, unknown=True)
    return len(untold)


async def tell_of_pause(desk: Desk, connection: Connection, subscription: Subscription, delivery: Delivery) -> None:
    """Tell the owner that a subscription was paused over this delivery, in the transaction that pauses it.

    No other transaction may add to the delivery's digest before this one ends.
    """
    refused = await lost_deliveries.get(connection, delivery.id)
    assert refused is not None  # noqa: S101  its outcome has just been written
    await _tell(desk, connection, subscription, refused, unknown=False)


async def tell_editors_instead(desk: Desk, connection: Connection, notice: Delivery, reason: str) -> None:
    """Let a notice that its person does not take go to the editors' channel, or to the log where there is none."""
    if desk.editors_channel is None:
        _LOG.warning("The owner of subscription %d cannot be told (%s)", notice.subscription_id, reason)
        _LOG.warning("%s", notice.message.summary)
        return
    await lost_deliveries.redirect(connection, notice.id, desk.editors_channel, desk.clock.now())


async def resend(desk: Desk, delivery_id: str, person: Person, channel: Channel, *, is_editor: bool) -> Resent:
    """Send a delivery again whose outcome is unknown; asked twice, it is sent once.

    Raises NotFound, also for all but the desk's editors, the subscription's owner, and whoever manages its channel and
    asks there: nobody else learns that there is such a delivery.
    """
    async with desk.database.writing() as connection:
        lost = await lost_deliveries.get(connection, delivery_id)
        subscription = await _subscription(connection, lost) if lost else None
        if lost is None or subscription is None or not (is_editor or _answers_for(subscription, person, channel)):
            raise NotFound("There is no such delivery of yours. Use the button under the notice about it.")
        if subscription.state is SubscriptionState.ENDED:
            raise NotFound("The subscription of that digest has ended, so it is not sent again.")
        again = await lost_deliveries.put_back(connection, delivery_id, desk.clock.now())
        now_at = await lost_deliveries.get(connection, delivery_id) or lost
    return Resent(subscription, lost.slot, now_at.state, again)


def _answers_for(subscription: Subscription, person: Person, channel: Channel) -> bool:
    owns = (subscription.channel.platform, subscription.owner) == (person.platform, person.id)
    return owns or (person.manages_channel and channel == subscription.channel)


async def _tell(desk: Desk, connection: Connection, subscription: Subscription, lost: Lost, *, unknown: bool) -> None:
    message = desk.word_undelivered(Undelivered(subscription, lost.id, lost.slot, lost.reason, unknown))
    if not subscription.owner:
        _LOG.warning("%s", message.summary)
        return
    now = desk.clock.now()
    await outbox.follow(connection, subscription, lost.digest_id, lost.id, [message], now, person=subscription.owner)


async def _subscription(connection: Connection, lost: Lost) -> Subscription:
    subscription = await stored.get(connection, lost.subscription_id)
    assert subscription is not None  # noqa: S101  its deliveries refer to it
    return subscription
