"""A slot is the scheduled instant in the subscription's own zone, and is owed once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.subscriptions import (
    Channel,
    Subscription,
    SubscriptionState,
    WeeklySchedule,
    due_slot,
    latest_slot,
    next_slot,
    window,
)

MADE = datetime(2026, 1, 1, tzinfo=UTC)
MONDAY_IN_BRUSSELS = WeeklySchedule(0, time(8, 0), "Europe/Brussels")


def subscription(schedule: WeeklySchedule = MONDAY_IN_BRUSSELS, last: datetime | None = None) -> Subscription:
    return Subscription(
        id=1,
        channel=Channel("slack", "T1", "C1"),
        owner="U1",
        schedule=schedule,
        topics=(),
        locale="en",
        quiet=False,
        state=SubscriptionState.ACTIVE,
        created=MADE,
        last_slot=last,
    )


@pytest.mark.parametrize(
    ("schedule", "now", "slot"),
    [
        (MONDAY_IN_BRUSSELS, datetime(2026, 1, 14, 12, tzinfo=UTC), datetime(2026, 1, 12, 7, tzinfo=UTC)),
        (MONDAY_IN_BRUSSELS, datetime(2026, 7, 15, 12, tzinfo=UTC), datetime(2026, 7, 13, 6, tzinfo=UTC)),
        (MONDAY_IN_BRUSSELS, datetime(2026, 1, 12, 7, tzinfo=UTC), datetime(2026, 1, 12, 7, tzinfo=UTC)),
        (MONDAY_IN_BRUSSELS, datetime(2026, 1, 12, 6, 59, tzinfo=UTC), datetime(2026, 1, 5, 7, tzinfo=UTC)),
        (
            WeeklySchedule(0, time(8, 0), "Asia/Tokyo"),
            datetime(2026, 1, 11, 23, 30, tzinfo=UTC),
            datetime(2026, 1, 11, 23, tzinfo=UTC),
        ),
        (
            WeeklySchedule(6, time(2, 30), "Europe/Brussels"),
            datetime(2026, 3, 29, 12, tzinfo=UTC),
            datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
        ),
        (
            WeeklySchedule(6, time(2, 30), "Europe/Brussels"),
            datetime(2026, 10, 25, 12, tzinfo=UTC),
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        ),
        (
            WeeklySchedule(0, time(0, 5), "Pacific/Kiritimati"),
            datetime(2026, 1, 11, 11, tzinfo=UTC),
            datetime(2026, 1, 11, 10, 5, tzinfo=UTC),
        ),
    ],
    ids=[
        "winter time",
        "summer time",
        "at the very instant",
        "a minute before it is still last week's",
        "Monday in Tokyo is Sunday in UTC",
        "the missing hour of spring moves on",
        "the doubled hour of autumn counts once, the first",
        "a zone fourteen hours ahead",
    ],
)
def test_the_newest_slot_follows_the_wall_clock_of_its_zone(
    schedule: WeeklySchedule, now: datetime, slot: datetime
) -> None:
    assert latest_slot(schedule, now) == slot
    assert next_slot(schedule, slot - timedelta(seconds=1)) == slot


@pytest.mark.parametrize(
    ("last", "now", "owed"),
    [
        (None, datetime(2026, 1, 5, 7, tzinfo=UTC), datetime(2026, 1, 5, 7, tzinfo=UTC)),
        (None, datetime(2026, 1, 3, tzinfo=UTC), None),
        (datetime(2026, 1, 5, 7, tzinfo=UTC), datetime(2026, 1, 6, tzinfo=UTC), None),
        (
            datetime(2026, 1, 5, 7, tzinfo=UTC),
            datetime(2026, 1, 28, tzinfo=UTC),
            datetime(2026, 1, 26, 7, tzinfo=UTC),
        ),
    ],
    ids=[
        "the first slot after it was made",
        "a slot before it was made is not owed",
        "a slot composed already is not owed again",
        "after three missed weeks only the newest is owed",
    ],
)
def test_one_slot_at_the_most_is_owed(last: datetime | None, now: datetime, owed: datetime | None) -> None:
    assert due_slot(subscription(last=last), now) == owed


def test_a_paused_subscription_is_owed_nothing() -> None:
    paused = replace(subscription(), state=SubscriptionState.PAUSED)
    assert due_slot(paused, datetime(2026, 1, 6, tzinfo=UTC)) is None


def test_windows_touch_and_the_first_looks_seven_days_back() -> None:
    slot = datetime(2026, 1, 12, 7, tzinfo=UTC)
    last = slot - timedelta(days=21)
    assert window(subscription(), slot) == (slot - timedelta(days=7), slot)
    assert window(subscription(last=last), slot) == (last, slot)
