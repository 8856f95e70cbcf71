"""What the watches look at: reports that came to be shown, what each watch matched, and what it was told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select, tuple_, update

from bot.domain.moments import Precision
from bot.domain.subscriptions import CLOCK_ERROR
from bot.domain.watches import Arrival, Match
from storage.columns import moment_of
from storage.database import Connection, chunks, insert_all_unless_there, insert_unless_there
from storage.digest_stories import was_shown
from storage.tables import article_topics, articles, digests, is_relevant, looks, own_name, shown_from
from storage.tables import watch_matches as table

_THE_ROW: Final = 1

_ROWS_AT_ONCE: Final = 1_000
"""Matches in one statement: each has four values."""

_A_STEP: Final = 1_000
"""Reports looked at in one transaction, which holds up all that store articles."""

_AN_INSTANT: Final = timedelta(microseconds=1)

_LONGEST: Final[Mapping[Precision, timedelta]] = {
    Precision.YEAR: timedelta(days=366),
    Precision.MONTH: timedelta(days=31),
    Precision.WEEK: timedelta(days=7),
    Precision.DAY: timedelta(days=1),
    Precision.INSTANT: timedelta(),
}
"""How long after its value a date of publication ends at the latest."""

_LOOKED_AT: Final = tuple(
    articles.c[name]
    for name in (
        "id",
        "story_id",
        "source_id",
        "first_poll",
        "actors",
        "published_value",
        "published_precision",
        "published_reason",
    )
)

_waiting: Final = table.c.settled.is_(None)


async def looked_until(connection: Connection, now: datetime) -> datetime | None:
    """Give up to when was looked, None before the first look; what a clock far ahead wrote counts for nothing."""
    query = select(looks.c.until).where(looks.c.until <= now + CLOCK_ERROR)
    until: datetime | None = await connection.scalar(query)
    return until


async def note_look(connection: Connection, end: datetime) -> None:
    """Note that what was shown before `end` has been looked at.

    No other transaction may look, and no article be stored, before this one ends (windows.hold).
    """
    await connection.execute(insert_unless_there(connection, looks, {"id": _THE_ROW, "until": end}))
    await connection.execute(update(looks).where(looks.c.id == _THE_ROW).values(until=end))


async def has_arrivals(connection: Connection, start: datetime) -> bool:
    """Whether any article, relevant or not, came to be shown from `start` on."""
    # One after the other: with both in one condition, a database that expects a hit soon reads the table.
    for instant in (articles.c.first_seen, articles.c.kept_at):
        if await connection.scalar(select(articles.c.id).where(instant >= start).limit(1)) is not None:
            return True
    return False


async def step_end(connection: Connection, start: datetime, end: datetime, fresh: datetime) -> datetime:
    """Give up to when `new_reports` from `start` on gives a thousand at most; `end` where there are no more.

    What was shown in one instant is never parted, however many they are.
    """
    query = select(shown_from).where(_may_be_new(start, end, fresh)).order_by(shown_from).limit(_A_STEP + 1)
    shown = (await connection.scalars(query)).all()
    return end if len(shown) <= _A_STEP else max(shown[-1], shown[0] + _AN_INSTANT)


async def new_reports(connection: Connection, start: datetime, end: datetime, fresh: datetime) -> tuple[Arrival, ...]:
    """Give the independent reports that came to be shown from `start` on and before `end`, in the order of their ids.

    Not one that speaks for a text in place of an article that was shown before and is hidden now; nor what cannot be
    new (bot.domain.watches.is_new) by its source's first poll or a date of publication that ended before `fresh`.
    """
    query = select(*_LOOKED_AT, shown_from.label("shown"), own_name.label("own_name")).where(
        _may_be_new(start, end, fresh), ~was_shown(start)
    )
    # Sorted here: for an order by ids SQLite would read the whole table by them.
    rows = sorted((await connection.execute(query)).mappings(), key=itemgetter("id"))
    topics = await _topics(connection, [row["id"] for row in rows])
    before = await _publishers(connection, sorted({row["story_id"] for row in rows}), start)
    return tuple(
        Arrival(
            article_id=row["id"],
            story_id=row["story_id"],
            publisher=row["own_name"],
            shown=row["shown"],
            published=moment_of(row, "published"),
            topics=frozenset(topics.get(row["id"], ())),
            actors=frozenset(row["actors"]),
            before=frozenset(before.get(row["story_id"], ())),
            polled=row["source_id"] is not None,
            first_poll=row["first_poll"],
        )
        for row in rows
    )


async def note(connection: Connection, matches: Sequence[Match]) -> None:
    """Keep what the watches matched until it is told; of an origin that was matched before nothing is kept.

    But a new report takes the place of one that is hidden by now, or found to be a reprint.
    """
    stands = exists().where(articles.c.id == table.c.article_id, is_relevant, articles.c.duplicate_of.is_(None))
    key = tuple(table.primary_key)
    for some in chunks(matches, _ROWS_AT_ONCE):
        rows = [_row(match) for match in some]
        same = tuple_(*key).in_([tuple(row[column.name] for column in key) for row in rows])
        await connection.execute(delete(table).where(same, ~stands))
        await insert_all_unless_there(connection, table, rows)


async def waiting(connection: Connection) -> frozenset[int]:
    """Give the watches that have something to tell."""
    return frozenset(await connection.scalars(select(table.c.subscription_id).where(_waiting).distinct()))


async def untold(connection: Connection, subscription_id: int) -> tuple[int, ...]:
    """Give the articles a watch has matched and not told, in the order of their ids."""
    query = select(table.c.article_id).where(table.c.subscription_id == subscription_id, _waiting)
    return tuple(await connection.scalars(query.order_by(table.c.article_id)))


async def by_story(connection: Connection, article_ids: Sequence[int], since: datetime) -> dict[int, list[int]]:
    """Give articles by the story each stands in now, in the order of their ids, in which they are asked for.

    Not those hidden or found to be a reprint meanwhile, nor what came to be shown before `since`.
    """
    query = (
        select(articles.c.story_id, articles.c.id)
        .where(is_relevant, shown_from >= since)
        .where(articles.c.duplicate_of.is_(None), articles.c.story_id.is_not(None))
        .order_by(articles.c.id)
    )
    asked = (query.where(articles.c.id.in_(some)) for some in chunks(article_ids))
    return _grouped([row for its in asked for row in await connection.execute(its)])


async def shown_before(connection: Connection, article_ids: Sequence[int], instant: datetime) -> tuple[int, ...]:
    """Give those of the articles that came to be shown before an instant."""
    query = select(articles.c.id).where(shown_from < instant)
    asked = (query.where(articles.c.id.in_(some)) for some in chunks(article_ids))
    return tuple([one for its in asked for one in await connection.scalars(its)])


async def told_at(connection: Connection, subscription_id: int, settled: datetime) -> tuple[int, ...]:
    """Give the articles of which a watch's alert of that instant told, in the order of their ids."""
    query = select(table.c.article_id).where(table.c.subscription_id == subscription_id, table.c.settled == settled)
    return tuple(await connection.scalars(query.order_by(table.c.article_id)))


