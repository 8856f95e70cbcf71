"""Measuring and shortening text without breaking a character that a reader sees as one."""

from __future__ import annotations

import unicodedata
from typing import Final

from bot.views.limits import Limits

ELLIPSIS: Final = "…"
_JOINER: Final = "\u200d"
_FLAGS: Final = range(0x1F1E6, 0x1F200)
_LONGEST_WORD_BACK: Final = 24

# What continues the character before it (Unicode annex 29), beside the mark categories: skin tones, tag letters,
# half-width voicing marks, and the vowels and finals of decomposed Hangul.
_CONTINUING: Final = (
    range(0x1F3FB, 0x1F400),
    range(0xE0020, 0xE0080),
    range(0xFF9E, 0xFFA0),
    range(0x1160, 0x1200),
    range(0xD7B0, 0xD800),
    range(0xDC00, 0xE000),
)


def cost(text: str, limits: Limits) -> int:
    """Give the most UTF-16 units a renderer of that platform may need for `text`."""
    units = len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
    encoded = text.encode("utf-8", "surrogatepass")
    grown = len(encoded) - len(encoded.translate(None, limits.escaped))
    return units + (limits.escape_cost - 1) * grown


def shorten(text: str, most: int, limits: Limits) -> str:
    """Give `text` when it costs at most `most`, else its longest safe beginning with "…".

    The cut breaks no surrogate pair, combining sequence, emoji sequence or flag, and prefers the space
    between two words when one is near.
    """
    if len(text) * 2 * limits.escape_cost <= most or cost(text, limits) <= most:
        return text
    end = _affordable(text, most - 1, limits)
    while end > 0 and not _is_boundary(text, end):
        end -= 1
    space = text.rfind(" ", max(0, end - _LONGEST_WORD_BACK), end)
    kept = text[: space if space > 0 else end].rstrip()
    return kept + ELLIPSIS if most > 0 else ""


def _unit(character: str, limits: Limits) -> int:
    if character.isascii() and ord(character) in limits.escaped:
        return limits.escape_cost
    return 2 if ord(character) > 0xFFFF else 1  # noqa: PLR2004  the end of the basic plane, where UTF-16 needs two


def _affordable(text: str, most: int, limits: Limits) -> int:
    spent = 0
    for index, character in enumerate(text):
        spent += _unit(character, limits)
        if spent > most:
            return index
    return len(text)


def _is_boundary(text: str, index: int) -> bool:
    before, after = text[index - 1], text[index]
    if _JOINER in (before, after) or _continues(after) or (before, after) == ("\r", "\n"):
        return False
    return not (ord(after) in _FLAGS and _flags_before(text, index) % 2)


def _continues(character: str) -> bool:
    point = ord(character)
    return unicodedata.category(character)[0] == "M" or any(point in span for span in _CONTINUING)


def _flags_before(text: str, index: int) -> int:
    start = index
    while start > 0 and ord(text[start - 1]) in _FLAGS:
        start -= 1
    return index - start
