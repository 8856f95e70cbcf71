"""When a page says of itself that it was published: to machines, else beside its headline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import lxml.html

from bot.domain.errors import ReadingError
from bot.domain.moments import Moment
from bot.domain.reasons import PAGE
from bot.reading.cleaning.paragraphs import key
from bot.reading.pages.beside import beside_headline, headline_of, is_elsewhere
from bot.reading.text.addresses import canonical_url
from bot.reading.text.language import UNKNOWN, claimed
from bot.reading.text.markup import one_line
from bot.reading.text.stamps import read_stamp

_SURE_NAMES = re.compile(r"(?:og:)?(?:article:)?published_time|datepublished|parsely-pub-date|sailthru\.date")
_OTHER_NAMES = re.compile(
    r"dc\.date(?:\.issued|\.created)?|dcterms\.(?:date|created|issued)|pubdate|publish-?date|publication_?date|date"
    r"|article\.published|citation_(?:publication_|online_)?date|cxenseparse:recs:publishtime"
)
_ARTICLE_TYPES = frozenset({
    "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "Report", "TechArticle", "ScholarlyArticle",
    "SocialMediaPosting", "AdvertiserContentArticle",
})  # fmt: skip
_PAGE_TYPES = frozenset({"WebPage", "ItemPage"})
_UNTYPED = frozenset({""})
_WRAPPING = re.compile(r"\A[\s/*]*(?:<!--|<!\[CDATA\[)[\s/*]*|[\s/*]*(?:-->|\]\]>)[\s/*]*\Z")
"""What hides a script from readers of long ago."""

_OWN_KEYS = ("@graph", "mainEntity", "mainEntityOfPage")
"""Where linked data keeps what a page itself is; what hangs elsewhere (comment, itemListElement) is of others."""

_ADDRESS_KEYS = ("url", "@id", "mainEntityOfPage")
_NESTED = 4
"""How deep what a page itself is lies in its linked data, at most."""

_MARKED = 100
"""So many elements marked as dates are looked at: a page may be endless."""

_ALIKE = 0.5
"""Share of the words of a headline that another wording of it keeps."""


@dataclass(frozen=True, slots=True)
class _Own:
    """What a page is known by: the spelling of its headline and its addresses."""

    title: str
    addresses: frozenset[str]

    def is_meant(self, node: dict[str, Any]) -> bool:
        """Whether linked data speaks of this page, by its headline or address."""
        return bool(self.addresses & _addresses(node)) or any(self._is_title(each) for each in _headlines(node))

    def may_be_meant(self, node: dict[str, Any]) -> bool:
        """Whether nothing says that linked data speaks of another page: a headline and an address, both others."""
        known = self.title and self.addresses and _headlines(node) and _addresses(node)
        return not known or any(_share(each, self.title) >= _ALIKE for each in _headlines(node))

    def _is_title(self, headline: str) -> bool:
        # The title may carry the site's name, the headline of the data be shortened.
        shorter, longer = sorted((headline, self.title), key=len)
        return bool(shorter) and shorter in longer and 2 * len(shorter) >= len(longer)


def declared(root: lxml.html.HtmlElement, title: str, url: str | None) -> Moment | None:
    """Give a page's date of publication: from its metadata, the data of its own article, or beside its headline.

    `title` is the headline of the page, `url` where it was found. They tell which article is meant where the data
    describes several; a date of another article, of the site or of a comment is none of the page.
    """
    heading = headline_of(root, title)
    own = _Own(key(title), frozenset(_page_addresses(root, url)))
    ranks = (_metas(root, _SURE_NAMES), _linked(root, own), _microdata(root, heading), _metas(root, _OTHER_NAMES))
    for stamps in ranks:
        found = next((moment for stamp in stamps if (moment := read_stamp(stamp, PAGE))), None)
        if found:
            return found
    language = claimed(root.get("lang")) or UNKNOWN
    return beside_headline(heading, language, PAGE) if heading is not None else None


def _metas(root: lxml.html.HtmlElement, names: re.Pattern[str]) -> Iterator[str]:
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or "").lower()
        if names.fullmatch(name) and (value := one_line(node.get("content") or "")):
            yield value


def _page_addresses(root: lxml.html.HtmlElement, url: str | None) -> Iterator[str]:
    canonical = (node.get("href") or "" for node in root.iter("link") if "canonical" in (node.get("rel") or "").lower())
    for address in (url or "", *canonical, *_metas(root, re.compile("og:url"))):
        if spelling := _spelling(address):
            yield spelling


def _spelling(address: str) -> str:
    """Give what two ways to write one page's address share; "" for what is none."""
    try:
        return canonical_url(address).partition("://")[2].removeprefix("www.").rstrip("/")
    except (ReadingError, ValueError):
        return ""


