"""The one place that knows which handler answers which command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.commands.ask import Handler
from bot.commands.editor_handlers import EDITOR_HANDLERS
from bot.commands.reader_handlers import READER_HANDLERS

HANDLERS: Final[Mapping[str, Handler]] = {**READER_HANDLERS, **EDITOR_HANDLERS}
