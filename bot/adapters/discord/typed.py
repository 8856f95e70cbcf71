"""Our own words about commands as they are typed in Discord: what editors do stands under /eujp-admin."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.adapters.discord.tree import ADMIN, EVERYONE
from bot.commands.registry import COMMANDS
from bot.domain.messages import Block, Bullets, Fields, Heading, Inline, Line, Message, Note, Paragraph, Text

_NAMES: Final = "|".join(re.escape(command.name) for command in COMMANDS if command.is_admin)
# What follows a name may be Japanese, which a word boundary would take for more of the name.
_TYPED: Final = re.compile(f"/{EVERYONE} (?=(?:{_NAMES})(?![a-z0-9_-]))")


def as_typed_here(message: Message) -> Message:
    """Write "/eujp source list" as "/eujp-admin source list" wherever we speak; cards, links and quotes stay.

    A text grows by this, so it is done before views.split measures the message.
    """
    return replace(message, summary=typed(message.summary), blocks=tuple(map(_block, message.blocks)))


def typed(text: str) -> str:
    """Put the editors' commands in a text under /eujp-admin."""
    return _TYPED.sub(f"/{ADMIN} ", text)


def _block(block: Block) -> Block:
    match block:
        case Heading(text):
            return Heading(typed(text))
        case Paragraph(line):
            return Paragraph(_line(line))
        case Note(line):
            return Note(_line(line))
        case Bullets(lines):
            return Bullets(tuple(map(_line, lines)))
        case Fields(pairs):
            return Fields(tuple((name, _line(line)) for name, line in pairs))
        case _:
            return block


def _line(line: Line) -> Line:
    return tuple(map(_inline, line))


def _inline(inline: Inline) -> Inline:
    return replace(inline, value=typed(inline.value)) if isinstance(inline, Text) else inline
