"""Keeping what was found: understood, given its place among the stories, and stored once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from bot.domain.articles import Analysis, Document, is_backlog, without_future_date
from bot.domain.errors import ReadingError
from bot.domain.phrases import Phrase, then
from bot.domain.sources import Source, host_of
from bot.reading.analysis import understand, unread
from bot.reading.text.addresses import page_of
from bot.services.clustering import Seat, seat
from bot.services.desk import Desk
from bot.services.understanding import read_all
from storage import arranging, articles, claims_due, identities, search, windows
from storage.database import Connection


class Outcome(StrEnum):
    """What became of one document."""

    RELEVANT = "relevant"
    LEFT_OUT = "left out"
    DUPLICATE = "duplicate"
    KNOWN = "known"
    DIFFERS = "known with another text"


Kept: TypeAlias = Outcome | ReadingError
"""What became of a document, or why it could not be understood, which is then stored with it."""


async def store(desk: Desk, document: Document, *, source: Source | None = None) -> Outcome:
    """Understand one document and store it with its place among the stories; what is stored already is left alone.

    Raises ReadingError when it cannot be understood and so is stored as left out.
    """
    (kept,) = await store_all(desk, [document], source=source)
    if isinstance(kept, ReadingError):
        raise kept
    return kept


async def store_all(desk: Desk, documents: Sequence[Document], *, source: Source | None = None) -> tuple[Kept, ...]:
    """Understand documents and store them in one transaction; one that cannot be understood is stored as left out."""
    new = await new_among(desk, documents, source)
    became = dict(zip(map(id, new), await store_new(desk, new, source=source), strict=True))
    return tuple(became.get(id(document), Outcome.KNOWN) for document in documents)


async def store_new(desk: Desk, documents: Sequence[Document], *, source: Source | None = None) -> tuple[Kept, ...]:
    """Do what `store_all` does with documents that `new_among` gave."""
    if not documents:
        return ()
    now = desk.clock.now()
    dated = [without_future_date(document, now) for document in documents]
    understood = await read_all(desk, understand, dated)
    ready = [_ready(document, one) for document, one in zip(dated, understood, strict=True)]
    outcomes = await desk.database.write(_keep_all, ready, source, desk.clock.now())
    return tuple(
        one if isinstance(one, ReadingError) and outcome is not Outcome.KNOWN else outcome
        for one, outcome in zip(understood, outcomes, strict=True)
    )


async def new_among(desk: Desk, documents: Sequence[Document], source: Source | None = None) -> list[Document]:
    """Give the documents that are not stored; an article that is learns what else tells it from others now.

    An article keeps being known when first its address and later its id changes. What was given in a file teaches
    nothing: that it names an address does not make it what is read there.
    """
    every = [known_by(document, source) for document in documents]
    known = await desk.database.read(identities.known, [one for each in every for one in each])
    learnt = [
        each
        for document, each in zip(documents, every, strict=True)
        if not (document.kind.is_given or known.isdisjoint(each) or known.issuperset(each))
    ]
    if learnt:
        async with desk.database.writing() as connection:
            await identities.learn(connection, learnt)
    return [document for document, each in zip(documents, every, strict=True) if known.isdisjoint(each)]


def _ready(document: Document, understood: Analysis | ReadingError) -> tuple[Document, Analysis]:
    """Give what is to be stored of a document; reading failed on one: all as it came, and why in its note."""
    if isinstance(understood, Analysis):
        return document, understood
    reason = Phrase("It could not be read, so it was left out: {error}", error=understood.sentence)
    return replace(document, note=then(document.note, reason)), unread(document, reason)


async def _keep_all(
    connection: Connection, understood: Sequence[tuple[Document, Analysis]], source: Source | None, now: datetime
) -> Sequence[Outcome]:
    """Store in one transaction: what is relevant is placed one by one, each among those before, the rest at once."""
    outcomes: dict[int, Outcome] = {}
    left_out: list[articles.NewArticle] = []
    placed: list[tuple[int, articles.NewArticle]] = []
    now = await windows.open_for_change(connection, now)
    numbers = await _not_stored(connection, [known_by(document, source) for document, _ in understood])
    read = [document for document, _ in map(understood.__getitem__, numbers) if not document.kind.is_given]
    await identities.free(connection, [page_of(document.url) for document in read if document.url])
    for number in numbers:
        document, analysis = understood[number]
        place = await seat(connection, analysis, now)
        new = _new_article(document, source, analysis, place, now)
        if analysis.relevance.relevant:
            outcomes[number] = Outcome.DUPLICATE if new.duplicate_of else Outcome.RELEVANT
            (article_id,) = await articles.begin(connection, [new])
            placed.append((article_id, new))
            if new.duplicate_of and not document.kind.is_given:
                await arranging.settle_origin(connection, new.story_id, new.duplicate_of)
        else:
            outcomes[number] = Outcome.LEFT_OUT
            left_out.append(new)
    ids = await articles.begin(connection, left_out)
    await articles.finish(connection, [*placed, *zip(ids, left_out, strict=True)])
    await search.index_new(connection, placed)
    await claims_due.add(connection, [article_id for article_id, _ in placed], now)
    return [outcomes.get(number, Outcome.KNOWN) for number in range(len(understood))]


async def _not_stored(connection: Connection, every: Sequence[Sequence[str]]) -> list[int]:
    """Give the numbers of those that no other worker stored meanwhile and that repeat none before them."""
    taken = set(await identities.known(connection, [one for each in every for one in each]))
    new: list[int] = []
    for number, each in enumerate(every):
        if taken.isdisjoint(each):
            new.append(number)
            taken.update(each)
    return new


def identities_of(document: Document, source: Source | None = None) -> tuple[str, ...]:
    """Give all that tells a document from others: its address and its id within its feed, else the hash of its text.

    One of them is enough to know it again, so that a changed id, title or date, or a site's move to https, makes no
    second article. What was given in a file has the address it names as one of a file, and only until the page is
    read there, which is an article of its own.
    """
    if document.kind.is_given and document.url:
        return (identities.given_at(page_of(document.url)),)
    own = f"{source.id}:{document.identity}" if source and document.identity else ""  # a feed's ids are its own
    named = tuple(identity for identity in (page_of(document.url) if document.url else "", own) if identity)
    if named:
        return named
    digest = hashlib.sha256(f"{document.title}\n{document.text}".encode("utf-8", "surrogatepass"))
    return (f"sha256:{digest.hexdigest()}",)


def known_by(document: Document, source: Source | None = None) -> tuple[str, ...]:
    """Give what a stored article may have that is this document: its identities; of a file's, also the bare address."""
    own = identities_of(document, source)
    return (*own, page_of(document.url)) if document.kind.is_given and document.url else own


def _new_article(
    document: Document,
    source: Source | None,
    analysis: Analysis,
    place: Seat,
    now: datetime,
) -> articles.NewArticle:
    first_poll = source is not None and source.health.last_success is None
    backlog = is_backlog(
        first_poll=first_poll,
        default_source=source is not None and source.is_default,
        published=analysis.published,
        now=now,
    )
    return articles.NewArticle(
        source_id=source.id if source else None,
        url=document.url,
        identities=identities_of(document, source),
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
        first_poll=first_poll,
    )
