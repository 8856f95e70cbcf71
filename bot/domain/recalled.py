"""What readers are given of facts beside the facts themselves: a timeline, a story's facts, what an import came to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.catalog import CatalogEvent
from bot.domain.curation import FactPage
from bot.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page of dated facts in order, and the catalogue's events to come after `as_of` that lie among them."""

    page: FactPage
    coming: tuple[CatalogEvent, ...]
    as_of: datetime


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """The approved facts drawn from a story, and the facts that its reports do not agree with."""

    drawn: tuple[Fact, ...] = ()
    disputed: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class FactsImport:
    """What became of the facts of a file: their ids, and a sentence with its line number for each that is wrong."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    known: tuple[str, ...]
    wrong: tuple[str, ...]
