"""Watches: subscriptions that fire on a match, what they matched, and up to when was looked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and tables; every subscription there is gives digests, and what was backlog stays so."""
    op.add_column("subscriptions", sa.Column("kind", sa.Text, nullable=False, server_default="digest"))
    op.add_column("subscriptions", sa.Column("words", sa.Text, nullable=False, server_default=""))
    op.add_column("articles", sa.Column("first_poll", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute("UPDATE articles SET first_poll = backlog WHERE backlog")
    op.create_table(
        "looks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "watch_matches",
        sa.Column("subscription_id", sa.Integer, sa.ForeignKey("subscriptions.id"), primary_key=True),
        sa.Column("story_id", sa.Integer, sa.ForeignKey("stories.id"), primary_key=True),
        sa.Column("origin", sa.Text, primary_key=True),
        sa.Column("article_id", sa.Integer, sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("settled", sa.DateTime(timezone=True)),
    )
    waiting = sa.text("settled IS NULL")
    op.create_index(
        "watch_matches_waiting", "watch_matches", ["subscription_id"], sqlite_where=waiting, postgresql_where=waiting
    )


def downgrade() -> None:
    """Refuse: what people asked for would be lost."""
    raise RuntimeError("This step is not undone: restore a backup instead.")
