"""What Slack is sent for each situation that every chat shows."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from bot.adapters.slack.render import render
from bot.domain.messages import (
    Actions,
    Button,
    Heading,
    Image,
    Line,
    Link,
    Message,
    Note,
    Paragraph,
    Quote,
    StoryCard,
    Style,
    Text,
    Tone,
    When,
)
from bot.domain.moments import Moment, Precision, at_day, at_instant
from bot.views.buttons import button_key, buttons_of
from bot.views.limits import SLACK
from bot.views.split import split
from tests.contracts.messages import SITUATIONS
from tests.fakes.slack_rules import problems

GOLDEN = Path(__file__).parents[1] / "contracts" / "golden" / "slack"


def bodies(message: Message) -> list[dict[str, Any]]:
    """Render a message as the adapter does: cut into parts, each button standing for a token."""
    return [render(part, tokens_of(part)) for part in split(message, SLACK)]


def tokens_of(message: Message) -> dict[str, str]:
    return {button_key(button): f"token-{number}" for number, button in enumerate(buttons_of(message))}


def strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from strings(each)
        case Mapping():
            for each in value.values():
                yield from strings(each)


def line_elements(*line: Any) -> list[dict[str, Any]]:
    """Give the rich-text elements of one paragraph."""
    blocks = cast("list[dict[str, Any]]", render(Message("m", (Paragraph(cast("Line", line)),)), {})["blocks"])
    return cast("list[dict[str, Any]]", blocks[0]["elements"][0]["elements"])


@pytest.mark.parametrize("name", SITUATIONS)
def test_slack_takes_every_part_of_a_situation(name: str) -> None:
    for body in bodies(SITUATIONS[name]):
        assert problems(body) == []


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_situation_looks_as_it_did_when_it_was_last_approved(name: str) -> None:
    file = GOLDEN / f"{name}.json"
    rendered = bodies(SITUATIONS[name])
    if os.environ.get("EUJP_GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(rendered, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(file.read_text(encoding="utf-8")) == rendered


def test_every_golden_file_belongs_to_a_situation() -> None:
    assert {file.stem for file in GOLDEN.glob("*.json")} == set(SITUATIONS)


@pytest.mark.parametrize("name", SITUATIONS)
def test_nothing_is_unfurled(name: str) -> None:
    for body in bodies(SITUATIONS[name]):
        assert body["unfurl_links"] is False
        assert body["unfurl_media"] is False


def test_a_mention_in_a_headline_is_inert_in_the_notification() -> None:
    body = render(Message("<!channel> & <@U1>"), {})
    assert body["text"] == "&lt;!channel&gt; &amp; &lt;@U1&gt;"


def test_a_mention_in_a_text_stays_the_characters_it_is() -> None:
    assert line_elements(Text("<!channel> *b*")) == [{"type": "text", "text": "<!channel> *b*"}]


def test_no_control_character_or_direction_override_reaches_slack() -> None:
    sent = "".join(text for body in bodies(SITUATIONS["hostile"]) for text in strings(body))
    assert not set(sent) & set("\x00\x07\x1b\x9b\u202e\u2066")


def test_an_address_that_is_not_of_the_web_is_not_linked() -> None:
    assert line_elements(Link("bank", "javascript:alert(1)")) == [{"type": "text", "text": "bank"}]


def test_a_picture_without_a_web_address_is_shown_in_words() -> None:
    body = render(Message("m", (Image("data:image/png;base64,AAAA", "A chart"),)), {})
    assert problems(body) == []
    assert "A chart" in set(strings(body))


def test_a_message_without_blocks_is_shown_as_plain_characters() -> None:
    body = render(Message("*not bold*"), {})
    assert body["blocks"] == [
        {
            "type": "rich_text",
            "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "*not bold*"}]}],
        }
    ]


@pytest.mark.parametrize(
    ("tone", "sign"), [(Tone.NEUTRAL, ""), (Tone.GOOD, ""), (Tone.WARNING, "⚠ "), (Tone.ERROR, "❗ ")]
)
def test_a_warning_and_an_error_bear_their_sign(tone: Tone, sign: str) -> None:
    blocks: tuple[Heading | Paragraph, ...] = (Heading("Status"), Paragraph((Text("All"),)))
    body = cast("Any", render(Message("Status", blocks, tone), {}))
    assert (body["text"], body["blocks"][0]["text"]["text"]) == (f"{sign}Status", f"{sign}Status")
    body = cast("Any", render(Message("All", blocks[1:], tone), {}))
    assert "".join(part["text"] for part in body["blocks"][0]["elements"][0]["elements"]) == f"{sign}All"


@pytest.mark.parametrize("style", [Style.BOLD, Style.ITALIC, Style.CODE])
def test_a_style_becomes_slacks_own(style: Style) -> None:
    assert line_elements(Text("x", style)) == [{"type": "text", "text": "x", "style": {style.value: True}}]


def test_quoted_words_in_a_line_stand_in_quotation_marks() -> None:
    assert line_elements(Quote("as said")) == [{"type": "text", "text": "“as said”"}]


def test_an_instant_is_shown_in_the_readers_zone_with_brussels_to_fall_back_on() -> None:
    instant = at_instant(datetime(2024, 2, 21, 8, 5, tzinfo=UTC), "the feed")
    assert line_elements(When(instant)) == [
        {
            "type": "date",
            "timestamp": 1708502700,
            "format": "{date_short_pretty}, {time}",
            "fallback": "21 Feb 2024, 09:05 CET (17:05 JST)",
        }
    ]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        pytest.param(at_day(date(2024, 1, 1), "r", Precision.YEAR), "2024", id="year"),
        pytest.param(at_day(date(2024, 2, 1), "r", Precision.MONTH), "Feb 2024", id="month"),
        pytest.param(at_day(date(2024, 2, 19), "r", Precision.WEEK), "week of 19 Feb 2024", id="week"),
        pytest.param(at_day(date(2024, 2, 3), "r"), "3 Feb 2024", id="day"),
    ],
)
def test_what_is_coarser_than_an_instant_is_the_same_date_in_every_zone(moment: Moment, words: str) -> None:
    assert line_elements(When(moment)) == [{"type": "text", "text": words}]


def test_a_headline_is_a_bold_link() -> None:
    card = StoryCard(1, Link("Headline", "https://a.example/1"), (Text("1 report"),), (), ())
    blocks = cast("Any", render(Message("m", (card,)), {})["blocks"])
    assert blocks[0]["elements"][0]["elements"][0] == {
        "type": "link",
        "url": "https://a.example/1",
        "text": "Headline",
        "style": {"bold": True},
    }


def test_each_button_has_its_own_action_id_and_its_token() -> None:
    card = StoryCard(1, Text("t"), (), (), (), buttons=(Button("Why", "why", {"id": "1"}), Button("S", "share")))
    more = Actions((Button("Why again", "why", {"id": "1"}),))
    message = Message("m", (card, more))
    blocks = cast("Any", render(message, tokens_of(message))["blocks"])
    buttons = [button for block in blocks if block["type"] == "actions" for button in block["elements"]]
    assert [(button["action_id"], button["value"]) for button in buttons] == [
        ("eujp:0", "token-2"),
        ("eujp:1", "token-1"),
        ("eujp:2", "token-2"),
    ]


def test_a_button_without_a_token_is_refused() -> None:
    with pytest.raises(KeyError):
        render(Message("m", (Actions((Button("Share", "share"),)),)), {})


def test_a_note_with_a_link_keeps_the_link() -> None:
    body = render(Message("m", (Heading("h"), Note((Text("see "), Link("here", "https://a.example/"))))), {})
    assert problems(body) == []
    assert "https://a.example/" in set(strings(body))


def test_a_note_of_words_is_small_also_with_a_day_in_it() -> None:
    day = When(at_day(date(2026, 3, 4), "the feed"))
    [note] = cast("Any", render(Message("m", (Note((Text("Published "), day)),)), {})["blocks"])
    assert (note["type"], note["elements"][0]["text"]) == ("context", "Published 4 Mar 2026")


def test_a_note_that_cannot_be_small_stands_right_under_its_paragraph() -> None:
    source = Note((Link("Daily", "https://a.example/"), Text(" · English")))
    blocks = cast("Any", render(Message("m", (Paragraph((Text("1. They signed it."),)), source) * 2), {})["blocks"])
    assert [list(strings(block["elements"][0]["elements"][1])) for block in blocks] == [["text", "\n"]] * 2
