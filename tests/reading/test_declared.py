"""A page's date of publication is that of its own article, never of another, of the site, of a comment or of today."""

from __future__ import annotations

import json

import pytest

from bot.reading.pages.extract import read_page

URL = "https://arctic.example/2025/cable"
PROSE = "<p>Japan and the European Union agreed on Tuesday to share the cost of a cable through the Arctic Ocean.</p>"
OWN = {"@type": "NewsArticle", "headline": "Cable agreed by both", "datePublished": "2025-05-12"}
OTHER = {
    "@type": "NewsArticle",
    "headline": "Cows win a prize in the valley",
    "url": "https://arctic.example/2024/cows",
    "datePublished": "2024-03-03",
}
SITE = {"@type": "WebSite", "name": "Arctic Post", "datePublished": "2001-01-01"}


def linked(*entities: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(entity)}</script>' for entity in entities)


def dated(body: str, head: str = "") -> str | None:
    html = f"<html><head><title>Cable agreed by both | Arctic Post</title>{head}</head><body>{body}</body></html>"
    published = read_page(html.encode(), URL).document.published
    return published.iso() if published else None


HEADED = f"<article><h1>Cable agreed by both</h1>{PROSE * 3}</article>"
LINKED = [
    pytest.param([OTHER, OWN], "2025-05-12", id="a related article before it"),
    pytest.param([SITE, OWN], "2025-05-12", id="the site before it"),
    pytest.param([{"@context": "https://schema.org", "@graph": [SITE, OTHER, OWN]}], "2025-05-12", id="a graph"),
    pytest.param([[OTHER, OWN]], "2025-05-12", id="a list"),
    pytest.param(
        [{**OWN, "headline": "Cable: a deal", "url": URL + "?utm_source=x"}, {**OTHER}],
        "2025-05-12",
        id="known by its address",
    ),
    pytest.param(
        [{**OTHER, "@type": "BlogPosting"}, {**OWN, "headline": "A deal", "mainEntityOfPage": {"@id": URL + "/"}}],
        "2025-05-12",
        id="known by the page it is of",
    ),
    pytest.param(
        [{"@type": ["NewsArticle", "Article"], "headline": "Deal", "datePublished": "2025-05-12"}],
        "2025-05-12",
        id="the only article, otherwise worded",
    ),
    pytest.param(
        [{"@type": "WebPage", "url": URL, "datePublished": "2025-05-12", "mainEntity": {"@type": "Person"}}],
        "2025-05-12",
        id="the page itself",
    ),
    pytest.param(
        [{"@type": "WebPage", "mainEntity": {**OWN}, "datePublished": "2020-01-01"}],
        "2025-05-12",
        id="its article before the page",
    ),
    pytest.param([SITE], None, id="the site alone"),
    pytest.param([OTHER], None, id="another article alone"),
    pytest.param([OTHER, {**OTHER, "headline": "Ships wait", "datePublished": "2024-04-04"}], None, id="only others"),
    pytest.param(
        [{"@type": "ItemList", "itemListElement": [OTHER]}, {"@type": "Organization"}], None, id="a list of others"
    ),
    pytest.param(
        [{**OWN, "datePublished": None, "comment": [{"@type": "Comment", "datePublished": "2025-05-14"}]}],
        None,
        id="a comment",
    ),
    pytest.param([{**OWN, "datePublished": None, "dateModified": "2025-05-14"}], None, id="a change"),
    pytest.param(
        [{"@type": "VideoObject", "name": "Cable agreed by both", "datePublished": "2019-01-01"}], None, id="a film"
    ),
    pytest.param(
        [{**OWN, "datePublished": {"year": 2025}}, [[[[[[OWN]]]]]], 7, None], None, id="data of no known shape"
    ),
]


@pytest.mark.parametrize(("entities", "iso"), LINKED)
def test_linked_data_dates_the_page_by_its_own_article(entities: list[object], iso: str | None) -> None:
    assert dated(HEADED, linked(*entities)) == iso


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "Article", "headline": "Cable\n agreed by both", "datePublished": "2025-05-12"} -->',
        '//<![CDATA[\n{"@type": "Article", "datePublished": "2025-05-12"}\n//]]>',
    ],
    ids=["a line break in a string, within a comment", "within CDATA"],
)
def test_linked_data_is_read_as_sites_write_it(script: str) -> None:
    assert dated(HEADED, f'<script type="application/ld+json">{script}</script>') == "2025-05-12"


