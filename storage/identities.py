"""What tells articles apart: the addresses and feed ids each is known by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from sqlalchemy import select, update

from storage.database import Connection, chunks, insert_unless_there
from storage.tables import article_identities, articles

_IDENTITIES: Final = 8
"""So many identities an article may have."""


async def known(connection: Connection, identities: Sequence[str]) -> frozenset[str]:
    """Give those of the identities that are stored."""
    return frozenset(await _bearers(connection, identities))


async def _bearers(connection: Connection, identities: Sequence[str]) -> dict[str, int]:
    """Give the id of the article that each identity is of, where it is stored."""
    found: dict[str, int] = {}
    for some in chunks(identities):
        asked = article_identities.c.identity.in_(some)
        query = select(article_identities.c.identity, article_identities.c.article_id).where(asked)
        found.update((row.identity, row.article_id) for row in await connection.execute(query))
    return found


async def learn(connection: Connection, groups: Sequence[Sequence[str]]) -> None:
    """Give the article that has the first stored identity of a group the others too; one that is taken stays.

    An article learns no more once it has eight, as when a feed gives one id to one article after another.
    """
    bearers = await _bearers(connection, [identity for each in groups for identity in each])
    learnt: dict[str, int] = {}
    for each in groups:
        article_id = next((bearers[identity] for identity in each if identity in bearers), None)
        if article_id is not None:
            learnt = {identity: article_id for identity in each if identity not in bearers} | learnt
    counts = await _identity_counts(connection, sorted(set(learnt.values())))
    # In one order, so that two workers never wait for each other.
    for identity, article_id in sorted(learnt.items()):
        if counts[article_id] < _IDENTITIES:
            counts[article_id] += 1
            row = {"identity": identity, "article_id": article_id}
            await connection.execute(insert_unless_there(connection, article_identities, row))


async def _identity_counts(connection: Connection, article_ids: Sequence[int]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for some in chunks(article_ids):
        its = article_identities.c.article_id.in_(some)
        query = select(article_identities.c.article_id).where(its)
        counts.update(await connection.scalars(query))
    return counts


def given_at(page: str) -> str:
    """Give the identity of what was given in a file that names this page as its address."""
    return f"file:{page}"


async def free(connection: Connection, pages: Sequence[str]) -> None:
    """Let no article from a file have one of these pages as its address any more: what was read there is stored now."""
    for some in chunks(pages):
        named = article_identities.c.identity.in_([given_at(page) for page in some])
        given = select(article_identities.c.article_id).where(named)
        await connection.execute(update(articles).where(articles.c.id.in_(given)).values(url=None))


async def bearer(connection: Connection, page: str) -> int | None:
    """Give the id of the article that was read at a page, else of one from a file that names it; None for neither."""
    bearers = await _bearers(connection, [page, given_at(page)])
    return bearers.get(page, bearers.get(given_at(page)))
