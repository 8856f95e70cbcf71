"""Fixtures every room's tests may use: a real, fresh database, once on SQLite and once on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import pytest

from bot.adapters.http import HttpFetcher, Limits
from bot.catalog.load import load_catalog
from bot.domain.corrections import Correction
from bot.domain.messages import Message
from bot.domain.subscriptions import Subscription
from bot.reading.naming.names import NameFinder
from bot.services.desk import Desk
from storage.database import Database
from tests.databases import PostgresTemplate, SqliteTemplate, postgres_template, sqlite_template
from tests.fakes.ports import FakeClock, InlineWorkers
from tests.fakes.websites import Website, website


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


@pytest.fixture(scope="session")
def names() -> NameFinder:
    """Give the packaged catalogue, ready to find its names."""
    return NameFinder(load_catalog())


@pytest.fixture
def clock() -> FakeClock:
    """Give a clock that stands still, an hour before the default slot."""
    return FakeClock()


@pytest.fixture
async def site() -> AsyncIterator[Website]:
    """Give a website on the loopback."""
    async with website() as running:
        yield running


def word_correction(correction: Correction, subscription: Subscription) -> Sequence[Message]:
    """Say in one line which fact changed, how, and in which language that is told."""
    fact = correction.revision.fact
    return [Message(f"{subscription.locale}: {fact.id} {correction.kind}: {fact.statement}")]


@pytest.fixture
async def desk(database: Database, names: NameFinder, clock: FakeClock, site: Website) -> AsyncIterator[Desk]:
    """Give a desk on a fresh database with a real fetcher that may reach the website."""
    fetcher = HttpFetcher("test", limits=Limits(gap=0, seconds=5), allow_hosts=frozenset({site.host}))
    yield Desk(database, names.catalog, names, clock, fetcher, InlineWorkers(names), "test", word_correction)
    await fetcher.aclose()
