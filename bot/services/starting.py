"""The first minutes: an empty archive gets the starter facts and the default sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.catalog import Catalog
from bot.services.desk import Desk
from storage import facts, sources
from storage.database import Connection


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
    return await desk.database.write(_fill, desk.catalog, desk.clock.now())


async def _fill(connection: Connection, catalog: Catalog, now: datetime) -> Prepared:
    added = await facts.add_starter(connection, catalog.facts, now)
    if await sources.any_stored(connection):
        return Prepared(added, 0)
    await sources.add_defaults(connection, catalog.sources, now)
    return Prepared(added, len(catalog.sources))
