"""What Alembic runs: the steps, on the connection that storage.migrate hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from storage.migrate import compared_names
from storage.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    include_name=compared_names,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
