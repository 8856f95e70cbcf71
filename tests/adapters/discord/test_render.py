"""How a neutral message looks in Discord: golden bodies, and what foreign text cannot do there."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.discord.markdown import escape, line
from bot.adapters.discord.render import render, with_button
from bot.domain.messages import (
    Actions,
    Button,
    Divider,
    Heading,
    Link,
    Message,
    Paragraph,
    StoryCard,
    Style,
    Text,
    Tone,
)
from bot.views.addresses import web_address
from bot.views.buttons import button_key, buttons_of
from bot.views.limits import DISCORD
from bot.views.split import split
from tests.adapters.discord.conftest import DESCRIPTION
from tests.contracts.messages import CHIPS, SITUATIONS
from tests.fakes.discord_rules import OpenApi, message_problems

GOLDEN = Path(__file__).parents[2] / "contracts" / "golden" / "discord"


def bodies(message: Message) -> list[dict[str, Any]]:
    return [render(part, tokens(part)) for part in split(message, DISCORD)]


def tokens(message: Message) -> dict[str, str]:
    keys = dict.fromkeys(button_key(button) for button in buttons_of(message))
    return {key: f"token-{number:02}".ljust(90, "x") for number, key in enumerate(keys, 1)}


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_situation_is_written_as_its_golden_file_says(name: str) -> None:
    file = GOLDEN / f"{name}.json"
    written = json.dumps(bodies(SITUATIONS[name]), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("EUJP_GOLDEN") == "write":
        file.write_text(written, encoding="utf-8")
    assert written == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_situation_keeps_the_rules_discords_document_leaves_out(name: str) -> None:
    assert [problem for body in bodies(SITUATIONS[name]) for problem in message_problems(body)] == []


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_situation_keeps_discords_own_description(name: str, openapi: OpenApi | None) -> None:
    if openapi is None:
        pytest.skip(f"{DESCRIPTION} is not at hand")
    problems = [openapi.against("MessageCreateRequest", body) for body in bodies(SITUATIONS[name])]
    assert problems == [[] for _ in problems]


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_delivery_has_room_for_the_button_it_is_found_by(name: str) -> None:
    for body in bodies(SITUATIONS[name]):
        longer = with_button(body, "Status", "d:delivery")
        rows = longer["components"]
        assert message_problems(longer) == []
        assert [button["custom_id"] for row in rows for button in row["components"]].count("d:delivery") == 1
        assert max(len(row["components"]) for row in rows) <= DISCORD.row


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("**bold** _it_ ~~no~~", r"\*\*bold\*\* \_it\_ \~\~no\~\~", id="styles"),
        pytest.param("<@1> <@&2> <#3> </help:4>", r"\<\@1\> \<\@&2\> \<#3\> \</help:4\>", id="mentions"),
        pytest.param("@everyone @here", r"\@everyone \@here", id="pings"),
        pytest.param("[bank](https://evil.example)", r"\[bank\](https\://evil.example)", id="masked link"),
        pytest.param("<t:0:F>", r"\<t\:0:F\>", id="date"),
        pytest.param("```js\nx```", r"\`\`\`js x\`\`\`", id="code fence"),
        pytest.param("||spoiler|| :tada:", r"\|\|spoiler\|\| \:tada:", id="spoiler and emoji"),
        pytest.param("> quote", r"\> quote", id="quote"),
        pytest.param("# heading", r"\# heading", id="heading"),
        pytest.param("-# small", r"\-# small", id="small print"),
        pytest.param("1. one\n2. two", r"1\. one 2. two", id="list"),
        pytest.param("## two", r"\## two", id="second heading"),
        pytest.param("0.1.0", "0.1.0", id="a number is no list"),
        pytest.param(r"\*already\*", r"\\\*already\\\*", id="backslashes"),
        pytest.param("a\x00b\x1b[31m \u202eexe", r"ab\[31m exe", id="unseen characters"),
        pytest.param("日EU、半導体で合意。", "日EU、半導体で合意。", id="Japanese stays as it is"),
    ],
)
def test_foreign_text_shows_as_its_own_characters(text: str, written: str) -> None:
    assert escape(text) == written


@pytest.mark.parametrize(
    ("url", "written"),
    [
        pytest.param("https://e.example/a_(b)?q=1#f", "https://e.example/a_%28b%29?q=1#f", id="parentheses"),
        pytest.param("https://e.example/a b<c>|", "https://e.example/a%20b%3Cc%3E%7C", id="what ends a link"),
        pytest.param("https://e.example/%E6%97%A5", "https://e.example/%E6%97%A5", id="already encoded"),
        pytest.param("javascript:alert(1)", None, id="another scheme"),
        pytest.param("https:///path", None, id="no host"),
        pytest.param("https://[broken", None, id="not an address"),
        pytest.param("steam://run/1", None, id="an application"),
    ],
)
def test_only_web_addresses_are_linked_and_cannot_break_out(url: str, written: str | None) -> None:
    assert web_address(url) == written


@pytest.mark.parametrize(
    ("inline", "written"),
    [
        pytest.param(Text(" bold ", Style.BOLD), "**bold**", id="marks stand at the words"),
        pytest.param(Text("a`b", Style.CODE), r"a\`b", id="a backtick cannot end code"),
        pytest.param(Text("source add <url>", Style.CODE), "`source add <url>`", id="code is verbatim"),
        pytest.param(Text("", Style.BOLD), "", id="nothing is nothing"),
        pytest.param(Link("[a](b)", "https://e.example/"), r"[\[a\](b)](<https://e.example/>)", id="label"),
        pytest.param(Link("label", "ftp://e.example/"), "label", id="label alone"),
        pytest.param(Link("日", "https://e.example/日"), "[日](<https://e.example/%E6%97%A5>)", id="another script"),
        pytest.param(Text("\x00", Style.BOLD), "", id="nothing that is seen is nothing"),
    ],
)
def test_an_inline_is_written_inert(inline: Text | Link, written: str) -> None:
    assert line((inline,)) == written


@pytest.mark.parametrize(
    ("inlines", "written"),
    [
        pytest.param((Text("a", Style.BOLD), Text("b", Style.BOLD)), "**ab**", id="one style"),
        pytest.param((Text("a", Style.BOLD), Text("b", Style.ITALIC)), "**a**\u200b*b*", id="two styles"),
        pytest.param((Text(":ta"), Text("da:")), r"\:tada:", id="an emoji of two texts"),
        pytest.param((Text("https:"), Text("//evil.example")), r"https\://evil.example", id="an address of two texts"),
        pytest.param((Text("1"), Text(". x")), r"1\. x", id="a list of two texts"),
        pytest.param((Text(" "), Text("- x")), r"\- x", id="a list after a space"),
    ],
)
def test_no_mark_comes_about_between_two_inlines(inlines: tuple[Text, ...], written: str) -> None:
    assert line(inlines) == written


def test_two_cards_with_one_address_both_show() -> None:
    embeds = [embed for body in bodies(SITUATIONS["many-cards"]) for embed in body["embeds"]]
    assert sum(embed.get("title", "").endswith("EU and Japan open a joint chip design centre") for embed in embeds) == 7


def test_buttons_say_which_card_they_belong_to_when_there_are_several() -> None:
    body = bodies(SITUATIONS["latest"])[0]
    labels = [button["label"] for row in body["components"] for button in row["components"]]
    assert labels == ["1 · Story", "1 · Why", "2 · Story", "2 · Why", "3 · Story", "3 · Why", "Share"]
    assert [embed["title"][:4] for embed in body["embeds"]] == ["1 · ", "2 · ", "3 · "]


@pytest.mark.parametrize(
    ("actions", "rows"),
    [
        pytest.param(1, ["1 · Story, 1 · Why", "2 · Story, 2 · Why", "3 · Story, 3 · Why", "b0"], id="room for them"),
        pytest.param(3, ["1 · Story, 1 · Why, 2 · Story, 2 · Why, 3 · Story", "3 · Why", "b0", "b1", "b2"], id="none"),
    ],
)
def test_each_cards_buttons_have_a_row_of_their_own_where_there_is_room(actions: int, rows: list[str]) -> None:
    cards = [block for block in SITUATIONS["latest"].blocks if isinstance(block, StoryCard)]
    below = (Actions((Button(f"b{number}", "help", {"command": str(number)}),)) for number in range(actions))
    [body] = bodies(Message("m", (*cards, *below)))
    assert [", ".join(button["label"] for button in row["components"]) for row in body["components"]] == rows


@pytest.mark.parametrize(
    ("tone", "url", "button"),
    [
        pytest.param(Tone.ERROR, "https://e.example/a", True, id="an error"),
        pytest.param(Tone.WARNING, "https://e.example/a", True, id="a warning"),
        pytest.param(Tone.NEUTRAL, "https://e.example/a", False, id="nothing is wrong"),
        pytest.param(Tone.ERROR, "https://e.example/" + "a" * 500, False, id="longer than a button takes"),
        pytest.param(Tone.ERROR, "javascript:alert(1)", False, id="no address of the web's"),
    ],
)
def test_where_something_is_wrong_a_link_alone_is_a_button(tone: Tone, url: str, button: bool) -> None:
    [body] = bodies(Message("m", (Paragraph((Text("Wrong."),)), Paragraph((Link("Mend it", url),))), tone))
    assert [one["url"] for row in body["components"] for one in row["components"]] == [url] * button
    assert ("Mend it" in str(body.get("content", "")) + str(body["embeds"])) != button


def test_where_rows_do_not_suffice_a_link_alone_stays_a_line_and_no_button_goes() -> None:
    lead = Paragraph((Link("Mend it", "https://e.example/a"),))
    below = (Actions((Button(f"b{number}", "help", {"command": str(number)}),)) for number in range(4))
    [body] = bodies(Message("m", (lead, CHIPS, *below), Tone.WARNING))
    rows = [[button["label"] for button in row["components"]] for row in body["components"]]
    assert rows == [["Story", "Why"], ["b0"], ["b1"], ["b2"], ["b3"]]
    assert "Mend it" in str(body["embeds"])
    assert message_problems(body) == []


def test_the_numbers_of_cards_go_on_through_the_parts_of_one_message() -> None:
    seven = Message("m", tuple(replace(CHIPS, title=Text(f"Story {n}"), story_id=n) for n in range(1, 15)))
    first, *others = bodies(seven)
    shown = [embed["title"].partition(" · ")[0] for body in (first, *others) for embed in body["embeds"]]
    assert others
    assert shown == [str(number) for number in range(1, 15)]


def test_an_instant_is_shown_in_the_readers_zone_and_a_day_is_not() -> None:
    body = bodies(SITUATIONS["latest"])[0]
    assert "<t:1772494200:f>" in body["embeds"][1]["description"]
    assert "Published 4 Mar 2026" in body["embeds"][0]["description"]


def test_buttons_that_do_the_same_are_one() -> None:
    twice = Message("Twice", (Actions((Button("A", "help"), Button("B", "help"))),))
    [body] = bodies(twice)
    assert [button["label"] for button in body["components"][0]["components"]] == ["A"]


def test_buttons_of_several_rows_say_what_they_act_on_since_all_stand_at_the_end() -> None:
    rows = (Actions((Button("Edit", "help", {"id": str(number)}),), str(number)) for number in (3, 4))
    [body] = bodies(Message("Two", (*rows, Actions((Button("More", "latest"),)))))
    labels = [button["label"] for row in body["components"] for button in row["components"]]
    assert labels == ["3 · Edit", "4 · Edit", "More"]


def test_the_longest_button_of_several_rows_is_one_that_discord_takes() -> None:
    [body] = bodies(Message("One", (Actions((Button("long " * 30, "help"),), "Conflict 12345"),)))
    assert message_problems(body) == []


def test_a_button_without_a_token_is_an_error() -> None:
    with pytest.raises(KeyError):
        render(Message("One", (Actions((Button("A", "help"),)),)), {})


@pytest.mark.parametrize("blocks", [(), (Divider(),), (Heading(" "),)], ids=["none", "a divider", "an empty heading"])
def test_a_message_that_shows_nothing_shows_its_summary(blocks: tuple[Divider | Heading, ...]) -> None:
    assert render(Message("*Summary*", blocks), {})["content"] == r"\*Summary\*"
