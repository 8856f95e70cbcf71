"""Getting articles in: from files, from pages, and from the sources that are due."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import PurePath
from urllib.parse import urlsplit

from bot.domain.articles import Analysis, Document, is_backlog
from bot.domain.catalog import Side
from bot.domain.errors import AddressRefused, EujpError, FetchError, HttpStatus, NotFound, ReadingError, StorageError
from bot.domain.ports import Fetched
from bot.domain.sources import Source, SourceState, after_failure, after_part, after_success
from bot.domain.text import whole
from bot.reading.addresses import canonical_url
from bot.reading.analysis import analyze
from bot.reading.extract import Page, read_page
from bot.reading.feeds import Feed, parse_feed
from bot.reading.files import read_file
from bot.reading.names import NameFinder
from bot.services.clustering import Seat, seat
from bot.services.desk import Desk
from storage import articles, search, sources, windows
from storage.database import Connection

_LOG = logging.getLogger(__name__)

_POLLS_AT_ONCE = 8
_NEW_PER_POLL = 50
"""So many pages take a polite minute or two; the rest comes with the next poll."""
_PATIENCE = timedelta(days=1)
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})


class Outcome(StrEnum):
    """What became of one document."""

    RELEVANT = "relevant"
    LEFT_OUT = "left out"
    DUPLICATE = "duplicate"
    KNOWN = "known"


@dataclass(slots=True)
class _Stored:
    """What became of a feed's new articles; `is_part`: too many for one poll, `is_waiting`: pages did not answer."""

    is_part: bool
    is_waiting: bool = False
    outcomes: list[Outcome] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class _TryLaterError(Exception):
    """An article's page did not answer for now; the article is left for the next poll."""


class _StoredMeanwhileError(Exception):
    """Another worker stored the same article first; what this one was about to write is taken back."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What polling one source came to; `error` is one sentence, "" when it answered."""

    source: Source
    outcomes: tuple[Outcome, ...] = ()
    error: str = ""
    faults: tuple[str, ...] = ()


async def ingest_file(desk: Desk, name: str, data: bytes) -> tuple[Outcome | ReadingError, ...]:
    """Store the documents of one file (.txt, .html, .jsonl); a bad line becomes a ReadingError among the outcomes.

    Raises ReadingError when the file as a whole cannot be read.
    """
    found = await desk.workers.run(read_file, data, name)
    publisher = PurePath(name).name
    return tuple(
        [
            part
            if isinstance(part, ReadingError)
            else await store(desk, replace(part, publisher=part.publisher or _host(part.url) or publisher))
            for part in found
        ]
    )


async def ingest_url(desk: Desk, url: str) -> tuple[Outcome | ReadingError, ...]:
    """Store the articles of a feed, or the one article of a page.

    Raises FetchError when the address gives no answer, ReadingError when the answer is neither feed nor page.
    """
    fetched = await desk.fetcher.fetch(canonical_url(url))
    try:
        feed = await read_feed(desk, fetched)
    except ReadingError:
        page = await read(desk, fetched)
        return (await store(desk, page.document),)
    return tuple([await store(desk, await complete(desk, document)) for document in feed.documents])


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
                return await _record_failure(desk, source, ReadingError(f"Reading it went wrong: {error!r}."))

    return tuple(await asyncio.gather(*(guarded(source) for source in due)))


async def poll_one(desk: Desk, source_id: int) -> Polled:
    """Poll one source, due or not. Raises NotFound."""
    async with desk.database.reading() as connection:
        source = await sources.get(connection, source_id)
    if source is None or source.state is SourceState.REMOVED:
        raise NotFound(f"There is no source {source_id}. Type /eujp source list to see the ids.")
    return await poll(desk, source)


