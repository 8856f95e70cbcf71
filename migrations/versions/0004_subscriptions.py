"""Subscriptions of every rhythm, with holidays, actors, languages and a size."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; every subscription there is stays the weekly one it was."""
    op.add_column("subscriptions", sa.Column("rhythm", sa.Text, nullable=False, server_default="weekly"))
    op.add_column("subscriptions", sa.Column("day", sa.Integer, nullable=False, server_default="1"))
    op.add_column("subscriptions", sa.Column("holidays", sa.Text, nullable=False, server_default=""))
    op.add_column("subscriptions", sa.Column("moves", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("subscriptions", sa.Column("actors", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("subscriptions", sa.Column("languages", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("subscriptions", sa.Column("size", sa.Integer, nullable=False, server_default="7"))
    op.add_column("subscriptions", sa.Column("resumed", sa.DateTime(timezone=True)))


def downgrade() -> None:
    """Refuse: what people asked for would be lost."""
    raise RuntimeError("This step is not undone: restore a backup instead.")
