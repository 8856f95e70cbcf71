"""Bringing a database to this program's schema, and copying it to a safe place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, create_engine, text

from bot.domain.errors import StorageError
from storage.engines import (
    WRITING,
    Address,
    configure,
    engine_options,
    failures_of,
    make_folder,
    parse_address,
    prepare_file,
)

if TYPE_CHECKING:
    from alembic.config import Config

_UPGRADE_LOCK = 0x65756A70
"""A number of our own: on PostgreSQL one worker upgrades while the others wait."""


def upgrade(url: str) -> None:
    """Bring the database to the newest schema; one that is there already is left as it is.

    Raises StorageError when it cannot be reached, or was written by a newer program.
    """
    # Alembic takes 0.2 s to import, and only this needs it.
    from alembic import command  # noqa: PLC0415  lazily, as said above

    address = parse_address(url)
    prepare_file(address)
    with _transaction(address) as connection:
        config = _config()
        _refuse_newer(address, connection, config)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def backup(url: str, path: Path) -> None:
    """Write a consistent copy of an SQLite database to `path` while it is in use.

    Raises StorageError when `path` is there already, or the database is not an SQLite file.
    """
    address = parse_address(url)
    if address.file is None:
        raise StorageError("Only an SQLite database is copied here: for PostgreSQL use pg_dump.")
    if not address.file.exists():
        raise StorageError(f"There is no database file {address.file} to copy.")
    if path.exists():
        raise StorageError(f"{path} is there already: name a file that is not.")
    make_folder(path.parent)
    engine = create_engine(address.url, **engine_options(address))
    try:
        with failures_of(address), engine.connect() as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(path),))
    finally:
        engine.dispose()


def compared_names(name: str | None, kind: str, _: object) -> bool:
    """Say whether Alembic compares what has that name: all but the search indexes, which are no plain tables."""
    return kind != "table" or name is None or not name.startswith("search_")


@contextmanager
def _transaction(address: Address) -> Iterator[Connection]:
    with failures_of(address):
        engine = create_engine(address.url, **engine_options(address))
        configure(engine)
        try:
            with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
                if address.name == "PostgreSQL":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
                yield connection
        finally:
            engine.dispose()


def _config() -> Config:
    from alembic.config import Config  # noqa: PLC0415  lazily, as in upgrade

    config = Config()
    config.set_main_option("script_location", str(files("migrations")).replace("%", "%%"))
    return config


def _refuse_newer(address: Address, connection: Connection, config: Config) -> None:
    from alembic.migration import MigrationContext  # noqa: PLC0415  lazily, as in upgrade
    from alembic.script import ScriptDirectory  # noqa: PLC0415  lazily, as in upgrade

    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if set(MigrationContext.configure(connection).get_current_heads()) - known:
        raise StorageError(f"{address.place} was written by a newer eujp: update this program.")
