"""Quotes: whether words stand in the stored version they are said to be of."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from sqlalchemy import func, select

from bot.domain.articles import Span
from bot.domain.errors import ReadingError
from bot.domain.facts import Citation, Fact
from bot.domain.sources import SourceKind
from storage.columns import storable
from storage.database import Connection
from storage.tables import article_versions as table
from storage.tables import articles

Words: TypeAlias = tuple[int, Span]
"""The id of a version and a stretch of its text."""

_LOG = logging.getLogger(__name__)


async def unfounded(connection: Connection, quoted: Collection[Words]) -> frozenset[Words]:
    """Give those of the words that do not stand in their version at their offsets."""
    return frozenset([words for words in set(quoted) if not await _stands(connection, *words)])


async def check(connection: Connection, citations: Sequence[Citation]) -> None:
    """Raise ReadingError unless each citation is a quote that stands in its version, or else an address."""
    wrong = await unfounded(connection, [_words(one) for one in citations if _is_quoted(one)])
    for citation in citations:
        if citation.lost or (_is_quoted(citation) and _words(citation) in wrong):
            raise ReadingError(
                "The words cited from “{title}” do not stand in its stored text, so nothing was changed: "
                "propose the fact again with words copied from that text.",
                title=citation.title,
            )
        if not _is_quoted(citation) and not citation.url:
            raise ReadingError(
                "“{title}” is cited without words and without an address: give one of them.", title=citation.title
            )


async def proven(connection: Connection, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give facts fit to be shown: who speaks in each quote, one that does not stand in its version taken out.

    What is taken out is marked lost, and logged.
    """
    quoted = [(fact.id, citation) for fact in facts for citation in fact.citations if _is_quoted(citation)]
    words = [_words(citation) for _, citation in quoted]
    wrong = await unfounded(connection, words)
    kinds = await _kinds(connection, {version_id for version_id, _ in words})
    for fact_id, citation in quoted:
        if _words(citation) in wrong:
            _LOG.error("A quote of fact %s is not in version %s, so it is not shown.", fact_id, citation.version_id)
    return tuple(replace(fact, citations=tuple(_shown(one, wrong, kinds) for one in fact.citations)) for fact in facts)


async def _kinds(connection: Connection, version_ids: Collection[int]) -> dict[int, SourceKind]:
    query = select(table.c.id, articles.c.kind).join(articles, articles.c.id == table.c.article_id)
    rows = await connection.execute(query.where(table.c.id.in_(version_ids))) if version_ids else ()
    return {row[0]: SourceKind(row[1]) for row in rows}


def _is_quoted(citation: Citation) -> bool:
    return citation.version_id is not None or bool(citation.quote)


def _words(citation: Citation) -> Words:
    # No version has the id 0: what names none stands in none.
    return citation.version_id or 0, Span(citation.quote, citation.start, citation.end)


async def _stands(connection: Connection, version_id: int, span: Span) -> bool:
    if not 0 <= span.start < span.end == span.start + len(span.text):
        return False
    # The words alone are fetched: a page of facts would else read its articles' whole texts.
    words = func.substr(table.c.text, span.start + 1, len(span.text))
    return await connection.scalar(select(words).where(table.c.id == version_id)) == storable(span.text)


def _shown(citation: Citation, wrong: Collection[Words], kinds: Mapping[int, SourceKind]) -> Citation:
    if not _is_quoted(citation):
        return citation
    if _words(citation) not in wrong:
        return replace(citation, kind=kinds[_words(citation)[0]])
    return replace(citation, version_id=None, quote="", start=0, end=0, lost=True)
