"""Facts: dated statements with citations and a status, what was done to them, and what people must look at.

proposed --approve--> approved --retract--> retracted
   |--reject--> rejected
"""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.articles import Span
from bot.domain.messages import Person, Place
from bot.domain.moments import Moment, year_forms
from bot.domain.phrases import Phrase
from bot.domain.reasons import is_worked_out
from bot.domain.sources import SourceKind
from bot.domain.text import fold, searchable

LONGEST_ID = 40
LONGEST_STATEMENT = 600
"""Characters: two or three sentences, which a card of either chat shows whole."""

LONGEST_TITLE = 120
LONGEST_PLACE = 80
LONGEST_NOTE = 500
"""Characters of a reason, a doubt or a report."""

LONGEST_QUOTE = 1_200
"""Characters: the longest sentence a citation may hold."""

MOST_CITATIONS = 20
"""So many citations a fact may rest on: what twenty origins say needs no more."""


_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


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
    citation is shown as "address only". `independent` is False where another of the same text, publisher or site is
    cited too. `lost` is True where a quote was stored that is not in its version: it is not given then, and nothing is
    shown in its place. `kind` is who speaks in the article quoted, as it is known when the citation is shown.
    """

    title: str
    url: str | None
    official: bool
    version_id: int | None = None
    quote: str = ""
    start: int = 0
    end: int = 0
    independent: bool = True
    lost: bool = False
    kind: SourceKind = field(default=SourceKind.OTHER, compare=False)


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
    def is_unofficial(self) -> bool:
        """Whether no official source stands behind it."""
        return not any(citation.official for citation in self.citations)

    @property
    def is_quoted(self) -> bool:
        """Whether it rests on the words of a stored text, and not on addresses alone."""
        return any(citation.quote for citation in self.citations)

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


STATUS_WORDS: Final[Mapping[FactStatus, Phrase]] = {
    FactStatus.PROPOSED: Phrase("proposed"),
    FactStatus.APPROVED: Phrase("approved"),
    FactStatus.REJECTED: Phrase("rejected"),
    FactStatus.RETRACTED: Phrase("retracted"),
}
STATE_WORDS: Final[Mapping[AgreementState, Phrase]] = {
    AgreementState.NEGOTIATING: Phrase("under negotiation"),
    AgreementState.AGREED: Phrase("agreed"),
    AgreementState.SIGNED: Phrase("signed"),
    AgreementState.PROVISIONAL: Phrase("applied provisionally"),
    AgreementState.IN_FORCE: Phrase("in force"),
    AgreementState.ENDED: Phrase("ended"),
}
ACT_WORDS: Final[Mapping[FactAct, Phrase]] = {
    FactAct.PROPOSED: Phrase("proposed"),
    FactAct.APPROVED: Phrase("approved"),
    FactAct.REJECTED: Phrase("rejected"),
    FactAct.EDITED: Phrase("edited"),
    FactAct.RETRACTED: Phrase("retracted"),
    FactAct.CITED: Phrase("cited"),
    FactAct.UNDONE: Phrase("undone"),
    FactAct.IMPORTED: Phrase("imported"),
}

_POSSIBLE: Final[dict[FactAct, tuple[FactStatus, ...]]] = {
    FactAct.APPROVED: (FactStatus.PROPOSED,),
    FactAct.REJECTED: (FactStatus.PROPOSED,),
    FactAct.RETRACTED: (FactStatus.APPROVED,),
    FactAct.EDITED: (FactStatus.PROPOSED, FactStatus.APPROVED),
    FactAct.CITED: (FactStatus.PROPOSED, FactStatus.APPROVED),
}
"""In which status each act on one fact is possible; undoing asks for the act before, not for a status."""

_LEADS_TO: Final = {
    FactAct.APPROVED: FactStatus.APPROVED,
    FactAct.REJECTED: FactStatus.REJECTED,
    FactAct.RETRACTED: FactStatus.RETRACTED,
}


def possible_in(act: FactAct) -> tuple[FactStatus, ...]:
    """Give the statuses in which an act is possible, () for one that asks for none."""
    return _POSSIBLE.get(act, ())


def leads_to(act: FactAct) -> FactStatus | None:
    """Give the status an act brings a fact to, None for one that leaves it or depends on what was before."""
    return _LEADS_TO.get(act)


def official_first(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Order citations: official sources first, of each kind those with a quote, otherwise as they came."""
    return tuple(sorted(citations, key=lambda citation: (not citation.official, not citation.quote)))


def unquoted_year(fact: Fact) -> int | None:
    """Give the year of a fact's date where its quotes do not hold it; None without a quote.

    None also where the date says how it was worked out from another: that stands beside it.
    """
    quotes = [fold(citation.quote) for citation in fact.citations if citation.quote]
    forms = year_forms(fact.when.day.year)
    is_held = any(form in quote for form in forms for quote in quotes)
    return None if not quotes or is_held or is_worked_out(fact.when.reason) else fact.when.day.year


def is_same_evidence(one: Citation, other: Citation) -> bool:
    """Whether two citations are the same quote of the same version, or the same address without a quote."""
    if one.version_id is None and other.version_id is None:
        return one.url == other.url
    return (one.version_id, one.quote) == (other.version_id, other.quote)


def is_fact_id(text: str) -> bool:
    """Whether a text can be the id of a fact: small letters and digits, hyphens between them, LONGEST_ID at most."""
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None


def proposal_id(statement: str, when: Moment, citation: Citation) -> str:
    """Give the id of a proposal: "p" and seven letters or digits, the same whenever the same is proposed.

    What counts is the words of the statement, the date, and the words or else the address it rests on.
    """
    parts = (searchable(statement), when.iso(), searchable(citation.quote) or citation.url or "")
    return "p" + b32encode(hashlib.sha256("\n".join(parts).encode()).digest())[:7].decode().lower()


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
