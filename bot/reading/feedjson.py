"""JSON Feed (https://www.jsonfeed.org/version/1.1/), as untrusted data."""

from __future__ import annotations

import json
from typing import Any

from bot.domain.errors import ReadingError
from bot.reading.feedxml import RawArticle, RawFeed


def read(text: str, url: str) -> RawFeed:
    """Read a JSON Feed of version 1 or 1.1; values of another type than promised count as absent.

    Raises ReadingError when the text is not JSON or not such a feed.
    """
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"{url} is neither a feed nor valid JSON.") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise ReadingError(f"{url} is JSON, but not a JSON Feed.")
    articles = tuple(_article(each) for each in feed["items"] if isinstance(each, dict))
    return RawFeed(_text(feed, "title"), _text(feed, "home_page_url"), _text(feed, "language"), articles)


def _article(each: dict[str, Any]) -> RawArticle:
    return RawArticle(
        id=_text(each, "id"),
        title=_text(each, "title"),
        link=_text(each, "url") or _text(each, "external_url"),
        date=_text(each, "date_published"),
        language=_text(each, "language"),
        bodies=(_text(each, "content_html"), _text(each, "content_text"), _text(each, "summary")),
    )


def _text(values: dict[str, Any], key: str) -> str:
    value = values.get(key)
    # Version 1 allowed numbers as ids.
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
