"""A web page as a tree, and what stands in it: lines of text, links, the address they are relative to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final
from urllib.parse import urljoin

import lxml.html
from lxml import etree

from bot.domain.errors import ReadingError
from bot.reading.text.addresses import resolved
from bot.reading.text.encoding import decode

MAX_BYTES: Final = 10_000_000
"""A page larger than this is refused."""

MAX_ELEMENTS: Final = 50_000
"""A page with more elements is refused: what looks through them takes seconds."""

MAX_ATTRIBUTES: Final = 1_000
"""So is one with more attributes in one tag: the parser's time grows with their square."""

_MARKUP: Final = re.compile(r"<\s*(?:!doctype|html|head|body|div|main|table|ul|li|a)\b", re.IGNORECASE)
_LONG_TAG: Final = re.compile(r"<[^<>]{4000,}")
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSHOWN: Final = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_WITHIN_A_LINE: Final = frozenset(
    {"b", "strong", "em", "i", "u", "mark", "sub", "sup", "ruby", "rb", "rt", "abbr", "wbr"}
)


def read_tree(data: bytes, url: str, content_type: str) -> lxml.html.HtmlElement:
    """Read a page found at `url`. Raises ReadingError for what is no web page, or none that was made for people."""
    if len(data) > MAX_BYTES:
        raise ReadingError(
            "{url} is larger than {most} MB, which no page should be.", url=url, most=MAX_BYTES // 1000000
        )
    source = _FORBIDDEN.sub("", _DECLARATION.sub("", decode(data, content_type)))
    if not _MARKUP.search(source):
        raise ReadingError("{url} is not a web page: there is no HTML in it.", url=url)
    if any(len(_QUOTED.sub("", tag).split()) > MAX_ATTRIBUTES for tag in _LONG_TAG.findall(source)):
        raise ReadingError(
            "{url} has a tag with more than {most} attributes, which no page should have.",
            url=url,
            most=f"{MAX_ATTRIBUTES:,}",
        )
    try:
        root: lxml.html.HtmlElement = lxml.html.document_fromstring(source)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError("{url} is a web page that cannot be read.", url=url) from error
    if sum(1 for _ in islice(root.iter(), MAX_ELEMENTS + 1)) > MAX_ELEMENTS:
        raise ReadingError(
            "{url} has more than {most} elements, which no page should have.", url=url, most=f"{MAX_ELEMENTS:,}"
        )
    return root


def links(root: lxml.html.HtmlElement, url: str) -> Iterator[tuple[lxml.html.HtmlElement, str]]:
    """Give the links of a page found at `url`, each with its canonical address, in their order."""
    base = base_of(root, url)
    for node in root.iter("a"):
        if address := resolved(node.get("href") or "", base):
            yield node, address


def base_of(root: lxml.html.HtmlElement, url: str) -> str:
    """Give the address to which a page's links are relative."""
    declared = next((node.get("href") or "" for node in root.iter("base")), "")
    try:
        return urljoin(url, declared)
    except ValueError:
        return url


def lines(node: lxml.html.HtmlElement) -> list[str]:
    """Give the text in an element, cut wherever another element begins or ends but for those within a line (<b>)."""
    pieces: list[str] = []
    hidden: etree._Element | None = None
    for event, each in etree.iterwalk(node, events=("start", "end", "comment", "pi")):
        is_break = event in ("start", "end") and each.tag not in _WITHIN_A_LINE
        pieces.append("\n" if is_break else "")
        if event == "start" and hidden is None:
            hidden = each if each.tag in _UNSHOWN else None
            pieces.append(_flat(each.text) if hidden is None else "")
        elif event != "start" and hidden in (None, each):
            hidden = None
            pieces.append(_flat(each.tail) if each is not node else "")
    return [line for piece in "".join(pieces).split("\n") if (line := " ".join(piece.split()))]


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")
