"""What was done to a fact tells what an undoing brings back, who decided last, and what changed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.curation import before_last_decision, decided_since, differences, last_decision
from bot.domain.facts import (
    Citation,
    Fact,
    FactAct,
    FactStatus,
    Revision,
    is_same_evidence,
    official_first,
    proposal_id,
    unquoted_year,
)
from bot.domain.moments import parse_moment, year_forms

AT = datetime(2026, 3, 9, tzinfo=UTC)
ADDRESS = Citation("Register", "https://example.eu/7", official=True)
QUOTE = Citation("Times", "https://times.example/1", official=False, version_id=1, quote="signed", end=6)
FACT = Fact(
    id="p1",
    title="",
    statement="A pact was signed.",
    when=parse_moment("2024-07", "given by Ada"),
    topics=("trade-epa",),
    actors=("eu", "japan"),
    place="",
    status=FactStatus.PROPOSED,
    citations=(ADDRESS,),
)


def history(*acts: FactAct) -> list[Revision]:
    """Give revisions from number 1 on, each with its number as the place, and one citation more for each CITED."""
    revisions: list[Revision] = []
    cited: tuple[Citation, ...] = (ADDRESS,)
    for number, act in enumerate(acts, start=1):
        if act is FactAct.CITED:
            cited = (*cited, replace(QUOTE, version_id=number))
        fact = replace(FACT, place=str(number), citations=cited, revision=number)
        revisions.append(Revision(AT + timedelta(hours=number), act, fact))
    return revisions


PROPOSED, APPROVED, CITED, EDITED = FactAct.PROPOSED, FactAct.APPROVED, FactAct.CITED, FactAct.EDITED


@pytest.mark.parametrize(
    ("acts", "last", "place", "citations"),
    [
        ([], None, None, 0),
        ([PROPOSED], 1, None, 0),
        ([PROPOSED, CITED], 1, None, 0),
        ([PROPOSED, APPROVED], 2, "1", 1),
        ([PROPOSED, CITED, APPROVED], 3, "2", 2),
        ([PROPOSED, APPROVED, CITED], 2, "1", 2),
        ([PROPOSED, CITED, APPROVED, EDITED, CITED, CITED], 4, "3", 4),
    ],
)
def test_one_more_citation_is_no_decision(
    acts: list[FactAct], last: int | None, place: str | None, citations: int
) -> None:
    revisions = history(*acts)
    decided, before = last_decision(revisions), before_last_decision(revisions)
    assert (decided.fact.revision if decided else None) == last
    assert (before.place if before else None) == place
    assert len(before.citations if before else ()) == citations
    assert [decided_since(revisions, seen) for seen in (0, 99)] == [last is not None, False]


def test_differences_name_what_changed_and_nothing_else() -> None:
    after = replace(FACT, place="Tokyo", status=FactStatus.APPROVED, citations=(ADDRESS, QUOTE), revision=7)
    assert differences(FACT, FACT) == ()
    assert differences(FACT, after) == (
        ("status", "proposed", "approved"),
        ("place", "", "Tokyo"),
        ("citations", "1", "2"),
    )


def test_an_id_is_short_typed_easily_and_the_same_for_the_same_words_date_and_evidence() -> None:
    made = proposal_id("A pact was signed.", FACT.when, QUOTE)
    assert re.fullmatch("p[a-z2-7]{7}", made)
    same = [
        proposal_id("a  PACT was signed", replace(FACT.when, reason="the feed"), QUOTE),
        proposal_id("A pact was signed.", FACT.when, replace(QUOTE, version_id=9, start=4, end=10)),
    ]
    others = [
        proposal_id("A pact was signed.", parse_moment("2024-07-01", ""), QUOTE),
        proposal_id("A pact was not signed.", FACT.when, QUOTE),
        proposal_id("A pact was signed.", FACT.when, ADDRESS),
    ]
    assert set(same) == {made}
    assert len({made, *others}) == 4


def test_official_sources_come_first_then_quotes_and_the_rest_stays_in_order() -> None:
    other, quoted = replace(QUOTE, version_id=2), replace(QUOTE, official=True)
    bare = replace(ADDRESS, official=False)
    assert official_first([bare, QUOTE, other, ADDRESS, quoted]) == (quoted, ADDRESS, QUOTE, other, bare)


@pytest.mark.parametrize(
    ("quote", "reason", "year"),
    [
        pytest.param("It was signed on 3 July 2024.", "given by Ada", None, id="the year"),
        pytest.param("覚書は２０２４年に署名された。", "given by Ada", None, id="full width"),
        pytest.param("覚書は令和6年7月に署名された。", "given by Ada", None, id="the year of a reign"),
        pytest.param("覚書は24年7月に署名された。", "given by Ada", None, id="two digits"),
        pytest.param("覚書は二〇二四年七月に署名された。", "given by Ada", None, id="kanji"),
        pytest.param("It was signed in 2023.", "given by Ada", 2024, id="another year"),
        pytest.param("It was signed on Thursday.", "given by Ada", 2024, id="no year"),
        pytest.param("It was signed on Thursday.", "Thursday before publication", None, id="worked out, and says so"),
        pytest.param("", "given by Ada", None, id="an address alone"),
    ],
)
def test_a_year_that_no_quote_holds_is_named(quote: str, reason: str, year: int | None) -> None:
    cited = replace(QUOTE, quote=quote) if quote else ADDRESS
    assert unquoted_year(replace(FACT, when=parse_moment("2024-07", reason), citations=(cited,))) == year


def test_the_first_year_of_a_reign_has_a_name_of_its_own() -> None:
    assert {"令和元年", "平成31年"} <= set(year_forms(2019))


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (replace(QUOTE, title="Another name", independent=False), True),
        (replace(QUOTE, version_id=2), False),
        (replace(QUOTE, quote="applied"), False),
        (replace(ADDRESS, url=QUOTE.url), False),
    ],
)
def test_the_same_words_of_the_same_version_are_the_same_evidence(other: Citation, *, same: bool) -> None:
    assert is_same_evidence(QUOTE, other) is same
