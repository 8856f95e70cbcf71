"""What a sentence is worth in a summary: what it tells, and what it adds to the sentences already chosen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.reading.acting.time_words import SAYING
from bot.reading.naming.passages import Reading
from bot.reading.summaries.standing import Sentence, resumes, takes_up, telling_words
from bot.reading.summaries.worth_words import COMING, EMPTY, FUTURE, PLUPERFECT, RESULTS, STEPS
from bot.reading.text.calendar_words import BACK
from bot.reading.text.days import weekdays, written_days
from bot.reading.text.phrases import Phrases

OPENING = 3
"""What happened is told in one of so many first sentences; what follows adds to it."""

_FULL, _LENGTHY = 120, 260
"""Shorter sentences tell less, longer ones tire; in characters, wide ones counting double."""

_EARLIER = 0.4
"""The first sentences are worth so much more: who writes puts what matters there."""

_HEAD = 5
"""From so many sentences behind the lead, only an act, or a next step or figure of what happened, is worth telling."""

_LINKED = 2
"""So many words of the title and lead tie a sentence to what happened."""

_PARTIES = 2
"""An act has so many parties and matters."""

_CENTRAL = 8
"""So many words that the text repeats make a sentence central to it."""

_QUOTATION = re.compile(r'"[^"]{25,}"|「[^」]{18,}」と')
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?![\d.,]*\d)")
_AMOUNT = re.compile(
    r"[€$¥£]\s?\d|\beur\s?\d|(?:milli|billi|trilli|milj)[^\W\d_]+"
    r"|\d\s?(?:[%€$£¥万萬億亿兆社억조]|[カか]国|年間|国家|國家)"
    r"|\d\s(?:areas|fields|chapters|sectors|bereiche|felder|kapitel|domaines|chapitres|settori|capitoli|ámbitos|áreas"
    r"|capítulos|gebieden|dziedzin|obszar)|\d(?:を超える|以上の)?(?:分野|項目|领域|領域)|\d개 ?분야"
    r"|\d\s?(?:pct\b|per ?cent|prozent|por ciento|procent|proc\b|mrd|mio\b|mld|bn\b)"
)


@dataclass(frozen=True, slots=True)
class Text:
    """What is the same for all sentences of a text.

    `head` is the number of the first sentence far from the lead, `tied` the words of title and lead, `central` those
    said twice too, `actors` the ones named early, `year` the text's own or 0.
    """

    language: str
    head: int
    tied: frozenset[str]
    central: frozenset[str]
    actors: frozenset[str]
    year: int


@dataclass(frozen=True, slots=True)
class _Telling:
    """What a sentence tells: how many acts and provisions, a figure, what is to be; or comment, background, speech."""

    results: int
    is_counted: bool
    is_ahead: bool
    is_back: bool
    is_empty: bool
    is_quoted: bool

    @property
    def is_idle(self) -> bool:
        return self.is_empty or self.is_back or self.is_quoted

    @property
    def is_coming(self) -> bool:
        return self.is_ahead and not self.is_idle

    @property
    def is_plain(self) -> bool:
        """Whether it tells only who came and how it went."""
        return not (self.results or self.is_ahead or self.is_counted)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may stand in the summary: its worth by itself, and what it lets the reader know.

    `is_step` says it tells what must still happen, `is_sure` that it goes on from the lead or tells what comes next.
    """

    sentence: Sentence
    worth: float
    terms: frozenset[str]
    is_coming: bool
    is_step: bool
    is_sure: bool
    is_dated: bool


def text_of(lead: Sentence, reading: Reading, sentences: Sequence[Sentence]) -> Text:
    """Gather what choosing behind this lead asks of the whole text."""
    counted = Counter(word for each in sentences for word in each.words)
    twice = frozenset(word for word, count in counted.items() if count > 1)
    tied = lead.words | telling_words(reading.title.folded)
    early = (reading.title, *reading.sentences[lead.number : lead.number + 2])
    head = " ".join((*reading.preamble, reading.title.folded, lead.folded))
    return Text(
        reading.language,
        lead.number + _HEAD,
        tied,
        twice | tied,
        frozenset().union(*(passage.ids("actor") for passage in early)),
        max(map(int, _YEAR.findall(head)), default=0),
    )


def as_lead(lead: Sentence) -> Candidate:
    """Give the lead as what is known before anything is added."""
    terms = lead.passage.ids("term")
    return Candidate(lead, 0.0, terms, is_coming=False, is_step=False, is_sure=True, is_dated=_is_dated(lead))


def candidate(each: Sentence, text: Text) -> Candidate | None:
    """Weigh a sentence behind the lead; None where it stands far from it and tells nothing of what happened."""
    telling = _telling(each, text)
    is_step = telling.is_coming and bool(STEPS.find(each.folded))
    if each.number >= text.head and not _bears(each, telling, text, is_step=is_step):
        return None
    return Candidate(
        each,
        _worth(each, telling, text),
        each.passage.ids("term"),
        is_coming=telling.is_coming,
        is_step=is_step,
        is_sure=telling.is_coming or (each.number < text.head and not telling.is_idle),
        is_dated=_is_dated(each),
    )


