"""Making one block fit a platform: lists are cut between lines, texts inside a card are shortened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar, assert_never

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
    Note,
    Paragraph,
    Quote,
    StoryCard,
    Text,
    When,
)
from bot.views.limits import Limits
from bot.views.shorten import cost, shorten

T = TypeVar("T")

WHEN_COST: Final = 48
"""More characters than any platform's date markup takes, with the words that stand for it."""

_LINK_MARKS: Final = len("[](<>)")
_LINE_MARKS: Final = len("- \n")


def fit_block(block: Block, limits: Limits) -> tuple[Block, ...]:  # noqa: C901, PLR0911  one case per block
    """Give the block as one or several that fit; a card stays one."""
    match block:
        case Heading(text):
            return (Heading(shorten(text, limits.heading, limits)),)
        case Paragraph(line):
            return (Paragraph(fit_line(line, limits.text, limits)),)
        case Note(line):
            return (Note(fit_line(line, limits.note, limits)),)
        case Bullets(lines):
            return tuple(Bullets(chunk) for chunk in _chunked_lines(lines, limits))
        case Fields(pairs):
            fitted = [_fit_pair(pair, limits) for pair in pairs]
            return tuple(Fields(chunk) for chunk in _chunked_pairs(fitted, limits))
        case StoryCard():
            return (_fit_story(block, limits),)
        case FactCard():
            return (_fit_fact(block, limits),)
        case Image(url, alternative):
            return (Image(url, shorten(alternative, limits.heading, limits)),)
        case Chart(alternative=alternative):
            return (replace(block, alternative=shorten(alternative, limits.note, limits)),)
        case Actions(buttons):
            return tuple(Actions(chunk) for chunk in _chunks(_fit_buttons(buttons, limits), limits.row))
        case Divider():
            return (block,)
    assert_never(block)


def line_cost(line: Line, limits: Limits) -> int:
    """Give the most characters a renderer may need for a line."""
    return sum(_inline_cost(inline, limits) for inline in line)


def fit_line(line: Line, most: int, limits: Limits) -> Line:
    """Give the line when it costs at most `most`, else its beginning; a link too long for it loses its address."""
    kept: list[Inline] = []
    for inline in line:
        fitted = _fit_inline(inline, most, limits)
        if fitted is None:
            break
        kept.append(fitted)
        most -= _inline_cost(fitted, limits)
    return tuple(kept)


def _inline_cost(inline: Inline, limits: Limits) -> int:
    match inline:
        case Text(value):
            return cost(value, limits)
        case Quote(value):
            return cost(value, limits) + _LINE_MARKS
        case Link(label, url):
            return cost(label, limits) + cost(url, limits) + _LINK_MARKS
        case When():
            return WHEN_COST
    assert_never(inline)


def _fit_inline(inline: Inline, most: int, limits: Limits) -> Inline | None:
    if _inline_cost(inline, limits) <= most and not (isinstance(inline, Link) and len(inline.url) > limits.url):
        return inline
    match inline:
        case Text(value, style):
            short = shorten(value, most, limits)
            return Text(short, style) if short else None
        case Quote(value):
            short = shorten(value, most - _LINE_MARKS, limits)
            return Quote(short) if short else None
        case Link(label):
            return _fit_inline(Text(label), most, limits)
        case When():
            return None
    assert_never(inline)


def _fit_shared(lines: Sequence[Line], most: int, limits: Limits) -> tuple[Line, ...]:
    """Fit lines into one allowance, each getting an equal share of what is left."""
    kept: list[Line] = []
    for index, line in enumerate(lines):
        share = most // (len(lines) - index)
        fitted = fit_line(line, share - _LINE_MARKS, limits)
        if fitted:
            kept.append(fitted)
            most -= line_cost(fitted, limits) + _LINE_MARKS
    return tuple(kept)


def _lines_cost(lines: Sequence[Line], limits: Limits) -> int:
    return sum(line_cost(line, limits) + _LINE_MARKS for line in lines)


