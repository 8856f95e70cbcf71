"""Listing pages: the articles they link to, with the title and date that stand there, and no other."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import ReadingError
from bot.reading.feeds.feedtree import MAX_ARTICLES
from bot.reading.pages.listing import read_listing, suggest_listing

URL = "https://ministry.example/press/index.html"
SOON = 5.0
"""Seconds; most take a tenth of one, on a machine that has nothing else to do."""


def read(body: str, pattern: str = "/n/*", language: str = "en") -> list[tuple[str, str, str]]:
    page = f"<!doctype html><html lang={language}><title>Press</title><body>{body}</body></html>"
    documents = read_listing(page.encode(), URL, "text/html; charset=utf-8", pattern).documents
    return [
        (
            document.title,
            (document.url or "").removeprefix("https://ministry.example"),
            document.published.iso() if document.published else "",
        )
        for document in documents
    ]


LAYOUTS = [
    pytest.param(
        """<dl><dt>2025年5月12日</dt><dd><a href=/n/1>首脳協議を開催</a></dd><dd><a href=/n/2>水素の会合</a></dd>
        <dt>令和7年5月9日（金）</dt><dd><a href=/n/3>経済対話</a> <a href=/n/3>PDF</a></dd></dl>""",
        [
            ("首脳協議を開催", "/n/1", "2025-05-12"),
            ("水素の会合", "/n/2", "2025-05-12"),
            ("経済対話", "/n/3", "2025-05-09"),
        ],
        id="a ministry's list, several under one date",
    ),
    pytest.param(
        """<ul><li><a href=/n/1><span class=date>12 May 2025</span><span>Press</span><span>A pact</span></a></li>
        <li><a href=/n/2><span class=date>11 May 2025</span><span>Press</span><span>A visit</span></a></li></ul>""",
        [("A pact", "/n/1", "2025-05-12"), ("A visit", "/n/2", "2025-05-11")],
        id="date and section inside the link",
    ),
    pytest.param(
        """<div><article><a href=/n/1><img alt=Flags></a><time datetime=2025-05-12T08:00:00+02:00>Monday</time>
        <h3><a href=/n/1>Japan and <b>the EU</b> sign</a></h3><p>More of it.</p><a href=/n/1>Read on</a></article>
        <article><h3><a href=/n/2>Second</a></h3><time datetime=2025-05-11>Sunday</time><a href=/n/2>Read on</a>
        </article></div>""",
        [("Japan and the EU sign", "/n/1", "2025-05-12T06:00:00Z"), ("Second", "/n/2", "2025-05-11")],
        id="cards",
    ),
    pytest.param(
        """<div><h4>A pact</h4><p>12 May 2025</p><a href=/n/1>Read more</a></div>
        <div><h4>A visit</h4><p>11 May 2025</p><a href=/n/2>Read more</a></div>""",
        [("A pact", "/n/1", "2025-05-12"), ("A visit", "/n/2", "2025-05-11")],
        id="headings beside the links",
    ),
    pytest.param(
        """<a href=/n/1><div class=card-title>A pact</div><p>Both sides agreed.</p></a>
        <a href=/n/2><div class=card-title>A visit</div><p>They met.</p></a>""",
        [("A pact", "/n/1", ""), ("A visit", "/n/2", "")],
        id="links around whole cards",
    ),
    pytest.param(
        "<table><tr><td>2025/05/12<td><a href=/n/1>A pact</a><tr><td>2025/05/11<td><a href=/n/2>A visit</a></table>",
        [("A pact", "/n/1", "2025-05-12"), ("A visit", "/n/2", "2025-05-11")],
        id="a table",
    ),
    pytest.param(
        "<p>2025.5.12 <a href=/n/1>A pact</a><br>2025.5.11 <a href=/n/2>A visit</a></p>",
        [("A pact", "/n/1", "2025-05-12"), ("A visit", "/n/2", "2025-05-11")],
        id="one paragraph with line breaks",
    ),
    pytest.param(
        "<p><a href=/n/1>A pact</a></p><p>12.05.2025</p><p><a href=/n/2>A visit</a></p><p>11.05.2025</p>",
        [("A pact", "/n/1", "2025-05-12"), ("A visit", "/n/2", "2025-05-11")],
        id="dates behind",
    ),
    pytest.param(
        """<h3>12 May 2025</h3><ul><li><a href=/n/1>A pact</a></li><li><a href=/n/2>A visit</a></li></ul>
        <h3>11 May 2025</h3><ul><li><a href=/n/3>A talk</a></li></ul>""",
        [("A pact", "/n/1", "2025-05-12"), ("A visit", "/n/2", "2025-05-12"), ("A talk", "/n/3", "2025-05-11")],
        id="lists under dates",
    ),
    pytest.param(
        "<p>12 May 2025</p><ul><li><a href=/n/1>A pact</a></li><li><a href=/n/2>A visit</a></li></ul>",
        [("A pact", "/n/1", ""), ("A visit", "/n/2", "")],
        id="a date of the page is none of its articles",
    ),
    pytest.param(
        "<li><a href=/n/1>A pact</a> Updated: 12 May 2025</li><li><a href=/n/2>Talks of 3 May 2025 in Tokyo</a>",
        [("A pact", "/n/1", ""), ("Talks of 3 May 2025 in Tokyo", "/n/2", "")],
        id="a change, and a date within a title, are none either",
    ),
    pytest.param(
        "<a href=/n/1><img alt='A pact is signed'></a><a href=/n/2 title='A visit'></a><a href=/n/3></a>",
        [("A pact is signed", "/n/1", ""), ("A visit", "/n/2", ""), ("", "/n/3", "")],
        id="links without text",
    ),
    pytest.param(
        "<a href='../n/1?utm_source=x#top'>A pact</a><a href=http://other.example/n/1>No</a><a href=/about>No</a>",
        [("A pact", "/n/1", "")],
        id="other links are left out",
    ),
]


@pytest.mark.parametrize(("body", "articles"), LAYOUTS)
def test_titles_and_dates_are_those_beside_the_link(body: str, articles: list[tuple[str, str, str]]) -> None:
    assert read(body) == articles


PATTERNS = [
    pytest.param("/press/2025/*", True, id="a folder of the page's own site"),
    pytest.param("https://www.ministry.example/press/*.html", True, id="a whole address, in another spelling"),
    pytest.param("*/2025/*-jp.html", True, id="stars before, between and behind"),
    pytest.param("/press/2025/05-jp.html", True, id="no star"),
    pytest.param("*", True, id="nothing but a star"),
    pytest.param("/press/2024/*", False, id="another folder"),
    pytest.param("/press/2025/*.pdf", False, id="another ending"),
    pytest.param("https://other.example/*", False, id="another site"),
    pytest.param("/press/2025/05*05-jp.html", False, id="parts that would have to overlap"),
]


@pytest.mark.parametrize(("pattern", "is_article"), PATTERNS)
def test_a_link_is_an_article_when_its_address_is_of_the_pattern(pattern: str, is_article: bool) -> None:
    try:
        found = read("<a href=/press/2025/05-jp.html>A pact</a>", pattern)
    except ReadingError as error:
        assert "is of the pattern" in str(error)  # noqa: PT017  the other outcome is an answer
        found = []
    assert bool(found) is is_article


@pytest.mark.parametrize("link", ["/press/", "/press/index.html", "index.html?page=2", "#top"])
def test_the_page_itself_and_its_other_parts_are_no_articles(link: str) -> None:
    found = read(f"<a href='{link}'>Next</a><a href=/press/1.html>A pact</a>", "/press/*.html*")

    assert found == [("A pact", "/press/1.html", "")]


def test_articles_told_by_their_query_are_found_when_the_pattern_says_so() -> None:
    assert read("<a href='?id=7'>A pact</a><a href='?page=2'>Next</a>", "/press/*?id=*") == [
        ("A pact", "/press/index.html?id=7", "")
    ]


def test_the_page_says_its_name_and_language() -> None:
    page = "<html lang=ja><title>報道 発表</title><a href=/n/1>協議</a>".encode()
    feed = read_listing(page, URL, "text/html; charset=utf-8", "/n/*")

    assert (feed.title, feed.site, feed.language) == ("報道 発表", URL, "ja")


REFUSED = [
    pytest.param(b"<html><body><p>Just a moment</p></body></html>", "No link on", id="no link"),
    pytest.param(b"<html><body><a href=/about>About</a></body></html>", "No link on", id="no link of the pattern"),
    pytest.param(b"Good morning", "not a web page", id="plain text"),
    pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d", "not text", id="a picture"),
]


@pytest.mark.parametrize(("data", "sentence"), REFUSED)
def test_a_page_without_articles_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ReadingError, match=sentence):
        read_listing(data, URL, "", "/n/*")


LONG = "Japan and the European Union agree on {}"
SUGGESTED = [
    pytest.param("/press/2025/{}.html", "https://ministry.example/press/*/*.html", id="numbered pages"),
    pytest.param("/news/pact-{}", "https://ministry.example/news/*", id="named pages"),
    pytest.param("/view.php?id={}&l=en", "https://ministry.example/view.php?id=*&l=*", id="pages told by their query"),
]


@pytest.mark.parametrize(("address", "pattern"), SUGGESTED)
def test_a_pattern_is_suggested_from_links_that_read_like_headlines(address: str, pattern: str) -> None:
    articles = "".join(f"<a href='{address.format(n)}'>{LONG.format(n)}</a>" for n in range(3))
    around = "".join(f"<a href=/about/{n}>About us</a>" for n in range(9)) + "<a href=/>" + LONG + "</a>"

    assert suggest_listing(f"<html>{around}{articles}</html>".encode(), URL, "") == (pattern,)


def links(count: int) -> str:
    return "".join(f"<li>2025-05-12 <a href=/n/{n}>A pact</a></li>" for n in range(count))


LABOUR = [
    pytest.param("<ul>" + links(15_000), id="15,000 articles"),
    pytest.param("<a href=/n/1>A pact</a>" * 40_000, id="one article, 40,000 times"),
    pytest.param("<div>" * 250 + links(5_000), id="deep nesting"),
    pytest.param("<p>2025-05-12</p><p>x</p>" * 20_000 + links(9), id="20,000 dates"),
    pytest.param("<a href=/n/1><h2>A pact</h2>" * 20_000, id="headings in links in links"),
    pytest.param("<a href=/n/1>A pact" + "<div>" * 200_000, id="200,000 unclosed elements"),
    pytest.param("<a href=/n/1>" + "12 May 2025 " * 300_000 + "</a>", id="a very long line"),
]


@pytest.mark.parametrize("body", LABOUR)
def test_a_page_that_makes_work_is_read_soon(body: str) -> None:
    start = time.process_time()
    assert 0 < len(read(body)) <= MAX_ARTICLES
    suggest_listing(body.encode(), URL, "")
    assert time.process_time() - start < SOON


HOSTILE = [
    pytest.param("<a href=/n/1>A pact</a>" + "<i></i>" * 60_000, "elements", id="60,000 elements"),
    pytest.param(
        "<a href=/n/1 " + " ".join(f"a{n}=x" for n in range(99_000)) + ">A</a>", "attributes", id="attributes"
    ),
]


@pytest.mark.parametrize(("body", "sentence"), HOSTILE)
def test_a_hostile_page_is_refused_soon(body: str, sentence: str) -> None:
    start = time.process_time()
    with pytest.raises(ReadingError, match=sentence):
        read(body)
    assert time.process_time() - start < SOON


@pytest.mark.parametrize("pattern", ["*a" * 1000, "*" * 5000, "/" + "a*" * 1000])
def test_a_hostile_pattern_is_tried_soon(pattern: str) -> None:
    start = time.process_time()
    with suppress(ReadingError):
        read("".join(f"<a href=/{'a' * 1900}{n}>A pact</a>" for n in range(500)), pattern)
    assert time.process_time() - start < SOON


@given(st.text(max_size=200), st.text(max_size=20))
def test_any_page_and_pattern_give_articles_or_a_reading_error(text: str, pattern: str) -> None:
    with suppress(ReadingError):
        assert read(f"<a href=/n/1>{text}</a>", pattern)
