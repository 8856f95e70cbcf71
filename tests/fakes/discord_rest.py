"""The REST half of the loopback Discord: what each request does, and what it is refused for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from aiohttp import web

from tests.fakes.discord_world import (
    APPLICATION,
    ATTACH_FILES,
    BOT,
    EPHEMERAL,
    PERSON,
    READ_MESSAGE_HISTORY,
    SEND_MESSAGES,
    SEND_MESSAGES_IN_THREADS,
    VIEW_CHANNEL,
    Channel,
    Payload,
    World,
    user,
)

TOKEN: Final = "fake-discord-token"


PATIENCE: Final = timedelta(seconds=3)
"""How long Discord waits for the first answer."""

MODAL: Final = 9
MODAL_SUBMIT: Final = 5


@dataclass
class Call:
    """A request that came in; `token` is what it was signed with, `files` are name and bytes of those sent along."""

    method: str
    path: str
    query: Mapping[str, str]
    body: Any
    token: str = field(repr=False, default="")
    files: Sequence[tuple[str, bytes]] = ()


@dataclass
class Conversation:
    """One interaction and all that was answered to it."""

    id: int
    token: str
    kind: int
    channel: int
    opened: datetime
    answered: Payload | None = None
    original: Payload | None = None
    deleted: bool = False
    followups: list[Payload] = field(default_factory=list)

    @property
    def modal(self) -> Payload | None:
        """The form it was answered by."""
        return self.answered["data"] if self.answered and self.answered["type"] == MODAL else None

    @property
    def ephemeral(self) -> bool:
        """Whether the first answer is for the asker alone."""
        return bool(self.answered and (self.answered.get("data") or {}).get("flags", 0) & EPHEMERAL)


class Refusal(Exception):
    """An error answer in Discord's form."""

    def __init__(self, status: int, code: int, message: str = "refused") -> None:
        super().__init__(message)
        self.status = status
        self.code = code


