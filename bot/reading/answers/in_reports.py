"""The sentences of articles that answer a question, each with the date it gives where one was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.articles import Span
from bot.domain.claims import Act
from bot.domain.facts import LONGEST_QUOTE
from bot.domain.moments import Moment, Precision
from bot.domain.phrases import Phrase
from bot.reading.acting.acts import CLAUSE_END, VERB_LAST, ToldAct, told_acts
from bot.reading.acting.claim_words import EARLIER
from bot.reading.answers.asked import Asked, agreements_asked
from bot.reading.answers.bearing import doers, doings, is_denied, is_told_of, parties
from bot.reading.answers.idea_words import ASKED, IDEAS
from bot.reading.answers.offices import names_holder
from bot.reading.answers.question_words import ASIDE, Kind
from bot.reading.answers.scoring import Said, act_places, acts_in, is_awaited, score, unasked
from bot.reading.claims.claims import MAIN_ACTS
from bot.reading.cleaning.clean import Cleaned
from bot.reading.dating.dates import PUBLICATION
from bot.reading.dating.times import Anchor, Told, anchor, tell
from bot.reading.naming.names import NameFinder
from bot.reading.naming.passages import Passage, lay_out
from bot.reading.naming.subjects import SIDES
from bot.reading.text.folding import fold_name

LONGEST_READ: Final = 40_000
"""Characters of a text that are looked through: reports say what matters before that."""

_LEADING: Final = 2
"""So many first sentences tell the main event where they name no time."""

_EXACT, _SAME_LANGUAGE = 1.0, 0.5
"""What counts for a date to the day, and for a sentence in the language of the question."""

_NEAR_BEFORE: Final = 25
"""Characters before a name in which the word that puts it aside stands."""

_APART, _WRONG_SIDE = 40, 12
"""Characters that the end of a clause, and the unusual order, count for between a time and an act."""


@dataclass(frozen=True, slots=True)
class Report:
    """What is read of an article."""

    text: str
    title: str
    language: str
    published: Moment | None
    event: Moment | None


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence that answers, with the date it gives where a date was asked for, and how well it answers.

    `denies` says that it denies what was asked about.
    """

    quote: Span
    when: Moment | None
    score: float
    denies: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence stands: its report, what stands around it, and whether it leads."""

    report: Report
    held: Anchor | None
    around: frozenset[str]
    leads: bool
    before: str = ""


@dataclass(frozen=True, slots=True)
class _Timed:
    """The acts a folded sentence tells as done, and its times."""

    folded: str
    told: tuple[ToldAct, ...]
    times: tuple[Told, ...]


def answers_in(names: NameFinder, asked: Asked, report: Report) -> tuple[Found, ...]:
    """Give the sentences of a report that answer, the best first."""
    reading = lay_out(Cleaned(report.title, report.text[:LONGEST_READ], ()), report.language, names)
    held = anchor(report.published, PUBLICATION)
    topic = _named_in([reading.title, *reading.sentences[:1]])
    found: list[Found] = []
    asked = _of_event(asked)
    before: frozenset[str] = frozenset()
    words = ""
    for number, passage in enumerate(reading.sentences):
        place = _Place(report, held, topic | before, number < _LEADING, words)
        if _may(passage, place, asked):
            found.extend(_answer(passage, place, asked, names))
        before, words = _named_in([passage]), passage.folded
    return tuple(sorted(found, key=lambda one: -one.score))


def _of_event(asked: Asked) -> Asked:
    """Where the newest of its kind is asked for with no act, ask when that was held."""
    return replace(asked, acts=frozenset({Act.MET})) if asked.asks_event else asked


def _named_in(passages: Iterable[Passage]) -> frozenset[str]:
    return frozenset(id_ for passage in passages for kind in ("actor", "term") for id_ in passage.ids(kind))


def _may(passage: Passage, place: _Place, asked: Asked) -> bool:
    """Whether a sentence can answer at all, told quickly: it can be shown whole, and all names are about."""
    if len(passage.span.text) > LONGEST_QUOTE or passage.folded.rstrip('" ').endswith(("?", "？")):
        return False
    here = _named_in([passage]) | place.around
    return all(named.ids & here for named in asked.names)


def _answer(passage: Passage, place: _Place, asked: Asked, names: NameFinder) -> Iterator[Found]:
    """Give the sentence, if it answers."""
    report, folded = place.report, passage.folded
    timed = _Timed(folded, tuple(told_acts(folded, report.language)), tell(folded, report.language, place.held))
    is_aside = asked.not_after is not None and _is_aside(passage, asked)
    if is_aside or _is_on_other(passage, timed, asked) or _ends_other(passage, timed, asked, names):
        return
    worth = score(_said(passage, timed, place, asked, names), asked)
    if not worth:
        return
    worth += _SAME_LANGUAGE * (report.language == asked.language)
    if asked.kind is not Kind.WHEN:
        when = _newest_time(timed, asked) if asked.not_after else None
        yield Found(passage.span, when, worth, _denies(passage.folded, asked, report.language))
    elif when := _when(timed, place, asked):
        yield Found(passage.span, when, worth + _EXACT * _is_day(when))


def _denies(folded: str, asked: Asked, language: str) -> bool:
    ideas = ((at, at + len(phrase)) for idea in asked.ideas for phrase, at in IDEAS[idea].places(folded))
    is_open = asked.kind is Kind.OTHER and not asked.is_negated
    return is_open and is_denied(folded, [*act_places(folded, asked), *ideas], language)


def _said(passage: Passage, timed: _Timed, place: _Place, asked: Asked, names: NameFinder) -> Said:
    report = place.report
    main = report.event or report.published
    sides = ((one.id, (one.start, one.end)) for one in passage.mentions if one.id in SIDES)
    moments = tuple(time.moment for time in timed.times if time.moment) or ((main,) if main else ())
    return Said(
        folded=passage.folded,
        language=report.language,
        ids=_named_in([passage]),
        actors=tuple(actor for _, actor in passage.actors(names.catalog)),
        acts=acts_in(passage.folded),
        done=frozenset(one.act for one in timed.told),
        moments=moments,
        around=place.around,
        title=fold_name(report.title),
        told_ids=_named_in([passage]),
        named_at=tuple((one.start, one.end) for one in passage.mentions if one.id in asked.wanted),
        doings=frozenset(doings(passage.folded, sides, report.language)),
        doers=_doers(passage, asked, names, report.language),
        before=place.before,
        is_holder=asked.office is not None and names_holder(passage.folded, passage.mentions, asked.office, names),
        is_provisional=bool(IDEAS["provisional"].find(passage.folded)),
    )


def _doers(passage: Passage, asked: Asked, names: NameFinder, language: str) -> frozenset[str]:
    named = parties(passage.mentions, names.catalog)
    return doers(passage.folded, named, act_places(passage.folded, asked), language)


def _is_aside(passage: Passage, asked: Asked) -> bool:
    """Whether what was asked for is only what something else is dated by: "a day after the summit"."""
    named = [mention.start for mention in passage.mentions if mention.id in asked.wanted]
    clauses = [CLAUSE_END.split(passage.folded[max(0, start - _NEAR_BEFORE) : start])[-1] for start in named]
    return bool(clauses) and all(ASIDE.find(clause) for clause in clauses)


def _newest_time(timed: _Timed, asked: Asked) -> Moment | None:
    """Give the last time a sentence tells that was over when it was asked."""
    times = [one.moment for one in timed.times if one.moment and is_awaited(one.moment, asked)]
    return max(times, key=lambda moment: moment.value, default=None)


def _is_on_other(passage: Passage, timed: _Timed, asked: Asked) -> bool:
    """Whether an act is on an instrument nobody asked about: a protocol to the agreement is not the agreement."""
    acts = [act.start for act in timed.told if act.act in asked.acts]
    others = unasked(passage.folded, asked)
    named = [mention.start for mention in passage.mentions if mention.id in asked.wanted]
    if not (acts and others and named):
        return False
    return min(abs(act - at) for act in acts for at in others) < min(abs(act - at) for act in acts for at in named)


def _ends_other(passage: Passage, timed: _Timed, asked: Asked, names: NameFinder) -> bool:
    """Whether what ends is not the agreement asked about, but duties under it or talks on it."""
    agreements = agreements_asked(asked, names.catalog) if Act.ENDED in asked.acts else frozenset[str]()
    acts = [(act.start, act.end) for act in timed.told if act.act is Act.ENDED]
    things = [(mention.start, mention.end) for mention in passage.mentions if mention.id in agreements]
    times = [(time.start, time.end) for time in timed.times]
    return bool(agreements) and not is_told_of(passage.folded, acts, things, times)


def _when(timed: _Timed, place: _Place, asked: Asked) -> Moment | None:
    """Give the date of what was asked: that of its act, the only one there is, or the day of the text's own event."""
    counted = [time for time in timed.times if time.moment and _counts(time, place.report, asked)]
    settled = [time for time in counted if time.moment and is_awaited(time.moment, asked)]
    told = _dated_acts(timed, asked)
    mine = [act for act in told if act.act in asked.acts]
    if not settled:
        event = place.report.event if place.leads and not timed.times else None
        tells = event is not None and _is_day(event) and is_awaited(event, asked) and _tells_event(timed, asked)
        if not event or not tells:
            return None
        return replace(event, reason=Phrase("the event of the text: {reason}", reason=event.reason))
    if not mine:
        return settled[0].moment
    language = place.report.language
    time = min(settled, key=lambda one: min(_gap(act, one, timed.folded, language) for act in mine))
    nearest = min(told, key=lambda act: _gap(act, time, timed.folded, language))
    return time.moment if nearest.act in asked.acts or len(settled) == 1 else None


