"""Reports find their story as they are stored, in whatever order they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from bot.domain.articles import Document
from bot.domain.moments import Precision, at_day, parse_moment
from bot.reading.analysis import analyze
from bot.reading.naming.names import NameFinder
from bot.services import briefing, storing
from bot.services.clustering import around_of, seat
from bot.services.desk import Desk
from storage import articles
from storage.database import Connection, Database
from tests.fakes.ports import MONDAY
from tests.services.reports import CHIPS, CHIPS_IN_JAPANESE, GREEN
from tests.storage.samples import new_article


async def stories_of(desk: Desk, *documents: Document) -> list[set[str]]:
    """Store documents and give the addresses of each story's reports."""
    for document in documents:
        await storing.store(desk, document)
    page = await briefing.latest(desk, topic=None, language=None, since=None, limit=9, offset=0, as_of=desk.clock.now())
    return [{article.url or "" for article in story.articles} for story in page.stories]


UNDATED_IN_JAPANESE = replace(
    CHIPS_IN_JAPANESE, published=None, text=CHIPS_IN_JAPANESE.text.replace("2026年1月8日、", "")
)


@pytest.mark.parametrize("japanese", [CHIPS_IN_JAPANESE, UNDATED_IN_JAPANESE], ids=["dated", "without a date"])
async def test_a_japanese_report_joins_an_english_one(desk: Desk, japanese: Document) -> None:
    assert await stories_of(desk, CHIPS, japanese, GREEN) == [{CHIPS.url, japanese.url}, {GREEN.url}]


async def _seat(
    connection: Connection, names: NameFinder, document: Document, *, relevant: bool
) -> articles.NewArticle:
    analysis = analyze(document, names)
    analysis = replace(analysis, relevance=replace(analysis.relevance, relevant=relevant))
    place = await seat(connection, analysis, MONDAY)
    new = replace(
        new_article(),
        url=document.url,
        identities=(document.url or "",),
        analysis=analysis,
        story_id=place.story_id,
        duplicate_of=place.duplicate_of,
        bands=place.bands,
    )
    assert await articles.add(connection, new)
    return new


async def test_a_relevant_copy_of_what_was_left_out_is_announced_as_its_own(
    database: Database, names: NameFinder
) -> None:
    async with database.writing() as connection:
        await _seat(connection, names, CHIPS, relevant=False)
        copy = await _seat(connection, names, replace(CHIPS, url="https://a.example/copy"), relevant=True)
        again = await _seat(connection, names, replace(CHIPS, url="https://b.example/copy"), relevant=True)
    assert (copy.story_id, copy.duplicate_of) == (1, None)
    assert (again.story_id, again.duplicate_of) == (1, 2)


def dialogue(which: str, day: str) -> Document:
    number = {"sixth": "6", "seventh": "7"}[which]
    return Document(
        text=(
            f"The EU and Japan held their {which} cyber dialogue on {day}. Officials of the European External "
            "Action Service and of Japan's Ministry of Foreign Affairs exchanged views on ransomware, on norms for "
            "behaviour in cyberspace and on building capacity in partner countries. Both sides will meet again."
        ),
        title=f"{which.title()} EU-Japan cyber dialogue",
        url=f"https://office.example/dialogue/{number}",
        publisher="Office",
    )


async def test_the_same_notice_about_the_next_dialogue_is_neither_reprint_nor_story_of_the_last(desk: Desk) -> None:
    sixth, seventh = dialogue("sixth", "11 November 2024"), dialogue("seventh", "28 January 2026")
    assert len(await stories_of(desk, sixth, seventh)) == 2
    assert [(await briefing.story(desk, number)).articles[0].duplicate_of for number in (1, 2)] == [None, None]


PACTS = (
    Document(
        text="Germany and Japan signed a pact on mutual logistic support of their armed forces in Tokyo on Monday.",
        url="https://press.example/germany",
        published=parse_moment("2026-01-12", "the feed"),
    ),
    Document(
        text="La France et le Japon ont signé lundi un accord d'accès réciproque de leurs forces armées à Paris.",
        url="https://press.example/france",
        published=parse_moment("2026-01-12", "the feed"),
    ),
    Document(
        text="日独両政府は12日、自衛隊とドイツ軍が物資を融通し合う物品役務相互提供協定（ACSA）に署名した。",
        url="https://press.example/nichidoku",
        published=parse_moment("2026-01-12", "the feed"),
    ),
    Document(
        text="日仏両政府は12日、部隊の往来を容易にする円滑化協定（RAA）に署名した。自衛隊と仏軍の共同訓練が進む。",
        url="https://press.example/nichifutsu",
        published=parse_moment("2026-01-12", "the feed"),
    ),
)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
async def test_the_pacts_of_two_states_on_one_day_stay_apart_in_any_order(desk: Desk, order: tuple[int, ...]) -> None:
    found = await stories_of(desk, *(PACTS[number] for number in order))
    german, french = {PACTS[0].url, PACTS[2].url}, {PACTS[1].url, PACTS[3].url}
    assert len(found) == len(PACTS) / 2
    assert german in found
    assert french in found


def test_an_article_dated_by_a_month_is_looked_up_where_that_month_is_nearest_to_now() -> None:
    month = at_day(MONDAY.date().replace(day=1), "the feed", Precision.MONTH)
    assert around_of(None, MONDAY) == MONDAY
    assert around_of(month, MONDAY) == MONDAY
    assert around_of(month, MONDAY + timedelta(days=90)) == month.end()
    assert around_of(month, MONDAY - timedelta(days=90)) == month.value
    assert around_of(parse_moment("2026-01-02", "the feed"), MONDAY).day == 2
