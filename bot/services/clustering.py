"""Where an article goes: the text it reprints, the story it joins, or a story of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.articles import Analysis
from bot.domain.stories import Traits, sort_instant
from bot.reading import similarity
from storage import articles, stories
from storage.database import Connection


@dataclass(frozen=True, slots=True)
class Seat:
    """An article's place: `story_id` is None for what is not relevant; `reason` is the sentence `why` shows."""

    story_id: int | None
    duplicate_of: int | None
    reason: str
    bands: tuple[str, ...]


async def seat(connection: Connection, analysis: Analysis, now: datetime, *, itself: int | None = None) -> Seat:
    """Find or make the place of an article, within the caller's write transaction.

    `itself` is its id when it is stored already: its own text is no reprint, nor is that of what stands in no story.
    The work is bounded: candidates come from a window of days and from shared text bands, never from the whole archive.
    """
    bands = similarity.bands(analysis.signature)
    texts = await articles.text_candidates(connection, bands)
    if itself is not None:
        texts = tuple(text for text in texts if text.article_id != itself and text.story_id is not None)
    if not analysis.relevance.relevant:
        placement = similarity.place(analysis, texts, ())
        return Seat(None, placement.duplicate_of, "It is not relevant, so it stands in no story.", bands)
    traits = similarity.traits(analysis)
    around = _around(traits, now)
    near = await stories.candidates(connection, around, traits.topics, event_id=traits.event_id)
    placement = similarity.place(analysis, texts, near)
    newest = sort_instant(analysis.published, now)
    story_id = placement.story_id
    if story_id is None:
        story_id = await stories.create(connection, now, traits, around)
    await stories.joined(connection, story_id, now, newest)
    return Seat(story_id, placement.duplicate_of, placement.reason, bands)


def _around(traits: Traits, now: datetime) -> datetime:
    return traits.when.value if traits.when else now