def _dated_acts(timed: _Timed, asked: Asked) -> Sequence[ToldAct]:
    """Give the acts whose dates tell: those told as done, else, where it is asked for what is to come, those named."""
    if any(act.act in asked.acts for act in timed.told) or not asked.is_ahead:
        return timed.told
    places = ((act, at, len(phrase)) for act, phrases in ASKED.items() for phrase, at in phrases.places(timed.folded))
    return [ToldAct(act, at, at + length) for act, at, length in places]


def _counts(time: Told, report: Report, asked: Asked) -> bool:
    """Whether a time is of what was done, or is to come where that was asked."""
    over = time.moment is not None and report.published is not None and time.moment.end() <= report.published.value
    return asked.is_ahead or over or not time.is_ahead


def _is_day(moment: Moment) -> bool:
    return moment.precision in (Precision.DAY, Precision.INSTANT)


def _tells_event(timed: _Timed, asked: Asked) -> bool:
    """Whether a sentence without a time can tell the main event of its text."""
    acts = asked.acts & (MAIN_ACTS | {Act.MET})
    return any(act.act in acts for act in timed.told) and not EARLIER.find(timed.folded)


def _gap(act: ToldAct, time: Told, folded: str, language: str) -> int:
    """Measure how far a time is from an act: times follow acts, but where the verb comes last."""
    first, last = min(act.end, time.end), max(act.start, time.start)
    parted = _APART * bool(CLAUSE_END.search(folded[first:last]))
    wrong_side = (act.start > time.start) is (language not in VERB_LAST)
    return max(last - first, 0) + parted + _WRONG_SIDE * wrong_side
