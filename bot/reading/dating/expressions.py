"""Finding the times a sentence tells: dates, weekdays and words like "last week", put together where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.reading.acting.time_words import AGO, AGO_CJK, IN_MONTH, IN_YEAR, NEAR_TIMES, NUMBERS, meanings
from bot.reading.text.calendar_words import FULL_MONTHS
from bot.reading.text.days import LONGEST, WrittenDay, month_places, weekday_places, written_days
from bot.reading.text.folding import fold_name
from bot.reading.text.phrases import Phrases, listed


class Unit(StrEnum):
    """A stretch of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the present, or (`same`) the unit of the day told before."""

    unit: Unit
    amount: int = 0
    same: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """A time as a sentence puts it, from `start` to `end` of its folded text: "last Thursday", "13 July", 昨年7月.

    `turn` is -1 for "last", 1 for "next". An expression that is not `complete` says nothing alone.
    """

    start: int
    end: int
    written: WrittenDay | None = None
    weekday: int | None = None
    shift: Shift | None = None
    turn: int = 0
    complete: bool = True


_JOINT = re.compile(
    r"[\s,(]*(?:(?:in|on|of|the|im|am|den|der|des|vom|du|de|la|le|di|del|della|el|lo|il|van|op|w|we)\b|d?ell'|의|の)?"
    r"[\s(]*(?:(?:the|la|le|il|lo|el)\s)?"
)
_WORDS_BEFORE = 30
"""Characters looked at before a month or year; no phrase that stands there is longer."""

_DATED = re.compile(r"\.?,?\s(?:del?\s)?\d")
_CJK_MONTH = re.compile(r"(?<!\d)(?P<month>1[0-2]|[1-9])\s?[月월](?![\d期間号例額次曜]|\s\d)")
_YEAR = re.compile(r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)(?:(?P<mark>\s?[年년](?![代間度前後\d]))|\b(?![-/.,]?\d))")
_KANA = re.compile(r"[\u3041-\u309f]+")
_AFTER_KANA = tuple("、,のはもに朝夕午まか(")


def expressions(folded: str, language: str) -> tuple[Expression, ...]:
    """Give the times told in a folded text, in order, none overlapping; `language` is an ISO 639-1 code."""
    folded = folded[:LONGEST]
    joined: list[Expression] = []
    for atom in _apart(_atoms(folded, language)):
        union = _union(joined[-1], atom) if joined and _JOINT.fullmatch(folded[joined[-1].end : atom.start]) else None
        joined[-1:] = [union] if union else [*joined[-1:], atom]
    return tuple(each for each in joined if each.complete)


def _atoms(folded: str, language: str) -> Iterator[Expression]:
    for written in written_days(folded, language):
        yield Expression(written.start, written.end, written=written)
    for start, end, weekday in weekday_places(folded):
        yield Expression(start, end, weekday=weekday)
    yield from _months(folded)
    for match in _YEAR.finditer(folded):
        if match["mark"] or _stands_behind(folded, match.start(), _before_year()):
            year = WrittenDay(match.start(), match.end(), int(match["year"]), None, None)
            yield Expression(match.start(), match.end(), written=year)
    yield from _near(folded, language)
    yield from _ago(folded)


def _months(folded: str) -> Iterator[Expression]:
    """Find months without day or year; "in march" says one, the verb "march" does not."""
    for start, end, month in month_places(folded):
        if folded[start:end] in _full_months() and not _DATED.match(folded, end):
            said = _stands_behind(folded, start, _before_month())
            yield Expression(start, end, written=WrittenDay(start, end, None, month, None), complete=said)
    for match in _CJK_MONTH.finditer(folded):
        start, end = match.span()
        yield Expression(start, end, written=WrittenDay(start, end, None, int(match["month"]), None))


def _stands_behind(folded: str, start: int, words: tuple[str, ...]) -> bool:
    return f" {folded[max(0, start - _WORDS_BEFORE) : start]}".endswith(words)


def _near(folded: str, language: str) -> Iterator[Expression]:
    phrases, meaning_of = _near_phrases(language)
    for phrase, start in phrases.places(folded):
        end = start + len(phrase)
        if not _is_within(folded, start, end):
            kind, _, amount = meaning_of[phrase].partition(" ")
            yield _of_meaning(start, end, kind, amount)


def _of_meaning(start: int, end: int, kind: str, amount: str) -> Expression:
    if kind in ("last", "next"):
        return Expression(start, end, turn=-1 if kind == "last" else 1, complete=False)
    if kind == "same":
        return Expression(start, end, shift=Shift(Unit(amount), same=True), complete=amount == Unit.DAY)
    return Expression(start, end, shift=Shift(Unit(kind), int(amount)))


def _is_within(folded: str, start: int, end: int) -> bool:
    """Whether a Japanese word found is but a part of others: 今 and 日本, or kana amid kana."""
    if folded[end - 1] == "日" and folded.startswith("本", end):
        return True
    if not _KANA.fullmatch(folded, start, end):
        return False
    return bool(_KANA.match(folded[start - 1 : start])) or not folded.startswith(_AFTER_KANA, end)


def _ago(folded: str) -> Iterator[Expression]:
    for mark, pattern, units in _ago_patterns():
        for match in pattern.finditer(folded) if mark in folded else ():
            number = match["number"]
            amount = NUMBERS.get(number) or (int(number) if number.isdecimal() else 0)
            yield Expression(match.start(), match.end(), shift=Shift(units[match["unit"]], -amount))


def _apart(found: Iterable[Expression]) -> list[Expression]:
    """Keep the longest of those that overlap, in order."""
    kept: list[Expression] = []
    for each in sorted(found, key=lambda e: (e.start - e.end, e.start)):
        if all(each.end <= other.start or each.start >= other.end for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda e: e.start)


def _union(one: Expression, other: Expression) -> Expression | None:
    """Put two neighbours together that make one time: Thursday, 13 July; July last year; last Thursday."""
    written, weekday = one.written or other.written, one.weekday if one.weekday is not None else other.weekday
    shift, turn = one.shift or other.shift, one.turn or other.turn
    whole = Expression(one.start, other.end, written, weekday, shift, turn)
    doubled = (
        bool(one.written and other.written)
        or (one.weekday is not None and other.weekday is not None)
        or bool(one.shift and other.shift)
        or bool(one.turn and other.turn)
    )
    return None if doubled or not _agree(whole) else whole


def _agree(whole: Expression) -> bool:
    if whole.turn and whole.shift:
        return False
    if whole.turn:
        return whole.written is None or whole.written.year is None
    if not whole.shift:
        return True
    if not whole.written:
        return whole.shift.unit in (Unit.DAY, Unit.WEEK)
    return whole.written.year is None and whole.shift.unit is _wanting(whole.written)


def _wanting(written: WrittenDay) -> Unit:
    """Give the unit a date without a year wants: a day alone its month, a month its year."""
    return Unit.YEAR if written.month else Unit.MONTH


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(fold_name(word)) for word in words), key=len, reverse=True))


@cache
def _near_phrases(language: str) -> tuple[Phrases, Mapping[str, str]]:
    blocks = [NEAR_TIMES[language]] if language in NEAR_TIMES else NEAR_TIMES.values()
    meaning_of = {fold_name(phrase): kind for block in blocks for kind, found in meanings(block) for phrase in found}
    return Phrases("\n".join(meaning_of)), meaning_of


@cache
def _full_months() -> frozenset[str]:
    return frozenset(fold_name(name) for names in FULL_MONTHS for name in names)


@cache
def _before_month() -> tuple[str, ...]:
    return tuple(f" {fold_name(word)}{gap}" for word in listed(IN_MONTH) for gap in " -")


@cache
def _before_year() -> tuple[str, ...]:
    return tuple(f" {fold_name(word)} " for word in listed(IN_YEAR))


@cache
def _ago_patterns() -> tuple[tuple[str, re.Pattern[str], Mapping[str, Unit]], ...]:
    """Give the patterns of "two weeks ago", each with the mark it does not go without and the unit of its words."""
    number = rf"(?P<number>\d{{1,2}}|{_any(NUMBERS)})"
    found = [(before or behind, *_words_ago(number, before, behind, words)) for before, behind, *words in AGO]
    for mark, *words in AGO_CJK:
        units = dict(zip(words, Unit, strict=True))
        found.append((mark, re.compile(rf"(?<!\d)(?P<number>\d{{1,2}})\s?(?P<unit>{_any(units)})\s?{mark}"), units))
    return tuple(found)


def _words_ago(
    number: str, before: str, behind: str, words: Iterable[str]
) -> tuple[re.Pattern[str], Mapping[str, Unit]]:
    units = {fold_name(word): unit for unit, names in zip(Unit, words, strict=True) for word in names.split()}
    front, back = (f"{before}\\s" if before else ""), (f"\\s{behind}" if behind else "")
    return re.compile(rf"\b{front}{number}\s(?P<unit>{_any(units)}){back}\b"), units
