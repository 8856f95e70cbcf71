"""Messages at a terminal: readable without colour, harmless whatever a source wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, assert_never

from bot.adapters.terminal import columns, harmless, wrap
from bot.commands.forms import FORM
from bot.commands.registry import find
from bot.domain.messages import (
    Actions,
    Block,
    Bullets,
    Button,
    Chart,
    Divider,
    FactCard,
    Fields,
    FormField,
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
    Style,
    Text,
    Tone,
    When,
)
from bot.views.dates import when_words
from bot.views.punctuation import quoted

_NARROWEST: Final = 24
_LABEL_WIDEST: Final = 30
_NOT_TYPED: Final = frozenset({"share", FORM})
_NOT_SHOWN: Final = frozenset({"as_of", "at", "revision"})
"""What a button carries of the answer it stands in, and nobody types: what is typed asks for what holds now."""

_PLAIN: Final = ""
_BOLD: Final = "1"
_DIM: Final = "2"
_ITALIC: Final = "3"
_CODE: Final = "36"
_LINK: Final = "4"
_STYLES: Final = {Style.PLAIN: _PLAIN, Style.BOLD: _BOLD, Style.ITALIC: _ITALIC, Style.CODE: _CODE}
_TONES: Final = {Tone.NEUTRAL: _PLAIN, Tone.GOOD: _PLAIN, Tone.WARNING: "33", Tone.ERROR: "31"}


class _Page:
    """Lines being written, each wrapped to the width and painted where colour is wanted."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self.width = max(width, _NARROWEST)
        self.colour = colour
        self.lines: list[str] = []

    def gap(self) -> None:
        """Leave one empty line, never two."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def write(self, spans: Iterable[tuple[str, str]], first: str = "", rest: str | None = None) -> None:
        """Write (text, style) spans as one paragraph: `first` before its first line, `rest` before the others."""
        painted = [(character, style) for text, style in spans for character in text]
        whole = "".join(character for character, _ in painted)
        rest = first if rest is None else rest
        room = self.width - columns(rest)
        for number, (start, end) in enumerate(wrap(whole, room)):
            self.lines.append((rest if number else first) + self._paint(painted[start:end]))

    def copy(self, text: str, style: str) -> None:
        """Write lines that are there to be copied: as they are, however long."""
        for line in text.splitlines():
            bare = line.lstrip(" ")
            shown = " " * (len(line) - len(bare)) + harmless(bare)
            self.lines.append(self._paint([(character, style) for character in shown]))

    def _paint(self, painted: Sequence[tuple[str, str]]) -> str:
        runs = ((style, "".join(one for one, _ in run)) for style, run in groupby(painted, key=lambda pair: pair[1]))
        return "".join(f"\x1b[{style}m{text}\x1b[0m" if style and self.colour else text for style, text in runs)


def render(message: Message, width: int = 80, *, colour: bool = False) -> str:
    """Write a message for a terminal of `width` columns; `colour` adds bold, dim and colours.

    Buttons stand as what to type instead, but for Share, since there is no channel, and those that open a form.
    """
    page = _Page(width, colour=colour)
    if not message.blocks:
        page.write([(harmless(message.summary), _TONES[message.tone])])
    for block in message.blocks:
        _block(page, block, message.tone)
    return "\n".join(page.lines).rstrip("\n")


def question(field: FormField) -> str:
    """Write what is asked for a field of a form, with what stands in it already."""
    about = f" ({harmless(field.hint)})" if field.hint else ""
    present = f" [{harmless(field.value)}]" if field.value else ""
    return f"  {harmless(field.label)}{about}{present}: "


def _paragraph(page: _Page, line: Line, tone: Tone) -> None:
    match line:
        case (Text(value, Style.CODE),) if "\n" in value:
            page.copy(value, _CODE)
        case _:
            page.write(_toned(_spans(line), tone))


def _block(page: _Page, block: Block, tone: Tone) -> None:  # noqa: C901, PLR0912  one case per block
    match block:
        case Heading(text):
            page.gap()
            _heading(page, text)
        case Paragraph(line):
            _paragraph(page, line, tone)
        case Bullets(lines):
            for line in lines:
                page.write(_spans(line), "  • ", "    ")
        case Fields(pairs):
            _fields(page, pairs)
        case StoryCard():
            _story(page, block)
        case FactCard():
            _fact(page, block)
        case Image(url, alternative):
            page.write([(f"[{harmless(alternative)}]", _PLAIN), *_address(url)])
        case Chart(alternative=alternative):
            page.write([(harmless(alternative), _PLAIN)])
        case Note(line):
            page.write(_dimmed(_spans(line)))
        case Divider():
            page.gap()
            page.lines.append("─" * min(page.width, 40))
        case Actions(buttons):
            page.gap()
            _buttons(page, buttons, "")
        case _:
            assert_never(block)


def _heading(page: _Page, text: str) -> None:
    title = harmless(text)
    page.write([(title, _BOLD)])
    page.lines.append("─" * min(columns(title), page.width))


def _story(page: _Page, card: StoryCard) -> None:
    shown = {part.url for line in card.sources for part in line if isinstance(part, Link)}
    _card_head(page, card.title, card.dateline, shown)
    for sentence in card.sentences:
        page.write(_spans((sentence,)), "  ", "   ")
    if card.written:
        page.write(_spans(card.written), "  ", "  ")
    _card_foot(page, card.sources, card)


def _fact(page: _Page, card: FactCard) -> None:
    _card_head(page, card.title, card.dateline, set())
    page.write(_spans((card.statement,)), "  ")
    _card_foot(page, card.citations, card)


def _card_head(page: _Page, title: Text | Link, dateline: Line, shown: set[str]) -> None:
    page.gap()
    label = title.value if isinstance(title, Text) else title.label
    page.write([(harmless(label), _BOLD)], "■ ", "  ")
    if isinstance(title, Link) and title.url not in shown:
        page.write(_address(title.url), "  ")
    page.write(_dimmed(_spans(dateline)), "  ")


def _card_foot(page: _Page, evidence: Sequence[Line], card: StoryCard | FactCard) -> None:
    for line in evidence:
        page.write(_addresses_last(line), "  • ", "    ")
    for note in card.notes:
        page.write(_spans(note), "  ! ", "    ")
    if card.tags:
        page.write([(" · ".join(harmless(tag) for tag in card.tags), _DIM)], "  # ", "    ")
    _buttons(page, card.buttons, "  ")
    page.gap()


def _fields(page: _Page, pairs: Sequence[tuple[str, Line]]) -> None:
    names = [harmless(name) for name, _ in pairs]
    label = min(max(map(columns, names), default=0), _LABEL_WIDEST, page.width // 2)
    for name, (_, line) in zip(names, pairs, strict=True):
        if columns(name) > label:
            page.write([(name, _BOLD)], "  ", "  ")
            page.write(_spans(line), " " * (label + 4))
        else:
            padding = " " * (label - columns(name))
            page.write(_spans(line), f"  {name}{padding}  ", " " * (label + 4))


def _buttons(page: _Page, buttons: Sequence[Button], indent: str) -> None:
    typed = [f"{harmless(button.label)}: {_typed(button)}" for button in buttons if button.command not in _NOT_TYPED]
    if typed:
        page.write([("   ".join(typed), _CODE)], f"{indent}→ ", f"{indent}  ")


def _typed(button: Button) -> str:
    """Give what to type for a button, a positional value without its name: story 41."""
    command = find(button.command)
    words = [button.command]
    for name, value in button.arguments.items():
        if name in _NOT_SHOWN:
            continue
        option = command.option(name) if command else None
        shown = f'"{value}"' if " " in value else value
        words.append(shown if option and option.positional else f"{name}:{shown}")
    return harmless(" ".join(words))


def _spans(line: Line) -> Iterator[tuple[str, str]]:
    for inline in line:
        yield from _inline(inline)


def _addresses_last(line: Line) -> Iterator[tuple[str, str]]:
    """Give a line's words, then its addresses: a long address does not tear the words apart."""
    words = [Text(part.label) if isinstance(part, Link) else part for part in line]
    yield from _spans(tuple(words))
    for part in line:
        if isinstance(part, Link):
            yield from _address(part.url)


def _inline(inline: Inline) -> Iterator[tuple[str, str]]:
    match inline:
        case Text(value, style):
            yield harmless(value), _STYLES[style]
        case Link(label, url):
            yield harmless(label), _LINK
            if label != url:
                yield from _address(url)
        case When():
            yield when_words(inline), _PLAIN
        case Quote(value):
            yield quoted(harmless(value)), _PLAIN
        case _:
            assert_never(inline)


def _address(url: str) -> Iterator[tuple[str, str]]:
    """Give an address in angle brackets; nothing for what a terminal should not open."""
    shown = harmless(url).replace(" ", "%20")
    if shown.lower().startswith(("http://", "https://")):
        yield f" <{shown}>", _DIM


def _dimmed(spans: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((text, style or _DIM) for text, style in spans)


def _toned(spans: Iterable[tuple[str, str]], tone: Tone) -> Iterator[tuple[str, str]]:
    return ((text, style or _TONES[tone]) for text, style in spans)
