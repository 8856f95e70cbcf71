"""Documents understood in worker processes, a few in one call; one that fails stops no other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from bot.domain.articles import Document
from bot.domain.errors import ReadingError
from bot.reading.naming.names import NameFinder
from bot.services.desk import Desk

T = TypeVar("T")

Reader: TypeAlias = Callable[[NameFinder, Sequence[Document]], Sequence[T]]
"""A module-level function that gives one result for each document."""

_LOG = logging.getLogger(__name__)

_A_CALL = 50
"""So many documents go to a worker in one call: fewer cost more calls, more would wait on the slowest of them."""


async def read_all(desk: Desk, reader: Reader[T], documents: Sequence[Document]) -> list[T | ReadingError]:
    """Give what `reader` makes of each document, or why it failed on it."""
    chunks = [documents[start : start + _A_CALL] for start in range(0, len(documents), _A_CALL)]
    return [one for chunk in await asyncio.gather(*(_read(desk, reader, chunk) for chunk in chunks)) for one in chunk]


async def _read(desk: Desk, reader: Reader[T], documents: Sequence[Document]) -> Sequence[T | ReadingError]:
    """Read some documents in one call to a worker; when that fails, each in a call of its own."""
    try:
        return await desk.workers.run_with_names(reader, documents)
    except Exception as error:  # noqa: BLE001  the border between articles: one must never stop the next
        if len(documents) == 1:
            _LOG.exception("Reading an article failed: %s", documents[0].title)
            return [
                error
                if isinstance(error, ReadingError)
                else ReadingError("Reading it went wrong: {error}.", error=repr(error))
            ]
    return [one for document in documents for one in await _read(desk, reader, [document])]
