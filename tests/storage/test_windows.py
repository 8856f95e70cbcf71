"""No article falls between two digests, whatever two workers do at once."""

from __future__ import annotations

import asyncio
from datetime import time, timedelta

import pytest

from bot.domain.subscriptions import Channel, Schedule
from storage import articles, outbox, subscriptions, windows
from storage.database import Database
from tests.storage.samples import NOW, new_article


@pytest.mark.parametrize(
    ("behind", "under"),
    [(timedelta(), NOW), (timedelta(minutes=-1), NOW + timedelta(minutes=1)), (timedelta(minutes=1), NOW)],
    ids=["at the slot", "after it", "a worker whose clock runs behind"],
)
async def test_an_article_is_never_stored_into_a_closed_window(
    database: Database, behind: timedelta, under: object
) -> None:
    async with database.writing() as connection:
        made = await subscriptions.add(
            connection, Channel("slack", "T", "C"), "U", Schedule(at=time(8)), (), "en", quiet=False, now=NOW
        )
        await outbox.compose(connection, made, NOW, NOW - timedelta(days=7), (), NOW)
        assert await windows.open_for_change(connection, NOW - behind) == under


async def test_an_article_is_never_stored_into_a_window_closed_before_its_digest_is_written(database: Database) -> None:
    async with database.writing() as connection:
        await windows.close(connection, NOW)
        await windows.close(connection, NOW - timedelta(hours=1))
        assert await windows.open_for_change(connection, NOW - timedelta(minutes=1)) == NOW


async def test_a_window_that_a_clock_far_ahead_closed_keeps_no_article_out(database: Database) -> None:
    async with database.writing() as connection:
        await windows.close(connection, NOW + timedelta(days=40))
        assert await windows.open_for_change(connection, NOW) == NOW


async def test_a_digest_waits_for_the_article_under_way_and_the_next_article_for_the_digest(database: Database) -> None:
    done: list[str] = []
    started = asyncio.Event()

    async def article() -> None:
        async with database.writing() as connection:
            await windows.open_for_change(connection, NOW)
            started.set()
            await asyncio.sleep(0.2)
            done.append("article")

    async def digest() -> None:
        await started.wait()
        async with database.writing() as connection:
            await windows.hold(connection)
            done.append("digest")

    await asyncio.gather(article(), digest())
    assert done == ["article", "digest"]


async def test_an_article_is_placed_among_all_those_stored_before_it_by_whomever(database: Database) -> None:
    before: list[int] = []

    async def store(number: int) -> None:
        async with database.writing() as connection:
            await windows.open_for_change(connection, NOW)
            before.append((await articles.count(connection)).articles)
            await asyncio.sleep(0.01)
            await articles.add(connection, new_article(number))

    await asyncio.gather(*(store(number) for number in range(8)))
    assert before == list(range(8))
