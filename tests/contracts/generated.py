"""Made-up messages, one a number: every kind of block, lengths at the limits, and text that wants to break out."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Final, TypeVar

from bot.domain.messages import (
    Actions,
    Block,
    Bullets,
    Button,
    Chart,
    ChartWords,
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
    Style,
    Text,
    Tone,
    When,
)
from bot.domain.moments import Moment, Precision, at_day, at_instant

T = TypeVar("T")

ORDINARY: Final = (
    *("Japan", "and", "the", "EU", "signed", "a", "pact", "on", "8 January", "2026.", "S&P", "R&D", "5 < 6"),
    *(
        "日本と",
        "欧州連合は",
        "覚書に",
        "署名した。",
        "「連携」",
        "半導体",
        "é",
        "naïve",
        "Größe",
        "…",
        "—",
        "“as said”",
    ),
)
HOSTILE: Final = (
    *("<!channel>", "<!here|here>", "<@U123>", "<#C1|x>", "<!subteam^S1>", "<https://evil.example|click>", "&lt;b&gt;"),
    *(
        "@everyone",
        "@here",
        "<@1>",
        "<@!1>",
        "<@&2>",
        "<#3>",
        "</help:4>",
        "<t:0:F>",
        "<:a:1>",
        "<a:b:2>",
        "<id:guide>",
    ),
    *("**bold**", "*it*", "__u__", "_i_", "~~no~~", "||spoiler||", "`code`", "```js\nx```", ":tada:", ":+1:", "***"),
    *("[x](https://evil.example)", "[x]( <https://evil.example> )", "https://evil.example/a", "HTTP://evil.example"),
    *("steam://run/1", "javascript:alert(1)", "www.evil.example", "discord.gg/evil", "mailto:a@evil.example", "<b>"),
    *("# h", "## h", "-# s", "- l", "* l", "+ l", "1. l", "2) l", "> q", ">>> q", "\n# h", "\n- l", "\n> q", "\n1. l"),
    *("\\", "\\\\", "\\*", "*", "_", "`", "``", "|", "~", "[", "]", "(", ")", "<", ">", "@", ":", "#", "-", "&", "{0}"),
    *("¯\\_(ツ)_/¯", "%s", "{count}", "\x00", "\x07", "\x1b[31m", "\x9b2J", "\r\n", "\n\n", "\t", "\u2028", "\u2029"),
    *("\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\ufeff", "\ud800", "\udc00", "\udfff", "\uffff", "\U0010ffff"),
    *("👩‍👩‍👧‍👦", "🇯🇵🇪🇺", "👍🏽", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u0301", "Z" + "\u0334\u0321" * 12, "は\u3099", "각", "العربية", "שלום"),
)
ADDRESSES: Final = (
    "https://example.org/a",
    "http://example.org/a?b=1&c=2#d",
    "https://example.org/a_(b)",
    "https://example.jp/日本/半導体",
    'https://evil.example/"><b>|x)(',
    "https://evil.example/a b",
    "https://evil.example/\u202e\x00\n",
    "https://evil.example/\ud800",
    "https://example.org/" + "p" * 985,
    "https://example.org/" + "(" * 400,
    "https://example.org/" + "q" * 3_000,
    "javascript:alert(1)",
    "data:text/html,x",
    "https://[broken",
    "https://",
    "//example.org",
    "",
)
LENGTHS: Final = (
    70,
    75,
    80,
    140,
    150,
    240,
    256,
    300,
    900,
    1_000,
    1_024,
    1_900,
    2_000,
    2_900,
    3_000,
    4_096,
    6_500,
    9_500,
)


def message(number: int) -> Message:
    """Give the message of that number; the same for the same number."""
    return _Maker(number).message()


class _Maker:
    """Draws one message."""

    def __init__(self, number: int) -> None:
        self._draw = random.Random(number)  # noqa: S311  a fixed sequence, not a secret

    def message(self) -> Message:
        summary = self._text() if self._chance(0.5) else "A summary"
        most = self._draw.choice((1, 2, 3, 3, 6, 25))
        blocks = self._several(self._block, most)
        return Message(summary if summary.strip() else "?", blocks, self._draw.choice(list(Tone)))

    def _block(self) -> Block:
        makers: tuple[Callable[[], Block], ...] = (
            *(self._story, self._story, self._fact),
            lambda: Heading(self._text()),
            lambda: Paragraph(self._line()),
            lambda: Bullets(self._several(self._line, self._draw.choice((3, 30)))),
            lambda: Fields(self._several(lambda: (self._text(), self._line()), self._draw.choice((3, 30)))),
            lambda: Image(self._draw.choice(ADDRESSES), self._text()),
            self._chart,
            lambda: Note(self._line()),
            Divider,
            lambda: Actions(self._several(self._button, 12)),
        )
        return self._draw.choice(makers)()

    def _story(self) -> StoryCard:
        title = Link(self._text(), self._draw.choice(ADDRESSES)) if self._chance(0.7) else Text(self._text())
        return StoryCard(
            story_id=self._draw.randrange(10**9),
            title=title,
            dateline=self._line(),
            sentences=self._several(lambda: Quote(self._text()), 4),
            sources=self._several(self._line, self._draw.choice((2, 3, 3, 12, 60))),
            tags=self._several(self._text, 6),
            notes=self._several(self._line, 6),
            buttons=self._several(self._button, 7),
            written=self._line() if self._chance(0.2) else (),
        )

    def _fact(self) -> FactCard:
        return FactCard(
            fact_id=f"f{self._draw.randrange(10**9)}",
            title=Text(self._text()),
            dateline=self._line(),
            statement=Text(self._text()),
            citations=self._several(self._line, self._draw.choice((2, 3, 3, 12, 60))),
            tags=self._several(self._text, 6),
            notes=self._several(self._line, 6),
            buttons=self._several(self._button, 7),
        )

    def _chart(self) -> Chart:
        words = ChartWords(self._text(), "now", "before", ("a", "b"))
        return Chart(words, words, (1.0, 2.0), (2.0, 0.5), self._text())

    def _button(self) -> Button:
        arguments = {"id": str(self._draw.randrange(10**6)), "words": self._text()[:20]}
        return Button(self._text(), self._draw.choice(("story", "why", "share", "latest")), arguments)

    def _line(self) -> Line:
        return self._several(self._inline, self._draw.choice((1, 2, 2, 3, 3, 6, 30)))

    def _inline(self) -> Inline:
        kind = self._draw.randrange(10)
        if kind < 6:
            return Text(self._text(), self._draw.choice(list(Style)))
        if kind < 8:
            return Link(self._text(), self._draw.choice(ADDRESSES))
        return When(self._moment()) if kind == 8 else Quote(self._text())

    def _moment(self) -> Moment:
        instant = datetime(1900, 1, 1, tzinfo=UTC) + timedelta(minutes=self._draw.randrange(100_000_000))
        precision = self._draw.choice(list(Precision))
        first = {Precision.YEAR: date(instant.year, 1, 1), Precision.MONTH: instant.date().replace(day=1)}
        if precision is Precision.INSTANT:
            return at_instant(instant, self._text())
        return at_day(first.get(precision, instant.date()), self._text(), precision)

    def _text(self) -> str:
        """Give a few pieces; now and then as many as a limit takes, one more or one less."""
        pieces = ORDINARY if self._chance(0.4) else (*ORDINARY, *HOSTILE)
        if self._chance(0.03):
            length = self._draw.choice(LENGTHS) + self._draw.randrange(-2, 3)
            piece = self._draw.choice(pieces)
            gap = self._draw.choice((" ", ""))
            return ((piece + gap) * (length // len(piece + gap) + 1))[:length]
        joined = self._draw.choice((" ", " ", "", "\n"))
        return joined.join(self._draw.choices(pieces, k=self._draw.choice((0, 1, 1, 2, 3, 5, 12))))

    def _several(self, make: Callable[[], T], most: int) -> tuple[T, ...]:
        return tuple(make() for _ in range(self._draw.randrange(most + 1)))

    def _chance(self, share: float) -> bool:
        return self._draw.random() < share
