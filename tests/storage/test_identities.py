"""An article is known again by any of its addresses and ids, and learns further ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from storage import articles, identities
from storage.database import Connection, Database
from storage.tables import article_identities
from tests.storage.samples import new_article


async def bearers(connection: Connection) -> dict[str, int]:
    rows = await connection.execute(select(article_identities.c.identity, article_identities.c.article_id))
    return {row.identity: row.article_id for row in rows}


async def test_known_are_those_identities_that_are_stored(database: Database) -> None:
    async with database.writing() as connection:
        await articles.add(connection, replace(new_article(1), identities=("a",)))
        await articles.add(connection, replace(new_article(2), identities=("ß☃",)))
        asked = ["a", "ß☃", "c", *(f"{number}" for number in range(12_000))]
        assert await identities.known(connection, asked) == {"a", "ß☃"}
        assert await identities.known(connection, []) == frozenset()


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        pytest.param([("a", "new")], {"a": 1, "b": 2, "new": 1}, id="a further one"),
        pytest.param([("new", "b")], {"a": 1, "b": 2, "new": 2}, id="the known one second"),
        pytest.param([("a", "b")], {"a": 1, "b": 2}, id="one that is another article's"),
        pytest.param([("new",)], {"a": 1, "b": 2}, id="none that is known"),
        pytest.param([("a", "new"), ("b", "new")], {"a": 1, "b": 2, "new": 1}, id="one that two articles claim"),
        pytest.param([], {"a": 1, "b": 2}, id="nothing"),
    ],
)
async def test_an_article_learns_what_is_no_others(
    database: Database, groups: list[tuple[str, ...]], expected: dict[str, int]
) -> None:
    async with database.writing() as connection:
        for number, identity in enumerate("ab", start=1):
            await articles.add(connection, replace(new_article(number), identities=(identity,)))
        await identities.learn(connection, groups)
        assert await bearers(connection) == expected


async def test_an_article_learns_eight_at_most(database: Database) -> None:
    async with database.writing() as connection:
        await articles.add(connection, replace(new_article(1), identities=("a",)))
        for number in range(20):
            await identities.learn(connection, [("a", f"{number}")])
        assert len(await bearers(connection)) == 8
