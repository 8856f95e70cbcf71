"""Lists of sources come in and go out as OPML, and each line's fate is told."""

from __future__ import annotations

import pytest

from bot.domain.errors import FetchError, ReadingError
from bot.domain.messages import Person, Place
from bot.domain.sources import SourceKind, SourceListing, SourceState
from bot.reading.feeds.opml import write_opml
from bot.services import exchanging, sourcing
from bot.services.desk import Desk
from storage import audit
from tests.fakes.websites import Page, Website

EDITOR = Person("slack", "U1", "Ada")
PLACE = Place("slack", "T1", "C1")


def listing(url: str, name: str) -> SourceListing:
    return SourceListing(url, name, name, "en", SourceKind.PRESS)


LISTINGS = [
    listing("https://a.example/feed", "A"),
    listing("https://b.example/", "B"),
    listing("https://c.example/", "C"),
]
OPML = write_opml(LISTINGS, "Mine").encode().replace(b"https://b.example", b"ftp://b.example")


async def test_a_list_says_what_was_added_what_is_known_and_what_is_refused_and_asks_nobody(
    desk: Desk, site: Website
) -> None:
    first = await exchanging.import_sources(desk, OPML, EDITOR, PLACE)
    assert ([one.name for one in first.added], first.known) == (["A", "C"], ())
    assert len(first.refused) == 1
    again = await exchanging.import_from(desk, site.put("/list.opml", Page(OPML, "text/x-opml")), EDITOR, PLACE)
    assert ([one.name for one in again.known], again.added) == (["A", "C"], ())
    reports = await sourcing.list_sources(desk)
    assert [(one.source.health.polls, one.source.is_default) for one in reports] == [(0, False)] * 2
    async with desk.database.reading() as connection:
        rows = await audit.latest(connection, 9)
    assert [(row.action, row.after) for row in rows] == [
        ("source import", "https://c.example/"),
        ("source import", "https://a.example/feed"),
    ]


async def test_a_paused_source_stays_paused_when_a_list_names_it(desk: Desk) -> None:
    await exchanging.import_sources(desk, OPML, EDITOR, PLACE)
    await sourcing.pause_source(desk, 1, EDITOR, PLACE)
    await exchanging.import_sources(desk, OPML, EDITOR, PLACE)
    assert (await sourcing.list_sources(desk))[0].source.state is SourceState.PAUSED


async def test_what_is_exported_can_be_imported(desk: Desk) -> None:
    await exchanging.import_sources(desk, OPML, EDITOR, PLACE)
    found = await exchanging.import_sources(desk, (await exchanging.export_sources(desk)).encode(), EDITOR, PLACE)
    assert [one.name for one in found.known] == ["A", "C"]


async def test_what_is_no_list_or_has_no_public_address_is_refused(desk: Desk) -> None:
    with pytest.raises(ReadingError):
        await exchanging.import_sources(desk, b"<html><body>Hello</body></html>", EDITOR, PLACE)
    with pytest.raises(FetchError):
        await exchanging.import_from(desk, "http://127.0.0.1:1/list.opml", EDITOR, PLACE)
