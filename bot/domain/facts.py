"""Facts: dated statements with citations and a status, what was done to them, and what people must look at.

proposed --approve--> approved --retract--> retracted
   |--reject--> rejected
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.articles import Span
from bot.domain.messages import Person, Place
from bot.domain.moments import Moment

LONGEST_STATEMENT = 600
"""Characters: two or three sentences, which a card of either chat shows whole."""

LONGEST_QUOTE = 1_200
"""Characters: the longest sentence a citation may hold."""


class FactStatus(StrEnum):
    """Where a fact stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"
    RETRACTED = "retracted"


class AgreementState(StrEnum):
    """Where an agreement stands, for the facts that report on one."""

    NEGOTIATING = "negotiating"
    AGREED = "agreed"
    SIGNED = "signed"
    PROVISIONAL = "applied provisionally"
    IN_FORCE = "in force"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Citation:
    """What a fact rests on: a verbatim quote in a stored article version, or an official address alone.

    With `version_id`, `quote == text[start:end]` of that version; without, `quote` is "" and the
    citation is shown as "address only". `independent` is False for a reprint's words.
    """

    title: str
    url: str | None
    official: bool
    version_id: int | None = None
    quote: str = ""
    start: int = 0
    end: int = 0
    independent: bool = True


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated statement in our own words, or, for a proposal, in its article's.

    `title` is "" where the statement is its own. `doubt` says what is uncertain about it, "" when nothing is.
    `revision` is the number of its newest revision, 0 for a starter fact as it was delivered.
    """

    id: str
    title: str
    statement: str
    when: Moment
    topics: tuple[str, ...]
    actors: tuple[str, ...]
    place: str
    status: FactStatus
    citations: tuple[Citation, ...]
    state: AgreementState | None = None
    doubt: str = ""
    revision: int = 0

    @property
    def is_press_only(self) -> bool:
        """Whether no official source stands behind it."""
        return not any(citation.official for citation in self.citations)

    @property
    def origins(self) -> int:
        """How many independent origins it rests on."""
        return sum(citation.independent for citation in self.citations)


class FactAct(StrEnum):
    """What was done to a fact."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"
    EDITED = "edited"
    RETRACTED = "retracted"
    CITED = "cited"
    UNDONE = "undone"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Revision:
    """One act on a fact, never overwritten: `fact` is how it stood afterwards, `note` the reason given, if any.

    `person` and `place` are None where the bot itself acted. `at` is in UTC.
    """

    at: datetime
    act: FactAct
    fact: Fact
    person: Person | None = None
    place: Place | None = None
    note: str = ""


class FlagKind(StrEnum):
    """Why people must look at something."""

    CONFLICT = "conflict"
    REPORT = "report"


class FlagState(StrEnum):
    """Whether somebody has looked."""

    OPEN = "open"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Flag:
    """What people must look at: an article's words that conflict with a fact, or an error that somebody reported.

    `quote` stands in the version `version_id` of the article; `when` is the date these words give; `note` is one
    sentence: what the conflict is about, or what was reported. `person` is None where the bot itself raised it.
    """

    id: int
    kind: FlagKind
    state: FlagState
    created: datetime
    note: str
    fact_id: str | None = None
    article_id: int | None = None
    story_id: int | None = None
    version_id: int | None = None
    quote: Span | None = None
    when: Moment | None = None
    person: Person | None = None
    place: Place | None = None
    settled: datetime | None = None
    settled_by: str = ""
