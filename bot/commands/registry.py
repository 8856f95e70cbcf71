"""The one table of commands: it feeds the parser, Discord's tree, help and the docs."""

from __future__ import annotations

from typing import Final

from bot.commands.command import Command
from bot.commands.delivery_commands import DELIVERY_COMMANDS
from bot.commands.editor_commands import EDITOR_COMMANDS
from bot.commands.fact_commands import FACT_EDITOR_COMMANDS, FACT_READER_COMMANDS
from bot.commands.reader_commands import READER_COMMANDS
from bot.commands.watch_commands import WATCH_COMMANDS

COMMANDS: Final[tuple[Command, ...]] = (
    *READER_COMMANDS,
    *WATCH_COMMANDS,
    *DELIVERY_COMMANDS,
    *FACT_READER_COMMANDS,
    *EDITOR_COMMANDS,
    *FACT_EDITOR_COMMANDS,
)


def find(name: str) -> Command | None:
    """Give the command of that name, as in Request.command."""
    return next((command for command in COMMANDS if command.name == name), None)
