"""What Slack sends, read into plain values: who asks, where, and what was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

_MARK: Final = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")


@dataclass(frozen=True, slots=True)
class Asked:
    """A command typed, a button pressed, a shortcut chosen, a form sent off or a Home opened.

    `response_url` takes up to five answers within 30 minutes, `trigger` opens one form within three seconds;
    "" where Slack gives none. What was asked `in_home` is answered in the direct message, which is its `channel`.
    """

    user: str
    channel: str
    response_url: str
    trigger: str = ""
    in_home: bool = False

    @property
    def may_open_form(self) -> bool:
        """Whether Slack lets a form be opened on it: not on a form sent off."""
        return bool(self.trigger)

    @property
    def direct(self) -> bool:
        """Whether it was in a direct message, which has no workspace of its own."""
        return self.channel.startswith("D")


def asked_by_command(body: Mapping[str, Any]) -> Asked:
    """Read a slash command's body."""
    return Asked(body["user_id"], body["channel_id"], body["response_url"], body["trigger_id"])


def asked_by_click(body: Mapping[str, Any]) -> Asked:
    """Read the body of a button pressed (block_actions) or a shortcut chosen on a message (message_action).

    A button of the Home comes without a channel: the Home itself names the direct message it was made for.
    """
    if "channel" in body:
        return Asked(body["user"]["id"], body["channel"]["id"], body["response_url"], body["trigger_id"])
    return Asked(body["user"]["id"], body["view"]["private_metadata"], "", body["trigger_id"], in_home=True)


def opened_home(event: Mapping[str, Any]) -> Asked | None:
    """Read an app_home_opened event; None for another tab than the Home."""
    return Asked(event["user"], event["channel"], "", in_home=True) if event.get("tab") == "home" else None


def takes_token(event: Mapping[str, Any], bot_user: str) -> bool:
    """Whether an app_uninstalled or tokens_revoked event takes the bot's token, and not that of a person alone."""
    return event["type"] == "app_uninstalled" or bot_user in (event.get("tokens") or {}).get("bot", ())


def typed(text: str) -> str:
    """Undo Slack's escaping of what a person typed (should_escape): marks become their words, entities characters.

    <https://example.org|example.org> becomes the address, <#C1|general> #general, &amp; an ampersand.
    """
    words = _MARK.sub(_words, text)
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def key_of(body: Mapping[str, Any]) -> str:
    """Give what tells one request from others, the same when Slack sends it again; "" when nothing does."""
    return str(body.get("event_id") or body.get("trigger_id") or "")


def _words(match: re.Match[str]) -> str:
    sign, target, label = match.groups()
    if not sign:
        return str(target)
    return f"{'' if sign == '!' else sign}{label or target}"
