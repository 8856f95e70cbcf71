"""Search: stories and facts that hold the words asked for, the newest matches ranked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from sqlalchemy import select

from bot.domain.answers import StoryHit
from bot.domain.facts import Fact, FactStatus
from storage import facts as stored_facts
from storage import stories as stored_stories
from storage.articles import NewArticle
from storage.database import Connection, chunks
from storage.fact_tables import fact_topics
from storage.fact_tables import facts as fact_table
from storage.search_index import ARTICLES, FACTS, matching, put, put_all, searched_form
from storage.tables import article_topics, articles, is_relevant, shown_from, sort_instant

Terms: TypeAlias = tuple[tuple[str, ...], ...]
"""What to find: every group must match, by any one of its strings; each string is a phrase."""

RANKED: Final = 200
"""How many of the newest matches are ranked: ranking all is linear in them, and some words stand in a third of all."""

_HALF_LIFE: Final = timedelta(days=365)
"""An article a year older than another counts half."""

_K1: Final = 1.2
_B: Final = 0.75
"""The usual constants of BM25: how soon repetition stops counting, and how much length does."""


@dataclass(frozen=True, slots=True)
class _Match:
    """A row found; `key` is the story's or fact's, `words` its searched form."""

    key: int
    words: str
    when: datetime


async def index_article(connection: Connection, article_id: int, story_id: int | None, text: str) -> None:
    """Make an article findable by `text`, its title included; one that stands in no story is taken out."""
    await put(connection, ARTICLES, article_id, "" if story_id is None else text)


async def index_new(connection: Connection, added: Sequence[tuple[int, NewArticle]]) -> None:
    """Make articles that were just stored in a story findable by their titles and texts."""
    texts = {article_id: f"{new.analysis.title}\n{new.analysis.text}" for article_id, new in added}
    if texts:
        await put_all(connection, ARTICLES, texts)


async def words_of(connection: Connection, article_ids: Sequence[int]) -> dict[int, str]:
    """Give the searched form of articles by their ids, without those that nothing is found by."""
    found: dict[int, str] = {}
    for some in chunks(article_ids):
        query = select(ARTICLES.c.rowid, ARTICLES.c.words).where(ARTICLES.c.rowid.in_(some))
        found |= {row.rowid: row.words for row in await connection.execute(query)}
    return found


def groups_of(terms: Terms) -> list[list[str]]:
    """Give the terms in their searched form, without those that have none."""
    forms = (dict.fromkeys(filter(None, map(searched_form, group))) for group in terms)
    return [list(group) for group in forms if group]


def found_in(terms: Terms, texts: Sequence[str]) -> tuple[str, ...]:
    """Give the strings asked for that stand in one of the texts, which are in their searched form."""
    padded = [f" {words} " for words in texts]
    forms = {phrase: searched_form(phrase) for group in terms for phrase in group}
    return tuple(phrase for phrase, form in forms.items() if form and any(f" {form} " in words for words in padded))


async def stories(
    connection: Connection,
    terms: Terms,
    *,
    topic: str | None = None,
    since: datetime | None = None,
    as_of: datetime,
    offset: int = 0,
    limit: int = 5,
) -> tuple[tuple[StoryHit, ...], bool]:
    """Give one page of the stories known at `as_of` with an article that holds every group, and whether more follow.

    Of the RANKED newest matching articles, those come first that hold the words most, the recent before the old.
    `since` bounds the article's sort instant. Terms without a letter or digit are left out; without any phrase
    nothing is found.
    """
    groups = groups_of(terms)
    if not groups:
        return (), False
    found = await _matching_articles(connection, list(groups), topic, since, as_of)
    ranked = _ranked(found, list(groups), lambda match: 0.5 ** (max(as_of - match.when, timedelta()) / _HALF_LIFE))
    ids = ranked[offset : offset + limit]
    matched = {story_id: found_in(terms, [match.words for match in found if match.key == story_id]) for story_id in ids}
    chosen = await stored_stories.of_ids(connection, ids)
    return tuple(StoryHit(story, matched[story.id]) for story in chosen), len(ranked) > offset + limit


async def facts(
    connection: Connection,
    terms: Terms,
    *,
    topic: str | None = None,
    since: datetime | None = None,
    offset: int = 0,
    limit: int = 3,
) -> tuple[Fact, ...]:
    """Give the approved facts that hold every group, those first that hold the words most, then the latest date.

    `since` bounds the fact's own date.
    """
    groups = groups_of(terms)
    if not groups:
        return ()
    query = (
        select(FACTS.c.rowid, FACTS.c.words, fact_table.c.when_value)
        .join(fact_table, fact_table.c.number == FACTS.c.rowid)
        .where(matching(connection, FACTS, groups), fact_table.c.status == FactStatus.APPROVED)
        .order_by(fact_table.c.when_value.desc())
        .limit(RANKED)
    )
    if since is not None:
        query = query.where(fact_table.c.when_value >= since)
    if topic is not None:
        on_topic = select(fact_topics.c.fact_number).where(fact_topics.c.topic == topic)
        query = query.where(fact_table.c.number.in_(on_topic))
    found = [_Match(*row) for row in await connection.execute(query)]
    return await stored_facts.of_numbers(connection, _ranked(found, groups, lambda _: 1.0)[offset : offset + limit])


async def _matching_articles(
    connection: Connection,
    groups: Sequence[Sequence[str]],
    topic: str | None,
    since: datetime | None,
    as_of: datetime,
) -> list[_Match]:
    query = (
        select(articles.c.story_id, ARTICLES.c.words, sort_instant)
        .join(ARTICLES, ARTICLES.c.rowid == articles.c.id)
        .where(matching(connection, ARTICLES, groups))
        .where(articles.c.story_id.is_not(None), is_relevant, shown_from <= as_of)
        .order_by(ARTICLES.c.rowid.desc())
        .limit(RANKED)
    )
    if since is not None:
        query = query.where(sort_instant >= since)
    if topic is not None:
        on_topic = select(article_topics.c.article_id).where(article_topics.c.topic == topic)
        query = query.where(articles.c.id.in_(on_topic))
    return [_Match(*row) for row in await connection.execute(query)]


def _ranked(found: Sequence[_Match], groups: Sequence[Sequence[str]], weigh: Callable[[_Match], float]) -> list[int]:
    """Order the keys found by their best match."""
    average = sum(len(match.words) for match in found) / len(found) if found else 1.0
    best: dict[int, float] = {}
    for match in found:
        score = _likeness(match.words, groups, average) * weigh(match)
        best[match.key] = max(score, best.get(match.key, 0.0))
    return sorted(best, key=lambda key: best[key], reverse=True)


def _likeness(words: str, groups: Sequence[Sequence[str]], average: float) -> float:
    """Score a match as BM25 does, but for the rarity of words: in these matches every group occurs."""
    padded = f" {words} "
    norm = _K1 * (1 - _B + _B * len(words) / average)
    counts = (sum(padded.count(f" {phrase} ") for phrase in group) for group in groups)
    return sum(count * (_K1 + 1) / (count + norm) for count in counts)
