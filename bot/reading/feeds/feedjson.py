"""JSON Feed (https://www.jsonfeed.org/version/1.1/), as untrusted data."""

from __future__ import annotations

import json
from itertools import islice
from typing import Any

from bot.domain.errors import ReadingError
from bot.reading.feeds.feedtree import MAX_ARTICLES, MAX_TEXT, RawArticle, RawFeed, own_address
from bot.reading.text.addresses import resolved
from bot.reading.text.markup import one_line


def read(text: str, url: str) -> RawFeed:
    """Read a JSON Feed of version 1 or 1.1; values of another type than promised count as absent.

    Raises ReadingError when the text is not JSON or not such a feed.
    """
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadingError("{url} is neither a feed nor valid JSON.", url=url) from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise ReadingError("{url} is JSON, but not a JSON Feed.", url=url)
    articles = (_article(each, url) for each in feed["items"] if isinstance(each, dict))
    return RawFeed(
        title=one_line(_text(feed, "title")[:MAX_TEXT]),
        site=resolved(_text(feed, "home_page_url"), url),
        language=_text(feed, "language"),
        articles=tuple(islice(articles, MAX_ARTICLES)),
    )


def _article(each: dict[str, Any], url: str) -> RawArticle:
    identity = _text(each, "id")
    page = resolved(_text(each, "url"), url) or resolved(_text(each, "external_url"), url)
    return RawArticle(
        id=identity,
        title=one_line(_text(each, "title")[:MAX_TEXT]),
        link=page or own_address(identity, url),
        dates=(_text(each, "date_published"), _text(each, "date_modified")),
        language=_text(each, "language"),
        bodies=tuple(_text(each, name)[:MAX_TEXT] for name in ("content_html", "content_text", "summary")),
    )


def _text(values: dict[str, Any], key: str) -> str:
    value = values.get(key)
    # Version 1 allowed numbers as ids.
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
