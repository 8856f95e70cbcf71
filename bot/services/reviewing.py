"""Bringing proposals and flags to the editors' channel: one message a day, each shown once, the best first."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.curation import ReviewQueue
from bot.domain.errors import DeliveryError, HistoryUnreadable, TransientDelivery, UncertainDelivery
from bot.domain.facts import Fact
from bot.domain.messages import Message
from bot.domain.ports import Messenger
from bot.domain.subscriptions import Channel, Schedule, slot_on
from bot.services.desk import Desk
from storage import facts, notices, reviews
from storage.notices import Taken, Turn

_LOG = logging.getLogger(__name__)

_FLAGS = 3
_LEASE = timedelta(minutes=10)
"""Longer than any send takes, and long enough for a lagging history to show the message."""

_JUST_BEFORE = timedelta(microseconds=1)

WordReview = Callable[[ReviewQueue, Sequence[Fact]], Sequence[Message]]
"""Words what waits for review, with the facts its flags are about, as messages that each fit the platform."""


@dataclass(frozen=True, slots=True)
class ReviewPlan:
    """Where the editors are, and when each day they are shown at most how many proposals."""

    channel: Channel
    at: time = time(9)
    zone: str = "Europe/Brussels"
    limit: int = 5


async def bring_review(desk: Desk, plan: ReviewPlan, word: WordReview, messenger: Messenger) -> int:
    """Post today's review message unless that was done, and give how many proposals and flags it shows.

    What it shows is marked before it is posted and not brought again. A message whose outcome was lost is looked for
    in the channel before another is posted; one that is refused is tried again the next day.
    """
    now = desk.clock.now()
    slot = _slot(plan, now)
    async with desk.database.writing() as connection:
        taken = await notices.take_turn(connection, Turn.REVIEW, now, slot - _JUST_BEFORE, _LEASE)
    if taken is None or not await _is_clear(desk, plan, messenger, taken, now):
        return 0
    queue, message = await _choose(desk, plan, word, slot)
    if message is None:
        await _end(desk, now, slot)
        return 0
    try:
        await messenger.send(plan.channel, message, _delivery_id(slot))
    except UncertainDelivery as error:
        _LOG.warning("The review message is looked for before it is posted again: %s", error)
        return 0
    except DeliveryError as error:
        await _put_back(desk, now, slot, error)
        return 0
    await _end(desk, now, slot)
    return len(queue.proposals) + len(queue.flags)


def _slot(plan: ReviewPlan, now: datetime) -> datetime:
    """Give the newest instant, not after `now`, at which a message is owed."""
    schedule = Schedule(at=plan.at, zone=plan.zone)
    today = now.astimezone(ZoneInfo(plan.zone)).date()
    slot = slot_on(schedule, today)
    return slot if slot <= now else slot_on(schedule, today - timedelta(days=1))


def _delivery_id(slot: datetime) -> str:
    return f"review-{slot:%Y%m%d%H%M}"


async def _is_clear(desk: Desk, plan: ReviewPlan, messenger: Messenger, taken: Taken, now: datetime) -> bool:
    """Whether a message may be posted: none that a worker left behind was, or might have been."""
    if taken.cut_off is None:
        return True
    slot = _slot(plan, taken.cut_off)
    try:
        found = await messenger.find(plan.channel, _delivery_id(slot), slot, taken.cut_off + _LEASE)
    except HistoryUnreadable as error:
        _LOG.warning("Whether the review message was posted cannot be found out: %s", error)
        found = "perhaps"
    except DeliveryError as error:
        _LOG.warning("The review message is looked for again later: %s", error)
        return False
    if found:
        await _end(desk, now, slot)
        return False
    async with desk.database.writing() as connection:
        await reviews.unmark(connection, slot)
    return True


async def _choose(desk: Desk, plan: ReviewPlan, word: WordReview, slot: datetime) -> tuple[ReviewQueue, Message | None]:
    """Choose what fits one message and mark it; no message when there is nothing to bring."""
    async with desk.database.writing() as connection:
        queue = await reviews.waiting(connection, plan.limit, _FLAGS)
        if not queue.proposals and not queue.flags:
            return queue, None
        ids = dict.fromkeys(flag.fact_id for flag in queue.flags if flag.fact_id)
        about = [fact for fact_id in ids if (fact := await facts.get(connection, fact_id))]
        parts = word(queue, about)
        while len(parts) > 1 and len(queue.proposals) + len(queue.flags) > 1:
            queue = _smaller(queue)
            parts = word(queue, about)
        await reviews.mark(connection, queue, slot)
        return queue, parts[0]


def _smaller(queue: ReviewQueue) -> ReviewQueue:
    """Leave the last out of what there is more of."""
    if len(queue.flags) >= len(queue.proposals):
        return replace(queue, flags=queue.flags[:-1])
    return replace(queue, proposals=queue.proposals[:-1])


async def _end(desk: Desk, taken: datetime, slot: datetime) -> None:
    async with desk.database.writing() as connection:
        await notices.end_turn(connection, Turn.REVIEW, taken, slot)


async def _put_back(desk: Desk, taken: datetime, slot: datetime, error: DeliveryError) -> None:
    """Let what was not posted be brought at the next try: soon when the chat is busy, else tomorrow."""
    _LOG.warning("The editors' channel did not take the review message: %s", error)
    async with desk.database.writing() as connection:
        await reviews.unmark(connection, slot)
        if isinstance(error, TransientDelivery):
            await notices.give_back(connection, Turn.REVIEW, taken)
        else:
            await notices.end_turn(connection, Turn.REVIEW, taken, slot)
