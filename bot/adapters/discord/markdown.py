"""Inlines as Discord's markdown: the one place where foreign text is made inert."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, TypeAlias, assert_never

from bot.domain.messages import Inline, Line, Link, Quote, Style, Text, When
from bot.domain.moments import Precision
from bot.domain.text import whole
from bot.views.addresses import web_address
from bot.views.dates import when_words
from bot.views.punctuation import quoted

# Marks that format anywhere; < begins mentions and dates, @ pings, [ begins a masked link.
# A colon is inert but before // (an address that would be linked) and around a name (an emoji).
_MARKS: Final = re.compile(r"[\\*_~|`<>\[\]@]|:(?=//)|:(?=[\w+-]+:)")
# Marks that format at the start of a line: heading, small print, list, numbered list.
_LINE_START: Final = re.compile(r"^(\d*)([#+.)-])(?=[\s#]|$)")
# Control characters, and those that turn the reading direction around: nobody means them to be seen.
_UNSEEN: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_APART: Final = "\u200b"
"""Unseen; keeps the marks of two neighbours, bold and italic, from being read as one."""

_MARK_ENDS: Final = ("*", "`")
_Piece: TypeAlias = Text | Link | When


def escape(text: str) -> str:
    r"""Write characters so that Discord shows just them, on one line: `\*`, `\<@1>`, `https\://`.

    Only characters of DISCORD.escaped grow, each by one backslash.
    """
    return _at_line_start(_inert(seen(text)))


def line(inlines: Line) -> str:
    """Write a line of inlines as markdown."""
    written = ""
    for piece in _joined(inlines):
        markdown = _piece(piece)
        touching = written.endswith(_MARK_ENDS) and markdown.startswith(_MARK_ENDS)
        written += _APART + markdown if touching else markdown
    return _at_line_start(written.strip())


def seen(text: str) -> str:
    """Give text on one line, without the characters nobody sees."""
    # What is printable has none of them; most texts are.
    shown = text if text.isprintable() else _UNSEEN.sub("", whole(text))
    return " ".join(shown.split())


def _inert(shown: str) -> str:
    """Write what `seen` gives so that no mark in it formats."""
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", shown)


def _at_line_start(markdown: str) -> str:
    return _LINE_START.sub(lambda start: f"{start[1]}\\{start[2]}", markdown)


def _joined(inlines: Iterable[Inline]) -> Iterator[_Piece]:
    """Give the inlines with neighbours of one style as one text: no mark or address comes about between two."""
    pieces = (piece for piece in map(_bare, inlines) if not isinstance(piece, Text) or piece.value)
    for style, run in groupby(pieces, key=lambda piece: piece.style if isinstance(piece, Text) else None):
        if style is None:
            yield from run
        else:
            yield Text("".join(whole(piece.value) for piece in run if isinstance(piece, Text)), style)


def _bare(inline: Inline) -> _Piece:
    """Give what needs no mark of its own as plain text."""
    match inline:
        case Text(value, style):
            # Nothing is escaped between backticks, so a text that holds one is shown as plain characters.
            is_plain = not seen(value) or (style is Style.CODE and "`" in value)
            return Text(value, Style.PLAIN if is_plain else style)
        case Link(label, url):
            return inline if web_address(url) else Text(label)
        case When(moment):
            return inline if moment.precision is Precision.INSTANT else Text(when_words(inline))
        case Quote(value):
            return Text(quoted(seen(value)))
    assert_never(inline)


def _piece(piece: _Piece) -> str:
    match piece:
        case Text(value, style):
            return _styled(value, style)
        case Link(label, url):
            # In angle brackets, else Discord adds a preview of the page to the message.
            return f"[{_inert(seen(label)) or '…'}](<{web_address(url)}>)"
        case When(moment):
            # An instant is shown in each reader's own zone; a day is that day everywhere.
            return f"<t:{int(moment.value.timestamp())}:f>"
    assert_never(piece)


def _styled(value: str, style: Style) -> str:
    core = seen(value)
    if not core:
        return " " if value else ""
    before = " " if value[0].isspace() else ""
    after = " " if value[-1].isspace() else ""
    return f"{before}{_marked(core, style)}{after}"


def _marked(core: str, style: Style) -> str:
    match style:
        case Style.PLAIN:
            return _inert(core)
        case Style.BOLD:
            return f"**{_inert(core)}**"
        case Style.ITALIC:
            return f"*{_inert(core)}*"
        case Style.CODE:
            return f"`{core}`"
    assert_never(style)
