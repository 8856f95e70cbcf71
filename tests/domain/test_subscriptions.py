"""A slot is the scheduled instant in the subscription's own zone, and is owed once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.subscriptions import (
    CLOCK_ERROR,
    WEEKDAYS,
    Channel,
    HolidayCalendar,
    Rhythm,
    Schedule,
    Subscription,
    SubscriptionState,
    due_slot,
    falls_on,
    latest_slot,
    next_slot,
    no_holiday,
    slot_on,
    window,
)

MADE = datetime(2026, 1, 1, tzinfo=UTC)
MONDAY_IN_BRUSSELS = Schedule(0, time(8, 0), "Europe/Brussels")
DAILY = replace(MONDAY_IN_BRUSSELS, rhythm=Rhythm.DAILY)
WEEK = timedelta(days=7)

EASTER_MONDAY, MAY_DAY = date(2026, 4, 6), date(2026, 5, 1)
GOLDEN_WEEK = (date(2026, 5, 3), date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 6))
FREE = {
    HolidayCalendar.EU: frozenset({date(2026, 4, 3), EASTER_MONDAY, MAY_DAY, date(2026, 12, 25)}),
    HolidayCalendar.JAPAN: frozenset({date(2026, 4, 29), *GOLDEN_WEEK}),
}


def is_holiday(calendar: HolidayCalendar, day: date) -> bool:
    return day in FREE[calendar]


def subscription(schedule: Schedule = MONDAY_IN_BRUSSELS, last: datetime | None = None) -> Subscription:
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
            Schedule(0, time(8, 0), "Asia/Tokyo"),
            datetime(2026, 1, 11, 23, 30, tzinfo=UTC),
            datetime(2026, 1, 11, 23, tzinfo=UTC),
        ),
        (
            Schedule(0, time(0, 5), "Pacific/Kiritimati"),
            datetime(2026, 1, 11, 11, tzinfo=UTC),
            datetime(2026, 1, 11, 10, 5, tzinfo=UTC),
        ),
        (DAILY, datetime(2026, 1, 14, 6, 59, tzinfo=UTC), datetime(2026, 1, 13, 7, tzinfo=UTC)),
        (
            replace(DAILY, rhythm=Rhythm.WEEKDAYS),
            datetime(2026, 1, 18, 12, tzinfo=UTC),
            datetime(2026, 1, 16, 7, tzinfo=UTC),
        ),
        (
            replace(DAILY, rhythm=Rhythm.MONTHLY, day=15),
            datetime(2026, 1, 14, 12, tzinfo=UTC),
            datetime(2025, 12, 15, 7, tzinfo=UTC),
        ),
        (
            replace(DAILY, rhythm=Rhythm.MONTHLY, day=31),
            datetime(2026, 3, 1, 12, tzinfo=UTC),
            datetime(2026, 2, 28, 7, tzinfo=UTC),
        ),
        (
            replace(DAILY, rhythm=Rhythm.MONTHLY, day=29),
            datetime(2028, 3, 1, 12, tzinfo=UTC),
            datetime(2028, 2, 29, 7, tzinfo=UTC),
        ),
    ],
    ids=[
        "winter time",
        "summer time",
        "at the very instant",
        "a minute before it is still last week's",
        "Monday in Tokyo is Sunday in UTC",
        "a zone fourteen hours ahead",
        "daily, a minute before is yesterday's",
        "Monday to Friday, on a Sunday it is Friday's",
        "monthly, a day before is last month's",
        "the 31st of February is its last day",
        "the 29th of a leap year's February",
    ],
)
def test_the_newest_slot_follows_the_wall_clock_of_its_zone(schedule: Schedule, now: datetime, slot: datetime) -> None:
    assert latest_slot(schedule, now, no_holiday) == slot
    assert next_slot(schedule, slot - timedelta(seconds=1), no_holiday) == slot


@pytest.mark.parametrize(
    ("zone", "day", "at", "local"),
    [
        ("Europe/Brussels", date(2026, 3, 29), time(2, 30), "2026-03-29T03:30+02:00"),
        ("Europe/Brussels", date(2026, 3, 29), time(1, 59), "2026-03-29T01:59+01:00"),
        ("Europe/Brussels", date(2026, 3, 29), time(3, 0), "2026-03-29T03:00+02:00"),
        ("Europe/Brussels", date(2026, 10, 25), time(2, 30), "2026-10-25T02:30+02:00"),
        ("Europe/Brussels", date(2026, 10, 25), time(3, 0), "2026-10-25T03:00+01:00"),
        ("America/New_York", date(2026, 3, 8), time(2, 15), "2026-03-08T03:15-04:00"),
        ("America/New_York", date(2026, 11, 1), time(1, 45), "2026-11-01T01:45-04:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-04T02:45+11:00"),
        ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), "2026-04-05T01:45+11:00"),
        ("Asia/Beirut", date(2026, 3, 29), time(0, 30), "2026-03-29T01:30+03:00"),
        ("America/Nuuk", date(2026, 3, 28), time(23, 30), "2026-03-28T22:30-02:00"),
        ("Africa/Casablanca", date(2026, 2, 15), time(2, 30), "2026-02-15T02:30+01:00"),
        ("Asia/Tokyo", date(2026, 3, 29), time(2, 30), "2026-03-29T02:30+09:00"),
        ("Pacific/Apia", date(2011, 12, 30), time(8, 0), "2011-12-31T08:00+14:00"),
    ],
    ids=[
        "the missing hour of spring moves on",
        "the minute before the missing hour",
        "the minute after the missing hour",
        "the doubled hour of autumn counts once, the first",
        "the minute after the doubled hour",
        "the missing hour in New York",
        "the doubled hour in New York",
        "a missing half hour",
        "a doubled half hour",
        "the hour after midnight is missing",
        "the hour before midnight is missing: still the same day",
        "clocks turned back for Ramadan",
        "a zone without summer time",
        "a day that a zone left out",
    ],
)
def test_when_clocks_change_a_slot_stays_on_its_day(zone: str, day: date, at: time, local: str) -> None:
    slot = slot_on(Schedule(at=at, zone=zone, rhythm=Rhythm.DAILY), day)
    assert slot.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes") == local


@pytest.mark.parametrize(
    "asked", [timedelta(), timedelta(minutes=29), timedelta(minutes=59), timedelta(hours=1), timedelta(hours=3)]
)
def test_the_doubled_hour_owes_one_digest(asked: timedelta) -> None:
    schedule = Schedule(6, time(2, 30), "Europe/Brussels")
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert due_slot(subscription(schedule, first - WEEK), first + asked, no_holiday) == first
    assert due_slot(subscription(schedule, first), first + asked, no_holiday) is None


def days_of(schedule: Schedule, first: date, last: date) -> list[date]:
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in days if falls_on(schedule, day, is_holiday)]


@pytest.mark.parametrize(
    ("schedule", "days"),
    [
        (Schedule(holidays=HolidayCalendar.EU), [date(2026, 3, 30), date(2026, 4, 13)]),
        (Schedule(holidays=HolidayCalendar.EU, moves=True), [date(2026, 3, 30), date(2026, 4, 7), date(2026, 4, 13)]),
        (Schedule(), [date(2026, 3, 30), EASTER_MONDAY, date(2026, 4, 13)]),
        (Schedule(holidays=HolidayCalendar.JAPAN), [date(2026, 3, 30), EASTER_MONDAY, date(2026, 4, 13)]),
        (Schedule(4, holidays=HolidayCalendar.EU, moves=True), [date(2026, 4, 7), date(2026, 4, 10)]),
    ],
    ids=["skipped", "moved", "no holidays kept", "another calendar's holiday", "moved over a weekend and a holiday"],
)
def test_a_holiday_is_skipped_or_moved_to_the_next_working_day(schedule: Schedule, days: list[date]) -> None:
    assert days_of(schedule, date(2026, 3, 30), date(2026, 4, 14)) == days


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (Rhythm.DAILY, [1, 2, 7, 8, 9, 10]),
        (Rhythm.WEEKDAYS, [1, 7, 8]),
        (Rhythm.MONTHLY, [7]),
    ],
    ids=["daily", "Monday to Friday", "monthly on the 3rd"],
)
def test_slots_moved_out_of_a_week_of_holidays_fall_together_into_one(rhythm: Rhythm, days: list[int]) -> None:
    schedule = Schedule(rhythm=rhythm, day=3, holidays=HolidayCalendar.JAPAN, moves=True)
    assert [day.day for day in days_of(schedule, date(2026, 5, 1), date(2026, 5, 10))] == days


def test_a_calendar_without_a_working_day_owes_nothing() -> None:
    schedule = replace(DAILY, holidays=HolidayCalendar.EU, moves=True)
    assert next_slot(schedule, MADE, lambda *_: True) is None
    assert latest_slot(schedule, MADE, lambda *_: True) is None
    assert due_slot(subscription(schedule), MADE + WEEK, lambda *_: True) is None


MONDAY = datetime(2026, 1, 5, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("last", "now", "owed"),
    [
        (None, MONDAY, MONDAY),
        (None, datetime(2026, 1, 3, tzinfo=UTC), None),
        (MONDAY, MONDAY + timedelta(days=1), None),
        (MONDAY, MONDAY + timedelta(days=23), MONDAY + 3 * WEEK),
        (MONDAY, MONDAY - timedelta(minutes=3), None),
        (MONDAY, MONDAY - timedelta(hours=20), None),
        (MONDAY + 500 * WEEK, MONDAY - timedelta(seconds=1), None),
        (MONDAY + 500 * WEEK, MONDAY, MONDAY),
        (MONDAY, MADE - 500 * WEEK, None),
    ],
    ids=[
        "the first slot after it was made",
        "a slot before it was made is not owed",
        "a slot composed already is not owed again",
        "after three missed weeks only the newest is owed",
        "a clock set back a little owes nothing twice",
        "a clock set back by most of a day owes nothing twice",
        "after a clock was far ahead, what passed before it was made is not owed",
        "after a clock was far ahead, slots come on",
        "a clock far behind owes nothing",
    ],
)
def test_one_slot_at_the_most_is_owed(last: datetime | None, now: datetime, owed: datetime | None) -> None:
    assert due_slot(subscription(last=last), now, no_holiday) == owed


@pytest.mark.parametrize(
    ("made", "owed"),
    [(timedelta(minutes=-2), MONDAY), (timedelta(), None), (timedelta(minutes=2), None)],
    ids=["minutes before its hour", "at its very instant", "minutes after"],
)
def test_a_subscription_gets_the_first_slot_after_it_was_made(made: timedelta, owed: datetime | None) -> None:
    fresh = replace(subscription(), created=MONDAY + made)
    assert due_slot(fresh, MONDAY + timedelta(hours=1), no_holiday) == owed


def test_what_passed_while_it_was_paused_is_not_owed() -> None:
    paused = replace(subscription(last=MONDAY - WEEK), state=SubscriptionState.PAUSED)
    resumed = replace(paused, state=SubscriptionState.ACTIVE, resumed=MONDAY + timedelta(days=1))
    assert due_slot(paused, MONDAY, no_holiday) is None
    assert due_slot(resumed, MONDAY + timedelta(days=2), no_holiday) is None
    assert due_slot(resumed, MONDAY + WEEK, no_holiday) == MONDAY + WEEK


@pytest.mark.parametrize(
    ("zone", "owed"),
    [
        ("Asia/Tokyo", MONDAY + WEEK - timedelta(hours=8)),
        ("America/New_York", MONDAY + timedelta(hours=6)),
        ("Europe/London", MONDAY + timedelta(hours=1)),
    ],
)
def test_one_that_moves_to_another_zone_gets_its_next_slot_there_once(zone: str, owed: datetime) -> None:
    moved = subscription(replace(MONDAY_IN_BRUSSELS, zone=zone), last=MONDAY)
    assert due_slot(moved, owed - timedelta(seconds=1), no_holiday) is None
    assert due_slot(moved, owed, no_holiday) == owed
    assert due_slot(replace(moved, last_slot=owed), owed + timedelta(days=1), no_holiday) is None


def test_windows_touch_and_the_first_looks_seven_days_back() -> None:
    slot = datetime(2026, 1, 12, 7, tzinfo=UTC)
    last = slot - timedelta(days=21)
    assert window(None, slot) == (slot - timedelta(days=7), slot)
    assert window(last, slot) == (last, slot)


ZONES = ("Europe/Brussels", "Asia/Tokyo", "America/Nuuk", "Australia/Lord_Howe", "Pacific/Kiritimati", "Asia/Kathmandu")
schedules = st.builds(
    Schedule,
    weekday=st.integers(0, len(WEEKDAYS) - 1),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    zone=st.sampled_from(ZONES),
    rhythm=st.sampled_from(Rhythm),
    day=st.integers(1, 31),
    holidays=st.sampled_from([None, *HolidayCalendar]),
    moves=st.booleans(),
)
instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001  hypothesis adds the zone


@given(schedules, instants)
def test_no_instant_lies_between_the_newest_slot_and_the_next_but_its_own(schedule: Schedule, now: datetime) -> None:
    newest, following = latest_slot(schedule, now, is_holiday), next_slot(schedule, now, is_holiday)
    assert newest is not None
    assert following is not None
    assert newest <= now < following
    assert next_slot(schedule, newest, is_holiday) == following
    assert latest_slot(schedule, following, is_holiday) == following


@given(schedules, instants)
def test_a_slot_shows_its_own_time_unless_clocks_change_that_night(schedule: Schedule, now: datetime) -> None:
    slot = next_slot(schedule, now, is_holiday)
    assert slot is not None
    local = slot.astimezone(ZoneInfo(schedule.zone))
    assert falls_on(schedule, local.date(), is_holiday)
    changes = (local - timedelta(days=1)).utcoffset() != (local + timedelta(days=1)).utcoffset()
    assert local.time() == schedule.at or changes


@given(schedules, instants, st.timedeltas(timedelta(), timedelta(days=60)), st.timedeltas(CLOCK_ERROR, WEEK * 900))
def test_however_the_clock_jumped_slots_come_on(
    schedule: Schedule, now: datetime, later: timedelta, ahead: timedelta
) -> None:
    after = replace(subscription(schedule), last_slot=now + later + ahead + timedelta(seconds=1))
    slot = latest_slot(schedule, now + later, is_holiday)
    assert due_slot(after, now + later, is_holiday) == (slot if slot and slot > MADE else None)
