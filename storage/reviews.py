"""What was brought to the editors: the marks that keep it from being brought again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from bot.domain.curation import ReviewQueue
from storage import fact_lists, facts, flags
from storage.database import Connection
from storage.fact_tables import facts as fact_table
from storage.fact_tables import flags as flag_table


async def waiting(connection: Connection, proposals: int, flagged: int) -> ReviewQueue:
    """Give what was not brought to the editors yet, best first, so many of each at most, and how much waits in all."""
    unposted = await fact_lists.proposals(connection, proposals, unposted=True)
    every = await fact_lists.proposals(connection, 0)
    opened = await flags.open_flags(connection, flagged, unposted=True)
    return ReviewQueue(unposted.facts, opened, every.total, await flags.count_open(connection))


async def mark(connection: Connection, queue: ReviewQueue, slot: datetime) -> None:
    """Note that all this is brought to the editors with the message of a slot."""
    await facts.mark_posted(connection, [fact.id for fact in queue.proposals], slot)
    await flags.mark_posted(connection, [flag.id for flag in queue.flags], slot)


async def unmark(connection: Connection, slot: datetime) -> None:
    """Take back what `mark` noted for a slot: its message was not posted."""
    for table in (fact_table, flag_table):
        await connection.execute(update(table).where(table.c.posted == slot).values(posted=None))
