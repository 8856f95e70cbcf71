"""Splitting a message into parts a platform takes; shared by all renderers and by the digest's composer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, TypeAlias, assert_never

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
    Link,
    Message,
    Note,
    Paragraph,
    StoryCard,
)
from bot.views.fit import card_cost, fit_block, line_cost
from bot.views.limits import Limits
from bot.views.shorten import ELLIPSIS, cost, shorten

_Unit: TypeAlias = tuple[Block, ...]

_FILE: Final = 60
"""Characters that may name an uploaded picture."""

_NUMBER: Final = " ({number}/{count})"


def split(message: Message, limits: Limits) -> tuple[Message, ...]:
    """Give the message as one or more that each fit, in order.

    A card is never cut in two; over-long texts are shortened with "…". A heading stays with what follows it, small
    print and buttons with what precedes them. With several parts each summary ends in its number: "… (2/3)", and each
    knows how many cards came before.
    """
    fitted = [part for block in message.blocks for part in fit_block(block, limits)]
    parts = [_trimmed(part) for part in _packed(_units(fitted, limits), limits)] or [()]
    summaries = _summaries(message.summary, len(parts), limits)
    cards = (sum(isinstance(block, StoryCard | FactCard) for block in part) for part in parts)
    before = accumulate(cards, initial=message.cards_before)
    return tuple(
        Message(summary, blocks, message.tone, cards_before)
        for summary, blocks, cards_before in zip(summaries, parts, before, strict=False)
    )


@dataclass(frozen=True, slots=True)
class Weight:
    """What blocks take of a message, in the terms of Limits.

    `cards` are buttons of cards, `actions` those of Actions blocks, each of which is one of `rows`.
    """

    characters: int = 0
    plain: int = 0
    blocks: int = 0
    embeds: int = 0
    cards: int = 0
    actions: int = 0
    rows: int = 0

    def __add__(self, other: Weight) -> Weight:
        return Weight(
            self.characters + other.characters,
            self.plain + other.plain,
            self.blocks + other.blocks,
            self.embeds + other.embeds,
            self.cards + other.cards,
            self.actions + other.actions,
            self.rows + other.rows,
        )

    def fits(self, limits: Limits) -> bool:
        """Whether one message holds it."""
        return (
            self.characters <= limits.characters
            and self.plain <= limits.plain
            and self.blocks <= limits.blocks
            and self.embeds <= limits.embeds
            and self.cards + self.actions <= limits.buttons
            and -(-self.cards // limits.row) + self.rows <= limits.rows
        )


def weigh(blocks: Iterable[Block], limits: Limits, after: Block | None = None) -> Weight:
    """Give what blocks take when they follow the block `after` in one message."""
    total = Weight()
    for block in blocks:
        total += _weight(block, after, limits)
        after = block
    return total


def _weight(block: Block, after: Block | None, limits: Limits) -> Weight:
    match block:
        case StoryCard() | FactCard():
            size = card_cost(block, limits) + _title_cost(block, limits) + _buttons_cost(block.buttons, limits)
            return Weight(size, 0, limits.card_blocks, 1, cards=len(block.buttons))
        case Fields(pairs):
            size = sum(cost(name, limits) + line_cost(line, limits) for name, line in pairs)
            return Weight(size, 0, 1, 1)
        case Image(url, alternative):
            return Weight(len(url) + cost(alternative, limits), 0, 1, 1)
        case Chart(alternative=alternative):
            # Where no picture can be had its words stand among the others.
            size = _FILE + cost(alternative, limits)
            return Weight(size, size, 1, 1)
        case Actions(buttons):
            return Weight(_buttons_cost(buttons, limits), 0, 1, actions=len(buttons), rows=1)
        case Heading() | Paragraph() | Bullets() | Note() | Divider():
            size = _plain_cost(block, limits)
            return Weight(size, size, 1, 0 if _is_plain(after) else 1)
    assert_never(block)


def _buttons_cost(buttons: Iterable[Button], limits: Limits) -> int:
    return sum(cost(button.label, limits) + limits.button for button in buttons) if limits.button else 0


def _plain_cost(block: Heading | Paragraph | Bullets | Note | Divider, limits: Limits) -> int:
    marks = len("\n### \n")
    match block:
        case Heading(text):
            return cost(text, limits) + marks
        case Paragraph(line) | Note(line):
            return line_cost(line, limits) + marks
        case Bullets(lines):
            return sum(line_cost(line, limits) + len("- \n") for line in lines)
        case Divider():
            return marks
    assert_never(block)


def _title_cost(card: StoryCard | FactCard, limits: Limits) -> int:
    if isinstance(card.title, Link):
        return line_cost((card.title,), limits)
    return cost(card.title.value, limits)


def _is_plain(block: Block | None) -> bool:
    return isinstance(block, Heading | Paragraph | Bullets | Note | Divider)


def _units(blocks: Iterable[Block], limits: Limits) -> Iterator[_Unit]:
    """Group what stays together: one heading, what it is over, its small print, and the buttons under that."""
    unit: _Unit = ()
    for block in blocks:
        if unit and not _joins(unit, block, limits):
            yield unit
            unit = ()
        unit = (*unit, block)
    if unit:
        yield unit


def _joins(unit: _Unit, block: Block, limits: Limits) -> bool:
    match unit[-1], block:
        case (Actions(), _) | (Heading(), Heading()):
            return False
        case (_, Actions()) | (Heading(), _):
            return True
        case (Paragraph(), Note() | StoryCard() | FactCard()) | (Note(), Bullets()):
            return weigh((*unit, block), limits).fits(limits)
        case _:
            return False


def _packed(units: Iterable[_Unit], limits: Limits) -> Iterator[tuple[Block, ...]]:
    part: tuple[Block, ...] = ()
    load = Weight()
    for unit in units:
        added = load + weigh(unit, limits, part[-1] if part else None)
        if part and not added.fits(limits):
            yield part
            part, added = (), weigh(unit, limits)
        part, load = (*part, *unit), added
    if part:
        yield part


def _trimmed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    kept = [index for index, block in enumerate(blocks) if not isinstance(block, Divider)]
    return blocks[kept[0] : kept[-1] + 1] if kept else ()


def _summaries(summary: str, count: int, limits: Limits) -> Iterator[str]:
    line = " ".join(summary.split()) or ELLIPSIS
    if count == 1:
        yield shorten(line, limits.summary, limits)
        return
    short = shorten(line, limits.summary - cost(_NUMBER.format(number=count, count=count), limits), limits)
    yield from (short + _NUMBER.format(number=number, count=count) for number in range(1, count + 1))
