"""Transactions, and what a failing database says to a person."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.domain.errors import NotFound, StorageError
from storage import buttons, engines, sources
from storage.database import Connection, Database
from storage.migrate import upgrade
from tests.databases import PostgresTemplate, SqliteTemplate
from tests.storage.samples import NOW, listing


async def ask(url: str) -> None:
    database = Database.open(url)
    try:
        async with database.reading() as connection:
            await buttons.recall(connection, "a")
    finally:
        await database.close()


async def test_what_a_block_wrote_stays_when_it_ends(database: Database) -> None:
    async with database.writing() as connection:
        await buttons.remember(connection, "a", "latest", {}, NOW)
    async with database.reading() as connection:
        assert await buttons.recall(connection, "a") == ("latest", {})


async def test_what_a_block_wrote_is_taken_back_when_it_raises_and_the_error_comes_through(database: Database) -> None:
    async def write_and_fail() -> None:
        async with database.writing() as connection:
            await buttons.remember(connection, "a", "latest", {}, NOW)
            raise NotFound("no such story")

    with pytest.raises(NotFound, match="no such story"):
        await write_and_fail()
    async with database.reading() as connection:
        assert await buttons.recall(connection, "a") is None


async def remember_each(connection: Connection, tokens: Iterable[str]) -> str:
    for token in tokens:
        await buttons.remember(connection, token, "latest", {}, NOW)
    return "done"


async def test_what_is_written_at_once_stays_and_gives_what_it_came_to(database: Database) -> None:
    assert await database.write(remember_each, ["a", "b"]) == "done"
    async with database.reading() as connection:
        assert await buttons.recall(connection, "b") == ("latest", {})


async def test_what_is_written_at_once_is_taken_back_when_it_raises(database: Database) -> None:
    async def write_and_fail(connection: Connection) -> None:
        await remember_each(connection, ["a"])
        raise NotFound("no such story")

    with pytest.raises(NotFound, match="no such story"):
        await database.write(write_and_fail)
    async with database.reading() as connection:
        assert await buttons.recall(connection, "a") is None


async def test_a_statement_that_fails_at_once_is_named_in_one_sentence(database: Database) -> None:
    async def write_wrongly(connection: Connection) -> None:
        await buttons.remember(connection, "a", "latest", {}, datetime(2026, 3, 9))  # noqa: DTZ001  that is the point

    with pytest.raises(StorageError, match="an instant needs a time zone"):
        await database.write(write_wrongly)


async def test_what_waits_for_something_else_is_not_written_at_once_on_sqlite(
    migrated_file: SqliteTemplate, tmp_path: Path
) -> None:
    async def write_and_wait(connection: Connection) -> None:
        await remember_each(connection, ["a"])
        await asyncio.sleep(0)

    database = Database.open(migrated_file.copy_to(tmp_path))
    with pytest.raises(RuntimeError, match="waited for something else"):
        await database.write(write_and_wait)
    async with database.reading() as connection:
        assert await buttons.recall(connection, "a") is None
    await database.close()


async def test_writers_wait_for_each_other_in_whichever_way_they_write(database: Database, database_url: str) -> None:
    other = Database.open(database_url)

    async def write(number: int) -> None:
        writer = other if number % 4 > 1 else database
        if number % 2:
            await writer.write(remember_each, [f"{number}"])
        else:
            async with writer.writing() as connection:
                await remember_each(connection, [f"{number}"])

    await asyncio.gather(*(write(number) for number in range(40)))
    async with database.reading() as connection:
        assert [await buttons.recall(connection, f"{number}") for number in range(40)] == [("latest", {})] * 40
    await other.close()


async def test_a_reading_block_cannot_write(database: Database) -> None:
    with pytest.raises(StorageError):
        async with database.reading() as connection:
            await buttons.remember(connection, "a", "latest", {}, NOW)
    async with database.writing() as connection:
        await buttons.remember(connection, "a", "latest", {}, NOW)


async def test_what_is_read_at_once_cannot_write_whatever_its_connection_did_before(database: Database) -> None:
    for token in ("a", "b"):
        assert await database.write(remember_each, [token]) == "done"
        with pytest.raises(StorageError):
            await database.read(remember_each, ["c"])


async def test_writers_of_one_database_wait_for_each_other(database: Database) -> None:
    async def write(number: int) -> None:
        async with database.writing() as connection:
            assert await buttons.recall(connection, f"{number}") is None
            await buttons.remember(connection, f"{number}", "latest", {}, NOW)

    await asyncio.gather(*(write(number) for number in range(50)))
    async with database.reading() as connection:
        assert await buttons.recall(connection, "49") is not None


async def test_a_reader_sees_one_state_while_another_writes(database: Database) -> None:
    async with database.reading() as reader:
        assert await buttons.recall(reader, "a") is None
        async with database.writing() as writer:
            await buttons.remember(writer, "b", "latest", {}, NOW)
            assert await buttons.recall(reader, "b") is None


@pytest.mark.parametrize(
    ("instant", "stored"),
    [
        pytest.param(datetime(2026, 3, 9, 16, tzinfo=timezone(timedelta(hours=9))), "2026-03-09T07:00:00", id="Tokyo"),
        pytest.param(
            datetime(2026, 3, 9, 7, 0, 0, 123456, tzinfo=UTC), "2026-03-09T07:00:00.123456", id="microseconds"
        ),
        pytest.param(datetime(1, 1, 1, tzinfo=UTC), "0001-01-01T00:00:00", id="the year one"),
    ],
)
async def test_an_instant_comes_back_aware_and_in_utc(database: Database, instant: datetime, stored: str) -> None:
    async with database.writing() as connection:
        await sources.add(connection, listing(), is_default=True, now=instant)
        (source,) = await sources.all_sources(connection)
    assert source.created.isoformat() == f"{stored}+00:00"


async def test_an_instant_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StorageError, match="an instant needs a time zone"):
        async with database.writing() as connection:
            await buttons.remember(connection, "a", "latest", {}, datetime(2026, 3, 9))  # noqa: DTZ001  that is the point


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="nothing"),
        pytest.param("eujp.db", id="a bare path"),
        pytest.param("mysql://root:hunter2@localhost/eujp", id="another kind of database"),
        pytest.param("postgresql://root:hunter2@localhost:port/eujp", id="a port that is no number"),
    ],
)
def test_what_is_no_address_is_refused_with_the_form_of_one(url: str) -> None:
    with pytest.raises(StorageError, match="write sqlite:///path/to/file or postgresql://user@host/name") as caught:
        Database.open(url)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(StorageError, match="needs a file to be kept in"):
        Database.open(url)


async def test_an_unreachable_server_is_named_without_its_password() -> None:
    with pytest.raises(StorageError) as caught:
        await ask("postgresql://eujp:hunter2@127.0.0.1:1/eujp")
    assert str(caught.value) == (
        "The PostgreSQL server at 127.0.0.1:1 cannot be reached: "
        "check that it runs and that EUJP_DATABASE_URL is right."
    )


def test_an_upgrade_of_an_unreachable_server_says_the_same() -> None:
    with pytest.raises(StorageError, match=r"The PostgreSQL server at 127\.0\.0\.1:1 cannot be reached"):
        upgrade("postgresql://eujp:hunter2@127.0.0.1:1/eujp")


def test_postgresql_without_its_driver_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    for use in (Database.open, upgrade):
        with pytest.raises(StorageError, match=r"pip install 'eujp\[postgresql\]'"):
            use("postgresql://localhost/eujp")


async def test_a_server_without_the_database_says_so(postgres: PostgresTemplate) -> None:
    with pytest.raises(StorageError, match="has no such database or user"):
        await ask(postgres.address("absent"))


async def test_a_database_that_was_never_upgraded_says_how_to_upgrade_it(
    tmp_path: Path, postgres: PostgresTemplate
) -> None:
    with postgres.empty() as address:
        for url in (f"sqlite:///{tmp_path / 'eujp.db'}", address):
            with pytest.raises(StorageError, match=r"lacks a table: run eujp db upgrade\."):
                await ask(url)


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear colleagues, " * 100)
    with pytest.raises(StorageError, match=r"letter\.txt is not an SQLite database"):
        await ask(f"sqlite:///{file}")
    with pytest.raises(StorageError, match=r"letter\.txt is not an SQLite database"):
        upgrade(f"sqlite:///{file}")


async def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"The database file .* cannot be opened: Is a directory\."):
        await ask(f"sqlite:///{tmp_path}")


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StorageError, match=r"The folder .*data cannot be made: File exists\."):
        Database.open(f"sqlite:///{tmp_path / 'data' / 'eujp.db'}")


async def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'some' / 'where' / 'eujp.db'}"
    upgrade(url)
    await ask(url)


async def test_a_file_another_program_holds_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_TIMEOUT", 0.1)
    url = f"sqlite:///{tmp_path / 'eujp.db'}"
    upgrade(url)
    holder = sqlite3.connect(tmp_path / "eujp.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    database = Database.open(url)
    with pytest.raises(StorageError, match="was held by another program"):
        async with database.writing():
            pass
    async with database.reading() as connection:
        assert await buttons.recall(connection, "a") is None
    await database.close()
    holder.close()


async def test_the_name_is_the_database_kind(database: Database, database_url: str) -> None:
    assert database.name == ("SQLite" if database_url.startswith("sqlite") else "PostgreSQL")
