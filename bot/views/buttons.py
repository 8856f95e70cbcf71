"""What a message holds: its buttons, with a key that stands for one, and the facts it tells."""

from __future__ import annotations

import json

from bot.domain.messages import Actions, Button, FactCard, Message, StoryCard


def button_key(button: Button) -> str:
    """Give a stable key of what a button does; two buttons that do the same share it, whatever their labels."""
    return json.dumps([button.command, dict(button.arguments)], sort_keys=True, separators=(",", ":"))


def buttons_of(message: Message) -> tuple[Button, ...]:
    """Give every button of a message in reading order."""
    return tuple(
        button
        for block in message.blocks
        if isinstance(block, StoryCard | FactCard | Actions)
        for button in block.buttons
    )


def facts_of(message: Message) -> tuple[str, ...]:
    """Give the ids of the facts whose cards a message holds, each once, in reading order."""
    return tuple(dict.fromkeys(block.fact_id for block in message.blocks if isinstance(block, FactCard)))
