"""A person's word on what belongs here stands before the computed one, everywhere, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.answers import DigestContent
from bot.domain.articles import Document
from bot.domain.errors import NotFound
from bot.domain.messages import Message, Person, Place
from bot.domain.moments import parse_moment
from bot.domain.sources import SourceKind, SourceListing
from bot.domain.subscriptions import Channel, Schedule
from bot.services import briefing, composing, delivering, overruling, storing, subscribing
from bot.services.desk import Desk
from storage import audit, sources
from tests.fakes.ports import MONDAY, FakeClock
from tests.services.reports import CHIPS, CHIPS_IN_JAPANESE, FOOTBALL, GREEN

EDITOR = Person("slack", "U1", "Ada")
PLACE = Place("slack", "T1", "C1")
CHANNEL = Channel("slack", "T1", "C1")

CHIPS_TOLD_BY_ONE_SIDE = Document(
    text=(
        "Commissioner Henna Virkkunen signed a memorandum on semiconductors in Brussels on 8 January 2026. "
        "The signatories agreed to warn each other early of gaps in the supply chain and will hold a first joint "
        "exercise in the autumn."
    ),
    title="Commissioner signs a memorandum on semiconductors",
    url="https://other.example/chips",
    published=parse_moment("2026-01-08", "the feed"),
    publisher="Other",
)


def copy_of(document: Document, number: int) -> Document:
    return replace(document, url=f"{document.url}/copy/{number}", publisher=f"Copy {number}")


async def latest(desk: Desk) -> list[str]:
    page = await briefing.latest(desk, topic=None, language=None, since=None, limit=9, offset=0, as_of=desk.clock.now())
    return [story.lead.analysis.title for story in page.stories]


async def found(desk: Desk, words: str) -> list[str]:
    page = await briefing.search(desk, words, topic=None, since=None, offset=0, as_of=desk.clock.now())
    return [hit.story.lead.analysis.title for hit in page.hits]


async def digest(desk: Desk) -> list[str]:
    content = await composing.preview(desk, CHANNEL, (), "en")
    return [story.lead.analysis.title for story in content.stories]


async def test_a_hidden_article_leaves_latest_search_and_digest(desk: Desk) -> None:
    for document in (CHIPS, GREEN):
        await storing.store(desk, document)
    verdict = await overruling.hide_article(desk, 1, EDITOR, PLACE)
    assert (verdict.changed, verdict.others) == (True, 0)
    assert await latest(desk) == [GREEN.title]
    assert await found(desk, "semiconductors") == []
    assert await digest(desk) == [GREEN.title]
    assert (await briefing.status(desk)).relevant == 1
    with pytest.raises(NotFound):
        await briefing.story(desk, 1)


async def test_hiding_one_report_leaves_the_others_of_its_story(desk: Desk) -> None:
    for document in (CHIPS, CHIPS_IN_JAPANESE):
        await storing.store(desk, document)
    verdict = await overruling.hide_article(desk, 1, EDITOR, PLACE)
    assert verdict.others == 1
    assert [article.id for article in (await briefing.story(desk, 1)).articles] == [2]
    assert await latest(desk) == [CHIPS_IN_JAPANESE.title]


async def test_keeping_what_was_hidden_undoes_it(desk: Desk, clock: FakeClock) -> None:
    for document in (CHIPS, GREEN):
        await storing.store(desk, document)
    before = (await latest(desk), await digest(desk))
    await overruling.hide_article(desk, 1, EDITOR, PLACE)
    clock.forward(timedelta(minutes=1))
    await overruling.keep_article(desk, 1, EDITOR, PLACE)
    assert (await latest(desk), await digest(desk)) == before


async def test_what_was_left_out_is_shown_searched_and_announced_once_a_person_keeps_it(
    desk: Desk, clock: FakeClock
) -> None:
    await storing.store(desk, FOOTBALL)
    clock.forward(timedelta(days=30))
    verdict = await overruling.keep_article(desk, 1, EDITOR, PLACE)
    assert (verdict.changed, verdict.article.story_id, verdict.others) == (True, 1, 0)
    assert await latest(desk) == await digest(desk) == await found(desk, "Wolfsburg") == [FOOTBALL.title]
    assert verdict.article.analysis.summary


async def test_a_kept_article_joins_the_story_of_its_event(desk: Desk) -> None:
    for document in (GREEN, CHIPS, CHIPS_TOLD_BY_ONE_SIDE):
        await storing.store(desk, document)
    assert (await briefing.why(desk, 3)).article.story_id is None
    verdict = await overruling.keep_article(desk, 3, EDITOR, PLACE)
    assert (verdict.article.story_id, verdict.others) == (2, 1)


async def origins(desk: Desk, *numbers: int) -> list[int | None]:
    return [(await briefing.why(desk, number)).article.duplicate_of for number in numbers]


async def test_a_hidden_origin_hands_its_place_to_the_oldest_reprint_shown_and_takes_it_back(desk: Desk) -> None:
    for document in (CHIPS, copy_of(CHIPS, 1), copy_of(CHIPS, 2)):
        await storing.store(desk, document)
    assert await origins(desk, 1, 2, 3) == [None, 1, 1]
    await overruling.hide_article(desk, 1, EDITOR, PLACE)
    assert await origins(desk, 1, 2, 3) == [2, None, 2]
    assert await latest(desk) == await digest(desk) == [CHIPS.title]
    await overruling.hide_article(desk, 2, EDITOR, PLACE)
    assert await origins(desk, 1, 2, 3) == [3, 3, None]
    for number in (2, 1):
        await overruling.keep_article(desk, number, EDITOR, PLACE)
    assert await origins(desk, 1, 2, 3) == [None, 1, 1]


@pytest.mark.parametrize("later", [copy_of(CHIPS, 1), CHIPS_IN_JAPANESE], ids=["a reprint", "another report"])
async def test_what_comes_after_an_article_was_hidden_stands_for_itself(desk: Desk, later: Document) -> None:
    await storing.store(desk, CHIPS)
    await overruling.hide_article(desk, 1, EDITOR, PLACE)
    await storing.store(desk, later)
    assert await latest(desk) == await digest(desk) == [later.title]
    assert (await briefing.why(desk, 2)).article.story_id == 2


async def test_later_reports_join_what_was_hidden_and_kept_again(desk: Desk) -> None:
    await storing.store(desk, CHIPS)
    await overruling.hide_article(desk, 1, EDITOR, PLACE)
    await overruling.keep_article(desk, 1, EDITOR, PLACE)
    await storing.store(desk, CHIPS_IN_JAPANESE)
    assert [article.id for article in (await briefing.story(desk, 1)).articles] == [1, 2]


async def digests_of(desk: Desk, clock: FakeClock, document: Document, steps: str) -> str:
    """Take the steps a day apart, and give the numbers of the digests, a week apart, that announce anything."""
    announced: list[bool] = []

    def compose(content: DigestContent) -> list[Message]:
        announced.append(bool(content.stories))
        return []

    await storing.store(desk, document)
    for step in steps.split():
        clock.forward(timedelta(days=1))
        if step == "digest":
            clock.instant = MONDAY + timedelta(days=7 * len(announced) + 7, hours=1)
            await delivering.compose_due(desk, compose, ["slack"])
        elif step == "copy":
            await storing.store(desk, copy_of(document, 1))
        else:
            act = {"hide": overruling.hide_article, "keep": overruling.keep_article}[step]
            await act(desk, 1, EDITOR, PLACE)
    assert len(announced) == steps.split().count("digest")
    return " ".join(str(number) for number, any_story in enumerate(announced, start=1) if any_story)


@pytest.mark.parametrize(
    ("document", "steps", "announcing"),
    [
        pytest.param(CHIPS, "hide keep digest digest", "1", id="hidden and kept between two digests"),
        pytest.param(CHIPS, "hide digest keep digest digest", "2", id="hidden while the first was composed"),
        pytest.param(CHIPS, "digest hide keep digest", "1", id="announced, hidden, kept"),
        pytest.param(CHIPS, "digest hide digest keep digest", "1", id="announced, hidden over the next, kept"),
        pytest.param(FOOTBALL, "digest keep digest digest", "2", id="left out, then kept"),
        pytest.param(FOOTBALL, "keep digest hide keep digest", "1", id="left out, kept, hidden, kept"),
        pytest.param(FOOTBALL, "keep hide digest keep digest digest", "2", id="left out, kept, hidden over one, kept"),
        pytest.param(CHIPS, "copy hide digest digest", "1", id="hidden, its reprint shown"),
        pytest.param(CHIPS, "hide copy digest digest", "1", id="hidden, a reprint came after"),
        pytest.param(CHIPS, "digest copy hide digest", "1", id="announced, then its reprint takes its place"),
    ],
)
async def test_hidden_or_kept_an_event_is_announced_exactly_once(
    desk: Desk, clock: FakeClock, document: Document, steps: str, announcing: str
) -> None:
    await subscribing.subscribe(desk, CHANNEL, "U1", Schedule(), (), "en", quiet=False, messenger=None)
    clock.forward(timedelta(hours=1))
    await delivering.compose_due(desk, lambda _: [], ["slack"])
    assert await digests_of(desk, clock, document, steps) == announcing


async def test_what_was_kept_long_ago_is_not_new_for_being_hidden_and_kept_where_nobody_gets_digests(
    desk: Desk, clock: FakeClock
) -> None:
    await storing.store(desk, FOOTBALL)
    await overruling.keep_article(desk, 1, EDITOR, PLACE)
    clock.forward(timedelta(days=8))
    await overruling.hide_article(desk, 1, EDITOR, PLACE)
    await overruling.keep_article(desk, 1, EDITOR, PLACE)
    assert (await latest(desk), await digest(desk)) == ([FOOTBALL.title], [])


async def test_what_was_there_before_its_source_is_never_announced_for_being_hidden_and_kept(
    desk: Desk, clock: FakeClock
) -> None:
    listing = SourceListing("https://press.example/feed", "Press", "Press", "en", SourceKind.PRESS)
    async with desk.database.writing() as connection:
        source, _ = await sources.add(connection, listing, is_default=False, now=clock.now())
    await storing.store(desk, CHIPS, source=source)
    await subscribing.subscribe(desk, CHANNEL, "U1", Schedule(), (), "en", quiet=False, messenger=None)
    await overruling.hide_article(desk, 1, EDITOR, PLACE)
    clock.forward(timedelta(days=7))
    await delivering.compose_due(desk, lambda _: [], ["slack"])
    await overruling.keep_article(desk, 1, EDITOR, PLACE)
    assert (await latest(desk), await digest(desk)) == ([CHIPS.title], [])


async def test_the_word_its_sayer_and_the_computed_reasons_stay_beside_each_other(desk: Desk) -> None:
    await storing.store(desk, FOOTBALL)
    computed = (await briefing.why(desk, 1)).article.analysis.relevance
    await overruling.keep_article(desk, 1, EDITOR, PLACE)
    article = (await briefing.why(desk, 1)).article
    assert article.overruled is not None
    assert (article.relevant, article.overruled.by, article.overruled.at) == (True, "Ada", desk.clock.now())
    assert article.analysis.relevance == computed


async def test_pressing_twice_is_doing_it_once_and_each_act_leaves_one_row(desk: Desk) -> None:
    await storing.store(desk, CHIPS)
    verdicts = [await overruling.hide_article(desk, 1, EDITOR, PLACE) for _ in range(2)]
    verdicts += [await overruling.keep_article(desk, 1, EDITOR, PLACE) for _ in range(2)]
    assert [verdict.changed for verdict in verdicts] == [True, False, True, False]
    async with desk.database.reading() as connection:
        rows = await audit.latest(connection, 9)
    assert [(row.action, row.person.id, row.before, row.after) for row in rows] == [
        ("article keep", "U1", "article 1: hidden", "article 1: kept"),
        ("article hide", "U1", "article 1: kept", "article 1: hidden"),
    ]


async def test_an_article_nobody_knows_is_not_found(desk: Desk) -> None:
    for act in (overruling.hide_article, overruling.keep_article):
        with pytest.raises(NotFound, match="no article 7"):
            await act(desk, 7, EDITOR, PLACE)
