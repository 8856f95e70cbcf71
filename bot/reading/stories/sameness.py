"""Whether two reports tell of one event: evidence for it and against it, added up."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from itertools import chain
from typing import Final

from bot.domain.marks import Marks
from bot.domain.moments import Moment, Precision
from bot.domain.phrases import Phrase
from bot.domain.stories import STORY_WINDOW, StoryCandidate, Traits


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for one event (above nought) or against it, and how it is said; None goes without saying.

    `names` stand in the template of `said` as {names}.
    """

    weight: float
    said: Phrase | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much speaks for one event, above nought when enough, and what speaks so, in a few words."""

    score: float
    evidence: tuple[Evidence, ...]

    @property
    def reason(self) -> str:
        """What speaks so, in a few words."""
        said: list[str] = [Phrase(one.said.template, names=one.names) for one in self.evidence if one.said]
        return reduce(_also, said) if said else ""


START = -2.8
"""What two reports lack before anything is known of them; above nought they are of one event.

It and all weights here are in the manner of log odds: fitted to pairs of labelled documents, rounded, and drawn towards
caution where the labels hold fewer events a week than the world does.
"""

_NEVER = -20.0
_BOTH_NAME: Final = Phrase("both name {names}")
_BOTH_IN: Final = Phrase("both in {names}")
_BOTH_WITH: Final = Phrase("both with {names}")
_BOTH_NUMBER: Final = Phrase("both number {names} of its series")
_BOTH_ABOUT: Final = Phrase("both about {names}")
_BOTH_ACT: Final = Phrase("both {names}")
_IN_LIKE_WORDS: Final = Phrase("in like words")
_SAME: Final = {
    Precision.YEAR: Phrase("the same year"),
    Precision.MONTH: Phrase("the same month"),
    Precision.WEEK: Phrase("the same week"),
    Precision.DAY: Phrase("the same day"),
    Precision.INSTANT: Phrase("the same instant"),
}

_NOTHING = Evidence(0.0)
_TOO_LITTLE = Evidence(0.0, Phrase("no more in common than time and topic"))

_EVENT = Evidence(4.0, Phrase("the same catalogued event"))
_MAYBE_EVENT = Evidence(2.0, Phrase("a catalogued event of those days"))
_OTHER_EVENT = Evidence(-3.0, Phrase("two catalogued events"))
_MAYBE_OTHER_EVENT = Evidence(-1.5, Phrase("perhaps two catalogued events"))

_SAME_DAY = Evidence(2.0, Phrase("the same day"))
_DAYS_RUNNING = Evidence(-3.5, Phrase("two days running"))
_OUT_THEN = Evidence(1.5, Phrase("out when it happened"))
_OUT_LATER = Evidence(0.5, Phrase("out in those days"))
_OUT_TOGETHER = Evidence(1.5, Phrase("out together"))
_OUT_APART = Evidence(-2.0, Phrase("out days apart"))
_OVERLAP = {Precision.YEAR: 0.3, Precision.MONTH: 1.0, Precision.WEEK: 1.3}
_UNDATED = Evidence(-0.8, Phrase("dates not known"))
_ANOTHER_TIME = Evidence(_NEVER, Phrase("another time"))

_DAY = timedelta(days=1)
_PROMPT = timedelta(days=2)
"""Within so long after an event its reports come out."""
_NEAR = timedelta(days=4)
"""Two reports no further apart than this may be of one event as well as of two."""

_PEOPLE, _BODY, _PLACE = (1.4, 0.8), 1.4, 0.5
_IDEAS_IN_ALL, _IDEAS_OF_ONE, _TOPICS = 1.4, 0.8, 1.0
_WORDS, _WORDS_ABROAD = 2.0, 1.5
_STATE = (1.2, 0.3, 0.0)
"""By how many of the two name the EU's own side too, to whom a member state may be no more than the scene."""
_ORDINAL, _ACT = 1.5, 0.5

_OTHER_PEOPLE = Evidence(-1.0, Phrase("other people"))
_OTHER_STATE = Evidence(-3.0, Phrase("another member state"))
_OTHER_SIDE = Evidence(-1.0, Phrase("a member state in one, the EU in the other"))
_OTHER_ORDINAL = Evidence(-4.0, Phrase("another of its series"))
_OTHER_ACT = Evidence(-0.6, Phrase("another act"))
_OTHER_ACT_ANOTHER_TIME = Evidence(-2.0, Phrase("another act"))

_SUBSTANCE = 0.3
"""Something other than time and topic must weigh this much: two reports of one day share no event for those alone."""

_NAMED = 3
"""So many shared ideas a reason names."""

_PARTICLE = 3
"""Words of a name up to this long stay small in its midst: Ursula von der Leyen."""

_LIKE_WORDS = 0.4
"""From this weight on like words are a reason worth naming."""


