"""An export as a file in a chat, and the line that says what it holds."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from bot.domain.answers import Exported
from bot.domain.messages import Attachment, Message, Paragraph, Style, Text
from bot.domain.moments import at_instant
from bot.views.dates import moment_text
from bot.views.exports import ExportFormat, Held, mark_of

LARGEST_FILE: Final = 8_000_000
"""Bytes of a file that every chat takes: Discord's smallest limit is 10 MiB."""

_MEGABYTE: Final = 1_000_000

_MEDIA_TYPES: Final[Mapping[ExportFormat, str]] = {
    ExportFormat.MARKDOWN: "text/markdown",
    ExportFormat.CSV: "text/csv",
    ExportFormat.JSON_LINES: "application/x-ndjson",
    ExportFormat.OPML: "text/x-opml",
}


def exported_message(
    found: Exported, held: Held, form: ExportFormat, as_of: datetime, wording: gettext.NullTranslations
) -> Message:
    """Say in one line what an export holds and as of when, or that it is too large for a file in a chat."""
    if found.is_whole:
        summary = _counted(found.count, held, wording).format(
            count=found.count, format=form.value, when=moment_text(at_instant(as_of, ""), wording)
        )
        return Message(summary, (Paragraph((Text(summary),)),))
    _ = wording.gettext
    size = LARGEST_FILE // _MEGABYTE
    summary = _("More than {size} MB, too much for a file in a chat.").format(size=size)
    rest = Text(_(" Whoever runs the bot gets all of it with "))
    return Message(summary, (Paragraph((Text(summary), rest, Text(_command(held, form), Style.CODE))),))


def exported_file(
    found: Exported, held: Held, form: ExportFormat, as_of: datetime, wording: gettext.NullTranslations
) -> Attachment | None:
    """Give an export as a file, named after what it holds and the day; None when it is empty or too large."""
    if not found.is_whole or not found.count:
        return None
    _ = wording.gettext
    name = f"eujp-{held}-{as_of:%Y-%m-%d}.{form}"
    not_sent = _("The file could not be sent. Whoever runs the bot gets it with: {command}.")
    return Attachment(
        name,
        _MEDIA_TYPES[form],
        (mark_of(form) + found.text).encode(),
        sent_apart=_("The file {name} is in your direct message with eujp.").format(name=name),
        not_sent=not_sent.format(command=_command(held, form)),
    )


def _command(held: Held, form: ExportFormat) -> str:
    return f"eujp export {held} --format {form}"


def _counted(count: int, held: Held, wording: gettext.NullTranslations) -> str:
    match held:
        case Held.FACTS:
            return wording.ngettext(
                "{count} fact as {format}, as of {when}.", "{count} facts as {format}, as of {when}.", count
            )
        case Held.STORIES:
            return wording.ngettext(
                "{count} story as {format}, as of {when}.", "{count} stories as {format}, as of {when}.", count
            )
        case Held.SOURCES:
            return wording.ngettext(
                "{count} source as {format}, as of {when}.", "{count} sources as {format}, as of {when}.", count
            )
