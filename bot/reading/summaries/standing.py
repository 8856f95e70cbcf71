"""Whether a sentence stands by itself, or only behind the one that explains it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.reading.acting.time_words import SAYING
from bot.reading.naming.passages import Passage
from bot.reading.summaries.standing_words import (
    AGREEMENTS,
    CURRENT,
    DANGLING,
    DEFINITE,
    PAIRING,
    PRONOUNS,
    RESUMING,
    WITHIN,
)
from bot.reading.text.phrases import Phrases

SHORTEST = 30
LONGEST = 450
"""A sentence outside these lengths, in characters, is a heading or a paragraph; `SHORTEST` counts wide ones twice."""

LONGEST_FIRST = 560
"""The first sentence may be longer, as those of ministries are: it tells what happened, and a card still holds it."""

_SAME = 0.6
"""Two sentences that share so much of the shorter one's words say the same."""

_EARLY = 45
"""A pronoun within so many characters stands for somebody named before."""

_BEGINNING = 60
"""No phrase that begins a sentence is longer than so many characters with the rest of its last word."""

_QUOTE_MARKS = '"「」『』'
_PAIRED_MARKS = ("“”", "«»", "「」")
_ENDS = tuple('.!。！…”"»」)')
_WIDE = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]+|[^\W\d_]{4,}|\d[\d.,]*")
_STEM = 6


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text with what choosing asks of it: `width` is its length, wide characters counted twice.

    `folded` has lost the quotation marks around it.
    """

    number: int
    passage: Passage
    folded: str
    words: frozenset[str]
    width: int

    @property
    def text(self) -> str:
        """Give the sentence as it stands in the text."""
        return self.passage.span.text


def sentence(number: int, passage: Passage) -> Sentence:
    """Look at the sentence of that number, counted from 0."""
    text = passage.span.text
    width = len(text) + len(_WIDE.findall(text))
    return Sentence(number, passage, passage.folded.strip(_QUOTE_MARKS + " "), telling_words(passage.folded), width)


def telling_words(folded: str) -> frozenset[str]:
    """Give the telling words of a text, cut to their stems; pairs of characters where words are not set apart."""
    found: set[str] = set()
    for word in _WORD.findall(folded):
        found.update(map("".join, pairwise(word)) if _WIDE.match(word) else [word[:_STEM]])
    return frozenset(found)


def is_fit(each: Sentence, language: str) -> bool:
    """Whether a sentence is one, neither leans on what is far from it nor hides who speaks."""
    return (
        each.width >= SHORTEST
        and len(each.text) <= (LONGEST if each.number else LONGEST_FIRST)
        and each.text.endswith(_ENDS)
        and not _is_leaning(each, language)
        and not WITHIN.find(each.folded)
        and not _is_unspoken(each)
    )


def leans(each: Sentence, language: str) -> bool:
    """Whether a sentence begins with what only others explain: "they", "this"."""
    return bool(_beginnings(each, DANGLING, language))


def resumes(each: Sentence, language: str) -> bool:
    """Whether a sentence goes on from the one before, and is understood right behind it."""
    return bool(_beginnings(each, RESUMING, language))


def takes_up(each: Sentence, language: str) -> bool:
    """Whether a sentence begins with what has been spoken of before."""
    return bool(_taken_up(each, language) or _beginnings(each, PAIRING, language))


def fits(each: Sentence, chosen: Sequence[Sentence], language: str) -> bool:
    """Whether a sentence repeats none of those chosen, and what it takes up stands in them."""
    return not any(_is_same(each, kept) for kept in chosen) and _is_held(each, chosen, language)


def _is_leaning(each: Sentence, language: str) -> bool:
    """Whether a sentence begins with what only others explain, and cannot even follow right behind them."""
    if resumes(each, language):
        return False
    return leans(each, language) or _is_unnamed(each, language)


def _beginnings(each: Sentence, words: Mapping[str, Phrases], language: str) -> tuple[str, ...]:
    """Give the phrases of a list with which a sentence begins; none where the beginning only says when."""
    listed = words.get(language)
    beginning = each.folded[:_BEGINNING]
    begins = tuple(phrase for phrase, start in listed.places(beginning) if start == 0) if listed else ()
    return () if begins and any(start == 0 for _, start in CURRENT.places(beginning)) else begins


def _is_unspoken(each: Sentence) -> bool:
    """Whether a sentence is a quotation, or cut out of one, without saying whose."""
    if any(each.text.count(marks[0]) != each.text.count(marks[1]) for marks in _PAIRED_MARKS):
        return "„" not in each.text
    if each.text.count('"') % 2:
        return True
    return each.passage.folded[0] in _QUOTE_MARKS and not SAYING.find(each.folded)


def _is_unnamed(each: Sentence, language: str) -> bool:
    """Whether a sentence speaks of somebody near its beginning before it has named anybody: "In July they agreed"."""
    listed = PRONOUNS.get(language)
    beginning = each.folded[:_BEGINNING]
    times = [range(at, at + len(phrase)) for phrase, at in CURRENT.places(beginning)]
    starts = (at for _, at in (listed.places(beginning) if listed else ()))
    pronoun = min((at for at in starts if not any(at in time for time in times)), default=_EARLY)
    return pronoun < _EARLY and all(mention.start > pronoun for mention in each.passage.mentions)


def _taken_up(each: Sentence, language: str) -> frozenset[str]:
    """Give the words with which a sentence begins as though they were known: "The request", "Das Treffen", 協定は."""
    actors = (one.start for one in each.passage.mentions if one.kind == "actor")
    if _beginnings(each, DEFINITE, language) and min(actors, default=_EARLY) >= _EARLY:
        return telling_words(" ".join(_WORD.findall(each.folded)[:2]))
    phrases = _beginnings(each, RESUMING, language)
    return frozenset(word for phrase in phrases for word in telling_words(phrase) or {phrase})


def _is_same(one: Sentence, other: Sentence) -> bool:
    return len(one.words & other.words) >= _SAME * max(min(len(one.words), len(other.words)), 1)


def _is_held(each: Sentence, chosen: Sequence[Sentence], language: str) -> bool:
    """Whether what a sentence takes up stands in those chosen: just before it, by its noun, or the two it speaks of."""
    if any(each.number - kept.number == 1 for kept in chosen):
        return True
    if _beginnings(each, PAIRING, language):
        return len(chosen[0].passage.ids("actor")) > 1
    if leans(each, language):
        return False
    if _is_agreement(each.folded[:_EARLY]) and any(_is_agreement(kept.folded) for kept in chosen):
        return True
    taken = _taken_up(each, language)
    return not taken or any(taken & kept.words for kept in chosen)


def _is_agreement(folded: str) -> bool:
    """Whether words speak of an agreement, whatever they call it: a memorandum is taken up as "the text"."""
    return bool(AGREEMENTS.find(folded))
