"""Where a new article may belong: the texts it may reprint, the stories it may join. Neither grows with the archive."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, Final

from sqlalchemy import Select, Text, bindparam, case, cast, desc, exists, func, select, union_all

from bot.domain.stories import STORY_WINDOW, StoryCandidate, TextCandidate, Traits
from storage.columns import moment_of
from storage.database import Connection
from storage.tables import article_bands, articles, story_topics
from storage.tables import stories as table
from storage.traits import marks_of, traits_of

_NEWEST: Final = 8
"""So many of the newest articles of one band are looked at: thousands share those of a boilerplate text."""

_TEXTS: Final = 20
_NEAREST: Final = 60
"""So many stories on either side of an instant are looked at."""

_STANDING: Final = func.coalesce(table.c.merged_into, table.c.id)
"""The id a story stands under: those merged into one count as one."""

_CORES: Final = select(table.c.id, cast(table.c.core, Text)).where(table.c.id.in_(bindparam("ids", expanding=True)))
_KNOWN: Final = 512
"""So many stories are remembered with what they are known by: the articles of a day are compared with the same ones."""

_STORIES: Final = 50
_SAME_EVENT: Final = 5


async def texts(connection: Connection, bands: Sequence[str]) -> tuple[TextCandidate, ...]:
    """Give the articles that share most bands of a signature, of the newest of each band, the likeliest first.

    What a person hid is left out: nothing new is to stand behind it.
    """
    if not bands:
        return ()
    named = {f"band{number}": band for number, band in enumerate(bands)}
    ids = (await connection.scalars(_sharing(len(bands)), named)).all()
    if not ids:
        return ()
    wanted = (articles.c.id, articles.c.duplicate_of, articles.c.story_id, articles.c.signature, articles.c.marks)
    moments = (column for column in articles.c if column.name.startswith("published_"))
    not_hidden = articles.c.id.in_(ids) & articles.c.overruled.is_not(False)
    rows = (await connection.execute(select(*wanted, *moments).where(not_hidden))).mappings().all()
    found = {
        row["id"]: TextCandidate(
            article_id=row["duplicate_of"] or row["id"],
            story_id=row["story_id"],
            signature=row["signature"],
            published=moment_of(row, "published"),
            marks=marks_of(row["marks"]),
        )
        for row in rows
    }
    return tuple(found[article_id] for article_id in ids if article_id in found)


@cache
def _sharing(bands: int) -> Select[Any]:
    """Make the question for so many bands once: it is asked of every article."""
    every = union_all(*(select(_newest_of(f"band{number}").c.article_id) for number in range(bands))).subquery()
    article_id = every.c.article_id
    return select(article_id).group_by(article_id).order_by(desc(func.count()), article_id.desc()).limit(_TEXTS)


def _newest_of(parameter: str) -> Any:
    newest = select(article_bands.c.article_id).where(article_bands.c.band == bindparam(parameter))
    return newest.order_by(article_bands.c.article_id.desc()).limit(_NEWEST).subquery()


async def stories(connection: Connection, traits: Traits, around: datetime) -> tuple[StoryCandidate, ...]:
    """Give the stories nearest to `around` within STORY_WINDOW, and those on the same catalogued event of any time.

    Those on that event come first, then those sharing a topic, then the latest; a story that was merged leads to the
    one it was merged into.
    """
    when = traits.when
    first, last = (min(around, when.value), max(around, when.end())) if when else (around, around)
    named = {
        "around": around,
        "earliest": first - STORY_WINDOW,
        "latest": last + STORY_WINDOW,
        "topics": sorted(traits.topics),
        "event_id": traits.event_id,
    }
    ids = (await connection.scalars(_nearest(is_catalogued=traits.event_id is not None), named)).all()
    rows = await connection.execute(_CORES, {"ids": ids})
    cores = {story_id: _core(written) for story_id, written in rows}
    return tuple(StoryCandidate(story_id, cores[story_id]) for story_id in ids if cores[story_id])


@lru_cache(maxsize=_KNOWN)
def _core(written: str) -> tuple[Traits, ...]:
    return tuple(traits_of(value) for value in json.loads(written))


@cache
def _nearest(*, is_catalogued: bool) -> Select[Any]:
    """Make the question once, for an article on a catalogued event and for any other: it is asked of every article."""
    topics = story_topics.c.topic.in_(bindparam("topics", expanding=True))
    shared = exists().where(story_topics.c.story_id == table.c.id, topics)
    same = table.c.event_id == bindparam("event_id") if is_catalogued else shared
    rank = func.min(case((same, 0), (shared, 1), else_=2))
    order = (rank, func.max(table.c.around).desc(), _STANDING.desc())
    near = _near(is_catalogued=is_catalogued)
    return select(_STANDING).where(table.c.id.in_(near)).group_by(_STANDING).order_by(*order).limit(_STORIES)


def _near(*, is_catalogued: bool) -> Any:
    around, latest, earliest = table.c.around, (table.c.around.desc(), table.c.id.desc()), (table.c.around, table.c.id)
    before = select(table.c.id).where(around.between(bindparam("earliest"), bindparam("around"))).order_by(*latest)
    after = select(table.c.id).where(around > bindparam("around"), around <= bindparam("latest"))
    parts = [before.limit(_NEAREST), after.order_by(*earliest).limit(_NEAREST)]
    if is_catalogued:
        of_event = select(func.max(table.c.id).label("id")).where(table.c.event_id == bindparam("event_id"))
        parts.append(
            of_event.group_by(_STANDING).order_by(func.max(table.c.around).desc(), _STANDING.desc()).limit(_SAME_EVENT)
        )
    return union_all(*(select(part.subquery().c.id) for part in parts))
