"""Answering chats at a person's pace: a flood from one person slows that person alone."""

from __future__ import annotations

import gettext
import math
import time
from collections.abc import Callable, Mapping
from typing import Final

from bot.adapters.answering import Answering
from bot.commands.forms import offered
from bot.commands.named_values import Topics
from bot.commands.registry import find
from bot.domain.messages import Button, Form, Reply, Request
from bot.domain.pacing import Rate
from bot.domain.turns import Allowance
from bot.locales.load import wording_for
from bot.views.buttons import button_key
from bot.views.desk import error_message

ASKING: Final = Rate(20, 60.0)
"""More than a person reads. A form counts twice: when it opens, and when it is sent off."""

TYPING: Final = Rate(120, 60.0)
"""A chat asks for suggestions at most about twice a second while somebody types."""


SHARING: Final = Rate(1, 10.0)
"""How often a person shares the same answer in a channel: pressing twice is a slip, pressing later is meant."""


class Paced:
    """Answers as `answerer` does, but nobody more often than ASKING, TYPING and SHARING say; `now` is in seconds.

    Who asks too often is told, privately, when to ask again; what they typed into a form is kept.
    """

    def __init__(
        self,
        answerer: Answering,
        wordings: Mapping[str, gettext.NullTranslations],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._answerer = answerer
        self._wordings = wordings
        self._now = now
        self._asking = Allowance(ASKING)
        self._typing = Allowance(TYPING)
        self._sharing = Allowance(SHARING)

    @property
    def topics(self) -> Topics:
        """The topics of the catalogue by their ids and names."""
        return self._answerer.topics

    async def answer(self, request: Request) -> Reply:
        """Answer a request, or say when it may be asked again."""
        return self._too_often(request) or self._shared_just_now(request) or await self._answerer.answer(request)

    def opens_form(self, command: str, arguments: Mapping[str, str]) -> bool:
        """Whether a request is answered by a form."""
        return self._answerer.opens_form(command, arguments)

    async def open(self, request: Request) -> Form | Reply:
        """Give the form of a request, or say when it may be asked for again."""
        return self._too_often(request) or await self._answerer.open(request)

    async def remember(self, button: Button) -> str:
        """Give the token that stands for the button."""
        return await self._answerer.remember(button)

    async def recall(self, token: str) -> Button:
        """Give the button a token stands for. Raises UsageError when it is not known any more."""
        return await self._answerer.recall(token)

    async def complete(self, request: Request, option: str, typed: str) -> tuple[tuple[str, str], ...]:
        """Give what is offered for an option half typed; nothing to who types faster than people do."""
        if self._typing.wait(_person(request), self._now()):
            return ()
        return await self._answerer.complete(request, option, typed)

    def _too_often(self, request: Request) -> Reply | None:
        seconds = self._asking.wait(_person(request), self._now())
        if not seconds:
            return None
        wording = wording_for(request.locale, self._wordings)
        text = wording.gettext("You asked {count} times within a minute. Try again in {seconds} s.")
        said = text.format(count=ASKING.count, seconds=math.ceil(seconds))
        command = find(request.command)
        if command and command.has_form:
            return offered(said, command.name, request.arguments, wording.gettext("Try again"))
        return Reply(error_message(said))

    def _shared_just_now(self, request: Request) -> Reply | None:
        if request.command != "share":
            return None
        what = button_key(Button("", request.command, request.arguments))
        seconds = self._sharing.wait(f"{_person(request)}:{request.place.channel}:{what}", self._now())
        if not seconds:
            return None
        wording = wording_for(request.locale, self._wordings)
        text = wording.gettext("You pressed Share a moment ago. To share this again, press it in {seconds} s.")
        return Reply(error_message(text.format(seconds=math.ceil(seconds))))


def _person(request: Request) -> str:
    return f"{request.person.platform}:{request.person.id}"
