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
    _extend_stories()


def downgrade() -> None:
    """Refuse: what people decided by hand would be lost."""
    raise RuntimeError("This step is not undone: restore a backup instead.")


def _extend_sources() -> None:
    op.add_column("sources", sa.Column("pattern", sa.Text, nullable=False, server_default=""))
    op.add_column("sources", sa.Column("last_article", sa.DateTime(timezone=True)))
    op.add_column("sources", sa.Column("noticed", sa.DateTime(timezone=True)))
    op.add_column("sources", sa.Column("recovered", sa.DateTime(timezone=True)))
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("taken", sa.DateTime(timezone=True)),
        sa.Column("told", sa.DateTime(timezone=True)),
    )


def _extend_articles() -> None:
    op.add_column("articles", sa.Column("overruled", sa.Boolean))
    op.add_column("articles", sa.Column("overruled_by", sa.Text, nullable=False, server_default=""))
    op.add_column("articles", sa.Column("overruled_at", sa.DateTime(timezone=True)))
    op.add_column("articles", sa.Column("kept_at", sa.DateTime(timezone=True)))
    op.add_column("articles", sa.Column("placed_by", sa.Text, nullable=False, server_default=""))
    op.add_column("articles", sa.Column("written", sa.JSON))
    op.add_column("articles", sa.Column("marks", sa.JSON, nullable=False, server_default="{}"))
    op.create_index("articles_kept_at", "articles", ["kept_at"])


def _copy_identities() -> None:
    """Carry each identity over; an address without its scheme, "www." and closing slash, as it is looked up by now."""
    connection = op.get_bind()
    known = connection.execute(sa.text("SELECT id, identity FROM articles WHERE identity IS NOT NULL ORDER BY id DESC"))
    # Of two articles at one page, the older is the one that is known.
    article_of = {_page_of(identity): article_id for article_id, identity in known}
    rows = [{"identity": identity, "article_id": article_id} for identity, article_id in article_of.items()]
    if rows:
        statement = "INSERT INTO article_identities (identity, article_id) VALUES (:identity, :article_id)"
        connection.execute(sa.text(statement), rows)


def _page_of(identity: str) -> str:
    if not identity.startswith(("http://", "https://")):
        return identity
    return identity.partition("://")[2].removeprefix("www.").rstrip("/")


def _extend_stories() -> None:
    """Let a story be known by what its first reports say; one stored before takes no more reports."""
    op.add_column("stories", sa.Column("merged_into", sa.Integer))
    op.add_column("stories", sa.Column("core", sa.JSON, nullable=False, server_default="[]"))
    op.create_index("stories_merged_into", "stories", ["merged_into"])
    for column in ("language", "actors", "weights", "when_value", "when_precision", "when_reason"):
        op.drop_column("stories", column)


def _make_identities() -> None:
    op.create_table(
        "article_identities",
        sa.Column("identity", sa.Text, primary_key=True),
        sa.Column("article_id", sa.Integer, sa.ForeignKey("articles.id"), nullable=False),
    )
    op.create_index("article_identities_article", "article_identities", ["article_id"])
    _copy_identities()
    op.drop_index("articles_identity", "articles")
    op.drop_column("articles", "identity")
