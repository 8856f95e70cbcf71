"""A summary made of the text's own sentences: verbatim, in order, each understood by itself or by those before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.articles import Span
from bot.reading.acting.time_words import SAYING
from bot.reading.naming.passages import Passage, Reading
from bot.reading.summaries.summary_words import (
    COMING,
    CURRENT,
    DANGLING,
    DEFINITE,
    EMPTY,
    PAIRING,
    PRONOUNS,
    RESULTS,
    RESUMING,
    WITHIN,
)
from bot.reading.text.calendar_words import BACK
from bot.reading.text.days import weekdays, written_days
from bot.reading.text.phrases import Phrases

MOST_SENTENCES = 3
MOST_CHARACTERS = 600
SHORTEST = 30
LONGEST = 450
"""A sentence outside these lengths, in characters, is a heading or a paragraph; `SHORTEST` counts wide ones twice."""

_OPENING = 3
"""What happened is told in one of so many first sentences; what follows adds to it."""

_FAR = 40
"""Sentences further in are background, and not looked at."""

_ENOUGH = (1.6, 2.6)
"""The worth a second sentence needs, and a third: rather two than a side detail."""

_SAME = 0.6
"""Two sentences that share so much of the shorter one's words say the same."""

_FULL, _LENGTHY = 120, 260
"""Shorter sentences tell less, longer ones tire; in characters, wide ones counting double."""

_CLEARLY = 1.2
"""A later sentence leads only where it tells so much more than the first fit one."""

_EARLIER = 0.4
"""The first sentences are worth so much more: who writes puts what matters there."""

_HEAD = 4
"""From so many sentences behind the lead, only an act, or a next step or figure of what happened, is worth telling."""

_LINKED = 2
"""So many words of the title and lead tie a sentence to what happened."""

_EARLY = 45
"""A pronoun within so many characters stands for somebody named before."""

_CENTRAL = 8
"""So many words that the text repeats make a sentence central to it."""

_QUOTE_MARKS = '"「」『』'
_PAIRED_MARKS = ("“”", "«»", "「」")
_QUOTATION = re.compile(r'"[^"]{25,}"|「[^」]{18,}」')
_ENDS = tuple('.!。！…”"»」)')
_WIDE = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]+|[^\W\d_]{4,}|\d[\d.,]*")
_STEM = 6
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?![\d.,]*\d)")
_AMOUNT = re.compile(
    r"[€$¥£]\s?\d|\beur\s?\d|(?:milli|billi|trilli|milj)[^\W\d_]+"
    r"|\d\s?(?:[%€$£¥万萬億亿兆社억조]|[カか]国|年間|国家|國家)"
    r"|\d\s?(?:pct\b|per ?cent|prozent|por ciento|procent|proc\b|mrd|mio\b|mld|bn\b)"
)


