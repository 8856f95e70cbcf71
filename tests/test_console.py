"""What the terminal says of a round of polls, and how it asks for what a form asks for."""

from __future__ import annotations

import io
import sys

import pytest

from bot import console
from bot.commands.answer import Answerer
from bot.console import polled_lines
from bot.locales.load import Wordings
from bot.services import curating, starting
from bot.services.collecting import Polled
from bot.services.desk import Desk
from bot.services.storing import Outcome
from tests.views.make import source

NAME = "Example Institute (https://institute.example.org/feed)"
READ = Polled(source(), (Outcome.RELEVANT, Outcome.DUPLICATE, Outcome.LEFT_OUT))
ONE = Polled(source(), (Outcome.RELEVANT,))
UNREACHABLE = Polled(source(), error="The name institute.example.org could not be resolved.", is_unreachable=True)
REFUSED = Polled(source(), error="It answered 403.")
OFFLINE = "No source could be reached: this machine seems to be offline. 3 could not be connected to."


@pytest.mark.parametrize(
    ("polled", "lines"),
    [
        pytest.param([READ], [f"Read: {NAME}: 3 new articles, 1 relevant, 1 reprint."], id="reprints stand apart"),
        pytest.param([ONE], [f"Read: {NAME}: 1 new article, 1 relevant."], id="one article"),
        pytest.param([UNREACHABLE] * 3, [OFFLINE], id="offline"),
        pytest.param(
            [UNREACHABLE, REFUSED, UNREACHABLE, UNREACHABLE],
            [OFFLINE, f"Not reached: {NAME}: It answered 403."],
            id="offline, and another failure",
        ),
        pytest.param([UNREACHABLE] * 2, [f"Not reached: {NAME}: {UNREACHABLE.error}"] * 2, id="too few to tell"),
        pytest.param(
            [UNREACHABLE] * 3 + [ONE],
            [*[f"Not reached: {NAME}: {UNREACHABLE.error}"] * 3, f"Read: {NAME}: 1 new article, 1 relevant."],
            id="one answered, so we are not offline",
        ),
    ],
)
def test_how_a_round_of_polls_went(polled: list[Polled], lines: list[str]) -> None:
    assert polled_lines(polled) == lines


class Terminal(io.StringIO):
    """What a person types at a terminal."""

    def isatty(self) -> bool:
        return True


async def test_at_a_prompt_what_a_form_asks_for_is_asked_field_by_field(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    await starting.prepare(desk)
    monkeypatch.setattr(sys, "stdin", Terminal("report fact:f001\nThe date is that of the signing\nquit\n"))
    await console.converse(desk, Answerer(desk, Wordings()), admin=True)
    (flag,) = (await curating.review_queue(desk, 5)).flags
    assert "What is wrong?" in capsys.readouterr().out
    assert flag.note == "The date is that of the signing"
