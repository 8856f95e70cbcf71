"""Stories put right by hand: two that are one event merged, an article of another event split off."""

from __future__ import annotations

from bot.domain.answers import ArticleSplit, StoriesMerged
from bot.domain.errors import NotFound, UsageError
from bot.domain.messages import Person, Place
from bot.domain.phrases import Phrase
from bot.domain.stories import Story
from bot.reading.stories import similarity
from bot.services.clustering import around_of
from bot.services.desk import Desk
from bot.services.handwork import find_article, settle_story
from storage import arranging, audit, stories, windows
from storage.database import Connection


async def merge(desk: Desk, story_id: int, other_id: int, person: Person, place: Place) -> StoriesMerged:
    """Merge the other story into the first, whose id stays; the other's leads there from then on.

    Merging what is merged already changes nothing. Raises NotFound, and UsageError for a story and itself.
    """
    if story_id == other_id:
        raise UsageError("Story {id} cannot be merged with itself. Give the ids of two stories.", id=story_id)
    async with desk.database.writing() as connection:
        now = await windows.open_for_change(connection, desk.clock.now())
        story, other = await _story(connection, story_id), await _story(connection, other_id)
        if story.id == other.id:
            return StoriesMerged(story, other_id, changed=False)
        by = person.name or person.id
        placement = Phrase("{person} merged story {other} into story {id}.", person=by, other=other.id, id=story.id)
        await arranging.absorb(connection, story.id, other.id, by, placement, now)
        await settle_story(connection, story.id, now)
        await audit.record(
            connection,
            at=now,
            person=person,
            place=place,
            action="story merge",
            before=f"articles {_ids(other)}: story {other.id}",
            after=f"articles {_ids(other)}: story {story.id}",
        )
        return StoriesMerged(await _story(connection, story.id), other.id, changed=True, other=other)


async def split(desk: Desk, article_id: int, person: Person, place: Place) -> ArticleSplit:
    """Take an article, with what reprints it, out of its story into one of its own.

    One that stands alone already stays as it is. Raises NotFound, and UsageError for what stands in no story.
    """
    async with desk.database.writing() as connection:
        now = await windows.open_for_change(connection, desk.clock.now())
        article = await find_article(connection, article_id)
        if article.story_id is None or not article.relevant:
            raise UsageError(
                "Article {id} is shown in no story, so there is nothing to split it off from.", id=article_id
            )
        left = await _story(connection, article.story_id)
        if all(article_id in (one.id, one.duplicate_of) for one in left.articles):
            return ArticleSplit(left, left.id, article_id, changed=False)
        by = person.name or person.id
        traits = similarity.traits(article.analysis)
        own = await stories.create(connection, now, around_of(traits.when, now), [traits])
        await arranging.take_out(
            connection, article, own, by, Phrase("{person} split it off from story {id}.", person=by, id=left.id)
        )
        for story_id in (left.id, own):
            await settle_story(connection, story_id, now)
        await audit.record(
            connection,
            at=now,
            person=person,
            place=place,
            action="story split",
            before=f"article {article_id}: story {left.id}",
            after=f"article {article_id}: story {own}",
        )
        return ArticleSplit(await _story(connection, own), left.id, article_id, changed=True)


async def _story(connection: Connection, story_id: int) -> Story:
    found = await stories.get(connection, story_id)
    if found is None:
        raise NotFound("There is no story {id}. Type /eujp latest to see the newest ones.", id=story_id)
    return found


def _ids(story: Story) -> str:
    return ", ".join(str(article.id) for article in story.articles)
