"""The two search indexes: what is put in, and what matches, alike on both databases.

Texts are rewritten before they are indexed (bot.domain.text.searchable: CJK runs become overlapping bigrams) and their
accents taken off. SQLite keeps them in an FTS5 table, PostgreSQL beside a tsvector of the "simple" kind; both tables
have the columns rowid and words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any, Final

from sqlalchemy import ColumnElement, Integer, Text, column, func, literal_column, table
from sqlalchemy.sql import TableClause
from sqlalchemy.sql.elements import Grouping

from bot.domain.text import searchable
from storage.database import Connection

ARTICLES: Final = table("search_articles", column("rowid", Integer), column("words", Text))
FACTS: Final = table("search_facts", column("rowid", Integer), column("words", Text))

_INDEXED_CHARACTERS: Final = 200_000
"""How much of one text is indexed: a tsvector holds 1 MB at most, a character takes up to four bytes."""

_ACCENTS: Final = re.compile("[\u0300-\u036f]")


def searched_form(text: str) -> str:
    """Give the words a text is found by, one space between; "" when it has none.

    Accents are taken off here, since FTS5 could but the "simple" tsvector cannot; the voicing marks of kana stay.
    """
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", searchable(text)))
    return unicodedata.normalize("NFC", bare)[:_INDEXED_CHARACTERS]


async def put(connection: Connection, index: TableClause, rowid: int, text: str) -> None:
    """Make a row findable by a text, and by nothing it was found by before; by nothing at all without words."""
    await put_all(connection, index, {rowid: text})


async def put_all(connection: Connection, index: TableClause, texts: Mapping[int, str]) -> None:
    """Do what `put` does for several rows."""
    await connection.execute(index.delete().where(index.c.rowid.in_(list(texts))))
    found = ((rowid, searched_form(text)) for rowid, text in texts.items())
    rows = [{"rowid": rowid, "words": words} for rowid, words in found if words]
    if rows:
        await connection.execute(index.insert(), rows)


def matching(connection: Connection, index: TableClause, groups: Iterable[Iterable[str]]) -> ColumnElement[bool]:
    """Make the condition that a row holds, of every group, at least one phrase. Terms are in their searched form."""
    if connection.dialect.name == "sqlite":
        return literal_column(index.name).bool_op("MATCH")(_fts5_query(groups))
    return column("vector").bool_op("@@")(_tsquery(groups))


def _fts5_query(groups: Iterable[Iterable[str]]) -> str:
    # In quotes nothing is an operator, and a searched form holds no quote.
    return " AND ".join("(" + " OR ".join(f'"{phrase}"' for phrase in group) + ")" for group in groups)


def _tsquery(groups: Iterable[Iterable[str]]) -> ColumnElement[Any]:
    return reduce(lambda left, right: left.op("&&")(right), [_any_phrase(group) for group in groups])


def _any_phrase(group: Iterable[str]) -> ColumnElement[Any]:
    simple: ColumnElement[str] = literal_column("'simple'")
    phrases: list[ColumnElement[Any]] = [func.phraseto_tsquery(simple, phrase) for phrase in group]
    return Grouping(reduce(lambda left, right: left.op("||")(right), phrases))
