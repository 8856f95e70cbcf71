"""Shortening never breaks a character that a reader sees as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.limits import DISCORD, SLACK, UNLIMITED, Limits
from bot.views.shorten import cost, shorten


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        pytest.param("short", 10, "short", id="a text that fits is left alone"),
        pytest.param("exactly ten", 11, "exactly ten", id="exactly at the limit"),
        pytest.param("The ministers agreed on rules", 20, "The ministers…", id="between two words"),
        pytest.param("Donaudampfschifffahrtsgesellschaft", 10, "Donaudamp…", id="inside one long word"),
        pytest.param("日本とEUの共同声明", 6, "日本とEU…", id="Japanese without spaces"),
        pytest.param("cafe\u0301s", 5, "caf…", id="letter and accent together"),
        pytest.param("は\u3099は\u3099は\u3099", 4, "は\u3099…", id="kana and voicing mark together"),
        pytest.param("ok👍🏽done", 5, "ok…", id="emoji and skin tone together"),
        pytest.param("a👩‍👩‍👧b", 7, "a…", id="joined emoji together"),
        pytest.param("x🇯🇵🇪🇺", 8, "x🇯🇵…", id="two halves of a flag together"),
        pytest.param("\r\nab", 2, "…", id="carriage return and line feed together"),
        pytest.param("\u1100\u1161\u11a8" * 3, 6, "\u1100\u1161\u11a8…", id="decomposed Hangul together"),
        pytest.param("anything", 1, "…", id="room for the mark alone"),
        pytest.param("anything", 0, "", id="no room at all"),
    ],
)
def test_text_is_cut_where_a_reader_would_cut_it(text: str, most: int, expected: str) -> None:
    assert shorten(text, most, UNLIMITED) == expected


@given(st.text(max_size=300), st.integers(0, 120), st.sampled_from([SLACK, DISCORD, UNLIMITED]))
def test_what_is_left_costs_no_more_than_allowed_and_begins_the_text(text: str, most: int, limits: Limits) -> None:
    short = shorten(text, most, limits)
    assert cost(short, limits) <= most
    assert short == text or text.startswith(short.removesuffix("…"))


def test_characters_that_a_platform_escapes_cost_more() -> None:
    assert cost("a&b", SLACK) == 7
    assert cost("a*b", DISCORD) == 4
    assert cost("a👍", UNLIMITED) == 3
