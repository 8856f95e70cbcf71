"""HTTP mode: Slack's signed requests, handed to Bolt once their signature and age (five minutes) are checked."""

from __future__ import annotations

import re
from typing import Final

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier

from bot.adapters.web.server import Handler

_TIMESTAMP: Final = re.compile(r"[0-9]{1,12}")
_SIGNATURE: Final = re.compile(r"v0=[0-9a-f]{64}")

_UNREADABLE: Final = (ValueError, LookupError, AttributeError, TypeError)
"""What Bolt raises for a body that is no JSON, or not the objects it takes for granted."""


def events_handler(bolt: AsyncApp, signing_secret: str) -> Handler:
    """Give the handler of POST /slack/events."""
    verifier = SignatureVerifier(signing_secret)

    async def handle(request: web.Request) -> web.StreamResponse:
        # Bolt looks into a body before it checks who signed it.
        if not _is_signed(verifier, request, await request.read()):
            return web.json_response({"error": "invalid request"}, status=401)
        try:
            asked = await to_bolt_request(request)
        except _UNREADABLE:
            return web.json_response({"error": "unreadable request"}, status=400)
        return await to_aiohttp_response(await bolt.async_dispatch(asked))

    return handle


def _is_signed(verifier: SignatureVerifier, request: web.Request, body: bytes) -> bool:
    """Whether Slack signed it just now. The verifier trips over a time that is no number, and letters beyond ASCII."""
    timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
    signature = request.headers.get("X-Slack-Signature", "")
    if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
        return False
    return verifier.is_valid(body.decode(errors="replace"), timestamp, signature)
