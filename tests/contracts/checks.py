"""What holds for every message on every platform: its limits, and that foreign text is shown and does nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from bot.adapters import console
from bot.adapters.discord import markdown
from bot.adapters.discord import render as discord
from bot.adapters.slack import elements
from bot.adapters.slack import render as slack
from bot.domain.messages import (
    Block,
    Bullets,
    Button,
    Chart,
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
    Style,
    Text,
    When,
)
from bot.domain.moments import Precision
from bot.domain.text import whole
from bot.views.addresses import web_address
from bot.views.buttons import button_key, buttons_of
from bot.views.dates import when_words
from bot.views.limits import DISCORD, SLACK
from bot.views.punctuation import quoted
from bot.views.split import split, weigh
from tests.contracts import kept
from tests.fakes import discord_rules, slack_rules
from tests.fakes.discord_markdown import read

Json = Mapping[str, Any]

_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NOT_SHOWN: Final = re.compile(rf"{_UNSEEN.pattern}|[\s\u200b]")
_OURS: Final = frozenset({"strong", "italic", "code", "link", "when"})
_STYLES: Final = {Style.PLAIN: "", Style.BOLD: "strong", Style.ITALIC: "italic", Style.CODE: "code"}
_SLACK_STYLES: Final = {"bold": "strong", "italic": "italic", "code": "code"}

Shown = tuple[str, str, str]
"""Characters without the spaces between them, how they are marked, and where they lead."""


def message_problems(message: Message, *, thorough: bool = True) -> list[str]:
    """Say what is wrong with a message on any platform; empty when nothing is.

    Where it is `thorough` slack_sdk's own models, which are slow, look at it too, and the terminal writes it.
    """
    terminal = console_problems(message) if thorough else []
    in_slack = slack_problems(message, thorough=thorough)
    named = {"Slack": in_slack, "Discord": discord_problems(message), "a terminal": terminal}
    return [f"{platform}: {problem}" for platform, problems in named.items() for problem in problems]


def slack_problems(message: Message, *, thorough: bool = True) -> list[str]:
    """Say what is wrong with a message in Slack."""
    parts = split(message, SLACK)
    found = [*kept.problems(message, parts)]
    for part in parts:
        body = slack.render(part, tokens_of(part))
        found += slack_rules.problems(body, by_models=thorough)
        found += _text_problems(body, part, [*buttons_of(part)])
        found += [] if weigh(part.blocks, SLACK).fits(SLACK) else ["too heavy"]
        found += [f"read as {line}" for line in _lines(part) if _in_slack(line) != _meant(line, in_slack=True)]
    return found


def discord_problems(message: Message) -> list[str]:
    """Say what is wrong with a message in Discord."""
    parts = split(message, DISCORD)
    found = [*kept.problems(message, parts)]
    for part in parts:
        body = discord.render(part, tokens_of(part))
        once = list({button_key(button): button for button in reversed(buttons_of(part))}.values())
        found += discord_rules.message_problems(body)
        found += discord_rules.message_problems(discord.with_button(body, "Status", "d:delivery"))
        found += _text_problems(body, part, once)
        found += [] if weigh(part.blocks, DISCORD).fits(DISCORD) else ["too heavy"]
        found += _reading_problems(body, part)
        found += [f"read as {line}" for line in _lines(part) if _in_discord(line) != _meant(line, in_slack=False)]
    return found


def console_problems(message: Message) -> list[str]:
    """Say what is wrong with a message at a terminal."""
    return list(_string_problems(console.render(message).replace("\n", " ")))


def tokens_of(message: Message) -> dict[str, str]:
    """Give each of a message's buttons the longest token there is."""
    keys = dict.fromkeys(button_key(button) for button in buttons_of(message))
    return {key: f"token-{number:04}".ljust(90, "x") for number, key in enumerate(keys)}


def _text_problems(body: Json, part: Message, buttons: Iterable[Button]) -> Iterator[str]:
    """Check that all characters of the part are in the body, that they are whole, and that each can be seen."""
    texts = list(_strings(body))
    for text in texts:
        yield from _string_problems(text)
    meant = [*_texts(part, buttons)] if part.blocks else [part.summary]
    unescaped = (text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for text in texts)
    lost = Counter(_characters(meant)) - Counter(_characters([*texts, *unescaped]))
    if lost:
        yield f"lost {lost}"


def _string_problems(text: str) -> Iterator[str]:
    if whole(text) != text:
        yield f"half a character in {text[:80]!r}"
    if _UNSEEN.search(text):
        yield f"unseen characters in {text[:80]!r}"


