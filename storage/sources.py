"""Sources: what is polled, how each fares, and which are due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, case, func, or_, select, update

from bot.domain.answers import SourceReport
from bot.domain.sources import AddressConfidence, Source, SourceHealth, SourceKind, SourceListing, SourceState
from storage.database import Connection, insert_all_unless_there, insert_unless_there
from storage.tables import articles, is_relevant, sort_instant
from storage.tables import sources as table


async def add(
    connection: Connection,
    listing: SourceListing,
    *,
    is_default: bool,
    now: datetime,
    state: SourceState = SourceState.ACTIVE,
) -> tuple[Source, bool]:
    """Store a source and say whether it is new; a paused or removed one of that address is revived as if it were new.

    A source that is followed already is given back as it is.
    """
    values = _begun(listing, is_default=is_default, now=now, state=state)
    inserted = await connection.execute(insert_unless_there(connection, table, values).returning(table))
    if row := inserted.mappings().one_or_none():
        return _source(row), True
    # Its health and caching headers go back to the beginning too: what it holds now is a backlog again.
    resting = (table.c.url == listing.url) & (table.c.state != SourceState.ACTIVE)
    revived = await connection.execute(update(table).where(resting).values(values).returning(table))
    if row := revived.mappings().one_or_none():
        return _source(row), True
    found = await connection.execute(select(table).where(table.c.url == listing.url))
    return _source(found.mappings().one()), False


async def add_defaults(connection: Connection, listings: Iterable[SourceListing], now: datetime) -> None:
    """Store the default sources whose addresses are new, in their order; those that are not enabled are paused."""
    states = ((listing, SourceState.ACTIVE if listing.enabled else SourceState.PAUSED) for listing in listings)
    rows = [_begun(listing, is_default=True, now=now, state=state) for listing, state in states]
    await insert_all_unless_there(connection, table, rows)


async def any_stored(connection: Connection) -> bool:
    """Whether this archive ever had a source, removed ones included."""
    return await connection.scalar(select(table.c.id).limit(1)) is not None


async def all_sources(connection: Connection) -> tuple[Source, ...]:
    """Give every source that is not removed, by name."""
    return await _select(connection, table.c.state != SourceState.REMOVED)


async def get(connection: Connection, source_id: int) -> Source | None:
    """Give one source, removed ones too."""
    found = await _select(connection, table.c.id == source_id)
    return found[0] if found else None


async def due(connection: Connection, now: datetime, limit: int) -> tuple[Source, ...]:
    """Give the active sources whose time has come, the longest waiting first."""
    waiting = or_(table.c.next_poll.is_(None), table.c.next_poll <= now)
    query = (
        select(table)
        .where(table.c.state == SourceState.ACTIVE, waiting)
        .order_by(table.c.next_poll.asc().nulls_first(), table.c.id)
        .limit(limit)
    )
    rows = await connection.execute(query)
    return tuple(map(_source, rows.mappings()))


async def record_poll(
    connection: Connection, before: Source, health: SourceHealth, etag: str, last_modified: str
) -> bool:
    """Keep how a source fares after a poll or a resume, and what the server wants to be asked with next time.

    False, and nothing is written, when another poll or a resume was recorded since `before` was read. When the
    editors were told of it is not written here: `notice` alone does that.
    """
    values = asdict(health) | {"etag": etag, "last_modified": last_modified}
    del values["noticed"]
    unchanged = (table.c.polls == before.health.polls) & table.c.recovered.is_not_distinct_from(before.health.recovered)
    change = update(table).where(table.c.id == before.id, unchanged).values(values).returning(table.c.id)
    return await connection.scalar(change) is not None


async def move(connection: Connection, source_id: int, url: str) -> bool:
    """Give a source another address and say whether that was done: not when a source of that address is stored."""
    if await connection.scalar(select(table.c.id).where(table.c.url == url)) is not None:
        return False
    await connection.execute(update(table).where(table.c.id == source_id).values(url=url))
    return True


async def set_state(connection: Connection, source_id: int, state: SourceState) -> Source | None:
    """Pause, resume or remove a source and give it back; None when there is none or it stands there already."""
    change = update(table).where(table.c.id == source_id, table.c.state != state).values(state=state)
    rows = await connection.execute(change.returning(table))
    row = rows.mappings().one_or_none()
    return _source(row) if row else None


async def reports(connection: Connection) -> tuple[SourceReport, ...]:
    """Give every source that is not removed with the number, the newest and the oldest of its articles, by name."""
    counted = (
        select(
            articles.c.source_id,
            func.count().label("articles"),
            func.sum(case((is_relevant, 1), else_=0)).label("relevant"),
            func.max(sort_instant).label("newest"),
            func.min(sort_instant).label("oldest"),
            func.max(case((sort_instant < articles.c.first_seen, sort_instant))).label("published"),
        )
        .group_by(articles.c.source_id)
        .subquery()
    )
    query = (
        select(table, counted.c.articles, counted.c.relevant, counted.c.newest, counted.c.oldest, counted.c.published)
        .outerjoin(counted, counted.c.source_id == table.c.id)
        .where(table.c.state != SourceState.REMOVED)
        .order_by(table.c.name, table.c.id)
    )
    rows = await connection.execute(query)
    return tuple(
        SourceReport(
            source=_source(row),
            articles=row["articles"] or 0,
            relevant=row["relevant"] or 0,
            newest=row["newest"],
            oldest=row["oldest"],
            published=row["published"],
        )
        for row in rows.mappings()
    )


async def notice(connection: Connection, source_ids: Sequence[int], at: datetime) -> None:
    """Mark that the editors were told how these sources stood at an instant; what recovered after it is not marked."""
    await connection.execute(update(table).where(table.c.id.in_(source_ids)).values(noticed=at))


async def _select(connection: Connection, condition: Any) -> tuple[Source, ...]:
    rows = await connection.execute(select(table).where(condition).order_by(table.c.name, table.c.id))
    return tuple(map(_source, rows.mappings()))


def _begun(listing: SourceListing, *, is_default: bool, now: datetime, state: SourceState) -> dict[str, Any]:
    values = asdict(listing) | {"state": state, "is_default": is_default, "created": now}
    return values | asdict(SourceHealth()) | {"etag": "", "last_modified": ""}


def _source(row: RowMapping) -> Source:
    listing = SourceListing(
        url=row["url"],
        name=row["name"],
        publisher=row["publisher"],
        language=row["language"],
        kind=SourceKind(row["kind"]),
        site=row["site"],
        region=row["region"],
        confidence=AddressConfidence(row["confidence"]),
        note=row["note"],
        enabled=row["enabled"],
        pattern=row["pattern"],
    )
    health = SourceHealth(
        polls=row["polls"],
        failures=row["failures"],
        error=row["error"],
        last_polled=row["last_polled"],
        last_success=row["last_success"],
        next_poll=row["next_poll"],
        last_article=row["last_article"],
        noticed=_noticed(row["noticed"], row["recovered"]),
        recovered=row["recovered"],
    )
    return Source(
        id=row["id"],
        listing=listing,
        state=SourceState(row["state"]),
        is_default=row["is_default"],
        created=row["created"],
        health=health,
        etag=row["etag"],
        last_modified=row["last_modified"],
    )


def _noticed(told: datetime | None, recovered: datetime | None) -> datetime | None:
    """A notice and a poll may cross: what was told before the source recovered counts no more, whichever ends first."""
    return None if told is None or (recovered is not None and told < recovered) else told
