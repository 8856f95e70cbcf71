"""A claim is new, confirms a fact, or conflicts with one, and a conflict says what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.articles import Span
from bot.domain.claims import Act, Claim, Outcome, Standing
from bot.domain.facts import AgreementState, Citation, Fact, FactStatus
from bot.domain.moments import Moment, parse_moment
from bot.reading.claims.outcomes import known, outcome
from bot.reading.naming.names import NameFinder

_CITED = (Citation("A page", "https://example.org/", official=True),)


def fact(number: str, when: str, title: str, statement: str, *actors: str, state: AgreementState | None = None) -> Fact:
    topics = ("security-defence-partnership", "trade-epa")
    return Fact(
        number, title, statement, parse_moment(when, ""), topics, actors, "", FactStatus.APPROVED, _CITED, state
    )


FACTS = (
    fact(
        "dialogue",
        "2023-07-13",
        "A standing dialogue",
        "Leaders settled on a regular strategic dialogue.",
        "eu",
        "japan",
        state=AgreementState.AGREED,
    ),
    fact(
        "partnership",
        "2024-11-01",
        "Security and Defence Partnership made public",
        "Borrell and Iwaya presented the Security and Defence Partnership.",
        "eu",
        "japan",
        "security-and-defence-partnership",
        state=AgreementState.AGREED,
    ),
    fact("spa", "2025-01-01", "SPA in force", "It took effect.", "eu", "japan", "spa", state=AgreementState.IN_FORCE),
    fact(
        "food",
        "2023-08-03",
        "Food import rules gone",
        "Import restrictions on Japanese food were lifted on 10 percent of goods.",
        "eu",
        "japan",
        state=AgreementState.ENDED,
    ),
)


def claim(statement: str, act: Act, when: str, names: NameFinder, *treaties: str) -> Claim:
    moment: Moment | None = parse_moment(when, "") if when else None
    terms = tuple(dict.fromkeys(each.id for each in names.find(statement) if each.kind == "term"))
    topics = tuple(dict.fromkeys(topic for term in terms for topic in names.topics_of_term(term)))
    quote = Span(statement, 0, len(statement))
    return Claim(statement, moment, topics, ("eu", "japan", *treaties), quote, act, terms)


def found(one: Claim, names: NameFinder, *, independent: bool = True) -> Outcome:
    return outcome(one, known(FACTS, names), names, "en", independent=independent)


@pytest.mark.parametrize(
    ("when", "fact_id"),
    [
        pytest.param("2023-07-13", "dialogue", id="the same day"),
        pytest.param("2023-07", "dialogue", id="the month it is in"),
        pytest.param("2023", "dialogue", id="the year it is in"),
        pytest.param("2023-W28", "dialogue", id="the week it is in"),
    ],
)
def test_the_same_act_at_the_same_time_confirms(names: NameFinder, when: str, fact_id: str) -> None:
    said = claim("They agreed on a strategic dialogue.", Act.AGREED, when, names)

    assert found(said, names) == Outcome(Standing.CONFIRMS, fact_id, counts=True)


def test_a_reprint_confirms_without_counting(names: NameFinder) -> None:
    said = claim("They agreed on a strategic dialogue.", Act.AGREED, "2023-07-13", names)

    assert not found(said, names, independent=False).counts


CONFLICTS = [
    pytest.param(
        ("They launched a strategic dialogue.", Act.LAUNCHED, "2023-07-13"),
        (),
        ("dialogue", "The text says launched; the fact has it as agreed."),
        id="launched, where it was agreed to launch",
    ),
    pytest.param(
        ("The Security and Defence Partnership entered into force.", Act.IN_FORCE, "2025-01-01"),
        ("security-and-defence-partnership",),
        ("spa", "2025-01-01 is the day of another agreement: SPA in force."),
        id="the day of another agreement",
    ),
    pytest.param(
        ("The Security and Defence Partnership was announced.", Act.ANNOUNCED, "2024-10-11"),
        ("security-and-defence-partnership",),
        ("partnership", "The fact is of 2024-11-01, the text says 2024-10-11."),
        id="another day",
    ),
    pytest.param(
        ("The Security and Defence Partnership was signed.", Act.SIGNED, "2024-11-01"),
        ("security-and-defence-partnership",),
        ("partnership", "The text says signed; the fact has it as agreed."),
        id="signed, where it is a political text",
    ),
    pytest.param(
        ("Food import restrictions ended for 12% of goods.", Act.ENDED, "2023-08-03"),
        (),
        ("food", "The text says 12%; the fact says 10 percent."),
        id="another number",
    ),
]


@pytest.mark.parametrize(("said", "treaties", "expected"), CONFLICTS)
def test_what_contradicts_a_fact_is_a_conflict_that_says_why(
    names: NameFinder, said: tuple[str, Act, str], treaties: tuple[str, ...], expected: tuple[str, str]
) -> None:
    statement, act, when = said
    fact_id, why = expected

    assert found(claim(statement, act, when, names, *treaties), names) == Outcome(Standing.CONFLICTS, fact_id, why)


def test_a_launch_of_talks_does_not_conflict_with_a_fact_that_has_them_under_way(names: NameFinder) -> None:
    talks = replace(FACTS[0], state=AgreementState.NEGOTIATING)
    said = claim("They launched talks on a strategic dialogue.", Act.LAUNCHED, "2023-07-13", names)
    assert outcome(said, known((talks,), names), names, "en", independent=True).standing is not Standing.CONFLICTS


NEW = [
    pytest.param(("They agreed on a strategic dialogue.", Act.AGREED, ""), id="without a date"),
    pytest.param(("They signed a memorandum on hydrogen.", Act.SIGNED, "2022-12-02"), id="of another matter"),
    pytest.param(("They agreed on hydrogen.", Act.AGREED, "2023-07-13"), id="of another matter on the same day"),
]


@pytest.mark.parametrize("said", NEW)
def test_what_no_fact_tells_is_new(names: NameFinder, said: tuple[str, Act, str]) -> None:
    assert found(claim(*said, names), names) == Outcome(Standing.NEW)


def test_the_catalogues_own_facts_know_the_day_of_the_partnership(names: NameFinder) -> None:
    said = claim(
        "The Security and Defence Partnership took effect.",
        Act.IN_FORCE,
        "2025-01-01",
        names,
        "security-and-defence-partnership",
    )
    given = outcome(said, known(names.catalog.facts, names), names, "en", independent=True)

    assert (given.standing, given.why) == (
        Standing.CONFLICTS,
        f"{date(2025, 1, 1)} is the day of another agreement: SPA in force.",
    )
