"""What Slack sends, read into plain values: who asks, where, and what was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

_MARK: Final = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")


@dataclass(frozen=True, slots=True)
class Asked:
    """A command typed or a button pressed. `response_url` takes up to five answers within 30 minutes."""

    user: str
    channel: str
    response_url: str

    @property
    def direct(self) -> bool:
        """Whether it was in a direct message, which has no workspace of its own."""
        return self.channel.startswith("D")


def asked_by_command(body: Mapping[str, Any]) -> Asked:
    """Read a slash command's body."""
    return Asked(body["user_id"], body["channel_id"], body["response_url"])


def asked_by_button(body: Mapping[str, Any]) -> Asked:
    """Read a block_actions body."""
    return Asked(body["user"]["id"], body["channel"]["id"], body["response_url"])


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
