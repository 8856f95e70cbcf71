"""The border between two digests: no article may be stored into a window that is already closed."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import func, select, text

from storage.database import Connection
from storage.tables import digests

_LOCK: Final = 7_021_002
"""Any number will do, as long as both sides of the border use the same."""


async def open_for_article(connection: Connection, now: datetime) -> datetime:
    """Give the instant to store an article under, within the transaction that stores it.

    That is `now`, or the newest slot composed when this worker's clock runs behind. SQLite has one writer at a time;
    on PostgreSQL a digest being composed waits for the articles under way, and articles for the digest.
    """
    await _lock(connection, "pg_advisory_xact_lock_shared")
    newest = await connection.scalar(select(func.max(digests.c.slot)))
    return max(now, newest) if newest else now


async def close_for_digest(connection: Connection) -> None:
    """Let no article in until this transaction, which composes a digest, has ended."""
    await _lock(connection, "pg_advisory_xact_lock")


async def _lock(connection: Connection, function: str) -> None:
    if connection.dialect.name == "postgresql":
        await connection.execute(text(f"SELECT {function}(:key)"), {"key": _LOCK})
