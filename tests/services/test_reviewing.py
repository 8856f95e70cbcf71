"""What waits for review is brought to the editors once a day, each part of it once, whoever dies on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.domain.curation import ReviewQueue
from bot.domain.errors import (
    DeliveryError,
    HistoryUnreadable,
    PermanentDelivery,
    TransientDelivery,
    UncertainDelivery,
)
from bot.domain.facts import Citation, Fact, Flag, FlagKind, FlagState
from bot.domain.messages import Message
from bot.domain.subscriptions import Channel
from bot.services import curating, reviewing
from bot.services.desk import Desk
from bot.services.reviewing import ReviewPlan
from storage import facts, flags
from tests.fakes.ports import FakeChannel, FakeClock
from tests.services.curated import BEN, PLACE
from tests.storage.curated import ADA, add_version, proposal, propose, quoted

EDITORS = Channel("slack", "T1", "C9")
PLAN = ReviewPlan(EDITORS)
DAY = timedelta(days=1)
LEASE = timedelta(minutes=10)
NINE = timedelta(hours=2)
"""From the clock's start to nine in Brussels."""


def word(queue: ReviewQueue, about: Sequence[Fact]) -> Sequence[Message]:
    """Name what is shown and how much waits in all, three to a message."""
    shown = [*(one.id for one in queue.proposals), *(f"flag {one.id} on {_ids(about)}" for one in queue.flags)]
    parts = [shown[start : start + 3] for start in range(0, len(shown), 3)]
    return [Message(f"{', '.join(part)} of {queue.proposed + queue.flagged}") for part in parts]


def _ids(about: Sequence[Fact]) -> str:
    return " ".join(one.id for one in about)


async def add(desk: Desk, *ids: str) -> None:
    """Propose facts, the last named being the newest."""
    async with desk.database.writing() as connection:
        for number, one in enumerate(ids):
            await propose(connection, proposal(one), desk.clock.now() + timedelta(seconds=number))


async def bring(desk: Desk, channel: FakeChannel, plan: ReviewPlan = PLAN) -> int:
    return await reviewing.bring_review(desk, plan, word, channel)


def said(channel: FakeChannel) -> list[str]:
    return [message.summary for _, _, message in channel.posted]


