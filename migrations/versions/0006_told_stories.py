"""Which stories each digest told, so that the next one says what changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; for the digests there were before nobody knows, and their stories count as untold."""
    op.create_table(
        "told_stories",
        sa.Column("subscription_id", sa.Integer, sa.ForeignKey("subscriptions.id"), primary_key=True),
        sa.Column("story_id", sa.Integer, sa.ForeignKey("stories.id"), primary_key=True),
        sa.Column("slot", sa.DateTime(timezone=True), primary_key=True),
    )


def downgrade() -> None:
    """Drop the table: later digests tell again in full what they told before."""
    op.drop_table("told_stories")
