"""The dates a listing page shows beside its articles; a date that may be another article's is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

import lxml.html

from bot.domain.moments import Moment, at_day
from bot.domain.reasons import LISTING
from bot.reading.cleaning.furniture import date_words
from bot.reading.pages.htmltree import lines
from bot.reading.text.calendar_words import UPDATED
from bot.reading.text.days import written_days
from bot.reading.text.folding import fold_name
from bot.reading.text.language import UNKNOWN
from bot.reading.text.stamps import read_stamp

_LINE: Final = 60
"""Characters of a line that is a date, at most."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_BESIDE: Final = re.compile("[公開配信掲載投稿発表作成日月火水木金土曜時分午前後]+")
"""What stands beside a Japanese date: its weekday, its time, that it was published."""

_INNER: Final = 8
"""Elements within a line, at most."""

_MANY: Final = 5000
"""Children of one element that are looked at."""


def date_in(line: str, language: str | None) -> Moment | None:
    """Read a line that is one whole date and what stands beside dates, and not the date of a change."""
    if len(line) > _LINE:
        return None
    folded = fold_name(line)
    days = [each for each in written_days(folded, language or UNKNOWN) if each.whole and not each.ranged]
    if len(days) != 1 or UPDATED.find(folded):
        return None
    beside = _WORD.findall(f"{folded[: days[0].start]} {folded[days[0].end :]}")
    day = days[0].on(0, 0)
    is_date = all(word in date_words() or _BESIDE.fullmatch(word) for word in beside)
    return at_day(day, LISTING) if day and is_date else None


class ListDates:
    """Finds the dates of a page's articles; `holding` are the elements that lead to articles, at any depth."""

    def __init__(self, holding: Collection[lxml.html.HtmlElement], language: str | None) -> None:
        self._holding = holding
        self._language = language
        self._known: dict[lxml.html.HtmlElement, dict[lxml.html.HtmlElement, Moment]] = {}

    def of(self, card: lxml.html.HtmlElement) -> Moment | None:
        """Give the date inside a part of the page that is one article's, else beside it, else above its list."""
        inside = next(self._inside(card), None)
        if inside:
            return inside
        parent = card.getparent()
        if parent is None:
            return None
        return self._beside(parent).get(card) or self._above(parent)

    def _inside(self, node: lxml.html.HtmlElement) -> Iterator[Moment]:
        for time in node.iter("time"):
            if moment := read_stamp(time.get("datetime") or "", LISTING):
                yield moment
        for line in lines(node):
            if moment := date_in(line, self._language):
                yield moment

    def _above(self, group: lxml.html.HtmlElement) -> Moment | None:
        """Give the date that heads a list, where other lists have theirs; a single one may be today's."""
        parent = group.getparent()
        found = self._beside(parent) if parent is not None else {}
        return found.get(group) if len({moment.day for moment in found.values()}) > 1 else None

    def _beside(self, parent: lxml.html.HtmlElement) -> dict[lxml.html.HtmlElement, Moment]:
        if parent not in self._known:
            self._known[parent] = _paired(list(self._sequence(parent)))
        return self._known[parent]

    def _sequence(self, parent: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement | Moment]:
        """Give what leads to articles and what is a date among an element's children and text, in order."""
        if before := date_in(_flat(parent.text), self._language):
            yield before
        for child in islice(parent.iterchildren(), _MANY):
            if child in self._holding:
                yield child
            elif date := self._of_line(child):
                yield date
            if behind := date_in(_flat(child.tail), self._language):
                yield behind

    def _of_line(self, node: lxml.html.HtmlElement) -> Moment | None:
        if not isinstance(node.tag, str) or sum(1 for _ in islice(node.iter(), _INNER + 1)) > _INNER:
            return None
        return next(self._inside(node), None)


def _paired(sequence: list[lxml.html.HtmlElement | Moment]) -> dict[lxml.html.HtmlElement, Moment]:
    """Give each element the date that belongs to it: the last before it where dates lead, the next where they trail.

    A single date beside several may be that of the page, and is given to none.
    """
    dates = sum(isinstance(each, Moment) for each in sequence)
    if not sequence or (dates < 2 and len(sequence) - dates > 1):  # noqa: PLR2004  one against several
        return {}
    found: dict[lxml.html.HtmlElement, Moment] = {}
    date: Moment | None = None
    for each in sequence if isinstance(sequence[0], Moment) else reversed(sequence):
        if isinstance(each, Moment):
            date = each
        elif date:
            found[each] = date
    return found


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())
