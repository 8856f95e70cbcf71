"""Digests through the real archive: every rhythm, downtime, clocks that jump, and what a subscription wishes for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.answers import DigestContent
from bot.domain.messages import Message
from bot.domain.subscriptions import Channel, Rhythm, Schedule, Subscription, SubscriptionState, next_slot, no_holiday
from bot.services import delivering, sending, storing, subscribing
from bot.services.desk import Desk
from tests.fakes.ports import FakeChannel, FakeClock
from tests.services.reports import CHIPS, GREEN

CHANNEL = Channel("slack", "T1", "C1")
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)


def windows(content: DigestContent) -> Sequence[Message]:
    titles = [story.lead.analysis.title for story in content.stories]
    return [Message(f"{content.start:%m-%d %H:%M} {content.end:%m-%d %H:%M} {' | '.join(titles)}".strip())]


async def subscribed(desk: Desk, schedule: Schedule | None = None, channel: Channel = CHANNEL) -> Subscription:
    wish = schedule or Schedule()
    return await subscribing.subscribe(desk, channel, "U1", wish, (), "en", quiet=False, messenger=None)


async def tick(desk: Desk, channel: FakeChannel) -> None:
    await delivering.compose_due(desk, windows, ["slack"])
    await sending.send_due(desk, {"slack": channel})
    await sending.reconcile(desk, {"slack": channel})


def summaries(channel: FakeChannel) -> list[str]:
    return [message.summary for _, _, message in channel.posted]


async def test_every_rhythm_gets_each_slot_once_though_the_bot_is_down_now_and_then(
    desk: Desk, clock: FakeClock
) -> None:
    clock.instant = datetime(2026, 3, 20, tzinfo=UTC)
    made = {}
    for number, rhythm in enumerate(Rhythm):
        zone = ("Europe/Brussels", "America/Nuuk", "Asia/Tokyo", "Australia/Lord_Howe")[number]
        schedule = Schedule(5, time(2, 30), zone, rhythm, day=31)
        place = replace(CHANNEL, channel=f"C{number}")
        made[place] = await subscribed(desk, schedule, place)
    channel, expected, end = FakeChannel(), dict.fromkeys(made, 0), clock.instant + timedelta(days=20)
    upcoming = {place: next_slot(one.schedule, clock.instant, no_holiday) for place, one in made.items()}
    while clock.instant < end:
        clock.forward(timedelta(hours=7))
        for place, slot in upcoming.items():
            if slot and slot <= clock.instant:
                expected[place] += 1
                upcoming[place] = next_slot(made[place].schedule, clock.instant, no_holiday)
        await tick(desk, channel)
        await tick(desk, channel)
    received = {place: sum(where == place for where, _, _ in channel.posted) for place in made}
    assert received == expected
    assert sorted(received.values()) == [1, 3, 14, 20]


async def test_after_a_clock_was_years_ahead_slots_come_on_and_nothing_is_lost(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    await subscribed(desk)
    clock.forward(HOUR)
    await tick(desk, channel)
    true = clock.instant
    clock.forward(500 * WEEK)
    await tick(desk, channel)
    clock.instant = true + 2 * DAY
    await storing.store(desk, CHIPS)
    await tick(desk, channel)
    clock.instant = true + WEEK
    await tick(desk, channel)
    await storing.store(desk, GREEN)
    clock.instant = true + 2 * WEEK
    await tick(desk, channel)
    assert len(channel.posted) == 4
    assert summaries(channel)[2:] == [
        f"01-12 07:00 01-19 07:00 {CHIPS.title}",
        f"01-19 07:00 01-26 07:00 {GREEN.title}",
    ]


async def test_a_slot_that_came_early_by_a_wrong_clock_does_not_come_again_and_leaves_no_gap(
    desk: Desk, clock: FakeClock
) -> None:
    channel = FakeChannel()
    await subscribed(desk)
    clock.forward(HOUR)
    await tick(desk, channel)
    true = clock.instant
    clock.forward(2 * WEEK)
    await tick(desk, channel)
    for weeks in range(4):
        clock.instant = true + weeks * WEEK
        await tick(desk, channel)
    assert summaries(channel) == [
        "01-05 07:00 01-12 07:00",
        "01-12 07:00 01-26 07:00",
        "01-12 07:00 01-19 07:00",
        "01-19 07:00 02-02 07:00",
    ]


async def test_what_was_not_sent_when_a_clock_ran_ahead_keeps_nothing_back(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    await subscribed(desk)
    true = clock.instant
    clock.forward(500 * WEEK)
    await delivering.compose_due(desk, windows, ["slack"])
    clock.instant = true + HOUR
    await tick(desk, channel)
    await tick(desk, channel)
    assert len(channel.posted) == 2


@pytest.mark.parametrize("back", [timedelta(minutes=5), timedelta(hours=20)])
async def test_a_clock_set_back_brings_no_digest_twice(desk: Desk, clock: FakeClock, back: timedelta) -> None:
    channel = FakeChannel()
    await subscribed(desk, Schedule(rhythm=Rhythm.DAILY))
    clock.forward(HOUR)
    await tick(desk, channel)
    clock.forward(-back)
    await tick(desk, channel)
    clock.forward(back)
    await tick(desk, channel)
    assert len(channel.posted) == 1


async def test_one_resumed_gets_its_next_slot_and_all_that_came_since_the_last(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    made = await subscribed(desk)
    clock.forward(HOUR)
    await tick(desk, channel)
    await subscribing.pause(desk, made.id, CHANNEL, "")
    clock.forward(WEEK + DAY)
    await storing.store(desk, CHIPS)
    await subscribing.resume(desk, made.id, CHANNEL)
    await tick(desk, channel)
    assert len(channel.posted) == 1
    clock.forward(WEEK - DAY)
    await tick(desk, channel)
    assert summaries(channel)[1:] == [f"01-12 07:00 01-26 07:00 {CHIPS.title}"]


async def test_subscribing_again_lets_what_passed_while_it_was_paused_be(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    made = await subscribed(desk)
    await subscribing.pause(desk, made.id, CHANNEL, "")
    clock.forward(DAY)
    again = await subscribed(desk)
    assert (again.id, again.state) == (made.id, SubscriptionState.ACTIVE)
    await tick(desk, channel)
    assert channel.posted == []


async def test_one_made_while_the_clock_ran_ahead_is_mended_by_asking_again(desk: Desk, clock: FakeClock) -> None:
    channel, true = FakeChannel(), clock.instant
    clock.forward(500 * WEEK)
    await subscribed(desk)
    clock.instant = true
    await subscribed(desk)
    clock.forward(HOUR)
    await tick(desk, channel)
    assert len(channel.posted) == 1


async def test_a_digest_leaves_out_stories_in_languages_it_was_not_wished_in(desk: Desk, clock: FakeClock) -> None:
    await subscribing.subscribe(
        desk, CHANNEL, "U1", Schedule(), (), "en", quiet=False, messenger=None, languages=("ja",), size=3
    )
    await storing.store(desk, CHIPS)
    clock.forward(HOUR)
    channel = FakeChannel()
    await tick(desk, channel)
    assert CHIPS.title not in summaries(channel)[0]
