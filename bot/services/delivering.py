"""Digests: composed once per slot, sent exactly once, whatever dies in between (design: digests and delivery)."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from bot.domain.answers import DigestContent
from bot.domain.deliveries import (
    RECONCILE_AFTER,
    SEND_TIMEOUT,
    Delivery,
    DeliveryState,
    Transition,
    after_error,
    after_failed_look,
    after_look,
    after_sent,
)
from bot.domain.errors import DeliveryError, StorageError, UncertainDelivery
from bot.domain.messages import Message
from bot.domain.ports import Messenger
from bot.domain.sources import SourceState
from bot.domain.subscriptions import (
    Channel,
    Subscription,
    SubscriptionState,
    WeeklySchedule,
    due_slot,
    window,
)
from bot.services.desk import Desk
from storage import outbox, sources, stories, windows
from storage import subscriptions as stored
from storage.database import Connection

T = TypeVar("T")

_LOG = logging.getLogger(__name__)

_STORIES = 7
_SENT_AT_ONCE = 20
_THIS_INSTANT = timedelta(microseconds=1)
"""A preview holds what was stored in the instant it is asked for."""

Compose = Callable[[DigestContent], Sequence[Message]]
"""Turns a digest's content into the messages to post, each within its platform's limits."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What one round of sending came to, by the state the deliveries ended in."""

    states: tuple[DeliveryState, ...]


async def preview(desk: Desk, channel: Channel, topics: tuple[str, ...], locale: str) -> DigestContent:
    """Give the digest this channel would get now: of its first subscription, or of the default one."""
    now = desk.clock.now()
    async with desk.database.reading() as connection:
        found = await stored.of_channel(connection, channel)
        active = [subscription for subscription in found if subscription.state is SubscriptionState.ACTIVE]
        subscription = active[0] if active and not topics else _default(channel, topics, locale, now)
        start, _ = window(subscription, now)
        return await _content(connection, subscription, start, now + _THIS_INSTANT)


async def compose_due(desk: Desk, compose: Compose, platforms: Collection[str]) -> int:
    """Compose every digest that is owed now on these platforms, each in one transaction; give how many this call did.

    A digest waits while an earlier one of its subscription is not settled, so that after downtime there is one, not
    three. What goes wrong with one subscription does not stop the others.
    """
    async with desk.database.reading() as connection:
        active = await stored.active(connection)
    composed = 0
    for subscription in active:
        if subscription.channel.platform in platforms:
            try:
                if due_slot(subscription, desk.clock.now()):
                    composed += await _compose_one(desk, subscription.id, compose)
            except StorageError:
                raise
            except Exception:  # noqa: BLE001  the border between subscriptions: one must never stop the others
                _LOG.exception("The digest of subscription %d could not be composed.", subscription.id)
    return composed


async def send_due(desk: Desk, messengers: Mapping[str, Messenger]) -> Sent:
    """Claim what is due and post it, the parts of a digest one after the other, until nothing more is due.

    A platform without a messenger keeps its deliveries for later.
    """
    states: list[DeliveryState] = []
    while claimed := await _claim(desk, tuple(messengers)):
        states += await asyncio.gather(*(_send(desk, messengers[one.channel.platform], one) for one in claimed))
    return Sent(tuple(states))


async def reconcile(desk: Desk, messengers: Mapping[str, Messenger]) -> Sent:
    """Look in the channel for every delivery whose outcome is uncertain, before anything is sent again."""
    async with desk.database.writing() as connection:
        stuck = await outbox.stuck(connection, desk.clock.now(), tuple(messengers))
    states = [await _look(desk, messengers[one.channel.platform], one) for one in stuck]
    return Sent(tuple(states))


async def _claim(desk: Desk, platforms: Sequence[str]) -> tuple[Delivery, ...]:
    async with desk.database.writing() as connection:
        return await outbox.claim(connection, desk.clock.now(), platforms, _SENT_AT_ONCE)


async def _compose_one(desk: Desk, subscription_id: int, compose: Compose) -> bool:
    async with desk.database.writing() as connection:
        await windows.close_for_digest(connection)
        subscription = await stored.get(connection, subscription_id)
        now = desk.clock.now()
        slot = due_slot(subscription, now) if subscription else None
        if subscription is None or slot is None or await outbox.unsent(connection, subscription_id):
            return False
        start, end = window(subscription, slot)
        content = await _content(connection, subscription, start, end)
        silent = subscription.quiet and not content.stories
        messages = () if silent else compose(content)
        return await outbox.compose(connection, subscription, slot, start, messages, now)


async def _content(connection: Connection, subscription: Subscription, start: datetime, end: datetime) -> DigestContent:
    chosen, left_out = await stories.in_window(connection, start, end, subscription.topics, _STORIES)
    followed = [one for one in await sources.all_sources(connection) if one.state is SourceState.ACTIVE]
    failing = tuple(one.listing for one in followed if one.health.failures)
    # What answers and was yet brought to the editors' notice has fallen silent.
    silent = tuple(one.listing for one in followed if one.health.noticed and not one.health.failures)
    return DigestContent(subscription, start, end, chosen, left_out, failing, silent)


async def _send(desk: Desk, messenger: Messenger, delivery: Delivery) -> DeliveryState:
    try:
        sent = await _bounded(messenger.send(delivery.channel, delivery.message, delivery.id))
        transition = after_sent(desk.clock.now(), sent)
    except DeliveryError as error:
        transition = after_error(delivery, desk.clock.now(), error, _jitter())
    return await _settle(desk, delivery, transition)


async def _look(desk: Desk, messenger: Messenger, delivery: Delivery) -> DeliveryState:
    claimed = delivery.claimed or delivery.due
    try:
        found = await _bounded(messenger.find(delivery.channel, delivery.id, claimed, claimed + RECONCILE_AFTER))
        transition = after_look(desk.clock.now(), found)
    except DeliveryError as error:
        transition = after_failed_look(delivery, desk.clock.now(), error, _jitter())
    return await _settle(desk, delivery, transition)


async def _bounded(work: Awaitable[T]) -> T:
    """Wait for a platform as long as a send may take; whatever else goes wrong leaves the outcome uncertain."""
    try:
        async with asyncio.timeout(SEND_TIMEOUT.total_seconds()):
            return await work
    except DeliveryError:
        raise
    except TimeoutError as error:
        raise UncertainDelivery("The platform did not answer in time.") from error
    except Exception as error:
        _LOG.exception("A platform's answer was not understood.")
        raise UncertainDelivery("The platform's answer was not understood.") from error


def _jitter() -> float:
    return random.random()  # noqa: S311  spread, not secrecy


async def _settle(desk: Desk, delivery: Delivery, transition: Transition) -> DeliveryState:
    async with desk.database.writing() as connection:
        settled = await outbox.settle(connection, delivery, transition)
        if settled and transition.state is DeliveryState.FAILED:
            await stored.set_state(
                connection, delivery.subscription_id, SubscriptionState.PAUSED, reason=transition.error
            )
    if settled:
        _LOG.info("Delivery %s is %s. %s", delivery.id, transition.state, transition.error)
    return transition.state


def _default(channel: Channel, topics: tuple[str, ...], locale: str, now: datetime) -> Subscription:
    return Subscription(
        id=0,
        channel=channel,
        owner="",
        schedule=WeeklySchedule(),
        topics=topics,
        locale=locale,
        quiet=False,
        state=SubscriptionState.ACTIVE,
        created=now,
    )
