"""Text rules shared by search and comparison: folding, words, and CJK runs as overlapping bigrams."""

from __future__ import annotations

import re
import unicodedata

_CJK = (
    "\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\uac00-\ud7af"  # ideographs, half-width kana, hangul
)
_PIECE = re.compile(rf"[{_CJK}々ー]+|[^\W_{_CJK}々ー]+")
_CJK_START = re.compile(rf"[{_CJK}々ー]")


def whole(text: str) -> str:
    """Replace half characters (lone surrogates), which no database or terminal takes, by U+FFFD; offsets stay."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def fold(text: str) -> str:
    """Make text comparable: NFKC and case folding, so that full-width letters and capitals compare equal."""
    return unicodedata.normalize("NFKC", text).casefold()


def words(text: str) -> list[str]:
    """Cut folded text into words; a run of Chinese, Japanese or Korean characters becomes overlapping bigrams.

    半導体 gives 半導, 導体; a single such character stays one word.
    """
    pieces: list[str] = _PIECE.findall(fold(text))
    if text.isascii():
        return pieces
    found: list[str] = []
    for piece in pieces:
        found.extend(_bigrams(piece) if _CJK_START.match(piece) else [piece])
    return found


def searchable(text: str) -> str:
    """Give the form of a text that is indexed and searched: its words, one space between."""
    return " ".join(words(text))


def _bigrams(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]
