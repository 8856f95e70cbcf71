"""Dates that know how precise they are and why they are believed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

BELIEVABLE_YEARS = range(1900, 2101)
"""Feeds write 0001-01-01 or 9999-12-31 for a date they do not have."""

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""Japanese eras, each with the year before its first."""

_KANJI_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")

_WEEK = re.compile(r"(?P<year>\d{4})-?W(?P<week>\d\d)")


class Precision(StrEnum):
    """How much of a moment is known, coarse to fine."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    INSTANT = "instant"


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened, as far as it is known.

    `value` is aware, in UTC; coarser than an instant it is midnight UTC of the first day
    (a week begins on its Monday). `reason` says in a few words where the date comes from:
    "the feed", "dateline", "Thursday before publication".
    """

    value: datetime
    precision: Precision
    reason: str

    def __post_init__(self) -> None:
        """Refuse a naive value: a moment without a zone is two moments."""
        if self.value.tzinfo is None:
            raise ValueError("a moment needs a time zone")

    @property
    def day(self) -> date:
        """The (first) day, in UTC."""
        return self.value.astimezone(UTC).date()

    @property
    def is_believable(self) -> bool:
        """Whether its year is one that a report of our time can have."""
        return self.day.year in BELIEVABLE_YEARS

    def iso(self) -> str:
        """ISO 8601 at its precision: 2024, 2024-02, 2024-02-21, or 2024-02-21T08:00:00Z; a week by its Monday."""
        value = self.value.astimezone(UTC)
        match self.precision:
            case Precision.YEAR:
                return f"{value:%Y}"
            case Precision.MONTH:
                return f"{value:%Y-%m}"
            case Precision.WEEK | Precision.DAY:
                return f"{value:%Y-%m-%d}"
            case Precision.INSTANT:
                return f"{value:%Y-%m-%dT%H:%M:%SZ}"

    def end(self) -> datetime:
        """The first instant after it: an instant ends where it begins, a day at the next midnight.

        What would end after the last year there is ends with it.
        """
        try:
            return self._end()
        except (ValueError, OverflowError):
            return datetime.max.replace(tzinfo=UTC)

    def _end(self) -> datetime:
        value = self.value
        match self.precision:
            case Precision.YEAR:
                return value.replace(year=value.year + 1)
            case Precision.MONTH:
                return (value.replace(day=1) + timedelta(days=32)).replace(day=1)
            case Precision.WEEK:
                return value + timedelta(days=7)
            case Precision.DAY:
                return value + timedelta(days=1)
            case Precision.INSTANT:
                return value


def at_day(day: date, reason: str, precision: Precision = Precision.DAY) -> Moment:
    """Make a moment of a calendar day; for a month or year give its first day, for a week its Monday."""
    return Moment(datetime(day.year, day.month, day.day, tzinfo=UTC), precision, reason)


def at_instant(instant: datetime, reason: str) -> Moment:
    """Make a moment of an aware instant, kept in UTC.

    Raises ValueError when `instant` has no zone, or lies in no year of UTC.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    try:
        return Moment(instant.astimezone(UTC), Precision.INSTANT, reason)
    except OverflowError as error:
        raise ValueError("an instant needs a year from 1 to 9999") from error


def parse_moment(text: str, reason: str) -> Moment:
    """Read ISO 8601 at any of its precisions: 2024, 2024-02, 2024-W08, 2024-02-21, 2024-02-21T08:00:00+09:00.

    A week or day may be written without hyphens, 2024W08 or 20240221. A time without a zone is taken as UTC.
    Raises ValueError for anything else.
    """
    value = text.strip()
    if len(value) == len("2024"):
        return at_day(date(int(value), 1, 1), reason, Precision.YEAR)
    if len(value) == len("2024-02") and "W" not in value:
        return at_day(date.fromisoformat(f"{value}-01"), reason, Precision.MONTH)
    if week := _WEEK.fullmatch(value):
        return at_day(date.fromisocalendar(int(week["year"]), int(week["week"]), 1), reason, Precision.WEEK)
    if len(value) <= len("2024-02-21"):
        return at_day(date.fromisoformat(value), reason)
    instant = datetime.fromisoformat(value)
    return at_instant(instant if instant.tzinfo else instant.replace(tzinfo=UTC), reason)


def year_forms(year: int) -> tuple[str, ...]:
    """Give how texts write a year, folded: 2019, in Japanese also 二〇一九年, 19年, 令和1年, 令和元年, 平成31年."""
    reigns = [(era, year - before) for era, before in ERAS.items() if year > before]
    eras = [f"{era}{number}年" for era, number in reigns] + [f"{era}元年" for era, number in reigns if number == 1]
    return (str(year), f"{year}年".translate(_KANJI_DIGITS), f"{year % 100:02}年", *eras)
