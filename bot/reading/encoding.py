"""From bytes to text: which encoding was meant, and a refusal of what is no text at all."""

from __future__ import annotations

import codecs
import re

from bot.domain.errors import ReadingError

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
}
_LABEL = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE)
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]")
_KANA = re.compile("[\u3041-\u30fa]")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_HEAD = 4096
_WRONG_SHARE = 0.01
"""More than one character in a hundred that no text holds: a picture, an archive, the wrong encoding."""


def decode(data: bytes, content_type: str = "") -> str:
    """Decode bytes of text, by byte order mark, by being valid UTF-8, by header, by declaration, by guess.

    UTF-8 goes before the labels because text in another encoding is practically never valid UTF-8,
    while a label is often wrong. Raises ReadingError for bytes that are no text.
    """
    text = _by_mark(data) or _by_label(data, content_type) or _by_guess(data)
    if len(_NOT_TEXT.findall(text)) > len(text) * _WRONG_SHARE:
        raise ReadingError("This is not text in an encoding that can be read.")
    return text


def _by_mark(data: bytes) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    if data.startswith(b"<\x00?\x00"):
        return data.decode("utf-16-le", errors="replace")
    if data.startswith(b"\x00<\x00?"):
        return data.decode("utf-16-be", errors="replace")
    return _strictly(data, "iso2022_jp") if _ISO_2022_JP.search(data) else _strictly(data, "utf-8")


def _by_label(data: bytes, content_type: str) -> str:
    labels = [*_LABEL.findall(content_type.encode("ascii", "replace")), *_LABEL.findall(data[:_HEAD])]
    names = [name for label in labels if (name := _codec(label.decode("ascii")))]
    for name in names:
        if text := _strictly(data, name):
            return text
    return data.decode(names[0], errors="replace") if names else ""


def _codec(label: str) -> str | None:
    try:
        found = codecs.lookup(label)
    except LookupError:
        return {"x-sjis": "cp932", "windows-31j": "cp932", "x-euc-jp": "euc_jp"}.get(label.lower())
    # Codecs such as hex or rot13 do not turn bytes into text.
    return _SUPERSETS.get(found.name, found.name) if found._is_text_encoding else None  # noqa: SLF001 - no public name


def _by_guess(data: bytes) -> str:
    for name in ("euc_jp", "cp932"):
        text = _strictly(data, name)
        if _KANA.search(text):
            return text
    return data.decode("cp1252", errors="replace")


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeError:
        return ""
