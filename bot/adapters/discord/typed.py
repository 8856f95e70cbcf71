"""Our own words about commands as they are typed in Discord: under /eujp-admin what editors do, by the names shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from bot.adapters.discord.names import ENGLISH, NAMES, Names
from bot.adapters.discord.tree import ADMIN, EVERYONE
from bot.commands.registry import COMMANDS
from bot.domain.messages import Block, Bullets, Fields, Heading, Line, Message, Note, Paragraph, Text

_NAMES: Final = "|".join(sorted((re.escape(command.name) for command in COMMANDS), key=len, reverse=True))
# What follows a name may be Japanese, which a word boundary would take for more of the name.
_TYPED: Final = re.compile(f"/{EVERYONE} ({_NAMES})(?![a-z0-9_-])([^/]*)")
_OPTION: Final = re.compile(r"(?<=[ \[<])([a-z_]+)(?=[:\]>])")


def as_typed_here(message: Message, language: str = "en") -> Message:
    """Write "/eujp source list" as "/eujp-admin source list", by the language's names, wherever we speak.

    Cards, links and quotes stay. A text grows by this, so it is done before views.split measures the message.
    """
    said = partial(typed, names=NAMES.get(language, ENGLISH))
    return replace(
        message, summary=said(message.summary), blocks=tuple(_block(block, said) for block in message.blocks)
    )


def typed(text: str, names: Names = ENGLISH) -> str:
    """Write the commands in a text as Discord shows them: the editors' under /eujp-admin, with those names."""
    return _TYPED.sub(lambda found: _shown(found[1], found[2], names), text)


def _shown(name: str, rest: str, names: Names) -> str:
    command = next(command for command in COMMANDS if command.name == name)
    path = (" ".join(command.path[:depth]) for depth in range(1, len(command.path) + 1))
    words = " ".join(names.command(part) or part.rpartition(" ")[2] for part in path)
    options = _OPTION.sub(lambda option: names.option(name, option[1]) or option[1], rest)
    return f"/{ADMIN if command.is_admin else EVERYONE} {words}{options}"


def _block(block: Block, said: Callable[[str], str]) -> Block:
    match block:
        case Heading(text):
            return Heading(said(text))
        case Paragraph(line):
            return Paragraph(_line(line, said))
        case Note(line):
            return Note(_line(line, said))
        case Bullets(lines):
            return Bullets(tuple(_line(line, said) for line in lines))
        case Fields(pairs):
            return Fields(tuple((name, _line(line, said)) for name, line in pairs))
        case _:
            return block


def _line(line: Line, said: Callable[[str], str]) -> Line:
    return tuple(replace(inline, value=said(inline.value)) if isinstance(inline, Text) else inline for inline in line)
