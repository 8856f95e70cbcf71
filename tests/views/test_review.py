"""The review message: what an editor sees and can do, once a day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.adapters.console import render
from bot.domain.articles import Span
from bot.domain.curation import ReviewQueue
from bot.domain.facts import Citation, Fact, FactStatus, Flag, FlagKind, FlagState
from bot.domain.messages import Message, Person
from bot.domain.moments import parse_moment
from bot.views.buttons import buttons_of
from bot.views.review import review_message
from tests.views.make import CATALOG, NOW, WORDING, fact

QUOTED = Citation("Example Daily", "https://daily.example.com/1", official=False, version_id=1, quote="They signed it.")
PROPOSAL = replace(fact(QUOTED, status=FactStatus.PROPOSED), id="p1", revision=3)
CONFLICT = Flag(
    7,
    FlagKind.CONFLICT,
    FlagState.OPEN,
    NOW,
    "The date differs.",
    fact_id="accord",
    story_id=4,
    version_id=2,
    quote=Span("It was signed on 5 March.", 0, 25),
)
REPORT = Flag(8, FlagKind.REPORT, FlagState.OPEN, NOW, "Wrong city.", "accord", person=Person("slack", "U1", "Ada"))


def shown(*proposals: Fact, flags: tuple[Flag, ...] = (), proposed: int = 0) -> Message:
    queue = ReviewQueue(proposals, flags, proposed or len(proposals), len(flags))
    return review_message(queue, (fact(QUOTED),), CATALOG, WORDING, "en")


def test_a_proposal_carries_what_an_editor_can_do_on_the_revision_they_see() -> None:
    buttons = {button.label: button for button in buttons_of(shown(PROPOSAL))}
    for label, command in (("Approve", "fact approve"), ("Edit", "fact edit"), ("Reject", "fact reject")):
        assert (buttons[label].command, buttons[label].arguments) == (command, {"id": "p1", "revision": "3"})
    assert (buttons["See source"].command, buttons["See source"].arguments["id"]) == ("fact", "p1")


@pytest.mark.parametrize(
    ("quote", "is_doubted"), [("They signed it.", True), ("They signed it in 2026.", False)], ids=["no year", "year"]
)
def test_a_date_that_the_words_quoted_do_not_hold_is_doubted(quote: str, *, is_doubted: bool) -> None:
    cited = (replace(QUOTED, quote=quote),)
    one = replace(PROPOSAL, citations=cited, when=parse_moment("2026-03-04", "given by Ada"))
    assert ("do not hold the year 2026" in render(shown(one), 300)) is is_doubted


def test_a_conflict_shows_both_quotes() -> None:
    text = render(shown(flags=(CONFLICT,)), 300)
    assert "The date differs." in text
    assert "It was signed on 5 March." in text
    assert "They signed it." in text


def test_a_report_shows_who_says_what() -> None:
    assert "Ada: Wrong city." in render(shown(flags=(REPORT,)), 300)


@pytest.mark.parametrize(
    ("message", "summary"),
    [
        pytest.param(shown(PROPOSAL), "To review: 1 proposal", id="a proposal"),
        pytest.param(shown(flags=(CONFLICT, REPORT)), "To review: 2 open flags", id="flags"),
        pytest.param(shown(PROPOSAL, flags=(CONFLICT,)), "To review: 1 proposal, 1 open flag", id="both"),
    ],
)
def test_the_summary_counts_what_is_shown(message: Message, summary: str) -> None:
    assert message.summary == summary


def test_what_waits_beside_is_counted_with_the_command_that_shows_it() -> None:
    assert "+ 4 more: /eujp fact review" in render(shown(PROPOSAL, proposed=5), 300)
    assert "more: " not in render(shown(PROPOSAL), 300)
