"""Where an article goes: the text it reprints, the story it joins, or a story of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.articles import Analysis
from bot.domain.moments import Moment, Precision
from bot.domain.stories import sort_instant
from bot.reading.stories import similarity
from storage import candidates, stories
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

    `itself` is its id when it is stored already: its own text is no reprint.
    The work is bounded: candidates are the nearest in time and the newest of shared text bands, never the archive.
    """
    bands = similarity.bands(analysis.signature)
    texts = [text for text in await candidates.texts(connection, bands) if text.article_id != itself]
    relevant = analysis.relevance.relevant
    around = around_of(analysis.event or analysis.published, now)
    near = await candidates.stories(connection, similarity.traits(analysis), around) if relevant else ()
    placement = similarity.place(analysis, texts, near)
    newest = sort_instant(analysis.published, now)
    story_id = placement.story_id
    if relevant and story_id is None:
        story_id = await stories.create(connection, now, around, placement.core, newest)
    elif story_id is not None:
        await stories.joined(connection, story_id, now, newest)
        if placement.core:
            await stories.know_by(connection, story_id, placement.core)
    return Seat(story_id, placement.duplicate_of, placement.reason, bands)


def around_of(when: Moment | None, now: datetime) -> datetime:
    """Give the instant an article is looked up by: its day, or of a whole month or year what is nearest to now."""
    if when is None:
        return now
    if when.precision in (Precision.DAY, Precision.INSTANT):
        return when.value
    return min(max(when.value, now), when.end())
