"""The command that sends again what may not have arrived."""

from __future__ import annotations

from typing import Final

from bot.commands.command import Command, Option, OptionKind, Right
from bot.domain.phrases import Phrase

DELIVERY_COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        ("delivery", "resend"),
        Phrase("Send a digest again that may not have arrived"),
        (
            Option(
                "id",
                OptionKind.TEXT,
                Phrase("the delivery, as the notice about it names it"),
                required=True,
                minimum=1,
                maximum=25,
                positional=True,
            ),
        ),
        # Whose it is, only the delivery tells: its owner asks in direct messages, where everyone manages the channel.
        Right.MANAGE_CHANNEL,
        "/eujp delivery resend id:k3v5m2q7",
    ),
)
