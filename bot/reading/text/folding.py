"""Folding that keeps its bearings: comparable text whose every character knows where it stood in the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.text import fold

_CJK = "\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af々"

# Letters and digits of scripts that set words apart; Chinese, Japanese and Korean count as none.
_LETTER = rf"[^\W_{_CJK}]"
_INSIDE = re.compile(rf"(?<={_LETTER}){_LETTER}")
_GOES_ON = re.compile(rf"(?<={_LETTER}){_LETTER}+")

# Runs of characters that fold one by one, to themselves or to lower case, so that nearly all of a text is folded at
# once; else a character with the marks that belong to it (half-width voicing marks combine only under NFKC).
_MARKS = "[\u0300-\u036f\u3099\u309a\uff9e\uff9f]"
_PLAIN = "[ -_a-~\u00e0-\u00f6\u00f8-\u00ff\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff]"
_ALL_PLAIN = re.compile(rf"[\n{_PLAIN[1:]}*")
_PIECE = re.compile(f"({_PLAIN}+)(?!{_MARKS})|.{_MARKS}*", re.DOTALL)

# Typographic twins, so that "EU–Japan", "EU‑Japan" and "EU-Japan" are one name.
_TWINS = str.maketrans({
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc\u2032\u0060\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    **dict.fromkeys("・･·‧", "・"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts[i]` and `ends[i]` bound the stretch of the original its character i came from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets in the original of a non-empty stretch of the folded text."""
        return self.starts[start], self.ends[end - 1]


def fold_name(name: str) -> str:
    """Fold a name as `fold_text` folds the texts it is looked for in."""
    if _ALL_PLAIN.fullmatch(name):
        return name.lower().replace("\n", " ")
    return "".join(_fold_piece(piece) for piece in _PIECE.finditer(name))


def fold_text(text: str) -> Folded:
    """Fold a text (case, width, dashes, quotes, white space) and keep the way back to its offsets, in code points."""
    if _ALL_PLAIN.fullmatch(text):
        return Folded(text.lower().replace("\n", " "), range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in _PIECE.finditer(text):
        folded, (start, end) = _fold_piece(piece), piece.span()
        pieces.append(folded)
        if piece.group(1):
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(folded))
            ends.extend([end] * len(folded))
    return Folded("".join(pieces), tuple(starts), tuple(ends))


def _fold_piece(piece: re.Match[str]) -> str:
    return piece.group().lower() if piece.group(1) else _fold_cluster(piece.group())


def _fold_cluster(cluster: str) -> str:
    if cluster.isspace():
        return " "
    # Twins go first: NFKC would turn a lone acute accent into a space and a mark.
    return unicodedata.normalize("NFKC", fold(cluster.translate(_TWINS)))


def starts_word(text: str, start: int) -> bool:
    """Whether a word can begin at `start`: always beside a CJK character, 日EU首脳会談 holds EU."""
    return _INSIDE.match(text, start) is None


def rest_of_word(text: str, end: int, longest: int) -> str:
    """Give the letters that follow `end` in the same word, at most one more than `longest`; "" at a boundary."""
    found = _GOES_ON.match(text, end, end + longest + 1)
    return found[0] if found else ""
