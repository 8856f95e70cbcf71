"""Slash commands, clicks, shortcuts and forms become requests, replies become what the asker, or the channel, sees."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Coroutine, Mapping
from contextlib import suppress
from typing import Any, Final, TypeVar

import discord

from bot.adapters.answering import OUR_FAULT, SENT_TWICE, Answering, Wordings, Words, chosen, form_offered, sent_form
from bot.adapters.discord.forms import token_of, values_of
from bot.adapters.discord.incoming import request_of, seen_message
from bot.adapters.discord.language import Interaction, language_of, wording_of
from bot.adapters.discord.messenger import DELIVERY_PREFIX
from bot.adapters.discord.render import BUTTON_PREFIX
from bot.adapters.discord.replying import Responder
from bot.adapters.once import Seen
from bot.adapters.pictures import Draw
from bot.domain.errors import EujpError
from bot.domain.messages import Form, Reply, Request
from bot.domain.phrases import Phrase, say
from bot.views.desk import error_message

PATIENCE: Final = 2.0
"""Seconds for finding out whether a form is to be opened, and for making it: Discord waits three for either."""

_TOO_LATE: Final = Phrase("The form could not be opened in time. Press the button to open it.")

_T = TypeVar("_T")


class Conversation:
    """Answers interactions by `answerer`, in the asker's language where there are `wordings` for it."""

    def __init__(
        self, answerer: Answering, wordings: Wordings, logger: logging.Logger, draw: Draw, patience: float = PATIENCE
    ) -> None:
        self._answerer = answerer
        self._wordings = wordings
        self._logger = logger
        self._responder = Responder(answerer.remember, wordings, logger, draw)
        self._patience = patience
        self._sent = Seen()

    async def command(self, interaction: Interaction, command: str, arguments: Mapping[str, str]) -> None:
        """Answer a slash command."""
        if self._answerer.opens_form(command, arguments):
            await self._open(interaction, command, arguments)
        elif await self._responder.acknowledge(interaction):
            await self._answer(interaction, command, arguments)

    async def complete(
        self, interaction: Interaction, command: str, option: str, typed: str
    ) -> tuple[tuple[str, str], ...]:
        """Offer values for an option half typed; none when that takes longer than Discord waits, or fails."""
        try:
            async with asyncio.timeout(self._patience):
                return await self._answerer.complete(self._request(interaction, command, {}), option, typed)
        except (TimeoutError, EujpError) as error:
            self._logger.warning("Nothing was offered for %s of %s (%s).", option, command, type(error).__name__)
            return ()

    async def click(self, interaction: Interaction, custom_id: str) -> None:
        """Answer a click on a button, of another version of ours too: Discord tells of no others."""
        await self._take(interaction, _button(self._answerer, custom_id))

    async def shortcut(self, interaction: Interaction, shortcut_id: str, message: discord.Message) -> None:
        """Answer a shortcut chosen on a message."""

        async def read() -> Words:
            return await chosen(self._answerer, shortcut_id, seen_message(message))

        await self._take(interaction, read())

    async def submit(self, interaction: Interaction, data: Mapping[str, Any]) -> None:
        """Answer one of our forms sent off, once; Discord shows no second form on one."""
        custom_id = data["custom_id"]
        if not await self._responder.acknowledge(interaction):
            return
        if not self._sent.is_new(f"{interaction.user.id}:{custom_id}"):
            await self._responder.whisper(interaction, error_message(_said(interaction, self._wordings, SENT_TWICE)))
            return
        words = await self._understood(interaction, _filled_in(self._answerer, data))
        if words:
            await self._answer(interaction, *words)

    async def apologise(self, interaction: Interaction, error: BaseException) -> None:
        """Note what broke and tell the asker in one sentence, if they can still be told; a form's words are kept."""
        excuse = Reply(error_message(_said(interaction, self._wordings, OUR_FAULT)))
        if interaction.type is discord.InteractionType.modal_submit and interaction.data is not None:
            with suppress(EujpError):
                words = await _filled_in(self._answerer, interaction.data)
                excuse = form_offered(OUR_FAULT, words, wording_of(interaction, self._wordings))
        await self._responder.apologise(interaction, error, excuse)

    async def _take(self, interaction: Interaction, reading: Coroutine[Any, Any, Words]) -> None:
        """Answer what has to be read first, and only then shows whether it opens a form."""
        task = await _begun(reading, self._patience)
        if task.done() and not task.exception():
            await self.command(interaction, *task.result())
        elif await self._responder.acknowledge(interaction):
            words = await self._understood(interaction, task)
            if words:
                await self._answer(interaction, *words)
        else:
            task.cancel()

    async def _open(self, interaction: Interaction, command: str, arguments: Mapping[str, str]) -> None:
        request = self._request(interaction, command, arguments)
        task = await _begun(self._answerer.open(request), self._patience)
        if task.done() and not task.exception() and isinstance(form := task.result(), Form):
            await self._responder.open(interaction, form)
        elif await self._responder.acknowledge(interaction):
            late = await task
            if isinstance(late, Form):
                late = form_offered(_TOO_LATE, (command, arguments), wording_of(interaction, self._wordings))
            await self._responder.respond(interaction, late)
        else:
            task.cancel()

    async def _understood(self, interaction: Interaction, reading: Awaitable[Words]) -> Words | None:
        """Give the command and arguments, or tell the asker what keeps them from being understood."""
        try:
            return await reading
        except EujpError as error:
            await self._responder.whisper(
                interaction, error_message(_said(interaction, self._wordings, error.sentence))
            )
            return None

    async def _answer(self, interaction: Interaction, command: str, arguments: Mapping[str, str]) -> None:
        reply = await self._answerer.answer(self._request(interaction, command, arguments))
        await self._responder.respond(interaction, reply)

    def _request(self, interaction: Interaction, command: str, arguments: Mapping[str, str]) -> Request:
        return request_of(interaction, command, arguments, language_of(interaction, self._wordings))


async def _filled_in(answerer: Answering, data: Mapping[str, Any]) -> Words:
    return await sent_form(answerer, token_of(data["custom_id"]), values_of(data))


async def _button(answerer: Answering, custom_id: str) -> Words:
    if custom_id.startswith(DELIVERY_PREFIX):
        return "status", {}
    button = await answerer.recall(custom_id.removeprefix(BUTTON_PREFIX))
    return button.command, button.arguments


def _said(interaction: Interaction, wordings: Wordings, sentence: str) -> str:
    return say(sentence, wording_of(interaction, wordings))


async def _begun(work: Coroutine[Any, Any, _T], seconds: float) -> asyncio.Task[_T]:
    """Begin work and wait for it at most so many seconds; it goes on all the same."""
    task = asyncio.ensure_future(work)
    await asyncio.wait({task}, timeout=seconds)
    return task
