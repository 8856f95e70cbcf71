"""Web pages: from bytes to the article on them, and the feeds they point to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

import lxml.html
import trafilatura
from lxml import etree

from bot.domain.articles import Document
from bot.domain.errors import ReadingError
from bot.domain.moments import Moment
from bot.reading.addresses import canonical_url
from bot.reading.encoding import decode
from bot.reading.language import claimed
from bot.reading.markup import one_line, plain_text
from bot.reading.stamps import read_stamp
from bot.reading.walls import wall

MAX_BYTES = 10_000_000
"""A page larger than this is refused."""

MAX_TEXT = 400_000
"""Characters kept of a page's text."""

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

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_DATE_NAMES = re.compile(
    r"(?:og:)?(?:article:)?published_time|datepublished|dc\.date(?:\.issued)?|dcterms\.(?:date|created|issued)|pubdate"
    r"|publish-?date|publication_date|parsely-pub-date|sailthru\.date|cxenseparse:recs:publishtime"
)
_TITLE_NAMES = re.compile(r"og:title|twitter:title|dc\.title|citation_title")
_SITE_NAMES = re.compile(r"og:site_name|application-name|dc\.publisher")
_REASON = "the page"


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
        raise ReadingError(f"{_name(url)} is larger than {MAX_BYTES // 1_000_000} MB, which no page should be.")
    source = _FORBIDDEN.sub("", _DECLARATION.sub("", decode(data, content_type)))
    if not _MARKUP.search(source):
        raise ReadingError(f"{_name(url)} is not a web page: there is no HTML in it.")
    root = _tree(source, url)
    return Page(_document(source, root, url), _feeds(root, url))


def _tree(source: str, url: str | None) -> lxml.html.HtmlElement:
    try:
        return lxml.html.document_fromstring(source)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(f"{_name(url)} is a web page that cannot be read.") from error


def _document(source: str, root: lxml.html.HtmlElement, url: str | None) -> Document:
    title, text = _title(root), _text(source, url)
    note = wall(title, text)
    address = _own_address(root, url)
    return Document(
        text="" if note else text[:MAX_TEXT],
        title=title,
        url=address,
        published=_published(root, source),
        language=claimed(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")),
        publisher=next(_metas(root, _SITE_NAMES), ""),
        headline_only=bool(note),
        note=note,
    )


def _text(source: str, url: str | None) -> str:
    """Extract the article's text, paragraphs parted by blank lines; "" when the page holds none."""
    found = trafilatura.extract(
        source,
        url=url,
        include_comments=False,
        include_tables=False,
        with_metadata=False,
        # The extensive search guesses dates from any number on the page, and takes most of the time.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not found and not _WHOLE.search(source):
        return plain_text(source)
    lines = (line.strip() for line in (found or "").split("\n"))
    return "\n\n".join(line for line in lines if line)


def _title(root: lxml.html.HtmlElement) -> str:
    headings = [one_line(node.text_content()) for node in root.iter("h1")]
    declared = next(_metas(root, _TITLE_NAMES), "")
    # A page has one headline; with several first headings none is known to be it.
    if len(headings) == 1 and headings[0] and (not declared or headings[0] in declared):
        return headings[0]
    return declared or one_line(root.findtext(".//title") or "") or next(filter(None, headings), "")


def _published(root: lxml.html.HtmlElement, source: str) -> Moment | None:
    """Read the date of publication where pages declare it for machines; nothing is guessed from the text."""
    stamps = [*_metas(root, _DATE_NAMES), *_JSON_DATE.findall(source), *_marked_times(root)]
    moments = (read_stamp(stamp, _REASON) for stamp in stamps)
    return next((moment for moment in moments if moment), None)


def _marked_times(root: lxml.html.HtmlElement) -> Iterator[str]:
    for node in root.iter("time"):
        if node.get("pubdate") is not None or node.get("itemprop") == "datePublished":
            yield node.get("datetime") or ""
    articles = root.xpath("//article//time[@datetime] | //header//time[@datetime]")
    if len(articles) == 1:
        yield articles[0].get("datetime") or ""


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
    return url or "This file"
