"""The tables as SQLAlchemy sees them; migrations/ makes them, and a test holds the two together.

The search indexes are not here: each database has its own kind (see storage/search_index.py).
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Time,
    case,
    cast,
    func,
)

from bot.domain.sources import SourceKind
from storage.columns import Characters, Instant, Integers, Phrases, moment_columns

metadata: Final = MetaData()

sources: Final = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Characters, nullable=False),
    Column("name", Characters, nullable=False),
    Column("publisher", Characters, nullable=False),
    Column("language", Characters, nullable=False),
    Column("kind", Characters, nullable=False),
    Column("site", Characters, nullable=False),
    Column("region", Characters, nullable=False),
    Column("confidence", Characters, nullable=False),
    Column("note", Characters, nullable=False),
    Column("enabled", Boolean, nullable=False),
    Column("state", Characters, nullable=False),
    Column("is_default", Boolean, nullable=False),
    Column("created", Instant, nullable=False),
    Column("polls", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("error", Phrases, nullable=False),
    Column("last_polled", Instant),
    Column("last_success", Instant),
    Column("next_poll", Instant),
    Column("etag", Characters, nullable=False),
    Column("last_modified", Characters, nullable=False),
    # For a page without a feed: which of its links are articles.
    Column("pattern", Characters, nullable=False),
    Column("last_article", Instant),
    Column("noticed", Instant),
    Column("recovered", Instant),
    Index("sources_url", "url", unique=True),
    Index("sources_due", "state", "next_poll"),
)

notices: Final = Table(
    "notices",
    metadata,
    # A row for each turn to tell the editors something, taken for a while by one worker at a time.
    Column("id", Integer, primary_key=True),
    Column("taken", Instant),
    Column("told", Instant),
)

stories: Final = Table(
    "stories",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("created", Instant, nullable=False),
    Column("updated", Instant, nullable=False),
    # The day of its first article, for the window within which an article may join.
    Column("around", Instant, nullable=False),
    # The newest sort instant of its articles; NULL until the first has joined.
    Column("newest", Instant),
    Column("event_id", Characters),
    # What its first independent reports say, as storage.traits writes it.
    Column("core", JSON, nullable=False),
    # The story a person merged this one into; its articles moved there, and its id still leads there.
    Column("merged_into", Integer),
    Index("stories_around", "around"),
    Index("stories_event", "event_id"),
    Index("stories_newest", "newest"),
    Index("stories_updated", "updated"),
    Index("stories_merged_into", "merged_into"),
)

story_topics: Final = Table(
    "story_topics",
    metadata,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("topic", Characters, primary_key=True),
)

articles: Final = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", ForeignKey("sources.id")),
    Column("story_id", ForeignKey("stories.id")),
    Column("duplicate_of", ForeignKey("articles.id")),
    Column("url", Characters),
    Column("publisher", Characters, nullable=False),
    Column("kind", Characters, nullable=False),
    Column("first_seen", Instant, nullable=False),
    Column("headline_only", Boolean, nullable=False),
    Column("backlog", Boolean, nullable=False),
    # Whether it came when its source was asked for the first time.
    Column("first_poll", Boolean, nullable=False),
    Column("note", Phrases, nullable=False),
    Column("placement", Phrases, nullable=False),
    Column("title", Characters, nullable=False),
    Column("language", Characters, nullable=False),
    Column("machine_translated", Boolean, nullable=False),
    *moment_columns("published"),
    *moment_columns("event"),
    Column("event_id", Characters),
    Column("relevant", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("actors", JSON, nullable=False),
    Column("summary", JSON, nullable=False),
    Column("signature", Integers, nullable=False),
    Column("weights", JSON, nullable=False),
    # What tells its event from others, as storage.traits writes it.
    Column("marks", JSON, nullable=False),
    # A person's word on relevance, who said it and when; NULL where nobody has.
    Column("overruled", Boolean),
    Column("overruled_by", Characters, nullable=False),
    Column("overruled_at", Instant),
    # When a person's keeping began to show it, so that a digest announces it; NULL where it counts as first seen.
    Column("kept_at", Instant),
    # Who put it into its story by hand; "" when its place was computed.
    Column("placed_by", Characters, nullable=False),
    # What a language model wrote of it, as bot.domain.articles.Written; NULL without one.
    Column("written", JSON(none_as_null=True)),
    Index("articles_url", "url", unique=True),
    Index("articles_story", "story_id"),
    Index("articles_source", "source_id"),
    Index("articles_first_seen", "first_seen"),
    Index("articles_kept_at", "kept_at"),
)

sort_instant: Final[ColumnElement[datetime]] = case(
    (articles.c.published_value < articles.c.first_seen, articles.c.published_value), else_=articles.c.first_seen
)
"""The instant an article is ordered by, as bot.domain.stories.sort_instant: the smaller of published and first seen."""

is_relevant: Final[ColumnElement[bool]] = func.coalesce(articles.c.overruled, articles.c.relevant)
"""Whether an article belongs here: a person's word, else the computed one, as bot.domain.articles has it."""

shown_from: Final[ColumnElement[datetime]] = func.coalesce(articles.c.kept_at, articles.c.first_seen)
"""When a relevant article came to be shown: first seen, or when a person kept what nobody had been shown."""

own_name: Final[ColumnElement[str]] = case(
    (articles.c.kind.in_([kind for kind in SourceKind if kind.is_given]) & articles.c.url.is_(None), ""),
    else_=func.coalesce(func.nullif(articles.c.publisher, ""), cast(articles.c.id, String)),
)
"""Whose independent report an article is, as Article.origin says: one publisher's reports of a story share one."""

