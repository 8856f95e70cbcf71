"""Stories are found again as candidates, grow, and are listed newest first without slipping between pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.domain.answers import TopicCount
from bot.domain.articles import Analysis
from bot.domain.moments import at_instant
from storage import articles, stories
from storage.articles import NewArticle
from storage.database import Connection, Database
from tests.storage.samples import NOW, add_story, add_to_story, analysis, hours, new_article, traits


def published(at: datetime | None, number: int, **changes: object) -> NewArticle:
    understood = replace(analysis(), published=at_instant(at, "the feed") if at else None)
    return replace(new_article(number, understood), **changes)  # type: ignore[arg-type]  # fields are named by the caller


def about(understood: Analysis, number: int, **changes: object) -> NewArticle:
    return replace(new_article(number, understood), **changes)  # type: ignore[arg-type]  # as above


async def latest_ids(connection: Connection, **filters: object) -> list[int]:
    page = await stories.latest(connection, **{"as_of": NOW, "limit": 10} | filters)  # type: ignore[arg-type]  # as above
    return [story.id for story in page.stories]


async def test_a_story_has_its_articles_oldest_first_seen_first(database: Database) -> None:
    async with database.writing() as connection:
        story_id = await add_story(connection, new_article(1), replace(new_article(2), first_seen=NOW - hours(1)))
        story = await stories.get(connection, story_id)
        assert story is not None
        assert [article.url for article in story.articles] == [
            "https://example.eu/articles/2",
            "https://example.eu/articles/1",
        ]
        assert await stories.get(connection, story_id + 1) is None


async def test_a_story_without_articles_is_never_shown(database: Database) -> None:
    async with database.writing() as connection:
        story_id = await stories.create(connection, NOW, NOW, [traits()])
        await stories.joined(connection, story_id, NOW, NOW)
        assert await stories.get(connection, story_id) is None
        assert await latest_ids(connection) == []
        assert await stories.count(connection) == 0


async def test_latest_orders_by_published_else_first_seen(database: Database) -> None:
    async with database.writing() as connection:
        yesterday = await add_story(connection, published(NOW - hours(24), 1))
        undated = await add_story(connection, published(None, 2, first_seen=NOW - hours(5)))
        grown = await add_story(connection, published(NOW - hours(90), 3), published(NOW - hours(1), 4))
        assert await latest_ids(connection) == [grown, undated, yesterday]


async def test_an_old_report_that_joins_late_moves_a_story_nowhere(database: Database) -> None:
    async with database.writing() as connection:
        first = await add_story(connection, published(NOW - hours(1), 1))
        second = await add_story(connection, published(NOW - hours(2), 2))
        await add_to_story(connection, first, published(NOW - hours(99), 3))
        assert await latest_ids(connection) == [first, second]


async def test_latest_filters_by_topic_language_and_since(database: Database) -> None:
    german = replace(analysis(), language="de", topics=("space",), published=at_instant(NOW - hours(9), "the feed"))
    async with database.writing() as connection:
        japanese = await add_story(connection, new_article(1))
        space = await add_story(connection, about(german, 2))
        assert await latest_ids(connection, topic="space") == [space]
        assert await latest_ids(connection, topic="economic-security") == [japanese]
        assert await latest_ids(connection, language="de") == [space]
        assert await latest_ids(connection, language="de", topic="economic-security") == []
        assert await latest_ids(connection, since=NOW - hours(2)) == [japanese]
        assert await latest_ids(connection, since=NOW - hours(9)) == [japanese, space]


async def test_a_story_whose_articles_were_all_overruled_is_not_listed(database: Database) -> None:
    async with database.writing() as connection:
        await add_story(connection, about(analysis(relevant=False), 1))
        assert await latest_ids(connection) == []
        assert await stories.by_topic(connection) == ()
        assert await stories.count(connection) == 0


async def test_pages_of_one_instant_neither_repeat_nor_skip_whatever_arrives_between(database: Database) -> None:
    async with database.writing() as connection:
        ids = [await add_story(connection, published(NOW - hours(n), n)) for n in range(1, 8)]
    async with database.writing() as connection:
        first = await stories.latest(connection, as_of=NOW, limit=3)
        await add_story(connection, published(NOW + hours(1), 20, first_seen=NOW + hours(1)))
        await add_to_story(connection, ids[5], published(NOW + hours(2), 21, first_seen=NOW + hours(2)))
        await add_to_story(connection, ids[0], published(NOW + hours(3), 22, first_seen=NOW + hours(3)))
        second = await stories.latest(connection, as_of=NOW, offset=3, limit=3)
        third = await stories.latest(connection, as_of=NOW, offset=6, limit=3)
    assert [story.id for page in (first, second, third) for story in page.stories] == ids
    assert [(page.offset, page.more) for page in (first, second, third)] == [(0, True), (3, True), (6, False)]


async def test_topics_count_each_story_once(database: Database) -> None:
    async with database.writing() as connection:
        await add_story(connection, new_article(1), new_article(2))
        await add_story(connection, about(replace(analysis(), topics=("space",)), 3))
        await articles.add(connection, about(replace(analysis(relevant=False), topics=("space",)), 4))
        assert await stories.by_topic(connection) == (
            TopicCount("economic-security", 1),
            TopicCount("semiconductors-advanced-tech", 1),
            TopicCount("space", 1),
        )
        assert await stories.count(connection) == 2


@pytest.mark.parametrize("changed", [False, True], ids=["nothing joined since", "a report joined since"])
async def test_a_date_in_the_future_leads_no_longer_than_its_arrival_does(database: Database, changed: bool) -> None:
    async with database.writing() as connection:
        ahead = await add_story(connection, published(NOW + hours(9000), 1, first_seen=NOW - hours(2)))
        newer = await add_story(connection, published(NOW - hours(1), 2))
        if changed:
            await add_to_story(connection, ahead, published(None, 3, first_seen=NOW + hours(1)))
        assert await latest_ids(connection) == [newer, ahead]