async def test_once_a_day_at_its_hour_the_best_are_shown_and_the_rest_waits(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    clock.forward(NINE - timedelta(minutes=1))
    assert await bring(desk, channel) == 0
    await add(desk, "p1", "p2", "p3", "p4")
    assert await bring(desk, channel) == 0
    clock.forward(timedelta(minutes=1))
    assert await bring(desk, channel, replace(PLAN, limit=2)) == 2
    assert await bring(desk, channel) == 0
    clock.forward(DAY)
    assert await bring(desk, channel) == 2
    clock.forward(DAY)
    assert await bring(desk, channel) == 0
    assert said(channel) == ["p4, p3 of 4", "p2, p1 of 4"]
    assert {where for where, _, _ in channel.posted} == {EDITORS}


async def test_the_hour_is_that_of_the_editors_zone(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    plan = replace(PLAN, at=time(17), zone="Asia/Tokyo")
    await bring(desk, channel, plan)
    await add(desk, "p1")
    clock.forward(NINE - timedelta(minutes=1))
    assert await bring(desk, channel, plan) == 0
    clock.forward(timedelta(minutes=1))
    assert await bring(desk, channel, plan) == 1


async def test_only_what_fits_one_message_is_shown_and_the_rest_comes_the_next_day(
    desk: Desk, clock: FakeClock
) -> None:
    channel = FakeChannel()
    await add(desk, "p1", "p2", "p3", "p4")
    assert await bring(desk, channel) == 3
    clock.forward(DAY)
    assert await bring(desk, channel) == 1
    assert said(channel) == ["p4, p3, p2 of 4", "p1 of 4"]


async def test_flags_come_with_the_facts_they_are_about(desk: Desk) -> None:
    channel = FakeChannel()
    await add(desk, "p1")
    async with desk.database.writing() as connection:
        report = Flag(0, FlagKind.REPORT, FlagState.OPEN, desk.clock.now(), "The date is wrong.", "p1", person=ADA)
        number = await flags.raise_flag(connection, report)
    assert await bring(desk, channel) == 2
    assert said(channel) == [f"p1, flag {number} on p1 of 2"]


async def test_one_more_origin_brings_a_proposal_again(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    await add(desk, "p1", "p2")
    await bring(desk, channel)
    async with desk.database.writing() as connection:
        version = await add_version(connection)
        await facts.cite(connection, "p1", quoted(version), clock.now())
        reprint = Citation("A reprint", "https://reprint.example/1", official=True, independent=False)
        await facts.cite(connection, "p2", reprint, clock.now())
    clock.forward(DAY)
    assert await bring(desk, channel) == 1
    assert said(channel)[1:] == ["p1 of 2"]


async def test_what_was_decided_meanwhile_is_not_shown(desk: Desk) -> None:
    channel = FakeChannel()
    await add(desk, "p1", "p2")
    await curating.approve(desk, "p2", None, BEN, PLACE)
    await bring(desk, channel)
    assert said(channel) == ["p1 of 1"]


async def test_ten_workers_at_once_post_one_message(desk: Desk) -> None:
    channel = FakeChannel()
    await add(desk, "p1", "p2")
    assert sorted(await asyncio.gather(*(bring(desk, channel) for _ in range(10)))) == [0] * 9 + [2]
    assert said(channel) == ["p2, p1 of 2"]


@pytest.mark.parametrize(
    ("fault", "accepted", "at_once", "after_the_lease", "next_day"),
    [
        pytest.param(TransientDelivery("Busy."), False, 1, 0, 0, id="busy: at the next try"),
        pytest.param(UncertainDelivery("Lost."), True, 0, 0, 0, id="posted, the answer lost: found, not posted twice"),
        pytest.param(UncertainDelivery("Lost."), False, 0, 1, 0, id="not posted, the answer lost: posted later"),
        pytest.param(PermanentDelivery("Archived."), False, 0, 0, 1, id="refused: the next day"),
    ],
)
async def test_a_fault_neither_loses_nor_doubles_the_message(
    desk: Desk,
    clock: FakeClock,
    fault: DeliveryError,
    *,
    accepted: bool,
    at_once: int,
    after_the_lease: int,
    next_day: int,
) -> None:
    channel = FakeChannel(faults=[fault], accept_first=accepted)
    await add(desk, "p1")
    assert await bring(desk, channel) == 0
    assert await bring(desk, channel) == at_once
    clock.forward(LEASE)
    assert await bring(desk, channel) == after_the_lease
    clock.forward(DAY)
    assert await bring(desk, channel) == next_day
    assert said(channel) == ["p1 of 1"]


@pytest.mark.parametrize("posted", [True, False], ids=["after it posted", "before it posted"])
async def test_a_worker_that_dies_leaves_neither_a_second_message_nor_none(
    desk: Desk, clock: FakeClock, *, posted: bool
) -> None:
    class Dying(FakeChannel):
        async def send(self, channel: Channel, message: Message, delivery_id: str, reply_to: str = "") -> str:
            if posted:
                await super().send(channel, message, delivery_id, reply_to)
            raise asyncio.CancelledError

    dying = Dying()
    await add(desk, "p1")
    with pytest.raises(asyncio.CancelledError):
        await bring(desk, dying)
    alive = FakeChannel(posted=dying.posted)
    assert await bring(desk, alive) == 0
    clock.forward(LEASE)
    assert await bring(desk, alive) == (0 if posted else 1)
    assert said(alive) == ["p1 of 1"]


async def test_what_cannot_be_looked_for_is_not_posted_again(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel(faults=[UncertainDelivery("Lost.")], looking_faults=[HistoryUnreadable("No right to read.")])
    await add(desk, "p1")
    await bring(desk, channel)
    for _ in range(3):
        clock.forward(LEASE)
        assert await bring(desk, channel) == 0
    assert said(channel) == []


async def test_a_look_that_fails_for_now_is_made_again(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel(faults=[UncertainDelivery("Lost.")], looking_faults=[TransientDelivery("Busy.")])
    await add(desk, "p1")
    for _ in range(2):
        assert await bring(desk, channel) == 0
        clock.forward(LEASE)
    assert await bring(desk, channel) == 1
