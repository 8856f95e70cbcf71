"""A flood from one person in a chat slows that person, keeps what they typed, and reaches nobody else."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

import pytest

from bot.adapters.pace import ASKING, SHARING, TYPING, Paced
from bot.domain.messages import Actions, Form, Person, Place, Reply, Request
from tests.adapters.forms import FORM
from tests.fakes.answerer import ScriptedAnswerer

ANN = Person("discord", "1")
SLOW = "You asked 20 times within a minute. Try again in 60 s."


class Clock:
    """Stands still until it is moved; in seconds."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def answerer() -> ScriptedAnswerer:
    made = ScriptedAnswerer()
    made.forms["fact propose"] = FORM
    return made


@pytest.fixture
def paced(answerer: ScriptedAnswerer, clock: Clock) -> Paced:
    return Paced(answerer, {"en": gettext.NullTranslations()}, clock)


def asks(command: str = "status", arguments: Mapping[str, str] = MappingProxyType({}), person: Person = ANN) -> Request:
    return Request(person, Place("discord", "100", "200"), command, arguments, "en", datetime(2026, 1, 12, tzinfo=UTC))


async def flood(paced: Paced) -> None:
    for _ in range(ASKING.count):
        assert (await paced.answer(asks())).message.summary == "status"


async def test_who_asks_too_often_is_told_privately_when_to_ask_again(
    paced: Paced, answerer: ScriptedAnswerer, clock: Clock
) -> None:
    await flood(paced)
    refused = await paced.answer(asks())
    assert (refused.message.summary, refused.private) == (SLOW, True)
    assert len(answerer.requests) == ASKING.count
    clock.now += ASKING.seconds
    assert (await paced.answer(asks())).message.summary == "status"


@pytest.mark.parametrize(
    "other", [Person("discord", "2"), Person("slack", "1")], ids=["another person", "the same id on another platform"]
)
async def test_others_are_answered_meanwhile(paced: Paced, other: Person) -> None:
    await flood(paced)
    assert (await paced.answer(asks(person=other))).message.summary == "status"


async def test_a_form_asked_for_too_often_is_not_opened(paced: Paced) -> None:
    await flood(paced)
    opened = await paced.open(asks("fact propose"))
    assert isinstance(opened, Reply)
    assert opened.message.summary == SLOW


async def test_what_was_typed_into_a_form_is_kept_for_the_next_try(paced: Paced) -> None:
    assert isinstance(await paced.open(asks("fact propose")), Form)
    typed = {"statement": "They signed.", "date": "2024"}
    for _ in range(ASKING.count - 1):
        await paced.answer(asks("fact propose", typed))
    refused = await paced.answer(asks("fact propose", typed))
    [row] = [block for block in refused.message.blocks if isinstance(block, Actions)]
    assert row.buttons[0].label == "Try again"
    assert dict(row.buttons[0].arguments) == {"of": "fact propose", **typed}


async def test_typing_faster_than_people_do_is_offered_nothing(paced: Paced, answerer: ScriptedAnswerer) -> None:
    for _ in range(TYPING.count):
        assert await paced.complete(asks("latest"), "topic", "t")
    assert await paced.complete(asks("latest"), "topic", "t") == ()
    assert len(answerer.completed) == TYPING.count
    assert (await paced.answer(asks())).message.summary == "status"


async def test_an_answer_shared_by_two_presses_is_shared_once_and_once_more_when_pressed_later(
    paced: Paced, answerer: ScriptedAnswerer, clock: Clock
) -> None:
    sharing = asks("share", {"of": "latest"})
    said = [(await paced.answer(sharing)).message.summary for _ in range(2)]
    assert said == ["share of=latest", "You pressed Share a moment ago. To share this again, press it in 10 s."]
    clock.now += SHARING.seconds
    await paced.answer(sharing)
    assert len(answerer.requests) == 2


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(asks("share", {"of": "topics"}), id="another answer"),
        pytest.param(asks("share", {"of": "latest"}, Person("discord", "2")), id="another person"),
        pytest.param(
            replace(asks("share", {"of": "latest"}), place=Place("discord", "100", "201")), id="another channel"
        ),
    ],
)
async def test_what_else_is_shared_need_not_wait(paced: Paced, other: Request) -> None:
    await paced.answer(asks("share", {"of": "latest"}))
    assert (await paced.answer(other)).message.summary.startswith("share of=")
