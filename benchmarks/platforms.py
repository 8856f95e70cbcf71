"""Loopback platforms on a clock that is set from outside, which fail in every way there is and count what they took."""

from __future__ import annotations

import asyncio
import json
import mmap
import random
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from aiohttp import web

from tests.adapters.slack_desk import granted_scopes
from tests.fakes import discord, slack
from tests.fakes.discord_files import Sent
from tests.fakes.discord_rest import Call, Rest, json_answer
from tests.fakes.discord_world import GUILD, READ_MESSAGE_HISTORY, Channel, World
from tests.fakes.slack_views import Refusal

LAG: Final = 60.0
"""Seconds until the history shows some of the messages."""

_HELD: Final = 2.0
"""Real seconds for which an answer is held back: longer than the bot waits under test."""

FIRST_CHANNEL: Final = 10_000
OWNER: Final = 500


class SharedClock:
    """The present instant of all processes, set by hand; UTC."""

    def __init__(self, start: datetime) -> None:
        self._memory = mmap.mmap(-1, 8)
        self.set(start.timestamp())

    def now(self) -> datetime:
        """Give the instant it was set to."""
        return datetime.fromtimestamp(self.seconds, UTC)

    @property
    def seconds(self) -> float:
        """The same in seconds since 1970."""
        found: float = struct.unpack("d", self._memory[:8])[0]
        return found

    def set(self, seconds: float) -> None:
        """Set it."""
        self._memory[:8] = struct.pack("d", seconds)


@dataclass(frozen=True)
class Trouble:
    """How often, of a hundred requests, something goes wrong; and in how many channels no history can be read."""

    posting: int
    looking: int
    unreadable: int


class Platform(Protocol):
    """A platform that counts."""

    async def start(self) -> dict[str, str]:
        """Listen; give the addresses."""
        ...

    def taken(self) -> list[str]:
        """Give the delivery of every message there is, in every channel."""
        ...


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one request: `status` 0 drops the connection, `held` keeps the answer back."""

    accepted: bool
    status: int = 0
    held: bool = False


def drawn(chance: random.Random, percent: int) -> Fault | None:
    """Draw what goes wrong with a request, if anything does."""
    if chance.randrange(100) >= percent:
        return None
    accepted = chance.random() < 0.5  # noqa: PLR2004  as often as not
    return chance.choice(
        [
            Fault(accepted=False, status=429),
            Fault(accepted, status=500),
            Fault(accepted, status=503),
            Fault(accepted),
            Fault(accepted, held=True),
        ]
    )


class ClockedMethods(slack.Methods):
    """Slack's methods by the shared clock; the history shows each message at once or LAG later."""

    def __init__(self, server: slack.FakeSlack, clock: SharedClock, trouble: Trouble, chance: random.Random) -> None:
        super().__init__(server.workspace, server.views, str, server.files)
        self._clock, self._trouble, self._chance = clock, trouble, chance
        self._shown: dict[str, float] = {}
        self._posted = 0

    def _post(self, given: slack.Json) -> slack.Json:
        answer = super()._post(given)
        self._posted += 1
        ts = f"{int(self._clock.seconds)}.{self._posted:06d}"
        self._workspace.conversations[answer["channel"]].messages[-1]["ts"] = ts
        self._shown[ts] = self._clock.seconds + self._chance.choice([0.0, LAG])
        return {**answer, "ts": ts}

    def _some(self, given: slack.Json, found: list[slack.Json]) -> slack.Json:
        if is_unreadable(given["channel"].removeprefix("C"), self._trouble):
            raise Refusal("missing_scope", needed="channels:history")
        return super()._some(given, [one for one in found if self._shown[one["ts"]] <= self._clock.seconds])


