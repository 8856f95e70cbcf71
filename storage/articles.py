"""Articles with their text, its versions, topics and marks of likeness."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, bindparam, case, exists, func, or_, select, update

from bot.domain.answers import ArticleWhy
from bot.domain.articles import Analysis, Article, ArticleInFull, Overruling, Written
from bot.domain.errors import ReadingError
from bot.domain.phrases import kept
from bot.domain.sources import SourceKind
from storage.article_rows import UNSHOWN, article_of, in_full_of
from storage.columns import moment_values, storable
from storage.database import Connection, insert_all, insert_unless_there, new_ids
from storage.identities import known
from storage.tables import (
    article_bands,
    article_identities,
    article_topics,
    article_versions,
    is_relevant,
    own_name,
    shown_from,
)
from storage.tables import articles as table
from storage.traits import marks_value

_IN_FULL = (
    select(table, article_versions.c.text, article_versions.c.id.label("version_id"))
    .join(article_versions, (article_versions.c.article_id == table.c.id) & article_versions.c.current)
    .order_by(table.c.first_seen, table.c.id)
)
_SHOWN = _IN_FULL.with_only_columns(*(column for column in _IN_FULL.selected_columns if column.name not in UNSHOWN))
_OF_STORIES = _SHOWN.where(table.c.story_id.in_(bindparam("story_ids", expanding=True)), is_relevant)
_SHOWN_BEFORE = _OF_STORIES.where(shown_from < bindparam("before", type_=table.c.first_seen.type))
_TOPICS = (
    select(article_topics.c.article_id, article_topics.c.topic)
    .where(article_topics.c.article_id.in_(bindparam("article_ids", expanding=True)))
    .order_by(article_topics.c.article_id, article_topics.c.position)
)
"""Made once: they are said of every list."""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article to store. Each of `identities` is one article's alone; `bands` are keys of its signature."""

    source_id: int | None
    url: str | None
    identities: tuple[str, ...]
    publisher: str
    kind: SourceKind
    analysis: Analysis
    first_seen: datetime
    story_id: int | None
    duplicate_of: int | None
    headline_only: bool
    backlog: bool
    note: str
    placement: str
    bands: tuple[str, ...]
    first_poll: bool = False


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """How many articles are stored, how many are relevant, and when the last was first seen."""

    articles: int
    relevant: int
    newest: datetime | None


async def add(connection: Connection, new: NewArticle) -> int | None:
    """Store an article as `add_all` does and give its id; None when one of its identities is stored."""
    (article_id,) = await add_all(connection, [new])
    return article_id


async def add_all(connection: Connection, arrived: Sequence[NewArticle]) -> tuple[int | None, ...]:
    """Store articles with their texts, topics and bands and give their ids, in order.

    None stands for one of which an identity is stored, or an earlier one here has it. Raises ReadingError when a
    summary is not a quote of its text.
    """
    fresh = await _fresh(connection, arrived)
    ids = await begin(connection, list(fresh.values()))
    await finish(connection, list(zip(ids, fresh.values(), strict=True)))
    stored = dict(zip(fresh, ids, strict=True))
    return tuple(stored.get(number) for number in range(len(arrived)))


async def begin(connection: Connection, arrived: Sequence[NewArticle]) -> tuple[int, ...]:
    """Store of articles what the next are compared with, and give their ids; `finish` stores the rest of them.

    None of their identities is stored, as this transaction has seen. Raises ReadingError as `add_all` does.
    """
    for new in arrived:
        _check_summary(new.analysis)
    if not arrived:
        return ()
    ids = await new_ids(connection, table, len(arrived))
    numbered = list(zip(ids, arrived, strict=True))
    rows = [{"id": own} | _found_values(new) | _understood_values(new.analysis) for own, new in numbered]
    await insert_all(connection, table, rows)
    await _add_bands(connection, [(article_id, new.bands) for article_id, new in numbered])
    return ids


async def _fresh(connection: Connection, arrived: Sequence[NewArticle]) -> dict[int, NewArticle]:
    """Give those that are new, by their number."""
    taken = set(await known(connection, [identity for new in arrived for identity in new.identities]))
    fresh: dict[int, NewArticle] = {}
    for number, new in enumerate(arrived):
        if taken.isdisjoint(new.identities):
            fresh[number] = new
            taken.update(new.identities)
    return fresh


async def finish(connection: Connection, added: Sequence[tuple[int, NewArticle]]) -> None:
    """Store the identities, texts and topics of articles that `begin` gave these ids, in the same transaction."""
    identities = [
        {"article_id": article_id, "identity": identity}
        for article_id, new in added
        for identity in dict.fromkeys(new.identities)
    ]
    versions = [_version(article_id, new.analysis, new.first_seen) for article_id, new in added]
    await insert_all(connection, article_identities, identities)
    await insert_all(connection, article_versions, versions)
    await _add_topics(connection, [(article_id, new.analysis.topics) for article_id, new in added])