article_versions: Final = Table(
    "article_versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("text", Characters, nullable=False),
    Column("text_hash", Characters, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("created", Instant, nullable=False),
    Index("article_versions_text", "article_id", "text_hash", unique=True),
)
Index(
    "article_versions_current",
    article_versions.c.article_id,
    unique=True,
    sqlite_where=article_versions.c.current,
    postgresql_where=article_versions.c.current,
)

article_identities: Final = Table(
    "article_identities",
    metadata,
    Column("identity", Characters, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Index("article_identities_article", "article_id"),
)

article_topics: Final = Table(
    "article_topics",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("topic", Characters, primary_key=True),
    Column("position", Integer, nullable=False),
    Index("article_topics_topic", "topic", "article_id"),
)

article_bands: Final = Table(
    "article_bands",
    metadata,
    Column("band", Characters, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
)

subscriptions: Final = Table(
    "subscriptions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("platform", Characters, nullable=False),
    Column("workspace", Characters, nullable=False),
    Column("channel", Characters, nullable=False),
    Column("owner", Characters, nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("at", Time, nullable=False),
    Column("zone", Characters, nullable=False),
    Column("topics", JSON, nullable=False),
    Column("locale", Characters, nullable=False),
    Column("quiet", Boolean, nullable=False),
    Column("state", Characters, nullable=False),
    Column("created", Instant, nullable=False),
    Column("last_slot", Instant),
    Column("pause_reason", Phrases, nullable=False),
    Column("rhythm", Characters, nullable=False),
    # Of the month, for a monthly one.
    Column("day", Integer, nullable=False),
    # Whose public holidays are left out, "" for nobody's, and whether their digests move to the next working day.
    Column("holidays", Characters, nullable=False),
    Column("moves", Boolean, nullable=False),
    Column("actors", JSON, nullable=False),
    Column("languages", JSON, nullable=False),
    Column("size", Integer, nullable=False),
    # When it last became active again; NULL where it always was.
    Column("resumed", Instant),
    Column("kind", Characters, nullable=False),
    # What a watch looks for; "" for a digest, and where topics or actors alone say it.
    Column("words", Characters, nullable=False),
    Index("subscriptions_channel", "platform", "workspace", "channel"),
    Index("subscriptions_state", "state"),
)

digests: Final = Table(
    "digests",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subscription_id", ForeignKey("subscriptions.id"), nullable=False),
    Column("slot", Instant, nullable=False),
    Column("window_start", Instant, nullable=False),
    Column("composed", Instant, nullable=False),
    Index("digests_slot", "subscription_id", "slot", unique=True),
    Index("digests_newest", "slot"),
)

closed_windows: Final = Table(
    "closed_windows",
    metadata,
    # The slot whose digests were last set out to be read, or when a watch was last made or resumed: what is stored from
    # now on counts as seen then or later.
    Column("slot", Instant, primary_key=True),
)

told_stories: Final = Table(
    "told_stories",
    metadata,
    # A story that the digest of a slot told in full.
    Column("subscription_id", ForeignKey("subscriptions.id"), primary_key=True),
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("slot", Instant, primary_key=True),
)

deliveries: Final = Table(
    "deliveries",
    metadata,
    Column("id", Characters, primary_key=True),
    Column("digest_id", ForeignKey("digests.id"), nullable=False),
    Column("subscription_id", ForeignKey("subscriptions.id"), nullable=False),
    Column("slot", Instant, nullable=False),
    Column("part", Integer, nullable=False),
    Column("platform", Characters, nullable=False),
    Column("workspace", Characters, nullable=False),
    Column("channel", Characters, nullable=False),
    Column("message", Characters, nullable=False),
    Column("state", Characters, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due", Instant, nullable=False),
    Column("claimed", Instant),
    Column("message_id", Characters, nullable=False),
    Column("error", Phrases, nullable=False),
    # Of what follows: the delivery it stands under or is about; "" for a part of a digest.
    Column("corrects", Characters, nullable=False),
    # Of a notice: whom it is for; "" for a part of a digest and for a correction.
    Column("person", Characters, nullable=False),
    # Whether the subscription's owner has been told that its outcome could not be found out.
    Column("told", Boolean, nullable=False),
    Index("deliveries_part", "subscription_id", "slot", "part", unique=True),
    Index("deliveries_due", "state", "due"),
)

looks: Final = Table(
    "looks",
    metadata,
    # One row: up to when what came to be shown has been looked at for the watches.
    Column("id", Integer, primary_key=True),
    Column("until", Instant, nullable=False),
)

watch_matches: Final = Table(
    "watch_matches",
    metadata,
    # An independent report that a watch fires on, by the story it stood in then and by its publisher.
    Column("subscription_id", ForeignKey("subscriptions.id"), primary_key=True),
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("origin", Characters, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    # When an alert told it, or it was given up; NULL while it waits.
    Column("settled", Instant),
)
Index(
    "watch_matches_waiting",
    watch_matches.c.subscription_id,
    sqlite_where=watch_matches.c.settled.is_(None),
    postgresql_where=watch_matches.c.settled.is_(None),
)

buttons: Final = Table(
    "buttons",
    metadata,
    Column("token", Characters, primary_key=True),
    Column("command", Characters, nullable=False),
    Column("arguments", JSON, nullable=False),
    Column("created", Instant, nullable=False),
    Index("buttons_created", "created"),
)

audit: Final = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("person_platform", Characters, nullable=False),
    Column("person_id", Characters, nullable=False),
    Column("person_name", Characters, nullable=False),
    Column("platform", Characters, nullable=False),
    Column("workspace", Characters, nullable=False),
    Column("channel", Characters, nullable=False),
    Column("action", Characters, nullable=False),
    Column("before", Characters, nullable=False),
    Column("after", Characters, nullable=False),
)
