"""HTTP mode: Slack's signed requests, handed to Bolt, which checks signature and age (five minutes)."""

from __future__ import annotations

import re
from typing import Final

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp

from bot.adapters.web.server import Handler

_TIMESTAMP: Final = re.compile(r"[0-9]{1,12}")
_SIGNATURE: Final = re.compile(r"v0=[0-9a-f]{64}")


def events_handler(bolt: AsyncApp) -> Handler:
    """Give the handler of POST /slack/events."""

    async def handle(request: web.Request) -> web.StreamResponse:
        if not _looks_signed(request):
            return web.json_response({"error": "invalid request"}, status=401)
        try:
            asked = await to_bolt_request(request)
        except (ValueError, LookupError):
            return web.json_response({"error": "unreadable request"}, status=400)
        return await to_aiohttp_response(await bolt.async_dispatch(asked))

    return handle


def _looks_signed(request: web.Request) -> bool:
    """Keep from Bolt what its check would trip over: a time that is no number, a signature beyond ASCII."""
    timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
    signature = request.headers.get("X-Slack-Signature", "")
    return bool(_TIMESTAMP.fullmatch(timestamp) and _SIGNATURE.fullmatch(signature))
