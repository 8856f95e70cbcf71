"""What a terminal shows: the golden files, and text that can do no harm.

The golden files are written anew by EUJP_GOLDEN=write.
"""

from __future__ import annotations

import gettext
import os
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from bot.adapters.console import question, render
from bot.adapters.terminal import columns
from bot.commands.forms import typed_instead
from bot.commands.parse import parse
from bot.domain.messages import Actions, Button, FormField, Message, Note, Paragraph, Style, Text, Tone
from bot.views.forms import form_message
from tests.adapters.forms import FORM
from tests.contracts.messages import SITUATIONS
from tests.views.strategies import messages

GOLDEN = Path(__file__).parent.parent / "contracts" / "golden" / "console"
# A terminal shortens nothing: this one is 180,000 characters that no reviewer would read. Its width is tested below.
AGREED = [name for name in SITUATIONS if name != "longest"]
ADDRESS = re.compile(r"\S*https?://\S*")


@pytest.mark.parametrize("name", AGREED)
def test_each_situation_looks_as_agreed(name: str) -> None:
    shown = render(SITUATIONS[name]) + "\n"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("EUJP_GOLDEN") == "write":
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(AGREED)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", SITUATIONS)
def test_no_line_is_wider_than_the_terminal_but_for_an_address(name: str, width: int) -> None:
    for line in render(SITUATIONS[name], width).split("\n"):
        assert columns(line) <= width or ADDRESS.search(line), line


@given(message=messages)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_a_source_wrote_nothing_reaches_the_terminal_but_characters(message: Message) -> None:
    shown = render(message)
    shown.encode()
    assert not [one for one in shown if unicodedata.category(one) in {"Cc", "Cs"} and one != "\n"]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("width", [0, 1, 24, 1000])
def test_any_width_is_taken(width: int) -> None:
    assert "chip" in render(SITUATIONS["latest"], width)


def test_without_colour_there_is_no_escape_sequence_and_with_it_the_words_are_the_same() -> None:
    plain, coloured = render(SITUATIONS["latest"]), render(SITUATIONS["latest"], colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1m" in coloured
    assert re.sub(r"\x1b\[\d*m", "", coloured) == plain


def test_an_error_is_red_where_there_is_colour() -> None:
    message = Message("No.", (Paragraph((Text("No such "), Text("story", Style.BOLD))),), Tone.ERROR)
    assert render(message, colour=True) == "\x1b[31mNo such \x1b[0m\x1b[1mstory\x1b[0m"


def test_a_message_without_blocks_shows_its_summary() -> None:
    assert render(Message("Nothing but a summary")) == "Nothing but a summary"


@pytest.mark.parametrize(
    "button",
    [
        pytest.param(Button("More", "latest", {"topic": "trade-epa", "limit": "5", "offset": "5"}), id="paging"),
        pytest.param(Button("More", "search", {"words": "rare earths", "offset": "5"}), id="several words"),
        pytest.param(Button("Story", "story", {"id": "41"}), id="a number"),
        pytest.param(Button("Preview", "digest preview"), id="two words"),
    ],
)
def test_what_stands_for_a_button_can_be_typed_and_does_the_same(button: Button) -> None:
    _, _, typed = render(Message("m", (Note((Text("n"),)), Actions((button,))))).partition(f"{button.label}: ")
    parsed = parse(typed, topics={"trade-epa": ()})
    assert (parsed.command.name, parsed.arguments) == (button.command, button.arguments)


def test_a_form_is_written_out_with_what_to_type_and_no_button() -> None:
    message = form_message(FORM, typed_instead(FORM), Button("Open the form", "form"), gettext.NullTranslations())
    assert render(message).splitlines() == [
        "Propose a fact",
        "──────────────",
        "  Statement  One sentence",
        "  Date       2024",
        "  State      none",
        "  Place      …",
        "",
        "Or type: /eujp fact propose link:https://example.org/a statement:… date:2024",
        "state:none place:…",
        "All that can be typed: /eujp help fact propose",
    ]


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        pytest.param(FormField("a", "Date"), "  Date: ", id="a name alone"),
        pytest.param(FormField("a", "Date", "2024", "or 2024-07"), "  Date (or 2024-07) [2024]: ", id="with a value"),
        pytest.param(FormField("a", "A", "x\x1b[31m\ny"), "  A [x y]: ", id="with a hostile value"),
    ],
)
def test_at_a_prompt_a_field_is_asked_for_with_what_stands_in_it(field: FormField, asked: str) -> None:
    assert question(field) == asked


def test_share_is_left_out_where_there_is_no_channel() -> None:
    assert render(Message("m", (Note((Text("n"),)), Actions((Button("Share", "share"),))))) == "n"