def rarity(stories: Sequence[StoryCandidate]) -> Mapping[str, float]:
    """Give the weight, up to 1, of what more than one of the stories names: what many name tells them apart less."""
    spread = Counter(chain.from_iterable(frozenset[str]().union(*map(_names, story.core)) for story in stories))
    most = math.log(len(stories) + 8)
    return {name: 1 - math.log(count) / most for name, count in spread.items() if count > 1}


def same_event(mine: Traits, theirs: Traits, rare: Mapping[str, float]) -> Likeness:
    """Weigh whether two reports tell of one event; for two of another time nothing more is weighed."""
    known = _catalogued(mine, theirs)
    when = _time(mine, theirs, known=known.weight > 0)
    if when is _ANOTHER_TIME:
        return Likeness(when.weight, (when,))
    what = tuple(_substance(mine, theirs, rare))
    if max(known.weight, *(one.weight for one in what)) < _SUBSTANCE:
        return Likeness(_NEVER, (_TOO_LITTLE,))
    topics = Evidence(_TOPICS * _share_of_one(mine.topics, theirs.topics, rare))
    every = (known, when, *what, topics, *_contrasts(mine, theirs))
    score = START + sum(one.weight for one in every)
    return Likeness(score, tuple(one for one in every if one.said and (one.weight > 0) is (score > 0)))


def _also(first: str, second: str) -> str:
    return Phrase("{first}; {second}", first=first, second=second)


def _catalogued(mine: Traits, theirs: Traits) -> Evidence:
    """Weigh the catalogued events they may report; two that tell different days report different ones anyway."""
    if (day := _told(mine)) and (other_day := _told(theirs)) and day != other_day:
        return _NOTHING
    if mine.event_id and theirs.event_id:
        return _EVENT if mine.event_id == theirs.event_id else _OTHER_EVENT
    ours, others = _events(mine), _events(theirs)
    if ours & others:
        return _MAYBE_EVENT
    return _MAYBE_OTHER_EVENT if ours and others else _NOTHING


def _events(one: Traits) -> frozenset[str]:
    return one.marks.events | {one.event_id} if one.event_id else one.marks.events


def _time(mine: Traits, theirs: Traits, *, known: bool) -> Evidence:
    """Weigh the days they tell, else the days they came out, else months and years.

    `known` is whether they may report one catalogued event, of which reports come out for days.
    """
    told, other_told = _told(mine), _told(theirs)
    out, other_out = _day(mine.published), _day(theirs.published)
    if told and other_told:
        return _two_days(abs(told - other_told))
    if told and other_out:
        return _report(other_out - told, known=known)
    if other_told and out:
        return _report(out - other_told, known=known)
    if out and other_out:
        return _two_reports(abs(out - other_out), known=known)
    return _roughly(mine.when, theirs.when)


def _told(one: Traits) -> date | None:
    return _day(one.event)


def _day(moment: Moment | None) -> date | None:
    return moment.day if moment and moment.precision in (Precision.DAY, Precision.INSTANT) else None


def _two_days(gap: timedelta) -> Evidence:
    if gap > _DAY:
        return _ANOTHER_TIME
    return _DAYS_RUNNING if gap else _SAME_DAY


def _report(lag: timedelta, *, known: bool) -> Evidence:
    """Weigh how long after the day that one tells the other came out."""
    if lag < -_DAY or lag > STORY_WINDOW:
        return _ANOTHER_TIME
    return _OUT_THEN if known or timedelta(0) <= lag <= _PROMPT else _OUT_LATER


def _two_reports(gap: timedelta, *, known: bool) -> Evidence:
    if gap > STORY_WINDOW:
        return _ANOTHER_TIME
    if known or gap <= _DAY:
        return _OUT_TOGETHER
    return _NOTHING if gap <= _NEAR else _OUT_APART


def _roughly(one: Moment | None, other: Moment | None) -> Evidence:
    if one is None or other is None:
        return _UNDATED
    first, second = sorted((one, other), key=lambda moment: moment.value)
    if second.value >= first.end():
        return _ANOTHER_TIME
    coarsest = next(precision for precision in Precision if precision in (one.precision, other.precision))
    return Evidence(_OVERLAP[coarsest], _SAME[coarsest])


