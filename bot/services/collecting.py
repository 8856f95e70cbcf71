"""Getting articles in: from files, from pages, and from the sources that are due."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import PurePath

from bot.domain.articles import Document
from bot.domain.errors import EujpError, FetchError, HttpStatus, ReadingError, StorageError, Unreachable
from bot.domain.messages import Person, Place
from bot.domain.sources import (
    Source,
    SourceKind,
    SourceState,
    after_failure,
    after_gone,
    after_part,
    after_success,
    host_of,
    kind_at,
)
from bot.reading.cleaning.clean import clean
from bot.reading.pages.files import read_file
from bot.reading.text.addresses import canonical_url, resolved
from bot.services.completing import TryLater, complete, read, read_feed, read_source, worth_reading
from bot.services.desk import Desk
from bot.services.evidence import sites
from bot.services.sourcing import followed
from bot.services.storing import Kept, Outcome, known_by, new_among, store_all, store_new
from storage import articles, audit, sources
from storage.database import Connection

_LOG = logging.getLogger(__name__)

_POLLS_AT_ONCE = 8
_NEW_PER_POLL = 50
"""So many pages take a polite minute or two; the rest comes with the next poll."""
_PATIENCE = timedelta(days=1)
_ITSELF = Person("eujp", "eujp", "eujp")
_STARTER = "eujp starter material"


@dataclass(slots=True)
class _Stored:
    """What became of a feed's new articles; `is_part`: too many for one poll, `is_waiting`: pages did not answer."""

    is_part: bool
    is_waiting: bool = False
    outcomes: list[Outcome] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def keep(self, kept: Sequence[Kept]) -> None:
        """Count what this poll stored, not another at the same time; what could not be understood was left out."""
        new = (one for one in kept if one is not Outcome.KNOWN)
        self.outcomes += [Outcome.LEFT_OUT if isinstance(one, ReadingError) else one for one in new]
        self.faults += [one.sentence for one in kept if isinstance(one, ReadingError)]

    def error(self) -> str:
        """Say how many articles could not be read and why the first was not; "" when all could."""
        if not self.faults:
            return ""
        articles = "1 article" if len(self.faults) == 1 else f"{len(self.faults)} articles"
        return f"{articles} could not be read; of the first: {self.faults[0]}"


_FEWEST_OFFLINE = 3
"""One or two sources may be gone; the more fail alike, the likelier it is us."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What polling one source came to; `error` is one sentence, "" when it answered.

    `is_unreachable` says that not even a connection could be made.
    """

    source: Source
    outcomes: tuple[Outcome, ...] = ()
    error: str = ""
    faults: tuple[str, ...] = ()
    is_unreachable: bool = False


def offline_sentence(polled: Sequence[Polled]) -> str:
    """Say that our own network is at fault; "" unless no source answered and several could not be connected to."""
    count = sum(one.is_unreachable for one in polled)
    if count < _FEWEST_OFFLINE or not all(one.error for one in polled):
        return ""
    return f"No source could be reached: this machine seems to be offline. {count} could not be connected to."


async def ingest_file(
    desk: Desk, name: str, data: bytes, *, is_starter: bool = False
) -> tuple[Outcome | ReadingError, ...]:
    """Store the documents of one file (.txt, .html, .jsonl); a bad line becomes a ReadingError among the outcomes.

    They are kept as given in a file: that one names an address is no evidence that its words stand there. With
    `is_starter` they are eujp's own short reports, which no file can say of itself. Raises ReadingError when the file
    as a whole cannot be read.
    """
    found = await desk.workers.run(read_file, data, name)
    return tuple(
        [
            part
            if isinstance(part, ReadingError)
            else await _store_given(desk, _given(part, name, is_starter=is_starter))
            for part in found
        ]
    )


def _given(found: Document, name: str, *, is_starter: bool) -> Document:
    """Say who speaks in a document of a file, as far as is known."""
    if is_starter:
        return replace(found, kind=SourceKind.STARTER, publisher=_STARTER)
    publisher = found.publisher or host_of(found.url) or PurePath(name).name
    return replace(found, kind=SourceKind.FILE, publisher=publisher)


async def _store_given(desk: Desk, document: Document) -> Kept:
    """Store a document; of one that is known, say whether its text differs from what is stored."""
    (kept,) = await store_all(desk, [document])
    if kept is not Outcome.KNOWN or not document.text:
        return kept
    async with desk.database.reading() as connection:
        stored = await articles.texts_of(connection, known_by(document))
    if document.text in stored:
        return Outcome.KNOWN
    try:
        cleaned = await desk.workers.run(clean, document.text, document.title)
    except ReadingError as error:
        return error
    return Outcome.KNOWN if cleaned.text in stored else Outcome.DIFFERS


async def ingest_url(desk: Desk, url: str) -> tuple[Outcome | ReadingError, ...]:
    """Store the articles of a feed, or the one article of a page; who speaks is told by the address that answered.

    Raises FetchError when the address gives no answer, ReadingError when the answer is neither feed nor page.
    """
    fetched = await desk.fetcher.fetch(canonical_url(url))
    kind = kind_at(fetched.url, await sites(desk))
    try:
        feed = await read_feed(desk, fetched)
    except ReadingError:
        page = await read(desk, fetched)
        return await store_all(desk, [replace(page.document, kind=kind)])
    new = await new_among(desk, feed.documents)
    kept: list[Kept] = [Outcome.KNOWN] * (len(feed.documents) - len(new))
    for document in new:
        kept += await store_new(desk, [await complete(desk, replace(document, kind=kind))])
    return tuple(kept)


