"""A cleaned text laid out for reading: its title and sentences, each with the names found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.domain.articles import Span
from bot.domain.catalog import Actor, Catalog
from bot.reading.cleaning.clean import Cleaned
from bot.reading.naming.names import Mention, NameFinder
from bot.reading.text.folding import fold_name, fold_text
from bot.reading.text.sentences import split

LEAD_SENTENCES = 4
LEAD_CHARACTERS = 900
"""The lead is what a reader sees first: at most so many sentences, and none that begins after so many characters."""


_TURN = re.compile(
    r"[;；]|,\s(?=(?:while|whereas|tandis que|alors que|während|mentre|mientras|terwijl|podczas gdy)\b)"
    r"|(?<=[、。])一方",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A title or sentence: where it stands, its folded text, and its names with offsets inside it."""

    span: Span
    folded: str
    mentions: tuple[Mention, ...]

    def ids(self, kind: str) -> frozenset[str]:
        """Give the ids of the actors, terms or events named."""
        return frozenset(mention.id for mention in self.mentions if mention.kind == kind)

    def actors(self, catalog: Catalog) -> Iterator[tuple[Mention, Actor]]:
        """Give each actor named, in order, with its mention."""
        for mention in self.mentions:
            actor = catalog.actor(mention.id) if mention.kind == "actor" else None
            if actor:
                yield mention, actor


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole text laid out. `title` is an empty passage when there is none, `preamble` the head matter taken off."""

    title: Passage
    sentences: tuple[Passage, ...]
    preamble: tuple[str, ...]
    language: str

    @property
    def lead(self) -> tuple[Passage, ...]:
        """Give the title, if any, and the first sentences."""
        first = (p for p in self.sentences[:LEAD_SENTENCES] if p.span.start - self._begin <= LEAD_CHARACTERS)
        return (*((self.title,) if self.title.folded else ()), *first)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Give the title and all sentences."""
        return (self.title, *self.sentences)

    @property
    def _begin(self) -> int:
        return self.sentences[0].span.start if self.sentences else 0


def clauses(passage: Passage) -> tuple[Passage, ...]:
    """Cut a passage where it turns to somebody else: at a semicolon, before "while" or 一方."""
    text, begin = passage.span.text, passage.span.start
    ends = [found.start() for found in _TURN.finditer(text)]
    if not ends:
        return (passage,)
    return tuple(
        Passage(
            Span(text[start:end], begin + start, begin + end),
            fold_name(text[start:end]),
            tuple(
                replace(mention, start=mention.start - start, end=mention.end - start)
                for mention in passage.mentions
                if start <= mention.start < end
            ),
        )
        for start, end in pairwise((0, *ends, len(text)))
    )


def lay_out(cleaned: Cleaned, language: str, names: NameFinder) -> Reading:
    """Cut a cleaned text into sentences and find the names in each."""
    title = _passage(Span(cleaned.title, 0, len(cleaned.title)), names)
    sentences = tuple(_passage(span, names) for span in split(cleaned.text, language) if span.text.strip())
    return Reading(title, sentences, cleaned.preamble, language)


def _passage(span: Span, names: NameFinder) -> Passage:
    folded = fold_text(span.text)
    return Passage(span, folded.text, names.find(span.text, folded))
