"""An empty answer tries what is found with less asked for, and offers that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pytest

from bot.commands.answer import Answerer
from bot.domain.messages import Actions, Person, Place, Reply, Request
from bot.locales.load import Wordings
from bot.services import starting, storing
from bot.services.desk import Desk
from tests.services.reports import CHIPS

CHIPS_TOPIC: Final = "semiconductors-advanced-tech"
OFFERED: Final[Mapping[str, tuple[str, Mapping[str, str], str, Mapping[str, str]]]] = {
    "a date too late": ("latest", {"topic": CHIPS_TOPIC, "since": "2030"}, "Without since", {"topic": CHIPS_TOPIC}),
    "a limit is no filter": ("latest", {"limit": "3", "since": "2030"}, "Without since", {"limit": "3"}),
    "a topic with facts alone": ("latest", {"topic": "trade-epa"}, "Facts", {"topic": "trade-epa"}),
    "a topic with stories alone": ("facts", {"topic": CHIPS_TOPIC}, "Latest", {"topic": CHIPS_TOPIC}),
    "words with a date": ("search", {"words": CHIPS.title, "since": "2030"}, "Without since", {"words": CHIPS.title}),
    "a year without facts": ("facts", {"topic": "trade-epa", "year": "1999"}, "Without year", {"topic": "trade-epa"}),
    "a time without facts": ("timeline", {"from": "1990", "to": "1991"}, "Without from to", {}),
}
"""What is asked, the button of the answer, and what that asks for."""


@pytest.fixture
async def stocked(desk: Desk) -> Desk:
    """Give a desk with facts on trade and one story on semiconductors."""
    facts = tuple(fact for fact in desk.catalog.facts if "trade-epa" in fact.topics and CHIPS_TOPIC not in fact.topics)
    stocked = replace(desk, catalog=replace(desk.catalog, facts=facts))
    await starting.prepare(stocked)
    await storing.store(stocked, CHIPS)
    return stocked


async def answered(desk: Desk, command: str, arguments: Mapping[str, str], locale: str = "en") -> Reply:
    asked = Request(Person("slack", "U1"), Place("slack", "T1", "C1"), command, arguments, locale, desk.clock.now())
    return await Answerer(desk, Wordings()).answer(asked)


async def test_what_alone_keeps_an_answer_empty_can_be_left_out(stocked: Desk) -> None:
    for name, (command, arguments, label, rest) in OFFERED.items():
        reply = await answered(stocked, command, arguments)
        rows = [block.buttons for block in reply.message.blocks if isinstance(block, Actions)]
        found = {button.label: button.arguments for row in rows for button in row}
        assert found.get(label) == rest, name


async def test_a_filter_is_called_as_its_option_is_in_the_language_of_the_reader(stocked: Desk) -> None:
    reply = await answered(stocked, "facts", {"topic": "trade-epa", "year": "1999"}, "ja")
    assert "年:1999" in repr(reply.message)


async def test_where_no_one_filter_is_to_blame_the_way_to_the_topics_is_told(stocked: Desk) -> None:
    reply = await answered(stocked, "search", {"words": "football", "topic": "trade-epa", "since": "2030"})
    assert "Leave several of these out" in repr(reply.message)
