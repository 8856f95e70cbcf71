"""A loopback Discord: REST v10 and the gateway's WebSocket, checking every request it gets."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import Any, Final, Self

import discord
import pytest
from aiohttp import WSMsgType, web
from yarl import URL

from tests.fakes.discord_files import LARGEST, Sent, file_problems, read
from tests.fakes.discord_rest import MODAL, TOKEN, Call, Conversation, Refusal, Rest, json_answer
from tests.fakes.discord_rules import OpenApi, command_problems, message_problems, modal_problems
from tests.fakes.discord_world import (
    APPLICATION,
    BOT,
    CHANNEL,
    GUILD,
    INVITED,
    PERSON,
    Channel,
    Payload,
    World,
    member,
    sent_off,
    user,
)

PREFIX: Final = "/api/v10"


@dataclass
class Fault:
    """What goes wrong with the next `times` requests to `path`.

    `status` 0 drops the connection; `accept` first does what was asked, so that only the answer is lost;
    `delay` holds the answer back, in seconds.
    """

    method: str
    path: str
    status: int = 0
    code: int = 0
    retry_after: float | None = None
    times: int = 1
    accept: bool = False
    delay: float = 0.0


def stand_in(patch: pytest.MonkeyPatch, base: str, gateway: str) -> None:
    """Let discord.py take the server there for the real one, and wait for guilds for a moment only, not two seconds."""
    patch.setattr(discord.http.Route, "BASE", base)
    patch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", URL(gateway))
    original = discord.state.ConnectionState.__init__

    def hastened(state: discord.state.ConnectionState[discord.Client], **options: Any) -> None:
        original(state, **{**options, "guild_ready_timeout": 0.02})

    patch.setattr(discord.state.ConnectionState, "__init__", hastened)


class FakeDiscord:
    """The server. `problems` collects what Discord would have refused; tests assert that it stays empty."""

    def __init__(self, openapi: OpenApi | None = None) -> None:
        self.world = World()
        self.world.add_guild(GUILD, Channel(CHANNEL), system_channel=CHANNEL)
        self.calls: list[Call] = []
        self.problems: list[str] = []
        self.faults: list[Fault] = []
        self.rest = Rest(self.world)
        self.identified = 0
        self.resumed = 0
        self.port = 0
        self._openapi = openapi
        self._events: list[Payload] = []
        self._socket: web.WebSocketResponse | None = None
        self._changed = asyncio.Condition()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        """Listen on a free loopback port."""
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_route("*", PREFIX + "/{tail:.*}", self._rest)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        """Stop listening."""
        await self.stop_listening()

    async def stop_listening(self) -> None:
        """Refuse every connection from now on."""
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def base(self) -> str:
        """The REST address."""
        return f"http://127.0.0.1:{self.port}{PREFIX}"

    @property
    def gateway(self) -> str:
        """The gateway's address."""
        return f"ws://127.0.0.1:{self.port}/gateway"

    def stand_in(self, patch: pytest.MonkeyPatch) -> None:
        """Let discord.py take this for the real one."""
        stand_in(patch, self.base, self.gateway)

    # What a test does: wait, and play the people of Discord.

    async def until(self, happened: Callable[[], bool], seconds: float = 8.0) -> None:
        """Wait until something has happened. Raises TimeoutError when it does not."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(happened)

    async def slash(
        self, path: str, options: Mapping[str, object] | None = None, *, focused: str = "", **who: Any
    ) -> Conversation:
        """Type a slash command, or with `focused` one of its options half-way; "eujp latest" is a path."""
        names = path.split()
        command = self.world.command(names)
        types = {option["name"]: option["type"] for option in command.get("options") or []}
        given: list[Payload] = [
            {"name": name, "type": types[name], "value": value, **({"focused": True} if name == focused else {})}
            for name, value in (options or {}).items()
        ]
        for depth in range(len(names) - 1, 0, -1):
            kind = self.world.command(names[: depth + 1])["type"]
            given = [{"name": names[depth], "type": kind, "options": given}]
        data = {"id": "1", "name": names[0], "type": 1, "options": given}
        return await self._interaction(4 if focused else 2, data, **who)

    async def click(self, custom_id: str, message: Payload | None = None, **who: Any) -> Conversation:
        """Click a button."""
        shown = message or self.world.message(CHANNEL, {"content": "shown"})
        data = {"custom_id": custom_id, "component_type": 2}
        return await self._interaction(3, data, message=shown, **who)

    async def choose(self, name: str, message: Payload, **who: Any) -> Conversation:
        """Choose an entry of a message's menu."""
        menu = self.world.menu(name)
        target = message["id"]
        data = {
            "id": "2",
            "name": menu["name"],
            "type": 3,
            "target_id": target,
            "resolved": {"messages": {target: message}},
        }
        return await self._interaction(2, data, **who)

    async def send_off(self, modal: Payload, values: Mapping[str, str] | None = None, **who: Any) -> Conversation:
        """Send a form off with those values typed over what stands in it."""
        return await self._interaction(5, sent_off(modal, values or {}), **who)

    async def _interaction(self, kind: int, data: Payload, **more: Any) -> Conversation:
        conversation = self.open_conversation(kind, more.pop("channel", CHANNEL))
        self.world.offset += more.pop("late", timedelta())
        await self.dispatch("INTERACTION_CREATE", self._interaction_payload(conversation, data, **more))
        return conversation

    def open_conversation(self, kind: int, channel: int) -> Conversation:
        """Make an interaction that can be answered."""
        number = self.world.snowflake()
        conversation = Conversation(number, f"secret-interaction-{number}", kind, channel, self.world.now())
        self.rest.conversations[conversation.token] = conversation
        return conversation

    def _interaction_payload(
        self,
        conversation: Conversation,
        data: Payload,
        *,
        permissions: int = INVITED,
        locale: str = "en-GB",
        person: int = PERSON,
        **more: Any,
    ) -> Payload:
        channel = self.world.channels[conversation.channel]
        payload = {
            "id": str(conversation.id),
            "application_id": str(APPLICATION),
            "type": conversation.kind,
            "token": conversation.token,
            "version": 1,
            "data": data,
            "channel": channel.payload(),
            "channel_id": str(channel.id),
            "app_permissions": str(channel.allowed),
            "locale": locale,
            "entitlements": [],
            "authorizing_integration_owners": {},
            "attachment_size_limit": 524288,
            **more,
        }
        if channel.guild is None:
            return {**payload, "context": 1, "user": user(person)}
        place = {"guild_id": str(channel.guild), "guild": {"id": str(channel.guild), "features": [], "locale": "en-US"}}
        return {**payload, **place, "context": 0, "member": member(person, permissions=permissions)}

    # The gateway.

    async def dispatch(self, event: str, data: Payload) -> None:
        """Send an event; one that nobody listens to is kept for the resume."""
        frame = {"op": 0, "t": event, "s": len(self._events) + 1, "d": data}
        self._events.append(frame)
        if self._socket is not None and not self._socket.closed:
            await self._socket.send_json(frame)

    async def repeat_last_event(self) -> None:
        """Send the last event once more, as when a connection was taken up again too early."""
        await self.dispatch(self._events[-1]["t"], self._events[-1]["d"])

    async def change_channel(self, channel: Channel) -> None:
        """Change a channel and tell the client; give it a moment to notice."""
        self.world.channels[channel.id] = channel
        await self.dispatch("CHANNEL_UPDATE", channel.payload())
        await asyncio.sleep(0.02)

    async def drop_gateway(self, code: int = 4000) -> None:
        """Close the WebSocket under the client."""
        assert self._socket is not None
        socket, self._socket = self._socket, None
        await socket.close(code=code)

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}, "s": None, "t": None})
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            await self._gateway_frame(socket, json.loads(frame.data))
        return socket

    async def _gateway_frame(self, socket: web.WebSocketResponse, frame: Payload) -> None:
        match frame["op"]:
            case 1:
                await socket.send_json({"op": 11, "d": None, "s": None, "t": None})
            case 2 | 6 if frame["d"]["token"] != TOKEN:
                await socket.close(code=4004)
            case 2:
                self._socket = socket
                await self._ready()
            case 6:
                self._socket = socket
                await self._resume(frame["d"]["seq"])
        await self._note()

    async def _ready(self) -> None:
        guilds = [{"id": str(guild), "unavailable": True} for guild in self.world.guilds]
        ready = {
            "v": 10,
            "user": user(BOT, bot=True),
            "guilds": guilds,
            "session_id": "session-1",
            "resume_gateway_url": self.gateway,
            "application": {"id": str(APPLICATION), "flags": 0},
        }
        await self.dispatch("READY", ready)
        for guild in self.world.guilds:
            await self.dispatch("GUILD_CREATE", {**self.world.guild(guild), "unavailable": False})
        self.identified += 1

    async def _resume(self, seen: int) -> None:
        assert self._socket is not None
        for frame in self._events[seen:]:
            await self._socket.send_json(frame)
        await self.dispatch("RESUMED", {"_trace": []})
        self.resumed += 1

    # REST.

    async def _note(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        sent = await read(request)
        token = request.headers.get("Authorization", "")
        path = request.path.removeprefix(PREFIX)
        call = Call(request.method, path, request.query, sent.body, token, tuple(sent.files.values()))
        self.calls.append(call)
        try:
            answer = await self._answer(request, call, sent)
        except Refusal as refusal:
            answer = json_answer(refusal.status, {"code": refusal.code, "message": str(refusal)})
        await self._note()
        return answer

    async def _answer(self, request: web.Request, call: Call, sent: Sent) -> web.StreamResponse:
        if sent.size > LARGEST:
            raise Refusal(413, 40005, "Request entity too large")
        self._check(call, sent)
        fault = self._next_fault(call)
        if fault is None:
            return self.rest.handle(call)
        if fault.accept:
            self.rest.handle(call)
        await asyncio.sleep(fault.delay)
        if not fault.status:
            assert request.transport is not None
            request.transport.close()
        body: Payload = {"code": fault.code, "message": "fault"}
        if fault.retry_after is None:
            return json_answer(fault.status or 500, body)
        limited = {**body, "retry_after": fault.retry_after, "global": False}
        return json_answer(fault.status, limited, {"Via": "1.1 google", "Retry-After": str(fault.retry_after)})

    def _next_fault(self, call: Call) -> Fault | None:
        for fault in self.faults:
            if fault.times > 0 and fault.method == call.method and re.fullmatch(fault.path, call.path):
                fault.times -= 1
                return fault
        return None

    def _check(self, call: Call, sent: Sent) -> None:
        problems = [*file_problems(sent)]
        problems += self._openapi.problems(call.method, call.path, call.body) if self._openapi else []
        if call.path.endswith("/commands"):
            problems += command_problems(call.body)
        elif call.path.endswith("/callback") and call.body["type"] == MODAL:
            problems += modal_problems(call.body["data"])
        elif isinstance(call.body, dict) and re.search(r"/messages|/webhooks", call.path):
            problems += message_problems(call.body)
        if problems:
            self.problems += [f"{call.method} {call.path}: {problem}" for problem in problems]
            raise Refusal(400, 50035, "; ".join(problems))
