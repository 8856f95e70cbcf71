"""Help: what can be typed, in short, and all of one command or of the commands that begin alike."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.messages import Block, Bullets, Heading, Message, Note, Paragraph, Style, Text
from bot.views.punctuation import sentence


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A command in full. `group` is the heading it stands under, `options` are (name, summary) pairs."""

    usage: str
    summary: str
    example: str
    group: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """Some commands in short: each a pair of what to type and what that gives."""

    title: str
    lines: tuple[tuple[str, str], ...]


def overview_message(groups: Sequence[HelpGroup], beyond: str, wording: gettext.NullTranslations) -> Message:
    """Show a line for each command, or for those that begin alike; `beyond` says who sees more, "" for nobody."""
    _ = wording.gettext
    blocks: list[Block] = []
    for group in groups:
        lines = tuple((Text(typed, Style.CODE), Text(f" — {about}")) for typed, about in group.lines)
        blocks += (Heading(group.title), Bullets(lines))
    more = (Text(_("All about one of them, with an example: ")), Text("/eujp help subscribe", Style.CODE))
    notes = (Note(more), *((Note((Text(beyond),)),) if beyond else ()))
    return Message(_("What you can type to eujp"), (*blocks, *notes))


def commands_message(rows: Sequence[HelpRow], wording: gettext.NullTranslations) -> Message:
    """Show the commands that begin alike, grouped by who may use them, and an example."""
    _ = wording.gettext
    blocks: list[Block] = []
    for group in dict.fromkeys(row.group for row in rows):
        lines = ((Text(row.usage, Style.CODE), Text(f" — {row.summary}")) for row in rows if row.group == group)
        blocks += (Heading(group), Bullets(tuple(lines)))
    return Message(
        _("What you can type to eujp"),
        (*blocks, Note((Text(_("Example: ")), Text(rows[0].example, Style.CODE)))),
    )


def command_message(row: HelpRow, wording: gettext.NullTranslations) -> Message:
    """Show one command with its options and an example."""
    _ = wording.gettext
    options = tuple((Text(name, Style.CODE), Text(f" — {summary}")) for name, summary in row.options)
    blocks: tuple[Block, ...] = (
        Heading(row.usage),
        Paragraph((Text(sentence(row.summary, wording)),)),
        *((Bullets(options),) if options else ()),
        Note((Text(_("Example: ")), Text(row.example, Style.CODE))),
    )
    return Message(f"{row.usage}: {row.summary}", blocks)
