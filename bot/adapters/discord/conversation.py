"""Slash commands and clicks become requests, replies become what the asker, or the channel, sees."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

import discord

from bot.adapters.answering import Answering, tokens_of
from bot.adapters.discord.faults import ALREADY_ANSWERED, FAULTS, UNKNOWN_INTERACTION, code_of
from bot.adapters.discord.messenger import DELIVERY_PREFIX
from bot.adapters.discord.render import BUTTON_PREFIX, render
from bot.adapters.discord.rights import asked_for, channel_rights
from bot.adapters.discord.sending import Sendable, sendable
from bot.adapters.discord.typed import as_typed_here
from bot.domain.errors import EujpError
from bot.domain.messages import Button, Message, Person, Place, Reply, Request
from bot.views.desk import error_message
from bot.views.limits import DISCORD
from bot.views.split import split

Interaction: TypeAlias = discord.Interaction[discord.Client]

PLATFORM: Final = "discord"

_OUR_FAULT: Final = "Something went wrong on our side and has been logged. Please try again in a minute."


class Conversation:
    """Answers interactions by `answerer`; every answer is for the asker alone unless the reply is public."""

    def __init__(self, answerer: Answering, logger: logging.Logger) -> None:
        self._answerer = answerer
        self._logger = logger

    async def command(self, interaction: Interaction, command: str, arguments: Mapping[str, str]) -> None:
        """Answer a slash command."""
        if await self._acknowledge(interaction):
            await self._answer(interaction, command, arguments)

    async def click(self, interaction: Interaction, custom_id: str) -> None:
        """Answer a click on one of our buttons; other custom_ids are not ours."""
        if not custom_id.startswith((BUTTON_PREFIX, DELIVERY_PREFIX)) or not await self._acknowledge(interaction):
            return
        try:
            button = await self._button(custom_id)
        except EujpError as error:
            await self._whisper(interaction, error_message(str(error)))
            return
        await self._answer(interaction, button.command, button.arguments)

    async def apologise(self, interaction: Interaction, error: BaseException) -> None:
        """Note what broke and tell the asker in one sentence, if they can still be told."""
        self._logger.error("A Discord interaction could not be answered.", exc_info=error)
        try:
            if interaction.response.is_done():
                await self._whisper(interaction, error_message(_OUR_FAULT))
            else:
                await interaction.response.send_message(_OUR_FAULT, ephemeral=True)
        except FAULTS as fault:
            self._logger.warning("The asker could not be told of it (%s).", type(fault).__name__)

    async def _acknowledge(self, interaction: Interaction) -> bool:
        """Defer within Discord's three seconds; False when the interaction cannot be answered any more."""
        try:
            await interaction.response.defer(ephemeral=True, thinking=True)
        except discord.HTTPException as fault:
            if code_of(fault) not in {UNKNOWN_INTERACTION, ALREADY_ANSWERED}:
                raise
            self._logger.warning("A Discord interaction came too late or twice (code %s).", fault.code)
            return False
        return True

    async def _button(self, custom_id: str) -> Button:
        if custom_id.startswith(DELIVERY_PREFIX):
            return Button("Status", "status")
        return await self._answerer.recall(custom_id.removeprefix(BUTTON_PREFIX))

    async def _answer(self, interaction: Interaction, command: str, arguments: Mapping[str, str]) -> None:
        reply = await self._answerer.answer(request_of(interaction, command, arguments))
        if reply.private:
            await self._whisper(interaction, reply.message)
        else:
            await self._post(interaction, reply)

    async def _whisper(self, interaction: Interaction, message: Message) -> None:
        first, *others = await self._parts(message)
        await interaction.edit_original_response(**first)
        for part in others:
            await interaction.followup.send(**part, ephemeral=True)

    async def _post(self, interaction: Interaction, reply: Reply) -> None:
        """Post for everyone, as the bot itself; the thinking answer goes, since the post is seen."""
        refused = _may_not_post(interaction)
        if refused:
            await self._whisper(interaction, error_message(refused))
            return
        place = interaction.client.get_partial_messageable(interaction.channel_id or 0)
        for part in await self._parts(reply.message):
            await place.send(**part)
        await interaction.delete_original_response()

    async def _parts(self, message: Message) -> Sequence[Sendable]:
        parts = split(as_typed_here(message), DISCORD)
        return [sendable(render(part, await tokens_of(part, self._answerer.remember))) for part in parts]


def request_of(interaction: Interaction, command: str, arguments: Mapping[str, str]) -> Request:
    """Give the request of an interaction: who asks, where, in which language, and when by Discord's clock."""
    permissions = interaction.permissions
    person = Person(
        platform=PLATFORM,
        id=str(interaction.user.id),
        name=interaction.user.display_name,
        manages_channel=_manages_channel(interaction),
        is_admin=interaction.guild_id is not None and (permissions.administrator or permissions.manage_guild),
    )
    place = Place(PLATFORM, str(interaction.guild_id or ""), str(interaction.channel_id or ""))
    locale = "ja" if interaction.locale is discord.Locale.japanese else "en"
    return Request(person, place, command, dict(arguments), locale, interaction.created_at)


def _manages_channel(interaction: Interaction) -> bool:
    """In a direct message everyone manages their own channel."""
    permissions = interaction.permissions
    if interaction.guild_id is None:
        return True
    return permissions.manage_channels or permissions.manage_guild or permissions.administrator


def _may_not_post(interaction: Interaction) -> str:
    """Say what the bot lacks to post where it was asked; "" when nothing. Discord sends its rights along."""
    if interaction.guild_id is None:
        return ""
    thread = isinstance(interaction.channel, discord.Thread)
    rights = channel_rights(interaction.app_permissions, thread=thread)
    needed = tuple(right for right in rights.missing if right != "Read Message History")
    return "" if rights.can_post else f"eujp cannot post here. {asked_for(needed)}"
