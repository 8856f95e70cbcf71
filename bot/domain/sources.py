"""Sources: what can be polled, how it fares, and when it is due again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class SourceKind(StrEnum):
    """Who speaks."""

    OFFICIAL = "official"
    PRESS = "press"
    THINK_TANK = "think-tank"
    OTHER = "other"


class AddressConfidence(StrEnum):
    """How sure it is that a listed address answers."""

    AUDITED = "audited"
    SEEN = "seen"
    MEMORY = "memory"
    GIVEN = "given"
    """Given by a person of this desk."""


class SourceState(StrEnum):
    """Whether a source is polled."""

    ACTIVE = "active"
    PAUSED = "paused"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class SourceListing:
    """A source as a catalogue or a person names it, before it is stored.

    `url` is the address that is polled, `site` the page a person would open,
    `enabled` False keeps it listed but paused. `pattern` is for a page without a feed: those of its links whose
    address matches it (* stands for any characters) are the articles; "" means that `url` is a feed.
    """

    url: str
    name: str
    publisher: str
    language: str
    kind: SourceKind
    site: str = ""
    region: str = ""
    confidence: AddressConfidence = AddressConfidence.GIVEN
    note: str = ""
    enabled: bool = True
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """How polling has gone. All instants are UTC.

    `failures` counts polls failed in a row; `error` is the sentence of the last failure, "" after a success.
    `last_article` is when it last gave an article that was new, `noticed` when the editors were told that it fails or
    fell silent, None since it recovered.
    """

    polls: int = 0
    failures: int = 0
    error: str = ""
    last_polled: datetime | None = None
    last_success: datetime | None = None
    next_poll: datetime | None = None
    last_article: datetime | None = None
    noticed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A stored source."""

    id: int
    listing: SourceListing
    state: SourceState
    is_default: bool
    created: datetime
    health: SourceHealth
    etag: str = ""
    last_modified: str = ""


POLL_EVERY = timedelta(minutes=30)
"""How often a healthy source is asked."""

CONTINUE_AFTER = timedelta(minutes=5)
"""When a source that was read in part is asked again."""

BACK_OFF_CEILING = timedelta(hours=12)
"""The longest a failing source is left alone."""


def after_success(health: SourceHealth, now: datetime) -> SourceHealth:
    """Give the health after a poll that answered."""
    return SourceHealth(health.polls + 1, 0, "", now, now, now + POLL_EVERY)


def after_part(health: SourceHealth, now: datetime) -> SourceHealth:
    """Give the health after a poll that answered but left some articles for the next, which follows soon.

    `last_success` stays: until all is read, what a new source held is its backlog.
    """
    return SourceHealth(health.polls + 1, 0, "", now, health.last_success, now + CONTINUE_AFTER)


def after_failure(health: SourceHealth, now: datetime, error: str, retry_after: float | None = None) -> SourceHealth:
    """Give the health after a poll that failed: the wait doubles up to a ceiling, and is never shorter than asked for.

    `retry_after` is the seconds the server asked to wait.
    """
    failures = health.failures + 1
    wait = min(POLL_EVERY * 2.0 ** min(failures - 1, 10), BACK_OFF_CEILING)
    if retry_after is not None:
        wait = max(wait, timedelta(seconds=retry_after))
    return SourceHealth(health.polls + 1, failures, error, now, health.last_success, now + wait)
