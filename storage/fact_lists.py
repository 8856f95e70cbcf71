"""Facts found: by topic, actor and date, those that wait for the editors, those near a claim, those of a story."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, bindparam, desc, exists, func, or_, select

from bot.domain.curation import FactPage
from bot.domain.facts import Fact, FactStatus
from bot.domain.moments import Precision
from storage import fact_revisions
from storage.database import Connection
from storage.fact_tables import fact_actors, fact_citations, fact_topics
from storage.fact_tables import facts as table
from storage.facts import of_numbers
from storage.tables import article_versions, articles, is_relevant

_STANDING: Final = (FactStatus.APPROVED, FactStatus.PROPOSED)
_OF_STORY: Final = 20
_SECOND_WEEK: Final = datetime(1, 1, 8, tzinfo=UTC)
_TOLD: Final = (FactStatus.APPROVED, FactStatus.RETRACTED)

_HAVE_FACTS: Final = (
    select(articles.c.story_id)
    .join(article_versions, article_versions.c.article_id == articles.c.id)
    .join(fact_citations, fact_citations.c.version_id == article_versions.c.id)
    .join(table, table.c.number == fact_citations.c.fact_number)
    .where(articles.c.story_id.in_(bindparam("story_ids", expanding=True)), table.c.status == FactStatus.APPROVED)
)
"""Made once: it is said of every list."""


async def listed(
    connection: Connection,
    *,
    topic: str | None = None,
    actor: str | None = None,
    year: int | None = None,
    story_id: int | None = None,
    offset: int = 0,
    limit: int = 5,
    as_of: datetime,
) -> FactPage:
    """Give one page of the approved facts that were so by `as_of`, the latest date first.

    With `story_id` those that rest on words of that story's articles.
    """
    conditions = [table.c.status == FactStatus.APPROVED, func.coalesce(table.c.approved, table.c.created) <= as_of]
    if year is not None:
        first, next_first = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
        conditions.append(and_(table.c.when_value >= first, table.c.when_value < next_first))
    if story_id is not None:
        conditions.append(_drawn_from(story_id))
    query = _found(*conditions, *_about(topic, actor)).order_by(table.c.when_value.desc(), table.c.number.desc())
    return await _page(connection, query, offset, limit)


async def told(connection: Connection) -> Sequence[int]:
    """Give the row numbers of all facts that are approved or retracted, as they stand at one instant."""
    return (await connection.scalars(select(table.c.number).where(table.c.status.in_(_TOLD)))).all()


async def timeline(
    connection: Connection,
    *,
    topic: str | None = None,
    actor: str | None = None,
    start: datetime | None = None,
    end: datetime | None = None,
    offset: int = 0,
    limit: int = 10,
) -> FactPage:
    """Give one page of the approved facts by date, coming ones too, from `start` on and before `end`."""
    conditions = [table.c.status == FactStatus.APPROVED, *_about(topic, actor)]
    if start is not None:
        conditions.append(_reaches(start))
    if end is not None:
        conditions.append(table.c.when_value < end)
    query = _found(*conditions).order_by(table.c.when_value, table.c.number)
    return await _page(connection, query, offset, limit)


async def proposals(connection: Connection, limit: int, offset: int = 0, *, unposted: bool = False) -> FactPage:
    """Give the proposals, best first: most independent origins, then official ones, then the newest.

    With `unposted` only those not yet brought to the editors. One that rests on words of hidden articles alone is left
    out until one of them is shown again.
    """
    conditions = [table.c.status == FactStatus.PROPOSED, _rests_on_what_is_shown()]
    if unposted:
        conditions.append(table.c.posted.is_(None))
    official = exists().where(fact_citations.c.fact_number == table.c.number, fact_citations.c.official)
    order = (table.c.origins.desc(), desc(official), table.c.created.desc(), table.c.number.desc())
    return await _page(connection, _found(*conditions).order_by(*order), offset, limit)


async def around(
    connection: Connection, start: datetime, end: datetime, actors: Sequence[str], limit: int
) -> tuple[Fact, ...]:
    """Give the proposed and approved facts whose date meets the time from `start` to before `end`.

    Each shares an actor; those that share most come first, then the approved.
    """
    shared = _shared(actors)
    query = _near(start, end, shared, limit).where(table.c.status.in_(_STANDING), shared > 0)
    return await of_numbers(connection, (await connection.scalars(query)).all())


async def near(
    connection: Connection, start: datetime, end: datetime, actors: Sequence[str], limit: int
) -> dict[int, int]:
    """Give the row numbers of the facts whose date meets a time, with the revision each is at, of whatever status.

    Those that share most of the actors come first.
    """
    rows = await connection.execute(_near(start, end, _shared(actors), limit))
    return {row.number: row.revision for row in rows}


async def naming(connection: Connection, actor: str, limit: int) -> dict[int, int]:
    """Give the row numbers of the facts that name an actor, the first stored first, with the revision each is at."""
    query = (
        select(table.c.number, table.c.revision)
        .join(fact_actors, fact_actors.c.fact_number == table.c.number)
        .where(fact_actors.c.actor == actor)
        .order_by(fact_actors.c.fact_number)
        .limit(limit)
    )
    return {row.number: row.revision for row in await connection.execute(query)}


async def of_story(connection: Connection, story_id: int) -> tuple[Fact, ...]:
    """Give the approved facts that rest on words of a story's articles, by date, the first _OF_STORY of them."""
    query = (
        select(table.c.number)
        .where(_drawn_from(story_id), table.c.status == FactStatus.APPROVED)
        .order_by(table.c.when_value, table.c.number)
        .limit(_OF_STORY)
    )
    return await of_numbers(connection, (await connection.scalars(query)).all())


