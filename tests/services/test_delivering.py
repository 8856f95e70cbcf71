"""A digest is composed once per slot and posted exactly once, whatever goes wrong in between."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.domain.answers import DigestContent
from bot.domain.deliveries import RECONCILE_AFTER, DeliveryState
from bot.domain.errors import (
    DeliveryError,
    HistoryUnreadable,
    NotAllowed,
    PermanentDelivery,
    TransientDelivery,
    UncertainDelivery,
)
from bot.domain.messages import Message
from bot.domain.subscriptions import Channel, Schedule, Subscription, SubscriptionState
from bot.services import delivering, sending, storing, subscribing
from bot.services.desk import Desk
from tests.fakes.ports import FakeChannel, FakeClock
from tests.services.reports import CHIPS, GREEN

CHANNEL = Channel("slack", "T1", "C1")
WEEK = timedelta(days=7)


def headlines(content: DigestContent) -> Sequence[Message]:
    return [Message(" | ".join(story.lead.analysis.title for story in content.stories) or "quiet")]


async def subscribed(desk: Desk, *, quiet: bool = False, channel: Channel = CHANNEL) -> Subscription:
    return await subscribing.subscribe(desk, channel, "U1", Schedule(), (), "en", quiet=quiet, messenger=None)


async def rounds(desk: Desk, clock: FakeClock, channel: FakeChannel, times: int = 6) -> None:
    """Let everything run again and again, each time after a pending row, a look and a back-off have come due."""
    for _ in range(times):
        await delivering.compose_due(desk, headlines, ["slack"])
        await sending.send_due(desk, {"slack": channel})
        clock.forward(RECONCILE_AFTER)
        await sending.reconcile(desk, {"slack": channel})


def summaries(channel: FakeChannel) -> list[str]:
    """Give what was posted, but for what was told to the owner."""
    return [message.summary for where, _, message in channel.posted if where.channel != "DU1"]


async def test_a_weekly_digest_holds_the_weeks_stories(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    await subscribed(desk)
    await storing.store(desk, CHIPS)
    assert await delivering.compose_due(desk, headlines, ["slack"]) == 0
    clock.forward(timedelta(hours=1))
    await rounds(desk, clock, channel)
    assert summaries(channel) == [CHIPS.title]


async def test_nothing_comes_twice_and_nothing_falls_between_two_digests(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    await subscribed(desk)
    await storing.store(desk, CHIPS)
    clock.forward(timedelta(hours=1))
    await rounds(desk, clock, channel)
    await storing.store(desk, GREEN)
    clock.forward(WEEK)
    await rounds(desk, clock, channel)
    assert summaries(channel) == [CHIPS.title, GREEN.title]


async def test_after_downtime_over_three_slots_one_digest_covers_them(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    await subscribed(desk)
    clock.forward(timedelta(hours=1))
    await rounds(desk, clock, channel)
    await storing.store(desk, CHIPS)
    clock.forward(WEEK * 3)
    await rounds(desk, clock, channel)
    assert summaries(channel) == ["quiet", CHIPS.title]


async def test_a_quiet_week_is_silent_where_that_is_wanted(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    await subscribed(desk, quiet=True)
    clock.forward(timedelta(hours=1))
    await rounds(desk, clock, channel)
    assert summaries(channel) == []
    assert await delivering.compose_due(desk, headlines, ["slack"]) == 0


@pytest.mark.parametrize(
    ("faults", "accepted"),
    [
        ([TransientDelivery("Busy.", retry_after=30.0)], False),
        ([TransientDelivery("No connection.")] * 3, False),
        ([UncertainDelivery("The answer was lost.")], True),
        ([UncertainDelivery("The answer was lost.")], False),
        ([UncertainDelivery("The answer was lost.")] * 2, False),
    ],
    ids=["busy", "no connection three times", "lost after it was posted", "lost before", "lost before, twice"],
)
async def test_a_fault_neither_loses_nor_doubles_a_digest(
    desk: Desk, clock: FakeClock, faults: list[DeliveryError], accepted: bool
) -> None:
    channel = FakeChannel(faults=list(faults), accept_first=accepted)
    await subscribed(desk)
    await storing.store(desk, CHIPS)
    clock.forward(timedelta(hours=1))
    await rounds(desk, clock, channel)
    assert summaries(channel) == [CHIPS.title]


async def test_what_can_never_be_posted_pauses_the_subscription_and_keeps_it(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel(faults=[PermanentDelivery("The channel is archived.")])
    await subscribed(desk)
    clock.forward(timedelta(hours=1))
    await rounds(desk, clock, channel)
    (kept,) = await subscribing.subscriptions(desk, CHANNEL)
    assert (kept.state, kept.pause_reason) == (SubscriptionState.PAUSED, "The channel is archived.")
    clock.forward(WEEK)
    await rounds(desk, clock, channel)
    assert summaries(channel) == []


async def test_what_cannot_be_looked_up_is_unknown_and_never_sent_again(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel(
        faults=[UncertainDelivery("The answer was lost.")], looking_faults=[HistoryUnreadable("No right to read.")]
    )
    await subscribed(desk)
    clock.forward(timedelta(hours=1))
    await rounds(desk, clock, channel)
    assert summaries(channel) == []


async def test_a_send_cut_off_in_the_middle_is_looked_up_before_it_is_sent_again(desk: Desk, clock: FakeClock) -> None:
    arrived = asyncio.Event()

    class Hanging(FakeChannel):
        async def send(self, channel: Channel, message: Message, delivery_id: str, reply_to: str = "") -> str:
            await super().send(channel, message, delivery_id, reply_to)
            arrived.set()
            await asyncio.Event().wait()
            raise AssertionError

    hanging = Hanging()
    await subscribed(desk)
    await storing.store(desk, CHIPS)
    clock.forward(timedelta(hours=1))
    await delivering.compose_due(desk, headlines, ["slack"])
    under_way = asyncio.ensure_future(sending.send_due(desk, {"slack": hanging}))
    await arrived.wait()
    under_way.cancel()
    await asyncio.gather(under_way, return_exceptions=True)
    back = FakeChannel(posted=hanging.posted)
    await rounds(desk, clock, back)
    assert summaries(back) == [CHIPS.title]


async def test_one_dead_channel_does_not_stop_the_others(desk: Desk, clock: FakeClock) -> None:
    class OneDead(FakeChannel):
        async def send(self, channel: Channel, message: Message, delivery_id: str, reply_to: str = "") -> str:
            if channel == CHANNEL:
                raise PermanentDelivery("The channel is archived.")
            return await super().send(channel, message, delivery_id, reply_to)

    channel = OneDead()
    await subscribed(desk)
    await subscribed(desk, channel=replace(CHANNEL, channel="C2"))
    clock.forward(timedelta(hours=1))
    await rounds(desk, clock, channel)
    assert [where.channel for where, _, _ in channel.posted if where.channel != "DU1"] == ["C2"]


async def test_ten_workers_at_once_post_a_slot_once(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    await subscribed(desk)
    await storing.store(desk, CHIPS)
    clock.forward(timedelta(hours=1))

    async def worker() -> int:
        composed = await delivering.compose_due(desk, headlines, ["slack"])
        await sending.send_due(desk, {"slack": channel})
        return composed

    assert sum(await asyncio.gather(*(worker() for _ in range(10)))) == 1
    assert summaries(channel) == [CHIPS.title]


async def test_a_platform_that_is_not_running_keeps_its_deliveries(desk: Desk, clock: FakeClock) -> None:
    await subscribed(desk)
    clock.forward(timedelta(hours=1))
    await delivering.compose_due(desk, headlines, ["slack"])
    assert (await sending.send_due(desk, {})).states == ()
    channel = FakeChannel()
    assert (await sending.send_due(desk, {"slack": channel})).states == (DeliveryState.SENT,)


async def test_the_same_wish_made_twice_is_one_subscription(desk: Desk) -> None:
    first = await subscribed(desk)
    assert (await subscribed(desk)).id == first.id
    other = await subscribing.subscribe(
        desk, CHANNEL, "U1", Schedule(4, time(9)), (), "en", quiet=False, messenger=None
    )
    assert other.id != first.id


async def test_a_channel_whose_history_cannot_be_read_is_not_subscribed(desk: Desk) -> None:
    blind = FakeChannel(missing=("Read Message History",))
    with pytest.raises(NotAllowed, match="Read Message History"):
        await subscribing.subscribe(desk, CHANNEL, "U1", Schedule(), (), "en", quiet=False, messenger=blind)
    assert await subscribing.subscriptions(desk, CHANNEL) == ()


async def test_after_three_weeks_without_the_platform_one_digest_covers_them(desk: Desk, clock: FakeClock) -> None:
    await subscribed(desk)
    await storing.store(desk, CHIPS)
    for _ in range(3):
        clock.forward(WEEK)
        assert await delivering.compose_due(desk, headlines, []) == 0
    channel = FakeChannel()
    await rounds(desk, clock, channel)
    assert summaries(channel) == ["quiet"]


async def test_a_digest_waits_until_the_one_before_is_settled(desk: Desk, clock: FakeClock) -> None:
    await subscribed(desk)
    clock.forward(timedelta(hours=1))
    assert await delivering.compose_due(desk, headlines, ["slack"]) == 1
    clock.forward(WEEK)
    assert await delivering.compose_due(desk, headlines, ["slack"]) == 0
    await sending.send_due(desk, {"slack": FakeChannel()})
    assert await delivering.compose_due(desk, headlines, ["slack"]) == 1


async def test_subscribing_again_resumes_and_changes_what_was_paused(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel(faults=[PermanentDelivery("The channel is archived.")])
    first = await subscribed(desk)
    clock.forward(timedelta(hours=1))
    await rounds(desk, clock, channel)
    again = await subscribed(desk, quiet=True)
    assert (again.id, again.state, again.quiet, again.pause_reason) == (first.id, SubscriptionState.ACTIVE, True, "")


async def test_five_who_subscribe_at_once_make_one_subscription(desk: Desk) -> None:
    made = await asyncio.gather(*(subscribed(desk) for _ in range(5)))
    assert len({subscription.id for subscription in made}) == 1


async def test_one_digest_that_cannot_be_worded_does_not_stop_the_others(desk: Desk, clock: FakeClock) -> None:
    broken = await subscribed(desk)
    await subscribed(desk, channel=replace(CHANNEL, channel="C2"))
    clock.forward(timedelta(hours=1))

    def compose(content: DigestContent) -> Sequence[Message]:
        if content.subscription.id == broken.id:
            raise LookupError("no such word")
        return headlines(content)

    assert await delivering.compose_due(desk, compose, ["slack"]) == 1


async def test_a_platform_that_answers_nonsense_leaves_the_outcome_open(desk: Desk, clock: FakeClock) -> None:
    class Odd(FakeChannel):
        async def send(self, channel: Channel, message: Message, delivery_id: str, reply_to: str = "") -> str:
            await super().send(channel, message, delivery_id, reply_to)
            raise KeyError("ts")

    odd = Odd()
    await subscribed(desk)
    clock.forward(timedelta(hours=1))
    await rounds(desk, clock, odd)
    assert len(odd.posted) == 1
