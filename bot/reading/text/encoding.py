"""From bytes to text: which encoding was meant, and a refusal of what is no text at all."""

from __future__ import annotations

import codecs
import re

from bot.domain.errors import ReadingError
from bot.domain.phrases import Phrase
from bot.reading.text.charsets import BEYOND_ASCII, ENCODINGS, fits

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Browsers read these labels as the superset on the right: https://encoding.spec.whatwg.org/#names-and-labels
_SUPERSETS = {
    "shift_jis": "cp932",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "utf-16": "utf-16-le",
}
_LABEL = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE)
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]")
# What pages are in; Python also knows codecs that are no encoding of text, and UTF-7, which smuggles markup in.
_ENCODING = re.compile(
    r"utf-8|utf-16(?:-[bl]e)?|ascii|iso8859-\d+|cp\d+|koi8-\w|mac-\w+|(?:shift_jis|euc|iso2022|gb|big5|hz)\w*|tis-620"
)
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_FOREIGN = re.compile("[^\x00-\x7f]")
_SLIPS = 0.05
"""Share of the characters beyond ASCII that may be broken in a text that is UTF-8 all the same."""

_CLEARLY = 0.1
"""So much better must another encoding read before a label is not believed."""

_FEW = 12
"""Bytes beyond ASCII that are too few to judge an encoding by; then the label stands, if the bytes are valid in it."""

_FEW_BY_DEFAULT = 4
"""The same for Western European, which servers also send as a label for what they know nothing of."""

_FAIR = 0.7
"""A text without a label reads better than this in its encoding; pictures and archives in none."""

_HEAD = 4096
_REFUSAL = Phrase("This is not text in an encoding that can be read.")
_WRONG_SHARE = 0.01
"""More than one character in a hundred that no text holds: a picture, an archive, the wrong encoding."""


def decode(data: bytes, content_type: str = "") -> str:
    """Decode bytes of text, by byte order mark, by being valid UTF-8, by header, by declaration, by how it reads.

    UTF-8 goes before the labels because text in another encoding is practically never valid UTF-8, while a
    label is often wrong: one whose text does not read like any language gives way to an encoding whose text
    does, where there is enough text to tell and the label's languages are known here. Raises
    ReadingError for bytes that are no text.
    """
    text = _by_mark(data) or data.decode(_by_label_or_fit(data, content_type), errors="replace")
    if len(_NOT_TEXT.findall(text)) > len(text) * _WRONG_SHARE:
        raise ReadingError(_REFUSAL)
    return text


def _by_mark(data: bytes) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    if _ISO_2022_JP.search(data):
        return data.decode("iso2022_jp_ext", errors="replace")
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    # ASCII full of NUL bytes is UTF-16; a few broken characters among many are a slip of the site's.
    if text.count("\0") > len(text) * _WRONG_SHARE or (broken and broken > len(_FOREIGN.findall(text)) * _SLIPS):
        return ""
    return text


def _by_label_or_fit(data: bytes, content_type: str) -> str:
    """Give the first labelled encoding in which the bytes read like text, else the one in which they do best."""
    labels = [*_LABEL.findall(content_type.encode("ascii", "replace")), *_LABEL.findall(data[:_HEAD])]
    names = [name for label in labels if (name := _codec(label.decode("ascii")))]
    if beyond_doubt := next((name for name in names if _is_beyond_doubt(data, name)), None):
        return beyond_doubt
    fit = fits(data, [*names, *ENCODINGS])
    guess = max(ENCODINGS, key=lambda name: fit[name])
    found = next((name for name in names if fit[name] + _CLEARLY >= fit[guess]), guess)
    if found not in names and fit[guess] < _FAIR:
        raise ReadingError(_REFUSAL)
    return found


def _is_beyond_doubt(data: bytes, name: str) -> bool:
    """Whether a label cannot be judged by how the text reads: too little of it, or languages unknown here."""
    if name.startswith("utf"):  # has been judged already
        return False
    few = _FEW_BY_DEFAULT if name == "cp1252" else _FEW
    return (name not in ENCODINGS or len(BEYOND_ASCII.findall(data)) < few) and _is_valid(data, name)


def _is_valid(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _codec(label: str) -> str | None:
    try:
        found = codecs.lookup(label)
    except LookupError:
        return {"x-sjis": "cp932", "windows-31j": "cp932", "x-euc-jp": "euc_jp"}.get(label.lower())
    return _SUPERSETS.get(found.name, found.name) if _ENCODING.fullmatch(found.name) else None
