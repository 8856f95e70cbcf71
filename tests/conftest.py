"""Fixtures every room's tests may use: a real, fresh database, once on SQLite and once on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.databases import PostgresTemplate, SqliteTemplate, postgres_template, sqlite_template


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    """Give an SQLite file with the whole schema, to copy."""
    return sqlite_template(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresTemplate]:
    """Start PostgreSQL when the first test asks for it."""
    with postgres_template() as template:
        yield template


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a fresh database with the whole schema."""
    if request.param == "sqlite":
        template: SqliteTemplate = request.getfixturevalue("migrated_file")
        yield template.copy_to(tmp_path)
    else:
        server: PostgresTemplate = request.getfixturevalue("postgres")
        with server.fresh() as address:
            yield address


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """Give that database, open."""
    opened = Database.open(database_url)
    yield opened
    await opened.close()
