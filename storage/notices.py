"""The turns to tell the editors something: each at most once in a while, by one worker at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from sqlalchemy import or_, select, update

from storage.database import Connection, insert_unless_there
from storage.tables import notices as table


class Turn(IntEnum):
    """What the editors are told: sources in trouble, what waits for review."""

    SOURCES = 1
    REVIEW = 2


@dataclass(frozen=True, slots=True)
class Taken:
    """A turn taken. `cut_off` is when it was taken before by a worker that never ended it, None if none did."""

    cut_off: datetime | None


async def take_turn(
    connection: Connection, turn: Turn, now: datetime, told_by: datetime, lease: timedelta
) -> Taken | None:
    """Take a turn; None when the editors were told after `told_by`, or another has it.

    A turn that is neither ended nor given back, because its worker died, is free again after `lease`.
    """
    await connection.execute(insert_unless_there(connection, table, {"id": turn}))
    before = (await connection.execute(select(table.c.taken).where(table.c.id == turn).with_for_update())).scalar_one()
    rested = or_(table.c.told.is_(None), table.c.told <= told_by)
    free = or_(table.c.taken.is_(None), table.c.taken <= now - lease)
    change = update(table).where(table.c.id == turn, rested, free).values(taken=now).returning(table.c.id)
    return Taken(before) if await connection.scalar(change) is not None else None


async def end_turn(connection: Connection, turn: Turn, taken: datetime, told: datetime) -> None:
    """Note that the editors were told, by the worker that took the turn at `taken`."""
    mine = (table.c.id == turn) & (table.c.taken == taken)
    await connection.execute(update(table).where(mine).values(taken=None, told=told))


async def give_back(connection: Connection, turn: Turn, taken: datetime) -> None:
    """Let the turn that was taken at `taken` be taken again at once: nobody was told."""
    mine = (table.c.id == turn) & (table.c.taken == taken)
    await connection.execute(update(table).where(mine).values(taken=None))
