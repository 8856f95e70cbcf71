"""Articles come in, find their place, and one that fails never stops the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import FetchError, ReadingError
from bot.domain.messages import Person, Place
from bot.domain.sources import AddressConfidence, SourceKind, SourceListing
from bot.domain.subscriptions import Channel
from bot.services import briefing, collecting, delivering, sourcing
from bot.services.collecting import Outcome
from bot.services.desk import Desk
from storage import sources
from tests.fakes.ports import FakeClock
from tests.fakes.websites import Page, Website
from tests.services.reports import CHIPS, CHIPS_IN_JAPANESE, FOOTBALL, GREEN, rss

EDITOR = Person("console", "local", is_admin=True)
PLACE = Place("console", "local", "console")


async def stored_source(desk: Desk, url: str, *, is_default: bool = True, region: str = "") -> None:
    listing = SourceListing(url, "A paper", "A paper", "en", SourceKind.PRESS, region=region)
    async with desk.database.writing() as connection:
        await sources.add(connection, listing, is_default=is_default, now=desk.clock.now())


async def test_reports_on_one_event_in_two_languages_are_one_story(desk: Desk) -> None:
    assert await collecting.store(desk, CHIPS) is Outcome.RELEVANT
    assert await collecting.store(desk, CHIPS_IN_JAPANESE) is Outcome.RELEVANT
    page = await briefing.latest(desk, topic=None, language=None, since=None, limit=5, offset=0, as_of=desk.clock.now())
    assert [(len(story.articles), story.origins) for story in page.stories] == [(2, 2)]


async def test_two_events_are_two_stories(desk: Desk) -> None:
    for document in (CHIPS, GREEN):
        await collecting.store(desk, document)
    assert (await briefing.status(desk)).stories == 2


async def test_a_reprint_is_a_duplicate_and_no_second_origin(desk: Desk) -> None:
    await collecting.store(desk, CHIPS)
    reprint = replace(CHIPS, url="https://other.example/copy", publisher="Another paper")
    assert await collecting.store(desk, reprint) is Outcome.DUPLICATE
    story = await briefing.story(desk, 1)
    assert (len(story.articles), story.origins) == (2, 1)


async def test_what_is_stored_already_is_left_alone(desk: Desk) -> None:
    await collecting.store(desk, CHIPS)
    assert await collecting.store(desk, CHIPS) is Outcome.KNOWN
    assert (await briefing.status(desk)).articles == 1


async def test_what_is_not_relevant_is_kept_with_its_reasons_and_never_shown(desk: Desk) -> None:
    assert await collecting.store(desk, FOOTBALL) is Outcome.LEFT_OUT
    why = await briefing.why(desk, 1)
    assert why.article.analysis.relevance.reasons
    assert (await briefing.status(desk)).stories == 0


async def test_a_poll_stores_what_the_feed_holds_and_asks_next_time_only_for_what_changed(
    desk: Desk, site: Website, clock: FakeClock
) -> None:
    url = site.put("/feed", Page(rss([CHIPS, FOOTBALL]), "application/rss+xml", headers={"ETag": '"1"'}))
    await stored_source(desk, url)
    (first,) = await collecting.poll_due(desk)
    assert sorted(first.outcomes) == [Outcome.LEFT_OUT, Outcome.RELEVANT]
    assert await collecting.poll_due(desk) == ()
    clock.forward(timedelta(hours=1))
    (second,) = await collecting.poll_due(desk)
    assert (second.outcomes, second.error) == ((), "")
    assert [asked.headers.get("If-None-Match") for asked in site.asked if asked.path == "/feed"] == [None, '"1"']


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (Page(b"gone", status=404), "404"),
        (Page(b"", status=503, headers={"Retry-After": "7200"}), "503"),
        (Page(b"<html><body><p>Hello</p></body></html>"), "web page"),
        (Page(b"<rss><channel><item><title>Half", "application/rss+xml"), ""),
    ],
    ids=["not found", "busy for two hours", "a page where a feed was promised", "a feed cut short"],
)
async def test_a_source_that_fails_is_named_and_the_others_go_on(
    desk: Desk, site: Website, page: Page, words: str
) -> None:
    await stored_source(desk, site.put("/broken", page))
    await stored_source(desk, site.put("/whole", Page(rss([CHIPS]), "application/rss+xml")))
    polled = {one.source.listing.url: one for one in await collecting.poll_due(desk)}
    assert polled[site.url("/whole")].outcomes == (Outcome.RELEVANT,)
    assert words in polled[site.url("/broken")].error


async def test_the_text_of_the_page_is_read_where_the_feed_has_only_a_teaser(desk: Desk, site: Website) -> None:
    paragraphs = "".join(f"<p>{part.strip('.')}.</p>" for part in CHIPS.text.split(". "))
    url = site.put("/report", f"<html><body><article><h1>{CHIPS.title}</h1>{paragraphs}</article></body></html>")
    teaser = replace(CHIPS, url=url, text="The European Union and Japan signed a memorandum.")
    await stored_source(desk, site.put("/feed", Page(rss([teaser]), "application/rss+xml")))
    await collecting.poll_due(desk)
    article = (await briefing.why(desk, 1)).article
    assert "first joint exercise" in article.analysis.text


@pytest.mark.parametrize("status", [401, 402, 403, 451])
async def test_a_page_behind_a_wall_leaves_the_feeds_own_words(desk: Desk, site: Website, status: int) -> None:
    url = site.put("/report", Page(b"Subscribe to read this", status=status))
    await stored_source(desk, site.put("/feed", Page(rss([replace(CHIPS, url=url)]), "application/rss+xml")))
    await collecting.poll_due(desk)
    article = (await briefing.why(desk, 1)).article
    assert article.analysis.text.startswith("The European Union and Japan signed")
    assert str(status) in article.note


async def test_a_headline_without_any_text_says_that_it_could_not_be_read(desk: Desk, site: Website) -> None:
    url = site.put("/report", Page(b"Subscribe to read this", status=403))
    bare = replace(CHIPS, url=url, text="")
    await stored_source(desk, site.put("/feed", Page(rss([bare]), "application/rss+xml")))
    await collecting.poll_due(desk)
    article = (await briefing.why(desk, 1)).article
    assert (article.headline_only, article.analysis.summary) == (True, ())


async def test_a_source_a_person_adds_announces_nothing_of_its_backlog(
    desk: Desk, site: Website, clock: FakeClock
) -> None:
    url = site.put("/feed", Page(rss([CHIPS]), "application/rss+xml"))
    preview = await sourcing.add_source(desk, url, EDITOR, PLACE)
    assert (preview.found, preview.relevant, preview.created) == (1, 1, True)
    assert preview.source.listing.confidence is AddressConfidence.GIVEN
    await collecting.poll_due(desk)
    site.put("/feed", Page(rss([CHIPS, GREEN]), "application/rss+xml"))
    clock.forward(timedelta(hours=1))
    await collecting.poll_due(desk)
    digest = await delivering.preview(desk, _channel(), (), "en")
    assert [story.lead.analysis.title for story in digest.stories] == [GREEN.title]


async def test_a_default_sources_last_week_is_in_the_first_digest(desk: Desk, site: Website) -> None:
    await stored_source(desk, site.put("/feed", Page(rss([CHIPS]), "application/rss+xml")))
    await collecting.poll_due(desk)
    digest = await delivering.preview(desk, _channel(), (), "en")
    assert [story.lead.analysis.title for story in digest.stories] == [CHIPS.title]


async def test_a_folder_of_files_goes_on_after_a_bad_line(desk: Desk) -> None:
    lines = b'{"id": "1", "text": "Japan and the European Union signed an agreement on data."}\nnot json\n'
    outcomes = await collecting.ingest_file(desk, "two.jsonl", lines)
    assert [type(outcome) for outcome in outcomes] == [Outcome, ReadingError]


async def test_an_address_that_is_not_public_is_refused(desk: Desk) -> None:
    with pytest.raises(FetchError):
        await collecting.ingest_url(desk, "http://127.0.0.1:1/feed")


def _channel() -> Channel:
    return Channel("slack", "T1", "C1")
