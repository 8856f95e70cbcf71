"""Which stories a digest tells, and in which order: a pure rule that keeps the reasons for each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.moments import Moment
from bot.domain.sources import SourceKind
from bot.domain.stories import Story
from bot.domain.subscriptions import Subscription

MOST_ORIGINS: Final = 5
"""More independent origins than this raise a story no further: the sixth tells nobody that it matters."""

_OFFICIAL: Final = 2.0
_NEW: Final = 2.0
_CONFLICT: Final = 1.0
_UNDATED: Final = 0.5
"""Recency of a story whose date of publication is not known: when it was first seen does not make it the newest."""

_WORTH_A_CARD: Final = 3.0
"""What a story told before must have gained to be told in full again, as an official source's word brings it."""

_SAME_EVENT: Final = 2
"""So many stories of one catalogued event are told at most."""


@dataclass(frozen=True, slots=True)
class Report:
    """What of a stored, relevant article counts for the place of its story.

    `shown` is when it came to be shown, `instant` what it is ordered by, both in UTC; `is_dated` is False where that is
    when it was first seen. `publisher` is "" where nobody knows whose report it is.
    """

    article_id: int
    story_id: int
    publisher: str
    kind: SourceKind
    is_reprint: bool
    headline_only: bool
    shown: datetime
    instant: datetime
    topic: str
    event_id: str | None = None
    is_dated: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story a digest may tell, as it stood at the end of the window.

    `origins` counts its independent origins, `new_origins` are those of them, by publisher, that came in the window.
    `topic` and `publisher` are those of the report that speaks for it; `is_dated` is False where no report has a date
    of publication. `was_told` says whether a digest of the
    same subscription has told it before, `conflicts` how many disagreements came up in the window, `merged` which
    stories were merged into it then.
    """

    story_id: int
    origins: int
    new_origins: tuple[str, ...]
    is_official: bool
    is_newly_official: bool
    newest: datetime
    topic: str
    publisher: str
    event_id: str | None = None
    was_told: bool = False
    conflicts: int = 0
    merged: tuple[int, ...] = ()
    is_dated: bool = True

    @property
    def has_changed(self) -> bool:
        """Whether there is something to tell those who know it already."""
        return bool(self.new_origins or self.is_newly_official or self.conflicts or self.merged)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What digests of one wish and one window may tell, whoever reads them.

    `reports` are those of every story that something came up about, by story, as it stood at the end of the window;
    `arrived` are the stories with a new report, `conflicts` and `merged` as in Candidate, by story; `more` is how many
    stories arrived beyond these.
    """

    start: datetime
    reports: Mapping[int, Sequence[Report]]
    arrived: frozenset[int]
    conflicts: Mapping[int, int]
    merged: Mapping[int, tuple[int, ...]]
    more: int = 0

    def candidates(self, told: Collection[int]) -> tuple[Candidate, ...]:
        """Give the candidates of a subscription that was told these stories before; what arrived, all may be told."""
        return tuple(
            candidate(
                of_story,
                self.start,
                was_told=story_id in told,
                conflicts=self.conflicts.get(story_id, 0),
                merged=self.merged.get(story_id, ()),
            )
            for story_id, of_story in self.reports.items()
            if story_id in self.arrived or story_id in told
        )


class Merit(StrEnum):
    """What brings a story forward."""

    ORIGINS = "origins"
    OFFICIAL = "official"
    NOVELTY = "novelty"
    CONFLICT = "conflict"
    RECENCY = "recency"


class Bar(StrEnum):
    """What keeps a story from a card of its own."""

    TOLD = "told before"
    TOPIC = "topic"
    SOURCE = "source"
    EVENT = "event"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Placed:
    """A story with its points, by merit; `bar` is what kept it from a card, None where it has one."""

    candidate: Candidate
    merits: tuple[tuple[Merit, float], ...]
    bar: Bar | None = None

    @property
    def score(self) -> float:
        """All its points."""
        return sum(points for _, points in self.merits)


@dataclass(frozen=True, slots=True)
class Order:
    """The stories of a digest: those told in full, those told before of which a line says what changed, the others.

    Each in its order; `more` counts stories beyond these that were not looked at.
    """

    told: tuple[Placed, ...]
    changed: tuple[Placed, ...]
    left_out: tuple[Placed, ...]
    more: int = 0

    def beyond(self, shown: Collection[int]) -> tuple[int, ...]:
        """Give the stories that are not among those shown, the best first."""
        every = sorted((*self.told, *self.changed, *self.left_out), key=_best_first)
        return tuple(one.candidate.story_id for one in every if one.candidate.story_id not in shown)


@dataclass(frozen=True, slots=True)
class Caps:
    """How many stories of one topic, of one source and of one catalogued event a digest tells; None for any number."""

    topic: int | None
    source: int
    event: int = _SAME_EVENT


