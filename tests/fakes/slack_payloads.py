"""What Slack sends to a bot, and how to read what a bot answers."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from tests.fakes.slack import Exchange

Json = dict[str, Any]


def slash(exchange: Exchange, text: str, user: str = "U1", channel: str = "C1", trigger: str = "") -> Json:
    """Give a slash command's body."""
    return {
        "command": "/eujp",
        "text": text,
        "team_id": "T1",
        "user_id": user,
        "channel_id": channel,
        "response_url": exchange.url,
        "trigger_id": trigger or exchange.trigger,
    }


def press(exchange: Exchange, button: Json, user: str = "U1", channel: str = "C1") -> Json:
    """Give the body of a click on a rendered button."""
    return {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": user, "team_id": "T1"},
        "channel": {"id": channel},
        "response_url": exchange.url,
        "trigger_id": exchange.trigger,
        "actions": [{"type": "button", "block_id": "b", "action_id": button["action_id"], "value": button["value"]}],
    }


def press_in_home(exchange: Exchange, view: Json, button: Json, user: str = "U1") -> Json:
    """Give the body of a click on a button of a Home: it has no channel and no response_url."""
    body = press(exchange, button, user)
    del body["channel"], body["response_url"]
    return body | {"container": {"type": "view", "view_id": view["id"]}, "view": view}


def home_opened(user: str = "U1", tab: str = "home", event_id: str = "EvHome", channel: str = "") -> Json:
    """Give the event of someone looking at the app's Home, or at another tab of it."""
    event = {"type": "app_home_opened", "user": user, "channel": channel or f"D{user}", "tab": tab}
    return {"type": "event_callback", "team_id": "T1", "event_id": event_id, "event": event}


def removed(kind: str, event_id: str = "EvGone", **tokens: list[str]) -> Json:
    """Give the event of the app being uninstalled, or of tokens being revoked."""
    event = {"type": kind, **({"tokens": tokens} if tokens else {})}
    return {"type": "event_callback", "team_id": "T1", "event_id": event_id, "event": event}


def chosen(exchange: Exchange, callback_id: str, message: Json, user: str = "U1", channel: str = "C1") -> Json:
    """Give the body of a shortcut chosen on a message."""
    return {
        "type": "message_action",
        "callback_id": callback_id,
        "team": {"id": "T1"},
        "user": {"id": user, "team_id": "T1"},
        "channel": {"id": channel},
        "message": {"type": "message", "ts": "1.2", **message},
        "message_ts": "1.2",
        "response_url": exchange.url,
        "trigger_id": exchange.trigger,
    }


def joined(user: str, channel: str, event_id: str = "Ev1", inviter: str = "U1") -> Json:
    """Give the event of someone having joined a channel by invitation."""
    event = {"type": "member_joined_channel", "user": user, "channel": channel, "channel_type": "C", "team": "T1"}
    event["inviter"] = inviter
    return {"type": "event_callback", "team_id": "T1", "event_id": event_id, "event": event}


def buttons(answer: Json) -> list[Json]:
    """Give the buttons of an answer, in order."""
    return [element for block in answer["blocks"] if block["type"] == "actions" for element in block["elements"]]


def words(answer: Json) -> str:
    """Give the text a reader sees in an answer's rich text and headers, without the sign of an error before it."""
    return " ".join(_words(answer["blocks"])).lstrip("❗⚠️ ")


def form(body: Json) -> str:
    """Write a slash command's body as HTTP mode sends it."""
    return urlencode(body)


def signed(body: str, secret: str, at: float | None = None) -> dict[str, str]:
    """Give the headers with which Slack signs a request in HTTP mode."""
    timestamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256).hexdigest()
    kind = "application/json" if body.startswith("{") else "application/x-www-form-urlencoded"
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}", "Content-Type": kind}


def _words(value: object) -> Iterable[str]:
    match value:
        case {"text": str(text)}:
            yield text
        case dict():
            for each in value.values():
                yield from _words(each)
        case list():
            for each in value:
                yield from _words(each)
