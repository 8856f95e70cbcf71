"""Answering an interaction: to the asker alone, to the channel, or by a form."""

from __future__ import annotations

import gettext
import io
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Final, NotRequired, TypeAlias, TypedDict

import discord

from bot.adapters.answering import IN_ENGLISH, Remember, Wordings, form_token, tokens_of
from bot.adapters.discord.faults import ALREADY_ANSWERED, FAULTS, UNKNOWN_INTERACTION, code_of, refuses_files
from bot.adapters.discord.forms import custom_id_of, modal
from bot.adapters.discord.language import Interaction, wording_of
from bot.adapters.discord.rights import asked_for, invitation, rights_in
from bot.adapters.discord.sending import Sendable, filed, pictured, sendable
from bot.adapters.pictures import Draw, drawn, in_words
from bot.commands.shown_commands import ADMIN, as_typed
from bot.domain.errors import RightsMissing
from bot.domain.messages import Attachment, Form, Message, Note, Reply, Text
from bot.domain.phrases import say
from bot.locales.load import ENGLISH
from bot.views.desk import error_message, grant_link
from bot.views.limits import DISCORD
from bot.views.split import split

_Put: TypeAlias = Callable[[Sendable, Sequence[discord.File]], Awaitable[object]]
"""Sends one message with files."""

_LOST: Final = frozenset({UNKNOWN_INTERACTION, ALREADY_ANSWERED})


class Responder:
    """Sends replies, charts as `draw` draws them; every answer is for the asker alone unless the reply is public."""

    def __init__(self, remember: Remember, wordings: Wordings, logger: logging.Logger, draw: Draw = in_words) -> None:
        self._remember = remember
        self._wordings = wordings
        self._logger = logger
        self._draw = draw

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
        if reply.private:
            await self.whisper(interaction, reply.message, reply.attachment)
        else:
            await self._post(interaction, reply)

    async def whisper(self, interaction: Interaction, message: Message, attachment: Attachment | None = None) -> None:
        """Show a message to the asker alone, in its parts, a file with the first."""

        async def edit(made: Sendable, files: Sequence[discord.File]) -> None:
            attached: _Attached = {"attachments": files} if files else {}
            await interaction.edit_original_response(**made, **attached)

        async def follow(made: Sendable, files: Sequence[discord.File]) -> None:
            await interaction.followup.send(**made, **filed(files), ephemeral=True)

        first, *others = split(as_typed(message, wording_of(interaction, self._wordings), ADMIN), DISCORD)
        if attachment and len(attachment.content) > interaction.filesize_limit:
            first, attachment = _noting(first, attachment.not_sent), None
        await self._put(edit, first, attachment)
        for part in others:
            await self._put(follow, part)

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
        refused = _may_not_post(interaction, wording_of(interaction, self._wordings))
        if refused:
            await self.whisper(interaction, refused)
            return
        place = interaction.client.get_partial_messageable(interaction.channel_id or 0)

        async def post(made: Sendable, files: Sequence[discord.File]) -> None:
            await place.send(**made, **filed(files))

        for part in split(as_typed(reply.message, IN_ENGLISH[ENGLISH], ADMIN), DISCORD):
            await self._put(post, part)
        await interaction.delete_original_response()

    async def _put(self, put: _Put, part: Message, attachment: Attachment | None = None) -> None:
        """Send a part with its pictures and a file; where Discord refuses these, with words in their place."""
        tokens = await tokens_of(part, self._remember)
        body, files = pictured(part, tokens, await drawn(part, self._draw))
        if attachment:
            files.append(discord.File(io.BytesIO(attachment.content), attachment.name))
        try:
            await put(sendable(body), files)
        except discord.HTTPException as fault:
            if not files or not refuses_files(fault):
                raise
            self._logger.warning("Discord did not take a file with an answer (code %s).", fault.code)
            said = _noting(part, attachment.not_sent) if attachment else part
            await put(sendable(pictured(said, tokens, {})[0]), [])


class _Attached(TypedDict):
    """What attaches files to an answer that is edited."""

    attachments: NotRequired[Sequence[discord.File]]


def _noting(message: Message, sentence: str) -> Message:
    return replace(message, blocks=(*message.blocks, Note((Text(sentence),))))


def _may_not_post(interaction: Interaction, wording: gettext.NullTranslations) -> Message | None:
    """Say what the bot lacks to post where it was asked; None when nothing. Discord sends its rights along."""
    if interaction.guild_id is None:
        return None
    invited = invitation(interaction.application_id, interaction.guild)
    rights = rights_in(interaction.channel, interaction.app_permissions, invited)
    if rights.can_post:
        return None
    asked = asked_for(tuple(right for right in rights.missing if right != "Read Message History"))
    error = RightsMissing("eujp cannot post here. {rights}", rights.grant, rights=asked)
    return error_message(say(error.sentence, wording), link=grant_link(error, wording))
