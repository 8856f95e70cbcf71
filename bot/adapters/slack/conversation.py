"""From what a person typed or pressed to the answer they see; whatever fails, they get one sentence."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime

from bot.adapters.answering import Answering
from bot.adapters.slack.incoming import Asked, typed
from bot.adapters.slack.people import Asker, People
from bot.adapters.slack.replying import Responder
from bot.commands.command import OptionKind
from bot.commands.parse import parse
from bot.domain.errors import EujpError
from bot.domain.messages import Place, Reply, Request
from bot.views.desk import error_message

Words = tuple[str, Mapping[str, str]]
"""A command's name and its arguments."""

_OUR_FAULT = "Something went wrong on our side and has been logged. Please try again in a minute."


class Conversation:
    """Answers commands and buttons of one workspace."""

    def __init__(
        self, answerer: Answering, people: People, responder: Responder, workspace: str, logger: logging.Logger
    ) -> None:
        self._answerer = answerer
        self._people = people
        self._responder = responder
        self._workspace = workspace
        self._logger = logger

    async def command(self, asked: Asked, text: str) -> None:
        """Answer /eujp with the words after it."""

        async def read() -> Words:
            topics = [value for _, value in self._answerer.suggest(OptionKind.TOPIC, "")]
            parsed = parse(typed(text), topics=topics)
            return parsed.command.name, parsed.arguments

        await self._answer(asked, read)

    async def click(self, asked: Asked, token: str) -> None:
        """Answer a button."""

        async def read() -> Words:
            button = await self._answerer.recall(token)
            return button.command, button.arguments

        await self._answer(asked, read)

    async def _answer(self, asked: Asked, read: Callable[[], Awaitable[Words]]) -> None:
        try:
            words = await read()
            asker = await self._people.asker(asked)
            reply = await self._answerer.answer(self._request(asked, asker, words))
            await self._responder.respond(asked.response_url, reply)
        except EujpError as error:
            await self._responder.respond(asked.response_url, Reply(error_message(str(error))))
        except Exception:  # the border to Slack: nobody else would tell the asker, or the log
            self._logger.exception("A request from Slack could not be answered.")
            await self._responder.respond(asked.response_url, Reply(error_message(_OUR_FAULT)))

    def _request(self, asked: Asked, asker: Asker, words: Words) -> Request:
        command, arguments = words
        place = Place("slack", "" if asked.direct else self._workspace, asked.channel)
        return Request(asker.person, place, command, arguments, asker.locale, datetime.now(UTC))
