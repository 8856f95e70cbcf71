"""Stories: the articles on one event, and how one is placed among those stored."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.articles import Article
from bot.domain.facts import Flag
from bot.domain.marks import Marks
from bot.domain.moments import Moment
from bot.domain.sources import SourceKind

STORY_WINDOW = timedelta(days=7)
"""Reports further apart than this are not compared unless both report the same catalogued event."""

CORE = 3
"""A story is known by so many of its first independent reports: enough to learn its date and its words in other
languages, too few for a chain of half-alike reports to grow from it."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What an article is compared by. `weights` are as in Analysis; `event_id` is the catalogued event it reports."""

    language: str
    published: Moment | None
    event: Moment | None
    event_id: str | None
    topics: frozenset[str]
    marks: Marks
    weights: tuple[tuple[str, float], ...]

    @property
    def when(self) -> Moment | None:
        """The event's time, else that of publication."""
        return self.event or self.published


@dataclass(frozen=True, slots=True)
class StoryCandidate:
    """A stored story an article may belong to, seen by its first independent reports.

    They are CORE at most, or twice as many where people put reports of two stories together.
    """

    story_id: int
    core: tuple[Traits, ...]


@dataclass(frozen=True, slots=True)
class TextCandidate:
    """A stored article whose text may be the same; `article_id` is that of its origin when it is itself a reprint."""

    article_id: int
    story_id: int | None
    signature: tuple[int, ...]
    published: Moment | None
    marks: Marks


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article goes: the article it reprints, the story it joins (None: a new one), and why.

    `core` is what that story is known by from then on, () where that stays as it is.
    """

    duplicate_of: int | None
    story_id: int | None
    reason: str
    core: tuple[Traits, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One event and its reports, oldest first seen first. Stories are ordered by their latest `sort_instant`.

    `conflicts` are the open flags on words of its reports that do not agree with a fact; `has_facts` says whether an
    approved fact rests on words of one.
    """

    id: int
    articles: tuple[Article, ...]
    conflicts: tuple[Flag, ...] = ()
    has_facts: bool = False

    @property
    def origins(self) -> int:
        """How many independent reports there are: reprints share one, and so do one publisher's own reports.

        Those whose origin nobody knows add none; alone they are one.
        """
        return (
            len({article.origin for article in self.articles if article.duplicate_of is None and article.origin}) or 1
        )

    @property
    def lead(self) -> Article:
        """The article that speaks for the story: one with text, an origin, official before press, the earliest."""
        return min(self.articles, key=_lead_order)

    def lead_in(self, languages: Collection[str]) -> Article:
        """The article that speaks for the story to who wants one of these languages; `lead` where none is in one."""
        spoken = [article for article in self.articles if article.analysis.language in languages]
        return min(spoken, key=_lead_order) if spoken else self.lead


@dataclass(frozen=True, slots=True)
class Headline:
    """The title of one report of a story; `language` is an ISO 639-1 code."""

    story_id: int
    article_id: int
    title: str
    language: str


_KIND_ORDER = {
    SourceKind.OFFICIAL: 0,
    SourceKind.PRESS: 1,
    SourceKind.THINK_TANK: 1,
    SourceKind.OTHER: 2,
    SourceKind.FILE: 2,
    SourceKind.STARTER: 3,
}


def _lead_order(article: Article) -> tuple[bool, bool, bool, int, datetime, int]:
    return (
        article.duplicate_of is not None,
        article.headline_only,
        not article.analysis.summary,
        _KIND_ORDER[article.kind],
        article.first_seen,
        article.id,
    )


def sort_instant(published: Moment | None, first_seen: datetime) -> datetime:
    """The instant an article is ordered by: published, else first seen; a date in the future is not yet reached."""
    return min(published.value, first_seen) if published else first_seen
