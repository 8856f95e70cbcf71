"""A site's feeds: announced, linked to, or where they usually stand."""

from __future__ import annotations

import pytest

from bot.domain.errors import ReadingError
from bot.reading.pages.discovery import MOST, find_feeds, usual_feeds

URL = "https://ministry.example/news/index.html"
SITE = "https://ministry.example"

PAGES = [
    pytest.param('<link rel="alternate" type="application/rss+xml" href="/f">', ("/f",), id="announced"),
    pytest.param('<link rel="ALTERNATE home" type="Application/Atom+XML; x" href=/f>', ("/f",), id="in capitals"),
    pytest.param('<link rel="alternate" type="text/html" href="/en">', (), id="the page in another language"),
    pytest.param('<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">', (), id="WordPress"),
    pytest.param(
        '<base href="/b/"><link rel="alternate" type="application/feed+json" href="f">', ("/b/f",), id="a base"
    ),
    pytest.param('<a href="/whatsnew.rdf">更新情報</a>', ("/whatsnew.rdf",), id="linked, by its ending"),
    pytest.param('<a href="/rss/news.xml">x</a>', ("/rss/news.xml",), id="linked, by its folder"),
    pytest.param('<a href="pressreleases.ashx">RSS</a>', ("/news/pressreleases.ashx",), id="linked, by its text"),
    pytest.param('<a href="/about">About</a><a href="/sitemap.xml">Map</a>', (), id="other links"),
    pytest.param(
        '<a href="/2">RSS</a><a href="/1.rss">x</a><link rel=alternate type=application/rss+xml href="/0">',
        ("/0", "/1.rss", "/2"),
        id="the announced first, then those whose address says so",
    ),
    pytest.param('<a href="/f.rss">RSS</a><a href="/f.rss#x">Atom</a>', ("/f.rss",), id="each once"),
    pytest.param('<a href="#rss">RSS</a>', (), id="never the page itself"),
]


@pytest.mark.parametrize(("body", "paths"), PAGES)
def test_the_feeds_of_a_page_are_found(body: str, paths: tuple[str, ...]) -> None:
    found = find_feeds(f"<html><body>{body}</body></html>".encode(), URL, "text/html; charset=utf-8")

    assert found == tuple(f"{SITE}{path}" for path in paths)


def test_only_so_many_are_named() -> None:
    body = "".join(f'<a href="/{n}.rss">RSS</a>' for n in range(100))

    assert len(find_feeds(f"<html>{body}".encode(), URL, "")) == MOST


def test_what_is_no_page_has_no_feeds() -> None:
    with pytest.raises(ReadingError, match="not a web page"):
        find_feeds(b"Good morning", URL, "")


def test_the_usual_places_are_at_the_root_of_the_site() -> None:
    places = usual_feeds(URL)

    assert f"{SITE}/rss.xml" in places
    assert all(place.startswith(f"{SITE}/") for place in places)
