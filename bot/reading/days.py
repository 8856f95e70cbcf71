"""Finding dates in a text as they are written, whole or in part, before anything is concluded from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.reading.calendar_words import MONTHS, WEEKDAYS
from bot.reading.folding import fold_name
from bot.reading.phrases import Phrases

_MONTH_OF = {fold_name(name): number for number, names in enumerate(MONTHS, 1) for name in names}
_MONTH = "|".join(sorted((re.escape(name) for name in _MONTH_OF), key=len, reverse=True))
_DAY_MONTH = rf"\b(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th|er|º|°)?\s?(?:de\s|of\s)?(?P<month>{_MONTH})\b\.?"
_MONTH_DAY = rf"\b(?P<month>{_MONTH})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"

_WRITTEN = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)",
        r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)\b",
        r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일号]",
        r"令和(?P<reiwa>\d{1,2}|元)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日",
        rf"{_DAY_MONTH},?\s(?:de\s|del\s)?{_YEAR}",
        rf"{_MONTH_DAY},?\s{_YEAR}",
        r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]",
        rf"\b(?P<month>{_MONTH})\.?,?\s(?:de\s|del\s)?{_YEAR}",
        r"(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일号]",
        _DAY_MONTH,
        _MONTH_DAY,
        r"(?<![\d月])(?P<day>\d{1,2})日(?![間目本中米欧英独仏])",
    )
)
"""Fullest first: what a fuller pattern has read, a shorter one does not read again."""

_WEEKDAYS = tuple(Phrases("\n".join(dict.fromkeys(names))) for names in WEEKDAYS)

REIWA = 2018
"""The year before the first of the Reiwa era."""


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A date as written: `year` and `month` may be missing, `day` is None for a month; `start` is its offset."""

    start: int
    year: int | None
    month: int | None
    day: int | None

    def on(self, year: int, month: int) -> date | None:
        """Give the date with the missing year and month filled in; a month gives its first day; None if none exists."""
        try:
            return date(self.year or year, self.month or month, self.day or 1)
        except ValueError:
            return None

    @property
    def whole(self) -> bool:
        """Whether year, month and day are all written."""
        return bool(self.year and self.month and self.day)


def written_days(folded: str) -> tuple[WrittenDay, ...]:
    """Give the dates written in a folded text, in order."""
    found: list[tuple[int, int, WrittenDay]] = []
    for pattern in _WRITTEN:
        for match in pattern.finditer(folded):
            if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                found.append((match.start(), match.end(), _written(match)))
    return tuple(written for _, _, written in sorted(found, key=lambda f: f[0]) if written.on(2000, 1))


def weekdays(folded: str) -> tuple[int, ...]:
    """Give the weekdays named in a folded text, Monday 0, in order, each once."""
    places = sorted((start, number) for number, names in enumerate(_WEEKDAYS) for _, start in names.places(folded))
    return tuple(dict.fromkeys(number for _, number in places))


def _written(match: re.Match[str]) -> WrittenDay:
    groups = match.groupdict()
    month = groups.get("month")
    number = (_MONTH_OF.get(month) or int(month)) if month else None
    day = groups.get("day")
    return WrittenDay(match.start(), _year(groups), number, int(day) if day else None)


def _year(groups: dict[str, str | None]) -> int | None:
    reiwa, year = groups.get("reiwa"), groups.get("year")
    if reiwa:
        return REIWA + (1 if reiwa == "元" else int(reiwa))
    return int(year) if year else None


def numbered_days(folded: str) -> Iterator[WrittenDay]:
    """Give the dates that name a day and a month but no year, as a dateline does."""
    return (written for written in written_days(folded) if written.month and written.day and not written.year)
