"""The first minutes: an empty archive gets the starter facts and the default sources."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.sources import SourceState
from bot.services.desk import Desk
from storage import facts, sources


@dataclass(frozen=True, slots=True)
class Prepared:
    """How many starter facts and default sources this start added."""

    facts: int
    sources: int


async def prepare(desk: Desk) -> Prepared:
    """Load the starter facts that are new, and on an archive that never had a source the default sources."""
    async with desk.database.reading() as connection:
        known = await facts.known(connection)
        if await sources.any_stored(connection) and known.issuperset(fact.id for fact in desk.catalog.facts):
            return Prepared(0, 0)
    now = desk.clock.now()
    async with desk.database.writing() as connection:
        added = await facts.add_starter(connection, desk.catalog.facts, now)
        if await sources.any_stored(connection):
            return Prepared(added, 0)
        for listing in desk.catalog.sources:
            state = SourceState.ACTIVE if listing.enabled else SourceState.PAUSED
            await sources.add(connection, listing, is_default=True, now=now, state=state)
    return Prepared(added, len(desk.catalog.sources))
