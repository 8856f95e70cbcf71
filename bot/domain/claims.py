"""Claims: what a sentence of an article states was done, and how it stands to the facts already kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.articles import Span
from bot.domain.moments import Moment
from bot.domain.phrases import Phrase


class Act(StrEnum):
    """What a claim says was done."""

    AGREED = "agreed"
    SIGNED = "signed"
    LAUNCHED = "launched"
    CONCLUDED = "concluded"
    OPENED = "opened"
    ADOPTED = "adopted"
    IN_FORCE = "entered into force"
    ANNOUNCED = "announced"
    MET = "met"
    JOINED = "joined"
    EXTENDED = "extended"
    ENDED = "ended"


CLAIM_WORDS: Final[Mapping[Act, Phrase]] = {
    Act.AGREED: Phrase("agreed"),
    Act.SIGNED: Phrase("signed"),
    Act.LAUNCHED: Phrase("launched"),
    Act.CONCLUDED: Phrase("concluded"),
    Act.OPENED: Phrase("opened"),
    Act.ADOPTED: Phrase("adopted"),
    Act.IN_FORCE: Phrase("entered into force"),
    Act.ANNOUNCED: Phrase("announced"),
    Act.MET: Phrase("met"),
    Act.JOINED: Phrase("joined"),
    Act.EXTENDED: Phrase("extended"),
    Act.ENDED: Phrase("ended"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A dated act that one sentence of an article states.

    `quote` is that sentence, `statement` the part of it that tells the act, verbatim too. `when` is None where
    nothing settles the date. `topics` and `actors` are ids of the catalogue, as are `terms`, the ideas the statement
    names.
    """

    statement: str
    when: Moment | None
    topics: tuple[str, ...]
    actors: tuple[str, ...]
    quote: Span
    act: Act
    terms: tuple[str, ...] = ()


class Standing(StrEnum):
    """How a claim stands to the facts already kept."""

    NEW = "new"
    CONFIRMS = "confirms"
    CONFLICTS = "conflicts"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a claim.

    `fact` is the id of the fact it confirms or conflicts with; `why` says in one sentence what a conflict is about.
    `counts` is True for a confirmation by an origin of its own, False for one by a reprint.
    """

    standing: Standing
    fact: str | None = None
    why: str = ""
    counts: bool = False
