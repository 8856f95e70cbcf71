"""What cutting a message into parts keeps of it: everything, or else a sign that something is missing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from bot.domain.messages import (
    Actions,
    Block,
    Bullets,
    Button,
    Chart,
    Divider,
    FactCard,
    Fields,
    Heading,
    Image,
    Inline,
    Line,
    Link,
    Message,
    Note,
    Paragraph,
    Quote,
    StoryCard,
    Text,
    When,
)

ELLIPSIS = "…"
Cut = tuple[str, str]
"""A text, and what is left of it."""


def problems(message: Message, parts: Sequence[Message]) -> list[str]:
    """Say what the parts lack of the message without saying so."""
    try:
        cuts = list(_cuts(_shown(message.blocks), _shown(chain.from_iterable(part.blocks for part in parts))))
    except (ValueError, StopIteration, RuntimeError) as error:
        return [f"lost: {error!r}"]
    cuts += [(" ".join(message.summary.split()), part.summary) for part in parts] if len(parts) == 1 else []
    return [f"{len(text)} characters became {left[-60:]!r}" for text, left in cuts if not _is_kept(text, left)]


def _shown(blocks: Iterator[Block] | Sequence[Block]) -> list[Block]:
    return [block for block in blocks if not isinstance(block, Divider) and block != Bullets(())]


def _is_kept(text: str, left: str) -> bool:
    if text == left:
        return True
    beginning = left.removesuffix(ELLIPSIS)
    rest = text[len(beginning) :]
    return left != beginning and text.startswith(beginning) and not _is_torn(beginning, rest)


def _is_torn(before: str, after: str) -> bool:
    """Whether a character that a reader sees as one is cut."""
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return False
    return before[-1] == "\u200d" or after[0] in "\u200d\ufe0f" or unicodedata.combining(after[0]) > 0


def _cuts(blocks: Sequence[Block], fitted: Sequence[Block]) -> Iterator[Cut]:
    rest = iter(fitted)
    for block in blocks:
        match block:
            case Bullets(lines):
                yield from _pairs(lines, _gathered(rest, len(lines)))
            case Fields(pairs):
                found = _gathered(rest, len(pairs))
                for (name, line), (short, value) in zip(pairs, found, strict=True):
                    yield from ((name, short), (visible(line), visible(value)))
            case Actions(buttons):
                yield from _button_cuts(buttons, _gathered(rest, len(buttons)))
            case _:
                yield from _block_cuts(block, next(rest))
    if list(rest):
        raise ValueError("there is more than there was")


def _gathered(rest: Iterator[Block], count: int) -> list[Any]:
    found: list[Any] = []
    while len(found) < count:
        match next(rest):
            case Bullets(lines):
                found += lines
            case Fields(pairs):
                found += pairs
            case Actions(buttons):
                found += buttons
            case other:
                raise ValueError(f"{type(other)} in between")
    return found


def _block_cuts(block: Block, fitted: Block) -> Iterator[Cut]:
    match block, fitted:
        case Heading(text), Heading(short):
            yield text, short
        case (Paragraph(line), Paragraph(short)) | (Note(line), Note(short)):
            yield visible(line), visible(short)
        case (Image(alternative=text), Image(alternative=short)) | (Chart(alternative=text), Chart(alternative=short)):
            yield text, short
        case Image(alternative=text), Note(short):
            yield text, visible(short)
        case StoryCard(), StoryCard():
            yield from _pairs([(one,) for one in block.sentences], [(one,) for one in fitted.sentences])
            yield from _pairs([block.written], [fitted.written])
            yield from _pairs(block.sources, fitted.sources)
            yield from _card_cuts(block, fitted)
        case FactCard(), FactCard():
            yield block.statement.value, fitted.statement.value
            yield from _pairs(block.citations, fitted.citations)
            yield from _card_cuts(block, fitted)
        case _:
            raise ValueError(f"{type(fitted)} for {type(block)}")


def _card_cuts(card: StoryCard | FactCard, fitted: StoryCard | FactCard) -> Iterator[Cut]:
    yield visible((card.title,)), visible((fitted.title,))
    yield visible(card.dateline), visible(fitted.dateline)
    yield from _pairs(card.notes, fitted.notes)
    yield from _pairs([(Text(tag),) for tag in card.tags], [(Text(tag),) for tag in fitted.tags])
    yield from _button_cuts(card.buttons, fitted.buttons)


def _pairs(lines: Sequence[Line], fitted: Sequence[Line]) -> Iterator[Cut]:
    """Pair the lines; where some are missing the last one says how many, or at least that there were more."""
    if len(fitted) < len(lines) or (fitted and visible(fitted[-1]) == "+ 1"):
        *fitted, last = fitted
        more = len(lines) - len(fitted)
        if visible(last) not in {f"+ {more}", ELLIPSIS}:
            raise ValueError(f"{more} more lines, but {visible(last)!r}")
    yield from ((visible(line), visible(short)) for line, short in zip(lines, fitted, strict=False))


def _button_cuts(buttons: Sequence[Button], fitted: Sequence[Button]) -> Iterator[Cut]:
    for button, short in zip(buttons, fitted, strict=True):
        if (button.command, button.arguments) != (short.command, short.arguments):
            raise ValueError(f"{short} for {button}")
        yield button.label, short.label


def visible(line: Line) -> str:
    """Give a line's words, with a space between inlines; a date stands for itself."""
    return " ".join(map(_visible, line))


def _visible(inline: Inline) -> str:
    match inline:
        case Text(value):
            return value
        case Link(label):
            return label
        case Quote(value):
            return value
        case When(moment):
            return f"({moment.value})"
