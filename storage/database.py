"""The database as services see it: transactions to read or to write in, and one sentence when it fails."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, nullcontext
from functools import lru_cache
from typing import Any, Concatenate, ParamSpec, Self, TypeAlias, TypeVar

from sqlalchemy import CursorResult, Dialect, Engine, Executable, Insert, Row, Table, create_engine, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.engines import WRITING, Address, configure, engine_options, failures_of, parse_address, prepare_file

P = ParamSpec("P")
T = TypeVar("T")

Connection: TypeAlias = AsyncConnection
"""A transaction under way, handed to every function of this room."""

_Columns: TypeAlias = tuple[tuple[str, Callable[[Any], Any] | None], ...]

_READING = {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}
"""PostgreSQL shows a transaction what others commit meanwhile, unless it is told; SQLite never does."""

_ASYNC_DRIVERS = {"SQLite": "sqlite+aiosqlite", "PostgreSQL": "postgresql+psycopg"}


class Database:
    """One database and its pool of connections; made by `open`, let go by `close`."""

    def __init__(self, address: Address, engine: AsyncEngine, direct: Engine | None) -> None:
        """`direct` is a way to SQLite without the thread that `engine` takes every statement through."""
        self._address = address
        self._engine = engine
        self._direct = direct
        self._reading = {} if direct else _READING
        # SQLite lets those in line sleep and look again; here the next writer begins when the one before ends.
        self._turn = asyncio.Lock() if direct else nullcontext()

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
        if address.name != "SQLite":
            return cls(address, engine, None)
        direct = create_engine(address.url, **engine_options(address))
        configure(direct)
        return cls(address, engine, direct)

    @property
    def name(self) -> str:
        """Which database it is: "SQLite" or "PostgreSQL"."""
        return self._address.name

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """Give a transaction that can only read, everything as it stood at one instant.

        Raises StorageError when the database cannot be reached or used.
        """
        with failures_of(self._address):
            async with self._engine.connect() as connection:
                yield await connection.execution_options(**self._reading)

    async def read(
        self, use: Callable[Concatenate[Connection, P], Coroutine[Any, Any, T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Call `use` with a transaction as `reading` gives it, and give what it gives; see `write`.

        For what a person waits for, and what is asked often: on SQLite all statements run in one thread. Raises what it
        raises, and StorageError.
        """
        if self._direct is None:
            async with self.reading() as connection:
                return await use(connection, *args, **kwargs)
        with failures_of(self._address):
            return await asyncio.to_thread(self._read, self._direct, lambda at: use(at, *args, **kwargs))

    def _read(self, direct: Engine, use: Callable[[Connection], Coroutine[Any, Any, T]]) -> T:
        with direct.connect() as connection:
            return _ended(use(_AtOnce(self._engine, connection)))

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        """Give a transaction that commits when the block ends and is taken back when it raises.

        Raises StorageError when the database cannot be reached or used.
        """
        with failures_of(self._address):
            async with self._turn, self._engine.connect() as connection:
                await connection.execution_options(**{WRITING: True})
                async with connection.begin():
                    yield connection

    async def write(
        self, use: Callable[Concatenate[Connection, P], Coroutine[Any, Any, T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Call `use` with a transaction as `writing` gives it, and give what it gives.

        For many statements: on SQLite all run in one thread, without a way there and back for each. So `use` may wait
        for its connection alone. Raises what it raises, and StorageError.
        """
        if self._direct is None:
            async with self.writing() as connection:
                return await use(connection, *args, **kwargs)
        with failures_of(self._address):
            async with self._turn:
                return await asyncio.to_thread(self._written, self._direct, lambda at: use(at, *args, **kwargs))

    def _written(self, direct: Engine, use: Callable[[Connection], Coroutine[Any, Any, T]]) -> T:
        with direct.connect() as connection:
            connection.execution_options(**{WRITING: True})
            with connection.begin():
                return _ended(use(_AtOnce(self._engine, connection)))

    async def close(self) -> None:
        """Let every connection go."""
        await self._engine.dispose()
        if self._direct is not None:
            self._direct.dispose()


class _AtOnce(AsyncConnection):
    """A connection whose statements have run before they are waited for, for a thread without an event loop."""

    async def execute(
        self, statement: Executable, parameters: Any = None, *, execution_options: Any = None
    ) -> CursorResult[Any]:
        """Run a statement here and now."""
        return self._proxied.execute(statement, parameters, execution_options=execution_options)

    async def exec_driver_sql(
        self, statement: str, parameters: Any = None, execution_options: Any = None
    ) -> CursorResult[Any]:
        """Run a statement of the driver's here and now."""
        return self._proxied.exec_driver_sql(statement, parameters, execution_options)


def _ended(steps: Coroutine[Any, Any, T]) -> T:
    """Give what a coroutine comes to that never has to wait. Raises RuntimeError if it does."""
    try:
        steps.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    finally:
        steps.close()
    raise RuntimeError("A transaction that is written at once waited for something else than its database.")


def insert_unless_there(connection: Connection, table: Table, values: Mapping[str, Any] | None = None) -> Insert:
    """Make an INSERT that does nothing, and returns nothing, when a unique index already holds its row.

    Without `values` they are given when it is executed, one row or many.
    """
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table).values(values or ()).on_conflict_do_nothing()
    return postgresql.insert(table).values(values or ()).on_conflict_do_nothing()


async def insert_all_unless_there(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]
) -> Sequence[Row[Any]]:
    """Insert those of the rows that no unique index holds already, all with the same columns; give these as stored."""
    if not rows:
        return ()
    # Since it returns something, the driver sends a thousand rows at a time, not one by one.
    statement = insert_unless_there(connection, table).returning(table)
    stored: Sequence[Row[Any]] = (await connection.execute(statement, [dict(row) for row in rows])).all()
    return stored


def chunks(values: Sequence[T], size: int = 5_000) -> Iterator[Sequence[T]]:
    """Give values in parts that a statement can name: SQLite takes 32,766 parameters, PostgreSQL 65,535."""
    return (values[start : start + size] for start in range(0, len(values), size))


async def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, if there are any, all with the same columns."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        statement, columns = _insertion(connection.dialect, table, tuple(rows[0]))
        values = (_bound([row[name] for row in rows], processor) for name, processor in columns)
        await connection.exec_driver_sql(statement, list(zip(*values, strict=True)))
    else:
        await connection.execute(table.insert(), [dict(row) for row in rows])


@lru_cache
def _insertion(dialect: Dialect, table: Table, names: Sequence[str]) -> tuple[str, _Columns]:
    """Give an INSERT into these columns as SQLite takes it, and what makes each value storable, in its order."""
    statement = table.insert().inline().compile(dialect=dialect, column_keys=list(names))
    types = {column.name: column.type.dialect_impl(dialect) for column in table.columns}
    order = statement.positiontup or ()
    return str(statement), tuple((name, types[name].bind_processor(dialect)) for name in order)


def _bound(values: Sequence[Any], processor: Callable[[Any], Any] | None) -> Sequence[Any]:
    """Make the values of one column storable: an object that many rows share, only once."""
    if processor is None:
        return values
    stored = {key: processor(value) for key, value in {id(value): value for value in values}.items()}
    return [stored[id(value)] for value in values]


async def new_ids(connection: Connection, table: Table, count: int) -> tuple[int, ...]:
    """Give so many ids for rows of a table that this transaction will insert, in ascending order.

    Rows with ids of their own go in by one call to the driver; to learn ids that the database gives, SQLite needs one
    for each.
    """
    if connection.dialect.name == "sqlite":
        # Nobody else writes until this transaction ends.
        last = await connection.scalar(select(func.max(table.c.id))) or 0
        return tuple(range(last + 1, last + 1 + count))
    sequence = func.nextval(func.pg_get_serial_sequence(table.name, "id"))
    numbers = func.generate_series(1, count).table_valued("number")
    return tuple((await connection.scalars(select(sequence).select_from(numbers))).all())
