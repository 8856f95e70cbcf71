"""What the commands that export do: a file in a chat, text at a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.commands.ask import Ask, Handler
from bot.domain.messages import Reply
from bot.services import exporting
from bot.views.exported import LARGEST_FILE, exported_file, exported_message
from bot.views.exports import LONGEST_SHOWN, ExportFormat, Held, export_message
from bot.views.sources import sources_export_message


async def export(ask: Ask) -> Reply:
    """Answer with the facts, stories or sources."""
    held, form = Held(ask.value("what")), ExportFormat(ask.value("format"))
    if not _is_terminal(ask):
        return await _file(ask, held, form)
    found = await exporting.beginning(ask.desk, held, form, LONGEST_SHOWN)
    return Reply(export_message(found, held, form, ask.wording))


async def source_export(ask: Ask) -> Reply:
    """Answer with the sources as a list."""
    if not _is_terminal(ask):
        return await _file(ask, Held.SOURCES, ExportFormat.OPML)
    found = await exporting.beginning(ask.desk, Held.SOURCES, ExportFormat.OPML, LARGEST_FILE)
    return Reply(sources_export_message(found.text, ask.wording))


EXPORT_HANDLERS: Final[Mapping[str, Handler]] = {"export": export, "source export": source_export}


async def _file(ask: Ask, held: Held, form: ExportFormat) -> Reply:
    found = await exporting.beginning(ask.desk, held, form, LARGEST_FILE)
    asked = (found, held, form, ask.request.as_of, ask.wording)
    return Reply(exported_message(*asked), attachment=exported_file(*asked))


def _is_terminal(ask: Ask) -> bool:
    return ask.channel.platform == "console"
