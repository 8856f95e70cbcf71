"""Pages: the article on them, their date and feeds, and walls recognised."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import ReadingError
from bot.reading.pages.extract import MAX_BYTES, read_page

URL = "https://arctic.example/cable?utm_source=x"
PARAGRAPHS = (
    "Japan and the European Union agreed on Tuesday to share the cost of a cable through the Arctic, officials said.",
    "The cable will be laid by two ships, one from each side, over the next four summers.",
    "It is to carry data from 2030, and will be owned by a common company in Oslo.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(head: str = "", body: str = BODY, lang: str = "en-GB") -> bytes:
    return f"""<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Cable agreed | Arctic Post</title>
{head}</head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Cable agreed</h1>{body}</article>
<aside><h3>Most read</h3><ul><li><a href="/cows">Cows win a prize in the valley</a></li></ul></aside>
<footer>Copyright 2025 Arctic Post. All rights reserved.</footer></body></html>""".encode()


def test_the_articles_text_is_found_in_paragraphs() -> None:
    text = read_page(page(), URL).document.text

    assert text.removeprefix("Cable agreed\n\n") == "\n\n".join(PARAGRAPHS)


def test_title_address_and_language_are_read() -> None:
    document = read_page(page(), URL).document

    assert (document.title, document.url, document.language) == ("Cable agreed", "https://arctic.example/cable", "en")


def test_the_sites_name_is_the_publisher() -> None:
    assert (
        read_page(page('<meta property="og:site_name" content="Arctic Post">'), URL).document.publisher == "Arctic Post"
    )


def test_a_saved_page_gives_its_own_address() -> None:
    head = '<link rel="canonical" href="https://arctic.example/own?fbclid=1">'

    assert read_page(page(head), None).document.url == "https://arctic.example/own"


DATES = [
    pytest.param(
        '<meta property="article:published_time" content="2025-05-12T08:00:00+09:00">',
        "2025-05-11T23:00:00Z",
        id="meta",
    ),
    pytest.param('<meta name="DC.date.issued" content="2025-05-12">', "2025-05-12", id="Dublin Core"),
    pytest.param(
        '<script type="application/ld+json">{"datePublished": "2025-05-12T08:00:00Z"}</script>',
        "2025-05-12T08:00:00Z",
        id="JSON-LD",
    ),
    pytest.param('<meta itemprop="datePublished" content="2025-05-12T08:00:00">', "2025-05-12", id="no zone: its day"),
    pytest.param(
        '<meta property="article:modified_time" content="2025-05-12T08:00:00Z">', None, id="a change is no publication"
    ),
    pytest.param('<meta property="article:published_time" content="today">', None, id="no date"),
    pytest.param("", None, id="nothing declared"),
]


@pytest.mark.parametrize(("head", "iso"), DATES)
def test_publication_is_what_the_page_declares(head: str, iso: str | None) -> None:
    published = read_page(page(head), URL).document.published

    assert (published and (published.iso(), published.reason)) == (iso and (iso, "the page"))


def test_a_single_marked_time_in_the_article_is_its_publication() -> None:
    published = read_page(page(body='<time datetime="2025-05-12">12 May</time>' + BODY), URL).document.published

    assert published is not None
    assert published.iso() == "2025-05-12"


def test_feeds_are_found_with_absolute_addresses_once() -> None:
    head = """<link rel="alternate" type="application/rss+xml" href="/feed/?utm_source=page">
    <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="https://other.example/atom">
    <link rel="alternate" type="application/feed+json" href="feed.json">
    <link rel="alternate" type="application/rss+xml" href="https://arctic.example/feed/">
    <link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
    <link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="/s.css">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">"""

    assert read_page(page(head), URL).feeds == (
        "https://arctic.example/feed/",
        "https://other.example/atom",
        "https://arctic.example/feed.json",
    )


