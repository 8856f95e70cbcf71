"""What is stored already and may be meant by what somebody types: the newest, and what a search finds beside it."""

from __future__ import annotations

from datetime import datetime

from bot.domain.facts import Fact
from bot.domain.sources import Source, SourceState
from bot.domain.stories import Headline, Story
from bot.services import briefing
from bot.services.desk import Desk
from storage import fact_lists, headlines, sources
from storage import search as index

NEWEST = 200
"""So many stories, and facts, are looked through for words half typed; older ones are found by whole words."""

_FOUND = 10


async def newest_headlines(desk: Desk) -> tuple[Headline, ...]:
    """Give the titles of the reports of the newest stories, story by story."""
    async with desk.database.reading() as connection:
        return await headlines.newest(connection, NEWEST)


async def stories_named(desk: Desk, words: str, as_of: datetime) -> tuple[Story, ...]:
    """Give stories of any age with a report that holds the words."""
    terms, _ = briefing.query(words, desk.names)
    async with desk.database.reading() as connection:
        hits, _more = await index.stories(connection, terms, as_of=as_of, limit=_FOUND)
    return tuple(hit.story for hit in hits)


async def newest_facts(desk: Desk, as_of: datetime) -> tuple[Fact, ...]:
    """Give approved facts, the latest date first."""
    async with desk.database.reading() as connection:
        return (await fact_lists.listed(connection, limit=NEWEST, as_of=as_of)).facts


async def facts_named(desk: Desk, words: str) -> tuple[Fact, ...]:
    """Give approved facts of any date that hold the words."""
    terms, _ = briefing.query(words, desk.names)
    async with desk.database.reading() as connection:
        return await index.facts(connection, terms, limit=_FOUND) if terms else ()


async def proposals(desk: Desk) -> tuple[Fact, ...]:
    """Give the proposals that wait for the editors, best first."""
    async with desk.database.reading() as connection:
        return (await fact_lists.proposals(connection, NEWEST)).facts


async def followed_sources(desk: Desk) -> tuple[Source, ...]:
    """Give the sources that are not removed, by name."""
    async with desk.database.reading() as connection:
        found = await sources.all_sources(connection)
    return tuple(source for source in found if source.state is not SourceState.REMOVED)
