"""A language model's server on the loopback: OpenAI's chat completions, answering by script."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass(frozen=True)
class Said:
    """An answer whose message holds `content`."""

    content: str | None

    def body(self) -> bytes:
        """Give it as chat completions give it."""
        message = {"role": "assistant", "content": self.content}
        choices = [{"index": 0, "message": message, "finish_reason": "stop"}]
        return json.dumps(
            {"id": "c1", "object": "chat.completion", "created": 0, "model": "m", "choices": choices}
        ).encode()


@dataclass(frozen=True)
class Status:
    """A refusal."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b'{"error": {"message": "no, sk-secret", "type": "refused"}}'


@dataclass(frozen=True)
class Hang:
    """No answer for `seconds`; with `drip`, a byte of one every tenth of a second meanwhile."""

    seconds: float = 30.0
    drip: bool = False


@dataclass(frozen=True)
class Drop:
    """The connection is closed without an answer."""


@dataclass(frozen=True)
class Bytes:
    """A body that is no chat completion."""

    body: bytes


Answer = Said | Status | Hang | Drop | Bytes


class ModelServer:
    """Gives the answers of `script` one a request, the last again and again, and keeps the requests.

    An answer may be a function of the request's text.
    """

    def __init__(self) -> None:
        self.url = ""
        self.script: list[Answer | Callable[[str], Answer]] = [Said("")]
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request by the script."""
        assert (request.method, request.path) == ("POST", "/v1/chat/completions")
        self.asked.append(await request.json())
        self.keys.append(request.headers["Authorization"])
        answer = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return await _give(request, answer(self.asked[-1]["messages"][1]["content"]) if callable(answer) else answer)


async def _give(request: web.BaseRequest, answer: Answer) -> web.StreamResponse:
    match answer:
        case Said():
            return web.Response(body=answer.body(), content_type="application/json")
        case Status(status, headers, body):
            return web.Response(status=status, headers=headers, body=body, content_type="application/json")
        case Bytes(body):
            return web.Response(body=body, content_type="application/json")
        case Hang(seconds, drip):
            return await _wait(request, seconds, drip=drip)
        case Drop():
            assert request.transport is not None
            request.transport.close()
            return web.Response()


async def _wait(request: web.BaseRequest, seconds: float, *, drip: bool) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    if drip:
        await response.prepare(request)
    for _ in range(int(seconds * 10)):
        await asyncio.sleep(0.1)
        if drip:
            await response.write(b" ")
    return response


@asynccontextmanager
async def model_server() -> AsyncIterator[ModelServer]:
    """Serve until the block ends."""
    server = ModelServer()
    runner = web.ServerRunner(web.Server(server.answer), handle_signals=False, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    try:
        yield server
    finally:
        await runner.cleanup()
