"""A desk on a fresh database, with the real catalogue and a real fetcher that may reach the loopback websites."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.adapters.http import HttpFetcher, Limits
from bot.catalog.load import load_catalog
from bot.reading.names import NameFinder
from bot.services.desk import Desk
from storage.database import Database
from tests.fakes.ports import FakeClock, InlineWorkers
from tests.fakes.websites import Website, website


@pytest.fixture(scope="session")
def names() -> NameFinder:
    return NameFinder(load_catalog())


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def site() -> AsyncIterator[Website]:
    async with website() as running:
        yield running


@pytest.fixture
async def desk(database: Database, names: NameFinder, clock: FakeClock, site: Website) -> AsyncIterator[Desk]:
    fetcher = HttpFetcher("test", limits=Limits(gap=0, seconds=5), allow_hosts=frozenset({site.host}))
    yield Desk(database, names.catalog, names, clock, fetcher, InlineWorkers(), "test")
    await fetcher.aclose()
