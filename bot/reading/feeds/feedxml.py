"""RSS, RDF, Atom and CDF: a sound feed is read off its tree, any other by feedparser, which mends the broken."""

from __future__ import annotations

import io
import re
import sys
from contextlib import suppress
from itertools import islice
from typing import Any, Final

import feedparser
from lxml import etree

from bot.domain.errors import ReadingError
from bot.reading.feeds.feedtree import MAX_ARTICLES, MAX_TEXT, RawArticle, RawFeed, own_address, read_tree
from bot.reading.text.addresses import resolved
from bot.reading.text.markup import one_line

MAX_BROKEN: Final = 500_000
"""Characters read of a feed that is not sound; feeds begin with the newest."""

MAX_TAGS: Final = 30_000
"""Tags read of a feed that is not sound: feedparser takes a second for so many."""

MAX_OPEN: Final = 5_000
"""Elements left open at once, from which a feed is not broken by mistake."""

_START: Final = re.compile(r"<!--|<(?:\w+:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_PAGE: Final = re.compile(r"<html\b|<body\b", re.IGNORECASE)
_HTML: Final = re.compile(r"\s*<!doctype\s+html\b", re.IGNORECASE)
_ENTITY: Final = re.compile(r"<!ENTITY\s+(?!%)", re.IGNORECASE)
_FLAT_ENTITY: Final = re.compile(r"""<!ENTITY\s+[\w.:-]+\s+(["'])(?:&#\w{1,8};|(?!\1)[^&%<>]){0,100}\1\s*>""")
_DECLARATION: Final = re.compile(r"<\?xml\b[^<>]*\?>")
_TAG: Final = re.compile(r"<(/?)(?!(?:br|hr|img|input|p|li|td|tr|dd|dt|option)\b)[a-z][^<>]*", re.IGNORECASE)
"""Tags of elements that no writer of HTML leaves open."""

_REFERENCE: Final = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_MOST_DIGITS: Final = 7
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FAULTS: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What feedparser lets through when it meets markup that it did not foresee, as mutated feeds have shown."""


def read(text: str, url: str) -> RawFeed:
    """Read the text of an XML feed found at `url`.

    Raises ReadingError for what is no feed, declares entities made of others or of files, or opens elements without
    end.
    """
    text = _FORBIDDEN.sub("", text)
    # A feed has few different references, each of them often.
    if not all(_is_character(*digits) for digits in set(_REFERENCE.findall(text))):
        text = _REFERENCE.sub(_of_a_character, text)
    start = _start(text)
    if start is None or _PAGE.search(text, 0, start):
        page = _PAGE.search(text) or _HTML.match(text)
        if page:
            raise ReadingError("{url} is a web page, not a feed.", url=url)
        raise ReadingError("{url} is not a feed: it is neither RSS nor Atom nor JSON Feed.", url=url)
    prolog, body = text[:start], text[start:]
    declared = len(_ENTITY.findall(prolog))
    if declared > len(_FLAT_ENTITY.findall(prolog)):
        raise ReadingError(
            "{url} declares entities made of others or of files, which no feed needs; it was not read.", url=url
        )
    root = None if declared else _tree(body, url, is_broken=False)
    if root is not None:
        return read_tree(root)
    # feedparser knows a declaration by its standing at the beginning of a line.
    return _mended(_ENTITY.sub(r"\n\g<0>", _DECLARATION.sub("", prolog)) + body, url)


def _start(text: str) -> int | None:
    """Give the index of a feed's outermost element, None where there is none."""
    at = 0
    while found := _START.search(text, at):
        if found[0] != "<!--":
            return found.start()
        at = text.find("-->", found.end())
        if at < 0:
            break
    return None


def _of_a_character(reference: re.Match[str]) -> str:
    """Keep a numeric reference unless it stands for no character (half of a pair, a control): no parser bears one."""
    return reference[0] if _is_character(reference[1], reference[2]) else "\ufffd"


def _is_character(hexadecimal: str, decimal: str) -> bool:
    digits = hexadecimal or decimal
    code = int(digits, 16 if hexadecimal else 10) if len(digits) <= _MOST_DIGITS else sys.maxunicode + 1
    return code <= sys.maxunicode and not _FORBIDDEN.match(chr(code))


def _tree(text: str, url: str, *, is_broken: bool) -> etree._Element | None:
    """Parse without resolving anything; give nothing for XML that is not sound, unless told that it `is_broken`."""
    parser = etree.XMLParser(recover=is_broken, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(text.encode(), parser, base_url=url)
    except etree.XMLSyntaxError:
        return None


def _mended(text: str, url: str) -> RawFeed:
    """Read a feed that is not sound: by feedparser, unless more of it can be made of the tree as it is."""
    text = _cut(text)
    if _is_open_without_end(text):
        raise ReadingError(
            "{url} is no feed to be read: more than {most} of its elements are open at once.",
            url=url,
            most=f"{MAX_OPEN:,}",
        )
    root = _tree(text, url, is_broken=True)
    feeds = [] if root is None else [read_tree(root)]
    with suppress(*_FAULTS):
        feeds.insert(0, _by_feedparser(text, url))
    feed = max(feeds, key=lambda feed: sum(map(_says_something, feed.articles)), default=None)
    if feed is None or not (feed.title or feed.site or any(map(_says_something, feed.articles))):
        raise ReadingError("{url} is a broken feed: nothing in it could be read.", url=url)
    return feed


def _cut(text: str) -> str:
    after = next(islice(re.finditer("<", text), MAX_TAGS, None), None)
    return text[: min(after.start() if after else len(text), MAX_BROKEN)]


def _is_open_without_end(text: str) -> bool:
    depth = 0
    for tag in _TAG.finditer(text):
        depth = max(depth - 1, 0) if tag[1] else depth + (not tag[0].endswith("/"))
        if depth > MAX_OPEN:
            return True
    return False


def _says_something(article: RawArticle) -> bool:
    return bool(article.title or article.link or article.id or any(article.bodies))


def _by_feedparser(text: str, url: str) -> RawFeed:
    parsed = feedparser.parse(
        io.BytesIO(text.encode()),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    feed = parsed.feed
    return RawFeed(
        title=one_line(_get(feed, "title")[:MAX_TEXT]),
        site=resolved(_get(feed, "link"), url),
        language=_get(feed, "language") or _get(feed.get("title_detail", {}), "language"),
        articles=tuple(_article(entry, url) for entry in islice(parsed.entries, MAX_ARTICLES)),
    )


def _article(entry: dict[str, Any], url: str) -> RawArticle:
    identity, link = _get(entry, "id"), _get(entry, "feedburner_origlink") or _get(entry, "link")
    # feedparser takes any id for a link, words included.
    page = own_address(identity, url) if link == identity else resolved(link, url)
    bodies = (*(_get(content, "value") for content in entry.get("content") or ()), _get(entry, "summary"))
    return RawArticle(
        id=identity,
        title=one_line(_get(entry, "title")[:MAX_TEXT]),
        link=page,
        dates=tuple(_get(entry, name) for name in ("published", "created", "updated")),
        language=_get(entry.get("title_detail", {}), "language"),
        bodies=tuple(body[:MAX_TEXT] for body in bodies),
    )


def _get(values: dict[str, Any], key: str) -> str:
    # feedparser's own way of asking makes up values, and warns that it does.
    value = dict.get(values, key)
    return value if isinstance(value, str) else ""