async def _add_topics(connection: Connection, named: Sequence[tuple[int, Sequence[str]]]) -> None:
    topics = [
        {"article_id": article_id, "position": position, "topic": topic}
        for article_id, topics in named
        for position, topic in enumerate(dict.fromkeys(topics))
    ]
    await insert_all(connection, article_topics, topics)


async def _add_bands(connection: Connection, keys: Sequence[tuple[int, Sequence[str]]]) -> None:
    rows = [{"article_id": article_id, "band": band} for article_id, bands in keys for band in dict.fromkeys(bands)]
    await insert_all(connection, article_bands, rows)


def _version(article_id: int, analysis: Analysis, created: datetime) -> dict[str, Any]:
    text = storable(analysis.text)
    return {
        "article_id": article_id,
        "text": text,
        "text_hash": hashlib.sha256(text.encode()).hexdigest(),
        "current": True,
        "created": created,
    }


async def texts_of(connection: Connection, identities: Sequence[str]) -> frozenset[str]:
    """Give every version of the text of the articles that have one of the identities."""
    its = select(article_identities.c.article_id).where(article_identities.c.identity.in_(identities))
    column = article_versions.c.text
    return frozenset(await connection.scalars(select(column).where(article_versions.c.article_id.in_(its))))


async def get(connection: Connection, article_id: int) -> ArticleInFull | None:
    """Give one article."""
    found = await load(connection, table.c.id == article_id)
    return found[0] if found else None


async def why(connection: Connection, article_id: int) -> ArticleWhy | None:
    """Give one article with the reason it stands where it stands."""
    article = await get(connection, article_id)
    if article is None:
        return None
    placement = await connection.scalar(select(table.c.placement).where(table.c.id == article_id))
    return ArticleWhy(article, placement or "")


async def overrule(connection: Connection, article_id: int, word: Overruling) -> None:
    """Keep a person's word on whether an article is relevant."""
    values = {"overruled": word.relevant, "overruled_by": word.by, "overruled_at": word.at}
    await connection.execute(update(table).where(table.c.id == article_id).values(values))


async def seat(
    connection: Connection, article_id: int, story_id: int, duplicate_of: int | None, placement: str
) -> None:
    """Put an article into a story; `placement` is the sentence that says why."""
    values = {"story_id": story_id, "duplicate_of": duplicate_of, "placement": placement}
    await connection.execute(update(table).where(table.c.id == article_id).values(values))


async def revise(
    connection: Connection, article_id: int, analysis: Analysis, bands: Sequence[str], now: datetime
) -> None:
    """Keep a new understanding of an article; a text that differs becomes its current version, and the old one stays.

    Raises ReadingError when the summary is not a quote of the text.
    """
    _check_summary(analysis)
    values = {**_understood_values(analysis), "written": None}  # it was checked against the text before
    await connection.execute(update(table).where(table.c.id == article_id).values(values))
    version = _version(article_id, analysis, now)
    its = article_versions.c.article_id == article_id
    same_text = article_versions.c.text_hash == version["text_hash"]
    await connection.execute(update(article_versions).where(its, ~same_text).values(current=False))
    await connection.execute(insert_unless_there(connection, article_versions, version))
    await connection.execute(update(article_versions).where(its, same_text).values(current=True))
    for marks in (article_topics, article_bands):
        await connection.execute(marks.delete().where(marks.c.article_id == article_id))
    await _add_topics(connection, [(article_id, analysis.topics)])
    await _add_bands(connection, [(article_id, bands)])


async def of_version(connection: Connection, version_id: int) -> ArticleInFull | None:
    """Give the article whose current text is this version, None when another text took its place."""
    its = select(article_versions.c.article_id).where(article_versions.c.id == version_id)
    found = await load(connection, table.c.id.in_(its))
    return next((article for article in found if article.version_id == version_id), None)


async def origins(connection: Connection, version_ids: Sequence[int]) -> frozenset[tuple[int, str]]:
    """Give of each version which article its text is from, itself or the one it reprints, and Article.origin."""
    query = (
        select(func.coalesce(table.c.duplicate_of, table.c.id), own_name)
        .join(article_versions, article_versions.c.article_id == table.c.id)
        .where(article_versions.c.id.in_(version_ids))
    )
    return frozenset((row[0], row[1]) for row in await connection.execute(query))


