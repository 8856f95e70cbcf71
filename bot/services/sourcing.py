"""Choosing what is read: sources added, listed and removed by editors, each act with an audit row."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.domain.answers import PreviewLine, SourcePreview, SourceReport
from bot.domain.articles import Document
from bot.domain.errors import FetchError, NotFound, ReadingError, UsageError
from bot.domain.messages import Person, Place
from bot.domain.ports import Fetched
from bot.domain.sources import Source, SourceKind, SourceListing, SourceState
from bot.reading.addresses import canonical_url
from bot.reading.analysis import analyze
from bot.reading.feeds import Feed
from bot.services import completing
from bot.services.desk import Desk
from storage import audit, sources

_SHOWN = 5
_FEEDS_TRIED = 3
_OFFICIAL_DOMAINS = ("europa.eu", "go.jp")
"""Domains that only EU bodies and Japanese government bodies can hold."""


@dataclass(frozen=True, slots=True)
class _Found:
    url: str
    site: str
    feed: Feed


async def add_source(desk: Desk, url: str, person: Person, place: Place) -> SourcePreview:
    """Follow a feed, or the feed a page names, and show what it holds; nothing of its backlog is announced.

    Raises UsageError for what is not an address or leads to no feed, FetchError when it gives no answer.
    """
    found = await _find_feed(desk, _address(url))
    listing = _listing(found)
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
    return await asyncio.to_thread(_preview, desk, source, found.feed.documents, created)


async def list_sources(desk: Desk) -> tuple[SourceReport, ...]:
    """Give every followed source and how it fares."""
    async with desk.database.reading() as connection:
        return await sources.reports(connection)


async def remove_source(desk: Desk, source_id: int, person: Person, place: Place) -> Source:
    """Stop following a source; its articles stay. Raises NotFound."""
    async with desk.database.writing() as connection:
        source = await sources.get(connection, source_id)
        if source is None or source.state is SourceState.REMOVED:
            raise NotFound(f"There is no source {source_id}. Type /eujp source list to see the ids.")
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
        raise UsageError(f"{error} Type the whole address, for example https://example.org/feed.xml.") from error


async def _find_feed(desk: Desk, url: str) -> _Found:
    fetched = await desk.fetcher.fetch(url)
    try:
        feed = await completing.read_feed(desk, fetched)
    except ReadingError as fault:
        return await _discover(desk, await _feeds_of_page(desk, fetched, fault), fetched.url)
    return _Found(url, feed.site or url, feed)


async def _feeds_of_page(desk: Desk, fetched: Fetched, fault: ReadingError) -> Sequence[str]:
    try:
        page = await completing.read(desk, fetched)
    except ReadingError:
        raise fault from None
    if not page.feeds:
        raise UsageError(f"{fault} It names no feed either: give the address of a feed, or of a page that names one.")
    return page.feeds[:_FEEDS_TRIED]


async def _discover(desk: Desk, feeds: Sequence[str], site: str) -> _Found:
    faults: list[str] = []
    for url in feeds:
        try:
            fetched = await desk.fetcher.fetch(url)
            feed = await completing.read_feed(desk, fetched)
        except (FetchError, ReadingError) as fault:
            faults.append(str(fault))
        else:
            return _Found(url, site, feed)
    raise UsageError(f"The page names feeds, but none could be read: {' '.join(faults)}")


def _listing(found: _Found) -> SourceListing:
    host = urlsplit(found.url).hostname or found.url
    official = any(host == domain or host.endswith(f".{domain}") for domain in _OFFICIAL_DOMAINS)
    return SourceListing(
        url=found.url,
        name=found.feed.title or host,
        publisher=found.feed.title or host,
        language=found.feed.language or "",
        kind=SourceKind.OFFICIAL if official else SourceKind.OTHER,
        site=found.site,
        region="japan" if host.endswith(".jp") else "",
    )


def _preview(desk: Desk, source: Source, documents: Sequence[Document], created: bool) -> SourcePreview:  # noqa: FBT001  positional because to_thread passes it on
    lines = [
        PreviewLine(document.title, document.url, document.published, analyze(document, desk.names).relevance.relevant)
        for document in documents
    ]
    dated = sorted(lines, key=lambda line: line.published.value.timestamp() if line.published else 0.0, reverse=True)
    return SourcePreview(source, tuple(dated[:_SHOWN]), len(lines), sum(line.relevant for line in lines), created)
