"""What a chat adapter needs from the room of commands: answers to requests, and tokens that stand for buttons."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeAlias

from bot.commands.command import OptionKind
from bot.domain.messages import Button, Message, Reply, Request
from bot.views.buttons import button_key, buttons_of

Remember: TypeAlias = Callable[[Button], Awaitable[str]]
"""Gives the token that stands for a button (Answering.remember)."""


class Answering(Protocol):
    """Answers requests. The app wires bot.commands.answer.Answerer in its place."""

    async def answer(self, request: Request) -> Reply:
        """Answer a request; what a person did wrong is an answer too, so no EujpError is raised."""
        ...

    async def remember(self, button: Button) -> str:
        """Give the token, at most 90 characters, that stands for the button in a chat, also after a restart."""
        ...

    async def recall(self, token: str) -> Button:
        """Give the button a token stands for. Raises UsageError when it is not known any more."""
        ...

    def suggest(self, kind: OptionKind, prefix: str) -> tuple[tuple[str, str], ...]:
        """Give at most 25 (label, value) pairs for an option whose value begins like `prefix`."""
        ...


async def tokens_of(message: Message, remember: Remember) -> dict[str, str]:
    """Give the tokens of a message's buttons by their key, as renderers want them."""
    return {button_key(button): await remember(button) for button in buttons_of(message)}