def caps(size: int, topics: Sequence[str]) -> Caps:
    """Give the caps of a digest of at most `size` stories: half of it for a topic, a third for a source, rounded up.

    Whoever follows one topic alone wants it to fill the digest.
    """
    return Caps(None if len(topics) == 1 else -(-size // 2), max(2, -(-size // 3)))


def candidate(
    reports: Sequence[Report],
    start: datetime,
    *,
    was_told: bool = False,
    conflicts: int = 0,
    merged: tuple[int, ...] = (),
) -> Candidate:
    """Sum up the reports of one story, at least one; what was shown from `start` on is new."""
    speaks = min(reports, key=_speaks_first)
    own = [report for report in reports if not report.is_reprint] or [speaks]
    known = [report for report in own if report.publisher]
    dated = [report for report in reports if report.is_dated]
    before = {report.publisher for report in known if report.shown < start}
    official = [report for report in own if report.kind is SourceKind.OFFICIAL]
    new = dict.fromkeys(one.publisher for one in sorted(known, key=_shown_first) if one.publisher not in before)
    return Candidate(
        story_id=speaks.story_id,
        origins=len({report.publisher for report in known}) or 1,
        new_origins=tuple(new),
        is_official=bool(official),
        is_newly_official=bool(official) and all(report.shown >= start for report in official),
        newest=max(report.instant for report in dated or reports),
        topic=speaks.topic,
        publisher=speaks.publisher,
        event_id=next((report.event_id for report in own if report.event_id), None),
        was_told=was_told,
        conflicts=conflicts,
        merged=merged,
        is_dated=bool(dated),
    )


def arrange(
    candidates: Iterable[Candidate], size: int, limits: Caps, start: datetime, end: datetime, more: int = 0
) -> Order:
    """Choose at most `size` stories of the window, the best first, and say of the others what kept them back.

    Independent origins, official sources, novelty, a disagreement and recency bring a story forward. One told before
    counts only for what changed, and is told in full again only where that is much. The caps hold in every digest.
    `more` is how many stories there are beyond the candidates.
    """
    placed = sorted((Placed(one, _merits(one, start, end)) for one in candidates), key=_best_first)
    told: list[Placed] = []
    held: list[Placed] = []
    counts: Counter[tuple[Bar, str]] = Counter()
    for one in placed:
        bar = _bar(one, counts, limits) or (Bar.ROOM if len(told) >= size else None)
        if bar is None:
            told.append(one)
            counts.update(_keys(one.candidate))
        else:
            held.append(Placed(one.candidate, one.merits, bar))
    return Order(
        tuple(told),
        tuple(one for one in held if one.candidate.was_told and one.candidate.has_changed),
        tuple(one for one in held if not one.candidate.was_told),
        more,
    )


def _speaks_first(report: Report) -> tuple[bool, bool, bool, datetime, int]:
    """Order as Story.lead does, as far as a report tells."""
    unofficial = report.kind is not SourceKind.OFFICIAL
    return (report.is_reprint, report.headline_only, unofficial, report.shown, report.article_id)


def _shown_first(report: Report) -> tuple[datetime, int]:
    return (report.shown, report.article_id)


def _merits(one: Candidate, start: datetime, end: datetime) -> tuple[tuple[Merit, float], ...]:
    origins = len(one.new_origins) if one.was_told else one.origins
    official = one.is_newly_official if one.was_told else one.is_official
    recency = (one.newest - start) / (end - start) if end > start else 0.0
    recency = recency if one.is_dated else _UNDATED
    points = (
        (Merit.ORIGINS, float(min(origins, MOST_ORIGINS))),
        (Merit.OFFICIAL, _OFFICIAL * official),
        (Merit.NOVELTY, _NEW * (not one.was_told)),
        (Merit.CONFLICT, _CONFLICT * bool(one.conflicts)),
        (Merit.RECENCY, round(min(max(recency, 0.0), 1.0), 1)),
    )
    return tuple((merit, value) for merit, value in points if value)


def _best_first(one: Placed) -> tuple[float, float, int]:
    return (-one.score, -one.candidate.newest.timestamp(), -one.candidate.story_id)


def _keys(one: Candidate) -> tuple[tuple[Bar, str], ...]:
    event = ((Bar.EVENT, one.event_id),) if one.event_id else ()
    topic = ((Bar.TOPIC, one.topic),) if one.topic else ()
    source = ((Bar.SOURCE, one.publisher),) if one.publisher else ()
    return (*event, *topic, *source)


def _bar(one: Placed, counts: Counter[tuple[Bar, str]], limits: Caps) -> Bar | None:
    gained = sum(points for merit, points in one.merits if merit is not Merit.RECENCY)
    if one.candidate.was_told and gained < _WORTH_A_CARD:
        return Bar.TOLD
    most = {Bar.EVENT: limits.event, Bar.TOPIC: limits.topic, Bar.SOURCE: limits.source}
    for key in _keys(one.candidate):
        cap = most[key[0]]
        if cap is not None and counts[key] >= cap:
            return key[0]
    return None


@dataclass(frozen=True, slots=True)
class StoryChange:
    """A story told before, and what changed about it since; see Candidate."""

    story: Story
    change: Candidate


@dataclass(frozen=True, slots=True)
class StoryOrder:
    """Why a digest's stories stand as they do; `stories` are those of the order that are shown, by id."""

    order: Order
    stories: tuple[Story, ...]
    limits: Caps


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A page of the stories that the digest, or the alert, of `end` had no room for, of `total` in its order.

    `offset` is how many came before; `uncounted` are stories of a full window that were not weighed and stand on no
    page. An alert has no `start`.
    """

    subscription: Subscription
    start: datetime | None
    end: datetime
    stories: tuple[Story, ...]
    offset: int
    total: int
    uncounted: int = 0


@dataclass(frozen=True, slots=True)
class ComingDate:
    """A date that lies ahead: a fact's, with its id, or a catalogued event's, with none."""

    when: Moment
    title: str
    fact_id: str = ""


@dataclass(frozen=True, slots=True)
class TopicCoverage:
    """How many stories on a topic were first told in the last seven days, and on average in a week before."""

    topic: str
    stories: int
    usual: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage by topic, most first, against the mean of the `weeks` before, at most twelve."""

    topics: tuple[TopicCoverage, ...]
    weeks: int
