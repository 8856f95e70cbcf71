"""Shortcuts: what a person chooses on a message of others, read into a command and its arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.domain.errors import UsageError
from bot.domain.facts import LONGEST_QUOTE
from bot.domain.phrases import Phrase

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"“”「」『』（）、。｜|]+", re.IGNORECASE)
_ENDS: Final = ".,;:!?'*_~…"
"""What follows an address in a sentence, or marks it, and is hardly ever its last character."""

_BRACKETS: Final = {")": "(", "]": "[", "}": "{"}
_MARKED: Final = re.compile(r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|「([^「」]+)」|『([^『』]+)』|\"([^\"]+)\"")
_SENTENCE: Final = re.compile(r".*[.。．！？!?]", re.DOTALL)
_SHORTEST_QUOTE: Final = 20
"""Characters: less is a title or a name, not a statement; in Japanese, where a character says more, half of it."""

_WIDE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """A message as a chat shows it: the addresses it links in reading order, and the words of whoever wrote it.

    `words` is "" for a message of a program.
    """

    addresses: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut on a message: it asks for `command`, which takes `link` and `quote`.

    `id` is what the platform sends back, `name` (at most 24 characters, Slack's bound) what a person chooses.
    """

    id: str
    name: Phrase
    command: str

    def arguments(self, message: SeenMessage) -> dict[str, str]:
        """Give the command's arguments. Raises UsageError when the message links nothing."""
        if not message.addresses:
            raise UsageError(
                "This message holds no link: choose “{name}” on a message with the address of an article.",
                name=self.name,
            )
        return {"link": message.addresses[0], "quote": _quote(message.words)}


SHORTCUTS: Final = (Shortcut("eujp_fact_propose", Phrase("Propose a fact"), "fact propose"),)
"""The one table of shortcuts: Slack's manifest and Discord's context menus follow it."""


def addresses(text: str) -> tuple[str, ...]:
    """Give the http(s) addresses in a text, in order, without the marks that follow or enclose them."""
    return tuple(map(_bare, _ADDRESS.findall(text)))


def _bare(address: str) -> str:
    while address:
        last = address[-1]
        if last not in _ENDS and not (last in _BRACKETS and address.count(last) > address.count(_BRACKETS[last])):
            break
        address = address[:-1]
    return address


def _quote(words: str) -> str:
    """Give what the words seem to quote: a passage in quotation marks, else the whole when it reads as a statement."""
    bare = " ".join(_ADDRESS.sub(" ", words).split())
    return next(filter(_is_statement, [*_marked(words), bare if _SENTENCE.fullmatch(bare) else ""]), "")


def _marked(words: str) -> Iterator[str]:
    for groups in _MARKED.findall(words):
        yield " ".join(next(filter(None, groups), "").split())


def _is_statement(passage: str) -> bool:
    shortest = _SHORTEST_QUOTE // 2 if _WIDE.search(passage) else _SHORTEST_QUOTE
    return shortest <= len(passage) <= LONGEST_QUOTE


def find_shortcut(shortcut_id: str) -> Shortcut | None:
    """Give the shortcut of that id."""
    return next((shortcut for shortcut in SHORTCUTS if shortcut.id == shortcut_id), None)