async def unwritten(connection: Connection, since: datetime, failures: int, limit: int) -> tuple[ArticleInFull, ...]:
    """Give the newest relevant articles first seen after `since` that a model has neither written of nor failed at.

    One it failed at fewer than `failures` times is given again; reprints and headlines without a text are left out.
    """
    failed = table.c.written["failures"].as_integer()
    due = or_(table.c.written.is_(None), and_(failed > 0, failed < failures))
    own = is_relevant & table.c.duplicate_of.is_(None) & ~table.c.headline_only
    newest = (
        select(table.c.id).where(table.c.first_seen > since, own, due).order_by(table.c.first_seen.desc()).limit(limit)
    )
    found = await load(connection, table.c.id.in_((await connection.scalars(newest)).all()))
    return tuple(reversed(found))


async def keep_written(connection: Connection, article: Article, written: Written) -> None:
    """Keep what a model wrote of an article, unless its text has changed since; a failure never displaces a success."""
    current = select(article_versions.c.id).where(
        article_versions.c.id == article.version_id, article_versions.c.current
    )
    itself = table.c.id == article.id
    if written.failures:
        stored = await connection.scalar(select(table.c.written).where(itself).with_for_update())
        if stored and not stored["failures"]:
            return
    await connection.execute(update(table).where(itself, exists(current)).values(written=asdict(written)))


async def count(connection: Connection) -> ArticleCounts:
    """Count what is stored."""
    newest = func.max(table.c.first_seen)
    relevant = func.coalesce(func.sum(case((is_relevant, 1), else_=0)), 0)
    row = (await connection.execute(select(func.count(), relevant, newest).select_from(table))).one()
    return ArticleCounts(*row)


async def of_stories(
    connection: Connection, story_ids: Sequence[int], before: datetime | None = None
) -> dict[int, tuple[Article, ...]]:
    """Give the relevant articles of each story, oldest first seen first; a story without any is left out.

    `before` leaves out what came to be shown then or later.
    """
    parameters = {"story_ids": story_ids} if before is None else {"story_ids": story_ids, "before": before}
    query = _OF_STORIES if before is None else _SHOWN_BEFORE
    rows = (await connection.execute(query, parameters)).mappings().all()
    topics = await _topics(connection, rows)
    stories: dict[int, list[Article]] = {}
    for row in rows:
        stories.setdefault(row["story_id"], []).append(article_of(row, topics.get(row["id"], ())))
    return {story_id: tuple(members) for story_id, members in stories.items()}


async def load(connection: Connection, condition: ColumnElement[bool]) -> tuple[ArticleInFull, ...]:
    """Give the articles that meet a condition, oldest first seen first."""
    rows = (await connection.execute(_IN_FULL.where(condition))).mappings().all()
    topics = await _topics(connection, rows)
    return tuple(in_full_of(row, topics.get(row["id"], ())) for row in rows)


async def _topics(connection: Connection, rows: Sequence[RowMapping]) -> dict[int, tuple[str, ...]]:
    topics: dict[int, tuple[str, ...]] = {}
    for article_id, topic in await connection.execute(_TOPICS, {"article_ids": [row["id"] for row in rows]}):
        topics[article_id] = (*topics.get(article_id, ()), topic)
    return topics


def _check_summary(analysis: Analysis) -> None:
    for span in analysis.summary:
        if analysis.text[span.start : span.end] != span.text:
            raise ReadingError(
                "The summary of “{title}” is not a quote of its text, so it was not stored.", title=analysis.title
            )


def _found_values(new: NewArticle) -> dict[str, Any]:
    return {
        "source_id": new.source_id,
        "story_id": new.story_id,
        "duplicate_of": new.duplicate_of,
        "url": new.url or None,
        "publisher": new.publisher,
        "kind": new.kind,
        "first_seen": new.first_seen,
        "headline_only": new.headline_only,
        "backlog": new.backlog,
        "first_poll": new.first_poll,
        "note": new.note,
        "placement": new.placement,
        "overruled_by": "",
        "placed_by": "",
    }


def _understood_values(analysis: Analysis) -> dict[str, Any]:
    return {
        "title": analysis.title,
        "language": analysis.language,
        "machine_translated": analysis.machine_translated,
        **moment_values("published", analysis.published),
        **moment_values("event", analysis.event),
        "event_id": analysis.event_id,
        "relevant": analysis.relevance.relevant,
        "score": analysis.relevance.score,
        "reasons": tuple(map(kept, analysis.relevance.reasons)),
        "actors": analysis.actors,
        "summary": [(span.start, span.end) for span in analysis.summary],
        "signature": analysis.signature,
        "weights": analysis.weights,
        "marks": marks_value(analysis.marks),
    }
