"""Editors choose what is read, and each choice leaves an audit row."""

from __future__ import annotations

import pytest

from bot.domain.errors import EujpError, NotFound, UsageError
from bot.domain.messages import Person, Place
from bot.services import sourcing
from bot.services.desk import Desk
from storage import audit
from tests.fakes.websites import Page, Website
from tests.services.reports import CHIPS, FOOTBALL, rss

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
