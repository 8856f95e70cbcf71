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
    Style,
    Text,
    When,
)
from bot.views.addresses import encoded
from bot.views.limits import Limits
from bot.views.punctuation import quoted
from bot.views.shorten import ELLIPSIS, cost, shorten

T = TypeVar("T")

WHEN_COST: Final = 56
"""More characters than any platform's date markup takes, with the words that stand for it."""

_LINK_MARKS: Final = len("[…](<>)")
_LINE_MARKS: Final = len("- \n")
_QUOTE_MARKS: Final = len(quoted('""')) - len('""')
_STYLE_MARKS: Final = len("****") + 1
"""And what keeps the marks of two neighbours apart."""

_READABLE: Final = 80
"""What a line is not shortened below: where there is no room for so much of each, the last ones are counted."""

_PLUS: Final = "+ {count}"
"""Says in every language that so many are left out."""

_MOST_BUTTONS: Final = 19
"""Buttons of one card: in four of Discord's five rows, less the one by which a delivery is found again."""


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
            words = shorten(alternative, limits.heading, limits)
            return (Image(url, words) if len(encoded(url)) <= limits.url else Note((Text(words),)),)
        case Chart(alternative=alternative):
            return (replace(block, alternative=shorten(alternative, limits.note, limits)),)
        case Actions(buttons, about):
            shown = _fit_buttons(buttons, limits, about)
            return tuple(Actions(chunk, about) for chunk in _chunks(shown, limits.row))
        case Divider():
            return (block,)
    assert_never(block)


def line_cost(line: Line, limits: Limits) -> int:
    """Give the most characters a renderer may need for a line."""
    return sum(_inline_cost(inline, limits) for inline in line)


def fit_line(line: Line, most: int, limits: Limits) -> Line:
    """Give the line when it costs at most `most`, else its beginning with "…".

    A link whose address is too long for the platform, or for what is left of the line, keeps its words.
    """
    linked = _linked(line, limits)
    if line_cost(linked, limits) <= most:
        return linked
    kept: list[Inline] = []
    left = most - len(ELLIPSIS)
    for inline in linked:
        fitted = _fit_inline(inline, left, limits)
        kept.extend(fitted)
        left -= line_cost(fitted, limits)
        if fitted != (inline,) and not (fitted and isinstance(inline, Link) and fitted[0] == Text(inline.label)):
            return _ended(kept)
    return tuple(kept)


def _linked(line: Line, limits: Limits) -> Line:
    return tuple(_with_short_address(inline, limits) for inline in line)


def _with_short_address(inline: Inline, limits: Limits) -> Inline:
    too_long = isinstance(inline, Link) and len(encoded(inline.url)) > limits.url
    return Text(inline.label) if isinstance(inline, Link) and too_long else inline


def _ended(kept: Sequence[Inline]) -> Line:
    last = kept[-1] if kept else None
    is_shown = isinstance(last, Text | Quote) and last.value.endswith(ELLIPSIS)
    return tuple(kept) if is_shown else (*kept, Text(ELLIPSIS))


def _inline_cost(inline: Inline, limits: Limits) -> int:
    match inline:
        case Text(value, style):
            return cost(value, limits) + (0 if style is Style.PLAIN else _STYLE_MARKS)
        case Quote(value):
            return cost(value, limits) + _QUOTE_MARKS
        case Link(label, url):
            return cost(label, limits) + len(encoded(url)) + _LINK_MARKS
        case When():
            return WHEN_COST
    assert_never(inline)


def _fit_inline(inline: Inline, most: int, limits: Limits) -> Line:
    """Give the inline, or what of it costs at most `most`; nothing where not a character does."""
    if _inline_cost(inline, limits) <= most:
        return (inline,)
    match inline:
        case Text(value, style):
            short = shorten(value, most - _inline_cost(Text("", style), limits), limits)
            return (Text(short, style),) if short else ()
        case Quote(value):
            short = shorten(value, most - _QUOTE_MARKS, limits)
            return (Quote(short),) if short else ()
        case Link(label):
            return _fit_inline(Text(label), most, limits)
        case When():
            return ()
    assert_never(inline)


def _fit_shared(lines: Sequence[Line], most: int, limits: Limits) -> tuple[Line, ...]:
    """Fit lines into one allowance: each gets an equal share of what is left; what has no room is counted, "+ 3"."""
    if _lines_cost(lines, limits) <= most:
        return tuple(_linked(line, limits) for line in lines)
    more = len(lines) - min(len(lines), most // (_READABLE + _LINE_MARKS))
    counted: tuple[Line, ...] = ((Text(_PLUS.format(count=more)),),) if more else ()
    left = most - _lines_cost(counted, limits)
    kept: list[Line] = []
    shown = lines[: len(lines) - more]
    for index, line in enumerate(shown):
        kept.append(fit_line(line, left // (len(shown) - index) - _LINE_MARKS, limits))
        left -= _lines_cost(kept[-1:], limits)
    return (*kept, *counted)


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
        buttons=_fit_buttons(card.buttons, limits)[:_MOST_BUTTONS],
    )
    left = limits.card - card_cost(frame, limits)
    lines = _fit_shared([(sentence,) for sentence in card.sentences], left, limits)
    parts = [part for line in lines for part in line]
    return replace(frame, sentences=tuple(part if isinstance(part, Quote) else Quote(ELLIPSIS) for part in parts))


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
        buttons=_fit_buttons(card.buttons, limits)[:_MOST_BUTTONS],
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
            return Link(short, url) if len(encoded(url)) <= limits.url else Text(short)
    assert_never(title)


def _fit_tags(tags: Sequence[str], most: int, limits: Limits) -> tuple[str, ...]:
    """Give the tags that cost at most `most` together, and how many are left out."""
    kept = tuple(tags)
    for more in range(1, len(tags) + 1):
        if _tags_cost(kept, limits) <= most:
            break
        kept = (*tags[: len(tags) - more], _PLUS.format(count=more))
    return kept


def _tags_cost(tags: Sequence[str], limits: Limits) -> int:
    return sum(cost(tag, limits) + _LINE_MARKS for tag in tags)


def _fit_buttons(buttons: Sequence[Button], limits: Limits, about: str = "") -> tuple[Button, ...]:
    return tuple(_fit_button(button, limits.label - len(about), limits) for button in buttons)


def _fit_button(button: Button, most: int, limits: Limits) -> Button:
    label = shorten(button.label, most, limits)
    return button if label == button.label else replace(button, label=label)


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
