"""Stories: the articles on one event, and how one is placed among those stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.articles import Article
from bot.domain.moments import Moment

STORY_WINDOW = timedelta(days=4)
"""Reports further apart than this are not compared unless both are dated by the same event."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What an article or story is compared by.

    `when` is the event's day, else publication, else None; `event_id` the catalogued event it reports;
    `weights` as in Analysis.
    """

    actors: frozenset[str]
    topics: frozenset[str]
    when: Moment | None
    event_id: str | None
    language: str
    weights: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class StoryCandidate:
    """A stored story an article may belong to, seen by its first article: joining cannot chain."""

    story_id: int
    traits: Traits


@dataclass(frozen=True, slots=True)
class TextCandidate:
    """A stored article whose text may be the same."""

    article_id: int
    story_id: int | None
    signature: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article goes: the article it reprints, the story it joins (None: a new one), and why."""

    duplicate_of: int | None
    story_id: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """One event and its reports, oldest first seen first. Stories are ordered by their latest `sort_instant`."""

    id: int
    articles: tuple[Article, ...]

    @property
    def origins(self) -> int:
        """How many independent reports there are: reprints share one, and so do one publisher's own reports."""
        own = [article for article in self.articles if article.duplicate_of is None]
        return len({article.publisher or article.id for article in own}) or 1

    @property
    def lead(self) -> Article:
        """The article that speaks for the story: one with text, an origin, official before press, the earliest."""
        return min(self.articles, key=_lead_order)


_KIND_ORDER = {"official": 0, "press": 1, "think-tank": 1, "other": 2}


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
