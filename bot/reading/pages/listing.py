"""Listing pages: the articles a page without a feed links to, chosen by the pattern of their addresses."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeAlias

import lxml.html

from bot.domain.articles import Document
from bot.domain.errors import ReadingError
from bot.reading.feeds.feeds import Feed
from bot.reading.feeds.feedtree import MAX_ARTICLES, MAX_TITLE
from bot.reading.pages.htmltree import lines, links, read_tree
from bot.reading.pages.listdates import ListDates, date_in
from bot.reading.pages.patterns import matches, suggest_patterns
from bot.reading.text.language import claimed
from bot.reading.text.markup import one_line

_Link: TypeAlias = tuple[lxml.html.HtmlElement, str]
"""A link and the canonical address it leads to."""

_Owners: TypeAlias = dict[lxml.html.HtmlElement, str]
"""For every element that holds links the address it leads to alone, "" where it leads to several."""

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HEADLINE: Final = re.compile(r"(?:^|[\s_-])(?:title|headline|heading|ttl)(?:$|[\s_-])", re.IGNORECASE)
_LISTS: Final = frozenset({"html", "body", "main", "ul", "ol", "dl", "table", "tbody"})
"""What holds articles, and never is a part of one."""

_MOST_LINKS: Final = 20
"""Links to one article that are looked at."""

_TEASER: Final = 200
"""Characters from which the text of a link is more than a headline."""

_LETTERS: Final = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class _Card:
    """The parts of the page that lead to one article alone, and its links in them."""

    address: str
    parts: tuple[lxml.html.HtmlElement, ...]
    links: tuple[lxml.html.HtmlElement, ...]


def read_listing(data: bytes, url: str, content_type: str, pattern: str) -> Feed:
    """Read the articles linked from the page found at `url`: one document for each address that is of `pattern`.

    * in the pattern stands for any characters; one that begins with / is of the page's own host. Title and date are
    what the page shows with the link, "" and None where it shows none; the documents have no text. Raises ReadingError
    when it is no web page or no link is of the pattern.
    """
    root = read_tree(data, url, content_type)
    found = [(node, address) for node, address in links(root, url) if matches(address, pattern, url)]
    if not found:
        raise ReadingError(
            "No link on {url} is of the pattern {pattern}: look at the page, or give another pattern.",
            url=url,
            pattern=pattern,
        )
    language = claimed(root.get("lang"))
    title = one_line(root.findtext(".//title") or "")[:MAX_TITLE]
    return Feed(title, url, language, tuple(_documents(found, language)))


def suggest_listing(data: bytes, url: str, content_type: str) -> tuple[str, ...]:
    """Suggest patterns for `read_listing`, the best first. Raises ReadingError when it is no web page."""
    root = read_tree(data, url, content_type)
    return suggest_patterns([(address, " ".join(lines(node))) for node, address in links(root, url)], url)


def _documents(found: Sequence[_Link], language: str | None) -> Iterator[Document]:
    owners = _owners(found)
    dates = ListDates(owners, language)
    repeated = _repeated(found)
    for card in islice(_cards(found, owners), MAX_ARTICLES):
        published = (dates.of(part) for part in card.parts)
        yield Document(
            text="",
            title=_title(card, repeated, language)[:MAX_TITLE],
            url=card.address,
            published=next(filter(None, published), None),
            language=language,
        )


def _owners(found: Iterable[_Link]) -> _Owners:
    owners: _Owners = {}
    for link, address in found:
        for node in (link, *link.iterancestors()):
            known = owners.setdefault(node, address)
            if not known:
                break
            if known != address:
                owners[node] = ""
    return owners


def _cards(found: Iterable[_Link], owners: _Owners) -> Iterator[_Card]:
    by_address: defaultdict[str, list[lxml.html.HtmlElement]] = defaultdict(list)
    for link, address in found:
        by_address[address].append(link)
    for address, every in by_address.items():
        nodes = every[:_MOST_LINKS]
        parts = dict.fromkeys(_part(node, address, owners) for node in nodes)
        yield _Card(address, tuple(parts), tuple(nodes))


def _part(link: lxml.html.HtmlElement, address: str, owners: _Owners) -> lxml.html.HtmlElement:
    part = link
    for node in link.iterancestors():
        if owners[node] != address or node.tag in _LISTS:
            break
        part = node
    return part


def _repeated(found: Iterable[_Link]) -> frozenset[str]:
    """Give what stands on links to different articles: "read more", "PDF", the name of a section."""
    said = {(line, address) for link, address in found for line in lines(link)}
    return frozenset(line for line, count in Counter(line for line, _ in said).items() if count > 1)


def _title(card: _Card, repeated: frozenset[str], language: str | None) -> str:
    """Give the heading that is or holds the link, else the longer of its text and the headings beside it."""
    linked = [heading for link in card.links for heading in (*_above(link, card), *_headings(link))]
    beside = [heading for part in card.parts for heading in _headings(part)]
    labels = [label for link in card.links for label in _labels(link)]
    for nodes in (linked, (*card.links, *beside)):
        texts = [_headline(lines(node), repeated, language) for node in nodes]
        if best := max(texts, key=len, default=""):
            return best
    return next((label for label in labels if _LETTERS.search(label)), "")


def _above(link: lxml.html.HtmlElement, card: _Card) -> Iterator[lxml.html.HtmlElement]:
    for node in link.iterancestors():
        if node in card.parts or node.tag in _HEADINGS:
            if node.tag in _HEADINGS:
                yield node
            return


def _headings(node: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    for each in node.iterdescendants():
        if each.tag in _HEADINGS or _HEADLINE.search(each.get("class") or ""):
            yield each


def _headline(found: Sequence[str], repeated: frozenset[str], language: str | None) -> str:
    telling = [line for line in found if line not in repeated and _LETTERS.search(line) and not date_in(line, language)]
    whole = " ".join(telling)
    return whole if len(whole) <= _TEASER else telling[0]


def _labels(link: lxml.html.HtmlElement) -> Iterator[str]:
    """Give what a link without text is called: for those who cannot see it, or by its picture."""
    values = (link.get("title"), link.get("aria-label"), *(image.get("alt") for image in link.iter("img")))
    return (one_line(value) for value in values if value)
