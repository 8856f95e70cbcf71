"""Slack's clients, told apart by what may be asked twice: reading may, posting may not."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.adapters.slack.standing import Standing
from bot.domain.deliveries import SEND_TIMEOUT

SLACK_API: Final = "https://slack.com/api/"
"""GovSlack has another one: https://slack-gov.com/api/."""


def new_session(timeout: timedelta = SEND_TIMEOUT) -> aiohttp.ClientSession:
    """Open what every request to Slack shares, so that an answer need not wait for a new connection.

    The libraries set no time-out of their own on a session they are given. Cookies are not kept: Slack's mean nothing
    to a bot. Close it when the bot stops; needs a running event loop.
    """
    return aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=timeout.total_seconds()), cookie_jar=aiohttp.DummyCookieJar()
    )


class Client(AsyncWebClient):
    """Slack's client, which tells `standing` of every answer."""

    def __init__(self, token: str | None, api_url: str, standing: Standing | None, **given: Any) -> None:
        super().__init__(token, api_url, **given)
        self.standing = standing or Standing()

    async def api_call(self, api_method: str, **given: Any) -> AsyncSlackResponse:
        """Call a method as the library does."""
        try:
            answer = await super().api_call(api_method, **given)
        except SlackApiError as fault:
            self.standing.failed(api_method, fault)
            raise
        self.standing.worked(api_method, answer.headers)
        return answer


def reading_client(token: str | None, api_url: str, logger: logging.Logger, standing: Standing | None = None) -> Client:
    """Give a client for questions: asked again once after a broken connection or a rate limit."""
    retries = [AsyncConnectionErrorRetryHandler(), AsyncRateLimitErrorRetryHandler()]
    return Client(token, api_url, standing, logger=library_logger(logger), retry_handlers=list(retries))


def posting_client(
    token: str,
    api_url: str,
    logger: logging.Logger,
    timeout: timedelta = SEND_TIMEOUT,
    standing: Standing | None = None,
) -> Client:
    """Give a client for messages: it never repeats a request by itself.

    The library's default repeats one whose connection broke, which Slack may already have accepted, and a
    rate limit is the outbox's to wait for.
    """
    seconds = max(1, int(timeout.total_seconds()))
    return Client(token, api_url, standing, timeout=seconds, logger=library_logger(logger), retry_handlers=[])


def library_logger(logger: logging.Logger) -> logging.Logger:
    """Give the logger for Slack's libraries, silent below WARNING: there they write whole requests and addresses."""
    quiet = logger.getChild("library")
    quiet.setLevel(logging.WARNING)
    return quiet
