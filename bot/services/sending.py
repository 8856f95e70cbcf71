"""Sending: what was composed is posted exactly once, at each platform's pace, whatever dies in between."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import TypeVar

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
from bot.domain.errors import DeliveryError, NotAllowed, PermanentDelivery, TransientDelivery, UncertainDelivery
from bot.domain.ports import Messenger
from bot.domain.subscriptions import Channel, SubscriptionState
from bot.services import telling
from bot.services.desk import Desk
from storage import outbox, windows
from storage import subscriptions as stored
from storage.database import Connection

T = TypeVar("T")

_LOG = logging.getLogger(__name__)

_LOOKS_AT_ONCE = 5

_LONGEST_REST = 10.0
"""Seconds a round waits for a channel's turn; what must wait longer is left to the next round."""

_BREATH = 0.02
"""Seconds in which turns that come one after another gather, so that they are claimed together."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What one round of sending came to, by the state the deliveries ended in."""

    states: tuple[DeliveryState, ...]


async def send_due(desk: Desk, messengers: Mapping[str, Messenger]) -> Sent:
    """Claim what is due and post it as fast as each platform's pace allows, until nothing more is due.

    Platforms go side by side. One without a messenger keeps its deliveries for later.
    """
    rounds = [_send_all(desk, messenger) for messenger in messengers.values()]
    ended = await asyncio.gather(*rounds, return_exceptions=True)
    for outcome in ended:
        if isinstance(outcome, BaseException):
            raise outcome
    return Sent(tuple(state for outcome in ended if not isinstance(outcome, BaseException) for state in outcome))


async def reconcile(desk: Desk, messengers: Mapping[str, Messenger]) -> Sent:
    """Look in the channel for every delivery whose outcome is uncertain, before anything is sent again.

    Owners are told of those whose outcome cannot be found out.
    """
    async with desk.database.writing() as connection:
        stuck = await outbox.stuck(connection, desk.clock.now(), tuple(messengers))
    places = asyncio.Semaphore(_LOOKS_AT_ONCE)

    async def look(delivery: Delivery) -> DeliveryState:
        async with places:
            return await _look(desk, messengers[delivery.channel.platform], delivery)

    states = await asyncio.gather(*(look(one) for one in stuck))
    await telling.tell_of_unknown(desk)
    return Sent(tuple(states))


async def _send_all(desk: Desk, messenger: Messenger) -> list[DeliveryState]:
    states: list[DeliveryState] = []
    under_way: set[asyncio.Task[DeliveryState]] = set()
    try:
        while True:
            claimed = await _claim(desk, messenger)
            for delivery in claimed:
                messenger.pace.start(delivery.channel)
                under_way.add(asyncio.create_task(_send(desk, messenger, delivery)))
            rest = messenger.pace.wait(_seconds())
            if not under_way and not await _is_worth_waiting(desk, messenger, rest):
                return states
            done, under_way = await _rested(under_way, rest)
            states += [task.result() for task in done]
    finally:
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)


async def _claim(desk: Desk, messenger: Messenger) -> tuple[Delivery, ...]:
    room, waiting = messenger.pace.room(_seconds()), messenger.pace.waiting(_seconds())
    if not room:
        return ()
    now = desk.clock.now()
    return await desk.database.write(outbox.claim, now, (messenger.platform,), room, waiting)


async def _is_worth_waiting(desk: Desk, messenger: Messenger, rest: float | None) -> bool:
    if rest is None or rest > _LONGEST_REST:
        return False
    async with desk.database.reading() as connection:
        return await outbox.is_due(connection, desk.clock.now(), (messenger.platform,))


async def _rested(
    under_way: set[asyncio.Task[DeliveryState]], rest: float | None
) -> tuple[set[asyncio.Task[DeliveryState]], set[asyncio.Task[DeliveryState]]]:
    """Wait for an answer or a turn, whichever comes first; give what is done and what is not."""
    if under_way:
        await asyncio.wait(under_way, timeout=rest, return_when=asyncio.FIRST_COMPLETED)
    else:
        await asyncio.sleep(rest or 0)
    await asyncio.sleep(_BREATH)
    done = {task for task in under_way if task.done()}
    return done, under_way - done


