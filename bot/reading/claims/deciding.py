"""What is to become of the claims of an article: new facts to propose, facts it supports, facts it contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final

from bot.domain.articles import Analysis, Span
from bot.domain.catalog import ActorKind
from bot.domain.claims import CLAIM_WORDS, Act, Claim, Standing
from bot.domain.facts import LONGEST_QUOTE, LONGEST_STATEMENT, AgreementState, Fact, FactStatus
from bot.domain.moments import Moment
from bot.domain.phrases import Phrase, then
from bot.reading.acting.sightings import is_scene
from bot.reading.claims.claims import THE_EVENT, claims
from bot.reading.claims.outcomes import Known, beside, common_ideas, contradicted, known, resembling
from bot.reading.naming.names import NameFinder

MOST_PROPOSED = 3
"""Facts proposed of one article at most: what it is about, not all it recalls."""

OLD = timedelta(days=730)
"""What a text recalls from longer before its publication is background: it supports or contradicts, no more."""

_STATES = {Act.SIGNED: AgreementState.SIGNED, Act.IN_FORCE: AgreementState.IN_FORCE}
"""The acts that leave no doubt where an agreement stands then."""

_STANDING = (FactStatus.APPROVED, FactStatus.PROPOSED)
_DRAFT = "draft"
_FROM_EVENT: Final = Phrase("The sentence gives no date: it is that of the event the article reports.")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A fact to propose, still without an id and citations, and the words it rests on."""

    fact: Fact
    quote: Span


@dataclass(frozen=True, slots=True)
class Disputed:
    """Words that conflict with a fact, or, where `fact_id` is None, with others of their own text.

    `when` is the date these words give; `why` says in one sentence what differs.
    """

    fact_id: str | None
    quote: Span
    when: Moment | None
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an article's claims come to. `supported` gives, by the id of a fact, the words that confirm it."""

    proposed: tuple[Proposed, ...] = ()
    supported: dict[str, Span] = field(default_factory=dict)
    disputed: tuple[Disputed, ...] = ()


def read_claims(names: NameFinder, analysis: Analysis) -> tuple[Claim, ...]:
    """Give the claims of an article, in order."""
    return claims(analysis, names)


def read_common_ideas(names: NameFinder) -> frozenset[str]:
    """Give the ideas that tell no fact from another, by the facts of the catalogue."""
    return common_ideas(known(names.catalog.facts, names))


def decide(
    names: NameFinder, analysis: Analysis, stated: Sequence[Claim], facts: Sequence[Fact], common: frozenset[str]
) -> Verdict:
    """Hold an article's claims against the facts near them in time; `common` as `read_common_ideas` gives it.

    Of each fact the first words that confirm it count, and the first that conflict with it. What confirms a rejected
    or retracted fact comes to nothing.
    """
    standing = known([fact for fact in facts if fact.status in _STANDING], names, common)
    dropped = known([fact for fact in facts if fact.status not in _STANDING], names, common)
    supported: dict[str, Span] = {}
    disputed: dict[str | None, Disputed] = {}
    new: list[Claim] = []
    outcomes = beside(stated, standing, names, analysis.language)
    for claim, found in outcomes.items():
        if found.standing is Standing.CONFIRMS and found.fact:
            supported.setdefault(found.fact, claim.quote)
        elif found.standing is Standing.CONFLICTS:
            disputed.setdefault(found.fact, Disputed(found.fact, claim.quote, claim.when, found.why))
        else:
            new.append(claim)
    for headline, other in _headlines_against(stated, analysis, names):
        why = Phrase(
            "The headline says {act}, the text only {other}: {statement}",
            act=CLAIM_WORDS[headline.act],
            other=CLAIM_WORDS[other.act],
            statement=headline.statement,
        )
        fact_id = outcomes[other].fact
        disputed.setdefault(fact_id, Disputed(fact_id, other.quote, other.when, why))
    settled = beside(new, dropped, names, analysis.language)
    fresh = [claim for claim in new if settled[claim].standing is not Standing.CONFIRMS]
    return Verdict(_proposed(fresh, standing, analysis, names, common), supported, tuple(disputed.values()))


def _headlines_against(stated: Sequence[Claim], analysis: Analysis, names: NameFinder) -> Iterator[tuple[Claim, Claim]]:
    """Give what the headline claims beside the claim of the text that says less."""
    for headline in claims(replace(analysis, title="", text=analysis.title), names):
        if other := contradicted(headline, stated):
            yield headline, other


def _proposed(
    fresh: Sequence[Claim], standing: Sequence[Known], analysis: Analysis, names: NameFinder, common: frozenset[str]
) -> tuple[Proposed, ...]:
    """Give what is worth an editor's minute, best first: each act once, however often the text tells it."""
    ranked = sorted((claim for claim in fresh if _is_worth(claim, analysis)), key=lambda claim: _rank(claim, analysis))
    found: list[Proposed] = []
    for claim in ranked:
        told = known([one.fact for one in found], names, common)
        (outcome,) = beside([claim], told, names, analysis.language).values()
        if outcome.standing is Standing.NEW and len(found) < MOST_PROPOSED:
            found.append(_drafted(claim, resembling(claim, standing, names), names))
    return tuple(found)


def _is_worth(claim: Claim, analysis: Analysis) -> bool:
    """Whether a claim can stand alone: dated, of a named matter, by named sides, short enough, and not background."""
    if claim.when is None or not (claim.terms and claim.topics and claim.actors):
        return False
    if len(claim.statement) > LONGEST_STATEMENT or len(claim.quote.text) > LONGEST_QUOTE:
        return False
    published = analysis.published
    return _is_main(claim, analysis) or published is None or claim.when.end() >= published.value - OLD


def _is_main(claim: Claim, analysis: Analysis) -> bool:
    """Whether a claim is of the time of the event its article reports."""
    event, when = analysis.event, claim.when
    return event is not None and when is not None and event.value < when.end() and when.value < event.end()


def _rank(claim: Claim, analysis: Analysis) -> tuple[bool, bool, int]:
    """Order claims: those of the main event first, what was decided before who met, then as they stand in the text."""
    return not _is_main(claim, analysis), claim.act is Act.MET, claim.quote.start


def _drafted(claim: Claim, like: Fact | None, names: NameFinder) -> Proposed:
    assert claim.when is not None  # noqa: S101  only what is dated is proposed
    doubts = (
        _FROM_EVENT if claim.when.reason.startswith(THE_EVENT) else "",
        Phrase("Fact {id} is of the same time and may tell the same.", id=like.id) if like else "",
    )
    fact = Fact(
        id=_DRAFT,
        title="",
        statement=claim.statement,
        when=claim.when,
        topics=claim.topics,
        actors=claim.actors,
        place=_place(claim.statement, names),
        status=FactStatus.PROPOSED,
        citations=(),
        state=_STATES.get(claim.act),
        doubt=then(*doubts),
    )
    return Proposed(fact, claim.quote)


def _place(statement: str, names: NameFinder) -> str:
    """Give the only place that a statement says something happened in, in its own words; "" for none or several."""
    mentions = [mention for mention in names.find(statement) if mention.kind == "actor"]
    places = [m for m in mentions if (actor := names.catalog.actor(m.id)) and actor.kind is ActorKind.PLACE]
    found = {statement[m.start : m.end] for m in places if is_scene(statement, m)}
    return found.pop() if len(found) == 1 else ""