async def have_facts(connection: Connection, story_ids: Collection[int]) -> frozenset[int]:
    """Give those of the stories that an approved fact rests on."""
    return frozenset(await connection.scalars(_HAVE_FACTS, {"story_ids": list(story_ids)}))


async def approved_between(
    connection: Connection, start: datetime, end: datetime, topics: Sequence[str], limit: int
) -> FactPage:
    """Give the facts that people approved from `start` on and before `end`, in that order; without `topics`, of all.

    What stood approved when that time began is left out: it is not new.
    """
    within = and_(table.c.status == FactStatus.APPROVED, table.c.approved >= start, table.c.approved < end)
    stood = func.coalesce(fact_revisions.status_before(table.c.number, start), "") == FactStatus.APPROVED
    on_topics = (_on_topic(topics),) if topics else ()
    query = _found(within, ~stood, *on_topics).order_by(table.c.approved, table.c.number)
    return await _page(connection, query, 0, limit)


async def ahead(
    connection: Connection, start: datetime, end: datetime, topics: Sequence[str], limit: int
) -> tuple[Fact, ...]:
    """Give the approved facts dated from `start` on and before `end`, the first ones; a mere year is no such date."""
    within = and_(table.c.status == FactStatus.APPROVED, table.c.when_value >= start, table.c.when_value < end)
    on_topics = (_on_topic(topics),) if topics else ()
    query = _found(within, table.c.when_precision != Precision.YEAR, *on_topics)
    query = query.order_by(table.c.when_value, table.c.number).limit(limit)
    return await of_numbers(connection, (await connection.scalars(query)).all())


def _found(*conditions: ColumnElement[bool]) -> Select[Any]:
    return select(table.c.number).where(*conditions)


async def _page(connection: Connection, query: Select[Any], offset: int, limit: int) -> FactPage:
    total = await connection.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    numbers = (await connection.scalars(query.offset(offset).limit(limit))).all()
    return FactPage(await of_numbers(connection, numbers), offset, total)


def _about(topic: str | None, actor: str | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if topic is not None:
        conditions.append(_on_topic([topic]))
    if actor is not None:
        conditions.append(exists().where(fact_actors.c.fact_number == table.c.number, fact_actors.c.actor == actor))
    return conditions


def _rests_on_what_is_shown() -> ColumnElement[bool]:
    shown = exists().where(
        article_versions.c.id == fact_citations.c.version_id,
        articles.c.id == article_versions.c.article_id,
        is_relevant,
    )
    return exists().where(
        fact_citations.c.fact_number == table.c.number, or_(fact_citations.c.version_id.is_(None), shown)
    )


def _drawn_from(story_id: int) -> ColumnElement[bool]:
    """Whether a fact rests on words of a story's articles."""
    resting = (
        select(fact_citations.c.fact_number)
        .join(article_versions, article_versions.c.id == fact_citations.c.version_id)
        .join(articles, articles.c.id == article_versions.c.article_id)
        .where(articles.c.story_id == story_id)
    )
    return table.c.number.in_(resting)


def _near(start: datetime, end: datetime, shared: ColumnElement[int], limit: int) -> Select[Any]:
    """Select facts near a time, those of which most is `shared` first; "approved" before "proposed"."""
    return (
        select(table.c.number, table.c.revision)
        .where(table.c.status.in_(tuple(FactStatus)), _reaches(start), table.c.when_value < end)
        .order_by(shared.desc(), table.c.status, table.c.number)
        .limit(limit)
    )


def _shared(actors: Sequence[str]) -> ColumnElement[int]:
    """Count the actors a fact shares, fact by fact of the few near a time: nearly all in the archive share the two."""
    of_fact = (fact_actors.c.fact_number == table.c.number, fact_actors.c.actor.in_(actors))
    count: ColumnElement[int] = select(func.count()).select_from(fact_actors).where(*of_fact).scalar_subquery()
    return count


def _on_topic(topics: Sequence[str]) -> ColumnElement[bool]:
    return exists().where(fact_topics.c.fact_number == table.c.number, fact_topics.c.topic.in_(topics))


def _reaches(start: datetime) -> ColumnElement[bool]:
    """Whether a fact's date is not over at that instant: a year's or month's value is its first day."""
    day = datetime(start.year, start.month, start.day, tzinfo=UTC)
    begins = {
        Precision.YEAR: day.replace(month=1, day=1),
        Precision.MONTH: day.replace(day=1),
        Precision.WEEK: max(day, _SECOND_WEEK) - timedelta(days=6),
        Precision.DAY: day,
        Precision.INSTANT: start,
    }
    by_precision = (
        and_(table.c.when_precision == precision, table.c.when_value >= begin) for precision, begin in begins.items()
    )
    # The first bound is for the index, the others for the date.
    return and_(table.c.when_value >= begins[Precision.YEAR], or_(*by_precision))
