"""Button tokens: what a short button does, written into the id the platform gives back when it is pressed."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, quote, urlencode

from bot.domain.messages import Button

LONGEST: Final = 90
"""Characters. Discord's custom_id holds 100, Slack's value 2,000; the rest is left to the adapters."""

_PREFIX: Final = "c:"


def encode(button: Button) -> str | None:
    """Give the token of a button, at most 90 characters of ASCII; None when it does not fit."""
    arguments = urlencode(button.arguments, quote_via=quote, errors="surrogatepass")
    token = f"{_PREFIX}{quote(button.command, errors='surrogatepass')}?{arguments}"
    return token if len(token) <= LONGEST else None


def decode(token: str) -> Button | None:
    """Give the button of a token, labelled by its command; None for anything `encode` did not write."""
    path, separator, query = token.removeprefix(_PREFIX).partition("?")
    if not token.startswith(_PREFIX) or not separator or len(token) > LONGEST:
        return None
    try:
        ((_, command),) = parse_qsl(f"command={path}", strict_parsing=True, errors="surrogatepass")
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, errors="surrogatepass") if query else []
    except ValueError:
        return None
    button = Button(command, command, dict(pairs))
    return button if encode(button) == token else None