@pytest.mark.parametrize("script", ["{", "[" * 100_000, '{"@type": "Article", "datePublished": "2025-'])
def test_broken_linked_data_says_nothing(script: str) -> None:
    assert dated(HEADED, f'<script type="application/ld+json">{script}</script>') is None


CLOCK = '<header><a href="/">Arctic Post</a> <time datetime="2026-01-01">Thursday, 1 January 2026</time></header>'
H1 = "<h1>Cable agreed by both</h1>"
TIME = '<time datetime="2025-05-12">12 May</time>'
SHOWN = [
    pytest.param(f"{CLOCK}<article>{H1}{TIME}{PROSE}</article>", "2025-05-12", id="a clock in the site's header"),
    pytest.param(f"{CLOCK}<article>{H1}{PROSE}</article>", None, id="nothing but the clock"),
    pytest.param(f"<div>{CLOCK}<div>{H1}{PROSE}</div></div>", None, id="nothing but the clock, no article marked"),
    pytest.param(
        f"<div><p>1 January 2026</p><div><div>{H1}{PROSE}</div></div></div>", None, id="a clock in plain text"
    ),
    pytest.param(f"<article><header>{TIME}{H1}</header>{PROSE}</article>", "2025-05-12", id="above the headline"),
    pytest.param(
        f"<h1>Arctic Post</h1><article><h2>Cable agreed by both</h2>{TIME}{PROSE}</article>",
        "2025-05-12",
        id="the site's name as first heading",
    ),
    pytest.param(f"{H1}<p>Ann Lee - 12 May 2025 \\ 09h15</p>{PROSE}", "2025-05-12", id="a line of text"),
    pytest.param(
        f"{H1}<p>Publié le 12 mai 2025, modifié le 13 mai 2025</p>{PROSE}", "2025-05-12", id="with a later change"
    ),
    pytest.param(f"{H1}<p>Updated 13 May 2025</p>{PROSE}", None, id="only a change"),
    pytest.param(
        f'{H1}<p>Updated <time datetime="2025-05-13">13 May</time></p>{PROSE}', None, id="only a change, marked"
    ),
    pytest.param(f"{H1}<p>Register by 20 May 2025</p>{PROSE}", None, id="a deadline"),
    pytest.param(f"{H1}<p>Brussels, 12-14 May 2025</p>{PROSE}", None, id="the days of a meeting"),
    pytest.param(f"<article>{H1}{PROSE}<p>17 July 2018</p></article>", None, id="a date within the text"),
    pytest.param(
        f"<article>{H1}{PROSE}</article><article><h2>Cows</h2><time datetime='2024-03-03'></time></article>",
        None,
        id="that of the next article",
    ),
    pytest.param(
        f"<main>{H1}<aside><time datetime='2024-03-03'>3 March</time></aside>{PROSE}</main>",
        None,
        id="that of an aside",
    ),
    pytest.param(
        f"<main>{H1}<div class='related-news'><time datetime='2024-03-03'></time></div>{PROSE}</main>",
        None,
        id="that of a related article",
    ),
    pytest.param(
        f"<article>{H1}<figure><figcaption>Tokyo, 17 July 2018</figcaption></figure>{PROSE}</article>",
        None,
        id="that of a picture",
    ),
]


@pytest.mark.parametrize(("body", "iso"), SHOWN)
def test_a_date_counts_that_stands_beside_the_headline(body: str, iso: str | None) -> None:
    assert dated(body) == iso


def scope(kind: str, headline: str, day: str) -> str:
    marked = f'<meta itemprop="datePublished" content="{day}">'
    return f'<div itemscope itemtype="https://schema.org/{kind}">{headline}{marked}{PROSE}</div>'


MARKED = [
    pytest.param(
        scope("NewsArticle", H1, "2025-05-12") + scope("NewsArticle", "<h2>Cows</h2>", "2024-03-03"),
        "2025-05-12",
        id="of two articles",
    ),
    pytest.param(
        scope("BlogPosting", "<h2>Cows</h2>", "2024-03-03") + scope("NewsArticle", H1, "2025-05-12"),
        "2025-05-12",
        id="of two, the second",
    ),
    pytest.param(H1 + PROSE + scope("Comment", "", "2025-05-14"), None, id="a comment"),
]


@pytest.mark.parametrize(("body", "iso"), MARKED)
def test_marked_data_dates_the_page_by_the_article_that_holds_the_headline(body: str, iso: str | None) -> None:
    assert dated(body) == iso


def test_a_page_that_never_ends_is_read_in_time() -> None:
    assert dated("<div>" * 200 + "<h1>x</h1><span itemprop='datePublished'></span>" * 20_000) is None
