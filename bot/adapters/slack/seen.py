"""The message a shortcut is chosen on: what it links and says, and its buttons, wherever Slack keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.adapters.slack.incoming import typed
from bot.commands.shortcuts import SeenMessage, addresses

_LINKS: Final = ("url", "from_url", "original_url", "title_link")
"""Where blocks and attachments keep what they link; pictures and icons stand elsewhere."""

_WORDS: Final = ("text", "pretext", "title", "value", "fallback")
_PARTS: Final = ("blocks", "attachments", "elements", "fields", "message", "message_blocks")

_TITLED: Final = ("pretext", "title", "text")
_IN_BLOCKS: Final = ("title", "text", "elements", "fields")
_LINES: Final = frozenset({"rich_text_section", "rich_text_quote", "rich_text_preformatted"})

_INSIDE: Final = re.compile(r"https?://(?!www\.)[^\s/?#]+\.slack(?:-gov)?\.com(?![^\s/?#])[!-~]*", re.IGNORECASE)
"""Addresses within a workspace, as those of messages: nobody reports there, and only its members can read them."""


def seen_message(message: Mapping[str, Any]) -> SeenMessage:
    """Read the message a shortcut was chosen on: what it links, in order, its words, and the tokens of its buttons.

    Where its own text says nothing, which is so when a message is passed on, the words are those it shows.
    """
    found = tuple(dict.fromkeys(address for address in _addresses(message) if not _INSIDE.match(address)))
    return SeenMessage(found, _said(message), bool(message.get("bot_id")), tuple(_tokens(message)))


def _tokens(part: object) -> Iterator[str]:
    match part:
        case list():
            for each in part:
                yield from _tokens(each)
        case {"type": "button", "value": str(token)}:
            yield token
        case dict():
            for name in _PARTS:
                yield from _tokens(part.get(name))


def _said(part: object) -> str:
    """Give the words of a message or attachments: their own, else those of their blocks, else of what they pass on."""
    match part:
        case list():
            return "\n".join(filter(None, map(_said, part)))
        case {"message": dict(passed_on)}:
            return _said(passed_on)
        case dict():
            own = "\n".join(filter(None, (_text(part, name) for name in _TITLED)))
            if _INSIDE.sub("", own).strip():
                return own
            within = (_written(part.get("blocks")), _said(part.get("attachments")), _said(part.get("message_blocks")))
            return next(filter(None, (*within, _text(part, "fallback"))), "")
    return ""


def _text(part: Mapping[str, Any], name: str) -> str:
    text = part.get(name)
    return typed(text) if isinstance(text, str) else ""


def _written(part: object) -> str:
    """Give the words of blocks: what stands in one line on one line, and not what stands on buttons."""
    match part:
        case list():
            return "\n".join(filter(None, map(_written, part)))
        case {"type": str(kind), "elements": list(elements)} if kind in _LINES:
            return "".join(map(_written, elements))
        case {"type": "text" | "link", "text": str(text)} | {"type": "link", "url": str(text)}:
            return text
        case {"text": str(text)}:
            return typed(text)
        case dict() if part.get("type") != "actions":
            return "\n".join(filter(None, (_written(part.get(name)) for name in _IN_BLOCKS)))
    return ""


def _addresses(part: object) -> Iterator[str]:
    """Give what a message, block, attachment or element links, what stands in its own text first."""
    match part:
        case list():
            for each in part:
                yield from _addresses(each)
        case {"type": "mrkdwn" | "plain_text", "text": str(text)}:
            yield from addresses(typed(text))
        case dict():
            yield from (address for name in _LINKS for address in addresses(str(part.get(name, ""))))
            yield from (address for name in _WORDS for address in _in_words(part.get(name)))
            yield from (address for name in _PARTS for address in _addresses(part.get(name)))


def _in_words(words: object) -> Iterator[str]:
    return iter(addresses(typed(words))) if isinstance(words, str) else _addresses(words)
