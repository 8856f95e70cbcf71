"""Our own words about commands as they are typed where they are read: in the reader's language, by a chat's trees."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from bot.commands.command import Command
from bot.commands.registry import COMMANDS, find
from bot.domain.messages import Block, Bullets, Fields, Heading, Line, Message, Note, Paragraph, Text
from bot.locales.names import ENGLISH, Names, names_for

EVERYONE: Final = "eujp"
ADMIN: Final = "eujp-admin"
"""Under which editors' commands stand where a chat has a tree of its own for them."""

_NAMES: Final = "|".join(sorted((re.escape(command.name) for command in COMMANDS), key=len, reverse=True))
# What follows a name may be Japanese, which a word boundary would take for more of the name.
_TYPED: Final = re.compile(f"/{EVERYONE} ({_NAMES})(?![a-z0-9_-])([^/]*)")
_EXPLAINED: Final = re.compile(r"^ ([a-z]+(?: [a-z]+)?)(?![a-z])")
_CHOICE: Final = re.compile(r"(?<= )[a-z]+(?= |$)")
_OPTION: Final = re.compile(r"(?<=[ \[<])([a-z_]+)(?=[:\]>])(?::([a-z-]+)(?![a-z0-9_,-]))?")


def as_typed(message: Message, wording: gettext.NullTranslations, editors: str = EVERYONE) -> Message:
    """Write the commands we speak of in the words of the reader's language, the editors' under their own tree.

    Cards, links and quotes stay. A text grows by this, so it is done before views.split measures the message.
    """
    said = partial(typed, names=names_for(wording), editors=editors)
    return replace(
        message, summary=said(message.summary), blocks=tuple(_block(block, said) for block in message.blocks)
    )


def typed(text: str, names: Names = ENGLISH, editors: str = EVERYONE) -> str:
    """Write the commands in a text with those names, those of editors as `editors` followed by theirs."""

    def shown(found: re.Match[str]) -> str:
        command = find(found[1])
        return _shown(command, found[2], names, editors) if command else found[0]

    return _TYPED.sub(shown, text)


def _shown(command: Command, rest: str, names: Names, editors: str) -> str:
    path = (" ".join(command.path[:depth]) for depth in range(1, len(command.path) + 1))
    words = " ".join(names.command(part) or part.rpartition(" ")[2] for part in path)
    if command.name == "help":
        rest = _EXPLAINED.sub(lambda explained: _explained(explained[1], names), rest)
    options = _OPTION.sub(lambda option: _option(command, option, names), rest)
    given = _CHOICE.sub(lambda choice: _choice(command, choice[0], names), options)
    return f"/{editors if command.is_admin else EVERYONE} {words}{given}"


def _choice(command: Command, word: str, names: Names) -> str:
    """Give a choice that stands without its option's name; any other word as it is."""
    is_one = any(option.positional and word in option.choices for option in command.options)
    return names.choices.get(word, word) if is_one else word


def _explained(path: str, names: Names) -> str:
    first, _, last = path.partition(" ")
    return " ".join(("", names.command(first) or first, *([names.command(path) or last] if last else ())))


def _option(command: Command, found: re.Match[str], names: Names) -> str:
    name, value = found[1], found[2]
    said = names.option(command.name, name) or name
    if value is None:
        return said
    option = command.option(name)
    return f"{said}:{names.choices.get(value, value) if option and value in option.choices else value}"


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