async def poll(desk: Desk, source: Source) -> Polled:
    """Poll one source and record how it went."""
    try:
        fetched = await desk.fetcher.fetch(source.listing.url, etag=source.etag, last_modified=source.last_modified)
        documents = await _documents(desk, source, fetched)
    except (FetchError, ReadingError) as error:
        return await _record_failure(desk, source, error)
    stored = await _store_all(desk, source, documents)
    now = desk.clock.now()
    health = after_part(source.health, now) if stored.is_part else after_success(source.health, now)
    # What is left for later must come again: the server is asked as if for the first time.
    again = stored.is_part or stored.is_waiting
    etag, last_modified = ("", "") if again else (fetched.etag, fetched.last_modified)
    async with desk.database.writing() as connection:
        await sources.record_poll(connection, source.id, health, etag, last_modified)
    _LOG.info("Polled %s: %d articles, %d new.", source.listing.name, len(documents), len(stored.outcomes))
    return Polled(source, tuple(stored.outcomes), faults=tuple(stored.faults))


async def store(desk: Desk, document: Document, *, source: Source | None = None) -> Outcome:
    """Understand one document and store it with its place among the stories; what is stored already is left alone."""
    identities = identities_of(document, source)
    async with desk.database.reading() as connection:
        if await articles.known(connection, identities):
            return Outcome.KNOWN
    analysis = await asyncio.to_thread(analyze, document, desk.names)
    try:
        async with desk.database.writing() as connection:
            now = await windows.open_for_article(connection, desk.clock.now())
            place = await seat(connection, analysis, now)
            await _add(connection, _new_article(document, source, identities, analysis, place, now))
    except _StoredMeanwhileError:
        return Outcome.KNOWN
    if not analysis.relevance.relevant:
        return Outcome.LEFT_OUT
    return Outcome.DUPLICATE if place.duplicate_of else Outcome.RELEVANT


def identities_of(document: Document, source: Source | None = None) -> tuple[str, ...]:
    """Give all that tells a document from others: its address and its id within its feed, else the hash of its text.

    One of them is enough to know it again, so that a changed address, id, title or date makes no second article.
    """
    own = f"{source.id}:{document.identity}" if source and document.identity else ""  # a feed's ids are its own
    named = tuple(identity for identity in (document.url or "", own) if identity)
    if named:
        return named
    digest = hashlib.sha256(f"{document.title}\n{document.text}".encode("utf-8", "surrogatepass"))
    return (f"sha256:{digest.hexdigest()}",)


async def read_feed(desk: Desk, fetched: Fetched) -> Feed:
    """Read a fetched feed in a worker. Raises ReadingError when it is none."""
    return await desk.workers.run(parse_feed, fetched.body, fetched.url, fetched.content_type)


async def read(desk: Desk, fetched: Fetched) -> Page:
    """Read a fetched page in a worker. Raises ReadingError when it is not a page."""
    return await desk.workers.run(read_page, fetched.body, fetched.url, fetched.content_type)


async def complete(desk: Desk, document: Document, *, patient: bool = False) -> Document:
    """Give a feed's document the text of its page; when the page cannot be read, keep what the feed itself gave.

    With `patient`, a failure that may pass (busy, slow, out of reach) raises instead, to try again at the next poll.
    """
    if not document.url:
        return document
    try:
        page = await read(desk, await desk.fetcher.fetch(document.url))
    except (FetchError, ReadingError) as error:
        if patient and _may_pass(error):
            raise _TryLaterError from error
        return without_page(document, error)
    return with_page(document, page.document)


def _may_pass(error: EujpError) -> bool:
    if isinstance(error, HttpStatus):
        return error.status in _BUSY
    return isinstance(error, FetchError) and not isinstance(error, AddressRefused)


def with_page(document: Document, page: Document) -> Document:
    """Prefer the page's text when there is more of it; the feed's title, date and language stand before the page's."""
    if page.headline_only or len(page.text) <= len(document.text):
        walled = page.headline_only
        return replace(
            document, headline_only=walled and not document.text, note=page.note if walled else document.note
        )
    return replace(
        document,
        text=page.text,
        title=document.title or page.title,
        published=document.published or page.published,
        language=document.language or page.language,
    )


def without_page(document: Document, error: EujpError) -> Document:
    """Say on the document why its page was not read; without any text of the feed's own it is headline only."""
    status = f"The page answered {error.status}." if isinstance(error, HttpStatus) else f"{error}"
    return replace(document, headline_only=not document.text.strip(), note=status)


