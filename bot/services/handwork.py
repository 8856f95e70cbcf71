"""What a person's acts on articles, stories and facts share."""

from __future__ import annotations

import re
from datetime import datetime
from difflib import get_close_matches
from typing import Final

from bot.domain.articles import ArticleInFull
from bot.domain.errors import NotFound
from bot.domain.facts import Fact
from bot.domain.phrases import Phrase, either, then
from bot.reading.stories import similarity
from storage import arranging, articles, facts, stories
from storage.database import Connection

_LONGEST_NUMBER: Final = 9
"""Digits that every database takes for an id."""


async def find_article(connection: Connection, article_id: int) -> ArticleInFull:
    """Give one article. Raises NotFound."""
    article = await articles.get(connection, article_id)
    if article is None:
        raise NotFound(
            "There is no article {id}. The ids of a story's articles are shown by /eujp story <id>.", id=article_id
        )
    return article


async def find_fact(connection: Connection, fact_id: str) -> Fact:
    """Give one fact by its id, however it was typed. Raises NotFound, with the id that looks most like it."""
    plain = fact_id.strip().casefold().removeprefix("#")
    fact = await facts.get(connection, plain)
    if fact is None:
        meant = await _meant(connection, plain)
        sentence = then(
            Phrase("There is no fact “{id}”.", id=fact_id.strip()[:40]),
            Phrase("Did you mean {name}?", name=either(meant)) if meant else "",
        )
        raise NotFound(then(sentence, Phrase("Type /eujp facts to see them.")))
    return fact


async def _meant(connection: Connection, typed: str) -> tuple[str, ...]:
    """Give what may be meant by an id that no fact has: the one most like it, of a number the fact and story of it."""
    if not re.fullmatch(rf"[0-9]{{1,{_LONGEST_NUMBER}}}", typed):
        return tuple(get_close_matches(typed, await facts.ids_like(connection, typed), n=1))
    fact = await facts.get(connection, f"f{int(typed):03}")
    story = await stories.get(connection, int(typed))
    of_fact = (Phrase("fact {id}", id=fact.id),) if fact else ()
    return of_fact + ((Phrase("story {id}", id=story.id),) if story else ())


async def settle_story(connection: Connection, story_id: int, now: datetime) -> None:
    """Know and order a story by the reports that are shown in it now."""
    reports = await arranging.first_reports(connection, story_id)
    await stories.know_by(connection, story_id, [similarity.traits(one.analysis) for one in reports])
    await stories.resettle(connection, story_id, now)
