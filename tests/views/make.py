"""Invented articles, stories and a small catalogue, for the tests of views."""

from __future__ import annotations

import gettext
from datetime import UTC, date, datetime, time
from typing import Final

from bot.domain.articles import Analysis, Article, ArticleInFull, Relevance, Span
from bot.domain.catalog import Actor, ActorKind, Catalog, Side, Topic
from bot.domain.facts import Citation, Fact, FactStatus, Flag, FlagKind, FlagState
from bot.domain.messages import Block, Inline, Line, Link, Message, Quote, Text, When
from bot.domain.moments import Moment, at_day
from bot.domain.sources import AddressConfidence, Source, SourceHealth, SourceKind, SourceListing, SourceState
from bot.domain.stories import Story
from bot.domain.subscriptions import Channel, Schedule, Subscription, SubscriptionState
from bot.views.dates import moment_text

WORDING: Final = gettext.NullTranslations()
KEPT: Final = Relevance(relevant=True, score=0.92, reasons=("EU side: “EU”.", "Japan: “Japan”."))
NOW: Final = datetime(2026, 3, 9, 7, 0, tzinfo=UTC)

CATALOG: Final = Catalog(
    topics=(
        Topic("trade-epa", {"en": ("Trade",), "ja": ("貿易",)}, "Tariffs", ()),
        Topic("green-energy", {"en": ("Green energy",)}, "Hydrogen", ()),
    ),
    actors=(
        Actor("eu", ActorKind.INSTITUTION, Side.EU, {"en": ("European Union",), "ja": ("欧州連合",)}),
        Actor("jp", ActorKind.COUNTRY, Side.JAPAN, {"en": ("Japan",), "ja": ("日本",)}),
    ),
)


def article(
    number: int = 1,
    *,
    title: str = "EU and Japan sign a hydrogen accord",
    sentences: tuple[str, ...] = ("The EU and Japan signed a hydrogen accord.", "It covers ports."),
    language: str = "en",
    publisher: str = "Example Daily",
    url: str | None = "https://daily.example.com/1",
    kind: SourceKind = SourceKind.PRESS,
    published: Moment | None = None,
    event: Moment | None = None,
    topics: tuple[str, ...] = ("green-energy",),
    relevance: Relevance = KEPT,
    duplicate_of: int | None = None,
    headline_only: bool = False,
    note: str = "",
    machine_translated: bool = False,
    story_id: int | None = 7,
) -> ArticleInFull:
    """Make an article; its summary is its whole text."""
    text = " ".join(sentences)
    spans = tuple(Span(one, text.index(one), text.index(one) + len(one)) for one in sentences)
    analysis = Analysis(
        title=title,
        language=language,
        text=text,
        published=published,
        event=event,
        event_id=None,
        relevance=relevance,
        topics=topics,
        actors=("eu", "jp"),
        summary=spans,
        signature=(),
        weights=(),
        machine_translated=machine_translated,
    )
    return ArticleInFull(
        id=number,
        source_id=None,
        url=url,
        publisher=publisher,
        kind=kind,
        analysis=analysis,
        first_seen=NOW,
        version_id=number,
        story_id=story_id,
        duplicate_of=duplicate_of,
        headline_only=headline_only,
        note=note,
    )


def story(*articles: Article, number: int = 7) -> Story:
    """Make a story of articles, or of one."""
    return Story(number, articles or (article(),))


def day(year: int, month: int, number: int, reason: str = "the page") -> Moment:
    """Make a moment of a day."""
    return at_day(date(year, month, number), reason)


def fact(
    *citations: Citation,
    status: FactStatus = FactStatus.APPROVED,
    doubt: str = "",
) -> Fact:
    """Make a fact; without citations it rests on one official address, as the starter facts do."""
    official = Citation("Example Register", "https://register.example.eu/1", official=True)
    return Fact(
        id="accord",
        title="Hydrogen accord",
        statement="The EU and Japan signed a hydrogen accord.",
        when=day(2026, 3, 4, "official text"),
        topics=("green-energy",),
        actors=("eu", "jp"),
        place="Tokyo",
        status=status,
        citations=citations or (official,),
        doubt=doubt,
    )


def conflict(number: int = 5, *, note: str = "The days differ.", quote: str = "") -> Flag:
    """Make an open conflict of article 1 with the fact of `fact()`; without a quote it shows none."""
    return Flag(
        id=number,
        kind=FlagKind.CONFLICT,
        state=FlagState.OPEN,
        created=NOW,
        note=note,
        fact_id="accord",
        article_id=1,
        story_id=7,
        version_id=1,
        quote=Span(quote, 0, len(quote)) if quote else None,
    )


def source(number: int = 1, name: str = "Example Institute", health: SourceHealth | None = None) -> Source:
    """Make a followed source; without a health it has not been asked yet."""
    listing = SourceListing(
        url="https://institute.example.org/feed",
        name=name,
        publisher=name,
        language="en",
        kind=SourceKind.THINK_TANK,
        confidence=AddressConfidence.MEMORY,
    )
    return Source(number, listing, SourceState.ACTIVE, True, NOW, health or SourceHealth())  # noqa: FBT003  is_default


def subscription(
    *, zone: str = "Europe/Brussels", topics: tuple[str, ...] = (), quiet: bool = False, paused: str = ""
) -> Subscription:
    """Make a weekly subscription for Mondays at 08:00."""
    state = SubscriptionState.PAUSED if paused else SubscriptionState.ACTIVE
    schedule = Schedule(0, time(8, 0), zone)
    channel = Channel("slack", "T1", "C1")
    return Subscription(3, channel, "U1", schedule, topics, "en", quiet, state, NOW, pause_reason=paused)


def words(*lines: Line) -> str:
    """Give what a reader sees of some lines."""
    return "\n".join("".join(_words(inline) for inline in line) for line in lines)


def _words(inline: Inline) -> str:
    match inline:
        case Text(value):
            return value
        case Link(label):
            return label
        case Quote(value):
            return f"“{value}”"
        case When(moment):
            return moment_text(moment, WORDING)


def blocks_of(message: Message, kind: type[Block]) -> list[Block]:
    """Give the blocks of one kind."""
    return [block for block in message.blocks if isinstance(block, kind)]
