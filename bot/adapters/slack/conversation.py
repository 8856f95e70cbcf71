"""From what a person typed, pressed or filled in to the answer they see; whatever fails, they get one sentence."""

from __future__ import annotations

import asyncio
import gettext
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Final

from bot.adapters.answering import OUR_FAULT, SENT_TWICE, Answering, Wordings, Words, chosen, form_offered, sent_form
from bot.adapters.once import Seen
from bot.adapters.slack.forms import SentForm
from bot.adapters.slack.incoming import Asked, typed
from bot.adapters.slack.people import Asker, People
from bot.adapters.slack.replying import Responder
from bot.commands.forms import field_problems
from bot.commands.parse import parse
from bot.commands.shortcuts import SeenMessage
from bot.domain.errors import EujpError, UsageError
from bot.domain.messages import Person, Place, Reply, Request, Tone
from bot.domain.phrases import Phrase, say
from bot.locales.load import wording_for
from bot.views.desk import error_message

_PATIENCE: Final = 2.0
"""Seconds for looking through a form sent off: Slack waits three before it tells the person that it failed."""

_TOO_LATE: Final = Phrase("Slack did not open the form in time. Press the button to open it.")


class Conversation:
    """Answers commands, buttons, shortcuts, forms and Homes of one workspace, each in the asker's language."""

    def __init__(
        self,
        answerer: Answering,
        wordings: Wordings,
        people: People,
        responder: Responder,
        workspace: str,
        logger: logging.Logger,
    ) -> None:
        self._answerer = answerer
        self._wordings = wordings
        self._people = people
        self._responder = responder
        self._workspace = workspace
        self._logger = logger
        self._sent = Seen()

    async def command(self, asked: Asked, text: str) -> None:
        """Answer /eujp with the words after it."""

        async def read() -> Words:
            topics = self._answerer.topics
            parsed = parse(typed(text), topics=topics)
            return parsed.command.name, parsed.arguments

        await self._answer(asked, read)

    async def click(self, asked: Asked, token: str) -> None:
        """Answer a button."""

        async def read() -> Words:
            button = await self._answerer.recall(token)
            return button.command, button.arguments

        await self._answer(asked, read)

    async def shortcut(self, asked: Asked, shortcut_id: str, message: SeenMessage) -> None:
        """Answer a shortcut chosen on a message."""

        async def read() -> Words:
            return await chosen(self._answerer, shortcut_id, message)

        await self._answer(asked, read)

    async def problems(self, sent: SentForm) -> dict[str, str]:
        """Say what is wrong in each field of a form sent off while it stands open; {} where that cannot be said now."""
        try:
            async with asyncio.timeout(_PATIENCE):
                asker = await self._people.asker(sent.asked)
                command, _ = await sent_form(self._answerer, sent.token, sent.values)
        except (TimeoutError, EujpError):
            return {}
        wording, found = self._wording(asker), field_problems(command, sent.values, self._answerer.topics)
        return {name: say(error.sentence, wording) for name, error in found.items()}

    async def submit(self, sent: SentForm) -> None:
        """Answer a form sent off, once."""
        is_new = self._sent.is_new(sent.view)

        async def read() -> Words:
            if not is_new:
                raise UsageError(SENT_TWICE)
            return await sent_form(self._answerer, sent.token, sent.values)

        await self._answer(sent.asked, read)

    async def home(self, asked: Asked, *, is_anew: bool = False) -> None:
        """Show the asker's Home; what they have of it gives way, where it is shown anew, to no error."""
        try:
            asker = await self._people.asker(asked)
            reply = await self._answerer.answer(self._request(asked, asker, ("home", {})))
            if not (is_anew and reply.message.tone is Tone.ERROR):
                await self._responder.show_home(asked, reply.message, self._wording(asker))
        except Exception:  # the border to Slack: nobody else would tell the log
            self._logger.exception("A Home could not be made.")

    async def _answer(self, asked: Asked, read: Callable[[], Awaitable[Words]]) -> None:
        words: Words | None = None
        asker = Asker(Person("slack", asked.user), "")
        try:
            asker = await self._people.asker(asked)
            words = await read()
            await self._respond(asked, asker, words)
        except EujpError as error:
            wording = self._wording(asker)
            await self._responder.respond(asked, Reply(error_message(say(error.sentence, wording))), wording)
        except Exception:  # the border to Slack: nobody else would tell the asker, or the log
            self._logger.exception("A request from Slack could not be answered.")
            wording = self._wording(asker)
            lost = None if asked.may_open_form else words
            excuse = Reply(error_message(say(OUR_FAULT, wording)))
            reply = form_offered(OUR_FAULT, lost, wording) if lost else excuse
            await self._responder.respond(asked, reply, wording)

    async def _respond(self, asked: Asked, asker: Asker, words: Words) -> None:
        request, wording = self._request(asked, asker, words), self._wording(asker)
        if not asked.may_open_form or not self._answerer.opens_form(*words):
            await self._responder.respond(asked, await self._answerer.answer(request), wording)
            if asked.in_home:
                await self.home(asked, is_anew=True)
            return
        form = await self._answerer.open(request)
        if isinstance(form, Reply):
            await self._responder.respond(asked, form, wording)
        elif not await self._responder.open(asked, form):
            await self._responder.respond(asked, form_offered(_TOO_LATE, words, wording), wording)

    def _wording(self, asker: Asker) -> gettext.NullTranslations:
        return wording_for(asker.locale, self._wordings)

    def _request(self, asked: Asked, asker: Asker, words: Words) -> Request:
        command, arguments = words
        place = Place("slack", "" if asked.direct else self._workspace, asked.channel)
        return Request(asker.person, place, command, arguments, asker.locale, datetime.now(UTC))
