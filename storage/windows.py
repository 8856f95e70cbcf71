"""The border between two digests: no article may be stored into a window that is already closed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from bot.domain.subscriptions import CLOCK_ERROR
from storage.database import Connection
from storage.locks import Lock, hold
from storage.tables import digests


async def open_for_article(connection: Connection, now: datetime) -> datetime:
    """Give the instant to store an article under, within the transaction that places and stores it.

    That is `now`, or the newest slot composed when this worker's clock runs behind; a slot that some clock once ran
    far ahead to counts for nothing. Until the transaction ends no other worker stores an article or composes a digest,
    so each article is placed among all those before it.
    """
    await hold(connection, Lock.WINDOWS)
    believable = digests.c.slot <= now + CLOCK_ERROR
    newest = await connection.scalar(select(func.max(digests.c.slot)).where(believable))
    return max(now, newest) if newest else now


async def close_for_digest(connection: Connection) -> None:
    """Let no article in until this transaction, which composes a digest, has ended."""
    await hold(connection, Lock.WINDOWS)
