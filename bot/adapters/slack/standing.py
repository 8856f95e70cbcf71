"""How the app stands with Slack: whether its tokens are taken, its scopes granted, its connection open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.adapters.slack.faults import TOKEN_FAULTS, SlackFault, code_of, granted_scopes, lacking, token_refusal
from bot.domain.errors import EujpError, FetchError, NotAllowed, PermanentDelivery

SCOPES: Final = frozenset(
    {
        "commands",
        "chat:write",
        "files:write",
        "users:read",
        "channels:read",
        "groups:read",
        "im:read",
        "im:write",
        "mpim:read",
        "channels:history",
        "groups:history",
        "im:history",
        "mpim:history",
    }
)
"""What the manifest asks for (docs/slack-manifest.json)."""

CONNECT: Final = "apps.connections.open"
"""The one method that takes SLACK_APP_TOKEN."""

_ANY: Final = "any other method"

_GRANTED: Final = "X-OAuth-Scopes"
"""The header in which Slack names the scopes of the token it was asked with."""


class Standing:
    """What Slack's latest answers say of the app, until others say something else. Nobody is asked."""

    def __init__(self) -> None:
        self._refused: dict[str, EujpError] = {}
        self._lacking: frozenset[str] = frozenset()
        self._cut_off = False

    def trouble(self) -> EujpError | None:
        """Say what keeps the app from working until a person changes it; None when nothing does."""
        if self._refused:
            return next(iter(self._refused.values()))
        if self._lacking:
            return NotAllowed(lacking(", ".join(sorted(self._lacking))))
        if self._cut_off:
            return FetchError("The connection to Slack is broken: what is typed there is not heard until it is back.")
        return None

    def worked(self, method: str, headers: Mapping[str, Any]) -> None:
        """Take it that Slack did what was asked, and what its headers say."""
        self._refused.pop(method if method == CONNECT else _ANY, None)
        if method != CONNECT and _GRANTED in headers:
            self._granted(str(headers[_GRANTED]))

    def failed(self, method: str, fault: SlackFault) -> None:
        """Take it that Slack refused what was asked; most refusals are not of the app as a whole."""
        code, granted = code_of(fault), granted_scopes(fault)
        if code in TOKEN_FAULTS and method == CONNECT:
            self._refused[method] = PermanentDelivery(
                "Slack refuses SLACK_APP_TOKEN ({code}): make a new one on the app's pages and restart.", code=code
            )
        elif code in TOKEN_FAULTS:
            self._refused[_ANY] = PermanentDelivery(token_refusal(code))
        elif granted:
            self._granted(granted)

    def removed(self) -> None:
        """Take it that the app was removed from the workspace, or its token revoked."""
        self._refused[_ANY] = PermanentDelivery(
            "eujp was removed from the Slack workspace: install the app again and set its new SLACK_BOT_TOKEN."
        )

    def connected(self, is_open: bool) -> None:  # noqa: FBT001  a callback's one argument
        """Take it that the connection of Socket Mode is open, or is not."""
        self._cut_off = not is_open

    def _granted(self, scopes: str) -> None:
        self._lacking = SCOPES - {scope.strip() for scope in scopes.split(",")}
