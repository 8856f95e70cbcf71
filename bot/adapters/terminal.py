"""Text on a terminal: made harmless, measured in columns, and wrapped, Chinese and Japanese included."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

# Whole escape sequences (ECMA-48: CSI, OSC and the two-character ones), so that none leaves its letters behind.
_ESCAPES: Final = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]"
)
_SPACES: Final = re.compile(r"\s+")
# Direction marks, embeddings, overrides and isolates, zero-width spaces and the byte order mark.
_UNSEEN: Final = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
_NOT_AT_START: Final = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〙〗ぁぃぅぇぉっゃゅょァィゥェォッャュョ…‥"
)
_NOT_AT_END: Final = frozenset("‘“（〔［｛〈《「『【〘〖")


def harmless(text: str) -> str:
    """Give text without control characters, escape sequences and direction overrides; white space becomes spaces."""
    spaced = _SPACES.sub(" ", _ESCAPES.sub("", text))
    return "".join(_shown(character) for character in spaced)


def columns(text: str) -> int:
    """Give how many columns a text takes: wide East Asian characters two, combining ones none."""
    return sum(_columns(character) for character in text)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Give the (start, end) of each line of `text` so that none is wider than `width` columns.

    Lines break at spaces and between wide characters, but not before a closing mark or after an opening one.
    An address is never broken: it stays whole, and can be opened, even when it is too long.
    """
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for first, last in _pieces(text, width):
        space = columns(text[end:first])
        size = columns(text[first:last])
        if end > start and used + space + size > width:
            lines.append((start, end))
            start, used, space = first, 0, 0
        if end == start:
            start, space = first, 0
        used += space + size
        end = last
    return [*lines, (start, end)] if end > start else lines


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    return "" if category == "Cc" or character in _UNSEEN else character


def _columns(character: str) -> int:
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _pieces(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Give the stretches that a line break never cuts."""
    for match in re.finditer(r"[^ ]+", text):
        word = match[0]
        if "://" in word:
            yield match.span()
            continue
        start = match.start()
        for end in _cuts(word, width):
            yield start, match.start() + end
            start = match.start() + end


def _cuts(word: str, width: int) -> Iterator[int]:
    """Give where a word may be cut: beside wide characters, and where it is wider than a whole line."""
    used = _columns(word[0])
    for index in range(1, len(word)):
        size = _columns(word[index])
        if size and (_may_break(word[index - 1], word[index]) or used + size > width):
            yield index
            used = 0
        used += size
    yield len(word)


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_AT_START or before in _NOT_AT_END or before == "\u200d":
        return False
    return _is_wide_letter(before) or _is_wide_letter(after)


def _is_wide_letter(character: str) -> bool:
    return _columns(character) == 2 or character in _NOT_AT_START  # noqa: PLR2004  two columns: a wide character
