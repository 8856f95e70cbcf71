"""Whether two reports tell of one event, by their dates, people, topics and telling words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.moments import Moment
from bot.domain.stories import STORY_WINDOW, StoryCandidate, Traits
from bot.reading.subjects import SIDES

ENOUGH = 0.5
ENOUGH_UNDATED = 0.62
"""What likeness two reports need to be one story; more when a date is missing. Tuned on tests/data/labelled.jsonl."""

_NEXT_DAY = timedelta(days=1)
# A report that comes out on the morning after counts like one of the same day.
_ACTORS, _TOPICS, _WORDS, _WORDS_ABROAD, _SAME_DAY, _SAME_WEEK = 0.3, 0.25, 0.9, 0.6, 0.25, 0.1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports are, from 0, and the reason in a short sentence."""

    score: float
    reason: str


def rarity(stories: Sequence[StoryCandidate]) -> Mapping[str, float]:
    """Give each word's and actor's weight among the candidates: what many of them name tells them apart less."""
    spread = Counter(name for story in stories for name in {*dict(story.traits.weights), *story.traits.actors})
    whole = len(stories)
    return {name: math.log((1 + whole) / count) / math.log(1 + whole) for name, count in spread.items() if count > 1}


def same_event(mine: Traits, theirs: Traits, rare: Mapping[str, float]) -> Likeness | None:
    """Give how alike two reports are when they can be of one event and are alike enough, else None."""
    if mine.event_id and theirs.event_id:
        return Likeness(2.0, "the same catalogued event") if mine.event_id == theirs.event_id else None
    gap = _gap(mine.when, theirs.when)
    if gap is not None and gap > STORY_WINDOW:
        return None
    actors = (mine.actors & theirs.actors) - SIDES
    topics = mine.topics & theirs.topics
    if not actors and not topics:  # two acts of the same two sides, as all reports here are
        return None
    score = (
        _ACTORS * _overlap(actors, mine.actors - SIDES, theirs.actors - SIDES, rare)
        + _TOPICS * _overlap(topics, mine.topics, theirs.topics, {})
        + (_WORDS if mine.language == theirs.language else _WORDS_ABROAD) * _cosine(mine.weights, theirs.weights, rare)
        + _nearness(gap)
    )
    needed = ENOUGH_UNDATED if gap is None else ENOUGH
    return Likeness(score, _reason(actors, topics, gap)) if score >= needed else None


def _gap(one: Moment | None, other: Moment | None) -> timedelta | None:
    """Give how far apart two moments begin, zero when they overlap, None when one is not known."""
    if one is None or other is None:
        return None
    first, second = sorted((one, other), key=lambda moment: moment.value)
    return timedelta(0) if second.value < first.end() else second.value - first.value


def _nearness(gap: timedelta | None) -> float:
    if gap is None:
        return 0.0
    return _SAME_DAY if gap <= _NEXT_DAY else _SAME_WEEK


def _overlap(shared: Iterable[str], mine: frozenset[str], theirs: frozenset[str], rare: Mapping[str, float]) -> float:
    """Give the shared weight as a share of what the shorter report names."""
    least = min(sum(rare.get(name, 1.0) for name in names) for names in (mine, theirs))
    return min(1.0, sum(rare.get(name, 1.0) for name in shared) / least) if least else 0.0


def _cosine(mine: Sequence[tuple[str, float]], theirs: Sequence[tuple[str, float]], rare: Mapping[str, float]) -> float:
    one = {word: weight * rare.get(word, 1.0) for word, weight in mine}
    other = {word: weight * rare.get(word, 1.0) for word, weight in theirs}
    lengths = math.hypot(*one.values()) * math.hypot(*other.values())
    return sum(weight * other.get(word, 0.0) for word, weight in one.items()) / lengths if lengths else 0.0


def _reason(actors: Iterable[str], topics: Iterable[str], gap: timedelta | None) -> str:
    days = "dates not known" if gap is None else "the same day" if gap < _NEXT_DAY else _apart(gap)
    named = f"; both name {', '.join(sorted(actors))}" if actors else ""
    about = f"; both about {', '.join(sorted(topics))}" if topics else ""
    return f"{days}{named}{about}"


def _apart(gap: timedelta) -> str:
    return "a day apart" if gap.days == 1 else f"{gap.days} days apart"
