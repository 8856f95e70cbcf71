"""Articles come in, find their place, and one that fails never stops the next."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import FetchError, ReadingError
from bot.domain.messages import Person, Place
from bot.domain.moments import parse_moment
from bot.domain.sources import AddressConfidence, SourceKind, SourceListing
from bot.domain.subscriptions import Channel
from bot.services import briefing, collecting, composing, overruling, sourcing, storing
from bot.services.desk import Desk
from bot.services.storing import Outcome
from storage import audit, sources
from tests.fakes.ports import FakeClock, StumblingWorkers
from tests.fakes.websites import Page, Website
from tests.services.reports import CHIPS, CHIPS_IN_JAPANESE, FOOTBALL, GREEN, rss

EDITOR = Person("console", "local", is_admin=True)
PLACE = Place("console", "local", "console")


async def stored_source(desk: Desk, url: str, *, is_default: bool = True, region: str = "") -> None:
    listing = SourceListing(url, "A paper", "A paper", "en", SourceKind.PRESS, region=region)
    async with desk.database.writing() as connection:
        await sources.add(connection, listing, is_default=is_default, now=desk.clock.now())


async def test_reports_on_one_event_in_two_languages_are_one_story(desk: Desk) -> None:
    assert await storing.store(desk, CHIPS) is Outcome.RELEVANT
    assert await storing.store(desk, CHIPS_IN_JAPANESE) is Outcome.RELEVANT
    page = await briefing.latest(desk, topic=None, language=None, since=None, limit=5, offset=0, as_of=desk.clock.now())
    assert [(len(story.articles), story.origins) for story in page.stories] == [(2, 2)]


async def test_two_events_are_two_stories(desk: Desk) -> None:
    for document in (CHIPS, GREEN):
        await storing.store(desk, document)
    assert (await briefing.status(desk)).stories == 2


async def test_a_reprint_is_a_duplicate_and_no_second_origin(desk: Desk) -> None:
    await storing.store(desk, CHIPS)
    reprint = replace(CHIPS, url="https://other.example/copy", publisher="Another paper")
    assert await storing.store(desk, reprint) is Outcome.DUPLICATE
    story = await briefing.story(desk, 1)
    assert (len(story.articles), story.origins) == (2, 1)


async def test_what_is_stored_already_is_left_alone(desk: Desk) -> None:
    await storing.store(desk, CHIPS)
    assert await storing.store(desk, CHIPS) is Outcome.KNOWN
    assert (await briefing.status(desk)).articles == 1


async def test_what_is_not_relevant_is_kept_with_its_reasons_and_never_shown(desk: Desk) -> None:
    assert await storing.store(desk, FOOTBALL) is Outcome.LEFT_OUT
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
        (Page(b"\x89PNG\r\n" + bytes(60), "image/png"), "not text"),
    ],
    ids=["not found", "busy for two hours", "a page where a feed was promised", "a picture"],
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


async def test_a_page_its_site_asks_programs_not_to_read_leaves_the_feeds_own_words(desk: Desk, site: Website) -> None:
    site.put("/robots.txt", Page(b"User-agent: *\nDisallow: /private/", "text/plain"))
    closed = replace(CHIPS, url=site.put("/private/report", f"<html><body><p>{GREEN.text}</p></body></html>"))
    await stored_source(desk, site.put("/feed", Page(rss([closed]), "application/rss+xml")))
    await collecting.poll_due(desk)
    article = (await briefing.why(desk, 1)).article
    assert article.analysis.text.startswith("The European Union and Japan signed")
    assert article.note.startswith("Only the feed's own text was read.")
    assert "robots.txt" in article.note


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
    digest = await composing.preview(desk, _channel(), (), "en")
    assert [story.lead.analysis.title for story in digest.stories] == [GREEN.title]


async def test_a_default_sources_last_week_is_in_the_first_digest(desk: Desk, site: Website) -> None:
    await stored_source(desk, site.put("/feed", Page(rss([CHIPS]), "application/rss+xml")))
    await collecting.poll_due(desk)
    digest = await composing.preview(desk, _channel(), (), "en")
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


async def test_one_text_stored_by_eight_at_once_is_one_story_with_one_origin(desk: Desk) -> None:
    copies = [replace(CHIPS, url=f"https://press.example/{number}", publisher=f"P{number}") for number in range(8)]
    outcomes = await asyncio.gather(*(storing.store(desk, copy) for copy in copies))
    status = await briefing.status(desk)
    assert (status.articles, status.stories, outcomes.count(Outcome.DUPLICATE)) == (8, 1, 7)


@pytest.mark.parametrize("stamp", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "Mon, 01 Jan 0001 00:00:00 GMT"])
async def test_a_date_no_report_can_have_is_no_date_and_stops_nothing(desk: Desk, site: Website, stamp: str) -> None:
    feed = rss([replace(CHIPS, published=None), GREEN]).replace(
        b"</description></item>", f"</description><pubDate>{stamp}</pubDate></item>".encode(), 1
    )
    await stored_source(desk, site.put("/feed", Page(feed, "application/rss+xml")))
    (polled,) = await collecting.poll_due(desk)
    assert (len(polled.outcomes), polled.error, polled.faults) == (2, "", ())


async def test_a_fresh_article_waits_for_a_page_that_is_busy(desk: Desk, site: Website, clock: FakeClock) -> None:
    feed_url = site.put("/feed", Page(rss([GREEN]), "application/rss+xml", headers={"ETag": '"1"'}))
    await stored_source(desk, feed_url)
    await collecting.poll_due(desk)
    clock.forward(timedelta(hours=1))
    fresh = replace(
        CHIPS, url=site.put("/report", Page(b"", status=503)), published=parse_moment("2026-01-12", "the feed")
    )
    site.put("/feed", Page(rss([GREEN, fresh]), "application/rss+xml", headers={"ETag": '"2"'}))
    (busy,) = await collecting.poll_due(desk)
    assert busy.outcomes == ()
    site.put("/report", f"<html><body><article><h1>{CHIPS.title}</h1><p>{CHIPS.text}</p></article></body></html>")
    clock.forward(timedelta(hours=1))
    (back,) = await collecting.poll_due(desk)
    assert back.outcomes == (Outcome.RELEVANT,)


async def test_a_long_feed_is_read_over_several_polls_and_all_of_it_is_backlog(
    desk: Desk, site: Website, clock: FakeClock
) -> None:
    many = [
        replace(FOOTBALL, title=f"Match {number}", url=f"https://press.example/match/{number}") for number in range(60)
    ]
    url = site.put("/feed", Page(rss([*many, CHIPS]), "application/rss+xml"))
    await sourcing.add_source(desk, url, EDITOR, PLACE)
    first = await collecting.poll_due(desk)
    clock.forward(timedelta(minutes=5))
    second = await collecting.poll_due(desk)
    assert [len(one.outcomes) for (one,) in (first, second)] == [50, 11]
    assert (await composing.preview(desk, _channel(), (), "en")).stories == ()


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param(CHIPS.text, Outcome.KNOWN, id="the same text"),
        pytest.param(GREEN.text, Outcome.DIFFERS, id="another text"),
    ],
)
async def test_a_line_whose_address_is_stored_says_whether_its_text_is(desk: Desk, text: str, outcome: Outcome) -> None:
    lines = "\n".join(json.dumps({"id": one[:9], "url": CHIPS.url, "text": one}) for one in (CHIPS.text, text))
    found = await collecting.ingest_file(desk, "two.jsonl", lines.encode())
    assert found == (Outcome.RELEVANT, outcome)


async def addresses(desk: Desk) -> list[str]:
    return sorted(report.source.listing.url for report in await sourcing.list_sources(desk))


@pytest.mark.parametrize(
    ("status", "moves"), [(301, True), (308, True), (302, False), (307, False)], ids=["301", "308", "302", "307"]
)
async def test_a_source_that_moved_for_good_is_asked_at_its_new_address_and_the_move_is_audited(
    desk: Desk, site: Website, *, status: int, moves: bool
) -> None:
    new = site.put("/new", Page(rss([CHIPS]), "application/rss+xml"))
    old = site.put("/old", Page(b"", status=status, headers={"Location": new}))
    await stored_source(desk, old)
    await collecting.poll_due(desk)
    assert await addresses(desk) == [new if moves else old]
    async with desk.database.reading() as connection:
        rows = await audit.latest(connection, 9)
    assert [(row.action, row.person.id, row.before, row.after) for row in rows] == (
        [("source move", "eujp", old, new)] if moves else []
    )


async def test_a_source_that_moved_to_what_is_no_feed_or_is_followed_already_keeps_its_address(
    desk: Desk, site: Website
) -> None:
    page = site.put("/page", "<html><body><p>We moved.</p></body></html>")
    feed = site.put("/feed", Page(rss([CHIPS]), "application/rss+xml"))
    olds = [site.put(f"/old{n}", Page(b"", status=301, headers={"Location": to})) for n, to in enumerate((page, feed))]
    for url in (feed, *olds):
        await stored_source(desk, url)
    await collecting.poll_due(desk)
    assert await addresses(desk) == sorted([feed, *olds])


async def test_the_address_in_a_file_is_no_evidence_of_who_speaks(desk: Desk) -> None:
    line = json.dumps({"text": CHIPS.text, "url": "https://www.meti.go.jp/press/1.html"}).encode()
    await collecting.ingest_file(desk, "one.jsonl", line)
    article = (await briefing.why(desk, 1)).article
    assert (article.kind, article.publisher) == (SourceKind.FILE, "meti.go.jp")


@pytest.mark.parametrize(
    ("text", "outcome", "articles"),
    [
        pytest.param(CHIPS.text, Outcome.DUPLICATE, 2, id="the same text"),
        pytest.param(
            CHIPS.text.replace("will hold a first", "cancelled the"), Outcome.DUPLICATE, 2, id="words changed"
        ),
        pytest.param(GREEN.text, Outcome.RELEVANT, 1, id="another text"),
    ],
)
@pytest.mark.parametrize("is_starter", [False, True], ids=["a person's", "our own"])
async def test_a_file_that_names_an_address_does_not_stand_for_what_is_read_there(
    desk: Desk, text: str, outcome: Outcome, articles: int, *, is_starter: bool
) -> None:
    line = json.dumps({"url": CHIPS.url, "title": CHIPS.title, "text": text, "starter": True}).encode()
    await collecting.ingest_file(desk, "one.jsonl", line, is_starter=is_starter)
    read = replace(CHIPS, kind=SourceKind.OFFICIAL)
    assert await storing.store(desk, read) is outcome
    assert await collecting.ingest_file(desk, "one.jsonl", line, is_starter=is_starter) == (Outcome.KNOWN,)
    found = (await briefing.why(desk, 2)).article
    story = await briefing.story(desk, found.story_id or 0)
    assert (story.lead.id, story.origins, len(story.articles)) == (2, 1, articles)
    given = (await briefing.why(desk, 1)).article.kind
    assert given is (SourceKind.STARTER if is_starter else SourceKind.FILE)
    at = await briefing.article_at(desk, [CHIPS.url or ""])
    assert at is not None
    assert at.id == found.id


async def test_a_file_that_names_the_address_of_what_is_stored_adds_nothing(desk: Desk) -> None:
    await storing.store(desk, CHIPS)
    line = json.dumps({"url": CHIPS.url, "text": GREEN.text}).encode()
    assert await collecting.ingest_file(desk, "one.jsonl", line) == (Outcome.DIFFERS,)


@pytest.mark.parametrize("kind", [SourceKind.OFFICIAL, SourceKind.PRESS], ids=str)
async def test_a_page_read_by_hand_speaks_as_the_source_of_its_site_does(
    desk: Desk, site: Website, kind: SourceKind
) -> None:
    listing = SourceListing(site.url("/feed"), "Ours", "Ours", "en", kind)
    async with desk.database.writing() as connection:
        await sources.add(connection, listing, is_default=False, now=desk.clock.now())
    paragraphs = "".join(f"<p>{part.strip('.')}.</p>" for part in CHIPS.text.split(". "))
    page = f"<html><body><article><h1>{CHIPS.title}</h1>{paragraphs}</article></body></html>"
    assert await collecting.ingest_url(desk, site.put("/report", page)) == (Outcome.RELEVANT,)
    assert (await briefing.why(desk, 1)).article.kind is kind


async def test_two_files_may_use_the_same_ids(desk: Desk) -> None:
    first = b'{"id": "1", "text": "Japan and the European Union signed an agreement on data."}'
    second = b'{"id": "1", "text": "Japan and the European Union opened talks on hydrogen."}'
    await collecting.ingest_file(desk, "a.jsonl", first)
    assert await collecting.ingest_file(desk, "b.jsonl", second) != (Outcome.KNOWN,)


def stumbling(desk: Desk, word: str) -> Desk:
    return replace(desk, workers=StumblingWorkers(desk.names, word))


async def test_an_article_that_reading_fails_on_is_kept_as_it_came_with_the_reason(desk: Desk, site: Website) -> None:
    await stored_source(desk, site.put("/feed", Page(rss([CHIPS, GREEN]), "application/rss+xml")))
    (polled,) = await collecting.poll_due(stumbling(desk, "hydrogen"))
    assert (sorted(polled.outcomes), len(polled.faults)) == ([Outcome.LEFT_OUT, Outcome.RELEVANT], 1)
    articles = [(await briefing.why(desk, number)).article for number in (1, 2)]
    (unread,) = [article for article in articles if not article.relevant]
    assert (unread.url, unread.analysis.title, unread.analysis.text) == (GREEN.url, GREEN.title, GREEN.text)
    assert "longer than 10 seconds" in unread.note


async def test_a_source_says_how_many_of_its_articles_could_not_be_read_and_goes_on(
    desk: Desk, site: Website, clock: FakeClock
) -> None:
    await stored_source(desk, site.put("/feed", Page(rss([CHIPS, GREEN]), "application/rss+xml")))
    broken = stumbling(desk, "Japan")
    await collecting.poll_due(broken)
    (report,) = await sourcing.list_sources(desk)
    assert (report.source.health.failures, report.source.health.last_success) == (0, clock.now())
    assert report.source.health.error.startswith("2 articles could not be read")
    clock.forward(timedelta(hours=1))
    (again,) = await collecting.poll_due(broken)
    assert (again.outcomes, again.faults) == ((), ())
    (report,) = await sourcing.list_sources(desk)
    assert report.source.health.error == ""


async def test_what_could_not_be_read_is_read_again_when_a_person_keeps_it(desk: Desk) -> None:
    with pytest.raises(ReadingError):
        await storing.store(stumbling(desk, "hydrogen"), GREEN)
    with pytest.raises(ReadingError):
        await overruling.keep_article(stumbling(desk, "hydrogen"), 1, EDITOR, PLACE)
    await overruling.keep_article(desk, 1, EDITOR, PLACE)
    assert (await briefing.story(desk, 1)).lead.analysis.summary


async def test_a_line_that_reading_fails_on_stops_no_other_line(desk: Desk) -> None:
    lines = "\n".join(json.dumps({"id": one.title, "text": one.text}) for one in (GREEN, CHIPS)).encode()
    found = await collecting.ingest_file(stumbling(desk, "hydrogen"), "two.jsonl", lines)
    assert [type(one) for one in found] == [ReadingError, Outcome]
    assert await collecting.ingest_file(desk, "two.jsonl", lines) == (Outcome.KNOWN, Outcome.KNOWN)


async def test_a_feed_named_again_is_stored_without_asking_for_the_pages_of_known_articles(
    desk: Desk, site: Website
) -> None:
    known, new = (replace(one, url=site.put(f"/{one.title[:3].strip()}", "<p>Hello</p>")) for one in (CHIPS, GREEN))
    feed = site.put("/feed", Page(rss([known]), "application/rss+xml"))
    assert await collecting.ingest_url(desk, feed) == (Outcome.RELEVANT,)
    site.put("/feed", Page(rss([known, new]), "application/rss+xml"))
    assert set(await collecting.ingest_url(desk, feed)) == {Outcome.KNOWN, Outcome.RELEVANT}
    asked = [request.path for request in site.asked]
    assert (asked.count("/EU"), asked.count("/Jap")) == (1, 1)


async def test_an_article_is_known_when_first_its_address_and_later_its_id_changes(
    desk: Desk, site: Website, clock: FakeClock
) -> None:
    await stored_source(desk, site.put("/feed", Page(b"", status=404)))
    for url, guid in (("chips", "a"), ("chips-2", "a"), ("chips-2", "b"), ("chips-3", "b")):
        feed = rss([replace(CHIPS, url=f"https://press.example/{url}")])
        feed = feed.replace(b"</item>", f"<guid isPermaLink='false'>{guid}</guid></item>".encode())
        site.put("/feed", Page(feed, "application/rss+xml"))
        await collecting.poll_one(desk, 1)
        clock.forward(timedelta(hours=1))
    assert (await briefing.status(desk)).articles == 1
