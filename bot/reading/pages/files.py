"""Files a person gives: plain text, saved pages, and lines of JSON."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any, Final

from bot.domain.articles import Document
from bot.domain.errors import ReadingError
from bot.domain.moments import Moment, parse_moment
from bot.domain.reasons import FILE_SAYS
from bot.domain.text import whole
from bot.reading.pages.extract import MAX_TITLE, read_page, read_text
from bot.reading.text.addresses import canonical_url
from bot.reading.text.encoding import decode
from bot.reading.text.language import claimed
from bot.reading.text.stamps import read_stamp

ENDINGS: Final = (".txt", ".html", ".htm", ".jsonl")
"""What can be read."""

_KEYS = ("id", "url", "title", "published", "language", "text", "html")


def read_file(data: bytes, name: str) -> tuple[Document | ReadingError, ...]:
    """Read a file; its name's ending says what it is. A .txt or .html file is one document.

    In a .jsonl file every line is a document: {"id", "text" or "html", optional "url" "title" "published"
    "language"}; unknown keys are ignored, "" is absent. A bad line becomes an error that names it. What is longer
    than MAX_TEXT is cut there, with a note. Raises ReadingError for other endings, for bytes that are not text, and for
    a .txt file that holds a consent form or the like instead of an article.
    """
    try:
        return _read(data, name)
    except ReadingError as error:
        raise ReadingError("{name}: {error}", name=name, error=error.sentence) from error


def _read(data: bytes, name: str) -> tuple[Document | ReadingError, ...]:
    match PurePath(name).suffix.lower():
        case ".txt":
            return (_plain(decode(data)),)
        case ".html" | ".htm":
            return (read_page(data, None).document,)
        case ".jsonl":
            return _lines(decode(data), name)
        case ending:
            kind = f"that ends in {ending}" if ending else "without an ending"
            raise ReadingError("a file {kind} cannot be read, only {endings}.", kind=kind, endings=tuple(ENDINGS))


def _plain(text: str) -> Document:
    if not text.strip():
        raise ReadingError("it is empty.")
    document = read_text(Document(""), text)
    if document.headline_only:
        raise ReadingError(document.note)
    return document


def _lines(text: str, name: str) -> tuple[Document | ReadingError, ...]:
    numbered = enumerate(text.split("\n"), start=1)
    return tuple(_line(line, f"{name}, line {number}") for number, line in numbered if line.strip())


def _line(line: str, place: str) -> Document | ReadingError:
    try:
        return read_record(json.loads(line), place)
    except (ValueError, RecursionError):
        return ReadingError("{place}: this is not valid JSON.", place=place)
    except ReadingError as error:
        return error


def read_record(record: object, place: str) -> Document:
    """Read one line's JSON value; `place` names it in the error.

    Raises ReadingError when it is no object, lacks text, or holds a value of the wrong kind.
    """
    if not isinstance(record, dict):
        raise ReadingError("{place}: a document must be a JSON object.", place=place)
    values = {key: _text(record, key, place) for key in _KEYS}
    if not values["text"] and not values["html"]:
        raise ReadingError('{place}: "text" or "html" is missing or empty.', place=place)
    page = read_text(Document("", values["title"]), values["text"]) if values["text"] else _page(values["html"], place)
    url = _url(values["url"], place) if values["url"] else page.url
    return Document(
        text=page.text,
        title=values["title"][:MAX_TITLE] or page.title,
        url=url,
        identity=values["id"],
        published=_moment(values["published"], place) if values["published"] else page.published,
        language=claimed(values["language"]) or page.language,
        publisher=page.publisher,
        headline_only=page.headline_only,
        note=page.note,
    )


def _text(record: dict[Any, Any], key: str, place: str) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if key == "id" and isinstance(value, int | float):
        return str(value)
    if not isinstance(value, str):
        raise ReadingError('{place}: "{key}" must be text.', place=place, key=key)
    return whole(value) if value.strip() else ""


def _page(html: str, place: str) -> Document:
    try:
        return read_page(html.encode("utf-8", errors="replace"), None).document
    except ReadingError as error:
        raise ReadingError('{place}, "html": {error}', place=place, error=error.sentence) from error


def _url(url: str, place: str) -> str:
    try:
        return canonical_url(url)
    except ReadingError as error:
        raise ReadingError("{place}: {error}", place=place, error=error.sentence) from error


def _moment(text: str, place: str) -> Moment:
    try:
        # As a person types it (2025-W30), else as a feed or page writes it.
        moment = read_stamp(text, FILE_SAYS) or parse_moment(text, FILE_SAYS)
        if moment.is_believable:
            return moment
    except (ValueError, OverflowError):
        pass
    raise ReadingError('{place}: "published" must be a date such as 2025-07-23, 2025-07 or 2025.', place=place)
