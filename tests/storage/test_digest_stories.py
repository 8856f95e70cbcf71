"""A digest chooses from what its window brought, knows what it told before, and compares the week with those before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.domain.articles import Analysis, Span
from bot.domain.digests import Candidate, TopicCoverage
from bot.domain.facts import Flag, FlagKind, FlagState
from bot.domain.moments import at_instant
from bot.domain.sources import SourceKind
from bot.domain.subscriptions import Schedule, Subscription, SubscriptionState
from storage import arranging, articles, digest_stories, flags
from storage.articles import NewArticle
from storage.database import Connection, Database
from tests.storage.samples import CHANNEL, NOW, add_story, add_subscription, add_to_story, analysis, hours, new_article

WEEK = hours(168)
LONG_AGO = NOW - hours(300)


def published(at: datetime | None, number: int, **changes: object) -> NewArticle:
    understood = replace(analysis(), published=at_instant(at, "the feed") if at else None)
    return replace(new_article(number, understood), **changes)  # type: ignore[arg-type]  # fields are named by the caller


def about(understood: Analysis, number: int, **changes: object) -> NewArticle:
    return replace(new_article(number, understood), **changes)  # type: ignore[arg-type]  # as above


def wish(*topics: str, number: int = 0) -> Subscription:
    active = SubscriptionState.ACTIVE
    return Subscription(number, CHANNEL, "U1", Schedule(), topics, "en", quiet=False, state=active, created=NOW)


async def candidates(
    connection: Connection, *topics: str, end: datetime = NOW, number: int = 0
) -> dict[int, Candidate]:
    arrivals = await digest_stories.arrivals(connection, NOW - WEEK, end, topics)
    assert arrivals.more == 0
    told = await digest_stories.told_before(connection, number, end, arrivals.reports)
    return {one.story_id: one for one in arrivals.candidates(told)}


async def first_article(connection: Connection, story_id: int) -> int:
    return (await articles.of_stories(connection, [story_id]))[story_id][0].id


@pytest.mark.parametrize(
    ("first_seen", "backlog", "inside"),
    [
        pytest.param(NOW - hours(168.001), False, False, id="before the start"),
        pytest.param(NOW - hours(168), False, True, id="at the start"),
        pytest.param(NOW - hours(167), False, True, id="after the start"),
        pytest.param(NOW - hours(0.001), False, True, id="just before the end"),
        pytest.param(NOW, False, False, id="at the end: it belongs to the next"),
        pytest.param(NOW + hours(1), False, False, id="after the end"),
        pytest.param(NOW - hours(1), True, False, id="backlog"),
    ],
)
async def test_a_window_holds_what_was_first_seen_from_its_start_on_and_before_its_end(
    database: Database, first_seen: datetime, backlog: bool, inside: bool
) -> None:
    async with database.writing() as connection:
        await add_story(connection, replace(new_article(), first_seen=first_seen, backlog=backlog))
        assert len(await candidates(connection)) == int(inside)


async def test_a_window_knows_the_origins_of_a_story_and_who_speaks_for_it(database: Database) -> None:
    press = {"kind": SourceKind.PRESS, "first_seen": NOW - hours(1)}
    async with database.writing() as connection:
        two = await add_story(
            connection,
            published(NOW - hours(80), 4, **press),
            published(NOW - hours(2), 5, publisher="Other", **press | {"kind": SourceKind.OFFICIAL}),
        )
        reprinted = await add_story(connection, published(NOW - hours(2), 6, **press))
        origin = await first_article(connection, reprinted)
        await add_to_story(connection, reprinted, published(NOW - hours(2), 7, duplicate_of=origin, **press))
        found = await candidates(connection)
    assert (found[two].origins, found[two].is_official, found[two].publisher) == (2, True, "Other")
    assert (found[two].newest, found[two].topic) == (NOW - hours(2), "semiconductors-advanced-tech")
    assert (found[reprinted].origins, found[reprinted].is_official) == (1, False)


async def test_a_window_holds_only_the_topics_asked_for(database: Database) -> None:
    seen = {"first_seen": NOW - hours(1)}
    async with database.writing() as connection:
        await add_story(connection, replace(new_article(1), first_seen=NOW - hours(1)))
        space = await add_story(connection, about(replace(analysis(), topics=("space", "trade-epa")), 2, **seen))
        assert list(await candidates(connection, "space", "digital")) == [space]
        assert await candidates(connection, "digital") == {}


async def test_a_reprint_brings_no_story_back_and_an_independent_report_does(database: Database) -> None:
    async with database.writing() as connection:
        reprinted = await add_story(connection, published(None, 1, first_seen=LONG_AGO))
        origin = await first_article(connection, reprinted)
        await add_to_story(connection, reprinted, published(None, 2, duplicate_of=origin, first_seen=NOW - hours(1)))
        taken_up = await add_story(connection, published(None, 3, first_seen=LONG_AGO))
        await add_to_story(connection, taken_up, published(None, 4, publisher="Other", first_seen=NOW - hours(1)))
        found = await candidates(connection)
    assert {story_id: one.new_origins for story_id, one in found.items()} == {taken_up: ("Other",)}


async def test_a_window_composed_late_holds_what_it_held_at_its_end(database: Database) -> None:
    after = {"first_seen": NOW, "kind": SourceKind.OFFICIAL, "publisher": "Another Union"}
    press = {"first_seen": NOW - hours(1), "kind": SourceKind.PRESS}
    async with database.writing() as connection:
        old = await add_story(connection, published(NOW - hours(3), 2, **press))
        at_end = await candidates(connection)
        await add_to_story(connection, old, published(NOW - hours(1), 3, **after))
        assert await candidates(connection) == at_end


async def test_what_an_earlier_digest_told_is_known_also_under_the_story_it_was_merged_into(
    database: Database,
) -> None:
    async with database.writing() as connection:
        mine, other = await add_subscription(connection), await add_subscription(connection)
        told = await add_story(connection, published(None, 1, first_seen=LONG_AGO))
        untold = await add_story(connection, published(None, 2, first_seen=NOW - hours(1)))
        into = await add_story(connection, published(None, 3, first_seen=NOW - hours(9)))
        await digest_stories.note_told(connection, mine.id, NOW - WEEK, [told])
        await arranging.absorb(connection, into, told, "Ada", "By hand.", NOW - hours(2))
        found = await candidates(connection, number=mine.id)
        assert {story_id: one.was_told for story_id, one in found.items()} == {into: True, untold: False}
        assert (found[into].merged, found[into].has_changed) == ((told,), True)
        assert not (await candidates(connection, number=other.id))[into].was_told


async def test_what_the_digest_of_a_slot_told_does_not_count_against_itself(database: Database) -> None:
    async with database.writing() as connection:
        mine = await add_subscription(connection)
        story = await add_story(connection, published(None, 1, first_seen=NOW - hours(1)))
        before = await candidates(connection, number=mine.id)
        await digest_stories.note_told(connection, mine.id, NOW, [story])
        assert await candidates(connection, number=mine.id) == before


@pytest.mark.parametrize("is_told", [True, False], ids=["told before", "never told"])
async def test_a_disagreement_brings_back_only_a_story_that_was_told(database: Database, is_told: bool) -> None:
    async with database.writing() as connection:
        mine = await add_subscription(connection)
        story = await add_story(connection, published(None, 1, first_seen=LONG_AGO))
        (article,) = (await articles.of_stories(connection, [story]))[story]
        await digest_stories.note_told(connection, mine.id, NOW - WEEK, [story] if is_told else [])
        quote = Span(article.analysis.text[:3], 0, 3)
        conflict = Flag(0, FlagKind.CONFLICT, FlagState.OPEN, NOW - hours(2), "Another day.", story_id=story)
        words = replace(conflict, article_id=article.id, version_id=article.version_id, quote=quote)
        await flags.raise_flag(connection, words)
        found = await candidates(connection, number=mine.id)
    assert {story_id: one.conflicts for story_id, one in found.items()} == ({story: 1} if is_told else {})


async def test_a_young_archive_has_nothing_to_compare_a_week_with(database: Database) -> None:
    async with database.writing() as connection:
        assert await digest_stories.coverage(connection, NOW, ()) is None
        await add_story(connection, published(None, 1, first_seen=NOW - 3 * WEEK + hours(1)))
        assert await digest_stories.coverage(connection, NOW, ()) is None


async def test_a_week_is_compared_with_the_mean_of_those_before_each_story_counting_once(database: Database) -> None:
    async with database.writing() as connection:
        for week in (4, 3, 2):
            await add_story(connection, published(None, week, first_seen=NOW - week * WEEK))
        new = await add_story(connection, published(None, 10, first_seen=NOW - hours(5)))
        await add_to_story(connection, new, published(None, 11, first_seen=NOW - hours(4)))
        await add_story(connection, published(None, 12, first_seen=NOW - hours(3), backlog=True))
        await add_story(connection, published(None, 13, first_seen=NOW))
        found = await digest_stories.coverage(connection, NOW, ())
        one = await digest_stories.coverage(connection, NOW, ("economic-security",))
    assert found is not None
    assert found.weeks == 3
    assert found.topics == (
        TopicCoverage("economic-security", 1, 1.0),
        TopicCoverage("semiconductors-advanced-tech", 1, 1.0),
    )
    assert one is not None
    assert [topic.topic for topic in one.topics] == ["economic-security"]