@dataclass(frozen=True, slots=True)
class _Sentence:
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
        return self.passage.span.text


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may stand in the summary: its worth by itself, and what it lets the reader know."""

    sentence: _Sentence
    worth: float
    terms: frozenset[str]
    is_coming: bool
    is_dated: bool


@dataclass(frozen=True, slots=True)
class _Text:
    """What is the same for all sentences: words said twice or in the lead, actors named early, its year or 0."""

    language: str
    title: frozenset[str]
    central: frozenset[str]
    actors: frozenset[str]
    year: int


def summarise(reading: Reading) -> tuple[Span, ...]:
    """Give up to three sentences of the text, at most 600 characters, in order: what happened, and what adds most.

    None leans on a sentence left out. A text with no sentence fit to stand alone gives its first one, an empty text
    none.
    """
    language = reading.language
    sentences = [_sentence(number, passage) for number, passage in enumerate(reading.sentences[:_FAR])]
    fit = [each for each in sentences if _is_fit(each, language)]
    lead = _lead(fit, language)
    if lead is None:
        return tuple(passage.span for passage in reading.sentences[:1] if len(passage.span.text) <= MOST_CHARACTERS)
    chosen = [lead, *_additions(lead, fit, _background(lead, reading, sentences))]
    return tuple(each.passage.span for each in sorted(chosen, key=lambda each: each.number))


def _sentence(number: int, passage: Passage) -> _Sentence:
    text = passage.span.text
    width = len(text) + len(_WIDE.findall(text))
    return _Sentence(number, passage, passage.folded.strip(_QUOTE_MARKS + " "), _words(passage.folded), width)


def _words(folded: str) -> frozenset[str]:
    """Give the telling words of a text, cut to their stems; pairs of characters where words are not set apart."""
    found: set[str] = set()
    for word in _WORD.findall(folded):
        found.update(map("".join, pairwise(word)) if _WIDE.match(word) else [word[:_STEM]])
    return frozenset(found)


def _is_fit(each: _Sentence, language: str) -> bool:
    """Whether a sentence is one, and neither leans on the one before nor hides who speaks."""
    return (
        each.width >= SHORTEST
        and len(each.text) <= LONGEST
        and each.text.endswith(_ENDS)
        and not _beginnings(each, DANGLING, language)
        and not WITHIN.find(each.folded)
        and not _is_unnamed(each, language)
        and not _is_unspoken(each)
    )


def _beginnings(each: _Sentence, words: Mapping[str, Phrases], language: str) -> tuple[str, ...]:
    """Give the phrases of a list with which a sentence begins; none where the beginning only says when."""
    listed = words.get(language)
    begins = tuple(phrase for phrase, start in listed.places(each.folded) if start == 0) if listed else ()
    return () if begins and any(start == 0 for _, start in CURRENT.places(each.folded)) else begins


def _holds(each: _Sentence, words: Mapping[str, Phrases], language: str) -> int:
    """Count the phrases of a list in a sentence."""
    listed = words.get(language)
    return len(listed.find(each.folded)) if listed else 0


def _is_unspoken(each: _Sentence) -> bool:
    """Whether a sentence is a quotation, or cut out of one, without saying whose."""
    if any(each.text.count(marks[0]) != each.text.count(marks[1]) for marks in _PAIRED_MARKS):
        return "„" not in each.text
    if each.text.count('"') % 2:
        return True
    return each.passage.folded[0] in _QUOTE_MARKS and not SAYING.find(each.folded)


def _is_unnamed(each: _Sentence, language: str) -> bool:
    """Whether a sentence speaks of somebody near its beginning before it has named anybody: "In July they agreed"."""
    listed = PRONOUNS.get(language)
    pronoun = min((start for _, start in listed.places(each.folded)), default=_EARLY) if listed else _EARLY
    return pronoun < _EARLY and all(mention.start > pronoun for mention in each.passage.mentions)


def _takes_up(each: _Sentence, language: str) -> bool:
    return bool(_taken_up(each, language) or _beginnings(each, PAIRING, language))


def _taken_up(each: _Sentence, language: str) -> frozenset[str]:
    """Give the words with which a sentence begins as though they were known: "The request", "Das Treffen", 協定は."""
    actors = (one.start for one in each.passage.mentions if one.kind == "actor")
    if _beginnings(each, DEFINITE, language) and min(actors, default=_EARLY) >= _EARLY:
        return _words(" ".join(_WORD.findall(each.folded)[:2]))
    return frozenset(word for phrase in _beginnings(each, RESUMING, language) for word in _words(phrase) or {phrase})


def _lead(fit: Sequence[_Sentence], language: str) -> _Sentence | None:
    """Give the sentence that tells what happened: the first fit one, unless another soon tells clearly more."""
    opening = [each for each in fit if each.number == 0 or not _takes_up(each, language)]
    first = [each for each in opening if each.number < _OPENING] or opening[:1]
    telling = [each for each in first if _told(each, language) > 0] or first[:1]
    return max(telling, key=lambda each: _told(each, language) + _CLEARLY * (each is telling[0]), default=None)


def _told(each: _Sentence, language: str) -> float:
    """Weigh how much of what happened a sentence tells: who, what, when."""
    named = each.passage.ids("actor") | each.passage.ids("term")
    return (
        min(0.5 * len(named), 2.5)
        + min(0.5 * _holds(each, RESULTS, language), 1.0)
        + _is_dated(each)
        - 1.5 * bool(_QUOTATION.search(each.passage.folded))
    )


def _is_dated(each: _Sentence) -> bool:
    return bool(written_days(each.folded) or weekdays(each.folded))


def _additions(lead: _Sentence, fit: Sequence[_Sentence], text: _Text) -> list[_Sentence]:
    """Give the sentences behind the lead that add most, while they are worth it and there is room."""
    able = [_candidate(each, text) for each in fit if each.number > lead.number and _bears(each, lead, text)]
    chosen, added = [lead], [_Candidate(lead, 0.0, lead.passage.ids("term"), is_coming=False, is_dated=_is_dated(lead))]
    while len(chosen) < MOST_SENTENCES:
        room = MOST_CHARACTERS - sum(len(each.text) for each in chosen)
        open_ = [one for one in able if len(one.sentence.text) <= room and _fits(one.sentence, chosen, text)]
        best = max(open_, key=lambda one: _adds(one, added), default=None)
        if best is None or _adds(best, added) < _ENOUGH[len(chosen) - 1]:
            break
        chosen.append(best.sentence)
        added.append(best)
    return chosen[1:]


def _background(lead: _Sentence, reading: Reading, sentences: Sequence[_Sentence]) -> _Text:
    counted = Counter(word for each in sentences for word in each.words)
    twice = frozenset(word for word, count in counted.items() if count > 1)
    early = (reading.title, *reading.sentences[lead.number : lead.number + 2])
    head = " ".join((*reading.preamble, reading.title.folded, lead.folded))
    return _Text(
        reading.language,
        _words(reading.title.folded),
        twice | lead.words | _words(reading.title.folded),
        frozenset().union(*(passage.ids("actor") for passage in early)),
        max(map(int, _YEAR.findall(head)), default=0),
    )


def _candidate(each: _Sentence, text: _Text) -> _Candidate:
    is_coming = _holds(each, COMING, text.language) > 0 and not _is_idle(each, text)
    return _Candidate(each, _worth(each, text), each.passage.ids("term"), is_coming, _is_dated(each))


def _worth(each: _Sentence, text: _Text) -> float:
    """Weigh a sentence by itself: its place, what it decides, names and counts, less what is comment or background."""
    actors = each.passage.ids("actor")
    return (
        2.5 / (1 + each.number / 5)
        + _EARLIER * (each.number < _OPENING and not _is_idle(each, text))
        + min(0.6 * _holds(each, RESULTS, text.language), 1.2)
        + min(0.3 * len(actors & text.actors), 0.6)
        - min(0.4 * len(actors - text.actors), 1.2)
        + 0.5 * bool(_AMOUNT.search(each.folded))
        + min(len(each.words & text.central) / _CENTRAL, 1.0)
        - 1.2 * _is_back(each, text)
        - (1.2 if _holds(each, EMPTY, text.language) else 0.4 * bool(SAYING.find(each.folded)))
        - 0.9 * bool(_QUOTATION.search(each.passage.folded))
        + 0.8 * min(each.width / _FULL, 1.0)
        - 0.5 * (each.width > _LENGTHY)
    )


def _is_back(each: _Sentence, text: _Text) -> bool:
    """Whether a sentence looks back: to a year before the text's own, or by its words."""
    years = [int(year) for year in _YEAR.findall(each.folded)]
    if text.year:
        return any(year < text.year for year in years) or bool(BACK.find(each.folded))
    return bool(years and not _holds(each, COMING, text.language)) or bool(BACK.find(each.folded))


