"""Web pages: from bytes to the article on them, and the feeds they point to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urljoin

import lxml.html
import trafilatura
from lxml import etree

from bot.domain.articles import Document
from bot.domain.errors import ReadingError
from bot.domain.phrases import Phrase
from bot.reading.cleaning.walls import wall
from bot.reading.pages.declared import declared
from bot.reading.pages.tables import told, unfold_tables
from bot.reading.text.addresses import canonical_url
from bot.reading.text.encoding import decode
from bot.reading.text.language import claimed
from bot.reading.text.markup import one_line, plain_text

MAX_BYTES = 10_000_000
"""A page larger than this is refused."""

MAX_ELEMENTS = 50_000
"""A page with more elements is refused: its extraction would take longer than some five seconds."""

MAX_ATTRIBUTES = 1_000
"""So is one with more attributes in one tag."""

MAX_TEXT = 200_000
"""Characters kept of a text, some hundred pages of a book."""

MAX_TITLE = 500
"""Characters kept of a title."""

LONG = Phrase("Only the first {count} characters were read.", count=f"{MAX_TEXT:,}")

_FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/json",
    }
)
_MARKUP = re.compile(
    r"<\s*(?:!doctype|html|head|body|title|p|div|article|main|h1|meta|table|br|span|a|ul)\b", re.IGNORECASE
)
_WHOLE = re.compile(r"<\s*(?:html|body)\b", re.IGNORECASE)
"""A whole page; what has neither is a piece of one, taken as it is."""

_LONG_TAG = re.compile(r"<[^<>]{4000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TITLE_NAMES = re.compile(r"og:title|twitter:title|dc\.title|citation_title")
_SITE_NAMES = re.compile(r"og:site_name|application-name|dc\.publisher")


@dataclass(frozen=True, slots=True)
class Page:
    """A page read: its article, and the canonical addresses of the feeds it announces."""

    document: Document
    feeds: tuple[str, ...]


def read_page(data: bytes, url: str | None, content_type: str = "") -> Page:
    """Read a page found at `url`, which is also what its relative addresses resolve to.

    A page that shows a challenge, a consent form or nothing readable in place of its article gives a document
    without text, `headline_only`, with a note that says why. Raises ReadingError for what is no web page.
    """
    if len(data) > MAX_BYTES:
        raise ReadingError(
            "{name} is larger than {most} MB, which no page should be.", name=_name(url), most=MAX_BYTES // 1000000
        )
    source = _FORBIDDEN.sub("", _DECLARATION.sub("", decode(data, content_type)))
    if not _MARKUP.search(source):
        raise ReadingError("{name} is not a web page: there is no HTML in it.", name=_name(url))
    root = _tree(source, url)
    feeds = _feeds(root, url)
    return Page(_document(source, root, url), feeds)


def _tree(source: str, url: str | None) -> lxml.html.HtmlElement:
    # The parser's time grows with the square of a tag's attributes.
    if any(len(_QUOTED.sub("", tag).split()) > MAX_ATTRIBUTES for tag in _LONG_TAG.findall(source)):
        raise ReadingError(
            "{name} has a tag with more than {most} attributes; it is no honest page.",
            name=_name(url),
            most=f"{MAX_ATTRIBUTES:,}",
        )
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        root: lxml.html.HtmlElement = lxml.html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError("{name} is a web page that cannot be read.", name=_name(url)) from error
    if sum(1 for _ in islice(root.iter(), MAX_ELEMENTS + 1)) > MAX_ELEMENTS:
        raise ReadingError(
            "{name} has more than {most} elements, which no page should have.",
            name=_name(url),
            most=f"{MAX_ELEMENTS:,}",
        )
    return root


def _document(source: str, root: lxml.html.HtmlElement, url: str | None) -> Document:
    title, address = _title(root)[:MAX_TITLE], _own_address(root, url)
    found = Document(
        text="",
        title=title,
        url=address,
        published=declared(root, title, url),
        language=claimed(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")),
        publisher=next(_metas(root, _SITE_NAMES), ""),
    )
    # Extracting takes the tree apart.
    return read_text(found, _text(source, root, url))


def read_text(document: Document, text: str) -> Document:
    """Give a document its text, and a note on what of it is missing.

    A challenge, a consent form or the like in place of the article leaves it without text, `headline_only`.
    """
    if note := wall(document.title, text):
        return replace(document, headline_only=True, note=note)
    return replace(document, text=text[:MAX_TEXT], note=LONG if len(text) > MAX_TEXT else "")


def _text(source: str, root: lxml.html.HtmlElement, url: str | None) -> str:
    """Extract the article's text, paragraphs parted by blank lines; "" when the page holds none."""
    unfold_tables(root)
    found = trafilatura.extract(
        root,
        url=url,
        include_comments=False,
        include_tables=True,
        with_metadata=False,
        # The extensive search guesses dates from any number on the page, and takes most of the time.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not found and not _WHOLE.search(source):
        return plain_text(source)
    lines = [line for each in (found or "").split("\n") if (line := each.strip())]
    return "\n\n".join(told(lines))


def _title(root: lxml.html.HtmlElement) -> str:
    headings = [one_line(node.text_content()) for node in root.iter("h1")]
    declared = next(_metas(root, _TITLE_NAMES), "")
    # A page has one headline; with several first headings none is known to be it.
    if len(headings) == 1 and headings[0] and (not declared or headings[0] in declared):
        return headings[0]
    return declared or one_line(root.findtext(".//title") or "") or next(filter(None, headings), "")


def _metas(root: lxml.html.HtmlElement, names: re.Pattern[str]) -> Iterator[str]:
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        if names.fullmatch(name) and (value := one_line(node.get("content") or "")):
            yield value


def _own_address(root: lxml.html.HtmlElement, url: str | None) -> str | None:
    """Give the address the page was found at; without one, the address it gives itself."""
    if url:
        return canonical_url(url)
    declared = (node.get("href") or "" for node in root.iter("link") if _has_rel(node, "canonical"))
    return next((address for each in declared if (address := _address(each, ""))), None)


def _feeds(root: lxml.html.HtmlElement, url: str | None) -> tuple[str, ...]:
    base = urljoin(url or "", next((node.get("href") or "" for node in root.iter("base")), ""))
    links = (node for node in root.iter("link") if _has_rel(node, "alternate") and _is_feed(node))
    found = (_address(node.get("href") or "", base) for node in links)
    return tuple(dict.fromkeys(address for address in found if address))


def _is_feed(node: lxml.html.HtmlElement) -> bool:
    kind = (node.get("type") or "").partition(";")[0].strip().lower()
    # WordPress announces its programming interface as plain JSON beside its feeds.
    return kind in _FEED_TYPES and "/wp-json" not in (node.get("href") or "")


def _has_rel(node: lxml.html.HtmlElement, value: str) -> bool:
    return value in (node.get("rel") or "").lower().split()


def _address(link: str, base: str) -> str | None:
    try:
        return canonical_url(urljoin(base, link.strip())) if link.strip() else None
    except (ReadingError, ValueError):
        return None


def _name(url: str | None) -> str:
    return url or Phrase("This file")
