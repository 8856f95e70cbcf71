"""Writing out what the archive holds, a batch at a time, however much that is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final, TypeVar

from bot.domain.answers import Exported
from bot.domain.facts import Fact, FactStatus
from bot.domain.sources import Source
from bot.domain.stories import Story
from bot.services import exchanging
from bot.services.desk import Desk
from bot.views.exports import ExportFormat, Held, Writing, facts_as, sources_as, stories_as
from storage import fact_lists, facts, sources, stories

_BATCH: Final = 200
_T = TypeVar("_T")


async def export(desk: Desk, held: Held, form: ExportFormat) -> AsyncIterator[str]:
    """Give the text piece by piece: facts by date, the retracted too, stories by number, sources as they are listed.

    A piece holds one of them, but for OPML, which is one. The same archive gives the same text. Raises UsageError for
    OPML of anything but sources.
    """
    match held:
        case Held.FACTS:
            pieces = _written(facts_as(form), _facts(desk))
        case Held.STORIES:
            pieces = _written(stories_as(form), _stories(desk))
        case Held.SOURCES if form is ExportFormat.OPML:
            pieces = _opml(desk)
        case Held.SOURCES:
            pieces = _written(sources_as(form), _sources(desk))
    async for piece in pieces:
        yield piece


async def beginning(desk: Desk, held: Held, form: ExportFormat, most: int) -> Exported:
    """Give the whole of it, or as much as makes more than `most` bytes. Raises as `export` does."""
    pieces: list[str] = []
    size = 0
    async for piece in export(desk, held, form):
        pieces.append(piece)
        size += len(piece.encode())
        if size > most:
            break
    count = len([one async for one in _sources(desk)]) if form is ExportFormat.OPML else len(pieces)
    return Exported("".join(pieces), count, is_whole=size <= most)


async def _written(writing: Writing[_T], things: AsyncIterator[_T]) -> AsyncIterator[str]:
    is_first = True
    async for thing in things:
        head = writing.head(thing) if is_first else ""
        is_first = False
        yield head + writing.line(thing)


async def _opml(desk: Desk) -> AsyncIterator[str]:
    yield await exchanging.export_sources(desk)


async def _facts(desk: Desk) -> AsyncIterator[Fact]:
    """Give all facts by date and id: those of one desk's editors are few enough to sort."""
    found: list[Fact] = []
    async with desk.database.reading() as connection:
        # Which facts there are is asked once: one that is retracted or restored meanwhile goes out once, and is there.
        numbers = await fact_lists.told(connection)
        for first in range(0, len(numbers), _BATCH):
            found += await facts.of_numbers(connection, numbers[first : first + _BATCH])
    for fact in sorted(found, key=lambda one: (one.when.value, one.id)):
        if fact.status in {FactStatus.APPROVED, FactStatus.RETRACTED}:
            yield fact


async def _stories(desk: Desk) -> AsyncIterator[Story]:
    last = 0
    while True:
        async with desk.database.reading() as connection:
            batch = await stories.after(connection, last, _BATCH)
        if not batch:
            return
        for story in batch:
            yield story
        last = batch[-1].id


async def _sources(desk: Desk) -> AsyncIterator[Source]:
    async with desk.database.reading() as connection:
        followed = await sources.all_sources(connection)
    for source in followed:
        yield source
