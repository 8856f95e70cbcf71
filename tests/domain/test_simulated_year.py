"""A year in twenty zones and every rhythm: each expected slot once, none on the wrong day.

What is expected is worked out here by walking through the days, without the code under test.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.domain.subscriptions import (
    Channel,
    HolidayCalendar,
    Rhythm,
    Schedule,
    Subscription,
    SubscriptionState,
    due_slot,
    window,
)

YEAR = 2026
START, END = datetime(YEAR, 1, 1, tzinfo=UTC), datetime(YEAR + 1, 1, 1, tzinfo=UTC)
ZONES = (
    *("Europe/Brussels", "Europe/London", "Europe/Athens", "Asia/Tokyo", "Asia/Kathmandu", "Asia/Beirut"),
    *("Asia/Jerusalem", "Africa/Cairo", "Africa/Casablanca", "America/New_York", "America/Los_Angeles"),
    *("America/St_Johns", "America/Havana", "America/Santiago", "America/Nuuk", "Atlantic/Azores"),
    *("Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Kiritimati"),
)
EACH_RHYTHM_IN_EACH_ZONE = len(ZONES) * len(Rhythm)
ODD_TIMES = (time(0, 0), time(0, 30), time(1, 30), time(2, 0), time(2, 30), time(3, 0), time(23, 30), time(8, 0))

FREE = {
    HolidayCalendar.EU: frozenset(
        date(YEAR, month, day)
        for month, day in ((1, 1), (4, 3), (4, 6), (5, 1), (5, 14), (5, 25), (7, 21), (11, 11), (12, 25), (12, 26))
    ),
    HolidayCalendar.JAPAN: frozenset(
        date(YEAR, month, day)
        for month, day in (
            *((1, 1), (1, 12), (2, 11), (2, 23), (3, 20), (4, 29), (5, 3), (5, 4), (5, 5), (5, 6)),
            *((7, 20), (8, 11), (9, 21), (9, 22), (9, 23), (10, 12), (11, 3), (11, 23)),
        )
    ),
}


def is_holiday(calendar: HolidayCalendar, day: date) -> bool:
    return day in FREE[calendar]


def subscriptions(chance: random.Random) -> list[Subscription]:
    """Give 200 subscriptions: ten a zone, of every rhythm, at odd hours, with and without holidays."""
    made = []
    for number in range(200):
        schedule = Schedule(
            weekday=chance.randrange(7),
            at=chance.choice((*ODD_TIMES, time(chance.randrange(24), chance.randrange(60)))),
            zone=ZONES[number % len(ZONES)],
            rhythm=tuple(Rhythm)[number // len(ZONES) % len(Rhythm)],
            day=chance.randint(1, 31),
            holidays=chance.choice((None, HolidayCalendar.EU, HolidayCalendar.JAPAN)),
            moves=chance.random() < 0.5,
        )
        channel = Channel("slack", "T1", f"C{number}")
        state = SubscriptionState.ACTIVE
        made.append(Subscription(number, channel, "U1", schedule, (), "en", quiet=False, state=state, created=START))
    return made


def planned(schedule: Schedule, day: date) -> bool:
    return {
        Rhythm.DAILY: True,
        Rhythm.WEEKDAYS: day.isoweekday() <= 5,
        Rhythm.WEEKLY: day.isoweekday() == schedule.weekday + 1,
        Rhythm.MONTHLY: day.day == min(schedule.day, monthrange(day.year, day.month)[1]),
    }[schedule.rhythm]


def expected_days(schedule: Schedule) -> set[date]:
    """Walk forward from each planned day that is a holiday to the working day it moves to."""
    days = set()
    for number in range(-20, 380):
        day = date(YEAR, 1, 1) + timedelta(days=number)
        if not planned(schedule, day):
            continue
        free = FREE[schedule.holidays] if schedule.holidays else frozenset()
        if day in free:
            while schedule.moves and (day in free or day.isoweekday() > 5):
                day += timedelta(days=1)
        if day not in free:
            days.add(day)
    return days


def expected_slot(schedule: Schedule, day: date) -> datetime:
    """Give the first instant at which the clocks of the zone show that time; of a missing one, what its rule says."""
    zone, wall = ZoneInfo(schedule.zone), datetime.combine(day, schedule.at)
    before, after = ((wall.replace(tzinfo=zone) + timedelta(days=away)).utcoffset() or timedelta() for away in (-1, 1))
    candidates = sorted((wall - offset).replace(tzinfo=UTC) for offset in (before, after))
    shown = [instant for instant in candidates if instant.astimezone(zone).replace(tzinfo=None) == wall]
    if shown:
        return shown[0]
    moved_on, moved_back = candidates[::-1]
    return moved_on if moved_on.astimezone(zone).date() == day else moved_back


def ticks(
    slots: Sequence[datetime], outages: Sequence[tuple[datetime, datetime]], chance: random.Random
) -> list[datetime]:
    """Look a few times a day, and every few minutes around each slot, but never while the bot is down."""
    looks = {START + timedelta(hours=5) * number for number in range(365 * 5)}
    for slot in slots:
        minute = -10.0
        while minute < 20:
            looks.add(slot + timedelta(minutes=minute))
            minute += chance.uniform(2, 9)
    up = (look for look in looks if not any(down <= look < back for down, back in outages))
    return sorted(look for look in up if START <= look < END)


def delivered(subscription: Subscription, looks: Sequence[datetime]) -> list[tuple[datetime, datetime, datetime]]:
    """Live through the year as the bot does; give each digest's slot, window start and when it was composed."""
    digests = []
    for now in looks:
        slot = due_slot(subscription, now, is_holiday)
        if slot:
            digests.append((slot, window(subscription.last_slot, slot)[0], now))
            subscription = replace(subscription, last_slot=slot)
    return digests


def owed(slots: Sequence[datetime], looks: Sequence[datetime]) -> list[datetime]:
    """Leave out the slots during downtime that a later one had passed when the bot came back."""
    seen = [looks[at] if (at := bisect_left(looks, slot)) < len(looks) else END for slot in slots]
    return [slot for slot, look, later in zip(slots, seen, [*slots[1:], END], strict=True) if look < later]


def test_each_slot_of_a_year_comes_once_on_its_day_and_the_windows_have_no_gap() -> None:
    chance = random.Random(5)  # noqa: S311  a made-up year
    outages = [
        (down, down + timedelta(hours=chance.choice((1, 9, 30, 80, 400))))
        for down in (START + timedelta(hours=chance.uniform(0, 8700)) for _ in range(8))
    ]
    total = 0
    for subscription in subscriptions(chance)[:EACH_RHYTHM_IN_EACH_ZONE]:
        slots = sorted({expected_slot(subscription.schedule, day) for day in expected_days(subscription.schedule)})
        slots = [slot for slot in slots if START < slot < END]
        looks = ticks(slots, outages, chance)
        digests = delivered(subscription, looks)
        assert [slot for slot, _, _ in digests] == owed(slots, looks), subscription.schedule
        assert all(start == before for (before, _, _), (_, start, _) in pairwise(digests))
        assert all(now >= slot for slot, _, now in digests)
        total += len(digests)
    assert total > 5_000
