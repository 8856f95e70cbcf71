"""Finding a site's feed: those its page announces, those it links to, and the places where feeds usually stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

import lxml.html

from bot.reading.pages.htmltree import base_of, lines, links, read_tree
from bot.reading.text.addresses import page_of, resolved

MOST: Final = 10
"""Feeds named at most: each is fetched to find out whether it is one."""

_TYPES: Final = re.compile(r"application/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)", re.IGNORECASE)
_PROGRAMS: Final = "/wp-json"
"""WordPress announces its programming interface as plain JSON beside its feeds."""

_FEED_PATH: Final = re.compile(
    r"\.(?:rss|rdf|atom)(?:\?|$)|/(?:rss|atom|feed|index)[\w.-]*\.(?:xml|ashx|php|json)(?:\?|$)|/(?:rss|feeds?|atom)(?:/(?:[^?]*\.xml)?)?$",
    re.IGNORECASE,
)
_FEED_NAME: Final = re.compile(r"\b(?:rss|atom|rdf|newsfeed)\b|フィード", re.IGNORECASE)
_USUAL: Final = ("feed/", "rss.xml", "atom.xml", "feed.xml", "index.rdf")


def find_feeds(data: bytes, url: str, content_type: str) -> tuple[str, ...]:
    """Give the addresses of what may be the feeds of the page found at `url`, the likeliest first, MOST at most.

    Those it announces go before those it links to by an address or a text that says so. Raises ReadingError when it
    is no web page.
    """
    root = read_tree(data, url, content_type)
    found = dict.fromkeys(chain(_announced(root, url), _linked(root, url)))
    return tuple(islice((address for address in found if page_of(address) != page_of(url)), MOST))


def usual_feeds(url: str) -> tuple[str, ...]:
    """Give the addresses at which the site of a canonical address may have a feed that it does not name."""
    return tuple(address for place in _USUAL if (address := resolved(f"/{place}", url)))


def _announced(root: lxml.html.HtmlElement, url: str) -> Iterator[str]:
    base = base_of(root, url)
    for node in root.iter("link"):
        is_feed = (
            _TYPES.match((node.get("type") or "").strip()) and "alternate" in (node.get("rel") or "").lower().split()
        )
        if is_feed and (address := resolved(node.get("href") or "", base)) and _PROGRAMS not in address:
            yield address


def _linked(root: lxml.html.HtmlElement, url: str) -> Iterator[str]:
    """Give the links to feeds, those whose address says so first."""
    found = list(links(root, url))
    yield from (address for _, address in found if _FEED_PATH.search(address))
    yield from (address for node, address in found if any(_FEED_NAME.search(line) for line in lines(node)))
