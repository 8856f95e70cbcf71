"""Subscriptions: made, listed and ended by those who manage the channel."""

from __future__ import annotations

from bot.domain.errors import NotAllowed, NotFound
from bot.domain.ports import Messenger
from bot.domain.subscriptions import Channel, Subscription, SubscriptionState, WeeklySchedule
from bot.services.desk import Desk
from storage import outbox
from storage import subscriptions as stored


async def subscribe(
    desk: Desk,
    channel: Channel,
    owner: str,
    schedule: WeeklySchedule,
    topics: tuple[str, ...],
    locale: str,
    *,
    quiet: bool,
    messenger: Messenger | None,
) -> Subscription:
    """Give a channel a weekly digest. The same wish made again is the same subscription, resumed if it was paused.

    Raises NotAllowed when the bot may not post in the channel, or may not read its history, without which a send cut
    off could not be looked up; `messenger` is None where nothing can be asked (the console).
    """
    if messenger:
        await _check_rights(messenger, channel)
    async with desk.database.writing() as connection:
        await stored.lock(connection)
        for known in await stored.of_channel(connection, channel):
            if (known.schedule, known.topics) == (schedule, topics):
                changed = await stored.change(
                    connection, known.id, locale=locale, quiet=quiet, state=SubscriptionState.ACTIVE
                )
                return changed or known
        return await stored.add(connection, channel, owner, schedule, topics, locale, quiet, desk.clock.now())


async def subscriptions(desk: Desk, channel: Channel) -> tuple[Subscription, ...]:
    """Give the subscriptions of one channel; those of other channels are not shown."""
    async with desk.database.reading() as connection:
        return await stored.of_channel(connection, channel)


async def unsubscribe(desk: Desk, subscription_id: int, channel: Channel) -> Subscription:
    """End a subscription of this channel. Raises NotFound, also for those of another channel."""
    async with desk.database.writing() as connection:
        known = await stored.get(connection, subscription_id)
        if known is None or known.channel != channel or known.state is SubscriptionState.ENDED:
            raise NotFound(
                f"This channel has no subscription {subscription_id}. Type /eujp subscriptions to see the ids."
            )
        await stored.set_state(connection, subscription_id, SubscriptionState.ENDED)
        await outbox.drop(connection, subscription_id, "The subscription ended before this was posted.")
    return known


async def _check_rights(messenger: Messenger, channel: Channel) -> None:
    rights = await messenger.rights(channel)
    if not (rights.can_post and rights.can_read_history):
        raise NotAllowed(
            "eujp may not post in this channel, or not read its history, and so cannot deliver here exactly once."
            f" What is missing: {', '.join(rights.missing)}. Then subscribe again."
        )
