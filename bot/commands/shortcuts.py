"""Shortcuts: what a person chooses on a message, read into a command and its arguments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.commands.command import COPIED
from bot.commands.values import LONGEST_LINKS
from bot.domain.errors import UsageError
from bot.domain.facts import LONGEST_QUOTE
from bot.domain.messages import Button
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


_LINKS: Final = 3
"""So many of a message's links are looked up: what follows is hardly ever what a message is about."""

_PASSAGE: Final = 300
"""Characters of a message that are asked about: what the command ask takes."""

_SUBJECTS: Final = 25
"""So many stories and facts a form lets one choose from (Discord's bound of a select)."""


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """A message as a chat shows it: the addresses it links in reading order, and its words.

    `by_program` is whether a program wrote the words; `tokens` are those of the buttons under it that may be ours.
    """

    addresses: tuple[str, ...]
    words: str = ""
    by_program: bool = False
    tokens: tuple[str, ...] = ()


Arguments: TypeAlias = Mapping[str, str]
Read: TypeAlias = Callable[[SeenMessage, Sequence[Button]], tuple[str, Arguments]]
"""Gives a command and its arguments for a message with those buttons of ours. Raises UsageError."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut on a message.

    `id` is what the platform sends back, `name` (at most 24 characters, Slack's bound) what a person chooses. `read`
    says what it asks for; what editors alone may do is `for_editors`.
    """

    id: str
    name: Phrase
    read: Read
    for_editors: bool = False


def _find(message: SeenMessage, _: Sequence[Button]) -> tuple[str, Arguments]:
    passage = _bare_words(message.words)[:_PASSAGE]
    links = _as_many_as_fit(message.addresses[:_LINKS])
    if links:
        return "search", {"words": links, **({"passage": passage} if passage else {}), COPIED: "yes"}
    if not passage:
        raise UsageError("This message holds no words and no link: choose “{name}” on another message.", name=_FIND)
    return "ask", {"question": passage, COPIED: "yes"}


def _as_many_as_fit(links: Sequence[str]) -> str:
    """Give links in one line, without those for which the command search has no room left."""
    line = ""
    for link in links:
        longer = f"{line} {link}".strip()
        line = longer if len(longer) <= LONGEST_LINKS else line
    return line


def _report(_: SeenMessage, buttons: Sequence[Button]) -> tuple[str, Arguments]:
    subjects = tuple(dict.fromkeys(filter(None, map(_subject, buttons))))[:_SUBJECTS]
    if not subjects:
        raise UsageError(
            "eujp shows no story and no fact in this message: choose “{name}” on one of its digests, alerts or "
            "shared answers.",
            name=_REPORT,
        )
    return "report", dict(subjects) if len(subjects) == 1 else {"among": ",".join(map(":".join, subjects))}


def _propose(message: SeenMessage, _: Sequence[Button]) -> tuple[str, Arguments]:
    if not message.addresses:
        raise UsageError(
            "This message holds no link: choose “{name}” on a message with the address of an article.", name=_PROPOSE
        )
    return "fact propose", {"link": message.addresses[0], "quote": "" if message.by_program else _quote(message.words)}


_FIND: Final = Phrase("Find in eujp")
_REPORT: Final = Phrase("Report an error")
_PROPOSE: Final = Phrase("Propose a fact")

SHORTCUTS: Final = (
    Shortcut("eujp_find", _FIND, _find),
    Shortcut("eujp_report", _REPORT, _report),
    Shortcut("eujp_fact_propose", _PROPOSE, _propose, for_editors=True),
)
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
    bare = _bare_words(words)
    return next(filter(_is_statement, [*_marked(words), bare if _SENTENCE.fullmatch(bare) else ""]), "")


def _subject(button: Button) -> tuple[str, str] | None:
    """Give the story or the fact that a card's button is about."""
    match button.command, button.arguments:
        case ("story" | "fact") as kind, {"id": id_}:
            return kind, id_
        case (("facts" | "report"), {"story": id_}):
            return "story", id_
        case "report", {"fact": id_}:
            return "fact", id_
    return None


def _bare_words(words: str) -> str:
    """Give the words on one line, without the addresses among them."""
    return " ".join(_ADDRESS.sub(" ", words).split())


def _marked(words: str) -> Iterator[str]:
    for groups in _MARKED.findall(words):
        yield " ".join(next(filter(None, groups), "").split())


def _is_statement(passage: str) -> bool:
    shortest = _SHORTEST_QUOTE // 2 if _WIDE.search(passage) else _SHORTEST_QUOTE
    return shortest <= len(passage) <= LONGEST_QUOTE


def find_shortcut(shortcut_id: str) -> Shortcut | None:
    """Give the shortcut of that id."""
    return next((shortcut for shortcut in SHORTCUTS if shortcut.id == shortcut_id), None)
