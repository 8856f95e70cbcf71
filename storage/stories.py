"""Stories: found again as candidates, grown by articles, and listed newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    union_all,
    update,
)

from bot.domain.answers import StoryPage, TopicCount
from bot.domain.articles import Article
from bot.domain.facts import Flag, FlagKind
from bot.domain.stories import Story, Traits
from storage import articles as stored_articles
from storage import fact_lists, flags
from storage.database import Connection, insert_all, new_ids
from storage.tables import article_topics, articles, is_relevant, shown_from, sort_instant, story_topics
from storage.tables import stories as table
from storage.traits import traits_value

_ITSELF = table.c.id == bindparam("story_id")
_KNOW_BY = update(table).where(_ITSELF).values(core=bindparam("core"), event_id=bindparam("event_id"))
_INSTANT = bindparam("instant", type_=table.c.newest.type)
_AS_OF = bindparam("as_of", type_=table.c.updated.type)
_JOINED = (
    update(table)
    .where(_ITSELF)
    .values(
        newest=case((or_(table.c.newest.is_(None), table.c.newest < _INSTANT), _INSTANT), else_=table.c.newest),
        updated=bindparam("updated"),
    )
)
"""Made once: they are said of nearly every article."""


async def create(
    connection: Connection, now: datetime, around: datetime, core: Sequence[Traits], newest: datetime | None = None
) -> int:
    """Make a story known by `core` and give its id; `around` is its day, for the window in which articles may join.

    `newest` is the sort instant of its first article; without it the story is not listed before one has `joined`.
    """
    (story_id,) = await new_ids(connection, table, 1)
    values = {"created": now, "updated": now, "around": around, "newest": newest, **_known_by(core)}
    await insert_all(connection, table, [{"id": story_id, **values}])
    await _add_topics(connection, story_id, core)
    return story_id


async def know_by(connection: Connection, story_id: int, core: Sequence[Traits]) -> None:
    """Let a story be known by these reports from now on."""
    await connection.execute(_KNOW_BY, {"story_id": story_id, **_known_by(core)})
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
    await connection.execute(_JOINED, {"story_id": story_id, "instant": newest, "updated": now})


async def resettle(connection: Connection, story_id: int, now: datetime) -> None:
    """Order a story anew, by the relevant articles it has now; one that has none is listed no more."""
    newest = select(func.max(sort_instant)).where(articles.c.story_id == story_id, is_relevant).scalar_subquery()
    await connection.execute(update(table).where(table.c.id == story_id).values(newest=newest, updated=now))


async def get(connection: Connection, story_id: int) -> Story | None:
    """Give one story with all its articles; the id of one that was merged leads to the story it was merged into."""
    return (await by_id(connection, [story_id])).get(story_id)


async def by_id(connection: Connection, story_ids: Sequence[int]) -> dict[int, Story]:
    """Give those of the stories that are stored, each as `get` does, by the id it is asked for by."""
    own = func.coalesce(table.c.merged_into, table.c.id)
    rows = await connection.execute(select(table.c.id, own).where(table.c.id.in_(story_ids)))
    standing_as = dict(map(tuple, rows))
    found = {story.id: story for story in await of_ids(connection, sorted({*standing_as.values()}))}
    return {asked: found[its] for asked, its in standing_as.items() if its in found}


async def is_any_shown(connection: Connection) -> bool:
    """Whether any story has a relevant article."""
    its = exists().where(articles.c.story_id == table.c.id, is_relevant)
    return await connection.scalar(select(table.c.id).where(its).order_by(table.c.newest.desc()).limit(1)) is not None


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
    given = {"topic": topic, "language": language, "since": since}
    wanted = {name: value for name, value in given.items() if value is not None}
    page = {"as_of": as_of, "offset": offset, "limit": limit + 1, "bound": offset + limit + 1}
    ids = (await connection.scalars(_listed(frozenset(wanted)), wanted | page)).all()
    return StoryPage(await of_ids(connection, ids[:limit]), offset, len(ids) > limit)


async def after(connection: Connection, story_id: int, limit: int) -> tuple[Story, ...]:
    """Give the stories with a relevant article whose ids follow `story_id`, in the order of their ids."""
    shown = exists().where(articles.c.story_id == table.c.id, is_relevant)
    query = select(table.c.id).where(table.c.id > story_id, shown).order_by(table.c.id).limit(limit)
    return await of_ids(connection, (await connection.scalars(query)).all())


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


async def count(connection: Connection) -> int:
    """Count the stories that have a relevant article."""
    query = select(func.count(articles.c.story_id.distinct())).where(is_relevant)
    return await connection.scalar(query) or 0


async def of_ids(connection: Connection, story_ids: Sequence[int], before: datetime | None = None) -> tuple[Story, ...]:
    """Give stories with their articles, in the order asked for; ids without articles are left out.

    `before` leaves out articles that came to be shown then or later. Each bears its open conflicts with facts.
    """
    members = await stored_articles.of_stories(connection, story_ids, before)
    flagged = await flags.of_stories(connection, list(members)) if members else {}
    with_facts = await fact_lists.have_facts(connection, list(members)) if members else ()
    conflicts = {
        story_id: tuple(flag for flag in found if _is_conflict(flag, members[story_id]))
        for story_id, found in flagged.items()
    }
    return tuple(
        Story(story_id, members[story_id], conflicts.get(story_id, ()), story_id in with_facts)
        for story_id in story_ids
        if story_id in members
    )


def _is_conflict(flag: Flag, members: Sequence[Article]) -> bool:
    """Whether a flag is on words of an article that is shown."""
    return flag.kind is FlagKind.CONFLICT and flag.article_id in {article.id for article in members}


@cache
def _listed(by: frozenset[str]) -> Select[Any]:
    """Make the query of `latest`, once for each choice of what is given of topic, language and since."""
    ranked = _known_then(_shown(by)).subquery()
    query = select(ranked.c.id).order_by(ranked.c.newest.desc(), ranked.c.id.desc())
    if "since" in by:
        query = query.where(ranked.c.newest >= bindparam("since"))
    return query.offset(bindparam("offset")).limit(bindparam("limit"))


def _shown(by: frozenset[str]) -> ColumnElement[bool]:
    """Whether a story had a relevant article of that topic and language at that instant."""
    conditions = [articles.c.story_id == table.c.id, is_relevant, shown_from <= _AS_OF]
    if "language" in by:
        conditions.append(articles.c.language == bindparam("language"))
    if "topic" in by:
        its = article_topics.c.article_id == articles.c.id
        conditions.append(exists().where(its, article_topics.c.topic == bindparam("topic")))
    return exists().where(*conditions)


def _known_then(shown: ColumnElement[bool]) -> Select[Any]:
    """Give enough of the stories shown, each with the newest sort instant it had then.

    For what has not changed since, that is the indexed column; the few that have are computed anew.
    """
    settled = (
        select(table.c.id, table.c.newest)
        .where(table.c.updated <= _AS_OF, shown)
        .order_by(table.c.newest.desc(), table.c.id.desc())
        .limit(bindparam("bound"))
        .subquery()
    )
    newest_then = (
        select(func.max(sort_instant))
        .where(articles.c.story_id == table.c.id, is_relevant, shown_from <= _AS_OF)
        .scalar_subquery()
    )
    changed = select(table.c.id, newest_then.label("newest")).where(table.c.updated > _AS_OF, shown).subquery()
    both = union_all(select(settled), select(changed)).subquery()
    return select(both.c.id, both.c.newest)
