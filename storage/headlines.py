"""Headlines: what the newest stories are called by each of their reports, without the rest of these."""

from __future__ import annotations

from sqlalchemy import exists, select

from bot.domain.stories import Headline
from storage.database import Connection
from storage.tables import articles, is_relevant
from storage.tables import stories as table


async def newest(connection: Connection, limit: int) -> tuple[Headline, ...]:
    """Give the titles of all reports of the newest stories, at most so many of these, story by story."""
    shown = exists().where(articles.c.story_id == table.c.id, is_relevant)
    chosen = (
        select(table.c.id, table.c.newest)
        .where(shown)
        .order_by(table.c.newest.desc(), table.c.id.desc())
        .limit(limit)
        .subquery()
    )
    query = (
        select(articles.c.story_id, articles.c.id, articles.c.title, articles.c.language)
        .join(chosen, chosen.c.id == articles.c.story_id)
        .where(is_relevant)
        .order_by(chosen.c.newest.desc(), chosen.c.id.desc(), articles.c.first_seen, articles.c.id)
    )
    return tuple(Headline(*row) for row in await connection.execute(query))
