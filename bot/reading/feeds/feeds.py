"""Feeds: from the bytes of RSS, RDF, Atom or JSON Feed to documents, whatever their encoding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from bot.domain.articles import Document
from bot.domain.errors import ReadingError
from bot.domain.reasons import FEED
from bot.reading.feeds import feedjson, feedxml
from bot.reading.feeds.feedtree import MAX_TITLE, RawArticle, RawFeed
from bot.reading.text.encoding import decode
from bot.reading.text.language import claimed
from bot.reading.text.markup import plain_text
from bot.reading.text.stamps import read_stamp

MAX_BYTES = 10_000_000
"""A feed larger than this is refused."""

MAX_TEXTS = 2_000_000
"""Characters read of the markup of all articles' texts; those behind are left with title and address."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself, and its articles in its order. `site` is its web page's address, or ""."""

    title: str
    site: str
    language: str | None
    documents: tuple[Document, ...]


def parse_feed(data: bytes, url: str, content_type: str = "") -> Feed:
    """Read a feed found at `url`, to which its relative addresses are resolved.

    Every article it lists becomes a document, as far as anything is said of it; one without a usable date has none.
    External references are never followed. Raises ReadingError when the bytes are no feed; the sentence says what
    they are, as far as that shows.
    """
    if len(data) > MAX_BYTES:
        raise ReadingError(
            "{url} is larger than {most} MB, which no feed should be.", url=url, most=MAX_BYTES // 1000000
        )
    text = decode(data, content_type).lstrip("\ufeff \t\r\n\x00")
    if not text:
        raise ReadingError("{url} is empty, not a feed.", url=url)
    raw = feedjson.read(text, url) if text.startswith("{") else feedxml.read(text, url)
    return _feed(raw)


def _feed(raw: RawFeed) -> Feed:
    language = claimed(raw.language)
    sizes = accumulate(sum(map(len, article.bodies)) for article in raw.articles)
    documents = tuple(
        _document(article, article.bodies if size <= MAX_TEXTS else (), language)
        for article, size in zip(raw.articles, sizes, strict=True)
    )
    return Feed(raw.title[:MAX_TITLE], raw.site or "", language, documents)


def _document(article: RawArticle, bodies: Sequence[str], language: str | None) -> Document:
    moments = (read_stamp(date, FEED) for date in article.dates)
    return Document(
        text=max(map(plain_text, bodies), key=len, default=""),
        title=article.title[:MAX_TITLE],
        url=article.link,
        identity=article.id.strip()[:MAX_TITLE],
        published=next((moment for moment in moments if moment), None),
        language=claimed(article.language) or language,
    )


def tell_apart(feed: Feed) -> Feed:
    """Give a feed with only those articles, addresses and ids that tell one article from another.

    An address or id on articles with different titles identifies none of them (constant ids, links to the front
    page), nor does the site's own address; it is taken off all. Two titles at one address, with no two ids to part
    them, are one article told twice. What says nothing at all is left out.
    """
    told = [document for document in feed.documents if document.title or document.url or document.text]
    shared = _shared((document.url or "", document) for document in told)
    addresses = {*(address for address in shared if not _is_told_twice(address, told)), feed.site}
    ids = _shared((document.identity, document) for document in told)
    apart = (
        replace(
            document,
            url=None if document.url in addresses else document.url,
            identity="" if document.identity in ids else document.identity,
        )
        for document in told
    )
    return replace(feed, documents=tuple(apart))


def _is_told_twice(address: str, documents: Sequence[Document]) -> bool:
    here = [document for document in documents if document.url == address]
    titles, ids = {document.title for document in here}, {document.identity for document in here}
    return len(titles) == 2 and len(ids) == 1  # noqa: PLR2004  twice


def _shared(marked: Iterable[tuple[str, Document]]) -> set[str]:
    """Give the marks that stand on articles with different titles; the same article twice shares nothing."""
    titles = {(mark, document.title or document.text) for mark, document in marked}
    return {mark for mark, count in Counter(mark for mark, _ in titles).items() if count > 1}
