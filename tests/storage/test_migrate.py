"""The schema: made from nothing, made once, the same as the tables the program works with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import (
    JSON,
    Boolean,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    NullPool,
    Table,
    create_engine,
    text,
)

import migrations
from bot.domain.errors import StorageError
from storage.database import Database
from storage.engines import parse_address, prepare_file
from storage.migrate import backup, compared_names, upgrade
from storage.schema import METADATA
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
        differences = compare_metadata(context, METADATA)
    assert differences == []


def test_a_second_upgrade_changes_nothing_and_keeps_what_is_stored(empty_url: str) -> None:
    upgrade(empty_url)
    run(empty_url, "INSERT INTO buttons VALUES ('a', 'latest', '{}', '2026-03-09 07:00:00')")
    upgrade(empty_url)
    with pytest.raises(Exception, match=r"(?i)unique"):
        run(empty_url, "INSERT INTO buttons VALUES ('a', 'latest', '{}', '2026-03-09 07:00:00')")


def upgrade_to(url: str, revision: str) -> None:
    engine = create_engine(parse_address(url).url, poolclass=NullPool)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def insert(database: str, name: str, **values: object) -> None:
    """Insert a row whose columns hold 0, "" or a date unless said otherwise."""
    engine = create_engine(parse_address(database).url, poolclass=NullPool)
    with engine.begin() as connection:
        table = Table(name, MetaData(), autoload_with=connection)
        day = datetime(2026, 3, 9, tzinfo=UTC)
        blank = {Integer: 0, Boolean: False, Float: 0.0, DateTime: day, JSON: [], LargeBinary: b""}
        row = {
            column.name: next((value for kind, value in blank.items() if isinstance(column.type, kind)), "")
            for column in table.c
            if not column.nullable and column.name not in values
        }
        connection.execute(table.insert().values(row | values))


def rows(url: str, statement: str) -> list[tuple[object, ...]]:
    engine = create_engine(parse_address(url).url, poolclass=NullPool)
    with engine.begin() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def test_an_archive_of_the_first_schema_knows_its_articles_again(empty_url: str) -> None:
    prepare_file(parse_address(empty_url))
    upgrade_to(empty_url, "0001")
    pages = {7: "http://www.example.eu/a/", 8: "https://example.eu/a", 9: "sha256:1"}
    for number, identity in pages.items():
        insert(empty_url, "articles", id=number, url=f"https://example.eu/{number}", identity=identity)
    upgrade(empty_url)
    known = rows(empty_url, "SELECT identity, article_id FROM article_identities ORDER BY identity")
    assert known == [("example.eu/a", 7), ("sha256:1", 9)]
    assert rows(empty_url, "SELECT COUNT(*) FROM articles") == [(3,)]


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
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0008",)]
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
