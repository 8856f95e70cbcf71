"""Buttons too large for their own token: kept in the archive, so that they work after a restart."""

from __future__ import annotations

from bot.domain.errors import UsageError
from bot.domain.messages import Button
from bot.services.desk import Desk
from storage import buttons


async def remember(desk: Desk, token: str, button: Button) -> None:
    """Keep what a button asks for under its token; keeping it twice is keeping it once."""
    async with desk.database.writing() as connection:
        await buttons.remember(connection, token, button.command, button.arguments, desk.clock.now())


async def recall(desk: Desk, token: str) -> Button:
    """Give back what a button asks for. Raises UsageError when the token is not known."""
    async with desk.database.reading() as connection:
        found = await buttons.recall(connection, token)
    if found is None:
        raise UsageError("This button is too old to be answered. Type the command again.")
    command, arguments = found
    return Button("", command, arguments)
