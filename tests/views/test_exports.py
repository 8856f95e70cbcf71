"""Exports: safe for a spreadsheet, plain for Markdown, and facts that are read back as they were written."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from bot.adapters.console import render
from bot.domain.answers import Exported
from bot.domain.errors import ReadingError, UsageError
from bot.domain.facts import AgreementState, Citation, Fact, FactStatus
from bot.domain.moments import Precision
from bot.domain.recalled import FactsImport
from bot.views.exports import (
    ExportFormat,
    Held,
    export_message,
    facts_as,
    facts_imported_message,
    sources_as,
    stories_as,
)
from bot.views.fact_rows import fact_row, read_fact
from tests.views.make import WORDING, article, day, fact, source, story

QUOTED = Citation(
    "Example Daily", "https://daily.example.com/a b", official=False, version_id=4, quote="It *was* <signed>.", end=18
)


def cells(one: Fact) -> dict[str, str]:
    writing = facts_as(ExportFormat.CSV)
    [row] = csv.DictReader(io.StringIO(writing.head(one) + writing.line(one)))
    return row


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", " =", "\t", "\n="])
def test_what_a_spreadsheet_would_calculate_is_told_to_be_text(start: str) -> None:
    assert cells(replace(fact(), statement=f"{start}1+1"))["statement"] == f"'{start}1+1"


@pytest.mark.parametrize("text", ["It was signed.", "日EUが署名した。", 'a "quoted", word', "two\nlines"])
def test_other_text_stands_in_a_cell_as_it_is(text: str) -> None:
    assert cells(replace(fact(), statement=text))["statement"] == text


def test_a_carriage_return_ends_no_line() -> None:
    assert cells(replace(fact(), statement="one\rtwo\r\nthree"))["statement"] == "one\ntwo\nthree"


def test_citations_have_columns_of_their_own_one_line_each() -> None:
    row = cells(fact(QUOTED, replace(QUOTED, title="Ministry", official=True)))
    assert row["citations_title"] == "Example Daily\nMinistry"
    assert row["citations_official"] == "no\nyes"


def test_a_fact_without_citations_has_the_same_columns() -> None:
    assert cells(replace(fact(), citations=())).keys() == cells(fact(QUOTED)).keys()


def test_a_fact_in_markdown_bears_a_footnote_for_each_citation() -> None:
    official = Citation("Register", "https://register.example.eu/1", official=True)
    text = facts_as(ExportFormat.MARKDOWN).line(fact(official, QUOTED))
    assert "(accord)[^accord-1][^accord-2]" in text
    assert "[^accord-1]: [Register](<https://register.example.eu/1>), official, address only" in text
    assert r"[^accord-2]: “It \*was\* \<signed\>.” — [Example Daily](<https://daily.example.com/a%20b>)" in text


def test_markdown_marks_what_is_retracted_and_what_only_the_press_says() -> None:
    text = facts_as(ExportFormat.MARKDOWN).line(fact(QUOTED, status=FactStatus.RETRACTED))
    assert "**Retracted.**" in text
    assert "(accord, no official source)" in text


def test_markdown_tells_the_state_the_doubt_and_that_only_the_week_is_known() -> None:
    when = replace(day(2024, 2, 19), precision=Precision.WEEK)
    text = facts_as(ExportFormat.MARKDOWN).line(
        replace(fact(doubt="Counts differ."), when=when, state=AgreementState.SIGNED)
    )
    assert "**week of 2024-02-19**" in text
    assert "(accord, signed)" in text
    assert text.partition("\n\n")[0].endswith(" Doubt: Counts differ.")


@pytest.mark.parametrize(
    ("citation", "told"),
    [
        pytest.param(QUOTED, "quote", id="quoted"),
        pytest.param(Citation("Register", "https://r.example.eu", official=True), "address only", id="an address"),
        pytest.param(Citation("Daily", "https://d.example", official=False, lost=True), "quote lost", id="lost"),
    ],
)
def test_each_citation_says_whether_it_is_a_quote_or_an_address_alone(citation: Citation, told: str) -> None:
    one = fact(citation)
    assert cells(one)["citations_evidence"] == told
    assert (f", {told}\n" in facts_as(ExportFormat.MARKDOWN).line(one)) is (told != "quote")
    (row,) = json.loads(facts_as(ExportFormat.JSON_LINES).line(one))["citations"]
    assert row["evidence"] == told


def test_an_address_that_is_none_is_no_link() -> None:
    text = facts_as(ExportFormat.MARKDOWN).line(fact(replace(QUOTED, url="javascript:alert(1)")))
    assert "javascript" not in text


@pytest.mark.parametrize("form", [ExportFormat.MARKDOWN, ExportFormat.CSV, ExportFormat.JSON_LINES])
def test_stories_and_sources_are_written_in_each_format(form: ExportFormat) -> None:
    told = story(article(), article(2, publisher="Other Daily", duplicate_of=1))
    assert "Other Daily" in stories_as(form).line(told)
    assert "https://institute.example.org/feed" in sources_as(form).line(source())


def test_opml_is_for_sources_alone() -> None:
    with pytest.raises(UsageError, match="OPML is for sources"):
        facts_as(ExportFormat.OPML)


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(fact(), id="address only"),
        pytest.param(fact(QUOTED, doubt="Counts differ."), id="quoted, with a doubt"),
        pytest.param(replace(fact(), state=AgreementState.IN_FORCE, title="", place=""), id="a state, no title"),
        pytest.param(replace(fact(), when=replace(day(2024, 2, 19), precision=Precision.WEEK)), id="a week"),
        pytest.param(replace(fact(), statement="日EU、半導体の覚書に署名\u2028“x”"), id="Japanese"),
        pytest.param(fact(status=FactStatus.RETRACTED), id="retracted"),
    ],
)
def test_a_fact_is_read_back_as_it_was_written(one: Fact) -> None:
    line = facts_as(ExportFormat.JSON_LINES).line(one)
    assert len(line.rstrip("\n").split("\n")) == 1
    assert {**fact_row(read_fact(line)), "citations": []} == {**fact_row(one), "citations": []}
    assert [(back.url, back.quote) for back in read_fact(line).citations] == [
        (citation.url, citation.quote) for citation in one.citations
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": ""}, '"id"'),
        ({"statement": None}, '"statement"'),
        ({"statement": 7}, '"statement"'),
        ({"date": "8 January"}, "2024-07-13"),
        ({"date": "2024-02-31"}, "2024-07-13"),
        ({"date": "2024-02-20", "date_precision": "week"}, "Monday"),
        ({"date": "2024", "date_precision": "week"}, "Monday"),
        ({"topics": "trade-epa"}, '"topics"'),
        ({"topics": [1]}, '"topics"'),
        ({"citations": ["x"]}, '"citations"'),
        ({"citations": None}, '"citations"'),
        ({"status": "true"}, "approved"),
        ({"state": "maybe"}, "in force"),
    ],
    ids=str,
)
def test_a_row_that_is_no_fact_is_refused_by_the_name_of_what_is_wrong(change: dict[str, object], said: str) -> None:
    with pytest.raises(ReadingError, match=said):
        read_fact(json.dumps({**fact_row(fact()), **change}))


@pytest.mark.parametrize("line", ["", "no json", "[]", "7", "{", "[" * 100_000])
def test_a_line_that_is_no_object_is_refused(line: str) -> None:
    with pytest.raises(ReadingError, match="JSON"):
        read_fact(line)


def test_a_short_export_is_shown_whole_and_a_long_one_cut_between_lines() -> None:
    short, begun, long = (
        render(export_message(found, Held.FACTS, ExportFormat.CSV, WORDING), 5_000)
        for found in (
            Exported("one\ntwo\n", 2, is_whole=True),
            Exported("one\ntwo\n", 2, is_whole=False),
            Exported("a line\n" * 500, 500, is_whole=True),
        )
    )
    assert "eujp export" not in short
    assert "eujp export facts --format csv" in begun
    assert "eujp export facts --format csv" in long
    assert "a li\n" not in long


def test_an_import_tells_what_was_added_changed_known_and_wrong() -> None:
    found = FactsImport(("a",), ("b",), ("c", "d"), ("Line 3: it is not JSON.",))
    done, would = (facts_imported_message(found, WORDING, dry_run=dry_run) for dry_run in (False, True))
    assert done.summary == "1 added, 1 changed, 2 known already, 1 wrong"
    assert would.summary.startswith("Dry run, nothing was stored: 1 to add")
    assert "Line 3: it is not JSON." in render(done)
