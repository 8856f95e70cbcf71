"""Stories put right by hand stay so, and every id goes on answering."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.articles import Document
from bot.domain.errors import NotFound, UsageError
from bot.domain.messages import Person, Place
from bot.domain.moments import parse_moment
from bot.services import arranging, briefing, overruling, storing
from bot.services.desk import Desk
from storage import audit
from tests.fakes.ports import FakeClock
from tests.services.reports import CHIPS, CHIPS_IN_JAPANESE, FOOTBALL, GREEN

EDITOR = Person("slack", "U1", "Ada")
PLACE = Place("slack", "T1", "C1")


def copy_of(document: Document, number: int = 1) -> Document:
    return replace(document, url=f"{document.url}/copy/{number}", publisher=f"Copy {number}")


async def keep(desk: Desk, *documents: Document) -> None:
    for document in documents:
        await storing.store(desk, document)


async def members(desk: Desk, story_id: int) -> list[int]:
    return [article.id for article in (await briefing.story(desk, story_id)).articles]


async def listed(desk: Desk) -> list[int]:
    page = await briefing.latest(desk, topic=None, language=None, since=None, limit=9, offset=0, as_of=desk.clock.now())
    return [story.id for story in page.stories]


async def acts(desk: Desk) -> list[tuple[str, str, str]]:
    async with desk.database.reading() as connection:
        return [(row.action, row.before, row.after) for row in await audit.latest(connection, 9)]


async def test_a_merged_story_has_the_articles_of_both_and_both_ids_lead_to_it(desk: Desk) -> None:
    await keep(desk, CHIPS, GREEN)
    merged = await arranging.merge(desk, 1, 2, EDITOR, PLACE)
    assert (merged.story.id, merged.other_id, merged.changed) == (1, 2, True)
    assert await members(desk, 1) == [1, 2]
    assert (await briefing.story(desk, 2)).id == 1
    assert await listed(desk) == [1]
    assert [article.placed_by for article in merged.story.articles] == ["", "Ada"]
    assert (await briefing.why(desk, 2)).placement == "Ada merged story 2 into story 1."
    assert await acts(desk) == [("story merge", "articles 2: story 2", "articles 2: story 1")]


async def test_merging_twice_and_in_either_order_changes_nothing_more(desk: Desk) -> None:
    await keep(desk, CHIPS, GREEN)
    await arranging.merge(desk, 1, 2, EDITOR, PLACE)
    for one, other in ((1, 2), (2, 1)):
        again = await arranging.merge(desk, one, other, EDITOR, PLACE)
        assert (again.story.id, again.changed) == (1, False)
    assert len(await acts(desk)) == 1


async def test_ids_lead_on_through_a_second_merge(desk: Desk) -> None:
    third = replace(
        GREEN, text=GREEN.text.replace("hydrogen", "ammonia"), title="Ammonia rules", url="https://x.example/3"
    )
    await keep(desk, CHIPS, GREEN, replace(third, published=parse_moment("2025-06-01", "the feed")))
    await arranging.merge(desk, 2, 1, EDITOR, PLACE)
    await arranging.merge(desk, 3, 1, EDITOR, PLACE)
    assert [(await briefing.story(desk, story_id)).id for story_id in (1, 2, 3)] == [3, 3, 3]
    assert await members(desk, 1) == [1, 2, 3]


async def test_later_reports_of_either_join_the_merged_story(desk: Desk, clock: FakeClock) -> None:
    await keep(desk, GREEN, CHIPS)
    await arranging.merge(desk, 1, 2, EDITOR, PLACE)
    clock.forward(timedelta(hours=1))
    await keep(desk, CHIPS_IN_JAPANESE, copy_of(GREEN))
    assert await members(desk, 1) == [1, 2, 3, 4]


@pytest.mark.parametrize(("one", "other"), [(1, 9), (9, 1)])
async def test_only_stories_there_are_can_be_merged(desk: Desk, one: int, other: int) -> None:
    await keep(desk, CHIPS)
    with pytest.raises(NotFound, match="There is no story 9"):
        await arranging.merge(desk, one, other, EDITOR, PLACE)
    assert await acts(desk) == []


async def test_a_story_is_not_merged_with_itself(desk: Desk) -> None:
    await keep(desk, CHIPS)
    with pytest.raises(UsageError, match="Give the ids of two stories"):
        await arranging.merge(desk, 1, 1, EDITOR, PLACE)


async def test_an_article_that_is_split_off_has_a_story_of_its_own(desk: Desk) -> None:
    await keep(desk, CHIPS, CHIPS_IN_JAPANESE)
    assert await members(desk, 1) == [1, 2]
    split = await arranging.split(desk, 2, EDITOR, PLACE)
    assert (split.story.id, split.left_id, split.article_id, split.changed) == (2, 1, 2, True)
    assert await members(desk, 1) == [1]
    assert await members(desk, 2) == [2]
    assert sorted(await listed(desk)) == [1, 2]
    assert split.story.articles[0].placed_by == "Ada"
    assert (await briefing.why(desk, 2)).placement == "Ada split it off from story 1."
    assert await acts(desk) == [("story split", "article 2: story 1", "article 2: story 2")]


async def test_splitting_twice_changes_nothing_more(desk: Desk) -> None:
    await keep(desk, CHIPS, CHIPS_IN_JAPANESE)
    await arranging.split(desk, 2, EDITOR, PLACE)
    again = await arranging.split(desk, 2, EDITOR, PLACE)
    assert (again.story.id, again.changed) == (2, False)
    assert len(await acts(desk)) == 1


async def test_the_reprints_of_an_article_go_with_it_now_and_later(desk: Desk) -> None:
    await keep(desk, CHIPS, CHIPS_IN_JAPANESE, copy_of(CHIPS_IN_JAPANESE))
    await arranging.split(desk, 2, EDITOR, PLACE)
    await keep(desk, copy_of(CHIPS_IN_JAPANESE, 2), copy_of(CHIPS))
    assert await members(desk, 1) == [1, 5]
    assert await members(desk, 2) == [2, 3, 4]


async def test_a_reprint_that_is_split_off_is_no_reprint_any_more(desk: Desk) -> None:
    await keep(desk, CHIPS, copy_of(CHIPS))
    split = await arranging.split(desk, 2, EDITOR, PLACE)
    assert [article.duplicate_of for article in split.story.articles] == [None]


async def test_a_story_is_known_by_the_reports_it_has_left(desk: Desk) -> None:
    await keep(desk, CHIPS, GREEN)
    await arranging.merge(desk, 1, 2, EDITOR, PLACE)
    await arranging.split(desk, 1, EDITOR, PLACE)
    await keep(desk, CHIPS_IN_JAPANESE)
    assert await members(desk, 1) == [2]
    assert await members(desk, 3) == [1, 3]


@pytest.mark.parametrize(("number", "error"), [(9, NotFound), (2, UsageError), (3, UsageError)])
async def test_what_stands_in_no_story_cannot_be_split_off(desk: Desk, number: int, error: type[Exception]) -> None:
    await keep(desk, CHIPS, FOOTBALL, GREEN)
    await overruling.hide_article(desk, 3, EDITOR, PLACE)
    with pytest.raises(error, match=f"rticle {number}"):
        await arranging.split(desk, number, EDITOR, PLACE)
