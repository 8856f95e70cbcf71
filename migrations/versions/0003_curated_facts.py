"""Facts that people review: revisions, flags, and which messages carried which fact."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Extend facts and deliveries, and make the tables of revisions and flags."""
    _extend_facts()
    _make_actors()
    _make_revisions()
    _make_flags()
    op.create_table(
        "claims_due",
        sa.Column("version_id", sa.Integer, sa.ForeignKey("article_versions.id"), primary_key=True),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
    )
    op.create_index("claims_due_next", "claims_due", ["due"])
    _extend_deliveries()


def downgrade() -> None:
    """Refuse: what people decided on facts would be lost."""
    raise RuntimeError("This step is not undone: restore a backup instead.")


def _extend_facts() -> None:
    op.add_column("facts", sa.Column("revision", sa.Integer, nullable=False, server_default="0"))
    op.add_column("facts", sa.Column("origins", sa.Integer, nullable=False, server_default="0"))
    op.add_column("facts", sa.Column("approved", sa.DateTime(timezone=True)))
    op.add_column("facts", sa.Column("posted", sa.DateTime(timezone=True)))
    op.drop_index("facts_when", "facts")
    op.create_index("facts_when", "facts", ["status", "when_value"])
    op.create_index("facts_open", "facts", ["status", "origins", "created"])
    op.create_index("facts_approved", "facts", ["approved"])
    op.add_column("fact_citations", sa.Column("independent", sa.Boolean, nullable=False, server_default=sa.true()))
    op.create_index("fact_citations_version", "fact_citations", ["version_id"])


def _make_actors() -> None:
    table = op.create_table(
        "fact_actors",
        sa.Column("fact_number", sa.Integer, sa.ForeignKey("facts.number"), primary_key=True),
        sa.Column("actor", sa.Text, primary_key=True),
    )
    op.create_index("fact_actors_actor", "fact_actors", ["actor", "fact_number"])
    known = op.get_bind().execute(sa.text("SELECT number, actors FROM facts"))
    # SQLite gives JSON as text, PostgreSQL as a list.
    lists = [(number, json.loads(actors) if isinstance(actors, str) else actors) for number, actors in known]
    rows = [{"fact_number": number, "actor": actor} for number, actors in lists for actor in dict.fromkeys(actors)]
    op.bulk_insert(table, rows)


def _who() -> tuple[sa.Column[str], ...]:
    names = ("person_platform", "person_id", "person_name", "platform", "workspace", "channel")
    return tuple(sa.Column(name, sa.Text, nullable=False) for name in names)


def _make_revisions() -> None:
    op.create_table(
        "fact_revisions",
        sa.Column("fact_number", sa.Integer, sa.ForeignKey("facts.number"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        *_who(),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("fact", sa.JSON, nullable=False),
    )
    op.create_index("fact_revisions_at", "fact_revisions", ["at"])


def _make_flags() -> None:
    op.create_table(
        "flags",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fact_number", sa.Integer, sa.ForeignKey("facts.number")),
        sa.Column("article_id", sa.Integer, sa.ForeignKey("articles.id")),
        sa.Column("story_id", sa.Integer, sa.ForeignKey("stories.id")),
        sa.Column("version_id", sa.Integer, sa.ForeignKey("article_versions.id")),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("quote_start", sa.Integer, nullable=False),
        sa.Column("quote_end", sa.Integer, nullable=False),
        sa.Column("when_value", sa.DateTime(timezone=True)),
        sa.Column("when_precision", sa.Text),
        sa.Column("when_reason", sa.Text),
        sa.Column("note", sa.Text, nullable=False),
        *_who(),
        sa.Column("settled", sa.DateTime(timezone=True)),
        sa.Column("settled_by", sa.Text, nullable=False),
        sa.Column("posted", sa.DateTime(timezone=True)),
    )
    op.create_index("flags_open", "flags", ["state", "created"])
    op.create_index("flags_fact", "flags", ["fact_number"])
    op.create_index("flags_article", "flags", ["article_id"])
    op.create_index("flags_story", "flags", ["story_id"])


def _extend_deliveries() -> None:
    op.add_column("deliveries", sa.Column("corrects", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "delivery_facts",
        sa.Column("delivery_id", sa.Text, sa.ForeignKey("deliveries.id"), primary_key=True),
        sa.Column("fact_number", sa.Integer, sa.ForeignKey("facts.number"), primary_key=True),
    )
    op.create_index("delivery_facts_fact", "delivery_facts", ["fact_number"])
