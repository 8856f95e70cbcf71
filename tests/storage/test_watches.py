"""What watches ask holds for as many articles as an archive has."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from storage import search, watches
from storage.database import Connection, Database
from tests.storage.samples import NOW

MANY = list(range(1, 70_001))
"""More than a statement can name."""


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda c: watches.by_story(c, MANY, NOW), id="the stories of matches"),
        pytest.param(lambda c: watches.settle(c, 1, MANY, NOW), id="matches told"),
        pytest.param(lambda c: search.words_of(c, MANY), id="the words of articles"),
    ],
)
async def test_more_articles_than_a_statement_can_name(
    database: Database, ask: Callable[[Connection], Awaitable[object]]
) -> None:
    async with database.writing() as connection:
        assert not await ask(connection)
