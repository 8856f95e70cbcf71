"""Finding dates in a text as they are written, whole or in part, before anything is concluded from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from bot.domain.moments import BELIEVABLE_YEARS, ERAS
from bot.reading.text.calendar_words import FIRST, FULL_MONTHS, SHORT_MONTHS, WEEKDAYS
from bot.reading.text.folding import fold_name
from bot.reading.text.phrases import Phrases

_MONTHS = tuple((*full, *short) for full, short in zip(FULL_MONTHS, SHORT_MONTHS, strict=True))
MONTH_OF = {fold_name(name): number for number, names in enumerate(_MONTHS, 1) for name in names}
"""The number of each month by its folded names."""

_MONTH = rf"(?P<month>{'|'.join(sorted((re.escape(name) for name in MONTH_OF), key=len, reverse=True))})\b\.?"
_WEEKDAY = "|".join(sorted({re.escape(name) for names in WEEKDAYS for name in names if name.isalpha()}, key=len))
_ORDINAL = r"(?:\.|st|nd|rd|th|er|o|º|°)?"
_UNTIL = r"(?:-|~|〜|\b(?:to|through|until|bis|au|al|tot|t/m|do|a)\b|から|至)"
_AND = r"(?:/|\b(?:and|und|et|ed?|y|en|i)\b)"
_ARTICLE = rf"(?:\b(?:the|den|le|il|el)\b\s)?(?:\b(?:{_WEEKDAY})\b,?\s)?"
_MORE = rf"(?P<more>(?:,\s?\d{{1,2}}{_ORDINAL})*\s?(?:{_UNTIL}|{_AND})\s?{_ARTICLE}\d{{1,2}}{_ORDINAL}(?![\d:%]))?"
_DAY_MONTH = rf"\b(?P<day>\d{{1,2}}|{'|'.join(FIRST)}){_ORDINAL}{_MORE}\s?(?:de\s|of\s)?{_MONTH}"
_MONTH_DAY = rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d){_MORE}"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_ERA = rf"(?P<era>{'|'.join(ERAS)})(?P<reign>\d{{1,2}}|元)年"
_CJK_YEAR = rf"(?:(?P<year>(?:19|20)\d\d)\s?[年년]|(?<!\d)(?P<short>\d\d)年|{_ERA})\s?"
_CJK_MONTH = r"(?P<month>\d{1,2})\s?[月월]"
_CJK_MORE = r"(?P<more>(?:日?(?:\([月火水木金土日]\))?\s?(?:-|~|〜|・|、|から|と|及び|および|至)\s?\d{1,2})+)?"
_CJK_DAY = rf"(?P<day>\d{{1,2}}){_CJK_MORE}\s?(?:両日|[日일号])"
_NO_DATE = "間目本中米欧英独仏伊韓豪印加産系後前以余当限分程連ほ간째정차동본"
"""What follows 日 where it is no day of the month: 3日間, 13日本, 3日後."""

_FIGURES = (
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
    r"\b(?P<day>\d{1,2})\.?(?P<more>-\d{1,2})?\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)\b",
    r"(?<!\d)(?P<day>\d\d)-(?P<month>\d\d)-(?P<year>(?:19|20)\d\d)(?!\d)",
    # With strokes the day comes first or second, by language; where neither tells, nothing is read.
    r"(?<![\d/])(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)",
    r"(?<![\d/])(?P<month>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>(?:19|20)\d\d)(?!\d)",
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\.\s(?P<month>\d{1,2})\.\s(?P<day>\d{1,2})\b",
    r"\bon the (?P<day>\d{1,2})(?:st|nd|rd|th)\b(?=\s?(?:[.,;)]|$|(?:of (?:this|last) month|to|in|at|that|by|with)\b))",
)
_NAMED = (
    rf"{_DAY_MONTH},?\s(?:del?\s|of\s)?{_YEAR}",
    rf"{_MONTH_DAY},?\s(?:del?\s)?{_YEAR}",
    rf"\b{_MONTH},?\s(?:del?\s|of\s)?{_YEAR}",
    _DAY_MONTH,
    _MONTH_DAY,
)
_CJK = (
    rf"{_CJK_YEAR}{_CJK_MONTH}\s?{_CJK_DAY}",
    rf"{_CJK_YEAR}{_CJK_MONTH}",
    rf"{_CJK_MONTH}\s?{_CJK_DAY}",
    rf"(?<![\d.,])(?<!\d[月월])(?<!\d[月월]\s){_CJK_DAY}(?![{_NO_DATE}])",
)
_STROKES = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)")
_DAY_FIRST = frozenset({"de", "es", "fr", "it", "nl", "pl", "pt"})
"""Languages whose countries all write the day before the month."""

_FORMS = tuple(tuple(map(re.compile, forms)) for forms in (_FIGURES, _NAMED, _CJK))
"""Fullest first: what a fuller form has read, a shorter one does not read again."""

_MONTH_NAMES = Phrases("\n".join(MONTH_OF))
_DIGIT = re.compile(r"\d")
_CJK_MARK = re.compile("[月월日일号]")

LONGEST = 2000
"""Characters read for dates; no sentence is longer, and the work grows with the square of the dates in it."""

_CENTURY = 2000
"""Japanese papers leave it out: 23年3月."""

_ASIDE = r"(?:\s?\([^()]{1,12}\))?"
_RANGE = re.compile(rf"{_ASIDE},?\s?{_UNTIL}\s?{_ARTICLE}")
_PAIR = re.compile(rf"{_ASIDE}\s?{_AND}\s?(?:on\s)?{_ARTICLE}")

_WEEKDAY_OF = {fold_name(name): number for number, names in enumerate(WEEKDAYS) for name in names}
_WEEKDAY_NAMES = Phrases("\n".join(_WEEKDAY_OF))


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A date as written from `start` to `end`: `year` and `month` may be missing, `day` is None for a month.

    Of several days ("3 to 5 June", "3 and 4 June") it is the first, and `ranged`.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    ranged: bool = False

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


def written_days(folded: str, language: str = "") -> tuple[WrittenDay, ...]:
    """Give the dates written in a folded text, in order; days that no calendar has are left out.

    `language`, where it is known (ISO 639-1), tells what 06/07/2023 is.
    """
    folded = folded[:LONGEST]
    found: list[WrittenDay] = []
    forms = chain((_STROKES,) if language in _DAY_FIRST else (), _forms_in(folded))
    for match in chain.from_iterable(form.finditer(folded) for form in forms):
        if all(match.end() <= other.start or match.start() >= other.end for other in found):
            found.append(_written(match))
    existing = [written for written in found if _exists(written)]
    return tuple(_joined(folded, sorted(existing, key=lambda written: written.start)))


def _forms_in(folded: str) -> Iterator[re.Pattern[str]]:
    """Give the forms a text can hold: most sentences hold no date, and all of them are looked through."""
    signs = (_DIGIT.search(folded), _MONTH_NAMES.places(folded), _CJK_MARK.search(folded))
    return chain.from_iterable(forms for sign, forms in zip(signs, _FORMS, strict=True) if sign)


def weekdays(folded: str) -> tuple[int, ...]:
    """Give the weekdays named in a folded text, Monday 0, in order, each once."""
    return tuple(dict.fromkeys(number for _, _, number in weekday_places(folded)))


def weekday_places(folded: str) -> list[tuple[int, int, int]]:
    """Give where weekdays stand in a folded text: start, end and number, Monday 0, in order."""
    return [(start, start + len(name), _WEEKDAY_OF[name]) for name, start in _WEEKDAY_NAMES.places(folded)]


def month_places(folded: str) -> list[tuple[int, int, int]]:
    """Give where the names of months stand in a folded text: start, end and number, in order."""
    return [(start, start + len(name), MONTH_OF[name]) for name, start in _MONTH_NAMES.places(folded)]


def numbered_days(folded: str) -> Iterator[WrittenDay]:
    """Give the dates that name a day and a month but no year, as a dateline does."""
    return (written for written in written_days(folded) if written.month and written.day and not written.year)


def _written(match: re.Match[str]) -> WrittenDay:
    groups = match.groupdict()
    month, day = groups.get("month"), groups.get("day")
    number = (MONTH_OF.get(month) or int(month)) if month else None
    ranged = bool(groups.get("more"))
    return WrittenDay(match.start(), match.end(), _year(groups), number, _number(day) if day else None, ranged)


def _number(day: str) -> int:
    return 1 if day in FIRST else int(day)


def _year(groups: dict[str, str | None]) -> int | None:
    era, reign, year, short = map(groups.get, ("era", "reign", "year", "short"))
    if era and reign:
        return ERAS[era] + (1 if reign == "元" else int(reign))
    if short:
        return _CENTURY + int(short)
    return int(year) if year else None


def _exists(written: WrittenDay) -> bool:
    # January has every day, and 2000 the 29th of February.
    return written.on(2000, 1) is not None and (written.year is None or written.year in BELIEVABLE_YEARS)


def _joined(folded: str, found: Sequence[WrittenDay]) -> Iterator[WrittenDay]:
    """Make one of a range across months (30 June to 2 July 2024), and lend the year to both of a pair."""
    rest = list(found)
    while rest:
        first = rest.pop(0)
        between = folded[first.end : rest[0].start] if rest else ""
        ranged = rest and _RANGE.fullmatch(between)
        if ranged or (rest and _PAIR.fullmatch(between)):
            first = replace(first, year=first.year or _lent(first, rest[0]), ranged=first.ranged or bool(ranged))
        if ranged:
            rest.pop(0)
        yield first


def _lent(first: WrittenDay, second: WrittenDay) -> int | None:
    """Give the year of a date that only the second of two writes: 30 December to 2 January 2025 begins in 2024."""
    if not (first.month and second.month and second.year):
        return None
    return second.year - (first.month > second.month)
