"""discord.py's client with our commands on it: events in, to the conversation or the welcome."""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import Any, Final

import discord
from discord import app_commands

from bot.adapters.answering import Answering, Welcome, Wordings, tokens_of
from bot.adapters.discord.conversation import Conversation
from bot.adapters.discord.faults import FAULTS
from bot.adapters.discord.language import Interaction
from bot.adapters.discord.names import Localised
from bot.adapters.discord.render import render
from bot.adapters.discord.rights import rights_in
from bot.adapters.discord.sending import PINGS_NOBODY, sendable
from bot.adapters.discord.tree import command_groups, message_menus
from bot.adapters.pictures import Draw
from bot.commands.registry import COMMANDS
from bot.commands.shortcuts import SHORTCUTS
from bot.commands.shown_commands import ADMIN, as_typed
from bot.locales.load import wording_for

_LONGEST_RATE_LIMIT: Final = 30.0
"""Seconds the library waits out by itself; for a longer wait it raises RateLimited, and the outbox waits."""


class EujpClient(discord.Client):
    """Knows servers and channels, but nothing people write: its only intent is guilds.

    `connected` is set once servers and channels are known.
    """

    def __init__(
        self,
        answerer: Answering,
        welcome: Welcome,
        logger: logging.Logger,
        wordings: Wordings,
        draw: Draw,
    ) -> None:
        # Voice is not used here, so nobody need hear that its libraries are missing.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=PINGS_NOBODY,
            max_messages=None,
            max_ratelimit_timeout=_LONGEST_RATE_LIMIT,
        )
        self.connected = asyncio.Event()
        self._answerer = answerer
        self._welcome = welcome
        self._logger = logger
        self._wordings = wordings
        self._talk = Conversation(answerer, wordings, logger, draw)
        self._tree = _Tree(self, self._talk)
        for group in command_groups(COMMANDS, self._talk.command, self._talk.complete):
            self._tree.add_command(group)
        for menu in message_menus(SHORTCUTS, self._talk.shortcut):
            self._tree.add_command(menu)

    async def setup_hook(self) -> None:
        """Tell Discord the commands; without that those it knows from before go on working."""
        await self._tree.set_translator(Localised(self._wordings))
        try:
            await self._tree.sync()
        except (*FAULTS, app_commands.AppCommandError) as fault:
            self._logger.error("Discord did not take the commands, so new ones do not show: %s", fault)  # noqa: TRY400  the sentence says it all

    async def on_ready(self) -> None:
        """Say that it works."""
        self._logger.info("Discord: signed in as %s, in %d servers.", self.user, len(self.guilds))
        self.connected.set()

    async def on_interaction(self, interaction: Interaction) -> None:
        """Answer clicks and forms sent off; the tree answers commands and shortcuts."""
        if interaction.data is None:
            return
        if interaction.type is discord.InteractionType.component:
            await self._talk.click(interaction, str(interaction.data.get("custom_id", "")))
        elif interaction.type is discord.InteractionType.modal_submit:
            await self._talk.submit(interaction, interaction.data)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Say once, where the server expects it, what can be typed."""
        place = _welcoming_channel(guild)
        if place is None:
            self._logger.warning("No welcome in the Discord server %d: no channel to post in.", guild.id)
            return
        try:
            wording = wording_for(str(guild.preferred_locale), self._wordings)
            welcome = as_typed(self._welcome(wording), wording, ADMIN)
            body = render(welcome, await tokens_of(welcome, self._answerer.remember))
            await place.send(**sendable(body))
        except FAULTS as fault:
            self._logger.warning("No welcome in the Discord server %d: %s", guild.id, fault)

    async def on_error(self, event_method: str, /, *args: Any, **_: Any) -> None:
        """Note what an event broke on, and tell whoever caused it."""
        error = _present_error()
        if args and isinstance(args[0], discord.Interaction):
            await self._talk.apologise(args[0], error)
        else:
            self._logger.error("The Discord event %s could not be handled.", event_method, exc_info=error)


class _Tree(app_commands.CommandTree[discord.Client]):
    """The commands; what breaks in one is told to the asker."""

    def __init__(self, client: discord.Client, talk: Conversation) -> None:
        super().__init__(client)
        self._talk = talk

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Unwrap what broke: discord.py wraps it."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await self._talk.apologise(interaction, cause)


def _welcoming_channel(guild: discord.Guild) -> discord.TextChannel | None:
    """Give the system channel, else the first, in which the bot may post."""
    channels = [guild.system_channel, *guild.text_channels]
    return next((channel for channel in channels if channel is not None and _may_post(channel)), None)


def _may_post(channel: discord.TextChannel) -> bool:
    return rights_in(channel, channel.permissions_for(channel.guild.me)).can_post


def _present_error() -> BaseException:
    error = sys.exc_info()[1]
    return error or RuntimeError("discord.py reported an error without one")