def adds(one: Candidate, added: Sequence[Candidate]) -> float:
    """Weigh what a sentence adds to those chosen: new terms, what comes next or when it was where none yet tells."""
    known = frozenset().union(*(each.terms for each in added))
    ahead = 0.7 * (one.is_coming and not any(each.is_coming for each in added))
    when = 0.6 * (one.is_dated and not any(each.is_dated for each in added))
    step = 1.2 * (one.is_step and not any(each.is_step for each in added))
    return one.worth + min(0.3 * len(one.terms - known), 0.9) + ahead + step + when


def told(each: Sentence, language: str) -> float:
    """Weigh how much of what happened a sentence tells: who, what, when."""
    return (
        min(0.5 * len(_named(each)), 2.5)
        + min(0.5 * _holds(each, RESULTS, language), 1.0)
        + _is_dated(each)
        - 0.8 * _is_ahead(each, language)
        - 1.5 * bool(_QUOTATION.search(each.passage.folded))
    )


def is_act(each: Sentence, language: str) -> bool:
    """Whether a sentence names two parties or matters with something done."""
    return len(_named(each)) >= _PARTIES and _holds(each, RESULTS, language) > 0


def is_scene(each: Sentence, language: str) -> bool:
    """Whether a sentence only sets the scene: it gives no day, names no two parties, tells nothing done or to be."""
    is_told = _holds(each, RESULTS, language) or _is_ahead(each, language) or _AMOUNT.search(each.folded)
    return not is_told and not _is_dated(each) and len(_named(each)) < _PARTIES


def _named(each: Sentence) -> frozenset[str]:
    return each.passage.ids("actor") | each.passage.ids("term")


def _holds(each: Sentence, words: Mapping[str, Phrases], language: str) -> int:
    """Count the phrases of a list in a sentence."""
    listed = words.get(language)
    return len(listed.find(each.folded)) if listed else 0


def _is_dated(each: Sentence) -> bool:
    return bool(written_days(each.folded) or weekdays(each.folded))


def _is_ahead(each: Sentence, language: str) -> bool:
    """Whether a sentence speaks of what is to be, by its words or by the ending of its verb."""
    future = FUTURE.get(language)
    return _holds(each, COMING, language) > 0 or bool(future and future.search(each.folded))


def _telling(each: Sentence, text: Text) -> _Telling:
    is_ahead = _is_ahead(each, text.language)
    return _Telling(
        _holds(each, RESULTS, text.language),
        is_counted=bool(_AMOUNT.search(each.folded)),
        is_ahead=is_ahead,
        is_back=_is_back(each, text, is_ahead=is_ahead),
        is_empty=_holds(each, EMPTY, text.language) > 0,
        is_quoted=bool(_QUOTATION.search(each.passage.folded)),
    )


def _is_back(each: Sentence, text: Text, *, is_ahead: bool) -> bool:
    """Whether a sentence looks back: to a year before the text's own, or by its words."""
    past = PLUPERFECT.get(text.language)
    if BACK.find(each.folded) or (past and past.search(each.folded)):
        return True
    years = [int(year) for year in _YEAR.findall(each.folded)]
    return any(year < text.year for year in years) if text.year else bool(years and not is_ahead)


def _bears(each: Sentence, telling: _Telling, text: Text, *, is_step: bool) -> bool:
    """Whether a sentence far from the lead tells an act, or a next step or figure of what happened."""
    if telling.is_idle:
        return False
    if is_step:
        return bool(each.words & text.tied)
    is_more = not _is_loose(each, text) and (telling.is_coming or telling.is_counted)
    return is_more or telling.results > 0


def _is_loose(each: Sentence, text: Text) -> bool:
    """Whether a sentence stands far from the lead and nothing ties it there."""
    is_tied = len(each.words & text.tied) >= _LINKED or takes_up(each, text.language)
    return each.number >= text.head and not is_tied


def _worth(each: Sentence, telling: _Telling, text: Text) -> float:
    """Weigh a sentence by itself: its place, what it decides, names and counts, less what is comment or background."""
    actors = each.passage.ids("actor")
    return (
        2.0 / (1 + each.number / 8)
        + _EARLIER * (each.number < OPENING and not telling.is_idle)
        + (0 if telling.is_back else min(0.6 * telling.results, 1.2))
        + 0.3 * bool(actors & text.actors)
        - min(0.5 * len(actors - text.actors), 1.5)
        + 0.5 * telling.is_counted
        + min(len(each.words & text.central) / _CENTRAL, 1.0)
        - 0.9 * telling.is_plain
        - 0.6 * _is_loose(each, text)
        - 0.5 * resumes(each, text.language)
        - 1.8 * telling.is_back
        - (1.4 if telling.is_empty else 0.4 * bool(SAYING.find(each.folded)))
        - 0.9 * telling.is_quoted
        + 0.8 * min(each.width / _FULL, 1.0)
        - 0.5 * (each.width > _LENGTHY)
    )
