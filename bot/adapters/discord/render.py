"""Neutral messages as Create Message bodies: what leads is content, each card an embed, buttons in rows beneath.

Where something is wrong, a link that is all of a paragraph is what to do about it: it becomes a button too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from types import MappingProxyType
from typing import Any, Final, TypeAlias, assert_never

from bot.adapters.discord.markdown import escape, line, seen
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
    Text,
    Tone,
)
from bot.views.addresses import web_address
from bot.views.buttons import button_key
from bot.views.limits import DISCORD

Json: TypeAlias = dict[str, Any]

BUTTON_PREFIX: Final = "e:"
"""What the custom_id of a button begins with; its token follows."""

_ROW: Final = 1
_BUTTON: Final = 2
_SECONDARY: Final = 2
_LINK: Final = 5
_LONGEST_URL: Final = 512
"""Discord's component reference: the bound of a link button's address."""

_ROWS: Final = 5
_COLOURS: Final[Mapping[Tone, int]] = {
    Tone.NEUTRAL: 0x2F5DA9,
    Tone.GOOD: 0x2E7D32,
    Tone.WARNING: 0xC77700,
    Tone.ERROR: 0xC62828,
}


def render(message: Message, tokens: Mapping[str, str], pictures: Mapping[Chart, str] = MappingProxyType({})) -> Json:
    """Give the Create Message body of a message that views.split made fit DISCORD.

    `tokens` maps button_key(button) to the token, of at most 90 characters, that a click sends back, `pictures` a
    chart to the name of the file attached for it; the words of a chart without one stand for it.
    Raises KeyError when a button has none.
    """
    before = message.cards_before
    numbered = before > 0 or _cards_with_buttons(message.blocks) > 1
    takes_lead = message.tone in (Tone.WARNING, Tone.ERROR) and _has_row_to_spare(message.blocks)
    page = _Page(message.tone, tokens, pictures, numbered=numbered, takes_lead=takes_lead, cards=before)
    for block in message.blocks:
        _write(page, block)
    page.end_run()
    content = page.content or ("" if page.embeds else escape(message.summary) or "…")
    return {
        **({"content": content} if content else {}),
        "embeds": page.embeds,
        "components": page.rows(),
        "allowed_mentions": {"parse": []},
        **({"attachments": page.attachments} if page.attachments else {}),
    }


@dataclass
class _Page:
    """A body as it grows: `run` are the lines since the last embed, `card_rows` and `action_rows` the buttons.

    `leads` holds the button that opens an address, where one has a row to spare.
    """

    tone: Tone
    tokens: Mapping[str, str]
    pictures: Mapping[Chart, str]
    numbered: bool
    takes_lead: bool
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    cards: int = 0
    card_rows: list[list[Json]] = field(default_factory=list)
    action_rows: list[list[Json]] = field(default_factory=list)
    leads: list[Json] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def end_run(self, under: Mapping[str, Any] = MappingProxyType({})) -> None:
        """Put the lines before a card, fields or the end where they go: leading ones are the content.

        Others are an embed, which `under`, the fields beneath them, joins.
        """
        text = "\n".join(self.run).strip()
        self.run.clear()
        if text and not self.embeds and self.tone is Tone.NEUTRAL:
            self.content, text = text, ""
        if text or under:
            self.embed({**({"description": text} if text else {}), **under})

    def embed(self, embed: Json) -> None:
        """Add an embed, without an address that another has: Discord shows only the first of the two."""
        if embed.get("url") in {other.get("url") for other in self.embeds}:
            embed = {key: value for key, value in embed.items() if key != "url"}
        self.embeds.append({**embed, "color": _COLOURS[self.tone]})

    def buttons(self, buttons: Sequence[Button], prefix: str = "") -> list[Json]:
        """Give buttons as components, each action once: Discord refuses a custom_id given twice."""
        made = []
        for button in buttons:
            token = self.tokens[button_key(button)]
            if token not in self.seen:
                self.seen.add(token)
                label = prefix + (seen(button.label) or "…")
                made.append(_button(label[: DISCORD.label + len(prefix)], BUTTON_PREFIX + token))
        return made

    def rows(self) -> list[Json]:
        """Give what leads on, then each card's buttons and each Actions block's, in rows of their own.

        Where that takes too many rows, the cards' are packed; of what is too much all the same, theirs go first.
        """
        cards = [row for buttons in self.card_rows for row in _in_rows(buttons)]
        others = [row for row in self.action_rows if row]
        room = max(0, _ROWS - len(others) - bool(self.leads))
        shown = cards if len(cards) <= room else _in_rows([button for row in cards for button in row])
        return [_row(row) for row in (self.leads, *shown[:room], *others) if row]

    def lead(self, link: Link) -> None:
        """Add the button that leads to an address; a line where Discord takes none."""
        target, label = web_address(link.url) or "", seen(link.label)
        is_taken = self.takes_lead and not self.leads
        if is_taken and 0 < len(target) <= _LONGEST_URL and 0 < len(label) <= DISCORD.label:
            self.leads.append({"type": _BUTTON, "style": _LINK, "label": label, "url": target})
        else:
            self.run.append(line((link,)))


def _has_row_to_spare(blocks: Sequence[Block]) -> bool:
    actions = sum(isinstance(block, Actions) for block in blocks)
    of_cards = sum(len(block.buttons) for block in blocks if isinstance(block, StoryCard | FactCard))
    return actions + ceil(of_cards / DISCORD.row) < _ROWS


def with_button(body: Json, label: str, custom_id: str) -> Json:
    """Give the body with one more button, in a new row or in the last row that has room.

    The limits of DISCORD leave room for it.
    """
    rows = body["components"]
    button = _button(label, custom_id)
    if len(rows) < _ROWS:
        return {**body, "components": [*rows, _row([button])]}
    place = max(n for n, row in enumerate(rows) if len(row["components"]) < DISCORD.row)
    longer = _row([*rows[place]["components"], button])
    return {**body, "components": [*rows[:place], longer, *rows[place + 1 :]]}


def _write(page: _Page, block: Block) -> None:  # noqa: C901  one case per block
    match block:
        case Heading(text):
            words = escape(text)
            page.run.append(f"### {words}" if words else "")
        case Paragraph((Link() as link,)):
            page.lead(link)
        case Paragraph(inlines):
            page.run.append(line(inlines))
        case Bullets(lines):
            page.run.extend(_bullets(lines))
        case Note(inlines):
            page.run.extend(_small([line(inlines)]))
        case Divider():
            page.run.append("")
        case StoryCard() | FactCard():
            _write_card(page, block)
        case Fields(pairs):
            page.end_run({"fields": [_field(name, inlines) for name, inlines in pairs]})
        case Image(url, alternative):
            page.end_run()
            page.embed(_image(url, alternative))
        case Chart():
            _write_chart(page, block)
        case Actions(buttons, about):
            page.action_rows.append(page.buttons(buttons, f"{seen(about)} · " if about else ""))
        case _:
            assert_never(block)


def _write_chart(page: _Page, chart: Chart) -> None:
    file = page.pictures.get(chart)
    if file is None:
        page.run.extend(_small([escape(chart.alternative)]))
        return
    page.end_run()
    words = chart.alternative
    page.embed({"image": {"url": f"attachment://{file}", "description": words}})
    page.attachments.append({"id": len(page.attachments), "filename": file, "description": words})


def _write_card(page: _Page, card: StoryCard | FactCard) -> None:
    page.end_run()
    page.cards += 1
    number = f"{page.cards} · " if page.numbered else ""
    text = _story_text(card) if isinstance(card, StoryCard) else _fact_text(card)
    page.embed({**_title(card.title, number), "description": "\n".join(text)})
    page.card_rows.append(page.buttons(card.buttons, number))


def _story_text(card: StoryCard) -> list[str]:
    quotes = [f"> {words}" for words in (escape(sentence.value) for sentence in card.sentences) if words]
    written = [line(card.written)] if card.written else []
    return [line(card.dateline), *quotes, *written, *_bullets(card.sources), *_small_print(card)]


def _fact_text(card: FactCard) -> list[str]:
    return [line(card.dateline), line((card.statement,)), *_bullets(card.citations), *_small_print(card)]


def _small_print(card: StoryCard | FactCard) -> list[str]:
    tags = " · ".join(filter(None, map(escape, card.tags)))
    return _small([*(line(note) for note in card.notes), tags])


def _title(title: Text | Link, number: str) -> Json:
    match title:
        case Text(value):
            return {"title": number + (escape(value) or "…")}
        case Link(label, url):
            target = web_address(url)
            return {"title": number + (escape(label) or "…"), **({"url": target} if target else {})}
    assert_never(title)


def _image(url: str, alternative: str) -> Json:
    target = web_address(url)
    words = "\n".join(_small([escape(alternative)])) or "…"
    return {"description": words, **({"image": {"url": target}} if target else {})}


def _field(name: str, inlines: Line) -> Json:
    return {"name": escape(name) or "…", "value": line(inlines).strip() or "…", "inline": True}


def _bullets(lines: Iterable[Line]) -> list[str]:
    return [f"- {text}" for text in map(line, lines) if text.strip()]


def _small(lines: Iterable[str]) -> list[str]:
    return [f"-# {text}" for text in lines if text.strip()]


def _button(label: str, custom_id: str) -> Json:
    return {"type": _BUTTON, "style": _SECONDARY, "label": label, "custom_id": custom_id}


def _in_rows(buttons: Sequence[Json]) -> list[Sequence[Json]]:
    return [buttons[start : start + DISCORD.row] for start in range(0, len(buttons), DISCORD.row)]


def _row(buttons: Sequence[Json]) -> Json:
    return {"type": _ROW, "components": list(buttons)}


def _cards_with_buttons(blocks: Iterable[Block]) -> int:
    return sum(isinstance(block, StoryCard | FactCard) and bool(block.buttons) for block in blocks)
