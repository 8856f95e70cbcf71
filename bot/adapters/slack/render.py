"""From the neutral message to what Slack posts: text for notifications, and Block Kit blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from types import MappingProxyType
from typing import Final, TypeAlias, assert_never

from bot.adapters.slack.elements import (
    Json,
    bullets,
    elements,
    escaped,
    image,
    link,
    plain,
    quote,
    rich_text,
    section,
    seen,
    text,
)
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
    Line,
    Link,
    Message,
    Note,
    Paragraph,
    StoryCard,
    Style,
    Text,
    Tone,
)
from bot.views.buttons import button_key
from bot.views.limits import SLACK
from bot.views.shorten import shorten

ACTION_PREFIX = "eujp:"
"""What the action_id of each of our buttons begins with."""

_SIGNS: Final[Mapping[Tone, str]] = {Tone.WARNING: "⚠", Tone.ERROR: "❗"}

_NEWLINE: Final[Json] = {"type": "text", "text": "\n"}

_Rows: TypeAlias = Callable[[Sequence[Button]], list[Json]]
"""Gives the rows of buttons; numbered over the whole message, since no two may share an action_id."""


def render(
    message: Message, tokens: Mapping[str, str], pictures: Mapping[Chart, str] = MappingProxyType({})
) -> dict[str, object]:
    """Give the body of a chat.postMessage, without its channel, for a message that fits (see views.split).

    `tokens` maps button_key(button) of every button in the message to the value a click sends back, `pictures` a chart
    to the id of the file it was uploaded as; the words of a chart without one stand for it.
    Raises KeyError when one is missing.
    """
    rows = partial(_actions, tokens, count())
    signed = _signed(message)
    shown = _closed_up(signed.blocks)
    pairs = zip((None, *shown), shown, strict=False)
    blocks = [made for before, block in pairs for made in (*_between(before, block), *_blocks(block, rows, pictures))]
    return {
        "text": escaped(shorten(signed.summary, SLACK.summary + len("❗ "), SLACK)).strip() or "…",
        "blocks": blocks or rich_text(section([text(seen(message.summary).strip() or "…")])),
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _between(before: Block | None, block: Block) -> list[Json]:
    """Give the line under a card; a heading needs none above it."""
    is_under_a_card = isinstance(before, StoryCard | FactCard) and not isinstance(block, Heading | Divider)
    return [{"type": "divider"}] if is_under_a_card else []


def _closed_up(blocks: Iterable[Block]) -> list[Block]:
    """Put a note that cannot be small on the line under its paragraph: set apart, it might go with the next one."""
    made: list[Block] = []
    for block in blocks:
        match made[-1:], block:
            case [Paragraph(above)], Note(line) if not _is_small(line):
                made[-1] = Paragraph((*above, Text("\n"), *line))
            case _:
                made.append(block)
    return made


def _signed(message: Message) -> Message:
    """Put the sign of a warning or an error before the first words: Slack knows colours only in legacy attachments."""
    sign = _SIGNS.get(message.tone)
    if sign is None:
        return message
    summary = f"{sign} {message.summary}"
    match message.blocks:
        case (Heading(words), *rest):
            return replace(message, summary=summary, blocks=(Heading(f"{sign} {words}"), *rest))
        case (Paragraph(line), *rest):
            return replace(message, summary=summary, blocks=(Paragraph((Text(f"{sign} "), *line)), *rest))
        case _:
            return replace(message, summary=summary)


def _chart(chart: Chart, pictures: Mapping[Chart, str]) -> list[Json]:
    file = pictures.get(chart)
    if file is None:
        return _note((Text(chart.alternative),))
    return [{"type": "image", "slack_file": {"id": file}, "alt_text": seen(chart.alternative) or " "}]


def _blocks(block: Block, rows: _Rows, pictures: Mapping[Chart, str]) -> list[Json]:  # noqa: C901, PLR0911  one arm for each kind of block
    match block:
        case Heading(words):
            return [{"type": "header", "text": plain(words)}]
        case Paragraph(line):
            return rich_text(section(elements(line)))
        case Bullets(lines):
            return rich_text(bullets(line for line in lines if elements(line)))
        case Fields(pairs):
            return rich_text(section(_pairs(pairs)))
        case StoryCard():
            return _story(block, rows)
        case FactCard():
            return _fact(block, rows)
        case Image(url, alternative):
            return image(url, alternative)
        case Chart():
            return _chart(block, pictures)
        case Note(line):
            return _note(line)
        case Divider():
            return [{"type": "divider"}]
        case Actions(buttons):
            return rows(buttons)
    assert_never(block)


def _story(card: StoryCard, rows: _Rows) -> list[Json]:
    sentences = _joined([(Text(sentence.value),) for sentence in card.sentences])
    sources = bullets(line for line in card.sources if elements(line))
    head = section([*_title(card.title), _NEWLINE, *elements(card.dateline)])
    return [
        *rich_text(head, quote(sentences), section(elements(card.written)), sources),
        *_small_print(card.notes, card.tags),
        *rows(card.buttons),
    ]


def _fact(card: FactCard, rows: _Rows) -> list[Json]:
    statement = elements((card.statement,))
    citations = bullets(line for line in card.citations if elements(line))
    head = section(_joined_parts(_title(card.title), elements(card.dateline), statement))
    return [
        *rich_text(head, citations),
        *_small_print(card.notes, card.tags),
        *rows(card.buttons),
    ]


def _title(title: Text | Link) -> list[Json]:
    match title:
        case Text(value):
            return [text(seen(value) or "…", Style.BOLD)]
        case Link(label, url):
            return [link(seen(label) or "…", url, Style.BOLD)]
    assert_never(title)


def _small_print(notes: Sequence[Line], tags: Sequence[str]) -> list[Json]:
    written = _joined([line for line in notes if elements(line)])
    tagged: list[Json] = [{"type": "context", "elements": [plain(" · ".join(tags))]}] if tags else []
    return [*rich_text(section(written)), *tagged]


def _note(line: Line) -> list[Json]:
    parts = elements(line)
    if _is_small(line):
        return [{"type": "context", "elements": [plain("".join(str(part["text"]) for part in parts))]}]
    return rich_text(section(parts))


def _is_small(line: Line) -> bool:
    """Whether a note can be a context block, which is small but knows no link and no moment, only words."""
    return all(element["type"] == "text" for element in elements(line))


def _joined(lines: Iterable[Line]) -> list[Json]:
    return _joined_parts(*map(elements, lines))


def _joined_parts(*lines: Sequence[Json]) -> list[Json]:
    """Join lines; an empty one takes no room."""
    filled = [line for line in lines if line]
    return [part for number, line in enumerate(filled) for part in ((_NEWLINE, *line) if number else line)]


def _pairs(pairs: Sequence[tuple[str, Line]]) -> Iterator[Json]:
    for index, (name, line) in enumerate(pairs):
        yield text(f"\n{name}: " if index else f"{name}: ", Style.BOLD)
        yield from elements(line)


def _actions(tokens: Mapping[str, str], numbers: Iterator[int], buttons: Sequence[Button]) -> list[Json]:
    chunks = [buttons[start : start + SLACK.row] for start in range(0, len(buttons), SLACK.row)]
    return [
        {"type": "actions", "elements": [_button(button, next(numbers), tokens) for button in row]} for row in chunks
    ]


def _button(button: Button, number: int, tokens: Mapping[str, str]) -> Json:
    return {
        "type": "button",
        "text": plain(shorten(button.label, SLACK.label, SLACK)),
        "action_id": f"{ACTION_PREFIX}{number}",
        "value": tokens[button_key(button)],
    }
