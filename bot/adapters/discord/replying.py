"""Answering an interaction: to the asker alone, to the channel, or by a form."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final, TypeAlias

import discord

from bot.adapters.answering import Remember, form_token, tokens_of
from bot.adapters.discord.faults import ALREADY_ANSWERED, FAULTS, UNKNOWN_INTERACTION, code_of
from bot.adapters.discord.forms import custom_id_of, modal
from bot.adapters.discord.render import render
from bot.adapters.discord.rights import asked_for, channel_rights
from bot.adapters.discord.sending import Sendable, sendable
from bot.adapters.discord.typed import as_typed_here
from bot.domain.messages import Form, Message, Reply
from bot.views.desk import error_message
from bot.views.limits import DISCORD
from bot.views.split import split

Interaction: TypeAlias = discord.Interaction[discord.Client]

_LOST: Final = frozenset({UNKNOWN_INTERACTION, ALREADY_ANSWERED})


class Responder:
    """Sends replies; every answer is for the asker alone unless the reply is public."""

    def __init__(self, remember: Remember, logger: logging.Logger) -> None:
        self._remember = remember
        self._logger = logger

    async def acknowledge(self, interaction: Interaction) -> bool:
        """Defer within Discord's three seconds; False when the interaction cannot be answered any more."""
        try:
            await interaction.response.defer(ephemeral=True, thinking=True)
        except discord.HTTPException as fault:
            return self._is_lost(fault)
        return True

    async def open(self, interaction: Interaction, form: Form) -> bool:
        """Open a form instead of deferring; False when it came too late."""
        token = await form_token(form, self._remember)
        try:
            await interaction.response.send_modal(modal(form, custom_id_of(token, interaction.id)))
        except discord.HTTPException as fault:
            return self._is_lost(fault)
        return True

    async def respond(self, interaction: Interaction, reply: Reply) -> None:
        """Send a reply to an interaction that is acknowledged."""
        await (self.whisper(interaction, reply.message) if reply.private else self._post(interaction, reply))

    async def whisper(self, interaction: Interaction, message: Message) -> None:
        """Show a message to the asker alone, in its parts."""
        first, *others = await self._parts(message)
        await interaction.edit_original_response(**first)
        for part in others:
            await interaction.followup.send(**part, ephemeral=True)

    async def apologise(self, interaction: Interaction, error: BaseException, reply: Reply) -> None:
        """Note what broke and tell the asker, if they can still be told."""
        self._logger.error("A Discord interaction could not be answered.", exc_info=error)
        try:
            if interaction.response.is_done():
                await self.whisper(interaction, reply.message)
            else:
                await interaction.response.send_message(reply.message.summary, ephemeral=True)
        except FAULTS as fault:
            self._logger.warning("The asker could not be told of it (%s).", type(fault).__name__)

    def _is_lost(self, fault: discord.HTTPException) -> bool:
        """Note, and answer False to, an interaction that came too late or twice; raise anything else again."""
        if code_of(fault) not in _LOST:
            raise fault
        self._logger.warning("A Discord interaction came too late or twice (code %s).", fault.code)
        return False

    async def _post(self, interaction: Interaction, reply: Reply) -> None:
        """Post for everyone, as the bot itself; the thinking answer goes, since the post is seen."""
        refused = _may_not_post(interaction)
        if refused:
            await self.whisper(interaction, error_message(refused))
            return
        place = interaction.client.get_partial_messageable(interaction.channel_id or 0)
        for part in await self._parts(reply.message):
            await place.send(**part)
        await interaction.delete_original_response()

    async def _parts(self, message: Message) -> Sequence[Sendable]:
        parts = split(as_typed_here(message), DISCORD)
        return [sendable(render(part, await tokens_of(part, self._remember))) for part in parts]


def _may_not_post(interaction: Interaction) -> str:
    """Say what the bot lacks to post where it was asked; "" when nothing. Discord sends its rights along."""
    if interaction.guild_id is None:
        return ""
    thread = isinstance(interaction.channel, discord.Thread)
    rights = channel_rights(interaction.app_permissions, thread=thread)
    needed = tuple(right for right in rights.missing if right != "Read Message History")
    return "" if rights.can_post else f"eujp cannot post here. {asked_for(needed)}"
