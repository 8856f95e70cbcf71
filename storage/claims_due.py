"""Versions whose claims are to be held against the facts: put in line as they are stored, each taken by one worker."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import Integer

from storage.columns import Instant
from storage.database import Connection
from storage.fact_tables import claims_due as table
from storage.locks import Lock, hold
from storage.tables import article_versions

ATTEMPTS: Final = 3
"""So often a version is taken; one that fails each time stays as the record that it was not compared."""

AGAIN_AFTER: Final = timedelta(minutes=10)
"""A worker that took a version and has not settled it by then is taken to have failed at it, or to be dead."""


async def add(connection: Connection, article_ids: Sequence[int], now: datetime) -> None:
    """Put the current versions of articles in line; one that waits already keeps its place."""
    if not article_ids:
        return
    current = select(article_versions.c.id, literal(now, Instant), literal(0, Integer)).where(
        article_versions.c.article_id.in_(article_ids), article_versions.c.current
    )
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    columns = [table.c.version_id, table.c.due, table.c.attempts]
    await connection.execute(insert(table).from_select(columns, current).on_conflict_do_nothing())


async def take(connection: Connection, now: datetime, limit: int) -> tuple[int, ...]:
    """Take versions for this worker alone, the first stored first, and give their ids; each counts an attempt."""
    due = (
        select(table.c.version_id)
        .where(table.c.due <= now, table.c.attempts < ATTEMPTS)
        .order_by(table.c.due, table.c.version_id)
        .limit(limit)
        # PostgreSQL's workers pass over what another is taking; SQLite's stand in line anyway.
        .with_for_update(skip_locked=True)
    )
    taken = (
        update(table)
        .where(table.c.version_id.in_(due.scalar_subquery()), table.c.due <= now)
        .values(due=now + AGAIN_AFTER, attempts=table.c.attempts + 1)
        .returning(table.c.version_id)
    )
    return tuple(sorted((await connection.scalars(taken)).all()))


async def hold_for_facts(connection: Connection) -> None:
    """Let no other worker add or cite facts for claims until this transaction ends."""
    await hold(connection, Lock.CLAIMS)


async def settle(connection: Connection, version_id: int) -> bool:
    """Take a version out of the line; False when another worker did."""
    gone = table.delete().where(table.c.version_id == version_id).returning(table.c.version_id)
    return await connection.scalar(gone) is not None
