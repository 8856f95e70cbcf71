"""Feeds: from the bytes of RSS, RDF, Atom or JSON Feed to documents, whatever their encoding."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from bot.domain.articles import Document
from bot.domain.errors import ReadingError
from bot.reading import feedjson, feedxml
from bot.reading.addresses import canonical_url
from bot.reading.encoding import decode
from bot.reading.feedxml import RawArticle, RawFeed
from bot.reading.language import claimed
from bot.reading.markup import one_line, plain_text
from bot.reading.stamps import read_stamp

MAX_BYTES = 10_000_000
"""A feed larger than this is refused."""

MAX_ARTICLES = 500
"""More articles than this are not read; feeds begin with the newest."""

MAX_TEXT = 200_000
"""Characters read of one article's markup."""

MAX_TITLE = 500
"""Characters kept of a title."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself, and its articles in its order. `site` is its web page's address, or ""."""

    title: str
    site: str
    language: str | None
    documents: tuple[Document, ...]


def parse_feed(data: bytes, url: str, content_type: str = "") -> Feed:
    """Read a feed found at `url`, to which its relative addresses are resolved.

    An article without a usable date has none; one without address, identity and title is left out. The
    feed's entities and external references are never resolved. Raises ReadingError when the bytes
    are no feed; the sentence says what they are, as far as that shows.
    """
    if len(data) > MAX_BYTES:
        raise ReadingError(f"{url} is larger than {MAX_BYTES // 1_000_000} MB, which no feed should be.")
    text = decode(data, content_type).lstrip("\ufeff \t\r\n\x00")
    if not text:
        raise ReadingError(f"{url} is empty, not a feed.")
    raw = feedjson.read(text, url) if text.startswith("{") else feedxml.read(text, url)
    return _feed(raw, url)


def _feed(raw: RawFeed, url: str) -> Feed:
    language = claimed(raw.language)
    documents = [_document(article, url, language) for article in raw.articles[:MAX_ARTICLES]]
    site = _address(raw.site, url) or ""
    named = tuple(document for document in documents if document.url or document.identity or document.title)
    return Feed(one_line(raw.title[:MAX_TEXT])[:MAX_TITLE], site, language, named)


def _document(article: RawArticle, base: str, language: str | None) -> Document:
    url = _address(article.link, base) or _address(article.id if "://" in article.id else "", base)
    return Document(
        text=max((plain_text(body[:MAX_TEXT]) for body in article.bodies), key=len, default=""),
        title=one_line(article.title[:MAX_TEXT])[:MAX_TITLE],
        url=url,
        identity=article.id.strip()[:MAX_TITLE],
        published=read_stamp(article.date, "the feed"),
        language=claimed(article.language) or language,
    )


def _address(link: str, base: str) -> str | None:
    try:
        return canonical_url(urljoin(base, link.strip())) if link.strip() else None
    except (ReadingError, ValueError):
        return None
