"""What a digest chooses from: the stories of its window, those told before, and how much there was of each topic.

What came to be shown at a window's end or later counts for nothing, so that a digest composed late is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, String, case, cast, desc, exists, func, or_, select

from bot.domain.digests import Arrivals, Coverage, Report, TopicCoverage
from bot.domain.facts import FlagKind, FlagState
from bot.domain.sources import SourceKind
from storage.database import Connection, insert_all
from storage.fact_tables import flags
from storage.tables import (
    article_topics,
    articles,
    is_relevant,
    own_name,
    shown_from,
    sort_instant,
    stories,
    told_stories,
)

_CONSIDERED: Final = 300
"""Stories of a window that are weighed: those with the most origins; the others are counted."""

_WEEK: Final = timedelta(days=7)
_WEEKS_BEFORE: Final = 12
_FEWEST_WEEKS: Final = 2
"""A mean of less says nothing."""

_was_announced: Final = ~articles.c.backlog | articles.c.kept_at.is_not(None)


async def arrivals(
    connection: Connection,
    start: datetime,
    end: datetime,
    topics: Sequence[str] = (),
    actors: Sequence[str] = (),
    languages: Sequence[str] = (),
) -> Arrivals:
    """Give the stories that digests of that window may tell.

    Those that arrived have an announced report first seen from `start` on, before `end`, with one of the topics, one
    of the actors and one of the languages, where any are named. One that nobody had been shown counts as seen when a
    person kept it, backlog or not. A reprint brings no story back, nor does one that speaks for a text in place of an
    article that was shown before and is hidden now. The others are those about which a disagreement came up in that
    time, or into which another was merged.
    """
    arrived, found = await _arrived(connection, start, end, _wanted(topics, actors, languages))
    conflicts = await _conflicts(connection, start, end)
    merged = await _merged(connection, start, end)
    reports = await _reports(connection, {*arrived, *conflicts, *merged}, end)
    return Arrivals(start, reports, frozenset(arrived), conflicts, merged, found - len(arrived))


async def told_before(
    connection: Connection, subscription_id: int, before: datetime, story_ids: Collection[int]
) -> frozenset[int]:
    """Give those of the stories that digests of earlier slots told, under their own id or one merged into them."""
    if not story_ids:
        return frozenset()
    standing = func.coalesce(stories.c.merged_into, stories.c.id)
    ids = select(stories.c.id).where(or_(stories.c.id.in_(story_ids), stories.c.merged_into.in_(story_ids)))
    query = (
        select(standing)
        .join(told_stories, told_stories.c.story_id == stories.c.id)
        .where(told_stories.c.subscription_id == subscription_id, told_stories.c.slot < before)
        .where(told_stories.c.story_id.in_(ids))
    )
    return frozenset(await connection.scalars(query))


async def told_at(connection: Connection, subscription_id: int, slot: datetime) -> frozenset[int]:
    """Give the stories that the digest, or the alert, of a slot told, under the ids they stand under now."""
    query = (
        select(func.coalesce(stories.c.merged_into, stories.c.id))
        .join(told_stories, told_stories.c.story_id == stories.c.id)
        .where(told_stories.c.subscription_id == subscription_id, told_stories.c.slot == slot)
    )
    return frozenset(await connection.scalars(query))


async def note_told(connection: Connection, subscription_id: int, slot: datetime, story_ids: Iterable[int]) -> None:
    """Note which stories the digest of a slot told in full, so that the next ones say what changed."""
    rows = [{"subscription_id": subscription_id, "slot": slot, "story_id": story_id} for story_id in story_ids]
    await insert_all(connection, told_stories, rows)


async def coverage(connection: Connection, end: datetime, topics: Sequence[str]) -> Coverage | None:
    """Count by topic the stories first told in the seven days before `end`, against the mean of the weeks before.

    Those are the twelve before, or as many full ones as the archive has; None where that is less than two. Most
    stories first; a topic without any is left out. Without `topics` all are counted.
    """
    oldest = await connection.scalar(select(func.min(articles.c.first_seen)))
    weeks = min(_WEEKS_BEFORE, (end - _WEEK - oldest) // _WEEK) if oldest else 0
    if weeks < _FEWEST_WEEKS:
        return None
    first_told = func.min(articles.c.first_seen)
    told = (
        select(articles.c.story_id, first_told.label("first"))
        .where(is_relevant, _was_announced, articles.c.story_id.is_not(None))
        .where(articles.c.first_seen >= end - _WEEK * (weeks + 1), articles.c.first_seen < end)
        .group_by(articles.c.story_id)
        .subquery()
    )
    week = case((told.c.first >= end - _WEEK, told.c.story_id))
    before = case((told.c.first < end - _WEEK, told.c.story_id))
    query = (
        select(
            article_topics.c.topic, func.count(week.distinct()).label("now"), func.count(before.distinct()).label("all")
        )
        .join(articles, articles.c.id == article_topics.c.article_id)
        .join(told, told.c.story_id == articles.c.story_id)
        .where(is_relevant, articles.c.first_seen < end)
        .group_by(article_topics.c.topic)
    )
    if topics:
        query = query.where(article_topics.c.topic.in_(topics))
    counted = [TopicCoverage(row.topic, row.now, row.all / weeks) for row in await connection.execute(query)]
    counted.sort(key=lambda one: (-one.stories, -one.usual, one.topic))
    return Coverage(tuple(counted), weeks) if counted else None


async def _arrived(
    connection: Connection, start: datetime, end: datetime, wanted: Sequence[ColumnElement[bool]]
) -> tuple[list[int], int]:
    """Give the stories with the most origins, then official ones, then the newest, and how many there are in all."""
    until_end = is_relevant & (shown_from < end)
    # Either instant has its index; which of them is the one that counts, shown_from says.
    since_start = or_(articles.c.first_seen >= start, articles.c.kept_at >= start) & (shown_from >= start)
    arrived = (
        select(articles.c.story_id)
        .where(since_start, until_end, _was_announced, articles.c.duplicate_of.is_(None), ~was_shown(start))
        .where(*wanted)
    )
    origins = func.count(case((articles.c.duplicate_of.is_(None), func.nullif(own_name, ""))).distinct())
    official = func.max(case((articles.c.kind == SourceKind.OFFICIAL, 1), else_=0))
    query = (
        select(articles.c.story_id, func.count().over().label("found"))
        .where(articles.c.story_id.in_(arrived), until_end)
        .group_by(articles.c.story_id)
        .order_by(desc(origins), desc(official), func.max(sort_instant).desc(), articles.c.story_id.desc())
        .limit(_CONSIDERED)
    )
    rows = (await connection.execute(query)).all()
    return [row.story_id for row in rows], rows[0].found if rows else 0


async def _conflicts(connection: Connection, start: datetime, end: datetime) -> dict[int, int]:
    query = (
        select(flags.c.story_id, func.count().label("open"))
        .where(flags.c.state == FlagState.OPEN, flags.c.created >= start, flags.c.created < end)
        .where(flags.c.kind == FlagKind.CONFLICT, flags.c.story_id.is_not(None))
        .group_by(flags.c.story_id)
    )
    return {row.story_id: row.open for row in await connection.execute(query)}


async def _merged(connection: Connection, start: datetime, end: datetime) -> dict[int, tuple[int, ...]]:
    """Give, by the story they were merged into, those merged in that time: nothing touches them afterwards."""
    within = (stories.c.updated >= start, stories.c.updated < end, stories.c.merged_into.is_not(None))
    query = select(stories.c.id, stories.c.merged_into).where(*within).order_by(stories.c.id)
    found: dict[int, tuple[int, ...]] = {}
    for story_id, into in await connection.execute(query):
        found[into] = (*found.get(into, ()), story_id)
    return found


async def _reports(connection: Connection, story_ids: Collection[int], end: datetime) -> dict[int, list[Report]]:
    first_topic = (article_topics.c.article_id == articles.c.id) & (article_topics.c.position == 0)
    query = (
        select(
            articles.c.id,
            articles.c.story_id,
            own_name.label("publisher"),
            articles.c.kind,
            articles.c.duplicate_of,
            articles.c.headline_only,
            shown_from.label("shown"),
            sort_instant.label("instant"),
            articles.c.published_value.is_not(None).label("is_dated"),
            func.coalesce(article_topics.c.topic, "").label("topic"),
            articles.c.event_id,
        )
        .outerjoin(article_topics, first_topic)
        .where(articles.c.story_id.in_(story_ids), is_relevant, shown_from < end)
        .order_by(articles.c.id)
    )
    found: dict[int, list[Report]] = {}
    for row in await connection.execute(query):
        report = Report(
            article_id=row.id,
            story_id=row.story_id,
            publisher=row.publisher,
            kind=SourceKind(row.kind),
            is_reprint=row.duplicate_of is not None,
            headline_only=row.headline_only,
            shown=row.shown,
            instant=row.instant,
            topic=row.topic,
            event_id=row.event_id,
            is_dated=bool(row.is_dated),
        )
        found.setdefault(report.story_id, []).append(report)
    return found


def was_shown(before: datetime) -> ColumnElement[bool]:
    """Whether the text of an origin was shown before, by an article that is one of its reprints now."""
    other = articles.alias()
    same_text = (other.c.story_id == articles.c.story_id) & (other.c.duplicate_of == articles.c.id)
    return exists().where(same_text, func.coalesce(other.c.kept_at, other.c.first_seen) < before)


def _wanted(topics: Sequence[str], actors: Sequence[str], languages: Sequence[str]) -> tuple[ColumnElement[bool], ...]:
    """Whether a report has one of the topics, one of the actors and one of the languages, where any are named."""
    names = cast(articles.c.actors, String)
    on_topics = exists().where(article_topics.c.article_id == articles.c.id, article_topics.c.topic.in_(topics))
    return (
        *((on_topics,) if topics else ()),
        *((or_(*(names.contains(f'"{actor}"', autoescape=True) for actor in actors)),) if actors else ()),
        *((articles.c.language.in_(languages),) if languages else ()),
    )