def _linked(root: lxml.html.HtmlElement, own: _Own) -> Iterator[str]:
    """Give what the page's own article, else the page itself, says in JSON-LD of its publication."""
    nodes = [node for script in root.iter("script") if _is_linked(script) for node in _entities(_parsed(script))]
    for types in (_ARTICLE_TYPES, _PAGE_TYPES, _UNTYPED):
        candidates = [node for node in nodes if types & frozenset(_texts(node.get("@type")) or _UNTYPED)]
        meant = [node for node in candidates if own.is_meant(node)]
        if not meant and len(candidates) == 1 and own.may_be_meant(candidates[0]):
            meant = candidates
        for node in meant:
            yield from _texts(node.get("datePublished"))


def _is_linked(script: lxml.html.HtmlElement) -> bool:
    return (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json"


def _parsed(script: lxml.html.HtmlElement) -> Any:
    try:
        return json.loads(_WRAPPING.sub("", script.text or ""), strict=False)
    except (ValueError, RecursionError):
        return None


def _entities(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _NESTED:
        return
    if isinstance(data, list):
        for each in data:
            yield from _entities(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in _OWN_KEYS:
            yield from _entities(data.get(name), depth + 1)


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, dict):
        value = value.get("@value") or value.get("@id")
    values = value if isinstance(value, list) else [value]
    return tuple(each for each in values if isinstance(each, str))


def _headlines(node: dict[str, Any]) -> tuple[str, ...]:
    written = (text for name in ("headline", "name", "alternativeHeadline") for text in _texts(node.get(name)))
    return tuple(spelling for text in written if (spelling := key(one_line(text))))


def _addresses(node: dict[str, Any]) -> frozenset[str]:
    return frozenset(filter(None, (_spelling(text) for name in _ADDRESS_KEYS for text in _texts(node.get(name)))))


def _share(headline: str, title: str) -> float:
    words = set(headline.split())
    return len(words & set(title.split())) / len(words)


def _microdata(root: lxml.html.HtmlElement, heading: lxml.html.HtmlElement | None) -> Iterator[str]:
    """Give what elements marked datePublished say: of the article that holds the headline, else of the only one."""
    nodes = (node for node in root.iter() if "datePublished" in (node.get("itemprop") or "").split())
    marked = [(node, _scope(node)) for node in islice(nodes, _MARKED) if not is_elsewhere(node)]
    scopes = {scope for _, scope in marked if scope is not None}
    holding = set(heading.iterancestors()) if heading is not None else set()
    for node, scope in marked:
        own = scope is None or scope in holding or len(scopes) == 1
        if own and (scope is None or _kind(scope) in _ARTICLE_TYPES | _PAGE_TYPES):
            yield node.get("content") or node.get("datetime") or one_line(node.text_content())


def _scope(node: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    return next((each for each in node.iterancestors() if each.get("itemscope") is not None), None)


def _kind(scope: lxml.html.HtmlElement) -> str:
    return (scope.get("itemtype") or "").rstrip("/").rpartition("/")[2]
