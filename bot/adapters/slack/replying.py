"""Answering through a response_url: to the asker alone or to the channel, and never more than Slack allows."""

from __future__ import annotations

import logging
from typing import Final

from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.adapters.answering import Remember, tokens_of
from bot.adapters.slack.clients import library_logger
from bot.adapters.slack.faults import FAULTS
from bot.adapters.slack.render import render
from bot.domain.messages import Message, Note, Reply, Text
from bot.views.limits import SLACK
from bot.views.split import split

ANSWERS: Final = 5
"""How many answers one response_url takes (Slack's reference: up to five within 30 minutes)."""

_OK: Final = 200


class Responder:
    """Sends replies. What Slack does not take is logged, since there is no other way to the asker."""

    def __init__(self, remember: Remember, logger: logging.Logger) -> None:
        self._remember = remember
        self._logger = logger

    async def respond(self, response_url: str, reply: Reply) -> None:
        """Send a reply in its parts, leaving the message it answers as it is."""
        # A public answer sent twice would show; a rate limit alone is certain not to have posted it.
        retries = [AsyncRateLimitErrorRetryHandler()]
        client = AsyncWebhookClient(response_url, logger=library_logger(self._logger), retry_handlers=list(retries))
        to = {"response_type": "ephemeral" if reply.private else "in_channel", "replace_original": False}
        for part in parts_of(reply.message):
            if not await self._sent(client, render(part, await tokens_of(part, self._remember)) | to):
                return

    async def _sent(self, client: AsyncWebhookClient, body: dict[str, object]) -> bool:
        try:
            answer = await client.send_dict(body)
        except FAULTS as fault:
            self._logger.warning("An answer did not reach Slack (%s).", type(fault).__name__)
            return False
        if answer.status_code != _OK:
            self._logger.warning("Slack did not take an answer: %s %s", answer.status_code, answer.body[:80])
        return answer.status_code == _OK


def parts_of(message: Message) -> tuple[Message, ...]:
    """Cut a message into as many answers as one response_url takes; the last says when something is left out."""
    parts = split(message, SLACK)
    if len(parts) <= ANSWERS:
        return parts
    left_out = "This answer is too long for one go; the rest is left out. Ask for less, for example with limit:3."
    return (*parts[: ANSWERS - 1], Message(left_out, (Note((Text(left_out),)),)))
