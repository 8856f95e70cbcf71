"""Patterns of addresses: which links of a listing page are its articles, and which pattern would tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote, urlsplit

from bot.reading.text.addresses import page_of

_LEAST: Final = 3
"""Articles a pattern must lead to before it is suggested."""

_HEADLINE: Final = 20.0
"""Size of a link's text from which it reads like a headline: characters, of Chinese and Japanese ones twice as many."""

_WIDE: Final = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DIGIT: Final = re.compile(r"\d")
_ENDING: Final = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
_VALUE: Final = re.compile("=[^&]*")


def matches(address: str, pattern: str, page: str) -> bool:
    """Whether a canonical address found on `page` is of the pattern, in which * stands for any characters.

    Scheme and "www." do not count; a pattern that begins with / is of the page's own host. The page itself, and its
    other parts (?page=2) unless the pattern asks for a query, never match.
    """
    if _path(address) == _path(page) and ("?" not in pattern or page_of(address) == page_of(page)):
        return False
    first, *others = _bare(pattern, page).split("*")
    text = address.partition("://")[2].removeprefix("www.")
    if not others:
        return text == first
    return text.startswith(first) and _follow(text[len(first) :], others)


def suggest_patterns(found: Iterable[tuple[str, str]], page: str) -> tuple[str, ...]:
    """Suggest patterns of the articles among links found on `page`, the best first; `found` pairs addresses and texts.

    Articles are many, their addresses differ where others of the site do not, and their links read like headlines.
    """
    host = page_of(page).partition("/")[0]
    shapes: defaultdict[str, set[str]] = defaultdict(set)
    for address, text in found:
        is_own = page_of(address).partition("/")[0] == host and page_of(address) != page_of(page)
        if is_own and len(text) + len(_WIDE.findall(text)) >= _HEADLINE:
            shapes[_shape(address)].add(address)
    ranked = sorted(shapes.items(), key=lambda each: len(each[1]), reverse=True)
    return tuple(shape for shape, addresses in ranked if len(addresses) >= _LEAST)


def _path(address: str) -> str:
    return page_of(address).partition("?")[0].rstrip("/")


def _follow(text: str, parts: list[str]) -> bool:
    """Whether the parts follow one another in a text, the last at its end; taking the first place is always enough."""
    *between, last = parts
    at = 0
    for part in between:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return text.endswith(last) and len(text) - len(last) >= at


def _bare(pattern: str, page: str) -> str:
    text = quote(pattern.strip(), safe="%/:?@!$&'()*+,;=-._~[]").partition("#")[0]
    bare = text.partition("://")[2] if "://" in text else text
    if bare.startswith("/"):
        bare = page_of(page).partition("/")[0] + bare
    host, slash, rest = bare.removeprefix("www.").partition("/")
    return host.lower() + slash + rest


def _shape(address: str) -> str:
    """Give an address with * for its last part, for every part with a number, and for the values of its query."""
    parts = urlsplit(address)
    *folders, last = parts.path.rstrip("/").split("/")
    ending = _ENDING.search(last)
    kept = ["*" if _DIGIT.search(folder) else folder for folder in folders]
    name = last if parts.query and not _DIGIT.search(last) else f"*{ending[0] if ending else ''}"
    query = f"?{_VALUE.sub('=*', parts.query)}" if parts.query else ""
    return f"{parts.scheme}://{parts.netloc}{'/'.join((*kept, name))}{query}"
