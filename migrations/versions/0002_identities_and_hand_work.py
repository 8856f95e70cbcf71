"""Several identities an article, hand work that is kept, and how sources fare over time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, and move each article's one identity into a table of them."""
    _extend_sources()
    _extend_articles()
    _make_identities()
    op.add_column("stories", sa.Column("merged_into", sa.Integer))


def downgrade() -> None:
    """Refuse: what people decided by hand would be lost."""
    raise RuntimeError("This step is not undone: restore a backup instead.")


def _extend_sources() -> None:
    op.add_column("sources", sa.Column("pattern", sa.Text, nullable=False, server_default=""))
    op.add_column("sources", sa.Column("last_article", sa.DateTime(timezone=True)))
    op.add_column("sources", sa.Column("noticed", sa.DateTime(timezone=True)))


def _extend_articles() -> None:
    op.add_column("articles", sa.Column("overruled", sa.Boolean))
    op.add_column("articles", sa.Column("overruled_by", sa.Text, nullable=False, server_default=""))
    op.add_column("articles", sa.Column("overruled_at", sa.DateTime(timezone=True)))
    op.add_column("articles", sa.Column("placed_by", sa.Text, nullable=False, server_default=""))
    op.add_column("articles", sa.Column("written", sa.JSON))


def _make_identities() -> None:
    op.create_table(
        "article_identities",
        sa.Column("identity", sa.Text, primary_key=True),
        sa.Column("article_id", sa.Integer, sa.ForeignKey("articles.id"), nullable=False),
    )
    op.create_index("article_identities_article", "article_identities", ["article_id"])
    op.execute(
        "INSERT INTO article_identities (identity, article_id) "
        "SELECT identity, id FROM articles WHERE identity IS NOT NULL"
    )
    op.drop_index("articles_identity", "articles")
    op.drop_column("articles", "identity")
