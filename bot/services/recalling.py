"""Recalling facts for readers: many, in the order of their dates, and those that belong to a story."""

from __future__ import annotations

from datetime import UTC, datetime, time

from bot.domain.catalog import ActorKind, CatalogEvent
from bot.domain.curation import FactPage
from bot.domain.facts import Fact
from bot.domain.recalled import StoryFacts, Timeline
from bot.domain.stories import Story
from bot.services import drafting
from bot.services.desk import Desk
from storage import fact_lists, stories
from storage import facts as stored

PAGE = 10
"""Facts on a page of the timeline."""

_PAST_SHOWN = 6
"""So many facts that are past stand on the page a timeline opens with."""

_LAST_INSTANT = datetime.max.replace(tzinfo=UTC)


async def facts(
    desk: Desk,
    *,
    topic: str | None,
    actor: str | None,
    year: int | None,
    story_id: int | None,
    offset: int,
    limit: int,
    as_of: datetime,
) -> FactPage:
    """Give approved facts, the latest date first; `actor` is an id or name. Raises UsageError for an unknown one.

    Of a story, also of one merged since, those drawn from it.
    """
    actor_id = actor_named(desk, actor)
    async with desk.database.reading() as connection:
        return await fact_lists.listed(
            connection,
            topic=topic,
            actor=actor_id,
            year=year,
            story_id=await stories.standing(connection, story_id) if story_id else None,
            offset=offset,
            limit=limit,
            as_of=as_of,
        )


async def named(desk: Desk, fact_ids: frozenset[str]) -> tuple[Fact, ...]:
    """Give those of the facts that are stored, whatever their status."""
    async with desk.database.reading() as connection:
        return await stored.of_ids(connection, fact_ids)


async def timeline(
    desk: Desk,
    *,
    topic: str | None,
    actor: str | None,
    start: datetime | None,
    end: datetime | None,
    offset: int | None,
    as_of: datetime,
) -> Timeline:
    """Give a page of approved facts and coming events by date, from `start` on and before `end`.

    Without `offset` it is the first page where a bound is given, else the one on which the past meets what comes.
    Raises UsageError for an unknown actor.
    """
    actor_id = actor_named(desk, actor)
    async with desk.database.reading() as connection:
        if offset is None:
            past = await fact_lists.timeline(connection, topic=topic, actor=actor_id, end=as_of, limit=0)
            offset = 0 if start or end else max(0, past.total - _PAST_SHOWN)
        found = await fact_lists.timeline(
            connection, topic=topic, actor=actor_id, start=start, end=end, offset=offset, limit=PAGE + 1
        )
    page = FactPage(found.facts[:PAGE], offset, found.total)
    first = _begin(page.facts[0].when.value if offset and page.facts else start, as_of)
    last = found.facts[PAGE].when.value if len(found.facts) > PAGE else end or _LAST_INSTANT
    coming = (event for event in desk.catalog.events if _is_about(event, topic, actor_id))
    return Timeline(page, tuple(event for event in coming if first <= _instant(event) < last), as_of)


async def of_story(desk: Desk, story: Story) -> StoryFacts:
    """Give the facts drawn from a story, and those that its reports do not agree with."""
    disputed = frozenset(flag.fact_id for flag in story.conflicts if flag.fact_id)
    async with desk.database.reading() as connection:
        return StoryFacts(await fact_lists.of_story(connection, story.id), await stored.of_ids(connection, disputed))


def actor_named(desk: Desk, actor: str | None) -> str | None:
    """Give the id of an actor by its id or one of its names. Raises UsageError with the nearest for another."""
    return drafting.actors([actor], desk.catalog)[0] if actor else None


def actors_in(desk: Desk, text: str) -> tuple[str, ...]:
    """Give the ids of the actors that a text names, in its order; a place does not act."""
    found = (desk.catalog.actor(mention.id) for mention in desk.names.find(text) if mention.kind == "actor")
    acting = (actor.id for actor in found if actor and actor.kind is not ActorKind.PLACE)
    return tuple(dict.fromkeys(acting))[: drafting.MOST_ACTORS]


def _begin(start: datetime | None, as_of: datetime) -> datetime:
    """Give the instant after which the catalogue's events count: only what is still to come is taken from there."""
    return max(start, as_of) if start else as_of


def _instant(event: CatalogEvent) -> datetime:
    return datetime.combine(event.day, time(), UTC)


def _is_about(event: CatalogEvent, topic: str | None, actor: str | None) -> bool:
    return (topic is None or topic in event.topics) and (actor is None or actor in event.actors)
