"""What one article costs as the archive grows, stage by stage, and how that compares with a small archive.

Run as: python -m benchmarks.growth [SIZE …] (default 10000 200000). The archive is filled with made-up articles, one in
five relevant; then reports on the subject are understood, placed and stored one by one.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.corpus import documents
from bot.domain.articles import Analysis, Document
from bot.domain.moments import at_instant
from bot.domain.sources import SourceKind
from bot.domain.stories import sort_instant
from bot.reading.analysis import analyze
from bot.reading.naming.names import NameFinder
from bot.reading.stories import similarity
from bot.services.clustering import seat
from bot.worker import packaged_names
from storage import articles, search, stories
from storage.database import Connection, Database
from storage.migrate import upgrade

_RELEVANT_EVERY = 5
_A_TRANSACTION = 2_000
_MEASURED = 200
_NOW = datetime(2026, 6, 1, tzinfo=UTC)
_YEARS = 8
"""The archive's articles are spread over these years, as many each day."""


async def main(sizes: Sequence[int]) -> None:
    """Print the milliseconds an article costs at each size, and the ratio to the first."""
    names = packaged_names()
    samples = [(document, analyze(document, names)) for document in documents(300)]
    with TemporaryDirectory() as folder:
        archives = {size: await _filled(Path(folder) / f"{size}.db", size, samples) for size in sizes}
        understanding = _understanding([document for document, _ in samples], names)
        storing = await _storing(archives, [analysis for _, analysis in samples])
        for archive in archives.values():
            await archive.close()
    print(f"understand   {understanding:7.2f} ms, whatever the archive holds")
    print("articles   place and store      both   ratio")
    first = understanding + storing[sizes[0]]
    for size in sizes:
        both = understanding + storing[size]
        print(f"{size:8d}   {storing[size]:12.2f} ms   {both:.2f} ms   {both / first:.2f}")


def _understanding(documents: Sequence[Document], names: NameFinder) -> float:
    seconds = []
    for document in documents:
        started = time.perf_counter()
        analyze(document, names)
        seconds.append(time.perf_counter() - started)
    return median(seconds) * 1000


async def _storing(archives: Mapping[int, Database], analyses: Sequence[Analysis]) -> dict[int, float]:
    """Store the same articles in each archive, one archive after the other, so that a busy machine slows all alike."""
    seconds: dict[int, list[float]] = {size: [] for size in archives}
    for number in range(_MEASURED):
        for size, archive in archives.items():
            analysis = _varied(analyses[number % len(analyses)], size + number, _NOW)
            started = time.perf_counter()
            await archive.write(_store, analysis, size + number, _NOW)
            seconds[size].append(time.perf_counter() - started)
    return {size: median(each) * 1000 for size, each in seconds.items()}


async def _filled(path: Path, size: int, samples: Sequence[tuple[Document, Analysis]]) -> Database:
    url = f"sqlite:///{path}"
    upgrade(url)
    database = Database.open(url)
    await _fill(database, size, [analysis for _, analysis in samples])
    return database


async def _fill(database: Database, size: int, analyses: Sequence[Analysis]) -> None:
    for start in range(0, size, _A_TRANSACTION):
        async with database.writing() as connection:
            left_out = []
            for number in range(start, min(start + _A_TRANSACTION, size)):
                at = _NOW - timedelta(days=365 * _YEARS) * (1 - number / size)
                analysis = _varied(analyses[number % len(analyses)], number, at)
                if number % _RELEVANT_EVERY:
                    left_out.append(_new(replace(analysis, signature=()), number, at, None, ()))
                else:
                    await _store_unplaced(connection, analysis, number, at)
            await articles.add_all(connection, left_out)


def _varied(analysis: Analysis, number: int, at: datetime) -> Analysis:
    """Give an article like `analysis` on another day, under another signature: no reprint of any other."""
    draw = random.Random(number)  # noqa: S311  a fixed sequence, not a secret
    signature = tuple(draw.randrange(2**32) for _ in analysis.signature)
    words = ((f"w{draw.randrange(50_000)}", weight) for _, weight in analysis.weights)
    return replace(
        analysis,
        signature=signature,
        weights=tuple(words),
        published=at_instant(at, "the feed"),
        event=None,
        event_id=None,
    )


async def _store(connection: Connection, analysis: Analysis, number: int, at: datetime) -> None:
    place = await seat(connection, analysis, at)
    await _add(connection, _new(analysis, number, at, place.story_id, place.bands))


async def _store_unplaced(connection: Connection, analysis: Analysis, number: int, at: datetime) -> None:
    """Store an article with a story of its own, without looking for others: filling is not what is measured."""
    story_id = await stories.create(connection, at, at, [similarity.traits(analysis)])
    await stories.joined(connection, story_id, at, sort_instant(analysis.published, at))
    await _add(connection, _new(analysis, number, at, story_id, similarity.bands(analysis.signature)))


async def _add(connection: Connection, new: articles.NewArticle) -> None:
    article_id = await articles.add(connection, new)
    if article_id is not None and new.story_id is not None:
        await search.index_article(connection, article_id, new.story_id, f"{new.analysis.title}\n{new.analysis.text}")


def _new(
    analysis: Analysis, number: int, at: datetime, story_id: int | None, bands: tuple[str, ...]
) -> articles.NewArticle:
    return articles.NewArticle(
        source_id=None,
        url=None,
        identities=(f"growth:{number}",),
        publisher=f"Paper {number % 60}",
        kind=SourceKind.PRESS,
        analysis=analysis,
        first_seen=at,
        story_id=story_id,
        duplicate_of=None,
        headline_only=False,
        backlog=False,
        note="",
        placement="",
        bands=bands,
    )


if __name__ == "__main__":
    asyncio.run(main([int(size) for size in sys.argv[1:]] or [10_000, 200_000]))
