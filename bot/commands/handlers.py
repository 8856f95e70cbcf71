"""The one place that knows which handler answers which command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.commands.ask import FormMaker, Handler
from bot.commands.delivery_handlers import DELIVERY_HANDLERS
from bot.commands.editor_handlers import EDITOR_HANDLERS
from bot.commands.export_handlers import EXPORT_HANDLERS
from bot.commands.fact_handlers import FACT_FORMS, FACT_HANDLERS
from bot.commands.help_handlers import HELP_HANDLERS
from bot.commands.home_handlers import HOME_HANDLERS
from bot.commands.reader_handlers import READER_HANDLERS
from bot.commands.subscription_handlers import SUBSCRIPTION_FORMS, SUBSCRIPTION_HANDLERS

HANDLERS: Final[Mapping[str, Handler]] = {
    **READER_HANDLERS,
    **HELP_HANDLERS,
    **HOME_HANDLERS,
    **DELIVERY_HANDLERS,
    **SUBSCRIPTION_HANDLERS,
    **EDITOR_HANDLERS,
    **FACT_HANDLERS,
    **EXPORT_HANDLERS,
}

FORMS: Final[Mapping[str, FormMaker]] = {**SUBSCRIPTION_FORMS, **FACT_FORMS}
"""What makes the form of each command that has one (Command.has_form)."""
