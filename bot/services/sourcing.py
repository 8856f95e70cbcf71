"""Choosing what is read: sources added, listed and removed by editors, each act with an audit row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from urllib.parse import urlsplit

from bot.domain.answers import PreviewLine, SourceChange, SourcePreview, SourceReport
from bot.domain.articles import Document
from bot.domain.errors import FetchError, NotFound, ReadingError, UsageError
from bot.domain.messages import Person, Place
from bot.domain.phrases import Phrase, then
from bot.domain.ports import Fetched
from bot.domain.sources import Source, SourceKind, SourceListing, SourceState, after_resume, kind_at
from bot.reading.analysis import judge
from bot.reading.feeds.feeds import Feed
from bot.reading.pages.discovery import find_feeds, usual_feeds
from bot.reading.pages.listing import suggest_listing
from bot.reading.text.addresses import canonical_url
from bot.services import completing
from bot.services.desk import Desk
from bot.services.evidence import sites
from bot.services.understanding import read_all
from storage import audit, sources
from storage.database import Connection

_SHOWN = 5
_FEEDS_TRIED = 3


@dataclass(frozen=True, slots=True)
class _Found:
    url: str
    site: str
    feed: Feed


async def add_source(desk: Desk, url: str, person: Person, place: Place, *, pattern: str = "") -> SourcePreview:
    """Follow a feed, or the feed a page names, and show what it holds; nothing of its backlog is announced.

    With a `pattern` the page itself is followed: its links that match are the articles. Raises UsageError for what is
    not an address or leads to no feed, ReadingError for a page without such a link, FetchError for no answer.
    """
    found = await (_find_links(desk, _address(url), pattern) if pattern else _find_feed(desk, _address(url)))
    kind = kind_at(found.url, await sites(desk))
    listing = replace(_listing(found, kind), pattern=pattern)
    async with desk.database.writing() as connection:
        source, created = await sources.add(connection, listing, is_default=False, now=desk.clock.now())
        if created:
            await audit.record(
                connection,
                at=desk.clock.now(),
                person=person,
                place=place,
                action="source add",
                before="",
                after=found.url,
            )
    return await _preview(desk, source, found.feed.documents, created=created)


async def list_sources(desk: Desk) -> tuple[SourceReport, ...]:
    """Give every followed source and how it fares."""
    async with desk.database.reading() as connection:
        return await sources.reports(connection)


async def pause_source(desk: Desk, source_id: int, person: Person, place: Place) -> SourceChange:
    """Ask a source no more until it is resumed. Raises NotFound."""
    async with desk.database.writing() as connection:
        source = await followed(connection, source_id)
        paused = await sources.set_state(connection, source_id, SourceState.PAUSED)
        if paused is None:
            return SourceChange(source, changed=False)
        await _record(desk, connection, source, person, place, "source pause")
    return SourceChange(paused, changed=True)


async def resume_source(desk: Desk, source_id: int, person: Person, place: Place) -> SourceChange:
    """Ask a paused source again, at once; its failures are forgotten. Raises NotFound."""
    async with desk.database.writing() as connection:
        source = await followed(connection, source_id)
        resumed = await sources.set_state(connection, source_id, SourceState.ACTIVE)
        if resumed is None:
            return SourceChange(source, changed=False)
        health = after_resume(resumed.health, desk.clock.now())
        await sources.record_poll(connection, resumed, health, "", "")
        await _record(desk, connection, source, person, place, "source resume")
    return SourceChange(resumed, changed=True)


async def followed(connection: Connection, source_id: int) -> Source:
    """Give a source that is not removed. Raises NotFound."""
    source = await sources.get(connection, source_id)
    if source is None or source.state is SourceState.REMOVED:
        raise NotFound("There is no source {id}. Type /eujp source list to see the ids.", id=source_id)
    return source


async def _record(
    desk: Desk, connection: Connection, source: Source, person: Person, place: Place, action: str
) -> None:
    """Write down an act on a source: what became of its address."""
    before = f"{source.listing.url}: {source.state}"
    after = {"source pause": SourceState.PAUSED, "source resume": SourceState.ACTIVE}
    await audit.record(
        connection,
        at=desk.clock.now(),
        person=person,
        place=place,
        action=action,
        before=before,
        after=f"{source.listing.url}: {after[action]}",
    )


async def remove_source(desk: Desk, source_id: int, person: Person, place: Place) -> Source:
    """Stop following a source; its articles stay. Raises NotFound."""
    async with desk.database.writing() as connection:
        source = await followed(connection, source_id)
        await sources.set_state(connection, source_id, SourceState.REMOVED)
        await audit.record(
            connection,
            at=desk.clock.now(),
            person=person,
            place=place,
            action="source remove",
            before=source.listing.url,
            after="",
        )
    return source


def _address(url: str) -> str:
    try:
        return canonical_url(url.strip("<> "))
    except ReadingError as error:
        raise UsageError(
            then(error.sentence, Phrase("Type the whole address, for example https://example.org/feed.xml."))
        ) from error


async def _find_feed(desk: Desk, url: str) -> _Found:
    fetched = await desk.fetcher.fetch(url)
    try:
        feed = await completing.read_feed(desk, fetched)
    except ReadingError as fault:
        return await _discover(desk, fetched, fault)
    return _Found(url, feed.site or url, feed)


async def _find_links(desk: Desk, url: str, pattern: str) -> _Found:
    return _Found(url, url, await completing.read_links(desk, await desk.fetcher.fetch(url), pattern))


async def _discover(desk: Desk, fetched: Fetched, fault: ReadingError) -> _Found:
    """Find the feed of a page: one it names, else one where feeds usually stand."""
    page = (fetched.body, fetched.url, fetched.content_type)
    try:
        named = await desk.workers.run(find_feeds, *page)
    except ReadingError:
        raise fault from None
    faults: list[str] = []
    for url in named[:_FEEDS_TRIED] or usual_feeds(fetched.url):
        try:
            feed = await completing.read_feed(desk, await desk.fetcher.fetch(url))
        except (FetchError, ReadingError) as failure:
            faults.append(failure.sentence)
        else:
            return _Found(url, fetched.url, feed)
    if named:
        raise UsageError("The page names feeds, but none could be read: {faults}", faults=reduce(then, faults, ""))
    patterns = await desk.workers.run(suggest_listing, *page)
    sentence = then(fault.sentence, Phrase("It names no feed either: give the address of a feed."))
    if patterns:
        typed = f"/eujp source add {fetched.url} pattern:{patterns[0]}"
        sentence = then(sentence, Phrase("Or follow the page itself: {typed}", typed=typed))
    raise UsageError(sentence)


def _listing(found: _Found, kind: SourceKind) -> SourceListing:
    host = urlsplit(found.url).hostname or found.url
    return SourceListing(
        url=found.url,
        name=found.feed.title or host,
        publisher=found.feed.title or host,
        language=found.feed.language or "",
        kind=kind,
        site=found.site,
        region="japan" if host.endswith(".jp") else "",
    )


async def _preview(desk: Desk, source: Source, documents: Sequence[Document], *, created: bool) -> SourcePreview:
    judged = await read_all(desk, judge, documents)
    lines = [
        PreviewLine(document.title, document.url, document.published, relevant is True)
        for document, relevant in zip(documents, judged, strict=True)
    ]
    dated = sorted(lines, key=lambda line: line.published.value.timestamp() if line.published else 0.0, reverse=True)
    return SourcePreview(source, tuple(dated[:_SHOWN]), len(lines), sum(line.relevant for line in lines), created)
