"""Mending the characters of a found text and cutting it into paragraphs; nothing is left out here."""

from __future__ import annotations

import html
import re
import unicodedata
from itertools import pairwise

# An ampersand escaped several times over: &amp;amp;#8217;
_AMPERSAND = re.compile(r"&(?:(?:amp|#0*38|#[xX]0*26);)+")
_MORE_ESCAPES = 3
# Entities that lost their ampersand: Borrellnbsp;said
_HEADLESS = re.compile(r"(?<![&#])(nbsp|[lr]squo|[lr]dquo|[lr]aquo|[nm]dash|hellip);|(?<![&#\w])(amp|quot|apos);")
# UTF-8 that was read as Windows-1252: â€™ for ’, Ã© for é
_MISREAD = re.compile("â€[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\xa0-\xbf]")
# Windows-1252 that was read as Latin-1; 0x85 is a line end as well.
_CONTROLS = {code: bytes([code]).decode("cp1252", "ignore") for code in {*range(0x80, 0xA0)} - {0x85}}
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# All that the patterns above begin or end with; most texts hold none of it.
_SUSPECT = re.compile(
    "[&;âÃÂ\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_NARROW = re.compile("[\u1100-\u11ff\u3041-\u30ff\u3400-\u9fff\uff01-\uff9f]")

_WRAP_WIDTH = 100
"""Characters; lines longer than this were not broken by hand or by a mail program."""

_WRAP_MINIMUM = 40


def mend(text: str) -> str:
    """Resolve broken entities, remove invisible and control characters, compose (NFC), make all line breaks alike."""
    if not _SUSPECT.search(text):
        return unicodedata.normalize("NFC", text)
    mended = text
    for _ in range(_MORE_ESCAPES):
        before, mended = mended, html.unescape(_AMPERSAND.sub("&", mended))
        if mended == before:
            break
    mended = html.unescape(_HEADLESS.sub(r"&\1\2;", mended))
    mended = _LINE_END.sub("\n", _MISREAD.sub(_reread, mended).translate(_CONTROLS))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", mended))


def _reread(found: re.Match[str]) -> str:
    data = b"".join(_byte(character) for character in found[0])
    return data.decode("utf-8", errors="ignore") or found[0]


def _byte(character: str) -> bytes:
    """Give the byte a character was read from, Windows-1252 or, where that has none, Latin-1."""
    return character.encode("cp1252", "ignore") or character.encode("latin-1", "ignore")


def paragraphs(text: str) -> list[str]:
    """Cut mended text into paragraphs of one line each, single spaces inside.

    A blank line parts paragraphs. So does a line break, except within text broken at a fixed width.
    """
    found: list[str] = []
    for block in _BLANK.split(text):
        lines = [line for raw in block.split("\n") if (line := " ".join(raw.split()))]
        found.extend(_joined(lines) if len(lines) > 1 else lines)
    return found


def _joined(lines: list[str]) -> list[str]:
    if not _is_wrapped(lines):
        return lines
    joined = lines[:1]
    widest = max(len(line) for line in lines)
    for before, line in pairwise(lines):
        if len(before) < widest * 0.6:
            joined.append(line)
        else:
            joined[-1] += ("" if _NARROW.match(line) and _NARROW.match(before[-1]) else " ") + line
    return joined


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken at a width: alike in length, and going on in the middle of sentences."""
    if len(lines) < 2 or max(len(line) for line in lines) > _WRAP_WIDTH:  # noqa: PLR2004 - two lines make a break
        return False
    breaks = list(pairwise(lines))
    inside = [before for before, line in breaks if len(before) >= _WRAP_MINIMUM and line[0].islower()]
    return len(inside) * 5 >= len(breaks) * 2 or _is_one_width([before for before, _ in breaks])


def _is_one_width(lines: list[str]) -> bool:
    """Whether Japanese or Chinese lines were broken at a width: they have no small letters to go on with."""
    if len(lines) < 2 or not all(_NARROW.search(line) for line in lines):  # noqa: PLR2004 - as above
        return False
    widths = [len(line) for line in lines]
    return min(widths) > max(widths) - 2 and not any(line.endswith("。") for line in lines)
