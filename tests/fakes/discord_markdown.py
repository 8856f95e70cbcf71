"""Discord's markdown as its clients read it: what a text shows, how it is marked, and what in it acts.

The rules and their order are those of the client's own reader, a variant of simple-markdown; where versions differ the
more eager reading is taken, since it is the one that foreign text would break out by.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

_LINE: Final = re.compile(
    r"(?P<subtext> *-# +)|(?P<heading> *#{1,3}\s+)|(?P<list> *(?:[*+-]|\d+[.)])(?:\s+|$))|(?P<quote> *>(?:>>)? )"
)
_MARKS: Final = re.compile(
    r"(?P<fence>```.*?```)"
    r"|(?P<code>(?P<ticks>`+)(?P<inner>.*?[^`])(?P=ticks)(?!`))"
    r"|(?P<strong>\*\*(?P<strong_>(?:\\.|[^\\])+?)\*\*(?!\*))"
    r"|(?P<underline>__(?P<underline_>(?:\\.|[^\\])+?)__(?!_))"
    r"|(?P<italic>\*(?=\S)(?P<italic_>(?:\*\*|\\.|\s+(?:\\.|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*))"
    r"|(?P<emphasis>_(?P<emphasis_>(?:__|\\.|[^\\_])+?)_(?!\w))"
    r"|(?P<strike>~~(?P<strike_>.+?)~~)"
    r"|(?P<spoiler>\|\|(?P<spoiler_>.+?)\|\|)"
    r"|(?P<link>\[(?P<link_>(?:\[[^\]]*\]|\\.|[^\[\]\\])*)\]\(\s*<?(?P<url>(?:\([^)]*\)|\\.|[^\s\\])*?)>?\s*\))"
    r"|(?P<when><t:-?\d+(?::[tTdDfFR])?>)"
    r"|(?P<mention><@[!&]?\d*>|<#\d*>|</[^>]+>|<id:\w+>|<a?:\w+:\d+>|@everyone|@here)"
    r"|(?P<autolink><[^: >]+:/?[^ >]+>)"
    r"|(?P<address>(?:https?|steam)://[^\s<]+)"
    r"|(?P<emoji>:[\w+-]+:)",
    re.DOTALL | re.IGNORECASE,
)
_ESCAPED: Final = re.compile(r"\\([^0-9A-Za-z\s])")
_PLAIN: Final = re.compile(r"[^\\`*_~|\[<@:hs]+|.", re.DOTALL | re.IGNORECASE)
"""What no rule begins with, as far as it goes; h and s begin addresses."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters that are shown in one way. `marks` are the names of what marks them, `url` where they lead."""

    text: str
    marks: tuple[str, ...] = ()
    url: str = ""


def read(markdown: str) -> list[Span]:
    """Give what a text of one or more lines shows, a mark at the start of a line being a span without characters."""
    return list(_merged(span for line in _lines(markdown) for span in line))


def _lines(markdown: str) -> Iterator[list[Span]]:
    """Read the line starts one by one; what stands after them is read as one text, since marks reach over lines."""
    starts: list[Span] = []
    bare = []
    for line in markdown.split("\n"):
        rest = line
        while found := _LINE.match(rest):
            starts.append(Span("", (str(found.lastgroup),)))
            rest = rest[found.end() :]
        bare.append(rest)
    yield starts
    yield list(_inline("\n".join(bare), Span("")))


def _inline(text: str, around: Span) -> Iterator[Span]:
    at = 0
    while at < len(text):
        if escaped := _ESCAPED.match(text, at):
            yield Span(escaped[1], around.marks, around.url)
            at = escaped.end()
        elif found := _MARKS.match(text, at):
            yield from _marked(found, around)
            at = found.end()
        elif plain := _PLAIN.match(text, at):
            yield Span(plain[0], around.marks, around.url)
            at = plain.end()


def _marked(found: re.Match[str], around: Span) -> Iterator[Span]:
    kind = next(name for name in _KINDS if found[name] is not None)
    inside = replace(around, marks=(*around.marks, kind))
    yield from _KINDS[kind](found, inside)


def _nested(name: str) -> Callable[[re.Match[str], Span], Iterator[Span]]:
    return lambda found, inside: _inline(found[name], inside)


def _whole(found: re.Match[str], inside: Span) -> Iterator[Span]:
    yield replace(inside, text=found[0])


_KINDS: Final[dict[str, Callable[[re.Match[str], Span], Iterator[Span]]]] = {
    "fence": _whole,
    "code": lambda found, inside: iter([replace(inside, text=found["inner"])]),
    "strong": _nested("strong_"),
    "underline": _nested("underline_"),
    "italic": _nested("italic_"),
    "emphasis": _nested("emphasis_"),
    "strike": _nested("strike_"),
    "spoiler": _nested("spoiler_"),
    "link": lambda found, inside: _inline(found["link_"], replace(inside, url=found["url"])),
    "when": _whole,
    "mention": _whole,
    "autolink": _whole,
    "address": _whole,
    "emoji": _whole,
}


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    for (marks, url, has_text), run in groupby(spans, key=lambda span: (span.marks, span.url, bool(span.text))):
        if has_text:
            yield Span("".join(span.text for span in run), marks, url)
        else:
            yield from run
