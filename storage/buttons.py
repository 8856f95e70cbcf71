"""What a button asks for, kept under the short token a chat carries for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select, update

from storage.database import Connection, insert_unless_there
from storage.tables import buttons as table

KEPT: Final = timedelta(days=90)
"""How long a button works: nobody scrolls back a quarter of a year to ask for more, and each search stores a few."""


async def remember(
    connection: Connection, token: str, command: str, arguments: Mapping[str, str], now: datetime
) -> None:
    """Keep a command and its arguments under a token for KEPT from now; what a token stands for never changes.

    Tokens last remembered longer ago are forgotten.
    """
    await connection.execute(delete(table).where(table.c.created < now - KEPT))
    values = {"token": token, "command": command, "arguments": dict(arguments), "created": now}
    await connection.execute(insert_unless_there(connection, table, values))
    # The same button in a newer message lives as long as that one.
    await connection.execute(update(table).where(table.c.token == token).values(created=now))


async def recall(connection: Connection, token: str) -> tuple[str, Mapping[str, str]] | None:
    """Give the command and arguments of a token, None when it is not known."""
    found = await connection.execute(select(table.c.command, table.c.arguments).where(table.c.token == token))
    row = found.one_or_none()
    return (row.command, row.arguments) if row else None
