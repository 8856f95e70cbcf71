"""Curating facts: what people hand in, and what they are told became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.facts import Fact, FactAct, Flag, Revision
from bot.domain.messages import Person, Place


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact as a person proposes it, unchecked.

    `when` is a date as typed: 2024, 2024-07 or 2024-07-13. `topics` and `actors` are ids or names of the catalogue.
    It rests on `quote`, words of the stored article `article_id` (or of the one at `url`), or on `url` alone, which
    is official then. `state` is one of AgreementState, "" for none.
    """

    statement: str
    when: str
    topics: tuple[str, ...]
    actors: tuple[str, ...]
    place: str = ""
    quote: str = ""
    article_id: int | None = None
    url: str = ""
    state: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person changes of a fact, in the form of a Draft; None leaves a part as it is."""

    statement: str | None = None
    when: str | None = None
    topics: tuple[str, ...] | None = None
    actors: tuple[str, ...] | None = None
    place: str | None = None
    state: str | None = None
    title: str | None = None
    doubt: str | None = None


class ActOutcome(StrEnum):
    """What became of an act on a fact."""

    DONE = "done"
    TOO_LATE = "too late"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Decision:
    """A fact after somebody acted on it.

    DONE: `last` is that act. TOO_LATE: it was decided on since they saw it, `last` says how, by whom and when, and
    nothing changed. SAME: their act would have changed nothing. `last` is None for a starter fact nobody touched.
    """

    outcome: ActOutcome
    fact: Fact
    last: Revision | None


def last_decision(revisions: Sequence[Revision]) -> Revision | None:
    """Give the newest revision that a decision made, None for none: one more citation decides nothing."""
    return next((one for one in reversed(revisions) if one.act is not FactAct.CITED), None)


def decided_since(revisions: Sequence[Revision], seen: int) -> bool:
    """Whether a fact was decided on since its revision `seen`."""
    last = last_decision(revisions)
    return last is not None and last.fact.revision > seen


def before_last_decision(revisions: Sequence[Revision]) -> Fact | None:
    """Give a fact as it stood before the last decision on it, with what was cited since; None before the first."""
    last = last_decision(revisions)
    earlier = [one.fact for one in revisions if last and one.fact.revision < last.fact.revision]
    if last is None or not earlier:
        return None
    cited_since = (one for one in revisions[-1].fact.citations if one not in last.fact.citations)
    return replace(earlier[-1], citations=(*earlier[-1].citations, *cited_since), revision=revisions[-1].fact.revision)


def differences(before: Fact, after: Fact) -> tuple[tuple[str, str, str], ...]:
    """Give what an act changed of a fact, as name, old value, new value; citations are told by how many they are."""
    told = zip(_told(before), _told(after), strict=True)
    return tuple((name, old, new) for (name, old), (_, new) in told if old != new)


def _told(fact: Fact) -> tuple[tuple[str, str], ...]:
    return (
        ("status", fact.status),
        ("title", fact.title),
        ("statement", fact.statement),
        ("date", fact.when.iso()),
        ("topics", ", ".join(fact.topics)),
        ("actors", ", ".join(fact.actors)),
        ("place", fact.place),
        ("state", fact.state or ""),
        ("doubt", fact.doubt),
        ("citations", str(len(fact.citations))),
    )


@dataclass(frozen=True, slots=True)
class FactFile:
    """All that is kept of one fact: its revisions, oldest first, and what people were to look at, newest first."""

    fact: Fact
    revisions: tuple[Revision, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class FactPage:
    """Some facts. `offset` is how many came before, `total` how many there are in all."""

    facts: tuple[Fact, ...]
    offset: int
    total: int

    @property
    def more(self) -> bool:
        """Whether others follow."""
        return self.total > self.offset + len(self.facts)


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """What waits for the editors, best first; `proposed` and `flagged` count all that wait."""

    proposals: tuple[Fact, ...]
    flags: tuple[Flag, ...]
    proposed: int
    flagged: int


@dataclass(frozen=True, slots=True)
class FlagSettled:
    """A flag after a person settled it; `changed` is False when somebody had before."""

    flag: Flag
    changed: bool


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One act of an editor. Of the person, platform, id and name are kept, not their rights."""

    at: datetime
    person: Person
    place: Place
    action: str
    before: str
    after: str