def _reading_problems(body: Json, part: Message) -> Iterator[str]:
    """Read a body as Discord does: nothing in it acts but our own marks, and lines begin as our own do."""
    spans = [span for text in _markdowns(body) for span in read(text)]
    addresses = {web_address(link.url) for line in _lines(part) for link in line if isinstance(link, Link)}
    starts = Counter(mark for span in spans for mark in span.marks if not span.text)
    if unmeant := starts - _starts(part):
        yield f"lines begin as {unmeant}"
    for span in spans:
        if span.text and not set(span.marks) <= _OURS:
            yield f"{span.text!r} acts as {span.marks}"
        elif span.url and span.url not in addresses:
            yield f"{span.text!r} leads to {span.url}"


def _starts(part: Message) -> Counter[str]:
    """Give how many lines of a part may begin with a mark."""
    meant: Counter[str] = Counter()
    for block in part.blocks:
        match block:
            case Heading():
                meant["heading"] += 1
            case Bullets(lines):
                meant["list"] += len(lines)
            case Note() | Image() | Chart():
                meant["subtext"] += 1
            case StoryCard():
                meant += Counter(quote=len(block.sentences), list=len(block.sources), subtext=len(block.notes) + 1)
            case FactCard():
                meant += Counter(list=len(block.citations), subtext=len(block.notes) + 1)
    return meant


def _in_discord(line: Line) -> list[Shown]:
    return _runs((span.text, "".join(span.marks), span.url) for span in read(markdown.line(line)))


def _in_slack(line: Line) -> list[Shown]:
    return _runs(map(_element, elements.elements(line)))


def _element(element: Json) -> Shown:
    marks = "".join(_SLACK_STYLES[name] for name in element.get("style", {}))
    url = str(element.get("url", ""))
    return str(element.get("fallback") or element["text"]), "link" if url else marks, url


def _meant(line: Line, *, in_slack: bool) -> list[Shown]:
    return _runs(_inline(inline, in_slack=in_slack) for inline in line)


def _runs(shown: Iterable[Shown]) -> list[Shown]:
    """Join neighbours that are marked alike."""
    squeezed = [(_characters([text]), marks, url) for text, marks, url in shown]
    found: list[Shown] = []
    for text, marks, url in squeezed:
        if found and found[-1][1:] == (marks, url):
            found[-1] = (found[-1][0] + text, marks, url)
        elif text:
            found.append((text, marks, url))
    return found


def _inline(inline: Inline, *, in_slack: bool) -> Shown:
    match inline:
        case Text(value, style):
            verbatim = style is Style.CODE and "`" in value and not in_slack
            return value, "" if verbatim else _STYLES[style], ""
        case Link(label, url):
            address = web_address(url)
            return (_UNSEEN.sub("", label).strip() or "…", "link", address) if address else (label, "", "")
        case Quote(value):
            return quoted(value), "", ""
        case When(moment):
            if moment.precision is Precision.INSTANT and not in_slack:
                return f"<t:{int(moment.value.timestamp())}:f>", "when", ""
            return when_words(inline), "", ""


def _markdowns(body: Json) -> Iterator[str]:
    yield body.get("content", "")
    for embed in body["embeds"]:
        yield embed.get("title", "")
        yield embed.get("description", "")
        for field in embed.get("fields", ()):
            yield from (field["name"], field["value"])


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from _strings(each)
        case dict():
            for each in value.values():
                yield from _strings(each)


def _characters(texts: Iterable[str]) -> str:
    """Give the characters that are seen, without spaces and what only keeps others apart."""
    return _NOT_SHOWN.sub("", "".join(map(whole, texts)))


def _texts(message: Message, buttons: Iterable[Button]) -> list[str]:
    lines = [kept.visible(tuple(part for part in line if not isinstance(part, When))) for line in _lines(message)]
    return [*lines, *(text for block in message.blocks for text in _bare_texts(block)), *(one.label for one in buttons)]


def _bare_texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(text) | Image(alternative=text) | Chart(alternative=text):
            yield text
        case StoryCard() | FactCard():
            yield from block.tags
        case Fields(pairs):
            yield from (name for name, _ in pairs)


def _lines(message: Message) -> Iterator[Line]:
    for block in message.blocks:
        match block:
            case Paragraph(line) | Note(line):
                yield line
            case Bullets(lines):
                yield from lines
            case Fields(pairs):
                yield from (line for _, line in pairs)
            case StoryCard():
                yield from ((block.title,), block.dateline, block.written, *block.sources, *block.notes)
                yield from ((Text(sentence.value),) for sentence in block.sentences)
            case FactCard():
                yield from ((block.title,), block.dateline, (block.statement,), *block.citations, *block.notes)
