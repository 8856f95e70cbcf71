"""The border between two digests, or two looks: nothing may change in a window that is already closed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select

from bot.domain.subscriptions import CLOCK_ERROR
from storage import locks
from storage.database import Connection, insert_unless_there
from storage.tables import closed_windows, digests, looks


async def open_for_change(connection: Connection, now: datetime) -> datetime:
    """Give the instant of a change of what digests tell (an article stored, a fact decided on), within its transaction.

    That is `now`, or the newest slot closed or the end of the watches' last look when this worker's clock runs
    behind; what some clock once ran far ahead to counts for nothing. Until the transaction ends no other worker makes
    such a change or closes a window, so each article is placed among all those before it.
    """
    await locks.hold(connection, locks.Lock.WINDOWS)
    closed: list[datetime | None] = [
        await connection.scalar(select(func.max(end)).where(end <= now + CLOCK_ERROR))
        for end in (digests.c.slot, closed_windows.c.slot, looks.c.until)
    ]
    return max([now, *filter(None, closed)])


async def close(connection: Connection, slot: datetime) -> None:
    """Close every window that ends at this slot or before it.

    Once this transaction has ended, all that will ever be in them can be read, in any transaction after it.
    """
    await locks.hold(connection, locks.Lock.WINDOWS)
    await connection.execute(insert_unless_there(connection, closed_windows, {"slot": slot}))
    await connection.execute(delete(closed_windows).where(closed_windows.c.slot < slot))


async def hold(connection: Connection) -> None:
    """Let nobody else change what digests tell, compose or look until this transaction has ended; nothing closes."""
    await locks.hold(connection, locks.Lock.WINDOWS)
