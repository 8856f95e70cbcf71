"""Feeds: every format and encoding in use, nothing lost to a broken article, no date invented."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import ReadingError
from bot.domain.moments import Precision
from bot.reading.feeds.feeds import MAX_BYTES, parse_feed
from bot.reading.feeds.feedtree import MAX_ARTICLES

URL = "https://courier.example/feed.xml"
ITEM = """<item><title>海底ケーブル、合意へ</title><link>https://courier.example/1</link><guid>n-1</guid>
<pubDate>Mon, 12 May 2025 08:00:00 +0900</pubDate><description>両者は費用を分担する。</description></item>"""


def rss(items: str = ITEM, head: str = "<language>ja-JP</language>", prolog: str = "") -> str:
    return (
        f'{prolog}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Courier &amp; 通信</title>'
        f"<link>https://courier.example</link>{head}{items}</channel></rss>"
    )


ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://courier.example/news/">
<title>Kurier</title><link href="https://courier.example/"/><link rel="self" href="https://courier.example/atom"/>
<entry><id>tag:courier.example,2025:1</id><title type="html">Kabel &amp;amp; &lt;em&gt;Schiffe&lt;/em&gt;</title>
<link rel="alternate" href="1.html"/><updated>2025-05-13T10:00:00Z</updated><published>2025-05-12</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Beide zahlen.</p><p>Jeder die Hälfte.</p></div></content>
</entry></feed>"""

RDF = """<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://courier.example/"><title>通信</title>
<link>https://courier.example/</link><dc:language>ja</dc:language></channel>
<item rdf:about="https://courier.example/1"><title>記事</title><link>https://courier.example/1</link>
<dc:date>2025-05-12T08:00+09:00</dc:date><description>本文です。</description></item></rdf:RDF>"""