WALLS = [
    pytest.param("Just a moment...", "Checking your browser before accessing the site.", "robots", id="a challenge"),
    pytest.param(
        "Zeitung",
        "Wir verwenden Cookies, um Ihnen Inhalte zu zeigen. Zustimmen und weiter.",
        "consent",
        id="German consent",
    ),
    pytest.param("Journal", "Nous utilisons des cookies. Continuer sans accepter.", "consent", id="French consent"),
    pytest.param(
        "お知らせ", "当サイトではCookieの使用に同意いただく必要があります。", "consent", id="Japanese consent"
    ),
    pytest.param("Access Denied", "You don't have permission to access this server.", "refused", id="a refusal"),
    pytest.param("Cable agreed", "", "No article text", id="an empty page"),
]


@pytest.mark.parametrize(("title", "text", "note"), WALLS)
def test_a_wall_gives_the_headline_only_and_says_why(title: str, text: str, note: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><div><p>{text}</p></div></body></html>"
    document = read_page(html.encode(), URL).document

    assert (document.text, document.headline_only, note in document.note) == ("", True, True)


def test_a_long_article_about_robots_and_cookies_is_no_wall() -> None:
    body = (
        "<p>Are you human? The court ruled on consent to cookies on Tuesday, and the Union will follow it.</p>"
        + BODY * 8
    )
    document = read_page(page(body=body), URL).document

    assert (document.headline_only, PARAGRAPHS[0] in document.text) == (False, True)


@pytest.mark.parametrize("encoding", ["shift_jis", "euc-jp", "iso-2022-jp", "utf-8", "utf-16"])
def test_a_japanese_page_is_read_in_its_encoding(encoding: str) -> None:
    sentence = "日本と欧州連合は火曜日、北極海を通る海底ケーブルの費用を分担することで合意した。"
    html = page(
        body=f"<p>{sentence}</p>" * 1 + "<p>敷設には四年かかる見通しだ。完成後は共同の会社が運営する。</p>", lang="ja"
    )
    data = html.decode().replace("utf-8", encoding).encode(encoding)

    assert sentence in read_page(data, URL).document.text


REFUSED = [
    pytest.param(b"", "no HTML", id="nothing"),
    pytest.param(b"Good morning", "no HTML", id="plain text"),
    pytest.param(b"%PDF-1.7\n\x00\x01\x02\x03\x04", "not text", id="a PDF"),
    pytest.param(b"<html>" + b" " * MAX_BYTES, "larger", id="too large"),
]


@pytest.mark.parametrize(("data", "sentence"), REFUSED)
def test_what_is_no_page_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ReadingError, match=sentence):
        read_page(data, URL)


@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda noise: page()[:400] + noise))
def test_any_bytes_give_a_page_or_a_reading_error(data: bytes) -> None:
    with suppress(ReadingError):
        assert read_page(data, URL).document.url == "https://arctic.example/cable"


TABLES = [
    pytest.param(
        "<table><tr><th>Date</th></tr><tr><td>17 July 2018</td><td>Signature</td><td>Tokyo</td></tr></table>",
        "17 July 2018: Signature, Tokyo",
        id="a table of values",
    ),
    pytest.param(
        f"<table><tr><td>Home</td><td>{BODY}</td></tr></table>",
        "\n\n".join(PARAGRAPHS),
        id="a table that lays out the page",
    ),
]


@pytest.mark.parametrize(("table", "text"), TABLES)
def test_a_table_is_told_in_words(table: str, text: str) -> None:
    body = f"<p>{'The ministry gives the milestones of the relations in full below. ' * 5}</p>{table}"

    assert text in read_page(page(body=body), URL).document.text


def test_a_table_without_its_heading_row() -> None:
    body = f"{BODY}<table><tr><th>Date</th><th>Event</th></tr><tr><td>2018</td><td>Signature</td></tr></table>"

    assert "Date" not in read_page(page(body=body), URL).document.text
