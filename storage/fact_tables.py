"""The tables of facts and of what people must look at, beside those of tables.py."""

from __future__ import annotations

from typing import Final

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table

from storage.columns import Characters, Instant, Phrases, moment_columns
from storage.tables import metadata

facts: Final = Table(
    "facts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Characters, nullable=False),
    Column("title", Characters, nullable=False),
    Column("statement", Characters, nullable=False),
    *moment_columns("when", nullable=False),
    Column("actors", JSON, nullable=False),
    Column("place", Characters, nullable=False),
    Column("status", Characters, nullable=False),
    Column("state", Characters),
    Column("doubt", Phrases, nullable=False),
    Column("created", Instant, nullable=False),
    # The number of its newest revision: a decision names the one it was made on.
    Column("revision", Integer, nullable=False),
    # Independent origins among its citations, by which proposals are ranked.
    Column("origins", Integer, nullable=False),
    # When people approved it, so that a digest announces it; NULL for starter facts and what is not approved.
    Column("approved", Instant),
    # When its proposal was shown to the editors; NULL until then.
    Column("posted", Instant),
    Index("facts_id", "id", unique=True),
    Index("facts_when", "status", "when_value"),
    Index("facts_open", "status", "origins", "created"),
    Index("facts_approved", "approved"),
)

fact_topics: Final = Table(
    "fact_topics",
    metadata,
    Column("fact_number", ForeignKey("facts.number"), primary_key=True),
    Column("topic", Characters, primary_key=True),
    Column("position", Integer, nullable=False),
    Index("fact_topics_topic", "topic", "fact_number"),
)

fact_actors: Final = Table(
    "fact_actors",
    metadata,
    Column("fact_number", ForeignKey("facts.number"), primary_key=True),
    Column("actor", Characters, primary_key=True),
    Index("fact_actors_actor", "actor", "fact_number"),
)

fact_citations: Final = Table(
    "fact_citations",
    metadata,
    Column("fact_number", ForeignKey("facts.number"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("title", Characters, nullable=False),
    Column("url", Characters),
    Column("official", Boolean, nullable=False),
    Column("version_id", ForeignKey("article_versions.id")),
    Column("quote", Characters, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    # False for the words of a reprint: they count as no origin of their own.
    Column("independent", Boolean, nullable=False),
    Index("fact_citations_version", "version_id"),
)

fact_revisions: Final = Table(
    "fact_revisions",
    metadata,
    Column("fact_number", ForeignKey("facts.number"), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("act", Characters, nullable=False),
    # Who and where; "" in all of them for the bot itself.
    Column("person_platform", Characters, nullable=False),
    Column("person_id", Characters, nullable=False),
    Column("person_name", Characters, nullable=False),
    Column("platform", Characters, nullable=False),
    Column("workspace", Characters, nullable=False),
    Column("channel", Characters, nullable=False),
    Column("note", Characters, nullable=False),
    # The fact as it stood after the act.
    Column("fact", JSON, nullable=False),
    Index("fact_revisions_at", "at"),
)

flags: Final = Table(
    "flags",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Characters, nullable=False),
    Column("state", Characters, nullable=False),
    Column("created", Instant, nullable=False),
    # What it is about: a fact, an article's words, a story; whichever there is.
    Column("fact_number", ForeignKey("facts.number")),
    Column("article_id", ForeignKey("articles.id")),
    Column("story_id", ForeignKey("stories.id")),
    Column("version_id", ForeignKey("article_versions.id")),
    Column("quote", Characters, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    *moment_columns("when"),
    Column("note", Phrases, nullable=False),
    # Who reported it, and where; "" in all of them for the bot itself.
    Column("person_platform", Characters, nullable=False),
    Column("person_id", Characters, nullable=False),
    Column("person_name", Characters, nullable=False),
    Column("platform", Characters, nullable=False),
    Column("workspace", Characters, nullable=False),
    Column("channel", Characters, nullable=False),
    Column("settled", Instant),
    Column("settled_by", Characters, nullable=False),
    Column("posted", Instant),
    Index("flags_open", "state", "created"),
    Index("flags_fact", "fact_number"),
    Index("flags_article", "article_id"),
    Index("flags_story", "story_id"),
)

claims_due: Final = Table(
    "claims_due",
    metadata,
    # A version whose claims have not been held against the facts yet.
    Column("version_id", ForeignKey("article_versions.id"), primary_key=True, autoincrement=False),
    # When a worker may take it: from then on, and again once whoever took it had time enough.
    Column("due", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Index("claims_due_next", "due"),
)

delivery_facts: Final = Table(
    "delivery_facts",
    metadata,
    Column("delivery_id", ForeignKey("deliveries.id"), primary_key=True),
    Column("fact_number", ForeignKey("facts.number"), primary_key=True),
    Index("delivery_facts_fact", "fact_number"),
)
