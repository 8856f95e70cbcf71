"""Facts: dated statements with citations and a status."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.moments import Moment


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
    """What a fact rests on: a verbatim quote in a stored article version, or an address alone.

    With `version_id`, `quote == text[start:end]` of that version; without, `quote` is "" and the
    citation is shown as "address only".
    """

    title: str
    url: str | None
    official: bool
    version_id: int | None = None
    quote: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated statement in our own words. `doubt` says what is uncertain about it, "" when nothing is."""

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