class Rest:
    """Does what requests ask for in a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.conversations: dict[str, Conversation] = {}

    def handle(self, call: Call) -> web.Response:
        """Do what is asked. Raises Refusal when Discord would answer with an error."""
        for method, pattern, handler in _ROUTES:
            found = re.fullmatch(pattern, call.path)
            if method == call.method and found:
                if not re.match(r"/(interactions|webhooks)/", call.path) and call.token != f"Bot {TOKEN}":
                    raise Refusal(401, 0, "401: Unauthorized")
                return handler(self, call, *found.groups())
        raise Refusal(404, 0, f"the fake has no {call.method} {call.path}")

    def me(self, _: Call) -> web.Response:
        """Give the bot itself."""
        return json_answer(200, user(BOT, bot=True))

    def application(self, _: Call) -> web.Response:
        """Give the application."""
        about = {"name": "eujp", "description": "", "icon": None, "bot_public": True, "bot_require_code_grant": False}
        return json_answer(200, {**about, "id": str(APPLICATION), "owner": user(PERSON), "verify_key": "", "flags": 0})

    def put_commands(self, call: Call, application: str) -> web.Response:
        """Keep the commands."""
        self.world.commands = call.body
        stamp = {"application_id": application, "version": "1", "default_member_permissions": None, "description": ""}
        return json_answer(
            200, [{**stamp, **command, "id": str(number)} for number, command in enumerate(call.body, 1)]
        )

    def get_channel(self, _: Call, channel_id: str) -> web.Response:
        """Give a channel the bot may see."""
        return json_answer(200, self._visible(channel_id).payload())

    def open_direct(self, call: Call) -> web.Response:
        """Give the direct message with a person, who must be known here."""
        person = int(call.body["recipient_id"])
        if person != PERSON:
            raise Refusal(403, 50007, "Cannot send messages to this user")
        known = [channel for channel in self.world.channels.values() if channel.guild is None]
        direct = known[0] if known else Channel(self.world.snowflake(), guild=None)
        self.world.channels[direct.id] = direct
        return json_answer(200, direct.payload())

    def _visible(self, channel_id: str) -> Channel:
        channel = self.world.channels.get(int(channel_id))
        if channel is None:
            raise Refusal(404, 10003, "Unknown Channel")
        if not channel.allowed & VIEW_CHANNEL:
            raise Refusal(403, 50001, "Missing Access")
        return channel

    def post_message(self, call: Call, channel_id: str) -> web.Response:
        """Post, if the bot may."""
        channel = self._visible(channel_id)
        if not channel.allowed & (SEND_MESSAGES if channel.parent is None else SEND_MESSAGES_IN_THREADS):
            raise Refusal(403, 50013, "Missing Permissions")
        if call.files and not channel.allowed & ATTACH_FILES:
            raise Refusal(403, 50013, "Missing Permissions")
        return json_answer(200, self.world.post(channel, call.body))

    def history(self, call: Call, channel_id: str) -> web.Response:
        """Give a page of messages."""
        channel = self._visible(channel_id)
        after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 50))
        seen = [message for message in channel.messages if int(message["id"]) > after][:limit]
        # Without the right the history is empty, not refused; newest first, as Discord gives it.
        return json_answer(200, seen[::-1] if channel.allowed & READ_MESSAGE_HISTORY else [])

    def callback(self, call: Call, interaction_id: str, token: str) -> web.Response:
        """Take the first answer to an interaction."""
        conversation = self.conversations.get(token)
        if conversation is None or conversation.id != int(interaction_id):
            raise Refusal(404, 10062, "Unknown interaction")
        if conversation.answered is not None:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        if self.world.now() - conversation.opened > PATIENCE:
            raise Refusal(404, 10062, "Unknown interaction")
        if call.body["type"] == MODAL and conversation.kind == MODAL_SUBMIT:
            raise Refusal(400, 50035, "a form sent off cannot be answered by another")
        conversation.answered = call.body
        return json_answer(200, {"interaction": {"id": interaction_id, "type": conversation.kind}})

    def _conversation(self, token: str) -> Conversation:
        conversation = self.conversations.get(token)
        if conversation is None or conversation.answered is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        return conversation

    def edit_original(self, call: Call, token: str) -> web.Response:
        """Take the answer that fills in a deferred one."""
        conversation = self._conversation(token)
        conversation.original = self.world.message(conversation.channel, call.body)
        return json_answer(200, conversation.original)

    def delete_original(self, _: Call, token: str) -> web.Response:
        """Take the deferred answer away."""
        self._conversation(token).deleted = True
        return web.Response(status=204)

    def followup(self, call: Call, token: str) -> web.Response:
        """Take a further answer."""
        conversation = self._conversation(token)
        if conversation.original is None:
            # The first followup takes the place of the deferred answer, and its secrecy.
            return self.edit_original(call, token)
        conversation.followups.append({**self.world.message(conversation.channel, call.body)})
        return json_answer(200, conversation.followups[-1])


_WEBHOOK: Final = rf"/webhooks/{APPLICATION}/([^/]+)"
_ROUTES: Final[Sequence[tuple[str, str, Callable[..., web.Response]]]] = (
    ("GET", "/users/@me", Rest.me),
    ("POST", "/users/@me/channels", Rest.open_direct),
    ("GET", "/oauth2/applications/@me|/applications/@me", Rest.application),
    ("PUT", "/applications/([0-9]+)/commands", Rest.put_commands),
    ("GET", "/channels/([0-9]+)", Rest.get_channel),
    ("POST", "/channels/([0-9]+)/messages", Rest.post_message),
    ("GET", "/channels/([0-9]+)/messages", Rest.history),
    ("POST", "/interactions/([0-9]+)/([^/]+)/callback", Rest.callback),
    ("PATCH", _WEBHOOK + "/messages/@original", Rest.edit_original),
    ("DELETE", _WEBHOOK + "/messages/@original", Rest.delete_original),
    ("POST", _WEBHOOK, Rest.followup),
)


def json_answer(status: int, body: object, headers: Mapping[str, str] | None = None) -> web.Response:
    """Answer in JSON."""
    # discord.py reads JSON only when the content type is exactly this, without a charset.
    return web.Response(status=status, body=json.dumps(body).encode(), content_type="application/json", headers=headers)
