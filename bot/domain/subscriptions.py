"""Subscriptions: a channel, what it wants, and the slots at which it gets it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

FIRST_WINDOW = timedelta(days=7)
"""How far back the first digest looks."""

CLOCK_ERROR: Final = timedelta(days=1)
"""What lies further ahead than this was written while the clock was wrong, and counts for nothing until it comes.

Less than this is waited for, as nothing else can be told from a clock that was set back a little.
"""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

SIZES: Final = range(3, 16)
"""How many stories a digest may be wished to have at most."""

DEFAULT_SIZE: Final = 7

_WORKDAYS: Final = 5
_YEAR: Final = 366


class SubscriptionState(StrEnum):
    """Whether a subscription gets digests. Paused ones are kept, with the reason."""

    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class SubscriptionKind(StrEnum):
    """What a subscription gives: a digest at each of its slots, or an alert when something matches (a watch)."""

    DIGEST = "digest"
    WATCH = "watch"


@dataclass(frozen=True, slots=True)
class Channel:
    """A place messages go to: `platform` is "slack", "discord" or "console"; ids as the platform writes them."""

    platform: str
    workspace: str
    channel: str


class Rhythm(StrEnum):
    """On which days a digest comes, holidays aside."""

    WEEKLY = "weekly"
    DAILY = "daily"
    WEEKDAYS = "weekdays"
    MONTHLY = "monthly"


class HolidayCalendar(StrEnum):
    """Whose public holidays: those of the EU's seat and the euro's payment system, or Japan's national ones."""

    EU = "eu"
    JAPAN = "japan"


