"""Made-up articles, sources, facts and digests that storage tests keep and find again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.articles import Analysis, Relevance, Span
from bot.domain.deliveries import Delivery
from bot.domain.facts import Citation, Fact, FactStatus
from bot.domain.marks import Marks
from bot.domain.messages import Message, Paragraph, Quote, Text
from bot.domain.moments import Moment, Precision, at_day, at_instant
from bot.domain.sources import SourceKind, SourceListing
from bot.domain.stories import Traits, sort_instant
from bot.domain.subscriptions import Channel, Schedule, Subscription
from storage import articles, outbox, search, stories, subscriptions
from storage.articles import NewArticle
from storage.database import Connection
from storage.tables import deliveries

NOW = datetime(2026, 3, 9, 7, 0, tzinfo=UTC)
CHANNEL = Channel("slack", "T1", "C1")
TEXT = "日本とEUは半導体の供給網で協力する。両者は東京で会合を開いた。 EU and Japan met in Tōkyō."


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def listing(url: str = "https://example.eu/feed.xml", name: str = "Example Press Room") -> SourceListing:
    return SourceListing(url, name, "Example Union", "en", SourceKind.OFFICIAL, "https://example.eu/", "eu", note="§ 1")


def analysis(text: str = TEXT, *, title: str = "日EU、半導体で協力", relevant: bool = True) -> Analysis:
    return Analysis(
        title=title,
        language="ja",
        text=text,
        published=at_instant(NOW - hours(2), "the feed"),
        event=at_day(date(2026, 3, 8), "“8日” before publication"),
        event_id="summit-2026",
        relevance=Relevance(relevant, 0.875, ("Japan and the EU act together: 日本, EU.", "Topic: 半導体.")),
        topics=("semiconductors-advanced-tech", "economic-security"),
        actors=("japan", "eu"),
        summary=(Span(text[:18], 0, 18),) if text else (),
        signature=(0, 1, 2**32, 2**64 - 1),
        weights=(("半導", 0.25), ("供給", 0.1), ("japan", 1 / 3)),
        marks=Marks(people=frozenset({"kaja-kallas"}), acts=frozenset({"signed"}), numbers=frozenset({"635", "97"})),
    )


def new_article(number: int = 1, understood: Analysis | None = None) -> NewArticle:
    return NewArticle(
        source_id=None,
        url=f"https://example.eu/articles/{number}",
        identities=(f"https://example.eu/articles/{number}",),
        publisher="Example Union",
        kind=SourceKind.OFFICIAL,
        analysis=understood or analysis(),
        first_seen=NOW,
        story_id=None,
        duplicate_of=None,
        headline_only=False,
        backlog=False,
        note="",
        placement="It opens a story.",
        bands=("1:aa", "2:bb"),
    )


def traits(when: Moment | None = None, event_id: str | None = None, topics: frozenset[str] | None = None) -> Traits:
    return Traits(
        language="en",
        published=when,
        event=None,
        event_id=event_id,
        topics=frozenset({"trade-epa"}) if topics is None else topics,
        marks=Marks(ideas=frozenset({"trade-epa:tariff"}), ordinals=frozenset({"7"}), union=True),
        weights=(("tariff", 0.5), ("関税", 0.25)),
    )


async def add_story(connection: Connection, *members: NewArticle) -> int:
    """Store a story with these articles, as the services do, and index them."""
    first = members[0]
    story_id = await stories.create(connection, first.first_seen, first.first_seen, [traits()])
    for member in members:
        await add_to_story(connection, story_id, member)
    return story_id


async def add_to_story(connection: Connection, story_id: int, new: NewArticle) -> int:
    instant = sort_instant(new.analysis.published, new.first_seen)
    await stories.joined(connection, story_id, new.first_seen, instant)
    article_id = await articles.add(connection, replace(new, story_id=story_id))
    assert article_id is not None
    text = f"{new.analysis.title}\n{new.analysis.text}"
    await search.index_article(connection, article_id, story_id, text)
    return article_id


def fact(fact_id: str = "epa-in-force", status: FactStatus = FactStatus.APPROVED) -> Fact:
    return Fact(
        id=fact_id,
        title="The agreement enters into force",
        statement="The partnership agreement between the EU and Japan (日EU経済連携協定) has applied since 2019.",
        when=Moment(datetime(2019, 2, 1, tzinfo=UTC), Precision.MONTH, "official text"),
        topics=("trade-epa", "summits-framework"),
        actors=("eu", "japan"),
        place="Brussels",
        status=status,
        citations=(Citation("Example Treaty Register", "https://treaties.example.eu/7", official=True),),
        doubt="Sources differ on the day.",
    )


def message(part: int = 1) -> Message:
    return Message(f"Digest, part {part}", (Paragraph((Text("EUと日本 🇪🇺🇯🇵 "), Quote("a \x00 b"))),))


async def add_subscription(connection: Connection, channel: Channel = CHANNEL) -> Subscription:
    return await subscriptions.add(
        connection, channel, "U1", Schedule(), ("trade-epa",), "en", quiet=False, now=NOW - timedelta(days=8)
    )


async def deliveries_of(connection: Connection, subscription_id: int) -> tuple[Delivery, ...]:
    """Give every delivery a subscription ever had, the oldest first, as the outbox reads them."""
    rows = await outbox._rows(connection, deliveries.c.subscription_id == subscription_id)  # noqa: SLF001  as it does
    return tuple(map(outbox._delivery, rows))  # noqa: SLF001  as above
