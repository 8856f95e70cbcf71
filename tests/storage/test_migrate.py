"""The schema: made from nothing, made once, the same as the tables the program works with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import NullPool, create_engine, text

from bot.domain.errors import StorageError
from storage.database import Database
from storage.engines import parse_address
from storage.migrate import backup, compared_names, upgrade
from storage.tables import metadata
from tests.databases import PostgresTemplate


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'new' / 'folder' / 'eujp.db'}"
    else:
        server: PostgresTemplate = request.getfixturevalue("postgres")
        with server.empty() as address:
            yield address


def run(url: str, statement: str) -> None:
    engine = create_engine(parse_address(url).url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(statement))


def test_an_upgrade_makes_exactly_the_tables_the_program_works_with(empty_url: str) -> None:
    upgrade(empty_url)
    engine = create_engine(parse_address(empty_url).url, poolclass=NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": compared_names, "compare_type": True})
        differences = compare_metadata(context, metadata)
    assert differences == []


def test_a_second_upgrade_changes_nothing_and_keeps_what_is_stored(empty_url: str) -> None:
    upgrade(empty_url)
    run(empty_url, "INSERT INTO buttons VALUES ('a', 'latest', '{}', '2026-03-09 07:00:00')")
    upgrade(empty_url)
    with pytest.raises(Exception, match=r"(?i)unique"):
        run(empty_url, "INSERT INTO buttons VALUES ('a', 'latest', '{}', '2026-03-09 07:00:00')")


def test_a_database_of_a_newer_program_is_refused_and_left_alone(database_url: str) -> None:
    run(database_url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageError, match=r"was written by a newer eujp: update this program\.$"):
        upgrade(database_url)


async def test_a_backup_is_a_whole_database_taken_while_the_original_is_open(tmp_path: Path) -> None:
    url, copy = f"sqlite:///{tmp_path / 'eujp.db'}", tmp_path / "backups" / "copy.db"
    upgrade(url)
    database = Database.open(url)
    async with database.reading():
        backup(url, copy)
    await database.close()
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_a_backup_overwrites_nothing(tmp_path: Path) -> None:
    url, other = f"sqlite:///{tmp_path / 'eujp.db'}", tmp_path / "precious.db"
    upgrade(url)
    other.write_text("precious")
    with pytest.raises(StorageError, match="is there already: name a file"):
        backup(url, other)
    assert other.read_text() == "precious"


def test_a_backup_of_nothing_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"There is no database file .*none\.db to copy\."):
        backup(f"sqlite:///{tmp_path / 'none.db'}", tmp_path / "copy.db")


def test_a_backup_of_postgresql_names_its_own_tool(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="use pg_dump"):
        backup("postgresql://localhost/eujp", tmp_path / "copy.db")
