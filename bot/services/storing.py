"""Keeping what was found: understood, given its place among the stories, and stored once."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from bot.domain.articles import Analysis, Document, is_backlog
from bot.domain.sources import Source
from bot.reading.analysis import analyze
from bot.services.clustering import Seat, seat
from bot.services.desk import Desk
from storage import articles, search, windows
from storage.database import Connection


class Outcome(StrEnum):
    """What became of one document."""

    RELEVANT = "relevant"
    LEFT_OUT = "left out"
    DUPLICATE = "duplicate"
    KNOWN = "known"


class _StoredMeanwhileError(Exception):
    """Another worker stored the same article first; what this one was about to write is taken back."""


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
        publisher=document.publisher or host_of(document.url),
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


def host_of(url: str | None) -> str:
    """Name the host of an address, "" where there is none."""
    return urlsplit(url).hostname or "" if url else ""
