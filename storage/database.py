"""The database as services see it: transactions to read or to write in, and one sentence when it fails."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Self, TypeAlias

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.engines import WRITING, Address, configure, engine_options, failures_of, parse_address, prepare_file

Connection: TypeAlias = AsyncConnection
"""A transaction under way, handed to every function of this room."""

_ASYNC_DRIVERS = {"SQLite": "sqlite+aiosqlite", "PostgreSQL": "postgresql+psycopg"}


class Database:
    """One database and its pool of connections; made by `open`, let go by `close`."""

    def __init__(self, address: Address, engine: AsyncEngine) -> None:
        self._address = address
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> Self:
        """Prepare the database at sqlite:///path or postgresql://user@host/name; nothing is connected yet.

        Raises StorageError when the address is none, the driver is missing, or the file cannot be made.
        """
        address = parse_address(url)
        prepare_file(address)
        with failures_of(address):
            driver = address.url.set(drivername=_ASYNC_DRIVERS[address.name])
            engine = create_async_engine(driver, **engine_options(address))
        configure(engine.sync_engine)
        return cls(address, engine)

    @property
    def name(self) -> str:
        """Which database it is: "SQLite" or "PostgreSQL"."""
        return self._address.name

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """Give a transaction that can only read.

        Raises StorageError when the database cannot be reached or used.
        """
        with failures_of(self._address):
            async with self._engine.connect() as connection:
                yield await connection.execution_options(postgresql_readonly=True)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        """Give a transaction that commits when the block ends and is taken back when it raises.

        Raises StorageError when the database cannot be reached or used.
        """
        with failures_of(self._address):
            async with self._engine.connect() as connection:
                await connection.execution_options(**{WRITING: True})
                async with connection.begin():
                    yield connection

    async def close(self) -> None:
        """Let every connection go."""
        await self._engine.dispose()


def insert_unless_there(connection: Connection, table: Table, values: Mapping[str, Any]) -> Insert:
    """Make an INSERT that does nothing, and returns nothing, when a unique index already holds its row."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table).values(values).on_conflict_do_nothing()
    return postgresql.insert(table).values(values).on_conflict_do_nothing()


async def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, if there are any."""
    if rows:
        await connection.execute(table.insert(), [dict(row) for row in rows])
