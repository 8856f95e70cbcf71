"""Answering: the newest stories, a search, one story, why an article stands where it stands, and how fresh all is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain.answers import ArticleWhy, NameMatch, SearchPage, StatusReport, StoryPage, TopicCount
from bot.domain.articles import ArticleInFull
from bot.domain.errors import NotFound, ReadingError
from bot.domain.stories import Story
from bot.domain.text import words as words_of
from bot.reading.naming.names import NameFinder
from bot.reading.naming.search_names import search_names
from bot.reading.text.addresses import canonical_url, page_of
from bot.services.desk import Desk
from storage import articles, facts, identities, outbox, sources, stories, subscriptions
from storage import search as index

STORIES_SHOWN = 5
"""Stories on a page of what was found."""

_FACTS_SHOWN = 3
_ALIASES_SEARCHED = 60
_SHORTEST_INFLECTED = 4
_PARTICLE = re.compile("の|と|や|で|を|は|が|に|へ|との|への|での|から|による|における")
"""What joins Japanese names, and is no word to look for: 日本の半導体."""

_MARKS = "\"'“”„«»‘’.,;:!?()[]"


async def latest(
    desk: Desk,
    *,
    topic: str | None,
    language: str | None,
    since: datetime | None,
    limit: int,
    offset: int,
    as_of: datetime,
) -> StoryPage:
    """Give the newest stories known at `as_of`, one per event, by published, else first seen."""
    return await desk.database.read(
        stories.latest, topic=topic, language=language, since=since, as_of=as_of, offset=offset, limit=limit
    )


async def search(
    desk: Desk, words: str, *, topic: str | None, since: datetime | None, offset: int, as_of: datetime
) -> SearchPage:
    """Find stories and facts that hold every word, a catalogued name also under its other names.

    A page holds some of both; `offset` counts whole pages of STORIES_SHOWN stories, whether or not they are filled.
    """
    terms, names = query(words, desk.names)
    if not terms:
        return SearchPage(words, (), (), (), offset, more=False)
    async with desk.database.reading() as connection:
        hits, more = await index.stories(
            connection, terms, topic=topic, since=since, as_of=as_of, offset=offset, limit=STORIES_SHOWN
        )
        told = offset // STORIES_SHOWN * _FACTS_SHOWN
        found = await index.facts(connection, terms, topic=topic, since=since, offset=told, limit=_FACTS_SHOWN + 1)
    shown = found[:_FACTS_SHOWN]
    return SearchPage(words, hits, shown, names, offset, more, more_facts=len(found) > len(shown))


def query(words: str, names: NameFinder) -> tuple[index.Terms, tuple[NameMatch, ...]]:
    """Cut what was typed into groups that must all match; a catalogued name's group holds its other names too."""
    groups: list[tuple[str, ...]] = []
    matches: list[NameMatch] = []
    known = search_names(names)
    at = 0
    for mention in known.find(words):
        if mention.start < at:  # the same words as a term of another topic
            continue
        typed = words[mention.start : mention.end]
        others = known.aliases(typed)[:_ALIASES_SEARCHED]
        groups.extend(number_forms(word) for word in _plain(words[at : mention.start]))
        groups.append((typed, *others))
        if others:
            matches.append(NameMatch(typed, others))
        at = mention.end
    groups.extend(number_forms(word) for word in _plain(words[at:]))
    return tuple(groups), tuple(matches)


def number_forms(word: str) -> tuple[str, ...]:
    """Give a word and, where it looks like one of English, French or Spanish, its other number: licence, licences."""
    plain = word.strip(_MARKS)
    if not (plain.isascii() and plain.isalpha() and len(plain) >= _SHORTEST_INFLECTED):
        return (word,)
    if plain.endswith("ies"):
        return (plain, f"{plain[:-3]}y")
    if plain.endswith("s"):
        return (plain, plain[:-1])
    return (plain, f"{plain}s", f"{plain[:-1]}ies") if plain.endswith("y") else (plain, f"{plain}s")


async def story(desk: Desk, story_id: int) -> Story:
    """Give one story with all its reports. Raises NotFound."""
    async with desk.database.reading() as connection:
        found = await stories.get(connection, story_id)
    if found is None:
        raise NotFound("There is no story {id}. Type /eujp latest to see the newest ones.", id=story_id)
    return found


async def stories_of(desk: Desk, story_ids: Sequence[int]) -> Mapping[int, Story]:
    """Give those of the stories that are stored, by the id asked for, also that of one merged since."""
    return await desk.database.read(stories.by_id, story_ids)


async def article_at(desk: Desk, addresses: Sequence[str]) -> ArticleInFull | None:
    """Give the article that is stored of the first of the addresses that leads to one; None where none does."""
    pages = [page_of(url) for url in map(_canonical, addresses) if url]
    async with desk.database.reading() as connection:
        for page in pages:
            article_id = await identities.bearer(connection, page)
            if article_id is not None:
                return await articles.get(connection, article_id)
    return None


async def why(desk: Desk, article_id: int) -> ArticleWhy:
    """Say why an article was kept, left out and grouped. Raises NotFound."""
    async with desk.database.reading() as connection:
        found = await articles.why(connection, article_id)
    if found is None:
        raise NotFound(
            "There is no article {id}. The ids of a story's articles are shown by /eujp story <id>.", id=article_id
        )
    return found


async def topics(desk: Desk) -> tuple[TopicCount, ...]:
    """Count the stories of each catalogued topic, in the catalogue's order."""
    async with desk.database.reading() as connection:
        counted = {count.topic: count.stories for count in await stories.by_topic(connection)}
    return tuple(TopicCount(topic.id, counted.get(topic.id, 0)) for topic in desk.catalog.topics)


async def status(desk: Desk) -> StatusReport:
    """Say how much is stored, how fresh it is and how every source fares."""
    async with desk.database.reading() as connection:
        stored = await articles.count(connection)
        queue = await outbox.count(connection)
        return StatusReport(
            version=desk.version,
            database=desk.database.name,
            articles=stored.articles,
            relevant=stored.relevant,
            stories=await stories.count(connection),
            facts=await facts.count(connection),
            newest=stored.newest,
            sources=await sources.reports(connection),
            at=desk.clock.now(),
            subscriptions=await subscriptions.count(connection),
            pending=queue.pending,
            unknown=queue.unknown,
        )


async def beginning(desk: Desk) -> StatusReport | None:
    """Give how the desk stands while the archive holds no story, None once it holds one."""
    async with desk.database.reading() as connection:
        holds_one = await stories.is_any_shown(connection)
    return None if holds_one else await status(desk)


def _canonical(address: str) -> str:
    """Give the form in which an address is stored, "" for what is no address of the web's."""
    try:
        return canonical_url(address)
    except ReadingError:
        return ""


def _plain(stretch: str) -> list[str]:
    return [word for word in stretch.split() if words_of(word) and not _PARTICLE.fullmatch(word)]
