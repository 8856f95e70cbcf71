"""Bodies for both chats as pages: nothing is left out, nothing gets out, and what is not known is refused."""

from __future__ import annotations

import gettext
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from lxml.html import HtmlElement, document_fromstring

from bot.adapters.discord.forms import modal as discord_modal
from bot.adapters.preview.discord_look import discord_form, discord_message
from bot.adapters.preview.page import Scene, link, node, page
from bot.adapters.preview.slack_look import slack_form, slack_message
from bot.adapters.slack.forms import modal as slack_modal
from bot.adapters.slack.incoming import Asked
from bot.domain.errors import ReadingError
from bot.domain.messages import Form, FormField

GOLDEN: Final = Path(__file__).parents[2] / "contracts" / "golden"
DRAWINGS: Final[Mapping[str, Callable[[Mapping[str, Any], Scene], HtmlElement]]] = {
    "slack": slack_message,
    "discord": discord_message,
}
SEEN: Final = {
    "slack": frozenset({"text"}),
    "discord": frozenset({"content", "title", "description", "label", "name", "value"}),
}
FILES: Final = sorted(path for look in DRAWINGS for path in (GOLDEN / look).glob("*.json"))
NOTED: Final = datetime(2026, 3, 9, 7, 50, tzinfo=UTC)
FORM: Final = Form(
    "Report an error",
    "Send",
    "report",
    (
        FormField("text", "What is wrong?", "The date", hint="In a sentence", is_long=True),
        FormField("kind", "Of what kind?", "b", required=False, choices=(("A number", "a"), ("A date", "b"))),
    ),
)


def scene(zone: str = "Europe/Brussels", *, private: bool = False, **pictures: bytes) -> Scene:
    return Scene(NOTED, ZoneInfo(zone), gettext.NullTranslations(), private=private, pictures=pictures)


def shown(element: HtmlElement) -> str:
    return str(element.text_content())


def words_of(body: object, keys: frozenset[str]) -> Iterator[str]:
    """Give the texts under the keys that a reader sees, without dates and without the addresses of Discord's links."""
    if isinstance(body, list):
        for part in body:
            yield from words_of(part, keys)
    elif isinstance(body, dict):
        for key, value in body.items():
            if key in keys and isinstance(value, str):
                yield from re.split(r"\]\(<?https?:[^)]*\)|<t:\d+:\w>", value)
            else:
                yield from words_of(value, keys)


def letters(text: str) -> str:
    """Give what of a text no markup is made of."""
    return "".join(re.findall(r"[^\W_]", text))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_every_word_of_every_golden_message_is_drawn(path: Path) -> None:
    look = path.parent.name
    for body in json.loads(path.read_text(encoding="utf-8")):
        drawn = letters(shown(DRAWINGS[look](body, scene())))
        told = body["blocks"] if look == "slack" else body
        assert [text for text in words_of(told, SEEN[look]) if letters(text) not in drawn] == []


@pytest.mark.parametrize("look", DRAWINGS)
def test_a_page_of_hostile_text_holds_no_script_no_style_of_its_and_no_other_address(look: str) -> None:
    bodies = json.loads((GOLDEN / look / "hostile.json").read_text(encoding="utf-8"))
    written = page(look, "dark", "<script>", [DRAWINGS[look](body, scene()) for body in bodies])
    read = document_fromstring(written)
    assert read.xpath("//script | //iframe | //*[@onload] | //*[contains(@class, 'mention')]") == []
    assert read.xpath("string(//meta[@http-equiv]/@content)").startswith("default-src 'none'")
    assert read.xpath("string(//title)") == "<script>"
    assert all(str(address).startswith(("http://", "https://")) for address in read.xpath("//@href"))
    assert read.xpath("//@src") == []


@pytest.mark.parametrize(
    ("look", "body"),
    [
        ("slack", {"blocks": [{"type": "video"}]}),
        ("slack", {"blocks": [{"type": "context", "elements": [{"type": "mrkdwn", "text": "*a*"}]}]}),
        ("slack", {"blocks": [{"type": "actions", "elements": [{"type": "datepicker"}]}]}),
        (
            "slack",
            {
                "blocks": [
                    {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "user"}]}]}
                ]
            },
        ),
        ("discord", {"poll": {}}),
        ("discord", {"embeds": [{"footer": {"text": "a"}}]}),
        ("discord", {"components": [{"type": 17}]}),
        ("discord", {"components": [{"type": 1, "components": [{"type": 8}]}]}),
    ],
    ids=["block", "markup", "element", "inline", "part", "part of an embed", "component", "component in a row"],
)
def test_what_is_not_known_is_refused_and_named(look: str, body: Mapping[str, Any]) -> None:
    with pytest.raises(ReadingError, match="cannot draw"):
        DRAWINGS[look](body, scene())


@pytest.mark.parametrize(("zone", "told"), [("Europe/Brussels", "08:50"), ("Asia/Tokyo", "16:50")])
@pytest.mark.parametrize("look", DRAWINGS)
def test_an_instant_stands_in_the_readers_zone(look: str, zone: str, told: str) -> None:
    stamp = int(NOTED.timestamp())
    element = {"type": "date", "timestamp": stamp, "format": "{time}", "fallback": "-"}
    section = {"type": "rich_text_section", "elements": [element]}
    bodies: Mapping[str, Mapping[str, Any]] = {
        "slack": {"blocks": [{"type": "rich_text", "elements": [section]}]},
        "discord": {"content": f"<t:{stamp}:f>"},
    }
    assert f"9 Mar 2026, {told}" in shown(DRAWINGS[look](bodies[look], scene(zone)))


@pytest.mark.parametrize(
    ("look", "body", "said"),
    [
        ("slack", {"blocks": []}, "Only visible to you"),
        ("discord", {"content": "Hello"}, "Only you can see this"),
    ],
)
def test_what_the_asker_alone_sees_says_so_as_the_chat_does(look: str, body: Mapping[str, Any], said: str) -> None:
    assert said in shown(DRAWINGS[look](body, scene(private=True)))
    assert said not in shown(DRAWINGS[look](body, scene(private=False)))


@pytest.mark.parametrize(
    ("look", "body"),
    [
        ("slack", {"blocks": [{"type": "image", "slack_file": {"id": "chart"}, "alt_text": "Bars"}]}),
        ("discord", {"embeds": [{"image": {"url": "attachment://chart"}}]}),
    ],
)
def test_a_picture_that_is_sent_along_is_in_the_page_and_no_other_is_fetched(
    look: str, body: Mapping[str, Any]
) -> None:
    assert DRAWINGS[look](body, scene(chart=b"PNG")).xpath("//img/@src") == ["data:image/png;base64,UE5H"]
    assert DRAWINGS[look](body, scene()).xpath("//img") == []


async def test_a_form_shows_its_title_labels_hints_and_what_stands_in_it() -> None:
    drawn = (
        slack_form(slack_modal(FORM, "token", Asked("U1", "C1", "")), scene()),
        discord_form(discord_modal(FORM, "f:1:token").to_dict(), scene()),
    )
    for form in drawn:
        assert [
            word
            for word in ("Report an error", "What is wrong?", "The date", "In a sentence", "A date")
            if word not in shown(form)
        ] == []


def test_an_address_that_is_not_one_of_the_webs_is_no_link() -> None:
    assert link("javascript:alert(1)", "label").tag == "span"
    assert link("https://example.org/", "label").tag == "a"


def test_characters_that_no_page_may_hold_are_seen_as_such() -> None:
    assert shown(node("p", "", "a\x00b\ud800c\ufffed")) == "a\ufffdb\ufffdc\ufffdd"
