"""Sources: what can be polled, how it fares, and when it is due again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit


class SourceKind(StrEnum):
    """Who speaks."""

    OFFICIAL = "official"
    PRESS = "press"
    THINK_TANK = "think-tank"
    OTHER = "other"
    FILE = "file"
    """Not known: the text was given in a file, and what address the file names was not read."""
    STARTER = "starter"

    @property
    def is_given(self) -> bool:
        """Whether its text was given in a file: it was not read at the address it names, and so has no claim to it."""
        return self in {SourceKind.FILE, SourceKind.STARTER}

    """eujp itself, in the demonstration's short reports: they are evidence of nothing."""


SOURCE_KINDS: Final = (SourceKind.OFFICIAL, SourceKind.PRESS, SourceKind.THINK_TANK, SourceKind.OTHER)
"""Who can speak at an address, the more telling first."""

_PUBLIC_DOMAINS: Final = ("europa.eu", "go.jp")
"""Domains that only EU bodies and Japanese government bodies can hold."""


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

    `failures` counts polls failed in a row; `error` is the sentence of the last failure, after a success how many of
    its articles could not be read, "" when all could.
    `last_article` is when it last gave an article that was new. `noticed` is when the editors were told of its
    trouble, None once that is over: `recovered` is when trouble was last over, or when a new kind of it began.
    """

    polls: int = 0
    failures: int = 0
    error: str = ""
    last_polled: datetime | None = None
    last_success: datetime | None = None
    next_poll: datetime | None = None
    last_article: datetime | None = None
    noticed: datetime | None = None
    recovered: datetime | None = None


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


BACKLOG_AGE = timedelta(days=7)
"""What a default source's first poll finds older than this is backlog; seven days is the first digest's window."""

POLL_EVERY = timedelta(minutes=30)
"""How often a healthy source is asked."""

CONTINUE_AFTER = timedelta(minutes=5)
"""When a source that was read in part is asked again."""

BACK_OFF_CEILING = timedelta(hours=12)
"""The longest a failing source is left alone."""


NOTICE_AFTER = timedelta(days=3)
"""A source that has not answered for so long is brought to the editors' notice."""

_FAILURES_NOTICED = 3
"""After a pause of the bot itself, one failure says nothing yet."""

SILENT_AFTER = timedelta(days=14)
"""A source that gives nothing new for less than this is not called silent, however busy it was."""

SILENT_AT_LAST = timedelta(days=180)
"""A source that gives nothing new for more than this is called silent, however seldom it gave something."""

_GAPS = 5
"""How many times its own usual gap a source may be quiet."""

_UNKNOWN_GAP = timedelta(days=14)
"""The usual gap of a source that has given too little to tell."""


def host_of(url: str | None) -> str:
    """Name the host of an address without a leading www., "" where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def known_sites(listings: Iterable[SourceListing], official: Iterable[str]) -> dict[str, SourceKind]:
    """Give who speaks at each known host.

    Known are the sites of sources (the most telling kind, where a host has several), the `official` addresses, and
    the domains that only public bodies can hold.
    """
    named = [(host_of(one.site or one.url), one.kind) for one in listings]
    named += [(host_of(url), SourceKind.OFFICIAL) for url in official]
    ranked = sorted(named, key=lambda site: SOURCE_KINDS.index(site[1]), reverse=True)
    known = {host: kind for host, kind in ranked if host}
    return {**dict.fromkeys(_PUBLIC_DOMAINS, SourceKind.OFFICIAL), **known}


def kind_at(url: str, sites: Mapping[str, SourceKind]) -> SourceKind:
    """Say who speaks at an address that was read: what the nearest known site is, its own host or one above it.

    This is the one rule for sources that are added, pages that are read by hand and addresses that are cited. What a
    source gives is as its listing says; the address in a file shows nothing (SourceKind.FILE).
    """
    labels = host_of(url).split(".")
    hosts = (".".join(labels[number:]) for number in range(len(labels)))
    return next((sites[host] for host in hosts if host in sites), SourceKind.OTHER)


class Trouble(StrEnum):
    """Why the editors should look at a source."""

    FAILING = "failing"
    SILENT = "silent"
    GONE = "gone"
    """Its address was given up for good, so it was paused."""


def after_success(health: SourceHealth, now: datetime, *, new: bool = False) -> SourceHealth:
    """Give the health after a poll that answered; `new`: with articles not known before.

    What a source held when it was first read is not new. An answer ends a notice of failure, a new article also one
    of silence.
    """
    answered = _recovered(health, now) if new or health.failures else health
    return replace(
        answered,
        polls=health.polls + 1,
        failures=0,
        error="",
        last_polled=now,
        last_success=now,
        next_poll=now + POLL_EVERY,
        last_article=now if new and health.last_success else health.last_article,
    )


def _recovered(health: SourceHealth, now: datetime) -> SourceHealth:
    return replace(health, noticed=None, recovered=now)


def after_part(health: SourceHealth, now: datetime, *, new: bool = False) -> SourceHealth:
    """Give the health after a poll that answered but left some articles for the next, which follows soon.

    `last_success` stays: until all is read, what a new source held is its backlog.
    """
    answered = after_success(health, now, new=new)
    return replace(answered, last_success=health.last_success, next_poll=now + CONTINUE_AFTER)


def after_failure(health: SourceHealth, now: datetime, error: str, retry_after: float | None = None) -> SourceHealth:
    """Give the health after a poll that failed: the wait doubles up to a ceiling, and is never shorter than asked for.

    `retry_after` is the seconds the server asked to wait.
    """
    failures = health.failures + 1
    wait = min(POLL_EVERY * 2.0 ** min(failures - 1, 10), BACK_OFF_CEILING)
    if retry_after is not None:
        wait = max(wait, timedelta(seconds=retry_after))
    return replace(
        health, polls=health.polls + 1, failures=failures, error=error, last_polled=now, next_poll=now + wait
    )


def after_gone(health: SourceHealth, now: datetime, error: str) -> SourceHealth:
    """Give the health after the server said that the address is gone for good: it is not asked again by itself."""
    return replace(_recovered(after_failure(health, now, error), now), next_poll=None)


def after_resume(health: SourceHealth, now: datetime) -> SourceHealth:
    """Give the health of a paused source that is followed again: due at once, its failures forgotten.

    After more than a week of pause it is read as if it were new, so that its backlog floods nobody.
    """
    recent = health.last_success is not None and health.last_success > now - BACKLOG_AGE
    return SourceHealth(
        polls=health.polls,
        last_polled=health.last_polled,
        last_success=health.last_success if recent else None,
        last_article=health.last_article,
        recovered=now,
    )


def silence(last: datetime, gap: timedelta | None, now: datetime) -> timedelta | None:
    """Give how long a source has been silent; None while it is no longer than is usual for it.

    `last` is when it last gave something, `gap` the usual time between two of its articles, None when that is unknown.
    """
    quiet = now - last
    usual = max(SILENT_AFTER, _GAPS * (gap if gap is not None else _UNKNOWN_GAP))
    return quiet if quiet > min(usual, SILENT_AT_LAST) else None


def failing_for(source: Source, now: datetime) -> timedelta | None:
    """Give how long a source has been asked and not answered; None while that is too short to trouble anyone."""
    health = source.health
    since = max(filter(None, (source.created, health.last_success, health.recovered)))
    lasting = now - since >= NOTICE_AFTER and source.health.failures >= _FAILURES_NOTICED
    return now - since if lasting else None
