"""What a new article is compared with: near in time or text, each found through an index, never more than a bound."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import update

from bot.domain.articles import Overruling
from bot.domain.moments import Moment, at_instant, parse_moment
from bot.domain.stories import STORY_WINDOW, StoryCandidate
from storage import candidates, stories
from storage.articles import NewArticle, add, overrule
from storage.database import Connection, Database
from storage.tables import stories as table
from tests.storage.samples import NOW, add_story, add_to_story, analysis, hours, new_article, traits


async def make(connection: Connection, around: datetime, *, event_id: str | None = None, topic: str = "space") -> int:
    known_by = traits(event_id=event_id, topics=frozenset({topic}))
    return await stories.create(connection, around, around, [known_by])


async def found(connection: Connection, event_id: str | None = None, when: Moment | None = None) -> list[int]:
    mine = traits(when, event_id, frozenset({"trade-epa", "digital"}))
    return [one.story_id for one in await candidates.stories(connection, mine, NOW)]


async def test_a_story_comes_back_with_what_it_is_known_by(database: Database) -> None:
    core = (traits(parse_moment("2026-03", "the feed"), "summit-2026"), traits(topics=frozenset()))
    async with database.writing() as connection:
        story_id = await stories.create(connection, NOW, NOW, core)
        assert await candidates.stories(connection, traits(), NOW) == (StoryCandidate(story_id, core),)


@pytest.mark.parametrize(
    ("around", "event_id", "is_found"),
    [
        pytest.param(NOW, None, True, id="the same day"),
        pytest.param(NOW - STORY_WINDOW, None, True, id="just within the window before"),
        pytest.param(NOW + STORY_WINDOW, None, True, id="just within the window after"),
        pytest.param(NOW - STORY_WINDOW - hours(1), None, False, id="too long before"),
        pytest.param(NOW + STORY_WINDOW + hours(1), "summit-2025", False, id="too long after, another event"),
        pytest.param(NOW - 90 * STORY_WINDOW, "summit-2026", True, id="long before, but the same event"),
    ],
)
async def test_stories_are_near_in_time_or_of_the_same_event(
    database: Database, around: datetime, event_id: str | None, is_found: bool
) -> None:
    async with database.writing() as connection:
        await make(connection, around, event_id=event_id)
        assert bool(await found(connection, "summit-2026")) is is_found


async def test_a_report_dated_by_its_month_meets_all_of_that_month(database: Database) -> None:
    async with database.writing() as connection:
        story_id = await make(connection, datetime.fromisoformat("2026-02-02T00:00:00Z"))
        assert await found(connection, when=parse_moment("2026-02", "the feed")) == [story_id]
        assert await found(connection, when=parse_moment("2026-02-27", "the feed")) == []


async def test_the_same_event_then_a_shared_topic_then_the_latest_come_first(database: Database) -> None:
    async with database.writing() as connection:
        event = await make(connection, NOW - hours(3), event_id="summit")
        shared = await make(connection, NOW - hours(2), topic="trade-epa")
        old, new = await make(connection, NOW - hours(1)), await make(connection, NOW + hours(1))
        assert await found(connection, "summit") == [event, shared, new, old]


async def test_of_many_stories_the_nearest_are_looked_at(database: Database) -> None:
    async with database.writing() as connection:
        for number in range(200):
            await make(connection, NOW - hours(number / 2))
        shared = await make(connection, NOW - hours(1), topic="trade-epa")
        near = await found(connection)
    assert near[0] == shared
    assert len(near) == 50
    assert max(near[1:]) <= 60


async def test_a_merged_story_leads_to_the_one_it_was_merged_into(database: Database) -> None:
    async with database.writing() as connection:
        standing = await make(connection, NOW - 9 * STORY_WINDOW)
        await make(connection, NOW)
        await connection.execute(update(table).where(table.c.id != standing).values(merged_into=standing))
        assert await found(connection) == [standing]


async def test_merged_stories_of_an_event_count_as_the_one_they_lead_to(database: Database) -> None:
    long_ago = NOW - 90 * STORY_WINDOW
    async with database.writing() as connection:
        other = await make(connection, long_ago - hours(1), event_id="summit")
        standing = await make(connection, long_ago)
        for _ in range(9):
            merged = await make(connection, long_ago, event_id="summit")
            await connection.execute(update(table).where(table.c.id == merged).values(merged_into=standing))
        assert await found(connection, "summit") == [standing, other]


async def test_merged_stories_nearby_leave_room_for_others(database: Database) -> None:
    async with database.writing() as connection:
        other = await make(connection, NOW - hours(1))
        standing = await make(connection, NOW)
        for _ in range(55):
            merged = await make(connection, NOW)
            await connection.execute(update(table).where(table.c.id == merged).values(merged_into=standing))
        assert await found(connection) == [standing, other]


async def test_of_many_stories_of_one_event_the_latest_are_looked_at(database: Database) -> None:
    async with database.writing() as connection:
        ids = [await make(connection, NOW - 90 * STORY_WINDOW, event_id="summit") for _ in range(7)]
        assert await found(connection, "summit") == ids[:1:-1]


def text(number: int, *bands: str) -> NewArticle:
    return replace(new_article(number), bands=bands)


async def test_the_text_that_shares_most_bands_comes_first(database: Database) -> None:
    async with database.writing() as connection:
        story_id = await add_story(connection, text(1, "a", "b", "c"), text(2, "a", "x"))
        near = await candidates.texts(connection, ["a", "b", "c", "d"])
    assert [(one.article_id, one.story_id) for one in near] == [(1, story_id), (2, story_id)]
    understood = analysis()
    assert (near[0].signature, near[0].marks) == (understood.signature, understood.marks)
    assert near[0].published == at_instant(NOW - hours(2), "the feed")


async def test_a_reprint_stands_for_its_origin(database: Database) -> None:
    async with database.writing() as connection:
        story_id = await add_story(connection, text(1, "a"))
        await add_to_story(connection, story_id, replace(text(2, "b"), duplicate_of=1))
        assert [one.article_id for one in await candidates.texts(connection, ["b"])] == [1]


async def test_nothing_reprints_what_a_person_hid(database: Database) -> None:
    async with database.writing() as connection:
        await add_story(connection, text(1, "a"), text(2, "a"))
        await overrule(connection, 1, Overruling(relevant=False, by="Ada", at=NOW))
        assert [one.article_id for one in await candidates.texts(connection, ["a"])] == [2]


async def test_no_text_has_no_bands_and_nothing_near(database: Database) -> None:
    async with database.reading() as connection:
        assert await candidates.texts(connection, []) == ()


async def test_of_a_boilerplate_that_many_share_only_the_newest_are_looked_at(database: Database) -> None:
    async with database.writing() as connection:
        for number in range(40):
            await add(connection, text(number, "boilerplate", f"own {number}"))
        near = await candidates.texts(connection, ["boilerplate", "own 0"])
    assert sorted(one.article_id for one in near) == [1, *range(33, 41)]
