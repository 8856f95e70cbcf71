"""What a person's acts on articles and stories share."""

from __future__ import annotations

from datetime import datetime

from bot.domain.articles import Article
from bot.domain.errors import NotFound
from bot.reading.stories import similarity
from storage import arranging, articles, stories
from storage.database import Connection


async def find_article(connection: Connection, article_id: int) -> Article:
    """Give one article. Raises NotFound."""
    article = await articles.get(connection, article_id)
    if article is None:
        raise NotFound(
            f"There is no article {article_id}. The ids of a story's articles are shown by /eujp story <id>."
        )
    return article


async def settle_story(connection: Connection, story_id: int, now: datetime) -> None:
    """Know and order a story by the reports that are shown in it now."""
    reports = await arranging.first_reports(connection, story_id)
    await stories.know_by(connection, story_id, [similarity.traits(one.analysis) for one in reports])
    await stories.resettle(connection, story_id, now)
