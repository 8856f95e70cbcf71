"""Up to which slot windows are closed, so that digests can be read outside of the transactions that write them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; the digests there are close their windows by themselves."""
    op.create_table("closed_windows", sa.Column("slot", sa.DateTime(timezone=True), primary_key=True))


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("closed_windows")
