"""The whole understanding: real documents in, dated and summarised articles out."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalog.load import load_catalog
from bot.domain.articles import Analysis, Document
from bot.domain.moments import parse_moment
from bot.reading.analysis import analyze, glance
from bot.reading.names import NameFinder
from tests.reading.small import small_names

SHARED = Path(os.environ.get("EUJP_SHARED") or Path(__file__).parents[3] / "shared")
LABELLED = sorted((Path(__file__).parents[1] / "data" / "labelled").glob("*/*.jsonl"))
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not beside the checkout")


@cache
def names() -> NameFinder:
    return NameFinder(load_catalog())


@cache
def _seed(number: str) -> Analysis:
    path = next((SHARED / "seeds").glob(f"{number}_*.txt"))
    return analyze(Document(path.read_text(encoding="utf-8")), names())


SEEDS = [
    pytest.param("000", None, "2023-07-13", id="only Thursday is named: dated by the catalogued summit"),
    pytest.param("001", "2024-02-21", "2024-02-19", id="the page says when; Monday lies before"),
    pytest.param("002", "2022-05-12", "2022-05-12", id="a dateline, its year by weekday and offices"),
    pytest.param("003", None, None, id="a look back inherits nothing"),
    pytest.param("004", None, "2024-11-01", id="only venerdì is named: dated by the catalogued announcement"),
]


@needs_shared
@pytest.mark.parametrize(("number", "published", "event"), SEEDS)
def test_a_real_document_is_dated_as_far_as_it_can_be(number: str, published: str | None, event: str | None) -> None:
    analysis = _seed(number)
    assert (analysis.published.iso() if analysis.published else None) == published
    assert (analysis.event.iso() if analysis.event else None) == event


@needs_shared
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_real_document_is_kept_and_summarised_from_its_own_words(number: str) -> None:
    analysis = _seed(number)
    assert analysis.relevance.relevant
    assert 2 <= len(analysis.summary) <= 3
    assert all(analysis.text[span.start : span.end] == span.text for span in analysis.summary)
    assert {"eu", "japan"} <= set(analysis.actors)
    assert 1 <= len(analysis.topics) <= 4


def test_neither_address_nor_identity_is_evidence() -> None:
    text = "The EU and Japan agreed on a defence partnership on Monday."
    plain = analyze(Document(text), small_names())
    hinted = analyze(Document(text, url="https://example.org/2024/02/19/x", identity="2024-02-19"), small_names())
    assert plain == hinted


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_glance_leaves_out_nothing_that_reading_would_keep(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    documents = [Document(row["text"], title=row.get("title") or "") for row in rows if row.get("text")]
    glanced = [document for document in documents if glance(document, names())]
    assert not [document.title for document in glanced if analyze(document, names()).relevance.relevant]


def test_what_the_feed_claims_dates_the_text_and_its_weekdays() -> None:
    claimed = parse_moment("2024-02-21", "the feed")
    found = analyze(Document("The EU and Japan agreed on defence on Monday.", published=claimed), small_names())
    assert found.published == claimed
    assert found.event is not None
    assert (found.event.iso(), found.event.reason) == ("2024-02-19", "Monday, before publication")


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "…", "\ufeff", "😀" * 50, "\u0301\u0301", "「", "a" * 5000])
def test_odd_text_is_understood_as_little_rather_than_refused(text: str) -> None:
    found = analyze(Document(text), small_names())
    assert not found.relevance.relevant
    assert found.published is None


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_is_understood_the_same_way_twice(text: str, title: str) -> None:
    document = Document(text, title=title)
    found = analyze(document, small_names())
    assert found == analyze(document, small_names())
    assert all(found.text[span.start : span.end] == span.text for span in found.summary)
