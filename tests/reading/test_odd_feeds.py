"""Odd feeds: titles and links however they are written, ids that tell nothing, and what is built to hurt."""

from __future__ import annotations

import time

import pytest

from bot.domain.errors import ReadingError
from bot.reading.feeds.feeds import MAX_BYTES, parse_feed, tell_apart
from tests.reading.test_feeds import ITEM, RDF, URL, rss

SOON = 5.0
"""Seconds; most take a tenth of one, on a machine that has nothing else to do."""


def rss_of(inner: str, prolog: str = "") -> str:
    return rss(f"<item>{inner}</item>", prolog=prolog)


def atom_of(inner: str, attributes: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>K</title><entry>{inner}</entry></feed>'


XHTML = '<div xmlns="http://www.w3.org/1999/xhtml">Both <b>pay</b> &amp; go</div>'

TITLES = [
    pytest.param(atom_of(f'<title type="xhtml">{XHTML}</title>'), "Both pay & go", id="markup inside"),
    pytest.param(
        atom_of('<title type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml">A<x:br/>B</x:div></title>'),
        "A B",
        id="markup inside, with a prefix",
    ),
    pytest.param(rss_of("<title>Both <b>pay</b></title>"), "Both pay", id="markup inside, undeclared"),
    pytest.param(atom_of('<title type="html">&lt;b>A&lt;/b> &amp;amp; B</title>'), "A & B", id="escaped markup"),
    pytest.param(atom_of('<title type="text">Use &lt;b> now</title>'), "Use <b> now", id="plain text with brackets"),
    pytest.param(atom_of('<title mode="base64">Qm90aCBwYXk=</title>'), "Both pay", id="base64, Atom 0.3"),
    pytest.param(atom_of('<title type="application/octet-stream">Qm90aA==</title>'), "Both", id="base64, Atom 1.0"),
    pytest.param(atom_of('<title mode="base64">no base64!</title>'), "no base64!", id="base64 that is none"),
    pytest.param(rss_of("<title><![CDATA[A &amp; B]]></title>"), "A & B", id="CDATA"),
    pytest.param(
        rss_of('<m:title xmlns:m="http://search.yahoo.com/mrss/">Picture</m:title><title>Story</title>'),
        "Story",
        id="its own before that of its picture",
    ),
    pytest.param(rss_of("<title/><dc:title>Story</dc:title>"), "Story", id="another vocabulary's where it has none"),
    pytest.param(rss_of("<title>A</title><media:content/>"), "A", id="beside a prefix nobody declared"),
    pytest.param(rss_of("<title>A&nbsp;B</title>"), "A B", id="an entity of HTML"),
    pytest.param(rss_of("<title>A & B</title>"), "A & B", id="a lone ampersand"),
    pytest.param(rss_of("<title>A &#xD83D;&#xDE00; B</title>"), "A \ufffd\ufffd B", id="halves of a character"),
    pytest.param(rss_of("<title>A &#99999999999; B</title>"), "A \ufffd B", id="a number of no character"),
    pytest.param(rss_of("<title>A</title>").partition("</channel>")[0] + "<item><titl", "A", id="broken off"),
    pytest.param("<br/><b>Warning</b>: x.php\n" + rss_of("<title>A</title>"), "A", id="behind a server's complaint"),
    pytest.param("<!-- <rss> no more -->" + rss_of("<title>A</title>"), "A", id="behind a comment"),
    pytest.param(rss_of("<title>A</title>", "<!DOCTYPE html>"), "A", id="behind the doctype of a page"),
    pytest.param(rss_of("<title>A</title>").upper().replace("<?XML", "<?xml"), "A", id="in capitals"),
    pytest.param("<CHANNEL><ITEM HREF='/1'><TITLE>A</TITLE></ITEM></CHANNEL>", "A", id="CDF"),
    pytest.param(
        rss_of("<title>&co; pays</title>", '<!DOCTYPE rss [<!ENTITY co "Kabel AG">]>'),
        "Kabel AG pays",
        id="a short entity of its own",
    ),
    pytest.param(
        rss_of(
            "<title>A</title>",
            '<!DOCTYPE rss [<!ENTITY % l PUBLIC "-//W3C//ENTITIES Latin 1" "http://www.w3.org/x.ent">%l;]>',
        ),
        "A",
        id="entities of the W3C",
    ),
]


@pytest.mark.parametrize(("feed", "title"), TITLES)
def test_a_title_is_read_however_it_is_written(feed: str, title: str) -> None:
    assert parse_feed(feed.encode(), URL).documents[0].title == title


BASES = 'xml:base="http://old.example/a/"'

LINKS = [
    pytest.param(rss_of("<link>/1?b=1&c=2</link>"), "https://courier.example/1?b=1&c=2", id="a lone ampersand"),
    pytest.param(
        rss_of("<link><![CDATA[/1?b=1&amp;c=2]]></link>"),
        "https://courier.example/1?b=1&c=2",
        id="an ampersand escaped twice",
    ),
    pytest.param(rss_of('<atom:link href="/1"/>'), "https://courier.example/1", id="Atom's in RSS"),
    pytest.param(rss_of('<link href="/1"/>'), "https://courier.example/1", id="as an attribute in RSS"),
    pytest.param(
        rss_of("<link>http://clicks.example/x</link><feedburner:origLink>/1</feedburner:origLink>"),
        "https://courier.example/1",
        id="the original behind a counter of clicks",
    ),
    pytest.param(rss_of("<guid>https://courier.example/1</guid>"), "https://courier.example/1", id="the guid alone"),
    pytest.param(rss_of("<guid>/1</guid>"), "https://courier.example/1", id="the guid alone, relative"),
    pytest.param(rss_of("<guid>Tuesday</guid>"), None, id="a guid that is a word"),
    pytest.param(rss_of('<guid isPermaLink="false">https://courier.example/1</guid>'), None, id="a guid that is none"),
    pytest.param(atom_of("<id>urn:uuid:60a76c80</id>"), None, id="a name is none"),
    pytest.param(
        atom_of(
            '<link rel="self" href="/s"/><link rel="alternate" type="application/json" href="/j"/><link href="/1"/>'
        ),
        "https://courier.example/1",
        id="the page among others",
    ),
    pytest.param(
        atom_of('<link href="/1"/><link rel="alternate" hreflang="ja" href="/ja/1"/>'),
        "https://courier.example/1",
        id="the first of two pages",
    ),
    pytest.param(atom_of('<link rel="enclosure" href="/1.mp3"/>'), None, id="a recording is no page"),
    pytest.param(atom_of('<link href="b/1"/>', BASES), "http://old.example/a/b/1", id="relative to its base"),
    pytest.param(
        atom_of('<link xml:base="../c/" href="1"/>', BASES), "http://old.example/c/1", id="relative to a relative base"
    ),
    pytest.param(atom_of('<link href="1"/>', 'xml:base="http://["'), None, id="relative to a base that is none"),
    pytest.param(
        RDF.replace("<link>https://courier.example/1</link>", ""), "https://courier.example/1", id="RDF's name"
    ),
    pytest.param("<channel><item href='/1'/></channel>", "https://courier.example/1", id="CDF"),
]


@pytest.mark.parametrize(("feed", "url"), LINKS)
def test_a_link_is_found_wherever_it_stands(feed: str, url: str | None) -> None:
    assert parse_feed(feed.encode(), URL).documents[0].url == url


def test_a_picture_in_place_of_text_is_no_text() -> None:
    entry = '<title>A</title><content type="image/png">iVBORw0KGgoAAAANSUhEUg==</content><summary>B</summary>'

    assert parse_feed(atom_of(entry).encode(), URL).documents[0].text == "B"


def test_an_article_that_says_nothing_keeps_its_place_until_articles_are_told_apart() -> None:
    feed = parse_feed(rss("<item/>" + ITEM).encode(), URL)

    assert [document.title for document in feed.documents] == ["", "海底ケーブル、合意へ"]
    assert [document.title for document in tell_apart(feed).documents] == ["海底ケーブル、合意へ"]


def test_the_first_date_that_can_be_read_counts() -> None:
    item = "<title>T</title><pubDate>soon</pubDate><dc:date>2025-05-12</dc:date>"
    published = parse_feed(rss_of(item).encode(), URL).documents[0].published

    assert published is not None
    assert published.iso() == "2025-05-12"


def three(*marks: str) -> str:
    return rss("".join(f"<item><title>T{n}</title>{mark}</item>" for n, mark in enumerate(marks)))


def at(path: str, guid: str = "") -> str:
    return f"<link>https://courier.example{path}</link>" + (f"<guid isPermaLink='false'>{guid}</guid>" if guid else "")


APART = [
    pytest.param(
        three(at("/1", "a"), at("/2", "b")),
        [("https://courier.example/1", "a"), ("https://courier.example/2", "b")],
        id="all different",
    ),
    pytest.param(
        three(at("/1", "x"), at("/2", "x"), at("/3", "c")),
        [("https://courier.example/1", ""), ("https://courier.example/2", ""), ("https://courier.example/3", "c")],
        id="one id for two",
    ),
    pytest.param(three(at("/a", "1"), at("/a", "2")), [(None, "1"), (None, "2")], id="one address for two"),
    pytest.param(
        three(at("/a#1", "1"), at("/a#2", "2")), [(None, "1"), (None, "2")], id="places on one page for addresses"
    ),
    pytest.param(
        three(at("/a", "x"), at("/a", "x")),
        [("https://courier.example/a", ""), ("https://courier.example/a", "")],
        id="one article under two titles",
    ),
    pytest.param(three(at("", "1")), [(None, "1")], id="the address of the site itself"),
    pytest.param(
        rss((ITEM + ITEM).replace("n-1", "x")), [("https://courier.example/1", "x")] * 2, id="one article, twice"
    ),
]


@pytest.mark.parametrize(("feed", "named"), APART)
def test_what_several_articles_share_tells_none_of_them(feed: str, named: list[tuple[str | None, str]]) -> None:
    documents = tell_apart(parse_feed(feed.encode(), URL)).documents

    assert [(document.url, document.identity) for document in documents] == named


ITEM_OPEN = "<item><title>T</title><link>/1</link><description>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))

HOSTILE = [
    pytest.param(f'<!DOCTYPE rss [<!ENTITY l0 "l">{LAUGHS}]>' + rss_of("<title>&l9;</title>"), id="a billion laughs"),
    pytest.param(
        f'<!DOCTYPE rss [<!ENTITY a "{"a" * 50_000}">]>' + rss_of(f"<title>{'&a;' * 50_000}</title>"),
        id="a long entity",
    ),
    pytest.param('<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hosts">]>' + rss_of("<title>&a;</title>"), id="a file"),
    pytest.param(rss(ITEM_OPEN + "<a>" * 200_000), id="200,000 unclosed links"),
    pytest.param(rss("<item>" * 200_000), id="200,000 unclosed articles"),
    pytest.param(rss(ITEM_OPEN + "<x:y>" * 200_000), id="200,000 unclosed elements of nobody"),
    pytest.param(rss(ITEM_OPEN + "<b>" * 100_000 + "</b>" * 100_000 + "</description></item>"), id="deep nesting"),
    pytest.param('{"items":' + "[" * 4_000_000, id="deep nesting in JSON"),
    pytest.param("<!--" * 2_000_000, id="comments without end"),
    pytest.param(" " * MAX_BYTES, id="nothing at all, at length"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_feed_is_refused_soon(text: str) -> None:
    start = time.process_time()
    with pytest.raises(ReadingError):
        parse_feed(text.encode(), URL)
    assert time.process_time() - start < SOON


ATTRIBUTES = " ".join(f"a{n}='1'" for n in range(100_000))
LABOUR = [
    pytest.param(rss(ITEM_OPEN + "<p>" * 200_000), id="200,000 unclosed paragraphs"),
    pytest.param(rss(ITEM_OPEN + "<br>" * 200_000), id="200,000 line breaks"),
    pytest.param(rss(f"<item {ATTRIBUTES}><title>T</title></item>"), id="attributes"),
    pytest.param(rss("<item/>" * 500_000 + ITEM), id="half a million empty articles"),
    pytest.param(rss(f"<item>{'<title>T</title>' * 300_000}</item>"), id="300,000 titles"),
    pytest.param(rss(f"<item><title>T</title><description>{'&lt;p>x ' * 2000}</description></item>" * 300), id="texts"),
    pytest.param(rss(ITEM_OPEN + "&" * 5_000_000), id="five million ampersands"),
    pytest.param(rss(ITEM_OPEN + "<" * 5_000_000), id="five million brackets"),
    pytest.param(rss(ITEM_OPEN + "&#xD83D;" * 500_000), id="half a million halves of characters"),
]


@pytest.mark.parametrize("text", LABOUR)
def test_a_feed_that_makes_work_is_read_soon(text: str) -> None:
    start = time.process_time()
    assert parse_feed(text.encode(), URL).title == "Courier & 通信"
    assert time.process_time() - start < SOON
