"""Rich-text elements: the one form in which Slack shows foreign text without reading markup or mentions into it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TypeAlias, assert_never

from bot.domain.messages import Inline, Line, Link, Quote, Style, Text, When
from bot.domain.moments import Precision
from bot.domain.text import whole
from bot.views.addresses import web_address
from bot.views.dates import when_words
from bot.views.punctuation import quoted

Json: TypeAlias = dict[str, object]

_INSTANT: Final = "{date_short_pretty}, {time}"
"""Slack's own date tokens, shown in the reader's zone: "Feb 21st, 2024, 9:00 AM"."""

# Control characters, which Slack refuses or a terminal obeys, and those that turn the reading direction around.
_UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def seen(value: str) -> str:
    """Give a text without the characters nobody sees: controls (but tab and newline) and direction overrides."""
    # What is printable has none of them; most texts are.
    return value if value.isprintable() else _UNSEEN.sub("", whole(value))


def escaped(value: str) -> str:
    """Give a text for a field that Slack reads as markup, with the characters that begin mentions and links inert."""
    return seen(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(value: str) -> Json:
    """Give a plain_text object, in which Slack reads no markup."""
    return {"type": "plain_text", "text": seen(value) or " ", "emoji": False}


def text(value: str, style: Style = Style.PLAIN) -> Json:
    """Give a text element."""
    element: Json = {"type": "text", "text": seen(value)}
    return element if style is Style.PLAIN else element | {"style": {style.value: True}}


def link(label: str, url: str, style: Style = Style.PLAIN) -> Json:
    """Give a link element; a label alone when the address is not one of the web's."""
    address = web_address(url)
    if address is None:
        return text(label, style)
    element: Json = {"type": "link", "url": address, "text": seen(label).strip() or "…"}
    return element if style is Style.PLAIN else element | {"style": {style.value: True}}


def elements(line: Line) -> list[Json]:
    """Give the elements of a line; those without a character are left out, since Slack refuses them."""
    return [element for element in map(_element, line) if element.get("text") != ""]


def image(url: str, alternative: str) -> list[Json]:
    """Give an image block; its words alone when the address is not one of the web's, or not a safe one."""
    address = web_address(url)
    if address is None or not address.lower().startswith("https:"):
        return rich_text(section(elements((Text(alternative),))))
    return [{"type": "image", "image_url": address, "alt_text": seen(alternative) or " "}]


def section(parts: Iterable[Json]) -> Json:
    """Give a section of running text."""
    return {"type": "rich_text_section", "elements": list(parts)}


def quote(parts: Iterable[Json]) -> Json:
    """Give a quotation, set off by a bar."""
    return {"type": "rich_text_quote", "elements": list(parts)}


def bullets(lines: Iterable[Line]) -> Json:
    """Give a list with one bullet a line."""
    return {"type": "rich_text_list", "style": "bullet", "elements": [section(elements(line)) for line in lines]}


def rich_text(*parts: Json) -> list[Json]:
    """Give a rich_text block of the parts that hold something, or no block when none does."""
    filled = [part for part in parts if part["elements"]]
    return [{"type": "rich_text", "elements": filled}] if filled else []


def _element(inline: Inline) -> Json:
    match inline:
        case Text(value, style):
            return text(value, style)
        case Link(label, url):
            return link(label, url)
        case When():
            return _when(inline)
        case Quote(value):
            return text(quoted(seen(value)))
    assert_never(inline)


def _when(when: When) -> Json:
    moment, words = when.moment, when_words(when)
    if moment.precision is not Precision.INSTANT:
        # A day is a day wherever it is read; Slack would shift it into the reader's zone.
        return text(words)
    timestamp = int(moment.value.timestamp())
    return {"type": "date", "timestamp": timestamp, "format": _INSTANT, "fallback": words}
