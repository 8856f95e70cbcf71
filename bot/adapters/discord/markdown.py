"""Inlines as Discord's markdown: the one place where foreign text is made inert."""

from __future__ import annotations

import gettext
import re
from typing import Final, assert_never
from urllib.parse import quote, urlsplit

from bot.domain.messages import Inline, Line, Link, Quote, Style, Text, When
from bot.domain.moments import Moment, Precision
from bot.views.dates import moment_text
from bot.views.limits import DISCORD
from bot.views.shorten import cost

# Marks that format anywhere; < begins mentions and dates, @ pings, [ begins a masked link.
# A colon is inert but before // (an address that would be linked) and around a name (an emoji).
_MARKS: Final = re.compile(r"[\\*_~|`<>\[\]@]|:(?=//)|:(?=[\w+-]+:)")
# Marks that format at the start of a line: heading, small print, list, numbered list.
_LINE_START: Final = re.compile(r"^(\d*)([#+.-])(?=[\s#]|$)")
# Control characters, and those that turn the reading direction around: nobody means them to be seen.
_UNSEEN: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_URL_SAFE: Final = "!#$%&'*+,-./:;=?@[]_~"
_URL_SCHEMES: Final = frozenset({"http", "https"})


def escape(text: str) -> str:
    r"""Write characters so that Discord shows just them, on one line: `\*`, `\<@1>`, `https\://`.

    Only characters of DISCORD.escaped grow, each by one backslash.
    """
    return _at_line_start(_inert(text))


def line(inlines: Line) -> str:
    """Write a line of inlines as markdown."""
    return _at_line_start("".join(_inline(inline) for inline in inlines))


def address(url: str) -> str | None:
    """Give an http(s) address with all that would end a link early percent-encoded; None when it is no such address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme.lower() not in _URL_SCHEMES or not parts.hostname or not parts.netloc.isascii():
        return None
    return quote(url, safe=_URL_SAFE)


def _inert(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", _seen(text))


def _at_line_start(markdown: str) -> str:
    return _LINE_START.sub(r"\1\\\2", markdown)


def _seen(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())


def _inline(inline: Inline) -> str:
    match inline:
        case Text(value, style):
            return _styled(value, style)
        case Link(label, url):
            return _link(label, url)
        case When(moment):
            return _when(moment)
        case Quote(value):
            return f"“{_inert(value)}”"
    assert_never(inline)


def _styled(value: str, style: Style) -> str:
    core = value.strip()
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
            # Nothing is escaped between backticks, so a text that holds one is shown as plain characters.
            shown = _seen(core)
            return _inert(core) if "`" in shown or not shown else f"`{shown}`"
    assert_never(style)


def _link(label: str, url: str) -> str:
    target = address(url)
    shown = _inert(label)
    # views.split reckoned with cost(url); an address that encoding makes longer could burst the message.
    if target is None or len(target) > cost(url, DISCORD):
        return shown
    return f"[{shown or _inert(url)}]({target})"


def _when(moment: Moment) -> str:
    """An instant is shown in each reader's own zone; a day is that day everywhere."""
    if moment.precision is Precision.INSTANT:
        return f"<t:{int(moment.value.timestamp())}:f>"
    return _inert(moment_text(moment, gettext.NullTranslations()))
