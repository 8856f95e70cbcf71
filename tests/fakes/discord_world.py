"""The Discord a fake server keeps: one bot, its servers, channels and messages, as v10 payloads."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

BOT: Final = 900
APPLICATION: Final = 901
PERSON: Final = 500
GUILD: Final = 100
CHANNEL: Final = 200
DIRECT: Final = 300

EPOCH: Final = datetime(2015, 1, 1, tzinfo=UTC)
NONCE_MEMORY: Final = timedelta(minutes=5)
EPHEMERAL: Final = 64

# Bits of Discord's permission field.
MANAGE_CHANNELS: Final = 1 << 4
MANAGE_GUILD: Final = 1 << 5
VIEW_CHANNEL: Final = 1 << 10
SEND_MESSAGES: Final = 1 << 11
EMBED_LINKS: Final = 1 << 14
ATTACH_FILES: Final = 1 << 15
READ_MESSAGE_HISTORY: Final = 1 << 16
SEND_MESSAGES_IN_THREADS: Final = 1 << 38
INVITED: Final = (
    VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | ATTACH_FILES | READ_MESSAGE_HISTORY | SEND_MESSAGES_IN_THREADS
)

Payload = dict[str, Any]


def user(user_id: int, *, bot: bool = False) -> Payload:
    """A user as Discord writes one."""
    name = "eujp" if bot else f"person-{user_id}"
    return {"id": str(user_id), "username": name, "discriminator": "0", "global_name": None, "avatar": None, "bot": bot}


def member(user_id: int, *, bot: bool = False, permissions: int | None = None) -> Payload:
    """A server's member; `permissions` come only with an interaction."""
    joined = {"roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0}
    extra = {} if permissions is None else {"permissions": str(permissions)}
    return {"user": user(user_id, bot=bot), **joined, **extra}


def sent_off(modal: Payload, values: Mapping[str, str]) -> Payload:
    """A form as it comes back with those values typed over what stands in it.

    Raises AssertionError for what Discord's own program would not let a person send.
    """
    fields = [row["component"] for row in modal["components"]]
    assert values.keys() <= {field["custom_id"] for field in fields}, "no such field"
    rows = [{"type": 18, "id": number, "component": _typed(field, values)} for number, field in enumerate(fields, 1)]
    return {"custom_id": modal["custom_id"], "components": rows}


def _typed(field: Payload, values: Mapping[str, str]) -> Payload:
    name, kind, required = field["custom_id"], field["type"], field.get("required", True)
    if kind == 3:
        offered = [option["value"] for option in field["options"]]
        default = [option["value"] for option in field["options"] if option.get("default")]
        chosen = list(filter(None, values[name].split(","))) if name in values else default
        assert set(chosen) <= set(offered), "not offered"
        assert len(chosen) <= field.get("max_values", 1), "too many are chosen"
        assert chosen or not required, f"{name} must be chosen"
        return {"type": 3, "id": 9, "custom_id": name, "values": chosen}
    typed = values.get(name, field.get("value") or "")
    assert len(typed) <= field["max_length"], f"{name} is too long"
    assert typed or not required, f"{name} must be filled in"
    return {"type": 4, "id": 9, "custom_id": name, "value": typed}


@dataclass
class Channel:
    """A channel. `denied` are the bits the bot lacks here; a thread names its `parent`."""

    id: int
    guild: int | None = GUILD
    name: str = "general"
    denied: int = 0
    parent: int | None = None
    locked: bool = False
    messages: list[Payload] = field(default_factory=list)

    @property
    def allowed(self) -> int:
        """The bits the bot has here."""
        return INVITED & ~self.denied

    def payload(self) -> Payload:
        """The channel as Discord writes it."""
        if self.guild is None:
            return {"id": str(self.id), "type": 1, "last_message_id": None, "recipients": [user(PERSON)]}
        common = {"id": str(self.id), "guild_id": str(self.guild), "name": self.name}
        if self.parent is not None:
            return {**common, "type": 11, **_thread(self.parent, locked=self.locked)}
        overwrite = {"id": str(BOT), "type": 1, "allow": "0", "deny": str(self.denied)}
        return {**common, "type": 0, "position": 0, "permission_overwrites": [overwrite] if self.denied else []}


def _attachment(named: Payload) -> Payload:
    """A file as Discord shows it."""
    url = f"https://cdn.example/{named['filename']}"
    return {"id": "7", "filename": named["filename"], "size": 1, "url": url, "proxy_url": url}


def _thread(parent: int, *, locked: bool) -> Payload:
    archive = {
        "archived": locked,
        "locked": locked,
        "auto_archive_duration": 1440,
        "archive_timestamp": "2026-01-01T00:00:00+00:00",
    }
    counts = {"message_count": 0, "member_count": 1}
    return {"parent_id": str(parent), "owner_id": str(PERSON), **counts, "thread_metadata": archive}


@dataclass
class World:
    """Everything the fake remembers. `offset` moves its clock, `seen_nonces` is forgotten after NONCE_MEMORY."""

    channels: dict[int, Channel] = field(default_factory=dict)
    guilds: dict[int, int | None] = field(default_factory=dict)
    commands: list[Payload] = field(default_factory=list)
    permissions: int = INVITED
    """The bits every server gives the bot."""
    offset: timedelta = timedelta()
    seen_nonces: dict[tuple[int, str], tuple[datetime, Payload]] = field(default_factory=dict)
    _counter: itertools.count[int] = field(default_factory=itertools.count)

    def now(self) -> datetime:
        """The fake's clock."""
        return datetime.now(UTC) + self.offset

    def snowflake(self) -> int:
        """A new id that carries the present instant, as Discord's do."""
        milliseconds = int((self.now() - EPOCH).total_seconds() * 1000)
        return (milliseconds << 22) + next(self._counter) % 4096

    def add_guild(self, guild_id: int, *channels: Channel, system_channel: int | None = None) -> Payload:
        """Add a server and give its GUILD_CREATE payload."""
        self.guilds[guild_id] = system_channel
        self.channels.update({channel.id: channel for channel in channels})
        return self.guild(guild_id)

    def guild(self, guild_id: int) -> Payload:
        """A server as GUILD_CREATE carries it."""
        system = self.guilds[guild_id]
        everyone = {"id": str(guild_id), "name": "@everyone", "permissions": str(self.permissions), "position": 0}
        inside = [channel for channel in self.channels.values() if channel.guild == guild_id]
        return {
            "id": str(guild_id),
            "name": f"Server {guild_id}",
            "owner_id": str(PERSON),
            "roles": [everyone],
            "members": [member(BOT, bot=True)],
            "member_count": 2,
            "channels": [channel.payload() for channel in inside if channel.parent is None],
            "threads": [channel.payload() for channel in inside if channel.parent is not None],
            "system_channel_id": None if system is None else str(system),
        }

    def message(self, channel: int, body: Mapping[str, Any], message_id: int | None = None) -> Payload:
        """A message as Discord gives it back: never with the nonce it was sent with."""
        return {
            "id": str(message_id or self.snowflake()),
            "channel_id": str(channel),
            "type": 0,
            "content": body.get("content") or "",
            "embeds": list(body.get("embeds") or ()),
            "components": list(body.get("components") or ()),
            "author": user(BOT, bot=True),
            "attachments": [_attachment(one) for one in body.get("attachments") or ()],
            "mentions": [],
            "mention_roles": [],
            "mention_everyone": False,
            "pinned": False,
            "tts": False,
            "timestamp": self.now().isoformat(),
            "edited_timestamp": None,
            "flags": body.get("flags") or 0,
            **self._reference(channel, body),
        }

    def _reference(self, channel: int, body: Mapping[str, Any]) -> Payload:
        """What makes a message a reply; one to a message that is gone is none, unless that is asked to fail."""
        wanted = body.get("message_reference") or {}
        there = {message["id"] for message in self.channels[channel].messages} if wanted else set()
        parent = str(wanted.get("message_id"))
        if parent not in there:
            return {}
        return {"type": 19, "message_reference": {"message_id": parent, "channel_id": str(channel)}}

    def post(self, channel: Channel, body: Mapping[str, Any]) -> Payload:
        """Store a message, unless its enforced nonce was seen in this channel minutes ago: then give that one."""
        key = (channel.id, str(body.get("nonce")))
        enforced = bool(body.get("nonce") and body.get("enforce_nonce"))
        seen = self.seen_nonces.get(key) if enforced else None
        if seen is not None and self.now() - seen[0] < NONCE_MEMORY:
            return seen[1]
        message = self.message(channel.id, body)
        channel.messages.append(message)
        if enforced:
            self.seen_nonces[key] = (self.now(), message)
        return message

    def menu(self, name: str) -> Payload:
        """Find a synced entry of a message's menu. Raises KeyError when Discord would not offer it."""
        return {command["name"]: command for command in self.commands if command.get("type") == 3}[name]

    def command(self, path: list[str]) -> Payload:
        """Find a synced (sub)command. Raises KeyError when Discord would not offer it."""
        level, found = self.commands, None
        for name in path:
            found = {command["name"]: command for command in level}[name]
            level = found.get("options") or []
        assert found is not None
        return found
