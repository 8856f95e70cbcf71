"""An archive without stories says how far the first reading is, and what to type."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.adapters.console import render
from bot.domain.answers import SourceReport, StatusReport
from bot.domain.messages import Message
from bot.domain.sources import SourceHealth, SourceState
from bot.views.beginning import led_on
from bot.views.desk import status_message
from tests.views.make import NOW, WORDING, source

ASKED = SourceHealth(polls=1, last_polled=NOW, last_success=NOW, next_poll=NOW)
FAILING = SourceHealth(1, 1, "It did not answer.", NOW, None, NOW)
WAITING = SourceHealth()


def report(*healths: SourceHealth, facts: int = 128, paused: bool = False) -> StatusReport:
    """Give the status of a desk without stories that follows sources in that health."""
    state = SourceState.PAUSED if paused else SourceState.ACTIVE
    sources = tuple(
        SourceReport(replace(source(number, f"Source {number}", health), state=state), 0, 0, None)
        for number, health in enumerate(healths, start=1)
    )
    return StatusReport("0.1.0", "SQLite", 0, 0, 0, facts, None, sources, NOW, 0, 0, 0)


def said(status: StatusReport, *, asked: str = "latest", at_terminal: bool = False) -> str:
    """Give what an answer that found nothing says beside that."""
    return render(led_on(Message("m", ()), status, WORDING, asked=asked, at_terminal=at_terminal), 200)


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        pytest.param(report(), "No source is followed", id="no source"),
        pytest.param(report(WAITING, paused=True), "No source is followed", id="paused ones alone"),
        pytest.param(
            report(WAITING, WAITING), "None of the 2 sources has been asked yet", id="before the first reading"
        ),
        pytest.param(report(ASKED, WAITING), "under way: 1 of 2 sources have been asked", id="during it"),
        pytest.param(report(FAILING, FAILING), "None of the 2 sources answered: this machine may be", id="offline"),
        pytest.param(report(ASKED, FAILING), "All 2 sources were asked, and nothing they gave", id="nothing relevant"),
    ],
)
def test_it_says_how_far_the_first_reading_is(status: StatusReport, standing: str) -> None:
    assert standing in said(status)


@pytest.mark.parametrize("at_terminal", [True, False], ids=["at a terminal", "in a chat"])
def test_what_runs_in_a_shell_is_named_at_a_terminal_alone(*, at_terminal: bool) -> None:
    text = said(report(WAITING), at_terminal=at_terminal)
    assert [f"• {typed} — " in text for typed in ("eujp update", "eujp run", "eujp ingest PATH")] == [at_terminal] * 3
    assert "• /eujp status — " in text


def test_facts_are_named_where_there_are_any() -> None:
    assert "/eujp facts" in said(report(WAITING))
    assert "/eujp facts" not in said(report(WAITING, facts=0))


def test_status_does_not_lead_to_itself_or_say_twice_how_the_sources_fare() -> None:
    text = said(report(WAITING), asked="status")
    assert "/eujp status" not in text
    assert "asked yet" not in text


@pytest.mark.parametrize(
    ("healths", "is_said"),
    [
        pytest.param((FAILING,) * 3, True, id="several, and none answers"),
        pytest.param((FAILING,) * 3 + (WAITING,), True, id="one is not asked yet"),
        pytest.param((FAILING,) * 2, False, id="two alone"),
        pytest.param((FAILING,) * 3 + (ASKED,), False, id="one answers"),
    ],
)
def test_status_says_that_the_machine_may_be_offline(healths: tuple[SourceHealth, ...], *, is_said: bool) -> None:
    assert ("this machine may be offline" in render(status_message(report(*healths), WORDING))) is is_said
