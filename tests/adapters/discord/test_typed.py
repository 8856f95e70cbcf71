"""Commands as our own words name them in Discord."""

from __future__ import annotations

import pytest

from bot.adapters.discord.typed import as_typed_here, typed
from bot.commands.command import Command
from bot.commands.registry import COMMANDS
from bot.domain.messages import Bullets, Fields, Heading, Link, Message, Note, Paragraph, Quote, StoryCard, Style, Text

OURS = "Type /eujp source list."
HERE = "Type /eujp-admin source list."


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_named_under_the_tree_that_has_it(command: Command) -> None:
    tree = "/eujp-admin" if command.is_admin else "/eujp"
    assert typed(command.usage).startswith(f"{tree} {command.name}")
    assert typed(command.example).startswith(f"{tree} {command.name}")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("/eujp source add <url>", "/eujp-admin source add <url>", id="an editors' command"),
        pytest.param("Type /eujp source list to see.", "Type /eujp-admin source list to see.", id="in a sentence"),
        pytest.param("/eujp source listと入力", "/eujp-admin source listと入力", id="before Japanese"),
        pytest.param(
            "/eujp source add, /eujp source list", "/eujp-admin source add, /eujp-admin source list", id="two"
        ),
        pytest.param("/eujp-admin source add", "/eujp-admin source add", id="as it should be"),
        pytest.param("/eujp latest limit:3", "/eujp latest limit:3", id="everyone's command"),
        pytest.param("/eujp source listing", "/eujp source listing", id="another word"),
        pytest.param("/eujp", "/eujp", id="no command"),
    ],
)
def test_what_editors_type_stands_under_the_editors_command(text: str, shown: str) -> None:
    assert typed(text) == shown


def test_all_our_lines_are_written_so() -> None:
    line, there = (Text(OURS, Style.CODE),), (Text(HERE, Style.CODE),)
    ours = Message(OURS, (Heading(OURS), Paragraph(line), Note(line), Bullets((line,)), Fields((("a", line),))))
    blocks = (Heading(HERE), Paragraph(there), Note(there), Bullets((there,)), Fields((("a", there),)))
    assert as_typed_here(ours) == Message(HERE, blocks)


def test_what_sources_say_stays_verbatim() -> None:
    card = StoryCard(1, Text(OURS), (), (Quote(OURS),), ())
    message = Message("m", (card, Paragraph((Quote(OURS), Link(OURS, "https://e.example/")))))
    assert as_typed_here(message) == message