async def poll_due(desk: Desk, limit: int = 100) -> tuple[Polled, ...]:
    """Poll every source that is due, several at once; one that fails never stops another."""
    async with desk.database.reading() as connection:
        due = await sources.due(connection, desk.clock.now(), limit)
    gate = asyncio.Semaphore(_POLLS_AT_ONCE)

    async def guarded(source: Source) -> Polled:
        async with gate:
            try:
                return await poll(desk, source)
            except StorageError:
                raise
            except Exception as error:  # noqa: BLE001  the border between sources: one must never stop another
                _LOG.exception("Polling %s went wrong.", source.listing.name)
                return await _record_failure(
                    desk, source, ReadingError("Reading it went wrong: {error}.", error=repr(error))
                )

    polled = tuple(await asyncio.gather(*(guarded(source) for source in due)))
    _note_failures(polled)
    return polled


def _note_failures(polled: Sequence[Polled]) -> None:
    """Log which sources did not answer; while it is this machine that is offline, that each did not says little."""
    offline = bool(offline_sentence(polled))
    for one in polled:
        if one.error:
            level = logging.DEBUG if offline and one.is_unreachable else logging.INFO
            _LOG.log(level, "Source %s did not answer: %s", one.source.listing.name, one.error)


async def poll_one(desk: Desk, source_id: int) -> Polled:
    """Poll one source, due or not. Raises NotFound."""
    async with desk.database.reading() as connection:
        source = await followed(connection, source_id)
    return await poll(desk, source)


async def poll(desk: Desk, source: Source) -> Polled:
    """Poll one source and record how it went."""
    try:
        fetched = await desk.fetcher.fetch(source.listing.url, etag=source.etag, last_modified=source.last_modified)
        documents = () if fetched.not_modified else await read_source(desk, source, fetched)
    except (FetchError, ReadingError) as error:
        return await _record_failure(desk, source, error)
    stored = await _store_all(desk, source, documents)
    after = after_part if stored.is_part else after_success
    health = replace(after(source.health, desk.clock.now(), new=bool(stored.outcomes)), error=stored.error())
    # What is left for later must come again: the server is asked as if for the first time.
    again = stored.is_part or stored.is_waiting
    etag, last_modified = ("", "") if again else (fetched.etag, fetched.last_modified)
    await desk.database.write(sources.record_poll, source, health, etag, last_modified)
    # An address that cannot be one is not moved to; the source goes on being asked where it was.
    if not fetched.not_modified and (moved_to := resolved(fetched.moved_to, source.listing.url)):
        async with desk.database.writing() as connection:
            await _move(desk, connection, source, moved_to)
    _LOG.info("Polled %s: %d articles, %d new.", source.listing.name, len(documents), len(stored.outcomes))
    if stored.faults:
        _LOG.warning("Source %s: %s", source.listing.name, stored.error())
    return Polled(source, tuple(stored.outcomes), faults=tuple(stored.faults))


async def _move(desk: Desk, connection: Connection, source: Source, url: str) -> None:
    """Follow a source to the address its server named for good, unless another source has that address."""
    if await sources.move(connection, source.id, url):
        await audit.record(
            connection,
            at=desk.clock.now(),
            person=_ITSELF,
            place=Place("eujp", "", ""),
            action="source move",
            before=source.listing.url,
            after=url,
        )


async def _store_all(desk: Desk, source: Source, documents: Sequence[Document]) -> _Stored:
    new = await new_among(desk, documents, source)
    stored = _Stored(is_part=len(new) > _NEW_PER_POLL)
    taken = new[:_NEW_PER_POLL]
    visits = await worth_reading(desk, source, taken)
    stored.keep(
        await store_new(desk, [each for each, visit in zip(taken, visits, strict=True) if not visit], source=source)
    )
    for document in (each for each, visit in zip(taken, visits, strict=True) if visit):
        try:
            completed = await complete(desk, document, patient=_may_wait(document, source, desk.clock.now()))
        except TryLater:
            stored.is_waiting = True
        else:
            stored.keep(await store_new(desk, [completed], source=source))
    return stored


def _may_wait(document: Document, source: Source, now: datetime) -> bool:
    """Whether an article may wait for its page: for a day after publication, and not among a source's first ones."""
    recent = document.published is not None and document.published.end() > now - _PATIENCE
    return recent and source.health.last_success is not None


async def _record_failure(desk: Desk, source: Source, error: EujpError) -> Polled:
    wait = error.retry_after if isinstance(error, HttpStatus) else None
    gone = isinstance(error, HttpStatus) and error.status == HTTPStatus.GONE
    now = desk.clock.now()
    said = error.sentence
    health = after_gone(source.health, now, said) if gone else after_failure(source.health, now, said, wait)
    async with desk.database.writing() as connection:
        recorded = await sources.record_poll(connection, source, health, source.etag, source.last_modified)
        if gone and recorded:
            await sources.set_state(connection, source.id, SourceState.PAUSED)
    return Polled(source, error=error.sentence, is_unreachable=isinstance(error, Unreachable))
