"""The whole understanding: real documents in, dated and summarised articles out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalog.load import load_catalog
from bot.domain.articles import Analysis, Document, Span
from bot.domain.catalog import Side
from bot.domain.moments import parse_moment
from bot.reading.acting.party_words import INITIALS, KOREAN_INITIALS, STEMS, Party
from bot.reading.acting.sightings import parties
from bot.reading.analysis import analyze, judge, understand, unread
from bot.reading.naming.names import NameFinder
from bot.reading.naming.passages import Passage
from bot.reading.relevance.relevance import absent
from bot.reading.text.folding import fold_name
from tests.reading.small import small_names

SHARED = Path(os.environ.get("EUJP_SHARED") or Path(__file__).parents[3] / "shared")
LABELLED = sorted((Path(__file__).parents[1] / "data" / "labelled" / "tuning").glob("*.jsonl"))
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


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_what_is_stored_is_judged_as_when_read_in_full(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    documents = [Document(row["text"], title=row.get("title") or "") for row in rows if row.get("text")]
    fully = [analyze(document, names()).relevance.relevant for document in documents]
    assert [found.relevance.relevant for found in understand(names(), documents)] == fully
    assert list(judge(names(), documents)) == fully


_NAMES = sorted(
    {
        name
        for actor in load_catalog().actors
        if actor.side is not Side.OTHER
        for written in actor.names.values()
        for name in written
    }
)
_HINTS = [*INITIALS, *KOREAN_INITIALS, *(f"{stem}o" for stem in STEMS), "国内の", "首相は", "le conseil", "nippo", "と"]
_PIECES = st.sampled_from([*_HINTS, *" \n-–・、.,", "x", "The port of Lyon", "中国", "China", "summit", "kabinett"])
_CASES: tuple[Callable[[str], str], ...] = (str.lower, str.upper, str.title, str.swapcase, str.strip)


@st.composite
def _texts(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.one_of(st.sampled_from(_NAMES), _PIECES, _PIECES, st.text(max_size=3)), max_size=12))
    return draw(st.sampled_from(["", " ", "-"])).join(draw(st.sampled_from(_CASES))(piece) for piece in pieces)


def _assert_no_side_is_missed(text: str) -> None:
    whole = Passage(Span(text, 0, len(text)), fold_name(text), ())
    found = replace(whole, mentions=names().find(text))
    named = parties(found, names().catalog)
    missing = absent(whole, names(), None)
    assert "Japan" not in missing or Party.JAPAN not in named
    assert "The EU side" not in missing or named.isdisjoint({Party.EU, Party.STATE})
    assert not (missing and found.ids("event"))


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_the_first_look_misses_no_side_that_a_closer_one_finds(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(line).get("text") or ""
        for part in (text, *text.split("\n"), *text.split("。"), *text.split(". ")):
            _assert_no_side_is_missed(part)


@given(_texts())
@settings(max_examples=500, deadline=None)
def test_the_first_look_misses_no_side_in_whatever_is_put_together(text: str) -> None:
    _assert_no_side_is_missed(text)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("Ja\u00adpan", id="a soft hyphen"),
        pytest.param("Ja\u200bpan", id="a zero-width space"),
        pytest.param("&#74;apan", id="an entity"),
        pytest.param("&amp;#74;apan", id="an entity escaped twice"),
        pytest.param("Japanrsquo;s government", id="an entity without its ampersand"),
    ],
)
def test_a_name_is_seen_at_first_sight_however_its_characters_are_broken(written: str) -> None:
    text = f"The European Commission and {written} agreed on common rules for hydrogen and signed a memorandum."
    document = Document(text, published=parse_moment("2026-01-08", "the feed"))
    (found,) = understand(names(), [document])
    assert found == analyze(document, names())
    assert found.relevance.relevant


def test_a_name_is_seen_at_first_sight_across_the_end_of_a_line() -> None:
    lines = "欧州連合（EU）と日\n本は水素の共通規則で\n合意し、会合で文書に\n署名した。"
    document = Document(lines, published=parse_moment("2026-01-08", "the feed"))
    (found,) = understand(names(), [document])
    assert found == analyze(document, names())
    assert found.relevance.relevant


def test_what_could_not_be_read_is_as_it_came_and_left_out_for_that_reason() -> None:
    document = Document("Text <b>as", title="A &amp; B", published=parse_moment("2026-01-08", "the feed"))
    found = unread(document, "It took too long.")
    assert (found.title, found.text, found.published) == (document.title, document.text, document.published)
    assert (found.relevance.relevant, found.relevance.reasons) == (False, ("It took too long.",))


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