def _fit_story(card: StoryCard, limits: Limits) -> StoryCard:
    sixteenth = limits.card // 16
    dateline = fit_line(card.dateline, 2 * sixteenth, limits)
    tags = _fit_tags(card.tags, sixteenth, limits)
    notes = _fit_shared(card.notes, 2 * sixteenth, limits)
    written = fit_line(card.written, 3 * sixteenth, limits)
    sources = _fit_shared(card.sources, (4 if written else 7) * sixteenth, limits)
    frame = replace(
        card,
        title=_fit_title(card.title, limits),
        dateline=dateline,
        tags=tags,
        notes=notes,
        sources=sources,
        sentences=(),
        written=written,
        buttons=_fit_buttons(card.buttons, limits)[: limits.row],
    )
    left = limits.card - card_cost(frame, limits)
    lines = _fit_shared([(sentence,) for sentence in card.sentences], left, limits)
    return replace(frame, sentences=tuple(part for line in lines for part in line if isinstance(part, Quote)))


def _fit_fact(card: FactCard, limits: Limits) -> FactCard:
    sixteenth = limits.card // 16
    frame = replace(
        card,
        title=Text(shorten(card.title.value, limits.heading, limits), card.title.style),
        dateline=fit_line(card.dateline, 2 * sixteenth, limits),
        tags=_fit_tags(card.tags, sixteenth, limits),
        notes=_fit_shared(card.notes, 2 * sixteenth, limits),
        citations=_fit_shared(card.citations, 7 * sixteenth, limits),
        statement=Text(""),
        buttons=_fit_buttons(card.buttons, limits)[: limits.row],
    )
    left = limits.card - card_cost(frame, limits)
    return replace(frame, statement=Text(shorten(card.statement.value, left, limits), card.statement.style))


def card_cost(card: StoryCard | FactCard, limits: Limits) -> int:
    """Give the most characters a renderer may need for what stands in a card beneath its title."""
    shared = line_cost(card.dateline, limits) + _tags_cost(card.tags, limits) + _lines_cost(card.notes, limits)
    match card:
        case StoryCard():
            quotes = [(sentence,) for sentence in card.sentences]
            written = _lines_cost([card.written] if card.written else [], limits)
            return shared + _lines_cost(quotes, limits) + written + _lines_cost(card.sources, limits)
        case FactCard():
            return shared + cost(card.statement.value, limits) + _lines_cost(card.citations, limits)
    assert_never(card)


def _fit_title(title: Text | Link, limits: Limits) -> Text | Link:
    match title:
        case Text(value, style):
            return Text(shorten(value, limits.heading, limits), style)
        case Link(label, url):
            short = shorten(label, limits.heading, limits)
            return Link(short, url) if len(url) <= limits.url else Text(short)
    assert_never(title)


def _fit_tags(tags: Sequence[str], most: int, limits: Limits) -> tuple[str, ...]:
    kept: list[str] = []
    for tag in tags:
        if _tags_cost([*kept, tag], limits) > most:
            break
        kept.append(tag)
    return tuple(kept)


def _tags_cost(tags: Sequence[str], limits: Limits) -> int:
    return sum(cost(tag, limits) + _LINE_MARKS for tag in tags)


def _fit_buttons(buttons: Sequence[Button], limits: Limits) -> tuple[Button, ...]:
    return tuple(replace(button, label=shorten(button.label, limits.label, limits)) for button in buttons)


def _fit_pair(pair: tuple[str, Line], limits: Limits) -> tuple[str, Line]:
    name, line = pair
    return (shorten(name, limits.field_name, limits), fit_line(line, limits.field_value, limits))


def _chunked_lines(lines: Sequence[Line], limits: Limits) -> Iterator[tuple[Line, ...]]:
    fitted = [fit_line(line, limits.note, limits) for line in lines]
    costs = [line_cost(line, limits) + _LINE_MARKS for line in fitted]
    return _chunks_by_cost(fitted, costs, limits.text)


def _chunked_pairs(pairs: Sequence[tuple[str, Line]], limits: Limits) -> Iterator[tuple[tuple[str, Line], ...]]:
    costs = [cost(name, limits) + line_cost(line, limits) + _LINE_MARKS for name, line in pairs]
    for chunk in _chunks_by_cost(pairs, costs, limits.card):
        yield from _chunks(chunk, limits.fields)


def _chunks(values: Sequence[T], size: int) -> Iterator[tuple[T, ...]]:
    return (tuple(values[start : start + size]) for start in range(0, len(values), size))


def _chunks_by_cost(values: Sequence[T], costs: Sequence[int], most: int) -> Iterator[tuple[T, ...]]:
    chunk: list[T] = []
    spent = 0
    for value, each in zip(values, costs, strict=True):
        if chunk and spent + each > most:
            yield tuple(chunk)
            chunk, spent = [], 0
        chunk.append(value)
        spent += each
    if chunk:
        yield tuple(chunk)
