"""What Slack's errors mean: whether a message may have been posted, and what a person can do about it."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.errors import (
    DeliveryError,
    EujpError,
    FetchError,
    HistoryUnreadable,
    PermanentDelivery,
    SettingsError,
    TransientDelivery,
    UncertainDelivery,
)
from bot.domain.phrases import Phrase

SlackFault: TypeAlias = SlackApiError | aiohttp.ClientError | TimeoutError
FAULTS: Final = (SlackApiError, aiohttp.ClientError, TimeoutError)
"""Everything that slack_sdk raises for a request that failed."""

TOKEN_FAULTS: Final = frozenset(
    {
        "access_denied",
        "account_inactive",
        "invalid_auth",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
    }
)
"""The token itself is refused (errors of auth.test in Slack's reference), whatever the channel."""

_RATE: Final = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
_SERVER: Final = frozenset({"fatal_error", "internal_error", "service_unavailable"})
"""Slack's reference: some aspect of the operation may have succeeded before the error was raised."""

ABSENT: Final = Phrase("The bot is not in this channel: type /invite @eujp there.")
ARCHIVED: Final = Phrase("The channel is archived: restore it or choose another one.")

_ABSENT: Final = frozenset({"channel_not_found", "not_in_channel"})
_SERVER_STATUS: Final = 500
_RATE_STATUS: Final = 429
_CODE: Final = re.compile(r"[a-z0-9_]{1,60}")


def code_of(fault: SlackFault) -> str:
    """Give Slack's word for what went wrong ("channel_not_found"), "" when it did not come to one."""
    if not isinstance(fault, SlackApiError):
        return ""
    body = getattr(fault.response, "data", None)
    code = body.get("error", "") if isinstance(body, dict) else ""
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""


def send_error(fault: SlackFault) -> DeliveryError:
    """Decide what a failed post means. An answer that was lost, or not Slack's, leaves the outcome open."""
    code = code_of(fault)
    if isinstance(fault, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
        return TransientDelivery("Slack could not be reached.")
    if _is_rate_limit(fault):
        return TransientDelivery("Slack asks to wait before the next message.", _retry_after(fault))
    if not code or code in _SERVER or _status(fault) >= _SERVER_STATUS:
        return UncertainDelivery("Slack did not confirm the message; it is looked for before it is sent again.")
    if code in TOKEN_FAULTS:
        return TransientDelivery(refusal(fault))
    return PermanentDelivery(refusal(fault))


def refuses_content(fault: SlackFault) -> bool:
    """Whether Slack posted nothing because of what stands in the message: a file it does not know (yet), a block."""
    code = code_of(fault)
    return code.startswith("invalid_") and code not in TOKEN_FAULTS


def start_error(fault: SlackFault, setting: str) -> EujpError:
    """Decide what a refused sign-in means; `setting` names the token that was used."""
    code = code_of(fault)
    if not code or code in _SERVER or _is_rate_limit(fault):
        return FetchError("Slack cannot be reached: check the network and EUJP_SLACK_API_URL, then start again.")
    if code in TOKEN_FAULTS:
        return SettingsError(f"{setting} is refused by Slack ({code}): copy it again from the app's pages.")
    if code == "missing_scope":
        return SettingsError(
            f"{setting} lacks a scope ({needed_scope(fault) or 'unnamed'}): add it on the app's pages."
        )
    return SettingsError(f"{setting} does not work: Slack answers {code}.")


def look_error(fault: SlackFault) -> DeliveryError:
    """Decide what a history that could not be read means."""
    code = code_of(fault)
    if _is_rate_limit(fault):
        return TransientDelivery("Slack asks to wait before the history is read.", _retry_after(fault))
    if not code or code in _SERVER or _status(fault) >= _SERVER_STATUS:
        return TransientDelivery("Slack did not give the channel's history.")
    if code in TOKEN_FAULTS:
        return TransientDelivery(refusal(fault))
    return HistoryUnreadable(refusal(fault))


def refusal(fault: SlackFault) -> str:
    """Say in one sentence what Slack refuses, and what to do about it."""
    code = code_of(fault)
    if not code:
        return Phrase("Slack did not answer.")
    if code in _ABSENT:
        return ABSENT
    if code == "is_archived":
        return ARCHIVED
    if code == "missing_scope":
        return lacking(needed_scope(fault))
    if code in TOKEN_FAULTS:
        return token_refusal(code)
    return Phrase("Slack refuses the request ({code}).", code=code)


def lacking(scopes: str) -> Phrase:
    """Say what a person does about scopes the app lacks, given with commas between them, "" where Slack names none."""
    if not scopes:
        return Phrase("The Slack app lacks a scope: compare its scopes with docs/slack-manifest.json and reinstall.")
    return Phrase(
        "The Slack app lacks the scope {scope}: add it from docs/slack-manifest.json and reinstall.", scope=scopes
    )


def token_refusal(code: str) -> Phrase:
    """Say what a person does about the bot's token, refused for that reason."""
    return Phrase(
        "Slack refuses SLACK_BOT_TOKEN ({code}): copy it again from the app's OAuth page and restart.", code=code
    )


def needed_scope(fault: SlackFault) -> str:
    """Give the scopes Slack says are needed, with commas between them; "" where it does not say."""
    return _said(fault, "needed")


def granted_scopes(fault: SlackFault) -> str:
    """Give the scopes Slack says the token has, with commas between them; "" where it does not say."""
    return _said(fault, "provided")


def _said(fault: SlackFault, name: str) -> str:
    body = getattr(fault.response, "data", None) if isinstance(fault, SlackApiError) else None
    return str(body.get(name, "")) if isinstance(body, dict) else ""


def _is_rate_limit(fault: SlackFault) -> bool:
    return _status(fault) == _RATE_STATUS or code_of(fault) in _RATE


def _status(fault: SlackFault) -> int:
    """Give the HTTP status; slack_sdk hands over its own response, or aiohttp's when the body was not JSON."""
    response = getattr(fault, "response", None)
    status = getattr(response, "status_code", None) or getattr(response, "status", None)
    return status if isinstance(status, int) else 0


def _retry_after(fault: SlackFault) -> float | None:
    headers = getattr(getattr(fault, "response", None), "headers", {})
    value = str(headers.get("Retry-After", ""))
    return float(value) if value.isdecimal() else None
