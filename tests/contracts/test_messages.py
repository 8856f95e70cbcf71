"""Whatever a message holds, each platform takes it, shows all of it, and foreign text in it does nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.messages import Actions, Bullets, Button, Heading, Message, Note, Paragraph, StoryCard, Text
from bot.views.limits import DISCORD, SLACK
from bot.views.split import split
from tests.contracts import kept
from tests.contracts.checks import message_problems
from tests.contracts.generated import message
from tests.contracts.messages import CHIPS, SITUATIONS
from tests.fakes import discord_rules, slack_rules
from tests.fakes.discord_markdown import read

_EACH = 500


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_situation_keeps_every_platforms_rules(name: str) -> None:
    assert message_problems(SITUATIONS[name]) == []


@pytest.mark.parametrize("first", range(0, 4 * _EACH, _EACH))
def test_made_up_messages_keep_every_platforms_rules(first: int) -> None:
    """The first of the 100,000 of `python -m benchmarks.messages`."""
    found = {
        number: message_problems(message(number), thorough=not number % 10) for number in range(first, first + _EACH)
    }
    assert {number: problems for number, problems in found.items() if problems} == {}


@pytest.mark.parametrize("limits", [SLACK, DISCORD], ids=["Slack", "Discord"])
def test_what_a_card_has_no_room_for_is_counted(limits: Any) -> None:
    crowded = replace(
        CHIPS, sources=tuple((Text(f"Outlet {n} " + "name " * 40),) for n in range(60)), tags=("tag" * 20,) * 9
    )
    ((card,),) = (part.blocks for part in split(Message("m", (crowded,)), limits))
    assert isinstance(card, StoryCard)
    assert card.sources[-1] == (Text(f"+ {60 - len(card.sources) + 1}"),)
    assert card.tags[-1] == f"+ {9 - len(card.tags) + 1}"


@pytest.mark.parametrize(
    ("markdown", "acts"),
    [
        pytest.param("**b** *i* `c`", ["strong", "", "italic", "", "code"], id="ours"),
        pytest.param(r"\*\*b\*\* \<\@1\>", [""], id="escaped"),
        pytest.param("**b", [""], id="a mark alone"),
        pytest.param("<@1>@everyone<#2></a:1><:e:1>", ["mention"] * 1, id="mentions"),
        pytest.param(":tada:", ["emoji"], id="emoji"),
        pytest.param("x https://e.example/", ["", "address"], id="bare address"),
        pytest.param("[x](<https://e.example/>)", ["link"], id="link"),
        pytest.param("# x", ["heading", ""], id="heading"),
        pytest.param("- 1. > x", ["list", "list", "quote", ""], id="starts of lines"),
        pytest.param("**a****b**", ["strong", ""], id="marks that touch"),
        pytest.param("__u__ ~~s~~ ||p||", ["underline", "", "strike", "", "spoiler"], id="marks we never use"),
    ],
)
def test_the_reader_of_discords_markdown_sees_what_acts(markdown: str, acts: list[str]) -> None:
    assert ["".join(span.marks) for span in read(markdown)] == acts


GOOD_SLACK: dict[str, Any] = {
    "text": "m",
    "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "h"}}],
    "unfurl_links": False,
    "unfurl_media": False,
}
GOOD_DISCORD: dict[str, Any] = {"content": "m", "embeds": [], "components": [], "allowed_mentions": {"parse": []}}


def _action(number: int = 0, **other: Any) -> dict[str, Any]:
    text = {"type": "plain_text", "text": "b"}
    return {"type": "button", "text": text, "action_id": f"a{number}", "value": "v", **other}


def _row(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(buttons)}


def _button(number: int = 0, **other: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": "b", "custom_id": f"c{number}", **other}


def _header(text: str, kind: str = "plain_text") -> dict[str, Any]:
    return {"type": "header", "text": {"type": kind, "text": text}}


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"text": " "}, id="no text"),
        pytest.param({"text": "<!channel>"}, id="markup in the text"),
        pytest.param({"blocks": [{"type": "divider"}] * 51}, id="51 blocks"),
        pytest.param({"blocks": [_header("h" * 151)]}, id="a long header"),
        pytest.param({"blocks": [_header("h", "mrkdwn")]}, id="markup in a header"),
        pytest.param({"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "x"}}]}, id="markup"),
        pytest.param({"blocks": [{"type": "actions", "elements": [_action(), _action()]}]}, id="one action id twice"),
        pytest.param({"blocks": [{"type": "actions", "elements": [_action(value="v" * 2001)]}]}, id="a long value"),
        pytest.param({"blocks": [{"type": "actions", "elements": [_action(n) for n in range(26)]}]}, id="26 buttons"),
        pytest.param({"blocks": [{"type": "divider", "block_id": "x"}] * 2}, id="one block id twice"),
        pytest.param(
            {"blocks": [{"type": "context", "elements": [{"type": "plain_text", "text": "語" * 900}] * 10}] * 2},
            id="too much together",
        ),
        pytest.param({"unfurl_links": True}, id="previews of links"),
        pytest.param({"unfurl_media": None}, id="previews of pictures unless told"),
        pytest.param(
            {
                "blocks": [
                    {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "user"}]}]}
                ]
            },
            id="a mention",
        ),
    ],
)
def test_what_slack_refuses_is_found(wrong: dict[str, Any]) -> None:
    assert slack_rules.problems(GOOD_SLACK) == []
    assert slack_rules.problems(GOOD_SLACK | wrong, by_models=False)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"content": ""}, id="nothing"),
        pytest.param({"content": "👍" * 1001}, id="2,002 units of content"),
        pytest.param({"embeds": [{"description": "x"}] * 11}, id="11 embeds"),
        pytest.param({"embeds": [{"description": "x" * 4096}, {"description": "x" * 1905}]}, id="6,001 in all embeds"),
        pytest.param({"embeds": [{"title": "t" * 257}]}, id="a long title"),
        pytest.param({"embeds": [{"fields": [{"name": "n", "value": "v"}] * 26}]}, id="26 fields"),
        pytest.param({"embeds": [{"fields": [{"name": "n", "value": " "}]}]}, id="an empty field"),
        pytest.param({"embeds": [{"title": "t", "url": "javascript:alert(1)"}]}, id="no address of the web"),
        pytest.param({"embeds": [{"title": "t", "url": "https://e.example/"}] * 2}, id="one address twice"),
        pytest.param({"embeds": [{"title": "t", "timestamp": "2026-01-01T00:00:00"}]}, id="a time without a zone"),
        pytest.param({"components": [_row(_button(n)) for n in range(6)]}, id="six rows"),
        pytest.param({"components": [_row(*(_button(n) for n in range(6)))]}, id="six in a row"),
        pytest.param({"components": [_row(_button(), _button())]}, id="one custom id twice"),
        pytest.param({"components": [_row(_button(custom_id="c" * 101))]}, id="a long custom id"),
        pytest.param({"components": [_row(_button(label="b" * 81))]}, id="a long label"),
        pytest.param({"components": [_row(_button(url="https://e.example/"))]}, id="a button that does two things"),
        pytest.param({"allowed_mentions": {"parse": ["everyone"]}}, id="mentions"),
        pytest.param({"nonce": "n" * 26}, id="a long nonce"),
    ],
)
def test_what_discord_refuses_is_found(wrong: dict[str, Any]) -> None:
    assert discord_rules.message_problems(GOOD_DISCORD) == []
    assert discord_rules.message_problems(GOOD_DISCORD | wrong)


_WHOLE = Message("m", (Heading("A heading"), Bullets(((Text("one"),), (Text("two"),))), CHIPS))


@pytest.mark.parametrize(
    "lose",
    [
        pytest.param(lambda blocks: blocks[1:], id="a block"),
        pytest.param(lambda blocks: (Heading("A head"), *blocks[1:]), id="the end of a text"),
        pytest.param(lambda blocks: (blocks[0], Bullets(((Text("one"),),)), blocks[2]), id="a line"),
        pytest.param(lambda blocks: (*blocks[:2], replace(CHIPS, sources=CHIPS.sources[:1])), id="a source"),
        pytest.param(lambda blocks: (*blocks[:2], replace(CHIPS, buttons=CHIPS.buttons[:1])), id="a button"),
        pytest.param(lambda blocks: (*blocks, Note((Text("more"),))), id="and adding something"),
    ],
)
def test_losing_something_silently_is_found(lose: Callable[[Any], Any]) -> None:
    assert kept.problems(_WHOLE, (_WHOLE,)) == []
    assert kept.problems(_WHOLE, (replace(_WHOLE, blocks=lose(_WHOLE.blocks)),))


def test_a_cut_through_one_seen_character_is_found() -> None:
    whole = Message("m", (Paragraph((Text("e\u0301" * 3),)), Actions((Button("B", "help"),))))
    torn = replace(whole, blocks=(Paragraph((Text("e\u0301e…"),)), whole.blocks[1]))
    assert kept.problems(whole, (torn,))
