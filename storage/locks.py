"""The locks a transaction holds until it ends, where one statement cannot decide alone."""

from __future__ import annotations

from enum import IntEnum

from sqlalchemy import text

from storage.database import Connection


class Lock(IntEnum):
    """What is done by one transaction at a time; any numbers will do, as long as every worker uses the same."""

    WINDOWS = 7_021_002
    SUBSCRIPTIONS = 7_021_003
    FLAGS = 7_021_004
    CLAIMS = 7_021_005


async def hold(connection: Connection, lock: Lock) -> None:
    """Wait for this lock and hold it until the transaction ends; SQLite has one writer at a time anyway."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock.value})
