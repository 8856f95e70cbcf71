"""A story counts its independent origins and lets the best of its reports speak."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.articles import Analysis, Article, Relevance, Span
from bot.domain.sources import SourceKind
from bot.domain.stories import Story

NOW = datetime(2026, 1, 12, 7, tzinfo=UTC)
TEXT = "Japan and the EU agreed."


def article(number: int, publisher: str, **more: object) -> Article:
    analysis = Analysis(
        title=f"Report {number}",
        language="en",
        text=TEXT,
        published=None,
        event=None,
        event_id=None,
        relevance=Relevance(relevant=True, score=1.0, reasons=()),
        topics=(),
        actors=(),
        summary=(Span(TEXT, 0, len(TEXT)),),
        signature=(),
        weights=(),
    )
    base = Article(
        id=number,
        source_id=None,
        url=None,
        publisher=publisher,
        kind=SourceKind.PRESS,
        analysis=analysis,
        first_seen=NOW + timedelta(minutes=number),
        version_id=number,
        story_id=1,
    )
    return replace(base, **more)  # type: ignore[arg-type]  # fields of mixed types


def headline_only(number: int) -> Article:
    read = article(number, "Walled paper", headline_only=True)
    return replace(read, analysis=replace(read.analysis, text="", summary=()))


@pytest.mark.parametrize(
    ("articles", "origins"),
    [
        ([article(1, "A")], 1),
        ([article(1, "A"), article(2, "B")], 2),
        ([article(1, "A"), article(2, "B", duplicate_of=1)], 1),
        ([article(1, "Commission"), article(2, "Commission")], 1),
        ([article(1, ""), article(2, "")], 2),
        ([article(2, "B", duplicate_of=1)], 1),
    ],
    ids=[
        "one report",
        "two papers",
        "a reprint shares its original's",
        "one publisher in two languages is one origin",
        "publishers that are not known are not taken for one",
        "a reprint whose original stands elsewhere",
    ],
)
def test_origins_are_independent_reports(articles: list[Article], origins: int) -> None:
    assert Story(1, tuple(articles)).origins == origins


@pytest.mark.parametrize(
    ("articles", "lead"),
    [
        ([article(1, "A"), article(2, "B")], 1),
        ([article(1, "A"), article(2, "Council", kind=SourceKind.OFFICIAL)], 2),
        ([headline_only(1), article(2, "B")], 2),
        ([article(1, "A", duplicate_of=2), article(2, "B")], 2),
        ([headline_only(1)], 1),
    ],
    ids=[
        "the first seen",
        "official before press",
        "one with text",
        "an origin before its reprint",
        "better than none",
    ],
)
def test_the_best_report_speaks_for_the_story(articles: list[Article], lead: int) -> None:
    assert Story(1, tuple(articles)).lead.id == lead
