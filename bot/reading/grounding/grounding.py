"""Whether a machine-written text says no name, number, date or quotation that its source does not hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.domain.catalog import ActorKind
from bot.reading.dating.expressions import Expression, expressions
from bot.reading.grounding.capitals import Covered, SourceWords, unknown_names
from bot.reading.grounding.grounding_words import CHECKED
from bot.reading.naming.names import Mention, NameFinder
from bot.reading.text.days import WrittenDay
from bot.reading.text.figures import Figure, figures
from bot.reading.text.folding import fold_name
from bot.reading.text.sentences import split

_QUOTATION = re.compile(r"\"([^\"]*)\"|「([^」]*)」|『([^』]*)』|(?<!\w)'([^']{3,}?)'(?!\w)")
_QUOTE_MARKS = re.compile('["「」『』]')
_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Source:
    """What a written text is held against: all its text, its language, and the days it was published and is about."""

    text: str
    language: str
    days: Collection[date] = ()


@dataclass(frozen=True, slots=True)
class Grounding:
    """What of a written text its source does not support, each as a few words that name it."""

    unsupported: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether everything that can be checked is supported."""
        return not self.unsupported

    def __str__(self) -> str:
        """Say it in one sentence."""
        if self.holds:
            return "Its names, numbers, dates and quotations stand in the source."
        return f"Not in the source: {', '.join(self.unsupported)}."


def grounded(written: str, source: Source, names: NameFinder, language: str) -> Grounding:
    """Check a text in `language` (ISO 639-1, one of CHECKED) against its source.

    A catalogued name is supported under any of its names in any language, a number by its value and unit, a date by
    one that agrees in all it says. What looks like another name must stand in the source as it is written, and so
    must what is quoted. Whether the sentence is true of them (who did it, whether it was denied) is out of reach.
    """
    if language not in CHECKED:
        return Grounding((f"anything, since a text in the language {language!r} cannot be checked",))
    unsupported = (
        *_names(written, source, names, language),
        *_times_and_figures(written, source, language),
        *_quotations(written, source),
    )
    return Grounding(tuple(dict.fromkeys(unsupported)))


def _names(written: str, source: Source, names: NameFinder, language: str) -> Iterator[str]:
    held = {mention.id for mention in names.find(source.text)}
    covered: list[Covered] = []
    for mention in names.find(written):
        if mention.id not in held and mention.kind != "actor":
            continue
        covered.append(Covered(mention.start, mention.end, person=_is_person(mention, names)))
        if mention.id not in held:
            yield f"the name “{written[mention.start : mention.end]}”"
    for name in unknown_names(written, SourceWords(source.text), covered, language):
        yield f"the name “{name}”"


def _is_person(mention: Mention, names: NameFinder) -> bool:
    actor = names.catalog.actor(mention.id)
    return actor is not None and actor.kind is ActorKind.PERSON


@dataclass(frozen=True, slots=True)
class _Said:
    """One folded sentence and the times it tells."""

    folded: str
    told: tuple[Expression, ...]

    def words(self, told: Expression) -> str:
        return self.folded[told.start : told.end].strip(" .")

    def figures(self, language: str) -> tuple[Figure, ...]:
        """Give its numbers but for those of dates: the 13 of 13 July is not a number of something."""
        text = self.folded
        for each in self.told:
            text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
        return figures(text, language)


def _said(text: str, language: str) -> tuple[_Said, ...]:
    folded = (fold_name(span.text) for span in split(text, language))
    return tuple(_Said(sentence, expressions(sentence, language)) for sentence in folded)


def _times_and_figures(written: str, source: Source, language: str) -> Iterator[str]:
    held = _said(source.text, source.language)
    times = _Times(source, held)
    stated = [figure for each in held for figure in each.figures(source.language)]
    stated += map(_year_figure, times.years)
    for said in _said(written, language):
        yield from (f"the date “{said.words(told)}”" for told in said.told if not times.support(told, said))
        for figure in said.figures(language):
            if not any(other.supports(figure) for other in stated):
                yield f"the number “{figure.text}”"


def _year_figure(year: int) -> Figure:
    return Figure(Decimal(year), "", str(year))


class _Times:
    """The times a source tells, the days of its publication and event among them."""

    def __init__(self, source: Source, held: Collection[_Said]) -> None:
        told = [each for said in held for each in said.told]
        self._days = tuple(source.days)
        self._written = [each.written for each in told if each.written]
        whole = [on for each in self._written if each.whole and (on := each.on(1, 1))]
        self.years = {day.year for day in self._days} | {each.year for each in self._written if each.year}
        named = {each.weekday for each in told if each.weekday is not None}
        self._weekdays = {day.weekday() for day in (*self._days, *whole)} | named
        self._relations = {(each.shift, each.turn) for each in told} | {(None, 0)}
        self._digits = {day for said in held for each in said.told for day in _day_numbers(said, each)}

    def support(self, told: Expression, said: _Said) -> bool:
        """Whether the source tells all that a time in the written text says: day, month, year, weekday, "last"."""
        if told.weekday is not None and told.weekday not in self._weekdays:
            return False
        if (told.shift, told.turn) not in self._relations:
            return False
        if told.written and told.written.ranged and not _day_numbers(said, told) <= self._digits:
            return False
        return told.written is None or self._has(told.written)

    def _has(self, written: WrittenDay) -> bool:
        return any(_is_on(written, day) for day in self._days) or any(
            self._agrees(written, known) for known in self._written
        )

    def _agrees(self, written: WrittenDay, known: WrittenDay) -> bool:
        """Whether a date of the source says the same; the month and year it leaves out are those of the days known."""
        if written.day and written.day != known.day:
            return False
        if known.month is None and known.day is not None:
            if written.month is None and written.year is None:
                return True
            return any(_is_on(replace(written, day=None), day) for day in self._days)
        if written.month and written.month != known.month:
            return False
        return written.year in (None, known.year) or (known.year is None and written.year in self.years)


def _is_on(written: WrittenDay, day: date) -> bool:
    parts = ((written.year, day.year), (written.month, day.month), (written.day, day.day))
    return all(said is None or said == held for said, held in parts)


def _day_numbers(said: _Said, told: Expression) -> set[int]:
    return {int(number) for number in _DIGITS.findall(said.words(told))}


def _quotations(written: str, source: Source) -> Iterator[str]:
    folded, held = (_SPACE.sub(" ", fold_name(text)) for text in (written, source.text))
    for match in _QUOTATION.finditer(folded):
        quoted = next(filter(None, match.groups()), "").strip(" .,;!?。、")
        if quoted not in held:
            yield f"the quotation “{quoted}”"
    if _QUOTE_MARKS.search(_QUOTATION.sub("", folded)):
        yield "a quotation that is not closed"
