"""Text on a terminal: harmless, measured in columns, wrapped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.terminal import columns, harmless, wrap


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\x1b[31mred\x1b[0m", "red", id="colour"),
        pytest.param("\x1b]0;title\x07shown", "shown", id="window title"),
        pytest.param("\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\", "click", id="hyperlink"),
        pytest.param("\x9b2Jcleared", "cleared", id="eight-bit escape"),
        pytest.param("\x1bcreset", "reset", id="reset"),
        pytest.param("bell\x07 nul\x00 del\x7f", "bell nul del", id="control characters"),
        pytest.param("a\u202egnp.exe\u202c", "agnp.exe", id="direction override"),
        pytest.param("ze\u200bro", "zero", id="zero-width space"),
        pytest.param("line\nfeed\tand\u2028more", "line feed and more", id="white space"),
        pytest.param("lone \ud800 half", "lone \ufffd half", id="lone surrogate"),
        pytest.param("👩\u200d👧 日本 é", "👩\u200d👧 日本 é", id="joined emoji and accents stay"),
    ],
)
def test_foreign_text_is_made_harmless(text: str, expected: str) -> None:
    assert harmless(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("abc", 3), ("日本", 4), ("ｱ", 1), ("e\u0301", 1), ("Ａ", 2), ("", 0)])
def test_columns_are_counted_as_a_terminal_shows_them(text: str, expected: int) -> None:
    assert columns(text) == expected


def _wrapped(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("", 10, [], id="nothing"),
        pytest.param("one two three", 7, ["one two", "three"], id="at spaces"),
        pytest.param("日本とEUが合意", 8, ["日本とEU", "が合意"], id="between wide characters"),
        pytest.param("日本語。です", 6, ["日本", "語。で", "す"], id="not before a full stop"),
        pytest.param("合意「声明」を", 6, ["合意", "「声", "明」を"], id="not after an opening bracket"),
        pytest.param("abcdefghij", 4, ["abcd", "efgh", "ij"], id="a word wider than a line"),
        pytest.param("see https://example.org/long now", 10, ["see", "https://example.org/long", "now"], id="address"),
        pytest.param("a  b", 10, ["a  b"], id="two spaces stay"),
    ],
)
def test_lines_break_where_a_reader_expects(text: str, width: int, expected: list[str]) -> None:
    assert _wrapped(text, width) == expected


@given(st.text(max_size=200).map(harmless), st.integers(10, 60))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = _wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(columns(line) <= width or "://" in line for line in lines)