class FaultySlack(slack.FakeSlack):
    """A workspace of many channels that fails as it is drawn."""

    def __init__(self, channels: Iterable[int], clock: SharedClock, trouble: Trouble, chance: random.Random) -> None:
        world = slack.Workspace(granted_scopes())
        world.conversations = {f"C{number}": slack.Conversation(f"C{number}") for number in channels}
        world.add_person(f"U{OWNER}", "Owner")
        super().__init__(world)
        self._methods = ClockedMethods(self, clock, trouble, chance)
        self._trouble, self._chance = trouble, chance

    async def listen(self) -> dict[str, str]:
        """Listen; give the address."""
        await self.start()
        return {"api": self.api_url}

    def taken(self) -> list[str]:
        """Give the delivery of every message."""
        everything = [one for place in self.workspace.conversations.values() for one in place.messages]
        return [one["metadata"]["event_payload"]["delivery"] for one in everything]

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        percent = self._trouble.posting if method == "chat.postMessage" else self._trouble.looking
        fault = drawn(self._chance, percent)
        given = {**request.query, **(await request.json() if request.content_type == "application/json" else {})}
        given |= dict(await request.post()) if request.content_type != "application/json" else {}
        body: slack.Json = {}
        if fault is None or fault.accepted:
            body = self._done(method, request, given)
        if fault is None:
            return web.json_response(body)
        return await spoilt(request, fault, {"Retry-After": "20"})

    def _done(self, method: str, request: web.Request, given: slack.Json) -> slack.Json:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            return self._methods.call(method, token, given)
        except Refusal as refusal:
            return refusal.body


class ClockedWorld(World):
    """Discord's world by the shared clock."""

    clock: SharedClock

    def now(self) -> datetime:
        """Give the shared instant."""
        return self.clock.now()


class FaultyDiscord(discord.FakeDiscord):
    """A server of many channels that fails as it is drawn."""

    def __init__(self, channels: Iterable[int], clock: SharedClock, trouble: Trouble, chance: random.Random) -> None:
        super().__init__()
        world = ClockedWorld()
        world.clock = clock
        places = [Channel(number) for number in channels]
        for place in places:
            place.denied = READ_MESSAGE_HISTORY if is_unreadable(place.id, trouble) else 0
        world.add_guild(GUILD, *places)
        self.world, self.rest = world, Rest(world)
        self._trouble, self._chance = trouble, chance
        self._shown: dict[str, float] = {}

    async def listen(self) -> dict[str, str]:
        """Listen; give the addresses."""
        await self.__aenter__()
        return {"api": self.base, "gateway": self.gateway}

    def taken(self) -> list[str]:
        """Give the delivery of every message."""
        everything = [one for place in self.world.channels.values() for one in place.messages]
        rows = [button for one in everything for row in one["components"] for button in row["components"]]
        ids = [button.get("custom_id", "") for button in rows]
        return [one.removeprefix("d:") for one in ids if one.startswith("d:")]

    async def _answer(self, request: web.Request, call: Call, sent: Sent) -> web.StreamResponse:
        self._check(call, sent)
        is_message = call.path.endswith("/messages")
        percent = (self._trouble.posting if call.method == "POST" else self._trouble.looking) if is_message else 0
        fault = drawn(self._chance, percent)
        if fault is None:
            return self._handled(call)
        if fault.accepted:
            self._handled(call)
        limited = {"Via": "1.1 google", "Retry-After": "40"}
        return await spoilt(request, fault, limited, {"retry_after": 40.0, "global": False, "message": "slow down"})

    def _handled(self, call: Call) -> web.Response:
        answer = self.rest.handle(call)
        if not call.path.endswith("/messages"):
            return answer
        body: Any = json.loads(answer.text or "null")
        now = self.world.now().timestamp()
        if call.method == "POST":
            self._shown.setdefault(body["id"], now + self._chance.choice([0.0, LAG]))
            return answer
        return json_answer(200, [one for one in body if self._shown[one["id"]] <= now])


def is_unreadable(number: int | str, trouble: Trouble) -> bool:
    """Whether nobody can read that channel's history: that of the first ones."""
    text = str(number)
    return text.isdecimal() and FIRST_CHANNEL <= int(text) < FIRST_CHANNEL + trouble.unreadable


async def spoilt(
    request: web.Request, fault: Fault, limited: dict[str, str], body: dict[str, object] | None = None
) -> web.StreamResponse:
    """Give what comes in place of an answer."""
    if fault.held:
        await asyncio.sleep(_HELD)
    if not fault.status and request.transport:
        request.transport.abort()
    headers = limited if fault.status == 429 else {}  # noqa: PLR2004  too many requests
    return web.json_response(body or {"ok": False}, status=fault.status or 500, headers=headers)
