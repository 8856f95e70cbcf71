"""Editors choose what is read, and each choice leaves an audit row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.errors import EujpError, NotFound, ReadingError, UsageError
from bot.domain.messages import Person, Place
from bot.services import briefing, collecting, sourcing
from bot.services.desk import Desk
from bot.services.storing import Outcome
from storage import audit
from tests.fakes.ports import StumblingWorkers
from tests.fakes.websites import Page, Website
from tests.services.reports import CHIPS, FOOTBALL, GREEN, rss

EDITOR = Person("slack", "U1", "Ada", is_admin=True)
PLACE = Place("slack", "T1", "C1")


async def test_the_feed_a_page_names_is_found(desk: Desk, site: Website) -> None:
    site.put("/feed.xml", Page(rss([CHIPS, FOOTBALL], title="The paper"), "application/rss+xml"))
    head = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    page = site.put("/", f"<html><head>{head}</head><body><p>Welcome to the paper.</p></body></html>")
    preview = await sourcing.add_source(desk, page, EDITOR, PLACE)
    assert preview.source.listing.url == site.url("/feed.xml")
    assert preview.source.listing.name == "The paper"
    assert [line.title for line in preview.newest] == [FOOTBALL.title, CHIPS.title]
    assert [line.relevant for line in preview.newest] == [False, True]


async def test_a_source_is_added_and_shown_though_one_of_its_texts_takes_too_long_to_judge(
    desk: Desk, site: Website
) -> None:
    url = site.put("/feed", Page(rss([CHIPS, GREEN]), "application/rss+xml"))
    slow = replace(desk, workers=StumblingWorkers(desk.names, "hydrogen"))
    preview = await sourcing.add_source(slow, url, EDITOR, PLACE)
    assert [(line.title, line.relevant) for line in preview.newest] == [(CHIPS.title, True), (GREEN.title, False)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<p>Welcome. <a href="/whatsnew.rdf">RSS</a></p>', id="linked to"),
        pytest.param("<p>Welcome to the paper.</p>", id="where feeds usually stand"),
    ],
)
async def test_a_feed_that_no_page_announces_is_found(desk: Desk, site: Website, body: str) -> None:
    for path in ("/whatsnew.rdf", "/rss.xml"):
        site.put(path, Page(rss([CHIPS], title=path), "application/rss+xml"))
    preview = await sourcing.add_source(desk, site.put("/", f"<html><body>{body}</body></html>"), EDITOR, PLACE)
    assert preview.source.listing.name == ("/whatsnew.rdf" if "href" in body else "/rss.xml")


async def test_a_source_added_twice_is_one(desk: Desk, site: Website) -> None:
    url = site.put("/feed", Page(rss([CHIPS]), "application/rss+xml"))
    first = await sourcing.add_source(desk, url, EDITOR, PLACE)
    second = await sourcing.add_source(desk, url, EDITOR, PLACE)
    assert (second.source.id, second.created) == (first.source.id, False)


@pytest.mark.parametrize(
    ("path", "page", "words"),
    [
        ("/page", Page(b"<html><body><p>No feed here.</p></body></html>"), "feed"),
        ("/nothing", Page(b"", status=404), "404"),
        ("/picture", Page(b"\x89PNG\r\n\x1a\n" + bytes(50), "image/png"), "not text"),
    ],
    ids=["a page that names no feed", "an address that answers 404", "a picture"],
)
async def test_what_leads_to_no_feed_is_refused_with_a_sentence(
    desk: Desk, site: Website, path: str, page: Page, words: str
) -> None:
    with pytest.raises(EujpError) as caught:
        await sourcing.add_source(desk, site.put(path, page), EDITOR, PLACE)
    assert words in str(caught.value)
    assert await sourcing.list_sources(desk) == ()


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:1/feed", "http://localhost/feed", "http://[::1]/", "http://2130706433/", "http://10.0.0.1/"],
)
async def test_a_private_address_is_refused_before_anything_is_asked(desk: Desk, url: str) -> None:
    with pytest.raises(EujpError):
        await sourcing.add_source(desk, url, EDITOR, PLACE)


@pytest.mark.parametrize("url", ["ftp://example.org/feed", "not an address", "javascript:alert(1)", ""])
async def test_what_is_no_web_address_is_a_misuse(desk: Desk, url: str) -> None:
    with pytest.raises(UsageError):
        await sourcing.add_source(desk, url, EDITOR, PLACE)


LISTING = """<html><body><h1>News</h1>
<a href="/news/1">EU and Japan sign a memorandum on semiconductors</a><a href="/news/2">Japan beat Germany late</a>
<a href="/about">About us and what we do</a></body></html>"""


async def test_a_page_without_a_feed_is_followed_by_the_pattern_of_its_links(desk: Desk, site: Website) -> None:
    page = site.put("/news", LISTING)
    site.put("/news/1", f"<html><body><article><h1>{CHIPS.title}</h1><p>{CHIPS.text}</p></article></body></html>")
    site.put("/news/2", f"<html><body><article><h1>{FOOTBALL.title}</h1><p>{FOOTBALL.text}</p></article></body></html>")
    preview = await sourcing.add_source(desk, page, EDITOR, PLACE, pattern="/news/*")
    assert (preview.found, preview.source.listing.pattern) == (2, "/news/*")
    (polled,) = await collecting.poll_due(desk)
    assert (sorted(polled.outcomes), polled.error) == ([Outcome.LEFT_OUT, Outcome.RELEVANT], "")
    assert "first joint exercise" in (await briefing.story(desk, 1)).lead.analysis.text


async def test_a_pattern_that_no_link_is_of_is_refused(desk: Desk, site: Website) -> None:
    with pytest.raises(ReadingError):
        await sourcing.add_source(desk, site.put("/news", LISTING), EDITOR, PLACE, pattern="/press/*")
    assert await sourcing.list_sources(desk) == ()


async def test_a_page_that_names_no_feed_is_offered_a_pattern(desk: Desk, site: Website) -> None:
    links = "".join(f'<li><a href="/news/{n}">A headline of some length, number {n}</a></li>' for n in range(9))
    with pytest.raises(UsageError, match="pattern:"):
        await sourcing.add_source(desk, site.put("/news", f"<html><body><ul>{links}</ul></body></html>"), EDITOR, PLACE)


async def test_a_source_is_paused_and_resumed_once_however_often_one_presses(desk: Desk, site: Website) -> None:
    url = site.put("/feed", Page(rss([CHIPS]), "application/rss+xml"))
    number = (await sourcing.add_source(desk, url, EDITOR, PLACE)).source.id
    paused = [await sourcing.pause_source(desk, number, EDITOR, PLACE) for _ in range(2)]
    assert await collecting.poll_due(desk) == ()
    resumed = [await sourcing.resume_source(desk, number, EDITOR, PLACE) for _ in range(2)]
    assert [change.changed for change in (*paused, *resumed)] == [True, False, True, False]
    assert len(await collecting.poll_due(desk)) == 1
    async with desk.database.reading() as connection:
        rows = await audit.latest(connection, 2)
    assert [(row.action, row.before, row.after) for row in rows] == [
        ("source resume", f"{url}: paused", f"{url}: active"),
        ("source pause", f"{url}: active", f"{url}: paused"),
    ]


async def test_a_source_nobody_knows_is_neither_paused_nor_resumed(desk: Desk) -> None:
    for act in (sourcing.pause_source, sourcing.resume_source):
        with pytest.raises(NotFound, match="no source 7"):
            await act(desk, 7, EDITOR, PLACE)


async def test_a_removed_source_is_no_longer_listed_and_both_acts_are_audited(desk: Desk, site: Website) -> None:
    url = site.put("/feed", Page(rss([CHIPS]), "application/rss+xml"))
    added = await sourcing.add_source(desk, url, EDITOR, PLACE)
    await sourcing.remove_source(desk, added.source.id, EDITOR, PLACE)
    assert await sourcing.list_sources(desk) == ()
    async with desk.database.reading() as connection:
        rows = await audit.latest(connection, 10)
    assert [(row.action, row.person.id, row.before, row.after) for row in rows] == [
        ("source remove", "U1", url, ""),
        ("source add", "U1", "", url),
    ]
    with pytest.raises(NotFound):
        await sourcing.remove_source(desk, added.source.id, EDITOR, PLACE)
