"""Socket Mode: the connection the bot opens to Slack, kept open through refreshes and outages."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from bot.adapters.slack.clients import library_logger
from bot.adapters.slack.faults import FAULTS, start_error
from bot.domain.errors import FetchError

_PING_SECONDS: Final = 10.0
_TICKET_SECONDS: Final = 30.0
_CONNECT_SECONDS: Final = 30.0


class SocketMode:
    """One bot's connection. `ping_seconds` lie between two pings and between two attempts to connect.

    Slack's address holds a ticket for one connection. The library tries an address again until it works, which an
    expired one never does; so a connection still missing after `ticket_seconds` gets a new address, and `told` is
    called with whether there is one. The first is given up after `connect_seconds`; then `open` may be called again.
    """

    def __init__(
        self,
        bolt: AsyncApp,
        app_token: str,
        logger: logging.Logger,
        told: Callable[[bool], None] = lambda _: None,
        *,
        ping_seconds: float = _PING_SECONDS,
        ticket_seconds: float = _TICKET_SECONDS,
        connect_seconds: float = _CONNECT_SECONDS,
    ) -> None:
        self._bolt = bolt
        self._app_token = app_token
        self._logger = library_logger(logger)
        self._told = told
        self._ping_seconds = ping_seconds
        self._ticket_seconds = ticket_seconds
        self._connect_seconds = connect_seconds
        self._handler: AsyncSocketModeHandler | None = None
        self._renewal: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connect. Raises SettingsError naming SLACK_APP_TOKEN, or FetchError when Slack cannot be reached."""
        try:
            opened = await self._bolt.client.apps_connections_open(app_token=self._app_token)
        except FAULTS as fault:
            raise start_error(fault, "SLACK_APP_TOKEN") from fault
        handler = AsyncSocketModeHandler(
            self._bolt,
            self._app_token,
            self._logger,
            ping_interval=self._ping_seconds,
        )
        handler.client.wss_uri = str(opened["url"])
        self._handler = handler
        await self._connect(handler)
        self._renewal = asyncio.get_running_loop().create_task(self._renew(handler.client))

    async def close(self) -> None:
        """Close the connection; nothing is opened after."""
        if self._renewal:
            self._renewal.cancel()
            with suppress(asyncio.CancelledError):
                await self._renewal
        if self._handler:
            await self._handler.close_async()  # type: ignore[no-untyped-call]  # slack_bolt leaves this one untyped

    async def _connect(self, handler: AsyncSocketModeHandler) -> None:
        try:
            async with asyncio.timeout(self._connect_seconds):
                await handler.connect_async()  # type: ignore[no-untyped-call]  # slack_bolt leaves this one untyped
        except TimeoutError as error:
            await self.close()
            raise FetchError("Slack does not open a Socket Mode connection; try again in a minute.") from error

    async def _renew(self, client: SocketModeClient) -> None:
        while True:
            await asyncio.sleep(self._ticket_seconds)
            is_open = await client.is_connected()
            self._told(is_open)
            if not is_open:
                client.wss_uri = None