def _substance(mine: Traits, theirs: Traits, rare: Mapping[str, float]) -> Iterator[Evidence]:
    """Weigh what the two have in common: who, where, with which state, which of a series, ideas and words."""
    ours, others = mine.marks, theirs.marks
    for weight, name in zip(_PEOPLE, _rarest(ours.people & others.people, rare), strict=False):
        yield Evidence(weight * rare.get(name, 1.0), _BOTH_NAME, (_plain(name),))
    for name in _rarest(ours.bodies & others.bodies, rare)[:1]:
        yield Evidence(_BODY * rare.get(name, 1.0), _BOTH_NAME, (_plain(name),))
    for name in _rarest(ours.places & others.places, rare)[:1]:
        yield Evidence(_PLACE * rare.get(name, 1.0), _BOTH_IN, (_plain(name),))
    if states := ours.states & others.states:
        yield Evidence(_STATE[ours.union + others.union], _BOTH_WITH, tuple(map(_plain, sorted(states))))
    if which := ours.ordinals & others.ordinals:
        yield Evidence(_ORDINAL, _BOTH_NUMBER, tuple(sorted(which)))
    yield _ideas(ours.ideas, others.ideas, rare)
    yield _words(mine, theirs, rare)


def _ideas(ours: frozenset[str], others: frozenset[str], rare: Mapping[str, float]) -> Evidence:
    weight = _IDEAS_IN_ALL * _share_of_all(ours, others, rare) + _IDEAS_OF_ONE * _share_of_one(ours, others, rare)
    named = _rarest(ours & others, rare)[:_NAMED]
    return Evidence(weight, _BOTH_ABOUT, tuple(map(_plain, named))) if named else Evidence(weight)


def _words(mine: Traits, theirs: Traits, rare: Mapping[str, float]) -> Evidence:
    alike = _cosine(mine.weights, theirs.weights, rare)
    weight = alike * (_WORDS if mine.language == theirs.language else _WORDS_ABROAD)
    return Evidence(weight, _IN_LIKE_WORDS if weight >= _LIKE_WORDS else None)


def _contrasts(mine: Traits, theirs: Traits) -> Iterator[Evidence]:
    """Weigh what sets the two apart: other people, another state, another of the series, another act."""
    ours, others = mine.marks, theirs.marks
    if _differ(ours.people, others.people):
        yield _OTHER_PEOPLE
    if _differ(ours.states, others.states):
        yield _OTHER_STATE
    elif _differ(_partners(ours), _partners(others)):
        yield _OTHER_SIDE
    if _differ(ours.ordinals, others.ordinals):
        yield _OTHER_ORDINAL
    if _differ(ours.acts, others.acts):
        day = _told(mine)
        yield _OTHER_ACT if day and day == _told(theirs) else _OTHER_ACT_ANOTHER_TIME
    elif acts := ours.acts & others.acts:
        yield Evidence(_ACT, _BOTH_ACT, tuple(sorted(acts)))


def _differ(ours: frozenset[str], others: frozenset[str]) -> bool:
    return bool(ours and others) and ours.isdisjoint(others)


def _partners(marks: Marks) -> frozenset[str]:
    """Give with whom Japan deals: the EU, member states, or both."""
    return marks.states | {"eu"} if marks.union else marks.states


def _names(one: Traits) -> frozenset[str]:
    marks = one.marks
    return marks.people.union(marks.bodies, marks.ideas, marks.places, one.topics, dict(one.weights))


def _rarest(names: Iterable[str], rare: Mapping[str, float]) -> list[str]:
    return sorted(names, key=lambda name: (-rare.get(name, 1.0), name))


def _weight(names: Iterable[str], rare: Mapping[str, float]) -> float:
    return sum(rare.get(name, 1.0) for name in names)


def _share_of_all(ours: frozenset[str], others: frozenset[str], rare: Mapping[str, float]) -> float:
    """Give the shared weight as a share of what either names."""
    return _weight(ours & others, rare) / (_weight(ours | others, rare) or 1.0)


def _share_of_one(ours: frozenset[str], others: frozenset[str], rare: Mapping[str, float]) -> float:
    """Give the shared weight as a share of what the shorter report names."""
    return _weight(ours & others, rare) / (min(_weight(ours, rare), _weight(others, rare)) or 1.0)


def _cosine(mine: Sequence[tuple[str, float]], theirs: Sequence[tuple[str, float]], rare: Mapping[str, float]) -> float:
    other = dict(theirs)
    shared = [(word, rare.get(word, 1.0)) for word, _ in mine if word in other]
    if not shared:
        return 0.0
    one = dict(mine)
    product = sum(one[word] * rarest * (other[word] * rarest) for word, rarest in shared)
    lengths = _length(mine, rare) * _length(theirs, rare)
    return product / lengths if lengths else 0.0


def _length(words: Sequence[tuple[str, float]], rare: Mapping[str, float]) -> float:
    return math.hypot(*[weight * rare.get(word, 1.0) for word, weight in words])


def _plain(name: str) -> str:
    """Write an id of the catalogue as words: green-energy:hydrogen is hydrogen, gulf-of-aden Gulf of Aden."""
    _, colon, idea = name.rpartition(":")
    if colon:
        return idea.replace("-", " ")
    first, *middle = name.split("-")
    last = [middle.pop().title()] if middle else []
    return " ".join([first.title(), *(word if len(word) <= _PARTICLE else word.title() for word in middle), *last])
