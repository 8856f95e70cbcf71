"""Button tokens: short, and read back as they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.tokens import LONGEST, decode, encode
from bot.domain.messages import Button

ARGUMENTS = st.dictionaries(st.text(min_size=1, max_size=6), st.text(max_size=12), max_size=4)


@given(st.text(min_size=1, max_size=15), ARGUMENTS)
def test_a_token_leads_back_to_what_the_button_does(command: str, arguments: dict[str, str]) -> None:
    token = encode(Button("Label", command, arguments))
    if token is not None:
        decoded = decode(token)
        assert decoded is not None
        assert (decoded.command, decoded.arguments) == (command, arguments)


@given(st.text(min_size=1, max_size=60), ARGUMENTS)
def test_a_token_is_short_ascii_or_none(command: str, arguments: dict[str, str]) -> None:
    token = encode(Button("Label", command, arguments))
    assert token is None or (token.isascii() and len(token) <= LONGEST)


@pytest.mark.parametrize(
    "button",
    [
        Button("Story", "story", {"id": "2147483647"}),
        Button("Preview", "digest preview"),
        Button("More", "latest", {"offset": "5", "as_of": "2026-03-09T07:00:00+00:00"}),
        Button("Empty", "search", {"words": ""}),
        Button("Lone", "search", {"words": "\ud800"}),
    ],
    ids=lambda button: button.label,
)
def test_the_usual_buttons_fit(button: Button) -> None:
    token = encode(button)
    assert token is not None
    decoded = decode(token)
    assert decoded is not None
    assert (decoded.command, decoded.arguments) == (button.command, button.arguments)


def test_a_long_search_does_not_fit() -> None:
    assert encode(Button("More", "search", {"words": "半導体サプライチェーン", "offset": "5"})) is None


@given(st.text(max_size=120))
def test_whatever_comes_back_is_read_or_refused(token: str) -> None:
    button = decode(token)
    assert button is None or encode(button) == token


@pytest.mark.parametrize(
    "token", ["", "c:", "c:?", "story", "h:0123456789", "c:story", "c:a?b", "c:story?id=%ff", "c:a?b=c&b=d", "c:x" * 60]
)
def test_what_was_not_encoded_is_refused(token: str) -> None:
    assert decode(token) is None
