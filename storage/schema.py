"""The whole schema, for migrations to be held against."""

from __future__ import annotations

from typing import Final

from sqlalchemy import MetaData

from storage.fact_tables import facts

METADATA: Final[MetaData] = facts.metadata
"""Every table: fact_tables stands on tables, so importing the one has put all of both in."""
