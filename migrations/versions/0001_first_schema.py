"""The first schema: sources, articles, stories, facts, subscriptions, the outbox, and both search indexes."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    _make_sources()
    _make_stories()
    _make_articles()
    _make_parts_of_articles()
    _make_facts()
    _make_subscriptions()
    _make_outbox()
    _make_desk_tables()
    _make_search("search_articles")
    _make_search("search_facts")


def downgrade() -> None:
    """Refuse: there is nothing before the first schema."""
    raise RuntimeError("There is nothing before the first schema.")


def _id(name: str = "id") -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=True)


def _text(name: str, *, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, primary_key=primary_key)


def _maybe_text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _instant(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _maybe_instant(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True))


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON, nullable=False)


def _reference(name: str, target: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(target), nullable=False)


def _maybe_reference(name: str, target: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(target))


def _key_reference(name: str, target: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(target), primary_key=True)


def _moment(name: str) -> tuple[sa.Column[Any], ...]:
    return (_maybe_instant(f"{name}_value"), _maybe_text(f"{name}_precision"), _maybe_text(f"{name}_reason"))


def _make_sources() -> None:
    op.create_table(
        "sources",
        _id(),
        *(_text(name) for name in ("url", "name", "publisher", "language", "kind", "site", "region")),
        _text("confidence"),
        _text("note"),
        _flag("enabled"),
        _text("state"),
        _flag("is_default"),
        _instant("created"),
        _number("polls"),
        _number("failures"),
        _text("error"),
        _maybe_instant("last_polled"),
        _maybe_instant("last_success"),
        _maybe_instant("next_poll"),
        _text("etag"),
        _text("last_modified"),
    )
    op.create_index("sources_url", "sources", ["url"], unique=True)
    op.create_index("sources_due", "sources", ["state", "next_poll"])


def _make_stories() -> None:
    op.create_table(
        "stories",
        _id(),
        _instant("created"),
        _instant("updated"),
        _instant("around"),
        _maybe_instant("newest"),
        _text("language"),
        _maybe_text("event_id"),
        _json("actors"),
        _json("weights"),
        *_moment("when"),
    )
    op.create_index("stories_around", "stories", ["around"])
    op.create_index("stories_event", "stories", ["event_id"])
    op.create_index("stories_newest", "stories", ["newest"])
    op.create_index("stories_updated", "stories", ["updated"])
    op.create_table(
        "story_topics",
        _key_reference("story_id", "stories.id"),
        _text("topic", primary_key=True),
    )


def _make_articles() -> None:
    op.create_table(
        "articles",
        _id(),
        _maybe_reference("source_id", "sources.id"),
        _maybe_reference("story_id", "stories.id"),
        _maybe_reference("duplicate_of", "articles.id"),
        _maybe_text("url"),
        _maybe_text("identity"),
        _text("publisher"),
        _text("kind"),
        _instant("first_seen"),
        _flag("headline_only"),
        _flag("backlog"),
        _text("note"),
        _text("placement"),
        _text("title"),
        _text("language"),
        _flag("machine_translated"),
        *_moment("published"),
        *_moment("event"),
        _maybe_text("event_id"),
        _flag("relevant"),
        sa.Column("score", sa.Float, nullable=False),
        _json("reasons"),
        _json("actors"),
        _json("summary"),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        _json("weights"),
    )
    op.create_index("articles_url", "articles", ["url"], unique=True)
    op.create_index("articles_identity", "articles", ["identity"], unique=True)
    op.create_index("articles_story", "articles", ["story_id"])
    op.create_index("articles_source", "articles", ["source_id"])
    op.create_index("articles_first_seen", "articles", ["first_seen"])


def _make_parts_of_articles() -> None:
    op.create_table(
        "article_versions",
        _id(),
        _reference("article_id", "articles.id"),
        _text("text"),
        _text("text_hash"),
        _flag("current"),
        _instant("created"),
    )
    op.create_index("article_versions_text", "article_versions", ["article_id", "text_hash"], unique=True)
    current = sa.column("current", sa.Boolean)
    op.create_index(
        "article_versions_current",
        "article_versions",
        ["article_id"],
        unique=True,
        sqlite_where=current,
        postgresql_where=current,
    )
    op.create_table(
        "article_topics",
        _key_reference("article_id", "articles.id"),
        _text("topic", primary_key=True),
        _number("position"),
    )
    op.create_index("article_topics_topic", "article_topics", ["topic", "article_id"])
    op.create_table(
        "article_bands",
        _text("band", primary_key=True),
        _key_reference("article_id", "articles.id"),
    )


def _make_facts() -> None:
    op.create_table(
        "facts",
        _id("number"),
        _text("id"),
        _text("title"),
        _text("statement"),
        _instant("when_value"),
        _text("when_precision"),
        _text("when_reason"),
        _json("actors"),
        _text("place"),
        _text("status"),
        _maybe_text("state"),
        _text("doubt"),
        _instant("created"),
    )
    op.create_index("facts_id", "facts", ["id"], unique=True)
    op.create_index("facts_when", "facts", ["when_value"])
    op.create_table(
        "fact_topics",
        _key_reference("fact_number", "facts.number"),
        _text("topic", primary_key=True),
        _number("position"),
    )
    op.create_index("fact_topics_topic", "fact_topics", ["topic", "fact_number"])
    op.create_table(
        "fact_citations",
        _key_reference("fact_number", "facts.number"),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        _text("title"),
        _maybe_text("url"),
        _flag("official"),
        _maybe_reference("version_id", "article_versions.id"),
        _text("quote"),
        _number("quote_start"),
        _number("quote_end"),
    )


def _make_subscriptions() -> None:
    op.create_table(
        "subscriptions",
        _id(),
        _text("platform"),
        _text("workspace"),
        _text("channel"),
        _text("owner"),
        _number("weekday"),
        sa.Column("at", sa.Time, nullable=False),
        _text("zone"),
        _json("topics"),
        _text("locale"),
        _flag("quiet"),
        _text("state"),
        _instant("created"),
        _maybe_instant("last_slot"),
        _text("pause_reason"),
    )
    op.create_index("subscriptions_channel", "subscriptions", ["platform", "workspace", "channel"])
    op.create_index("subscriptions_state", "subscriptions", ["state"])


def _make_outbox() -> None:
    op.create_table(
        "digests",
        _id(),
        _reference("subscription_id", "subscriptions.id"),
        _instant("slot"),
        _instant("window_start"),
        _instant("composed"),
    )
    op.create_index("digests_slot", "digests", ["subscription_id", "slot"], unique=True)
    op.create_index("digests_newest", "digests", ["slot"])
    op.create_table(
        "deliveries",
        _text("id", primary_key=True),
        _reference("digest_id", "digests.id"),
        _reference("subscription_id", "subscriptions.id"),
        _instant("slot"),
        _number("part"),
        *(_text(name) for name in ("platform", "workspace", "channel", "message", "state")),
        _number("attempts"),
        _instant("due"),
        _maybe_instant("claimed"),
        _text("message_id"),
        _text("error"),
    )
    op.create_index("deliveries_part", "deliveries", ["subscription_id", "slot", "part"], unique=True)
    op.create_index("deliveries_due", "deliveries", ["state", "due"])


def _make_desk_tables() -> None:
    op.create_table(
        "buttons", _text("token", primary_key=True), _text("command"), _json("arguments"), _instant("created")
    )
    op.create_index("buttons_created", "buttons", ["created"])
    op.create_table(
        "audit",
        _id(),
        _instant("at"),
        *(_text(name) for name in ("person_platform", "person_id", "person_name", "platform", "workspace", "channel")),
        _text("action"),
        _text("before"),
        _text("after"),
    )


def _make_search(name: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        # Accents are taken off before the words come here, alike for both databases.
        op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(words, tokenize = 'unicode61 remove_diacritics 0')")
        return
    op.execute(
        f"CREATE TABLE {name} (rowid integer PRIMARY KEY, words text NOT NULL, "
        "vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED)"
    )
    op.execute(f"CREATE INDEX {name}_vector ON {name} USING gin (vector)")
