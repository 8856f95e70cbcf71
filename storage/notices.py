"""The turn to tell the editors of sources in trouble: at most once in a while, one worker at a time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import or_, update

from storage.database import Connection, insert_unless_there
from storage.tables import notices as table

_ROW = 1


async def take_turn(connection: Connection, now: datetime, apart: timedelta, lease: timedelta) -> bool:
    """Take the turn and say whether that was done: not within `apart` of the last notice, nor while another has it.

    A turn that is neither ended nor given back, because its worker died, is free again after `lease`.
    """
    await connection.execute(insert_unless_there(connection, table, {"id": _ROW}))
    rested = or_(table.c.told.is_(None), table.c.told <= now - apart)
    free = or_(table.c.taken.is_(None), table.c.taken <= now - lease)
    change = update(table).where(table.c.id == _ROW, rested, free).values(taken=now).returning(table.c.id)
    return await connection.scalar(change) is not None


async def end_turn(connection: Connection, taken: datetime, told: datetime) -> None:
    """Note that the editors were told, by the worker that took the turn at `taken`."""
    await connection.execute(update(table).where(table.c.taken == taken).values(taken=None, told=told))


async def give_back(connection: Connection, taken: datetime) -> None:
    """Let the turn that was taken at `taken` be taken again at once: nobody was told."""
    await connection.execute(update(table).where(table.c.taken == taken).values(taken=None))
