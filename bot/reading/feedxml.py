"""RSS, RDF and Atom: fastfeedparser first, feedparser as the second reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import fastfeedparser
import feedparser
from lxml import etree

from bot.domain.errors import ReadingError

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_ROOT = re.compile(r"<(?:\w+:)?(rss|feed|rdf)\b", re.IGNORECASE)
_PAGE = re.compile(r"<!doctype\s+html\b|<html\b|<body\b", re.IGNORECASE)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_DATES = ("published", "pubdate", "issued", "date", "created", "updated", "modified")
"""Where an article's date stands, the best first; the last two say when it was changed."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as a feed writes it: markup, relative links and unread dates included."""

    id: str
    title: str
    link: str
    date: str
    language: str
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A feed as it is written."""

    title: str
    site: str
    language: str
    articles: tuple[RawArticle, ...]


def read(text: str, url: str) -> RawFeed:
    """Read the text of an XML feed.

    The second reader is asked when the first fails or finds no article. Raises ReadingError
    when neither finds a feed.
    """
    root = _ROOT.search(text)
    page = _PAGE.search(text)
    if page and (root is None or page.start() < root.start()):
        raise ReadingError(f"{url} is a web page, not a feed.")
    if root is None:
        raise ReadingError(f"{url} is not a feed: it is neither RSS nor Atom nor JSON Feed.")
    if _ENTITY.search(text, 0, root.start()):
        raise ReadingError(f"{url} declares entities of its own, which no feed needs; it was not read.")
    data = _FORBIDDEN.sub("", _DECLARATION.sub("", text, count=1)).encode()
    feed = _first(data) or _second(data)
    if feed is None:
        raise ReadingError(f"{url} is a broken feed: nothing in it could be read.")
    return feed


def _first(data: bytes) -> RawFeed | None:
    try:
        parsed = fastfeedparser.parse(data, include_tags=False, include_media=False, include_enclosures=False)
    except ValueError:
        return None
    outline = _outline(data)
    # Without the same articles in the outline, their dates cannot be told.
    if outline is None or not parsed["entries"] or len(parsed["entries"]) != len(outline.articles):
        return None
    articles = tuple(_merged(*pair) for pair in zip(parsed["entries"], outline.articles, strict=True))
    return RawFeed(_get(parsed["feed"], "title"), _get(parsed["feed"], "link"), outline.language, articles)


def _merged(entry: Mapping[str, Any], seen: _Seen) -> RawArticle:
    bodies = (*_contents(entry), _get(entry, "description"))
    return RawArticle(
        _get(entry, "id"),
        _get(entry, "title"),
        urljoin(seen.base, _get(entry, "link")),
        seen.date,
        seen.language,
        bodies,
    )


def _second(data: bytes) -> RawFeed | None:
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    feed = parsed.get("feed", {})
    if not parsed.get("version") or (not parsed.entries and parsed.get("bozo") and not feed.get("title")):
        return None
    articles = tuple(_second_article(entry) for entry in parsed.entries)
    return RawFeed(_get(feed, "title"), _get(feed, "link"), _get(feed, "language"), articles)


def _second_article(entry: Mapping[str, Any]) -> RawArticle:
    date = next((_get(entry, name) for name in ("published", "created", "updated") if _get(entry, name)), "")
    bodies = (*_contents(entry), _get(entry, "summary"))
    return RawArticle(_get(entry, "id"), _get(entry, "title"), _get(entry, "link"), date, "", bodies)


def _contents(entry: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(_get(content, "value") for content in entry.get("content") or ())


def _get(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class _Seen:
    date: str
    language: str
    base: str


@dataclass(frozen=True, slots=True)
class _Outline:
    language: str
    articles: tuple[_Seen, ...]


def _outline(data: bytes) -> _Outline | None:
    """Read what fastfeedparser loses: the language, xml:base, and dates as written.

    It completes "2024-02" or "12 May" from today's date.
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    articles = tuple(_seen(node) for node in root.iter("{*}item", "{*}entry"))
    return _Outline(_language(root), articles)


def _language(root: etree._Element) -> str:
    head = [*root, *(child for channel in root.iter("{*}channel") for child in channel)]
    return _inherited([root], _LANG) or _child(head, ("language",))


def _seen(node: etree._Element) -> _Seen:
    lineage = [node, *node.iterancestors()]
    bases = [value for each in reversed(lineage) if (value := each.get(_BASE))]
    base = ""
    for value in bases:
        base = urljoin(base, value)
    return _Seen(_child(node, _DATES), _inherited(lineage, _LANG) or _child(node, ("language",)), base)


def _inherited(lineage: Sequence[etree._Element], name: str) -> str:
    return next((value for node in lineage if (value := node.get(name))), "")


def _child(nodes: Iterable[etree._Element], names: Sequence[str]) -> str:
    texts = {_local(node): (node.text or "").strip() for node in nodes if isinstance(node.tag, str)}
    return next((texts[name] for name in names if texts.get(name)), "")


def _local(node: etree._Element) -> str:
    return etree.QName(node).localname.lower()
