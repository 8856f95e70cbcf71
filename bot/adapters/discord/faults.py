"""What Discord's errors mean: whether a message may have been posted, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

import aiohttp
import discord

from bot.domain.errors import (
    DeliveryError,
    HistoryUnreadable,
    PermanentDelivery,
    TransientDelivery,
    UncertainDelivery,
)
from bot.domain.phrases import Phrase

Fault: TypeAlias = discord.HTTPException | discord.RateLimited | aiohttp.ClientError | OSError
FAULTS: Final = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError)
"""Everything that discord.py raises for a request that failed; a time-out is an OSError."""

FIRST_REPEAT: Final = 1.0
"""Seconds. discord.py repeats a failed request no sooner, so an error that comes earlier ended the first attempt."""

UNKNOWN_INTERACTION: Final = 10062
ALREADY_ANSWERED: Final = 40060

_UNREACHED: Final = (aiohttp.ClientConnectorError, aiohttp.ClientSSLError, aiohttp.ConnectionTimeoutError)
_BAD_TOKEN: Final = 401
_RATE: Final = 429
_SERVER: Final = 500
_REFUSED_FILES: Final = frozenset({400, 403, 413})

TOKEN_REFUSED: Final = Phrase("Discord refuses DISCORD_TOKEN: copy the bot's token again and restart.")

_REFUSALS: Final[Mapping[int, str]] = {
    10003: Phrase("The channel no longer exists: subscribe another one."),
    50001: Phrase("eujp cannot see this channel: give it the right View Channel there."),
    50007: Phrase("This person takes no direct messages from eujp: subscribe a channel instead."),
    50013: Phrase("eujp may not post in this channel: give it the rights Send Messages and Embed Links there."),
    50083: Phrase("The thread is archived: reopen it or subscribe another channel."),
}
"""By Discord's JSON error codes."""


def send_error(fault: Fault, waited: float) -> DeliveryError:
    """Decide what a failed post means; `waited` are the seconds it took.

    A post that never reached Discord, or was turned away for its rate, may be tried again, but only when no
    earlier attempt of the library can have succeeded; otherwise whether it was posted is open. A short wait for one
    channel the library waits out by itself: what is asked for here holds for the whole bot.
    """
    first_attempt = waited < FIRST_REPEAT
    if first_attempt and isinstance(fault, _UNREACHED):
        return TransientDelivery("Discord could not be reached.")
    if first_attempt and _is_rate_limit(fault):
        return TransientDelivery("Discord asks to wait before the next message.", _retry_after(fault), everywhere=True)
    if is_bad_token(fault):
        return TransientDelivery(TOKEN_REFUSED)
    if _is_rate_limit(fault) or not 0 < _status(fault) < _SERVER:
        return UncertainDelivery("Discord did not confirm the message; it is looked for before it is sent again.")
    return PermanentDelivery(refusal(fault))


def refuses_files(fault: Fault) -> bool:
    """Whether Discord posted nothing, perhaps because of the files: too large, not allowed here, not understood."""
    return _status(fault) in _REFUSED_FILES


def look_error(fault: Fault) -> DeliveryError:
    """Decide what a history or a channel that could not be read means."""
    if is_refusal(fault):
        return HistoryUnreadable(refusal(fault))
    return TransientDelivery("Discord does not answer now.", _retry_after(fault))


def is_bad_token(fault: Fault) -> bool:
    """Whether Discord refuses the token itself, whatever the request."""
    return _status(fault) == _BAD_TOKEN


def is_refusal(fault: Fault) -> bool:
    """Whether Discord says that there is no such channel, or none the bot may see."""
    return isinstance(fault, discord.Forbidden | discord.NotFound)


def refusal(fault: Fault) -> str:
    """Say in one sentence what Discord refuses, and what to do about it."""
    code = code_of(fault)
    unknown = Phrase("Discord refuses the message (status {status}, code {code}).", status=_status(fault), code=code)
    return _REFUSALS.get(code, unknown)


def code_of(fault: BaseException) -> int:
    """Give Discord's JSON error code, 0 when the answer had none."""
    return fault.code if isinstance(fault, discord.HTTPException) else 0


def _is_rate_limit(fault: Fault) -> bool:
    return isinstance(fault, discord.RateLimited) or _status(fault) == _RATE


def _status(fault: Fault) -> int:
    return fault.status if isinstance(fault, discord.HTTPException) else 0


def _retry_after(fault: Fault) -> float | None:
    if isinstance(fault, discord.RateLimited):
        return fault.retry_after
    if not isinstance(fault, discord.HTTPException):
        return None
    value = fault.response.headers.get("Retry-After", "")
    return float(value) if value.replace(".", "", 1).isdecimal() else None
