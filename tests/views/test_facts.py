"""Answers about facts: pages of them, one with its history, the timeline, the queue, the audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot.adapters.console import render
from bot.domain.catalog import CatalogEvent
from bot.domain.curation import ActOutcome, AuditRow, Decision, FactFile, FactPage, FlagSettled, ReviewQueue
from bot.domain.facts import Citation, Fact, FactAct, FactStatus, FlagKind, FlagState, Revision
from bot.domain.messages import Button, Message, Person, Place, Tone
from bot.domain.recalled import Timeline
from bot.views.audit import audit_message
from bot.views.curating import decision_message, queue_message, settled_message
from bot.views.facts import editor_buttons, fact_message, facts_message, period_words
from bot.views.timeline import timeline_message
from tests.views.make import CATALOG, NOW, WORDING, conflict, day, fact

EDA = Person("slack", "U2", "Eda")
CHANNEL = Place("slack", "T1", "C1")
QUOTED = Citation(
    "Example Daily", "https://daily.example.com/1", official=False, version_id=4, quote="It was signed in March."
)


def revision(act: FactAct, one: Fact, note: str = "", person: Person | None = EDA) -> Revision:
    return Revision(NOW, act, one, person, CHANNEL if person else None, note)


def read(one: Fact, *revisions: Revision, editor: bool = False) -> Message:
    return fact_message(FactFile(one, revisions, ()), CATALOG, WORDING, "en", NOW, to_editor=editor)


@pytest.mark.parametrize(
    ("page", "filters", "expected"),
    [
        pytest.param(FactPage((fact(),), 5, 7), ["Trade"], "Facts 6 to 6 of 7, the latest first · Trade", id="a page"),
        pytest.param(FactPage((), 0, 0), ["Trade", "2019"], "No fact matches: Trade · 2019.", id="none matches"),
        pytest.param(FactPage((), 0, 0), [], "The archive holds no facts yet.", id="none at all"),
        pytest.param(FactPage((), 5, 5), [], "There are no more facts.", id="after the last"),
    ],
)
def test_a_page_of_facts_says_where_it_stands(page: FactPage, filters: Sequence[str], expected: str) -> None:
    assert expected in render(facts_message(page, filters, CATALOG, WORDING, "en", NOW))


def test_a_date_to_come_is_marked() -> None:
    coming = replace(fact(), when=day(2026, 10, 1))
    assert "Coming: 1 Oct 2026" in render(read(coming))
    assert "Coming" not in render(read(fact()))


def test_a_fact_shows_who_proposed_and_reviewed_it_and_not_in_which_channel() -> None:
    text = render(read(fact(), revision(FactAct.PROPOSED, fact(), person=None), revision(FactAct.APPROVED, fact())))
    assert "proposed by eujp itself" in text
    assert "approved by Eda" in text
    assert "C1" not in text


def test_of_a_long_history_the_last_acts_are_shown_and_the_others_counted() -> None:
    text = render(read(fact(), *(revision(FactAct.EDITED, fact()) for _ in range(11))))
    assert text.count("edited by Eda") == 8
    assert "3 earlier revisions" in text


@pytest.mark.parametrize(
    ("status", "act", "start"),
    [
        (FactStatus.RETRACTED, FactAct.RETRACTED, "This fact was retracted"),
        (FactStatus.REJECTED, FactAct.REJECTED, "This proposal was rejected"),
    ],
)
def test_what_does_not_stand_says_so_first_with_who_and_why(status: FactStatus, act: FactAct, start: str) -> None:
    one = fact(status=status)
    message = read(one, revision(act, one, "The source was withdrawn."))
    top = render(message).split("■")[0]
    assert top.startswith(start)
    assert "by Eda · The source was withdrawn." in top
    assert message.tone is Tone.WARNING


def test_a_conflict_shows_both_quotes_and_a_report_only_to_editors() -> None:
    report = replace(conflict(6, note="The day is wrong."), kind=FlagKind.REPORT, person=EDA)
    settled = replace(conflict(7, note="Long settled."), state=FlagState.SETTLED)
    file = FactFile(fact(QUOTED), (), (conflict(quote="It was signed in May."), report, settled))
    reader, editor = (
        render(fact_message(file, CATALOG, WORDING, "en", NOW, to_editor=to_editor)) for to_editor in (False, True)
    )
    assert "The report: “It was signed in May.”" in reader
    assert "The fact rests on: “It was signed in March.” — Example Daily" in reader
    assert ("The day is wrong." in reader, "The day is wrong." in editor) == (False, True)
    assert "Long settled." not in editor


def test_a_quote_that_failed_its_check_is_not_shown_and_that_is_said() -> None:
    lost = replace(QUOTED, version_id=None, quote="", lost=True)
    assert "its quote is not shown: it does not stand in the stored text" in " ".join(render(read(fact(lost))).split())


@pytest.mark.parametrize(
    ("status", "commands"),
    [
        (FactStatus.PROPOSED, ["fact approve", "fact edit", "fact reject"]),
        (FactStatus.APPROVED, ["fact edit", "fact retract"]),
        (FactStatus.REJECTED, ["fact undo"]),
        (FactStatus.RETRACTED, ["fact undo"]),
    ],
)
def test_an_editor_is_offered_what_is_possible_for_the_revision_shown(status: FactStatus, commands: list[str]) -> None:
    buttons = editor_buttons(replace(fact(status=status), revision=3), WORDING)
    assert [button.command for button in buttons] == commands
    assert {button.arguments["revision"] for button in buttons} == {"3"}


EVENT = CatalogEvent("summit", date(2026, 6, 1), None, "Summit in Tokyo", ("eu", "jp"), ("trade-epa",), {})


def test_the_timeline_stands_in_order_under_its_years_with_what_is_to_come_marked() -> None:
    dated = (replace(fact(), id="past", when=day(2025, 5, 1)), replace(fact(), id="later", when=day(2026, 9, 1)))
    found = Timeline(FactPage(dated, 0, 2), (EVENT,), NOW)
    lines = [line.strip() for line in render(timeline_message(found, [], WORDING), 200).splitlines()]
    told = [line for line in lines if line.startswith(("2025", "2026", "•"))]
    assert [line.partition(" — ")[0] for line in told] == [
        "2025",
        "• 1 May 2025",
        "2026",
        "• 1 Jun 2026 · coming",
        "• 1 Sep 2026 · coming",
    ]
    assert told[3].endswith("Summit in Tokyo · from the catalogue of dated events")


@pytest.mark.parametrize(
    ("one", "badges"),
    [
        pytest.param(fact(), " · address only", id="an address alone"),
        pytest.param(fact(QUOTED), " · no official source", id="a quote of the press"),
        pytest.param(fact(doubt="Counts differ."), " · address only · in doubt", id="a doubt"),
        pytest.param(
            fact(replace(QUOTED, version_id=None, quote="", lost=True)),
            " · no official source · its quote is not shown: it does not stand in the stored text",
            id="a quote that was lost",
        ),
    ],
)
def test_the_timeline_says_what_each_fact_rests_on(one: Fact, badges: str) -> None:
    text = render(timeline_message(Timeline(FactPage((one,), 0, 1), (), NOW), [], WORDING), 400)
    [line] = [line for line in text.splitlines() if one.statement in line]
    assert line.endswith(badges)


@pytest.mark.parametrize(
    ("offset", "filters", "expected"),
    [
        (0, [], "No dated facts."),
        (0, ["Trade"], "No dated fact matches: Trade."),
        (10, [], "The timeline ends here."),
    ],
)
def test_a_timeline_without_a_fact_says_so(offset: int, filters: list[str], expected: str) -> None:
    found = Timeline(FactPage((), offset, offset), (), NOW)
    assert timeline_message(found, filters, WORDING).summary == expected


def test_the_page_before_is_a_button() -> None:
    found = Timeline(FactPage((fact(),), 10, 11), (), NOW)
    message = timeline_message(found, [], WORDING, Button("Earlier", "timeline", {"offset": "0"}))
    assert "timeline offset:0" in render(message)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2019", "2020", "from 2019 to 2020"),
        ("2019", None, "from 2019"),
        (None, "2020", "to 2020"),
        (None, None, ""),
    ],
)
def test_a_period_is_told_as_it_was_asked_for(start: str | None, end: str | None, expected: str) -> None:
    assert period_words(start, end, WORDING) == expected


@pytest.mark.parametrize(
    ("outcome", "act", "status", "expected", "offered"),
    [
        (ActOutcome.DONE, FactAct.PROPOSED, FactStatus.PROPOSED, "Proposed as accord", "fact approve"),
        (ActOutcome.DONE, FactAct.APPROVED, FactStatus.APPROVED, "Approved: accord", "fact undo"),
        (ActOutcome.DONE, FactAct.UNDONE, FactStatus.PROPOSED, "Undone: accord", "fact approve"),
        (ActOutcome.SAME, FactAct.EDITED, FactStatus.APPROVED, "Nothing was changed: accord stands", "fact edit"),
        (ActOutcome.TOO_LATE, FactAct.APPROVED, FactStatus.REJECTED, "now it is rejected", "fact undo"),
        (ActOutcome.TOO_LATE, FactAct.PROPOSED, FactStatus.APPROVED, "Nothing was added", "fact edit"),
    ],
)
def test_an_editor_is_told_what_became_of_an_act_and_what_can_follow(
    outcome: ActOutcome, act: FactAct, status: FactStatus, expected: str, offered: str
) -> None:
    one = replace(fact(status=status), revision=2)
    message = decision_message(Decision(outcome, one, revision(act, one)), act, CATALOG, WORDING, "en")
    assert expected in message.summary
    assert f"→ {offered}" in render(message).replace("Approve: ", "").replace("Undo: ", "").replace("Edit: ", "")


def test_the_queue_shows_proposals_with_their_buttons_then_flags_with_both_sides() -> None:
    proposal = fact(QUOTED, status=FactStatus.PROPOSED)
    queue = ReviewQueue((proposal,), (conflict(quote="It was signed in May."),), 4, 1)
    text = render(queue_message(queue, [fact()], 0, CATALOG, WORDING, "en"))
    assert "4 proposals · 1 open flag" in text
    assert "See source: fact accord" in " ".join(text.split())
    assert "“It was signed in May.”" in text
    assert "The fact says: The EU and Japan signed a hydrogen accord." in text
    assert "Settle: flag settle 5" in text


@pytest.mark.parametrize(("offset", "expected"), [(0, "Nothing waits"), (5, "Nothing more waits")])
def test_an_empty_queue_says_so(offset: int, expected: str) -> None:
    message = queue_message(ReviewQueue((), (), 0, 0), [], offset, CATALOG, WORDING, "en")
    assert message.summary.startswith(expected)


def test_a_flag_settled_before_names_who_did() -> None:
    flag = replace(conflict(), state=FlagState.SETTLED, settled_by="Eda")
    assert settled_message(FlagSettled(flag, changed=False), WORDING).summary == "Flag 5 is settled already, by Eda."
    assert settled_message(FlagSettled(flag, changed=True), WORDING).summary == "Settled: flag 5."


def test_the_audit_tells_who_where_what_before_and_after() -> None:
    row = AuditRow(NOW, EDA, CHANNEL, "fact approve", "fact accord: proposed", "fact accord: approved")
    text = " ".join(render(audit_message([row], WORDING)).split())
    assert "Eda in slack T1/C1 · fact approve · fact accord: proposed → fact accord: approved" in text


def test_what_stood_before_is_shortened_in_the_audit() -> None:
    row = AuditRow(NOW, EDA, CHANNEL, "fact edit", "x" * 1_000, "")
    assert "…" in render(audit_message([row], WORDING))
