"""Stories: found again as candidates, grown by articles, and listed newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    case,
    cast,
    desc,
    exists,
    func,
    or_,
    select,
    union_all,
    update,
)

from bot.domain.answers import StoryPage, TopicCount
from bot.domain.sources import SourceKind
from bot.domain.stories import Story, Traits
from storage import articles as stored_articles
from storage.database import Connection, insert_all
from storage.tables import article_topics, articles, is_relevant, shown_from, sort_instant, story_topics
from storage.tables import stories as table
from storage.traits import traits_value


async def create(
    connection: Connection, now: datetime, around: datetime, core: Sequence[Traits], newest: datetime | None = None
) -> int:
    """Make a story known by `core` and give its id; `around` is its day, for the window in which articles may join.

    `newest` is the sort instant of its first article; without it the story is not listed before one has `joined`.
    """
    values = {"created": now, "updated": now, "around": around, "newest": newest, **_known_by(core)}
    story_id: int = (await connection.execute(table.insert().values(values).returning(table.c.id))).scalar_one()
    await _add_topics(connection, story_id, core)
    return story_id


async def know_by(connection: Connection, story_id: int, core: Sequence[Traits]) -> None:
    """Let a story be known by these reports from now on."""
    await connection.execute(update(table).where(table.c.id == story_id).values(_known_by(core)))
    await connection.execute(story_topics.delete().where(story_topics.c.story_id == story_id))
    await _add_topics(connection, story_id, core)


def _known_by(core: Sequence[Traits]) -> dict[str, Any]:
    event_id = next((one.event_id for one in core if one.event_id), None)
    return {"core": [traits_value(one) for one in core], "event_id": event_id}


async def _add_topics(connection: Connection, story_id: int, core: Sequence[Traits]) -> None:
    topics = sorted(frozenset[str]().union(*(one.topics for one in core)))
    await insert_all(connection, story_topics, [{"story_id": story_id, "topic": topic} for topic in topics])


async def joined(connection: Connection, story_id: int, now: datetime, newest: datetime) -> None:
    """Note that an article joined; `newest` is its sort instant, and only ever moves the story forward."""
    forward = case((or_(table.c.newest.is_(None), table.c.newest < newest), newest), else_=table.c.newest)
    await connection.execute(update(table).where(table.c.id == story_id).values(newest=forward, updated=now))


async def resettle(connection: Connection, story_id: int, now: datetime) -> None:
    """Order a story anew, by the relevant articles it has now; one that has none is listed no more."""
    newest = select(func.max(sort_instant)).where(articles.c.story_id == story_id, is_relevant).scalar_subquery()
    await connection.execute(update(table).where(table.c.id == story_id).values(newest=newest, updated=now))


async def get(connection: Connection, story_id: int) -> Story | None:
    """Give one story with all its articles; the id of one that was merged leads to the story it was merged into."""
    found = await of_ids(connection, [await standing(connection, story_id)])
    return found[0] if found else None


async def standing(connection: Connection, story_id: int) -> int:
    """Give the id a story stands under: its own, or that of the story it was merged into."""
    merged_into = await connection.scalar(select(table.c.merged_into).where(table.c.id == story_id))
    return story_id if merged_into is None else int(merged_into)


async def latest(
    connection: Connection,
    *,
    topic: str | None = None,
    language: str | None = None,
    since: datetime | None = None,
    as_of: datetime,
    offset: int = 0,
    limit: int = 5,
) -> StoryPage:
    """Give one page of the stories known at `as_of`, ordered by the newest sort instant their articles had then.

    With one `as_of`, pages neither repeat nor skip a story, whatever arrives meanwhile. `topic` and `language` are
    those of one relevant article; `since` bounds the sort instant.
    """
    ranked = _known_at(as_of, _shown(as_of, topic, language), offset + limit + 1).subquery()
    query = select(ranked.c.id).order_by(ranked.c.newest.desc(), ranked.c.id.desc()).offset(offset).limit(limit + 1)
    if since is not None:
        query = query.where(ranked.c.newest >= since)
    ids = (await connection.scalars(query)).all()
    return StoryPage(await of_ids(connection, ids[:limit]), offset, len(ids) > limit)


async def by_topic(connection: Connection) -> tuple[TopicCount, ...]:
    """Count the stories that have a relevant article on each topic, by topic id."""
    query = (
        select(article_topics.c.topic, func.count(articles.c.story_id.distinct()))
        .join(articles, articles.c.id == article_topics.c.article_id)
        .where(is_relevant, articles.c.story_id.is_not(None))
        .group_by(article_topics.c.topic)
        .order_by(article_topics.c.topic)
    )
    return tuple(TopicCount(topic, stories) for topic, stories in await connection.execute(query))


async def in_window(
    connection: Connection, start: datetime, end: datetime, topics: Sequence[str], limit: int
) -> tuple[tuple[Story, ...], int]:
    """Give the stories with an announced report first seen from `start` on, before `end`, and how many more there are.

    One that nobody had been shown counts as seen when a person kept it, backlog or not. A reprint brings no story
    back, nor does one that speaks for a text in place of an article that was shown before and is hidden now.
    Most independent origins first, then official ones, then the newest; what was first seen at `end` or later counts
    for nothing and is not given. Without `topics`, all topics count.
    """
    until_end = is_relevant & (shown_from < end)
    announced = (~articles.c.backlog | articles.c.kept_at.is_not(None)) & articles.c.duplicate_of.is_(None)
    # Either instant has its index; which of them is the one that counts, shown_from says.
    since_start = or_(articles.c.first_seen >= start, articles.c.kept_at >= start) & (shown_from >= start)
    arrived = select(articles.c.story_id).where(since_start, until_end, announced, ~_was_shown(start))
    if topics:
        arrived = arrived.where(_on_topics(topics))
    own_name = func.coalesce(func.nullif(articles.c.publisher, ""), cast(articles.c.id, String))
    origins = func.count(case((articles.c.duplicate_of.is_(None), own_name)).distinct())
    official = func.max(case((articles.c.kind == SourceKind.OFFICIAL, 1), else_=0))
    query = (
        select(articles.c.story_id, func.count().over().label("found"))
        .where(articles.c.story_id.in_(arrived), until_end)
        .group_by(articles.c.story_id)
        .order_by(desc(origins), desc(official), func.max(sort_instant).desc(), articles.c.story_id.desc())
        .limit(limit)
    )
    rows = (await connection.execute(query)).all()
    chosen = await of_ids(connection, [row.story_id for row in rows], end)
    return chosen, rows[0].found - len(rows) if rows else 0


def _was_shown(before: datetime) -> ColumnElement[bool]:
    """Whether the text of an origin was shown before, by an article that is one of its reprints now."""
    other = articles.alias()
    same_text = (other.c.story_id == articles.c.story_id) & (other.c.duplicate_of == articles.c.id)
    return exists().where(same_text, func.coalesce(other.c.kept_at, other.c.first_seen) < before)


async def count(connection: Connection) -> int:
    """Count the stories that have a relevant article."""
    query = select(func.count(articles.c.story_id.distinct())).where(is_relevant)
    return await connection.scalar(query) or 0


async def of_ids(connection: Connection, story_ids: Sequence[int], before: datetime | None = None) -> tuple[Story, ...]:
    """Give stories with their articles, in the order asked for; ids without articles are left out.

    `before` leaves out articles that came to be shown then or later.
    """
    members = await stored_articles.of_stories(connection, story_ids, before)
    return tuple(Story(story_id, members[story_id]) for story_id in story_ids if story_id in members)


def _shown(as_of: datetime, topic: str | None, language: str | None) -> ColumnElement[bool]:
    """Whether a story had a relevant article of that topic and language at that instant."""
    conditions = [articles.c.story_id == table.c.id, is_relevant, shown_from <= as_of]
    if language is not None:
        conditions.append(articles.c.language == language)
    if topic is not None:
        conditions.append(_on_topics([topic]))
    return exists().where(*conditions)


def _on_topics(topics: Sequence[str]) -> ColumnElement[bool]:
    return exists().where(article_topics.c.article_id == articles.c.id, article_topics.c.topic.in_(topics))


def _known_at(as_of: datetime, shown: ColumnElement[bool], bound: int) -> Select[Any]:
    """Give enough of the stories shown, each with the newest sort instant it had then.

    For what has not changed since, that is the indexed column; the few that have are computed anew.
    """
    settled = (
        select(table.c.id, table.c.newest)
        .where(table.c.updated <= as_of, shown)
        .order_by(table.c.newest.desc(), table.c.id.desc())
        .limit(bound)
        .subquery()
    )
    newest_then = (
        select(func.max(sort_instant))
        .where(articles.c.story_id == table.c.id, is_relevant, shown_from <= as_of)
        .scalar_subquery()
    )
    changed = select(table.c.id, newest_then.label("newest")).where(table.c.updated > as_of, shown).subquery()
    both = union_all(select(settled), select(changed)).subquery()
    return select(both.c.id, both.c.newest)
