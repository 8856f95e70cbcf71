"""One worker at a time may tell the editors, and only after a while since the last notice."""

from __future__ import annotations

from datetime import timedelta

from storage import notices
from storage.database import Connection, Database
from storage.notices import Taken, Turn
from tests.storage.samples import NOW, hours

DAY = timedelta(days=1)
LEASE = timedelta(minutes=10)


async def take(connection: Connection, after: timedelta = timedelta(0)) -> Taken | None:
    now = NOW + after
    return await notices.take_turn(connection, Turn.SOURCES, now, now - DAY, LEASE)


async def test_a_turn_is_taken_by_one_until_its_lease_has_run_out(database: Database) -> None:
    async with database.writing() as connection:
        assert await take(connection)
        assert not await take(connection, LEASE / 2)
        assert await take(connection, LEASE)


async def test_a_turn_given_back_is_free_at_once(database: Database) -> None:
    async with database.writing() as connection:
        assert await take(connection)
        await notices.give_back(connection, Turn.SOURCES, NOW)
        assert await take(connection, LEASE / 2)


async def test_after_a_notice_there_is_no_turn_for_a_while(database: Database) -> None:
    async with database.writing() as connection:
        assert await take(connection)
        await notices.end_turn(connection, Turn.SOURCES, NOW, NOW + hours(0.1))
        assert not await take(connection, DAY)
        assert await take(connection, DAY + hours(0.1))


async def test_who_lost_its_turn_to_another_does_not_free_it(database: Database) -> None:
    async with database.writing() as connection:
        assert await take(connection)
        assert await take(connection, LEASE)
        await notices.give_back(connection, Turn.SOURCES, NOW)
        assert not await take(connection, LEASE * 1.5)


async def test_a_turn_cut_off_is_told_to_the_next_that_takes_it(database: Database) -> None:
    async with database.writing() as connection:
        assert await take(connection) == Taken(None)
        assert await take(connection, LEASE) == Taken(NOW)


async def test_each_turn_is_its_own(database: Database) -> None:
    async with database.writing() as connection:
        assert await take(connection)
        assert await notices.take_turn(connection, Turn.REVIEW, NOW, NOW - DAY, LEASE)
        await notices.end_turn(connection, Turn.REVIEW, NOW, NOW)
        assert not await take(connection, LEASE / 2)
        assert await take(connection, LEASE)