async def settle(connection: Connection, subscription_id: int, article_ids: Sequence[int], now: datetime) -> None:
    """Note that of what a watch has matched these articles wait no more."""
    mine = update(table).where(table.c.subscription_id == subscription_id, _waiting).values(settled=now)
    for some in chunks(article_ids):
        await connection.execute(mine.where(table.c.article_id.in_(some)))


async def alerts_since(connection: Connection, subscription_id: int, since: datetime) -> tuple[datetime, ...]:
    """Give the instants of a watch's alerts after `since`, the earliest first."""
    mine = and_(digests.c.subscription_id == subscription_id, digests.c.slot > since)
    return tuple(await connection.scalars(select(digests.c.slot).where(mine).order_by(digests.c.slot)))


def _row(match: Match) -> dict[str, Any]:
    return {
        "subscription_id": match.subscription_id,
        "story_id": match.arrival.story_id,
        "origin": match.arrival.publisher,
        "article_id": match.arrival.article_id,
    }


def _may_be_new(start: datetime, end: datetime, fresh: datetime) -> ColumnElement[bool]:
    published = articles.c.published_value
    # Either instant has its index; which of them is the one that counts, shown_from says.
    return and_(
        or_(articles.c.first_seen >= start, articles.c.kept_at >= start),
        shown_from >= start,
        shown_from < end,
        is_relevant,
        articles.c.duplicate_of.is_(None),
        articles.c.story_id.is_not(None),
        ~articles.c.first_poll,
        or_(
            and_(published.is_(None), articles.c.source_id.is_not(None)),
            *((articles.c.published_precision == known) & (published >= fresh - _LONGEST[known]) for known in _LONGEST),
        ),
    )


async def _topics(connection: Connection, article_ids: Sequence[int]) -> dict[int, list[str]]:
    query = select(article_topics.c.article_id, article_topics.c.topic)
    named = (query.where(article_topics.c.article_id.in_(some)) for some in chunks(article_ids))
    return _grouped([row for its in named for row in await connection.execute(its)])


async def _publishers(connection: Connection, story_ids: Sequence[int], before: datetime) -> dict[int, list[str]]:
    """Give, by story, whose independent reports were shown before that instant."""
    query = (
        select(articles.c.story_id, own_name.label("own_name"))
        .where(is_relevant, articles.c.duplicate_of.is_(None))
        .where(shown_from < before)
        .distinct()
    )
    told = (query.where(articles.c.story_id.in_(some)) for some in chunks(story_ids))
    return _grouped([row for its in told for row in await connection.execute(its)])


def _grouped(pairs: Iterable[Sequence[Any]]) -> dict[int, list[Any]]:
    """Give by the first of each pair the second ones, in their order."""
    found: dict[int, list[Any]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
