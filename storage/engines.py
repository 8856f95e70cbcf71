"""How each database is reached, and what its failures are called in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry

from bot.domain.errors import StorageError

WRITING: Final = "eujp_writing"
"""The execution option of a connection that is going to write."""

BUSY_TIMEOUT: Final = 10
"""Seconds a write waits for another program's write to end."""

_CONNECT_TIMEOUT: Final = 10

_SENTENCES: Final = (
    ("unable to open database file", "cannot be opened: check that its folder exists and may be written to."),
    ("file is not a database", "is not an SQLite database: name another file in EUJP_DATABASE_URL."),
    ("database is locked", f"was held by another program for over {BUSY_TIMEOUT} seconds: stop that, or try again."),
    ("readonly database", "may not be written to: check the rights of the file and its folder."),
    ("database or disk is full", "cannot grow: the disk is full."),
    ("malformed", "is damaged: restore a backup."),
    ("no such table", "lacks a table: run eujp db upgrade."),
    ("no such column", "lacks a column: run eujp db upgrade."),
    ("UndefinedTable", "lacks a table: run eujp db upgrade."),
    ("UndefinedColumn", "lacks a column: run eujp db upgrade."),
    ("authentication failed", "refused the user name or password of EUJP_DATABASE_URL."),
    ("no password supplied", "asks for a password: put it into EUJP_DATABASE_URL."),
    ('" does not exist', "has no such database or user: create it, or correct EUJP_DATABASE_URL."),
)
"""What to look for in a driver's error, and the rest of the sentence that begins with the place."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is. `name` is "SQLite" or "PostgreSQL", `place` begins a sentence and holds no password."""

    url: URL
    name: str
    place: str

    @property
    def file(self) -> Path | None:
        """The file of an SQLite database."""
        return Path(self.url.database) if self.name == "SQLite" and self.url.database else None


def parse_address(text: str) -> Address:
    """Read sqlite:///path or postgresql://user@host/name. Raises StorageError for anything else."""
    try:
        url = make_url(text)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError):
        backend = ""
    if backend == "sqlite":
        return _sqlite(url)
    if backend in {"postgresql", "postgres"}:
        place = f"The PostgreSQL server at {_host(url)}"
        return Address(url.set(drivername="postgresql+psycopg"), "PostgreSQL", place)
    raise StorageError(
        "EUJP_DATABASE_URL is not a database's address: write sqlite:///path/to/file or postgresql://user@host/name."
    )


def prepare_file(address: Address) -> None:
    """Make the file of an SQLite database, empty, and its folder, if they are not there.

    Raises StorageError when they cannot be made or written to: said here, before a driver has begun its threads.
    """
    if address.file is None:
        return
    make_folder(address.file.parent)
    try:
        address.file.open("ab").close()
    except OSError as error:
        raise StorageError(f"{address.place} cannot be opened: {error.strerror}.") from error


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, if they are not there. Raises StorageError when it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"The folder {folder} cannot be made: {error.strerror}.") from error


def engine_options(address: Address) -> dict[str, Any]:
    """Give what an engine for that address is made with."""
    if address.name == "SQLite":
        # Without an isolation level the driver begins no transaction by itself: `_begin` does.
        return {"hide_parameters": True, "connect_args": {"timeout": BUSY_TIMEOUT, "isolation_level": None}}
    connect_args = {"connect_timeout": _CONNECT_TIMEOUT}
    return {"hide_parameters": True, "pool_pre_ping": True, "connect_args": connect_args}


def configure(engine: Engine) -> None:
    """Make an SQLite engine keep foreign keys, readers beside a writer, and writes in line; others are left alone."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _connected)
        event.listen(engine, "begin", _begin)


@contextmanager
def failures_of(address: Address) -> Iterator[None]:
    """Turn what SQLAlchemy raises within into a StorageError of one sentence."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StorageError(_sentence(address, error)) from error
    except ModuleNotFoundError as error:
        if error.name != "psycopg":
            raise
        raise StorageError("PostgreSQL needs one more package: pip install 'eujp[postgresql]'.") from error


def _sqlite(url: URL) -> Address:
    if not url.database or url.database == ":memory:":
        raise StorageError("An SQLite database needs a file to be kept in: write sqlite:///path/to/file.")
    return Address(url.set(drivername="sqlite"), "SQLite", f"The database file {url.database}")


def _host(url: URL) -> str:
    host = url.host or url.query.get("host") or "localhost"
    return f"{host}:{url.port}" if url.port else f"{host}"


def _connected(connection: Any, _: ConnectionPoolEntry) -> None:
    with ExitStack() as when_refused:
        # A file that is no database is only noticed here, and the pool does not close what it has not got yet.
        when_refused.callback(connection.close)
        cursor = connection.cursor()
        # "synchronous" stays FULL, its default: a claim that a power cut takes back would be posted twice.
        for pragma in ("PRAGMA journal_mode = WAL", "PRAGMA foreign_keys = ON"):
            cursor.execute(pragma)
        cursor.close()
        when_refused.pop_all()


def _begin(connection: Connection) -> None:
    # A write that begins as a read may find, too late, that another came first: it takes its place in the line at once.
    writing = connection.get_execution_options().get(WRITING, False)
    # Said only where it changes: SQLite prepares every statement of the connection anew after it.
    if connection.info.get(WRITING) is not writing:
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
        connection.info[WRITING] = writing
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _sentence(address: Address, error: SQLAlchemyError) -> str:
    if isinstance(error, PoolTimeout):
        return f"{address.place} is busy: try again in a minute."
    cause = error.orig if isinstance(error, DBAPIError) else error
    reported = f"{type(cause).__name__} {cause}"
    for sign, rest in _SENTENCES:
        if sign in reported:
            return f"{address.place} {rest}"
    if address.name == "PostgreSQL" and isinstance(error, OperationalError | InterfaceError):
        return f"{address.place} cannot be reached: check that it runs and that EUJP_DATABASE_URL is right."
    detail = str(cause).strip().partition("\n")[0] or type(cause).__name__
    return f"{address.place} refused a statement: {detail.rstrip('.')}."
