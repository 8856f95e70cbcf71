"""Sources as a list: OPML in, with a report of what became of each line, and OPML out."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.answers import SourcesImport
from bot.domain.errors import ReadingError
from bot.domain.messages import Person, Place
from bot.domain.sources import SourceState
from bot.reading.feeds.opml import read_opml, write_opml
from bot.reading.text.addresses import canonical_url
from bot.services.desk import Desk
from storage import audit, sources


async def import_from(desk: Desk, url: str, person: Person, place: Place) -> SourcesImport:
    """Follow the sources of the OPML list at an address. Raises FetchError, and as `import_sources` does."""
    fetched = await desk.fetcher.fetch(canonical_url(url))
    return await import_sources(desk, fetched.body, person, place)


async def import_sources(desk: Desk, data: bytes, person: Person, place: Place) -> SourcesImport:
    """Follow the sources of an OPML list; none is asked yet, and what they hold then is not announced.

    Raises ReadingError when it is no OPML.
    """
    found = await desk.workers.run(read_opml, data)
    wanted = [one for one in found if not isinstance(one, ReadingError)]
    async with desk.database.writing() as connection:
        followed = {source.listing.url for source in await sources.all_sources(connection)}
        fresh = [listing for listing in wanted if listing.url not in followed]
        for listing in fresh:
            state = SourceState.ACTIVE if listing.enabled else SourceState.PAUSED
            now = desk.clock.now()
            await sources.add(connection, listing, is_default=False, now=now, state=state)
            await audit.record(
                connection, at=now, person=person, place=place, action="source import", before="", after=listing.url
            )
    known = [listing for listing in wanted if listing.url in followed]
    refused = tuple(one.sentence for one in found if isinstance(one, ReadingError))
    return SourcesImport(tuple(fresh), tuple(known), refused)


async def export_sources(desk: Desk) -> str:
    """Write every source that is not removed as OPML; a paused one is marked as not enabled."""
    async with desk.database.reading() as connection:
        stored = await sources.all_sources(connection)
    return write_opml([replace(one.listing, enabled=one.state is SourceState.ACTIVE) for one in stored], "eujp")
