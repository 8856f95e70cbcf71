"""From what a person typed, pressed or filled in to the answer they see; whatever fails, they get one sentence."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import TypeAlias

from bot.adapters.answering import Answering, sent_form
from bot.adapters.once import Seen
from bot.adapters.slack.forms import SentForm
from bot.adapters.slack.incoming import Asked, typed
from bot.adapters.slack.people import Asker, People
from bot.adapters.slack.replying import Responder
from bot.commands.forms import offered
from bot.commands.parse import parse
from bot.commands.shortcuts import SeenMessage, Shortcut
from bot.domain.errors import EujpError
from bot.domain.messages import Place, Reply, Request
from bot.views.desk import error_message

Words: TypeAlias = tuple[str, Mapping[str, str]]
"""A command's name and its arguments."""

_OUR_FAULT = "Something went wrong on our side and has been logged. Please try again in a minute."
_TOO_LATE = "Slack did not open the form in time. Press the button to open it."
_TWICE = "This form was sent off before; its first answer holds."


class Conversation:
    """Answers commands, buttons, shortcuts and forms of one workspace."""

    def __init__(
        self, answerer: Answering, people: People, responder: Responder, workspace: str, logger: logging.Logger
    ) -> None:
        self._answerer = answerer
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

    async def shortcut(self, asked: Asked, shortcut: Shortcut, message: SeenMessage) -> None:
        """Answer a shortcut chosen on a message."""

        async def read() -> Words:
            return shortcut.command, shortcut.arguments(message)

        await self._answer(asked, read)

    async def submit(self, sent: SentForm) -> None:
        """Answer a form sent off, once."""
        if self._sent.is_new(sent.view):
            await self._answer(sent.asked, lambda: sent_form(self._answerer, sent.token, sent.values))
        else:
            await self._responder.respond(sent.asked, Reply(error_message(_TWICE)))

    async def _answer(self, asked: Asked, read: Callable[[], Awaitable[Words]]) -> None:
        words: Words | None = None
        try:
            words = await read()
            await self._respond(asked, words)
        except EujpError as error:
            await self._responder.respond(asked, Reply(error_message(str(error))))
        except Exception:  # the border to Slack: nobody else would tell the asker, or the log
            self._logger.exception("A request from Slack could not be answered.")
            lost = words and not asked.may_open_form
            reply = offered(_OUR_FAULT, *words) if words and lost else Reply(error_message(_OUR_FAULT))
            await self._responder.respond(asked, reply)

    async def _respond(self, asked: Asked, words: Words) -> None:
        request = self._request(asked, await self._people.asker(asked), words)
        if not asked.may_open_form or not self._answerer.opens_form(*words):
            await self._responder.respond(asked, await self._answerer.answer(request))
            return
        form = await self._answerer.open(request)
        if isinstance(form, Reply):
            await self._responder.respond(asked, form)
        elif not await self._responder.open(asked, form):
            await self._responder.respond(asked, offered(_TOO_LATE, *words))

    def _request(self, asked: Asked, asker: Asker, words: Words) -> Request:
        command, arguments = words
        place = Place("slack", "" if asked.direct else self._workspace, asked.channel)
        return Request(asker.person, place, command, arguments, asker.locale, datetime.now(UTC))
