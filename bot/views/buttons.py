"""What a message holds: its buttons, with a key that stands for one, and the facts it tells."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bot.domain.messages import Actions, Block, Button, FactCard, Message, StoryCard
from bot.views.limits import ROW


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


def ended(blocks: tuple[Block, ...], buttons: Sequence[Button]) -> tuple[Block, ...]:
    """Put buttons at the end, in the last row where that has room and acts on the whole answer."""
    match blocks:
        case (*above, Actions(others, about="")) if len(others) + len(buttons) <= ROW:
            return (*above, Actions((*others, *buttons)))
    return (*blocks, Actions(tuple(buttons)))


def facts_of(message: Message) -> tuple[str, ...]:
    """Give the ids of the facts whose cards a message holds, each once, in reading order."""
    return tuple(dict.fromkeys(block.fact_id for block in message.blocks if isinstance(block, FactCard)))
