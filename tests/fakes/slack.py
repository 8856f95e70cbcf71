"""A Slack of our own on the loopback: its Web API, its Socket Mode and its response_urls, authorisation enforced."""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from aiohttp import WSMsgType, web

from tests.fakes.slack_files import Files
from tests.fakes.slack_rules import problems
from tests.fakes.slack_views import Refusal, Views

Json = dict[str, Any]

ACK_SECONDS: Final = 3.0
"""Slack gives up on a command, button or event that is not confirmed by then."""

BROKEN: Final = 0
"""In place of a status: the connection ends before there is one."""

_PAGE: Final = 15


@dataclass
class Conversation:
    """A channel, private channel (private) or direct message (id D…) and what stands in it, oldest first.

    `whispers` were shown to one person alone.
    """

    id: str
    creator: str = "U1"
    private: bool = False
    member: bool = True
    archived: bool = False
    messages: list[Json] = field(default_factory=list)
    whispers: list[Json] = field(default_factory=list)

    @property
    def family(self) -> str:
        """What its scopes are named after."""
        if self.id.startswith("D"):
            return "im"
        return "groups" if self.private else "channels"


@dataclass
class Workspace:
    """What Slack knows: tokens, people, channels, and the scopes the app was granted."""

    scopes: frozenset[str]
    bot_token: str = "xoxb-1-bot-secret"
    app_token: str = "xapp-1-app-secret"
    signing_secret: str = "signing-secret"
    team: str = "T1"
    bot_user: str = "UBOT"
    revoked: bool = False
    people: dict[str, Json] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for conversation in (Conversation("C1"), Conversation("C2", member=False), Conversation("D1", creator="")):
            self.conversations[conversation.id] = conversation
        self.add_person("U1", "Mika")
        self.add_person("U2", "Ann")

    def add_person(self, user: str, name: str, **known: object) -> None:
        """Let someone join the workspace."""
        self.people[user] = {"id": user, "name": name, "team_id": self.team, "locale": "en-GB", **known}


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one call; `accepted` says whether Slack had done what was asked before."""

    status: int = 200
    error: str = ""
    retry_after: int | None = None
    hangs: bool = False
    drops: bool = False
    accepted: bool = False


class Methods:
    """The Web API's methods, on plain values."""

    def __init__(
        self, workspace: Workspace, views: Views, new_address: Callable[[], str], files: Files | None = None
    ) -> None:
        self._workspace = workspace
        self._views = views
        self._files = files or Files(new_address)
        self._new_address = new_address
        self._ticks = count(1)

    def call(self, method: str, token: str, given: Json) -> Json:
        """Do what a method does; raises Refusal."""
        if method == "apps.connections.open":
            self._authorise(token, self._workspace.app_token)
            return {"ok": True, "url": self._new_address()}
        self._authorise(token, self._workspace.bot_token)
        if self._workspace.revoked:
            raise Refusal("token_revoked")
        known = {
            "auth.test": self._auth_test,
            "users.info": self._users_info,
            "conversations.info": self._conversations_info,
            "conversations.open": self._open,
            "conversations.history": self._history,
            "conversations.replies": self._replies,
            "chat.postMessage": self._post,
            "chat.postEphemeral": self._whisper,
            "files.getUploadURLExternal": self._announce,
            "files.completeUploadExternal": self._complete,
            "views.open": self._views.open,
            "views.publish": self._views.publish,
        }
        if method not in known:
            raise Refusal("unknown_method")
        return {"ok": True, **known[method](given)}

    def _announce(self, given: Json) -> Json:
        self._require("files:write")
        return self._files.announce(given)

    def _complete(self, given: Json) -> Json:
        self._require("files:write")
        channel = given.get("channel_id")
        # The id of a person, which chat.postMessage takes, is refused here.
        if channel and not channel.startswith(("C", "D", "G")):
            raise Refusal("invalid_arguments", detail="input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$")
        comment = {"text": "a file", "unfurl_links": False, "unfurl_media": False}
        conversation = self._writable({"channel": channel, **comment}) if channel else None
        files = self._files.complete(given)
        if conversation:
            shared = {"text": given.get("initial_comment", ""), "files": [file.payload() for file in files]}
            conversation.messages.append({**shared, "ts": f"{time.time():.3f}{next(self._ticks):03}", "bot_id": "B1"})
            for file in files:
                file.channels.append(conversation.id)
        return {"files": [file.payload() for file in files]}

    def _authorise(self, token: str, expected: str) -> None:
        if not token:
            raise Refusal("not_authed")
        if token != expected:
            raise Refusal("invalid_auth" if token[:4] == expected[:4] else "not_allowed_token_type")

    def _auth_test(self, _: Json) -> Json:
        here = self._workspace
        return {"team": "Desk", "team_id": here.team, "user": "eujp", "user_id": here.bot_user, "bot_id": "B1"}

    def _users_info(self, given: Json) -> Json:
        self._require("users:read")
        try:
            person = dict(self._workspace.people[given["user"]])
        except KeyError:
            raise Refusal("user_not_found") from None
        if given.get("include_locale") != "1":
            del person["locale"]
        return {"user": person}

    def _conversations_info(self, given: Json) -> Json:
        conversation = self._conversation(given)
        self._require(f"{conversation.family}:read")
        return {
            "channel": {
                "id": conversation.id,
                "creator": conversation.creator,
                "is_im": conversation.family == "im",
                "is_member": conversation.member,
                "is_archived": conversation.archived,
            }
        }

    def _open(self, given: Json) -> Json:
        self._require("im:write")
        user = given["users"]
        if user not in self._workspace.people:
            raise Refusal("user_not_found")
        direct = self._workspace.conversations.setdefault(f"D{user}", Conversation(f"D{user}", creator=""))
        return {"channel": {"id": direct.id}}

    def _history(self, given: Json) -> Json:
        conversation = self._conversation(given)
        self._require(f"{conversation.family}:history")
        if not conversation.member:
            raise Refusal("not_in_channel")
        # What stands in a thread alone is not in the channel's history.
        newest_first = [
            message
            for message in reversed(conversation.messages)
            if _is_within(given, message) and message.get("thread_ts", message["ts"]) == message["ts"]
        ]
        return self._some(given, newest_first)

    def _replies(self, given: Json) -> Json:
        conversation = self._conversation(given)
        self._require(f"{conversation.family}:history")
        parents = [message for message in conversation.messages if message["ts"] == given["ts"]]
        if not parents:
            raise Refusal("thread_not_found")
        replies = [
            message
            for message in conversation.messages
            if message.get("thread_ts") == given["ts"] and _is_within(given, message)
        ]
        # The parent comes with them, however old it is.
        return self._some(given, [*parents, *replies])

    def _some(self, given: Json, found: list[Json]) -> Json:
        start = int(given.get("cursor") or 0)
        end = start + min(int(given.get("limit", 100)), _PAGE)
        with_metadata = given.get("include_all_metadata") == "1"
        page = [message if with_metadata else _without_metadata(message) for message in found[start:end]]
        following = str(end) if end < len(found) else ""
        return {"messages": page, "has_more": bool(following), "response_metadata": {"next_cursor": following}}

    def _whisper(self, given: Json) -> Json:
        conversation = self._writable(given)
        conversation.whispers.append(given)
        return {"message_ts": f"{time.time():.6f}"}

    def _writable(self, given: Json) -> Conversation:
        conversation = self._conversation(given)
        self._require("chat:write")
        if not conversation.member:
            raise Refusal("not_in_channel")
        if conversation.archived:
            raise Refusal("is_archived")
        if problems(given):
            raise Refusal("invalid_blocks", detail="; ".join(problems(given)))
        self._files.check_shown(given.get("blocks", []))
        return conversation

    def _post(self, given: Json) -> Json:
        # A person's id in place of a channel's means the direct message with them.
        direct = given["channel"] in self._workspace.people
        conversation = self._writable({**given, "channel": "D1"} if direct else given)
        ts = f"{time.time():.3f}{next(self._ticks):03}"
        message = {**given, "ts": ts, "bot_id": "B1"}
        if not any(one["ts"] == given.get("thread_ts") for one in conversation.messages):
            # Slack says nothing when the message replied to is gone: the reply stands in the channel.
            message.pop("thread_ts", None)
        conversation.messages.append(message)
        return {"ts": ts, "channel": conversation.id}

    def _conversation(self, given: Json) -> Conversation:
        conversation = self._workspace.conversations.get(given["channel"])
        if conversation is None or (conversation.private and not conversation.member):
            raise Refusal("channel_not_found")
        return conversation

    def _require(self, scope: str) -> None:
        if scope not in self._workspace.scopes:
            raise Refusal("missing_scope", needed=scope, provided=",".join(sorted(self._workspace.scopes)))


