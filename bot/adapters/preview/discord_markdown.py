"""Discord's markdown read as Discord reads it, so that what breaks out of its escapes is seen to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final, TypeAlias

from lxml.html import HtmlElement

from bot.adapters.preview.page import Child, link, node

SayInstant: TypeAlias = Callable[[int], str]
"""Gives an instant, in seconds since 1970, in words."""

_INNER: Final = r"(?:\\.|[^\\\n])+?"
_ADDRESS: Final = r"https?://[^\s<>]"
_TOKEN: Final = re.compile(
    rf"""\\(?P<escaped>[^0-9A-Za-z\s])
    |`(?P<code>[^`\n]+)`
    |<t:(?P<instant>-?\d{{1,13}})(?::[tTdDfFR])?>
    |\[(?P<label>(?:\\.|[^\\\[\]\n])+)\]\((?:<(?P<framed>{_ADDRESS}+)>|(?P<target>{_ADDRESS}+?))\)
    |(?P<bare>https?://[^\s<>]*[^\s<>.,:;"')\]])
    |(?P<mention>@everyone|@here|<(?:@[!&]?|\#)\d+>)
    |\*\*(?P<bold>{_INNER})\*\*(?!\*)
    |__(?P<underlined>{_INNER})__(?!_)
    |~~(?P<struck>{_INNER})~~
    |\|\|(?P<spoiler>{_INNER})\|\|
    |\*(?P<italic>(?![\s*]){_INNER})(?<!\s)\*(?!\*)
    |\b_(?P<slanted>{_INNER})_\b""",
    re.VERBOSE,
)
_NESTED: Final = {"bold": "b", "underlined": "u", "struck": "s", "spoiler": "mark", "italic": "i", "slanted": "i"}

_START: Final = re.compile(r"(?P<small>-# )|(?P<quote>> )|(?P<bullet>[-*] )|(?P<number>\d+\. )|(?P<heading>\#{1,3} )")


def markdown(text: str, say_instant: SayInstant) -> Iterator[HtmlElement]:
    """Draw a text: lines of one kind that follow each other are one quotation or list."""
    lines = (_line(line) for line in text.split("\n"))
    for kind, group in groupby(lines, key=lambda pair: pair[0]):
        rows = [list(inlines(line, say_instant)) for _, line in group]
        match kind:
            case "quote":
                yield node("blockquote", "", *(node("div", "line", *row) for row in rows))
            case "bullet" | "number":
                yield node("ul" if kind == "bullet" else "ol", "", *(node("li", "", *row) for row in rows))
            case _:
                yield from (node("div", kind or "line", *row) for row in rows)


def inlines(text: str, say_instant: SayInstant) -> Iterator[Child]:
    """Draw what stands in a line."""
    place = 0
    for found in _TOKEN.finditer(text):
        yield text[place : found.start()]
        yield _token(found, say_instant)
        place = found.end()
    yield text[place:]


def _line(line: str) -> tuple[str, str]:
    """Give what kind of line it is, "" for running text, and what stands in it."""
    found = _START.match(line)
    if not found:
        return "", line
    return str(found.lastgroup), line[found.end() :]


def _token(found: re.Match[str], say_instant: SayInstant) -> Child:
    kind, text = str(found.lastgroup), found[str(found.lastgroup)]
    match kind:
        case "escaped":
            return text
        case "code":
            return node("code", "", text)
        case "instant":
            return node("span", "instant", say_instant(int(text)))
        case "framed" | "target" | "bare":
            return link(text, *inlines(found["label"], say_instant) if found["label"] else (text,))
        case "mention":
            return node("span", "mention", text)
    return node(_NESTED[kind], "", *inlines(text, say_instant))