def _adds(one: _Candidate, added: Sequence[_Candidate]) -> float:
    """Weigh what a sentence adds to those chosen: new terms, what comes next or when it was where none yet tells."""
    known = frozenset().union(*(each.terms for each in added))
    ahead = 0.7 * (one.is_coming and not any(each.is_coming for each in added))
    when = 0.6 * (one.is_dated and not any(each.is_dated for each in added))
    return one.worth + min(0.3 * len(one.terms - known), 0.9) + ahead + when


def _fits(each: _Sentence, chosen: Sequence[_Sentence], text: _Text) -> bool:
    """Whether a sentence repeats none of those chosen, and what it takes up stands in them."""
    return not any(_is_same(each, kept) for kept in chosen) and _is_held(each, chosen, text)


def _bears(each: _Sentence, lead: _Sentence, text: _Text) -> bool:
    """Whether a sentence stands near the lead, or tells an act, or a next step or figure of what happened."""
    if each.number - lead.number < _HEAD:
        return True
    if _is_idle(each, text):
        return False
    is_linked = len(each.words & (text.title | lead.words)) >= _LINKED
    is_more = is_linked and (_holds(each, COMING, text.language) > 0 or _AMOUNT.search(each.folded))
    return bool(is_more or _holds(each, RESULTS, text.language))


def _is_idle(each: _Sentence, text: _Text) -> bool:
    """Whether a sentence comments, thanks, quotes or looks back."""
    empty = _holds(each, EMPTY, text.language) > 0
    return empty or _is_back(each, text) or bool(_QUOTATION.search(each.passage.folded))


def _is_same(one: _Sentence, other: _Sentence) -> bool:
    return len(one.words & other.words) >= _SAME * max(min(len(one.words), len(other.words)), 1)


def _is_held(each: _Sentence, chosen: Sequence[_Sentence], text: _Text) -> bool:
    """Whether what a sentence takes up stands in those chosen: just before it, by its noun, or the two it speaks of."""
    if any(each.number - kept.number == 1 for kept in chosen):
        return True
    if _beginnings(each, PAIRING, text.language):
        return len(chosen[0].passage.ids("actor")) > 1
    taken = _taken_up(each, text.language)
    return not taken or bool(taken & text.title) or any(taken & kept.words for kept in chosen)
