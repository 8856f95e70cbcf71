"""Articles read back from their rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping

from bot.domain.articles import Analysis, Article, Overruling, Relevance, Span, Written
from bot.domain.phrases import recalled
from bot.domain.sources import SourceKind
from storage.columns import moment_of
from storage.traits import marks_of


def article_of(row: RowMapping, topics: tuple[str, ...]) -> Article:
    """Give the article of a row of its table with the `text` and `version_id` of its current version."""
    return Article(
        id=row["id"],
        source_id=row["source_id"],
        url=row["url"],
        publisher=row["publisher"],
        kind=SourceKind(row["kind"]),
        analysis=_analysis(row, topics),
        first_seen=row["first_seen"],
        version_id=row["version_id"],
        story_id=row["story_id"],
        duplicate_of=row["duplicate_of"],
        headline_only=row["headline_only"],
        backlog=row["backlog"],
        note=row["note"],
        overruled=_overruling(row),
        placed_by=row["placed_by"],
        written=_written(row["written"]),
    )


def _overruling(row: RowMapping) -> Overruling | None:
    if row["overruled"] is None:
        return None
    return Overruling(row["overruled"], row["overruled_by"], row["overruled_at"])


def _written(stored: Mapping[str, Any] | None) -> Written | None:
    if stored is None:
        return None
    sentences = tuple(stored["sentences"])
    return Written(stored["model"], stored["language"], stored["title"], sentences, stored["failures"])


def _analysis(row: RowMapping, topics: tuple[str, ...]) -> Analysis:
    text = row["text"]
    return Analysis(
        title=row["title"],
        language=row["language"],
        text=text,
        published=moment_of(row, "published"),
        event=moment_of(row, "event"),
        event_id=row["event_id"],
        relevance=Relevance(row["relevant"], row["score"], tuple(map(recalled, row["reasons"]))),
        topics=topics,
        actors=tuple(row["actors"]),
        summary=tuple(Span(text[start:end], start, end) for start, end in row["summary"]),
        signature=row["signature"],
        weights=tuple((word, weight) for word, weight in row["weights"]),
        machine_translated=row["machine_translated"],
        marks=marks_of(row["marks"]),
    )
