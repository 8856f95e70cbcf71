"""The Discord bot: signs in, keeps connected, stops cleanly."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Final

import discord

from bot.adapters.answering import IN_ENGLISH, Answering, Welcome, Wordings
from bot.adapters.discord.client import EujpClient
from bot.adapters.discord.faults import FAULTS, TOKEN_REFUSED
from bot.adapters.discord.messenger import DiscordMessenger
from bot.adapters.pictures import Draw, in_words
from bot.domain.errors import FetchError, PermanentDelivery, SettingsError
from bot.domain.phrases import Phrase

_BAD_TOKEN_CLOSE: Final = 4004


class DiscordApp:
    """One bot on all the servers it was invited to.

    `welcome` is what it says when it joins one, in the server's language, `draw` makes pictures of charts, `wordings`
    are the languages its commands are described in.
    """

    def __init__(
        self,
        token: str,
        answerer: Answering,
        welcome: Welcome,
        logger: logging.Logger | None = None,
        draw: Draw = in_words,
        wordings: Wordings = IN_ENGLISH,
    ) -> None:
        self._token = token
        self._wordings = wordings
        self._answerer = answerer
        self._welcome = welcome
        self._draw = draw
        self._logger = logger or logging.getLogger(__name__)
        self.client = self._new_client()
        self._connection: asyncio.Task[None] | None = None
        self.messenger = DiscordMessenger(lambda: self.client, answerer.remember, draw=draw)

    async def start(self) -> None:
        """Sign in, tell Discord the commands and connect; a connection that breaks is taken up again.

        Raises SettingsError naming DISCORD_TOKEN when Discord refuses it, FetchError when Discord cannot be reached;
        then it may be called again.
        """
        try:
            await self.client.login(self._token)
        except discord.LoginFailure:
            await self.client.close()
            raise SettingsError(TOKEN_REFUSED) from None
        except FAULTS as fault:
            await self.client.close()
            # discord.py's client, once closed, cannot sign in again.
            self.client = self._new_client()
            raise FetchError("Discord cannot be reached: check the network, then start again.") from fault
        self._connection = asyncio.create_task(self._stay_connected(), name="discord")

    async def wait_until_ready(self) -> None:
        """Wait until servers and channels are known, so that messages can be posted."""
        await self.client.connected.wait()

    async def wait_until_stopped(self) -> None:
        """Wait until Discord has closed the connection for good, or `stop` was called."""
        if self._connection is not None:
            await asyncio.wait({self._connection})

    async def stop(self) -> None:
        """Close the connection."""
        await self.client.close()
        if self._connection is not None:
            self._connection.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._connection

    def _new_client(self) -> EujpClient:
        return EujpClient(self._answerer, self._welcome, self._logger, self._wordings, self._draw)

    async def _stay_connected(self) -> None:
        """Discord closes for good only over what a person must change, such as a token that was reset."""
        try:
            while not self.client.is_closed():
                await self._connect()
        except discord.DiscordException as error:
            reset = isinstance(error, discord.ConnectionClosed) and error.code == _BAD_TOKEN_CLOSE
            reason = TOKEN_REFUSED if reset else Phrase("Discord closed the connection: {error}", error=str(error))
            self.messenger.stop(PermanentDelivery(reason))
            self._logger.error("%s The Discord bot has stopped.", reason)  # noqa: TRY400  the sentence says it all

    async def _connect(self) -> None:
        try:
            await self.client.connect()
        except AttributeError:
            # discord.py 2.7 takes up a connection that broke, but after its wait trips over one that never stood.
            if self.client.connected.is_set():
                raise