class Exchange:
    """What comes to one response_url: at most five answers, each checked like a message; and its trigger.

    `answers` holds all that came, `refused` what is not as ours are. Before that as many answers fail as `faults` holds
    statuses.
    """

    def __init__(self, url: str, trigger: str) -> None:
        self.url = url
        self.trigger = trigger
        self.count = 0
        self.answers: list[Json] = []
        self.refused: list[Json] = []
        self.faults: deque[int] = deque()
        self._answers: asyncio.Queue[Json] = asyncio.Queue()

    def take(self, answer: Json) -> web.Response:
        """Take an answer as Slack would."""
        if self.faults:
            return web.Response(status=self.faults.popleft(), headers={"Retry-After": "0"})
        self.count += 1
        if self.count > 5:
            return web.Response(status=404, text="used_url")
        if any("slack_file" in block for block in answer.get("blocks", [])):
            return web.Response(status=404, text="invalid_blocks")
        if problems(answer):
            self.refused.append(answer)
            return web.Response(status=400, text="; ".join(problems(answer)))
        self.answers.append(answer)
        self._answers.put_nowait(answer)
        return web.Response(text="ok")

    async def next(self, seconds: float = 3.0) -> Json:
        """Give the next answer; TimeoutError when none comes."""
        return await asyncio.wait_for(self._answers.get(), seconds)

    @property
    def is_silent(self) -> bool:
        """Whether no answer is waiting."""
        return self._answers.empty()


