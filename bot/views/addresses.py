"""Addresses of the web, written so that nothing in them ends a link early."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

from bot.domain.text import whole

_SAFE: Final = "!#$%&'*+,-./:;=?@[]_~"
_PLAIN: Final = re.compile(rf"[A-Za-z0-9{re.escape(_SAFE)}]*")
_SCHEMES: Final = frozenset({"http", "https"})


def encoded(url: str) -> str:
    """Give an address with brackets, spaces and whatever is not ASCII percent-encoded."""
    return url if _PLAIN.fullmatch(url) else quote(whole(url), safe=_SAFE)


def web_address(url: str) -> str | None:
    """Give an http(s) address, encoded; None for what is no such address or has no plain host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not parts.hostname or not parts.netloc.isascii():
        return None
    return encoded(url)
