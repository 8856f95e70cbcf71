"""Recalling facts: the timeline page by page with the catalogue's events to come, and ids that are nearly right."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.catalog import CatalogEvent
from bot.domain.errors import NotFound, UsageError
from bot.domain.facts import Fact
from bot.domain.moments import at_day
from bot.domain.recalled import Timeline
from bot.services import curating, recalling, starting
from bot.services.desk import Desk

FIRST = date(2025, 11, 1)
"""The day of the first of thirty facts, one every five days: fifteen lie before the clock's 12 January 2026."""


def dated(fact: Fact, number: int) -> Fact:
    return replace(fact, id=f"d{number:03}", when=at_day(FIRST + timedelta(days=5 * number), "", fact.when.precision))


def event(day: date, topic: str = "trade-epa", actor: str = "eu") -> CatalogEvent:
    return CatalogEvent(f"on-{day}", day, None, f"Meeting of {day}", (actor,), (topic,), {})


EVENTS = (
    event(date(2025, 12, 1)),
    event(date(2026, 1, 20)),
    event(date(2026, 2, 14)),
    event(date(2026, 12, 1), "space-satellites", "japan"),
)


@pytest.fixture
async def desk(desk: Desk) -> Desk:
    """Give a desk with thirty dated facts and four catalogued events, of which one is past."""
    day = next(fact for fact in desk.catalog.facts if fact.when.precision == "day")
    facts = tuple(dated(day, number) for number in range(30))
    desk = replace(desk, catalog=replace(desk.catalog, facts=facts, events=EVENTS))
    await starting.prepare(desk)
    return desk


async def page(
    desk: Desk,
    offset: int | None,
    *,
    topic: str | None = None,
    actor: str | None = None,
    start: datetime | None = None,
    end: datetime | None = None,
) -> Timeline:
    return await recalling.timeline(
        desk, topic=topic, actor=actor, start=start, end=end, offset=offset, as_of=desk.clock.now()
    )


async def test_every_fact_and_every_coming_event_stands_on_exactly_one_page(desk: Desk) -> None:
    pages = [await page(desk, offset) for offset in (0, 10, 20)]
    assert [fact.id for one in pages for fact in one.page.facts] == [f"d{number:03}" for number in range(30)]
    assert [found.id for one in pages for found in one.coming] == [one.id for one in EVENTS[1:]]


async def test_without_a_bound_it_opens_where_the_past_meets_what_comes(desk: Desk) -> None:
    found = await page(desk, None)
    days = [fact.when.value for fact in found.page.facts]
    assert days[0] < desk.clock.now() < days[-1]


async def test_bounds_hold_for_facts_and_for_events(desk: Desk) -> None:
    found = await page(desk, None, start=datetime(2026, 2, 1, tzinfo=UTC), end=datetime(2026, 3, 1, tzinfo=UTC))
    assert (found.page.offset, {fact.when.day.month for fact in found.page.facts}) == (0, {2})
    assert [one.day for one in found.coming] == [date(2026, 2, 14)]


async def test_events_of_another_topic_or_actor_are_left_out(desk: Desk) -> None:
    by_topic = await page(desk, 0, topic="space-satellites")
    by_actor = await page(desk, 0, actor="日本")
    assert [one.day for one in by_topic.coming] == [date(2026, 12, 1)]
    assert date(2026, 1, 20) not in {one.day for one in by_actor.coming}


async def test_an_id_nearly_right_is_answered_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(NotFound, match=r"Did you mean d0\d2\?"):
        await curating.fact(desk, "d0122")
    with pytest.raises(NotFound, match="eujp facts"):
        await curating.fact(desk, "zzzzzz")


async def test_an_actor_nearly_right_is_answered_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(UsageError, match="european-commission"):
        await page(desk, None, actor="Europian Comission")


def test_a_place_that_a_text_names_is_no_actor(desk: Desk) -> None:
    assert recalling.actors_in(desk, "The European Commission and Japan met in Tokyo.") == (
        "european-commission",
        "japan",
    )