def worth_reading(document: Document, region: str, names: NameFinder) -> bool:
    """Whether a page is worth a visit: its headline or teaser names the other side of the source's own region.

    A Japanese ministry takes Japan for granted and a European paper Europe, so only the far side tells.
    """
    far = {Side.EU, Side.MEMBER_STATE} if region == "japan" else {Side.JAPAN}
    sides = {
        actor.side
        for mention in names.find(f"{document.title}\n{document.text}")
        if mention.kind == "actor" and (actor := names.catalog.actor(mention.id))
    }
    return bool(far & sides)


async def _documents(desk: Desk, source: Source, fetched: Fetched) -> tuple[Document, ...]:
    if fetched.not_modified:
        return ()
    feed = await read_feed(desk, fetched)
    listing = source.listing
    return tuple(
        replace(
            document,
            title=whole(document.title),
            text=whole(document.text),
            publisher=document.publisher or listing.publisher,
            kind=listing.kind,
            language=document.language or feed.language or listing.language,
        )
        for document in feed.documents
    )


async def _store_all(desk: Desk, source: Source, documents: Sequence[Document]) -> _Stored:
    async with desk.database.reading() as connection:
        every = [identity for document in documents for identity in identities_of(document, source)]
        known = await articles.known(connection, every)
    new = [document for document in documents if known.isdisjoint(identities_of(document, source))]
    stored = _Stored(is_part=len(new) > _NEW_PER_POLL)
    for document in new[:_NEW_PER_POLL]:
        try:
            stored.outcomes.append(await _store_one(desk, source, document))
        except StorageError:
            raise
        except _TryLaterError:
            stored.is_waiting = True
        except Exception as error:  # noqa: BLE001  the border between articles: one must never stop the next
            _LOG.exception("Left out one article of %s.", source.listing.name)
            stored.faults.append(f"{document.title}: {error}")
    return stored


async def _store_one(desk: Desk, source: Source, document: Document) -> Outcome:
    if worth_reading(document, source.listing.region, desk.names):
        document = await complete(desk, document, patient=_may_wait(document, source, desk.clock.now()))
    return await store(desk, document, source=source)


def _may_wait(document: Document, source: Source, now: datetime) -> bool:
    """Whether an article may wait for its page: for a day after publication, and not among a source's first ones."""
    recent = document.published is not None and document.published.end() > now - _PATIENCE
    return recent and source.health.last_success is not None


async def _record_failure(desk: Desk, source: Source, error: EujpError) -> Polled:
    wait = error.retry_after if isinstance(error, HttpStatus) else None
    health = after_failure(source.health, desk.clock.now(), str(error), wait)
    async with desk.database.writing() as connection:
        await sources.record_poll(connection, source.id, health, source.etag, source.last_modified)
    _LOG.warning("Source %s did not answer: %s", source.listing.name, error)
    return Polled(source, error=str(error))


def _new_article(
    document: Document,
    source: Source | None,
    identities: tuple[str, ...],
    analysis: Analysis,
    place: Seat,
    now: datetime,
) -> articles.NewArticle:
    backlog = is_backlog(
        first_poll=source is not None and source.health.last_success is None,
        default_source=source is not None and source.is_default,
        published=analysis.published,
        now=now,
    )
    return articles.NewArticle(
        source_id=source.id if source else None,
        url=document.url,
        identities=identities,
        publisher=document.publisher or _host(document.url),
        kind=document.kind,
        analysis=analysis,
        first_seen=now,
        story_id=place.story_id,
        duplicate_of=place.duplicate_of,
        headline_only=document.headline_only,
        backlog=backlog,
        note=document.note,
        placement=place.reason,
        bands=place.bands,
    )


async def _add(connection: Connection, new: articles.NewArticle) -> None:
    article_id = await articles.add(connection, new)
    if article_id is None:
        raise _StoredMeanwhileError
    if new.story_id is not None:
        text = f"{new.analysis.title}\n{new.analysis.text}"
        await search.index_article(connection, article_id, new.story_id, text)


def _host(url: str | None) -> str:
    return urlsplit(url).hostname or "" if url else ""
