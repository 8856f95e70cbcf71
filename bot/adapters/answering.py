"""What chat adapters have in common: answers to requests, tokens that stand for buttons, what is said by each."""

from __future__ import annotations

import gettext
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Final, Protocol, TypeAlias

from bot.commands.forms import offered
from bot.commands.named_values import Topics
from bot.commands.shortcuts import SeenMessage, find_shortcut
from bot.domain.errors import UsageError
from bot.domain.messages import Button, Form, Message, Reply, Request
from bot.domain.phrases import Phrase, say
from bot.locales.load import ENGLISH
from bot.views.buttons import button_key, buttons_of

Remember: TypeAlias = Callable[[Button], Awaitable[str]]
"""Gives the token that stands for a button (Answering.remember)."""

Words: TypeAlias = tuple[str, Mapping[str, str]]
"""A command's name and its arguments."""

Wordings: TypeAlias = Mapping[str, gettext.NullTranslations]
"""The words of each language the interface speaks, "en" among them."""

Welcome: TypeAlias = Callable[[gettext.NullTranslations], Message]
"""Gives, in the words of a language, what is said on joining a channel or a server."""

IN_ENGLISH: Final[Wordings] = MappingProxyType({ENGLISH: gettext.NullTranslations()})
"""English alone, which needs no catalogue."""

OUR_FAULT: Final = Phrase("Something went wrong on our side and has been logged. Please try again in a minute.")
SENT_TWICE: Final = Phrase("This form was sent off before; its first answer holds.")


class Answering(Protocol):
    """Answers requests. The app wires bot.commands.answer.Answerer in its place, at a person's pace (see pace)."""

    @property
    def topics(self) -> Topics:
        """The topics of the catalogue by their ids and names, by which what is typed in one line is read."""
        ...

    async def answer(self, request: Request) -> Reply:
        """Answer a request; what a person did wrong is an answer too, so no EujpError is raised."""
        ...

    def opens_form(self, command: str, arguments: Mapping[str, str]) -> bool:
        """Whether a request is answered by a form: then a chat that can show one asks `open`, and at once."""
        ...

    async def open(self, request: Request) -> Form | Reply:
        """Give the form of a request that opens one, or say why there is none; no EujpError is raised."""
        ...

    async def remember(self, button: Button) -> str:
        """Give the token, at most 90 characters, that stands for the button in a chat, also after a restart."""
        ...

    async def recall(self, token: str) -> Button:
        """Give the button a token stands for. Raises UsageError when it is not known any more."""
        ...

    async def complete(self, request: Request, option: str, typed: str) -> tuple[tuple[str, str], ...]:
        """Give at most 25 (label, value) pairs, each of at most 100 characters, for an option half typed.

        Raises StorageError.
        """
        ...


async def form_token(form: Form, remember: Remember) -> str:
    """Give the token that stands for what a form asks for when it is sent off."""
    return await remember(Button(form.submit, form.command, form.arguments))


async def sent_form(answerer: Answering, token: str, values: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Give the command and the arguments of a form sent off with `values` in its fields.

    Raises UsageError when the form is not known any more.
    """
    try:
        button = await answerer.recall(token)
    except UsageError:
        raise UsageError("This form is too old to be answered. Type the command again.") from None
    return button.command, {**button.arguments, **values}


async def chosen(answerer: Answering, shortcut_id: str, message: SeenMessage) -> Words:
    """Give what a shortcut chosen on a message asks for. Raises UsageError."""
    shortcut = find_shortcut(shortcut_id)
    if shortcut is None:
        raise UsageError("This shortcut is of another version of eujp and does nothing any more.")
    return shortcut.read(message, await _recalled(answerer, message.tokens))


async def _recalled(answerer: Answering, tokens: Iterable[str]) -> list[Button]:
    """Give the buttons of the tokens that are known; those of others' buttons are not."""
    found = []
    for token in tokens:
        with suppress(UsageError):
            found.append(await answerer.recall(token))
    return found


def form_offered(sentence: str, words: Words, wording: gettext.NullTranslations) -> Reply:
    """Say why a form is not there, with the button that opens it as it was filled in."""
    return offered(say(sentence, wording), *words, wording.gettext("Open the form"))


async def tokens_of(message: Message, remember: Remember) -> dict[str, str]:
    """Give the tokens of a message's buttons by their key, as renderers want them."""
    return {button_key(button): await remember(button) for button in buttons_of(message)}
