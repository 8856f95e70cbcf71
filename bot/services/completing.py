"""Reading what was fetched: feeds, pages, and a feed's articles completed from their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.domain.articles import Document
from bot.domain.catalog import Side
from bot.domain.errors import AddressRefused, EujpError, FetchError, HttpStatus, ReadingError, RobotsRefused
from bot.domain.phrases import Phrase, then
from bot.domain.ports import Fetched
from bot.domain.sources import Source
from bot.domain.text import whole
from bot.reading.analysis import name_any
from bot.reading.feeds.feeds import Feed, parse_feed, tell_apart
from bot.reading.pages.extract import Page, read_page
from bot.reading.pages.listing import read_listing
from bot.services.desk import Desk
from bot.services.understanding import read_all

_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})


class TryLater(Exception):
    """An article's page did not answer for now; the article is left for the next poll."""


async def read_feed(desk: Desk, fetched: Fetched) -> Feed:
    """Read a fetched feed in a worker, as articles that can be told apart. Raises ReadingError when it is none."""
    return tell_apart(await desk.workers.run(parse_feed, fetched.body, fetched.url, fetched.content_type))


async def read_links(desk: Desk, fetched: Fetched, pattern: str) -> Feed:
    """Read the links of a fetched page that match a pattern, in a worker. Raises ReadingError."""
    return await desk.workers.run(read_listing, fetched.body, fetched.url, fetched.content_type, pattern)


async def read_source(desk: Desk, source: Source, fetched: Fetched) -> tuple[Document, ...]:
    """Read what a source answered; what its feed leaves open is filled from the source. Raises ReadingError."""
    listing = source.listing
    feed = await (read_links(desk, fetched, listing.pattern) if listing.pattern else read_feed(desk, fetched))
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
        page = await read(desk, await desk.fetcher.fetch(document.url, page=True))
    except (FetchError, ReadingError) as error:
        if patient and _may_pass(error):
            raise TryLater from error
        return without_page(document, error)
    return with_page(document, page.document)


def with_page(document: Document, page: Document) -> Document:
    """Prefer the page's text when there is more of it; the feed's title, date and language stand before the page's."""
    if page.headline_only or len(page.text) <= len(document.text):
        return _without_text(document, page.note) if page.headline_only else document
    return replace(
        document,
        text=page.text,
        title=document.title or page.title,
        published=document.published or page.published,
        language=document.language or page.language,
    )


def without_page(document: Document, error: EujpError) -> Document:
    """Say on the document why its page was not read; without any text of the feed's own it is headline only."""
    status = Phrase("The page answered {status}.", status=error.status) if isinstance(error, HttpStatus) else ""
    return _without_text(document, status or error.sentence)


def _without_text(document: Document, reason: str) -> Document:
    if document.text.strip():
        note = then(Phrase("Only the feed's own text was read."), reason)
        return replace(document, headline_only=False, note=note)
    return replace(document, headline_only=True, note=reason)


async def worth_reading(desk: Desk, source: Source, documents: Sequence[Document]) -> list[bool]:
    """Say of each document whether its page is worth a visit: it names the other side of the source's own region.

    A Japanese ministry takes Japan for granted and a European paper Europe, so only the far side tells. A listing page
    gives no text at all, so every article of it is read on its own page; what has no page is read from its feed.
    """
    if source.listing.pattern or not any(document.url for document in documents):
        return [bool(document.url) for document in documents]
    far = {Side.EU, Side.MEMBER_STATE} if source.listing.region == "japan" else {Side.JAPAN}
    named = await read_all(desk, partial(name_any, frozenset(far)), documents)
    return [bool(document.url) and one is True for document, one in zip(documents, named, strict=True)]


def _may_pass(error: EujpError) -> bool:
    if isinstance(error, HttpStatus):
        return error.status in _BUSY
    return isinstance(error, FetchError) and not isinstance(error, AddressRefused | RobotsRefused)
