"""Deliveries that tell a subscription's owner what was not, or perhaps not, posted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; nobody is told of what happened before."""
    op.add_column("deliveries", sa.Column("person", sa.Text, nullable=False, server_default=""))
    op.add_column("deliveries", sa.Column("told", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute("UPDATE deliveries SET told = true WHERE state = 'unknown'")


def downgrade() -> None:
    """Refuse: what owners have not been told yet would be lost."""
    raise RuntimeError("This step is not undone: restore a backup instead.")
