"""Trying sources: asked now and read, with nothing stored and their record left alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from bot.domain.answers import SourceTrial, SourceTrials
from bot.domain.articles import Document
from bot.domain.errors import FetchError, ReadingError
from bot.domain.moments import Moment
from bot.domain.phrases import Phrase
from bot.domain.sources import Source, SourceState
from bot.reading.analysis import judge
from bot.services.completing import read_source
from bot.services.desk import Desk
from bot.services.sourcing import followed
from bot.services.understanding import read_all
from storage import sources

_LOG = logging.getLogger(__name__)

_AT_ONCE = 8
_LOOKED_AT = 20
"""Of each source's articles so many are judged, so that trying all of them takes no longer than it must."""

PATIENCE = 50.0
"""Seconds for trying all sources: people wait for the answer."""


async def try_source(desk: Desk, source_id: int) -> SourceTrial:
    """Try one source, paused ones too. Raises NotFound."""
    async with desk.database.reading() as connection:
        source = await followed(connection, source_id)
    return await _try(desk, source)


async def try_all(desk: Desk, patience: float = PATIENCE) -> SourceTrials:
    """Try every source, several at once, the followed ones first; after `patience` seconds say which are left."""
    async with desk.database.reading() as connection:
        stored = await sources.all_sources(connection)
    ordered = sorted(stored, key=lambda source: source.state is not SourceState.ACTIVE)
    gate = asyncio.Semaphore(_AT_ONCE)
    begun: set[int] = set()

    async def guarded(source: Source) -> SourceTrial:
        async with gate:
            begun.add(source.id)
            try:
                return await _try(desk, source)
            except Exception as error:  # noqa: BLE001  the border between sources: one must never stop another
                _LOG.exception("Trying %s went wrong.", source.listing.name)
                return SourceTrial(source, 0.0, Phrase("Reading it went wrong: {error}.", error=repr(error)))

    if not ordered:
        return SourceTrials(())
    trying = {asyncio.ensure_future(guarded(source)): source for source in ordered}
    _, late = await asyncio.wait(trying, timeout=patience)
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
    slow = Phrase("It did not answer within {seconds} seconds: try it by itself.", seconds=round(patience))
    return SourceTrials(
        tuple(
            SourceTrial(source, patience, slow) if task in late else task.result()
            for task, source in trying.items()
            if source.id in begun
        ),
        tuple(source for source in ordered if source.id not in begun),
    )


async def _try(desk: Desk, source: Source) -> SourceTrial:
    clock = asyncio.get_running_loop().time
    begun = clock()
    try:
        documents = await read_source(desk, source, await desk.fetcher.fetch(source.listing.url))
    except (FetchError, ReadingError) as error:
        return SourceTrial(source, clock() - begun, error.sentence)
    answered = clock() - begun
    looked_at = sorted(documents, key=_newest_first)[:_LOOKED_AT]
    relevant = (await read_all(desk, judge, looked_at)).count(True)
    newest = max(_dates(documents), key=lambda moment: moment.value, default=None)
    return SourceTrial(source, answered, "", len(documents), len(looked_at), relevant, newest)


def _newest_first(document: Document) -> float:
    return -document.published.value.timestamp() if document.published else 0.0


def _dates(documents: Sequence[Document]) -> list[Moment]:
    return [document.published for document in documents if document.published]