async def _send(desk: Desk, messenger: Messenger, delivery: Delivery) -> DeliveryState:
    try:
        place = await _place(messenger, delivery)
        sent = await _bounded(messenger.send(place, delivery.message, delivery.id, delivery.reply_to))
        transition = after_sent(desk.clock.now(), sent)
    except DeliveryError as error:
        _hold(messenger, delivery.channel, error)
        transition = after_error(delivery, desk.clock.now(), error, _jitter())
    finally:
        messenger.pace.end(delivery.channel, _seconds())
    return await _settle(desk, delivery, transition)


async def _look(desk: Desk, messenger: Messenger, delivery: Delivery) -> DeliveryState:
    claimed = delivery.claimed or delivery.due
    try:
        until = claimed + RECONCILE_AFTER
        place = await _place(messenger, delivery)
        found = await _bounded(messenger.find(place, delivery.id, claimed, until, delivery.reply_to))
        transition = after_look(desk.clock.now(), found)
    except DeliveryError as error:
        transition = after_failed_look(delivery, desk.clock.now(), error, _jitter())
    return await _settle(desk, delivery, transition)


async def _place(messenger: Messenger, delivery: Delivery) -> Channel:
    """Give where a delivery goes. Raises PermanentDelivery, or TransientDelivery when it cannot be asked now."""
    if not delivery.is_direct:
        return delivery.channel
    try:
        return await _bounded(messenger.direct(delivery.person))
    except NotAllowed as error:
        raise PermanentDelivery(error.sentence) from error
    except UncertainDelivery as error:
        # Nothing was to be posted yet, so nothing can have been.
        raise TransientDelivery(error.sentence) from error


def _hold(messenger: Messenger, channel: Channel, error: DeliveryError) -> None:
    """Let others wait as well for as long as the platform asked."""
    if isinstance(error, TransientDelivery) and error.retry_after:
        messenger.pace.hold(None if error.everywhere else channel, _seconds() + error.retry_after)


async def _bounded(work: Awaitable[T]) -> T:
    """Wait for a platform as long as a send may take; whatever else goes wrong leaves the outcome uncertain."""
    try:
        async with asyncio.timeout(SEND_TIMEOUT.total_seconds()):
            return await work
    except (DeliveryError, NotAllowed):
        raise
    except TimeoutError as error:
        raise UncertainDelivery("The platform did not answer in time.") from error
    except Exception as error:
        _LOG.exception("A platform's answer was not understood.")
        raise UncertainDelivery("The platform's answer was not understood.") from error


def _seconds() -> float:
    """Give the time by a clock that never runs backwards, whatever the desk's clock does."""
    return asyncio.get_running_loop().time()


def _jitter() -> float:
    return random.random()  # noqa: S311  spread, not secrecy


async def _settle(desk: Desk, delivery: Delivery, transition: Transition) -> DeliveryState:
    if await desk.database.write(_write_down, desk, delivery, transition):
        _LOG.info("Delivery %s is %s. %s", delivery.id, transition.state, transition.error)
    return transition.state


async def _write_down(connection: Connection, desk: Desk, delivery: Delivery, transition: Transition) -> bool:
    """Write what became of a delivery and what follows from that; whether another worker had not done it before."""
    if transition.pauses:
        # What a notice is added to, no correction may be added to at the same time.
        await windows.hold(connection)
    settled = await outbox.settle(connection, delivery, transition)
    if settled and transition.pauses:
        reason, state = transition.error, SubscriptionState.PAUSED
        paused = await stored.set_state(connection, delivery.subscription_id, state, reason)
        if paused:
            await telling.tell_of_pause(desk, connection, paused, delivery)
    if settled and transition.state is DeliveryState.FAILED and delivery.is_direct:
        await telling.tell_editors_instead(desk, connection, delivery, transition.error)
    return settled
