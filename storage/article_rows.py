"""Articles read back from their rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import RowMapping

from bot.domain.articles import Analysis, Article, ArticleInFull, Gist, Overruling, Relevance, Span, Written
from bot.domain.phrases import recalled
from bot.domain.sources import SourceKind
from storage.columns import moment_of
from storage.traits import marks_of

UNSHOWN: Final = frozenset(
    {"relevant", "score", "reasons", "signature", "weights", "marks", "placement", "first_poll", "kept_at"}
)
"""Columns that say nothing to the readers of a story."""


def article_of(row: RowMapping, topics: tuple[str, ...]) -> Article:
    """Give the article of a row of its table, UNSHOWN left out, with `text` and `version_id` of its current version."""
    return Article(analysis=Gist(**_gist(row, topics)), **_found(row))


def in_full_of(row: RowMapping, topics: tuple[str, ...]) -> ArticleInFull:
    """Give the article of a whole row, with `text` and `version_id` of its current version."""
    analysis = Analysis(
        relevance=Relevance(row["relevant"], row["score"], tuple(map(recalled, row["reasons"]))),
        signature=row["signature"],
        weights=tuple((word, weight) for word, weight in row["weights"]),
        marks=marks_of(row["marks"]),
        **_gist(row, topics),
    )
    return ArticleInFull(analysis=analysis, **_found(row))


def _found(row: RowMapping) -> dict[str, Any]:
    return {
        "id": row["id"],
        "source_id": row["source_id"],
        "url": row["url"],
        "publisher": row["publisher"],
        "kind": SourceKind(row["kind"]),
        "first_seen": row["first_seen"],
        "version_id": row["version_id"],
        "story_id": row["story_id"],
        "duplicate_of": row["duplicate_of"],
        "headline_only": row["headline_only"],
        "backlog": row["backlog"],
        "note": row["note"],
        "overruled": _overruling(row),
        "placed_by": row["placed_by"],
        "written": _written(row["written"]),
    }


def _overruling(row: RowMapping) -> Overruling | None:
    if row["overruled"] is None:
        return None
    return Overruling(row["overruled"], row["overruled_by"], row["overruled_at"])


def _written(stored: Mapping[str, Any] | None) -> Written | None:
    if stored is None:
        return None
    sentences = tuple(stored["sentences"])
    return Written(stored["model"], stored["language"], stored["title"], sentences, stored["failures"])


def _gist(row: RowMapping, topics: tuple[str, ...]) -> dict[str, Any]:
    text = row["text"]
    return {
        "title": row["title"],
        "language": row["language"],
        "text": text,
        "published": moment_of(row, "published"),
        "event": moment_of(row, "event"),
        "event_id": row["event_id"],
        "topics": topics,
        "actors": tuple(row["actors"]),
        "summary": tuple(Span(text[start:end], start, end) for start, end in row["summary"]),
        "machine_translated": row["machine_translated"],
    }