RSS_091 = """<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Courier</title><link>https://courier.example/</link><language>en</language>
<item><title>Old style</title><link>https://courier.example/1</link></item></channel></rss>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Courier",
        "home_page_url": "https://courier.example/",
        "language": "fr",
        "items": [
            {
                "id": 7,
                "url": "https://courier.example/1?utm_source=feed",
                "title": "Le câble",
                "content_html": "<p>Les deux paient.</p>",
                "date_published": "2025-05-12T08:00:00+02:00",
            }
        ],
    }
)

FORMATS = [
    pytest.param(rss(), ("海底ケーブル、合意へ", "両者は費用を分担する。", "2025-05-11T23:00:00Z", "ja"), id="RSS 2.0"),
    pytest.param(RSS_091, ("Old style", "", None, "en"), id="RSS 0.91 with its public DTD"),
    pytest.param(RDF, ("記事", "本文です。", "2025-05-11T23:00:00Z", "ja"), id="RSS 1.0 (RDF)"),
    pytest.param(ATOM, ("Kabel & Schiffe", "Beide zahlen.\n\nJeder die Hälfte.", "2025-05-12", "de"), id="Atom"),
    pytest.param(JSON_FEED, ("Le câble", "Les deux paient.", "2025-05-12T06:00:00Z", "fr"), id="JSON Feed"),
]


@pytest.mark.parametrize(("feed", "expected"), FORMATS)
def test_each_format_gives_title_text_date_and_language(feed: str, expected: tuple[str | None, ...]) -> None:
    (document,) = parse_feed(feed.encode(), URL).documents
    published = document.published.iso() if document.published else None

    assert (document.title, document.text, published, document.language) == expected


def test_the_feed_says_what_it_is() -> None:
    feed = parse_feed(rss().encode(), URL)

    assert (feed.title, feed.site, feed.language) == ("Courier & 通信", "https://courier.example/", "ja")


ENCODINGS = [
    pytest.param(encoding, header, declared, id=f"{encoding}, {where}")
    for encoding in ("shift_jis", "euc-jp", "iso-2022-jp", "utf-8", "utf-16")
    for where, header, declared in (("declared", "", True), ("in the header", f"text/xml; charset={encoding}", False))
]


@pytest.mark.parametrize(("encoding", "header", "declared"), ENCODINGS)
def test_japanese_is_read_in_its_encoding(encoding: str, header: str, declared: bool) -> None:
    prolog = f'<?xml version="1.0" encoding="{encoding}"?>' if declared else ""
    feed = parse_feed(rss(prolog=prolog).encode(encoding), URL, header)

    assert feed.documents[0].title == "海底ケーブル、合意へ"


@pytest.mark.parametrize("encoding", ["windows-1252", "windows-1250", "iso-8859-1", "iso-8859-2"])
def test_european_letters_are_read_in_their_encoding(encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>Ö</title>{ITEM}</channel></rss>'
    )
    data = (
        text.replace("海底ケーブル、合意へ", "Größe und Übermaß")
        .replace("両者は費用を分担する。", "ä")
        .encode(encoding)
    )

    assert parse_feed(data, URL).documents[0].title == "Größe und Übermaß"


def dated(date: str) -> bytes:
    return rss(f"<item><title>T</title><link>https://courier.example/1</link><pubDate>{date}</pubDate></item>").encode()


DATES = [
    pytest.param("Mon, 12 May 2025 08:00:00 JST", "2025-05-11T23:00:00Z", Precision.INSTANT, id="a named zone"),
    pytest.param("Mon, 12 May 2025", "2025-05-12", Precision.DAY, id="a day"),
    pytest.param("2025-05", "2025-05", Precision.MONTH, id="a month"),
    pytest.param("2025", "2025", Precision.YEAR, id="a year"),
    pytest.param("Mon, 12 May 2025 00:00:00 GMT", "2025-05-12", Precision.DAY, id="midnight UTC is a day"),
    pytest.param("2025-05-12T08:00:00", "2025-05-12", Precision.DAY, id="a time without zone is a day"),
]


@pytest.mark.parametrize(("date", "iso", "precision"), DATES)
def test_a_date_keeps_its_precision(date: str, iso: str, precision: Precision) -> None:
    published = parse_feed(dated(date), URL).documents[0].published

    assert published is not None
    assert (published.iso(), published.precision, published.reason) == (iso, precision, "the feed")


@pytest.mark.parametrize("date", ["", "12 May", "12:30", "yesterday", "2025-13-45", "Mon, 99 Foo 2025 08:00:00 GMT"])
def test_what_is_no_full_date_gives_no_date(date: str) -> None:
    assert parse_feed(dated(date), URL).documents[0].published is None


A = "https://courier.example/a"

IDENTITIES = [
    pytest.param("<link>/a?utm_source=rss</link><guid>n-1</guid>", (A, "n-1"), id="address and guid"),
    pytest.param(f"<guid isPermaLink='true'>{A}</guid>", (A, A), id="a guid that is the address"),
    pytest.param("<guid isPermaLink='false'>n-1</guid>", (None, "n-1"), id="a guid alone"),
    pytest.param("<link>javascript:alert(1)</link><guid>n-1</guid>", (None, "n-1"), id="a link that is no address"),
]


@pytest.mark.parametrize(("marks", "named"), IDENTITIES)
def test_an_article_keeps_its_address_and_its_id(marks: str, named: tuple[str | None, str]) -> None:
    (document,) = parse_feed(rss(f"<item><title>T</title>{marks}</item>").encode(), URL).documents

    assert (document.url, document.identity) == named


def test_the_fuller_of_content_and_summary_is_the_text() -> None:
    item = """<item><title>T</title><link>https://courier.example/1</link>
    <description>Short.</description><content:encoded><![CDATA[
    <p>Long <b>and</b> full.</p><script>x()</script><p>A&amp;B agree.</p>]]>
    </content:encoded></item>"""

    assert parse_feed(rss(item).encode(), URL).documents[0].text == "Long and full.\n\nA&B agree."


def test_a_broken_article_does_not_lose_the_others() -> None:
    broken = (
        "<item><title>Broken &nbsp; <b>x</title><link>https://courier.example/2</link><pubDate>never</pubDate></item>"
    )
    titles = [document.title for document in parse_feed(rss(broken + ITEM).encode(), URL).documents]

    assert titles == ["Broken x", "海底ケーブル、合意へ"]


def test_wrong_kinds_of_values_in_json_are_absent() -> None:
    feed = {
        "title": 5,
        "items": [3, {"id": "a", "title": ["x"], "url": {}, "content_text": None}, {"id": "b", "title": "B"}],
    }
    documents = parse_feed(json.dumps(feed).encode(), URL).documents

    assert [(document.identity, document.title) for document in documents] == [("a", ""), ("b", "B")]


def test_only_the_newest_articles_of_an_endless_feed_are_read() -> None:
    items = "".join(
        f"<item><title>T{n}</title><link>https://courier.example/{n}</link></item>" for n in range(MAX_ARTICLES + 9)
    )
    documents = parse_feed(rss(items).encode(), URL).documents

    assert (len(documents), documents[0].title) == (MAX_ARTICLES, "T0")


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">'
    '<!ENTITY c SYSTEM "file:///etc/hosts">]>'
)
REFUSED = [
    pytest.param(b"", "empty", id="nothing"),
    pytest.param(b"Good morning", "not a feed", id="plain text"),
    pytest.param(b"<!DOCTYPE html><html><body>rss</body></html>", "is a web page, not a feed", id="a web page"),
    pytest.param(
        b'<html><head><link type="application/rss+xml" href="/feed"></head>', "web page", id="a page with feeds"
    ),
    pytest.param(b'{"items": [', "valid JSON", id="half of a JSON text"),
    pytest.param(b'{"name": "x"}', "not a JSON Feed", id="another JSON text"),
    pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d", "not text", id="a picture"),
    pytest.param(rss("<item><title>&b;</title></item>", prolog=ENTITIES).encode(), "entities", id="an entity bomb"),
    pytest.param(
        rss("<item><title>&b;</title></item>", prolog=ENTITIES).encode("utf-16"), "entities", id="one in UTF-16"
    ),
    pytest.param(b"<rss>" + b" " * MAX_BYTES, "larger", id="too large"),
]


@pytest.mark.parametrize(("data", "sentence"), REFUSED)
def test_what_is_no_feed_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ReadingError, match=sentence):
        parse_feed(data, URL)


@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda noise: rss().encode()[:200] + noise))
def test_any_bytes_give_a_feed_or_a_reading_error(data: bytes) -> None:
    with suppress(ReadingError):
        assert isinstance(parse_feed(data, URL).title, str)