class SocketMode:
    """The WebSocket side: tickets good for one attempt, envelopes, and their confirmations.

    `refuses` counts the attempts that are still to fail.
    """

    def __init__(self) -> None:
        self.connections: list[web.WebSocketResponse] = []
        self.refuses = 0
        self._connected = asyncio.Event()
        self._tickets: set[str] = set()
        self._acks: dict[str, asyncio.Future[Json]] = {}
        self._numbers = count(1)

    def new_ticket(self) -> str:
        """Give a ticket."""
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        return ticket

    async def deliver(self, kind: str, payload: Json, attempt: int = 0) -> Json:
        """Send an envelope over the newest connection, and give what comes with its confirmation.

        TimeoutError when it is not confirmed in time.
        """
        await asyncio.wait_for(self._connected.wait(), 5)
        envelope = f"e{next(self._numbers)}"
        self._acks[envelope] = asyncio.get_running_loop().create_future()
        sent = {"envelope_id": envelope, "type": kind, "payload": payload, "accepts_response_payload": True}
        await self.connections[-1].send_json(sent | ({"retry_attempt": attempt} if kind == "events_api" else {}))
        return await asyncio.wait_for(self._acks[envelope], ACK_SECONDS)

    async def refresh(self) -> None:
        """Ask the client to connect anew, as Slack does every few hours, and wait until it has."""
        self._connected.clear()
        await self.connections[-1].send_json({"type": "disconnect", "reason": "refresh_requested"})
        await asyncio.wait_for(self._connected.wait(), 5)

    async def cut(self) -> None:
        """Close the connection from this side, and wait until the client is back."""
        self._connected.clear()
        await self.connections[-1].close()
        await asyncio.wait_for(self._connected.wait(), 5)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Take a connection."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403)
        self._tickets.remove(ticket)
        if self.refuses:
            self.refuses -= 1
            return web.Response(status=503)
        connection = web.WebSocketResponse()
        await connection.prepare(request)
        self.connections.append(connection)
        await connection.send_json({"type": "hello", "num_connections": 1})
        self._connected.set()
        async for message in connection:
            if message.type is WSMsgType.TEXT:
                confirmed = json.loads(message.data)
                self._acks[confirmed["envelope_id"]].set_result(confirmed.get("payload") or {})
        return connection


