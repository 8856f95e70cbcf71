"""Questions are answered from the archive, or honestly not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.errors import NotFound
from bot.domain.moments import parse_moment
from bot.reading.naming.names import NameFinder
from bot.services import briefing, starting, storing
from bot.services.desk import Desk
from tests.fakes.ports import FakeClock
from tests.services.reports import CHIPS, CHIPS_IN_JAPANESE, GREEN


async def titles(desk: Desk, **filters: object) -> list[str]:
    given = {"topic": None, "language": None, "since": None, "limit": 5, "offset": 0, "as_of": desk.clock.now()}
    page = await briefing.latest(desk, **{**given, **filters})  # type: ignore[arg-type]  # options of mixed types
    return [story.lead.analysis.title for story in page.stories]


async def test_the_newest_story_comes_first(desk: Desk) -> None:
    for document in (CHIPS, GREEN):
        await storing.store(desk, document)
    assert await titles(desk) == [CHIPS.title, GREEN.title]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"topic": "semiconductors-advanced-tech"}, [CHIPS.title]),
        ({"topic": "green-energy"}, [GREEN.title]),
        ({"topic": "space-satellites"}, []),
        ({"language": "ja"}, [CHIPS.title]),
        ({"since": datetime(2026, 1, 7, tzinfo=UTC)}, [CHIPS.title]),
        ({"limit": 1, "offset": 1}, [GREEN.title]),
        ({"as_of": datetime(2026, 1, 1, tzinfo=UTC)}, []),
    ],
    ids=["topic", "another topic", "a topic without stories", "language", "since", "second page", "before it was seen"],
)
async def test_latest_keeps_to_what_was_asked_for(desk: Desk, filters: dict[str, object], found: list[str]) -> None:
    for document in (CHIPS, CHIPS_IN_JAPANESE, GREEN):
        await storing.store(desk, document)
    assert await titles(desk, **filters) == found


@pytest.mark.parametrize("words", ["半導体", "Halbleiter", "semi-conducteurs", "semiconductors", "SEMICONDUCTOR"])
async def test_a_catalogued_name_is_found_under_its_other_names_and_says_which(desk: Desk, words: str) -> None:
    for document in (CHIPS, GREEN):
        await storing.store(desk, document)
    page = await briefing.search(desk, words, topic=None, since=None, offset=0, as_of=desk.clock.now())
    assert [hit.story.lead.analysis.title for hit in page.hits] == [CHIPS.title]
    assert "semiconductors" in page.hits[0].matched


@pytest.mark.parametrize("words", ["hydrogen submarine", "Atlantis", "***", '"', "a AND (b"])
async def test_what_is_not_in_the_archive_is_not_found(desk: Desk, words: str) -> None:
    await storing.store(desk, GREEN)
    page = await briefing.search(desk, words, topic=None, since=None, offset=0, as_of=desk.clock.now())
    assert page.hits == ()


def test_every_word_must_match(names: NameFinder) -> None:
    terms, matches = briefing.query("Tokyo hydrogen rules", names)
    assert len(terms) == 3
    assert all(match.others for match in matches)


async def test_a_search_finds_starter_facts_too(desk: Desk) -> None:
    await starting.prepare(desk)
    page = await briefing.search(desk, "semiconductors", topic=None, since=None, offset=0, as_of=desk.clock.now())
    assert page.facts
    assert all(citation.url for fact in page.facts for citation in fact.citations)


async def test_the_first_start_loads_facts_and_sources_and_the_second_adds_nothing(desk: Desk) -> None:
    first = await starting.prepare(desk)
    assert first.facts == len(desk.catalog.facts)
    assert first.sources == len(desk.catalog.sources)
    assert await starting.prepare(desk) == starting.Prepared(0, 0)


@pytest.mark.parametrize("ask", [briefing.story, briefing.why], ids=["story", "article"])
async def test_an_unknown_id_says_what_to_type(desk: Desk, ask: object) -> None:
    with pytest.raises(NotFound, match="/eujp"):
        await ask(desk, 99)  # type: ignore[operator]  # either of two functions of the same shape


async def test_a_date_that_is_not_known_is_never_today(desk: Desk, clock: FakeClock) -> None:
    await storing.store(desk, replace(GREEN, published=None, text=GREEN.text.replace(" on 6 January 2026", "")))
    clock.forward(timedelta(days=1))
    (story,) = (
        await briefing.latest(desk, topic=None, language=None, since=None, limit=5, offset=0, as_of=clock.now())
    ).stories
    assert story.lead.analysis.published is None
    assert story.lead.analysis.event is None
    assert parse_moment("2026-01-12", "").day == story.lead.first_seen.date()
