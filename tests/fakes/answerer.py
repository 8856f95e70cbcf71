"""An answerer whose replies are written down beforehand, for testing a chat adapter on its own."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping

from bot.commands.forms import FORM, filled, wanted
from bot.domain.errors import UsageError
from bot.domain.messages import Button, Form, Message, Paragraph, Reply, Request, Text
from bot.views.buttons import button_key

TOPICS = (("Trade and the EPA", "trade-epa"), ("Cyber security", "cyber"))


class ScriptedAnswerer:
    """Gives for each command the reply, or raises the error, it was made with; keeps every request it got.

    A command of `forms` opens that form when one of its required fields is missing, or gives the reply that refuses
    it; `opened` keeps the requests for forms. Making one takes `delay` seconds, and so does what is `offered` for an
    option. An answer takes `slowness` seconds.
    """

    def __init__(self, replies: Mapping[str, Reply | Exception] | None = None) -> None:
        self.replies = dict(replies or {})
        self.forms: dict[str, Form | Reply] = {}
        self.requests: list[Request] = []
        self.opened: list[Request] = []
        self.offered: dict[str, tuple[tuple[str, str], ...] | Exception] = {"topic": TOPICS}
        self.completed: list[tuple[Request, str, str]] = []
        self.delay = 0.0
        self.slowness = 0.0
        self.topics = {value: (name,) for name, value in TOPICS}
        self._buttons: dict[str, Button] = {}

    async def answer(self, request: Request) -> Reply:
        """Keep the request; give the reply written for its command, or one that echoes it."""
        self.requests.append(request)
        await asyncio.sleep(self.slowness)
        reply = self.replies.get(request.command)
        if isinstance(reply, Exception):
            raise reply
        return reply or _echo(request)

    def opens_form(self, command: str, arguments: Mapping[str, str]) -> bool:
        """Whether the command has a form, and something for it is missing."""
        form = self.forms.get(command)
        if not isinstance(form, Form):
            return command == FORM or form is not None
        return any(field.required and not arguments.get(field.name) for field in form.fields)

    async def open(self, request: Request) -> Form | Reply:
        """Keep the request; give its form with what was given in the fields, as the real one does."""
        self.opened.append(request)
        await asyncio.sleep(self.delay)
        command, arguments = wanted(request.command, request.arguments)
        form = self.forms[command]
        return filled(form, arguments) if isinstance(form, Form) else form

    async def remember(self, button: Button) -> str:
        """Give a token made from what the button does."""
        token = hashlib.sha256(button_key(button).encode()).hexdigest()[:20]
        self._buttons[token] = button
        return token

    async def recall(self, token: str) -> Button:
        """Give the button back. Raises UsageError when the token was never given out."""
        try:
            return self._buttons[token]
        except KeyError:
            raise UsageError("This button is too old. Type the command again.") from None

    async def complete(self, request: Request, option: str, typed: str) -> tuple[tuple[str, str], ...]:
        """Offer what was written down for the option, after the delay, or raise it."""
        self.completed.append((request, option, typed))
        await asyncio.sleep(self.delay)
        offered = self.offered.get(option, ())
        if isinstance(offered, Exception):
            raise offered
        return offered


def _echo(request: Request) -> Reply:
    words = " ".join([request.command, *(f"{name}={value}" for name, value in sorted(request.arguments.items()))])
    return Reply(Message(words, (Paragraph((Text(words),)),)))
