"""Work by hand on stories: one merged into another, an article split off."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select, update

from bot.domain.articles import Article
from bot.domain.stories import CORE
from storage.articles import load
from storage.database import Connection
from storage.stories import know_by
from storage.tables import articles, is_relevant, stories
from storage.traits import traits_of


async def absorb(connection: Connection, story_id: int, other_id: int, by: str, placement: str, now: datetime) -> None:
    """Move all articles of `other_id` into `story_id`, which is known by the reports of both from then on.

    Both must stand for themselves. The id of the other, and those merged into it before, lead to `story_id`.
    """
    moved = {"story_id": story_id, "placed_by": by, "placement": placement}
    await connection.execute(update(articles).where(articles.c.story_id == other_id).values(moved))
    gone = or_(stories.c.id == other_id, stories.c.merged_into == other_id)
    leads = {"merged_into": story_id, "newest": None, "updated": now}
    await connection.execute(update(stories).where(gone).values(leads))
    both = select(stories.c.core).where(stories.c.id.in_([story_id, other_id]))
    cores = [traits_of(value) for core in await connection.scalars(both.order_by(stories.c.id)) for value in core]
    await know_by(connection, story_id, cores[: 2 * CORE])


async def take_out(connection: Connection, article: Article, story_id: int, by: str, placement: str) -> None:
    """Put an article and its reprints into another story; it is no reprint itself from then on."""
    its = or_(articles.c.id == article.id, articles.c.duplicate_of == article.id)
    moved = {"story_id": story_id, "placed_by": by, "placement": placement}
    await connection.execute(update(articles).where(articles.c.story_id == article.story_id, its).values(moved))
    await connection.execute(update(articles).where(articles.c.id == article.id).values(duplicate_of=None))


async def first_reports(connection: Connection, story_id: int) -> tuple[Article, ...]:
    """Give the first CORE relevant articles of a story that reprint no other."""
    own = (articles.c.story_id == story_id) & is_relevant & articles.c.duplicate_of.is_(None)
    ids = (await connection.scalars(select(articles.c.id).where(own).order_by(articles.c.id).limit(CORE))).all()
    return await load(connection, articles.c.id.in_(ids))