class FakeSlack:
    """Serves a workspace. Tests reach it through `api_url`, and send what Slack sends.

    `callers` are the connections that requests came by.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.calls: list[tuple[str, Json]] = []
        self.callers: set[object] = set()
        self.faults: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self.sockets = SocketMode()
        self.views = Views()
        self._ended = asyncio.Event()
        self._exchanges: dict[str, Exchange] = {}
        self.files = Files(lambda: self._base)
        self._methods = Methods(workspace, self.views, self._new_address, self.files)
        self._runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=0.2)
        self._base = ""

    @property
    def api_url(self) -> str:
        """Where the Web API is."""
        return f"{self._base}/api/"

    async def start(self) -> None:
        """Listen on a free loopback port."""
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self._base = f"http://{host}:{port}"

    async def stop(self) -> None:
        """Close every connection."""
        self.release()
        for connection in self.sockets.connections:
            await connection.close()
        await self._runner.cleanup()

    def add_direct(self, user: str) -> None:
        """Let someone have a direct message with the bot, as who opens its Home has."""
        self.workspace.conversations.setdefault(f"D{user}", Conversation(f"D{user}", creator=""))

    def release(self) -> None:
        """Let every call that hangs fail."""
        self._ended.set()

    def called(self, method: str) -> list[Json]:
        """Give what each call of a method was given, in order."""
        return [given for called, given in self.calls if called == method]

    def exchange(self) -> Exchange:
        """Open a new response_url."""
        number = str(len(self._exchanges) + 1)
        self._exchanges[number] = Exchange(f"{self._base}/commands/{number}", self.views.new_trigger())
        return self._exchanges[number]

    def _application(self) -> web.Application:
        application = web.Application()
        application.router.add_route("*", "/api/{method}", self._api)
        application.router.add_get("/link", self.sockets.serve)
        application.router.add_post("/commands/{number}", self._command)
        application.router.add_post("/upload/v1/{ticket}", self._upload)
        return application

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        given = await _given(request)
        self.calls.append((method, given))
        self._note(request)
        fault = self.faults[method].popleft() if self.faults[method] else None
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if fault and not fault.accepted:
            return await self._fail(request, fault)
        try:
            body = self._methods.call(method, token, given)
        except Refusal as refusal:
            body = refusal.body
        # Slack names the scopes of the token it was asked with beside each answer.
        headers = {"X-OAuth-Scopes": ",".join(sorted(self.workspace.scopes))} if token.startswith("xoxb-") else {}
        return await self._fail(request, fault) if fault else web.json_response(body, headers=headers)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        content = await request.read()
        assert "Authorization" not in request.headers, "the address itself is the right to upload"
        self.calls.append(("upload", {"length": len(content)}))
        if self.faults["upload"]:
            return await self._fail(request, self.faults["upload"].popleft())
        return web.Response(status=self.files.take(request.match_info["ticket"], content), text=f"OK - {len(content)}")

    async def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.hangs:
            await self._ended.wait()
        if fault.drops and request.transport:
            request.transport.abort()
        headers = {"Retry-After": str(fault.retry_after)} if fault.retry_after is not None else {}
        if fault.error:
            return web.json_response({"ok": False, "error": fault.error}, status=fault.status, headers=headers)
        return web.Response(status=fault.status, text="<html>oops</html>", content_type="text/html", headers=headers)

    def _note(self, request: web.Request) -> None:
        if request.transport:
            self.callers.add(request.transport.get_extra_info("peername"))

    def _new_address(self) -> str:
        return f"{self._base.replace('http', 'ws')}/link?ticket={self.sockets.new_ticket()}"

    async def _command(self, request: web.Request) -> web.StreamResponse:
        self._note(request)
        exchange = self._exchanges[request.match_info["number"]]
        answer = await request.json()
        if BROKEN in exchange.faults and request.transport:
            exchange.faults.remove(BROKEN)
            request.transport.abort()
            return web.Response()
        return exchange.take(answer)


async def _given(request: web.Request) -> Json:
    if request.content_type == "application/json":
        return {**request.query, **await request.json()}
    return {**request.query, **await request.post()}


def _is_within(given: Json, message: Json) -> bool:
    return float(given.get("oldest", 0)) <= float(message["ts"]) <= float(given.get("latest", "inf"))


def _without_metadata(message: Json) -> Json:
    return {key: value for key, value in message.items() if key != "metadata"}