IsHoliday: TypeAlias = Callable[[HolidayCalendar, date], bool]
"""Says whether a day is a public holiday of that calendar; weekends alone are none."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The days a digest comes on, and the wall-clock time. `zone` is an IANA name.

    `weekday` counts from Monday 0, for a weekly one; `day` is that of the month, for a monthly one: in a shorter month
    29 to 31 are its last day. On a public holiday of `holidays` no digest comes; where it `moves`, it comes on the next
    working day instead, a Monday to Friday that is no such holiday.
    """

    weekday: int = 0
    at: time = time(8, 0)
    zone: str = "Europe/Brussels"
    rhythm: Rhythm = Rhythm.WEEKLY
    day: int = 1
    holidays: HolidayCalendar | None = None
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel's wish for digests, or a watch. `owner` is the platform's id of the person who made it.

    Of `topics`, `actors` and `languages` a story needs one each, where any are named; `size` is how many stories a
    digest has at most. `last_slot` is the slot of the newest digest composed for it, None before the first; `resumed`
    is when it last became active again, None for one that always was.

    A watch fires on what holds its `words`, with its topics and actors; its schedule, languages and size mean nothing,
    and its last slot is the instant of its newest alert.
    """

    id: int
    channel: Channel
    owner: str
    schedule: Schedule
    topics: tuple[str, ...]
    locale: str
    quiet: bool
    state: SubscriptionState
    created: datetime
    last_slot: datetime | None = None
    pause_reason: str = ""
    actors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    size: int = DEFAULT_SIZE
    resumed: datetime | None = None
    kind: SubscriptionKind = SubscriptionKind.DIGEST
    words: str = ""

    @property
    def is_watch(self) -> bool:
        """Whether it fires on a match, and has no slots."""
        return self.kind is SubscriptionKind.WATCH

    @property
    def active_since(self) -> datetime:
        """From when on slots are owed."""
        return self.resumed or self.created


def home_zone(locale: str) -> str:
    """Give the zone of a schedule that names none: of who reads Japanese Tokyo's, of everybody else Brussels'."""
    return "Asia/Tokyo" if locale == "ja" else Schedule().zone


def no_holiday(calendar: HolidayCalendar, day: date) -> bool:  # noqa: ARG001  as IsHoliday
    """Know no holidays."""
    return False


def slot_on(schedule: Schedule, day: date) -> datetime:
    """Give the slot of that local day, in UTC.

    In the missing hour of spring the slot is the same distance after midnight as the clock would have shown (02:30
    becomes 03:30), or, where that is past midnight, before it (23:30 becomes 22:30): it stays on its day. In the
    doubled hour of autumn it is the first of the two. A day that a zone leaves out is taken for the next.
    """
    zone = ZoneInfo(schedule.zone)
    wall = datetime.combine(day, schedule.at, zone)
    slots = [wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
    return next((slot for slot in slots if slot.astimezone(zone).date() == day), slots[0])


def falls_on(schedule: Schedule, day: date, is_holiday: IsHoliday) -> bool:
    """Whether a digest comes on that local day. Several that are moved to one day are one."""
    calendar = schedule.holidays
    if calendar is None:
        return _is_planned(schedule, day)
    if is_holiday(calendar, day):
        return False
    return _is_planned(schedule, day) or (schedule.moves and _is_moved_to(schedule, calendar, day, is_holiday))


def latest_slot(schedule: Schedule, now: datetime, is_holiday: IsHoliday) -> datetime | None:
    """Give the newest slot that is not after `now`, in UTC; None when a year went by without one."""
    return next((slot for slot in _slots(schedule, now, -1, is_holiday) if slot <= now), None)


def next_slot(schedule: Schedule, now: datetime, is_holiday: IsHoliday) -> datetime | None:
    """Give the first slot after `now`, in UTC; None when a year goes by without one."""
    return next((slot for slot in _slots(schedule, now, 1, is_holiday) if slot > now), None)


def due_slot(subscription: Subscription, now: datetime, is_holiday: IsHoliday) -> datetime | None:
    """Give the slot a digest is owed for now, or None.

    After downtime over several slots only the newest is owed: one late digest, not three. A slot that passed before
    the subscription was made, or while it was paused, is not owed. A last slot that a wrong clock left far ahead keeps
    none back; which slots have their digest already, only the archive can say then.
    """
    if subscription.state is not SubscriptionState.ACTIVE or subscription.is_watch:
        return None
    last = subscription.last_slot
    known = last if last and last - now <= CLOCK_ERROR else None
    since = max(filter(None, (subscription.active_since, known)))
    slot = latest_slot(subscription.schedule, now, is_holiday)
    return slot if slot and slot > since else None


def window(previous: datetime | None, slot: datetime) -> tuple[datetime, datetime]:
    """Give the window of first seen that the digest of `slot` covers: from its start on and before its end, in UTC.

    `previous` is the slot of the digest before it: whatever became of the slots between, windows touch.
    """
    return (previous or slot - FIRST_WINDOW, slot)


def _slots(schedule: Schedule, now: datetime, step: int, is_holiday: IsHoliday) -> Iterator[datetime]:
    today = now.astimezone(ZoneInfo(schedule.zone)).date()
    days = (today + timedelta(days=step * away) for away in range(_YEAR + 1))
    return (slot_on(schedule, day) for day in days if falls_on(schedule, day, is_holiday))


def _is_planned(schedule: Schedule, day: date) -> bool:
    match schedule.rhythm:
        case Rhythm.WEEKLY:
            return day.weekday() == schedule.weekday
        case Rhythm.DAILY:
            return True
        case Rhythm.WEEKDAYS:
            return day.weekday() < _WORKDAYS
        case Rhythm.MONTHLY:
            return day.day == min(schedule.day, monthrange(day.year, day.month)[1])


def _is_moved_to(schedule: Schedule, calendar: HolidayCalendar, day: date, is_holiday: IsHoliday) -> bool:
    """Whether this is the first working day after a holiday that a digest was planned on."""
    if day.weekday() >= _WORKDAYS:
        return False
    for back in range(1, _YEAR):
        before = day - timedelta(days=back)
        free = is_holiday(calendar, before)
        if free and _is_planned(schedule, before):
            return True
        if not free and before.weekday() < _WORKDAYS:
            return False
    return False
