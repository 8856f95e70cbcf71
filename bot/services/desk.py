"""The desk: everything a use case works with, wired once by the app."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.catalog import Catalog
from bot.domain.ports import Clock, Fetcher, Workers
from bot.reading.naming.names import NameFinder
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """One deployment: its archive, its catalogue and its ways to the outside.

    `editors` are people as "platform:id", `homes` workspaces as "platform:id" whose admins are editors too.
    """

    database: Database
    catalog: Catalog
    names: NameFinder
    clock: Clock
    fetcher: Fetcher
    workers: Workers
    version: str
    editors: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
