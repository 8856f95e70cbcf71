"""Answering by a response_url, or without one directly: to the asker alone or to the channel; and opening forms."""

from __future__ import annotations

import gettext
import logging
from dataclasses import replace
from typing import Any, Final

import aiohttp
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook import WebhookResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.adapters.answering import Remember, form_token, tokens_of
from bot.adapters.slack.clients import library_logger
from bot.adapters.slack.faults import FAULTS, code_of, refusal
from bot.adapters.slack.forms import modal
from bot.adapters.slack.home import home_view, one_page
from bot.adapters.slack.incoming import Asked
from bot.adapters.slack.render import render
from bot.adapters.slack.uploads import Uploads
from bot.commands.shown_commands import as_typed
from bot.domain.errors import NotAllowed
from bot.domain.messages import Attachment, Form, Line, Message, Note, Paragraph, Reply, Text
from bot.domain.phrases import say, then
from bot.views.limits import SLACK
from bot.views.split import split

ANSWERS: Final = 5
"""How many answers one response_url takes (Slack's reference: up to five within 30 minutes)."""

_OK: Final = 200
_BROKEN: Final = (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError)
"""The connection ended before Slack answered."""

_GONE: Final = frozenset({404, 410})
"""A response_url that is used up or too old: certain not to have posted anything."""


class Responder:
    """Sends replies and opens forms; what Slack does not take in any way is logged. `client` repeats no request."""

    def __init__(self, client: AsyncWebClient, remember: Remember, uploads: Uploads, logger: logging.Logger) -> None:
        self._client = client
        self._remember = remember
        self._uploads = uploads
        self._logger = logger
        self._for_library = library_logger(logger)

    async def open(self, asked: Asked, form: Form) -> bool:
        """Open a form; give whether it is open: three seconds after it was asked for Slack refuses it."""
        view = modal(form, await form_token(form, self._remember), asked)
        try:
            await self._client.api_call("views.open", json={"trigger_id": asked.trigger, "view": view})
        except FAULTS as fault:
            self._logger.warning("Slack did not open a form: %s", refusal(fault))
            return False
        return True

    async def respond(self, asked: Asked, reply: Reply, wording: gettext.NullTranslations) -> None:
        """Send a reply in its parts, leaving the message it answers as it is.

        An answer to the asker alone holds no file: that one goes into the direct message with them.
        """
        attachment = reply.attachment
        message = await self._with_file(asked, reply.message, attachment, wording) if attachment else reply.message
        for part in parts_of(message, wording):
            body = render(part, await tokens_of(part, self._remember))
            if not await self._sent(asked, body, private=reply.private):
                return

    async def show_home(self, asked: Asked, message: Message, wording: gettext.NullTranslations) -> None:
        """Show a message as the person's Home, in place of what stood there."""
        shown = one_page(as_typed(message, wording), wording)
        view = home_view(shown, await tokens_of(shown, self._remember), asked.channel)
        try:
            await self._client.api_call("views.publish", json={"user_id": asked.user, "view": view})
        except FAULTS as fault:
            self._logger.warning("A Home was not published: %s", refusal(fault))

    async def _with_file(
        self, asked: Asked, message: Message, attachment: Attachment, wording: gettext.NullTranslations
    ) -> Message:
        """Send the file, and give the message with a word on where it went or why it did not."""
        try:
            await self._uploads.send_to(asked.user, attachment, message.summary)
        except NotAllowed as error:
            self._logger.warning("A file did not reach Slack: %s", error)
            said: Line = (Text(say(then(attachment.not_sent, error.sentence), wording)),)
        else:
            said = (Text(attachment.sent_apart),)
        return replace(message, blocks=(*message.blocks, Paragraph(said)))

    async def _sent(self, asked: Asked, body: dict[str, object], *, private: bool) -> bool:
        if asked.in_home:
            return await self._posted(asked.channel, body)
        status = await self._answered(asked.response_url, body, private=private) if asked.response_url else 0
        if asked.response_url and status not in _GONE:
            return status == _OK
        return await (self._whispered(asked, body) if private else self._posted(asked.channel, body))

    async def _answered(self, response_url: str, body: dict[str, object], *, private: bool) -> int:
        """Give the status with which the response_url took or refused an answer, 0 when it did not say."""
        to = {"response_type": "ephemeral" if private else "in_channel", "replace_original": False}
        try:
            answer = await self._hooked(response_url, body | to, private=private)
        except FAULTS as fault:
            self._logger.warning("An answer did not reach Slack (%s).", type(fault).__name__)
            return 0
        if answer.status_code != _OK:
            self._logger.warning("Slack did not take an answer: %s %s", answer.status_code, answer.body[:80])
        return answer.status_code

    async def _hooked(self, response_url: str, body: dict[str, object], *, private: bool) -> WebhookResponse:
        """Send to a response_url; once more when the connection breaks, if nobody but the asker might see it twice.

        A connection that was kept open may end as it is used; the second try takes none of those.
        """
        try:
            return await self._hook(response_url, self._client.session).send_dict(body)
        except _BROKEN:
            if not private:
                raise
        return await self._hook(response_url, None).send_dict(body)

    def _hook(self, response_url: str, session: aiohttp.ClientSession | None) -> AsyncWebhookClient:
        # A public answer sent twice would show; a rate limit alone is certain not to have posted it.
        retries = [AsyncRateLimitErrorRetryHandler()]
        return AsyncWebhookClient(response_url, session=session, logger=self._for_library, retry_handlers=list(retries))

    async def _whispered(self, asked: Asked, body: dict[str, object]) -> bool:
        """Show it to the asker alone, in the channel if the bot is there, else in a direct message."""
        try:
            await self._client.api_call(
                "chat.postEphemeral", json={**body, "channel": asked.channel, "user": asked.user}
            )
        except FAULTS as fault:
            if not code_of(fault):
                self._logger.warning("An answer did not reach Slack: %s", refusal(fault))
                return False
            return await self._posted(asked.user, body)
        return True

    async def _posted(self, channel: str, body: dict[str, Any]) -> bool:
        try:
            await self._client.api_call("chat.postMessage", json={**body, "channel": channel})
        except FAULTS as fault:
            self._logger.warning("An answer did not reach Slack: %s", refusal(fault))
            return False
        return True


def parts_of(message: Message, wording: gettext.NullTranslations) -> tuple[Message, ...]:
    """Cut a message into as many answers as one response_url takes; the last says when something is left out."""
    parts = split(as_typed(message, wording), SLACK)
    if len(parts) <= ANSWERS:
        return parts
    _ = wording.gettext
    left_out = _("This answer is too long for one go; the rest is left out. Ask for less, for example with limit:3.")
    return (*parts[: ANSWERS - 1], Message(left_out, (Note((Text(left_out),)),)))
