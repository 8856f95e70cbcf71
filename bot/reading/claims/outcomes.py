"""How a claim stands to the facts already kept: new, one more confirmation, or a conflict for a person to settle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.catalog import ActorKind, Side
from bot.domain.claims import Act, Claim, Outcome, Standing
from bot.domain.facts import AgreementState, Fact
from bot.domain.moments import Moment, Precision
from bot.reading.acting.done_words import DONE, TITLED
from bot.reading.naming.names import NameFinder
from bot.reading.text.figures import Figure, figures
from bot.reading.text.folding import fold_name

_STATES: Mapping[AgreementState, frozenset[Act]] = {
    AgreementState.NEGOTIATING: frozenset({Act.OPENED, Act.AGREED, Act.ADOPTED}),
    AgreementState.AGREED: frozenset({Act.AGREED, Act.CONCLUDED, Act.ANNOUNCED}),
    AgreementState.SIGNED: frozenset({Act.SIGNED}),
    AgreementState.PROVISIONAL: frozenset({Act.IN_FORCE}),
    AgreementState.IN_FORCE: frozenset({Act.IN_FORCE}),
    AgreementState.ENDED: frozenset({Act.ENDED}),
}
"""The acts that bring an agreement into each state."""

_KIN = (
    frozenset({Act.AGREED, Act.CONCLUDED, Act.ANNOUNCED, Act.ADOPTED}),
    frozenset({Act.ANNOUNCED, Act.LAUNCHED, Act.OPENED}),
    frozenset({Act.SIGNED, Act.CONCLUDED}),
    frozenset({Act.AGREED, Act.OPENED}),
    frozenset({Act.AGREED, Act.EXTENDED}),
    frozenset({Act.AGREED, Act.ENDED}),
    frozenset({Act.MET, Act.OPENED}),
)
"""Acts that reports tell one for another: a partnership is announced, or launched, when it is agreed."""

_ONCE = frozenset({Act.SIGNED, Act.IN_FORCE, Act.LAUNCHED, Act.ANNOUNCED})
"""What happens to an agreement one time only."""

_BEGINNING = frozenset({Act.IN_FORCE, Act.LAUNCHED, Act.ANNOUNCED, Act.OPENED})
"""How an agreement is said to begin."""

_BINDING = frozenset({Act.SIGNED, Act.IN_FORCE})
"""What is more than to agree on a text."""

_TREATY, _TELLS, _TERM, _PERSON, _TOPIC, _ACT = 3.0, 2.0, 0.5, 0.5, 1.0, 1.5
"""What counts for being of one matter: an agreement, a telling idea, another, a person, a topic, the very act."""

_MOST_PEOPLE = 3
_ENOUGH = 2.5

_TELLING = 6
"""An idea that more facts name, a summit, tells none from another."""


@dataclass(frozen=True, slots=True)
class Known:
    """A fact with what it is compared by: its acts, the ideas and agreements it names, its figures.

    `telling` are those of its ideas that few facts name.
    """

    fact: Fact
    acts: frozenset[Act]
    terms: frozenset[str]
    treaties: frozenset[str]
    figures: tuple[Figure, ...]
    telling: frozenset[str] = frozenset()


def known(facts: Iterable[Fact], names: NameFinder) -> tuple[Known, ...]:
    """Read facts as claims are read, once for all; theirs are English sentences in our own words."""
    every = [_known(fact, names) for fact in facts]
    counts = Counter(term for one in every for term in one.terms)
    return tuple(replace(one, telling=frozenset(t for t in one.terms if counts[t] <= _TELLING)) for one in every)


def _known(fact: Fact, names: NameFinder) -> Known:
    text = f"{fact.title}. {fact.statement}"
    folded = fold_name(text)
    told = {act for act, phrases in DONE["en"].items() if phrases.find(folded)}
    titled = {act for act, phrases in TITLED.items() if phrases.find(fold_name(fact.title))}
    return Known(
        fact,
        frozenset(told | titled) | (_STATES[fact.state] if fact.state else frozenset()),
        frozenset(mention.id for mention in names.find(text) if mention.kind == "term"),
        _treaties(fact.actors, names),
        figures(folded, "en"),
    )


def _treaties(actors: Iterable[str], names: NameFinder) -> frozenset[str]:
    found = (names.catalog.actor(actor) for actor in actors)
    return frozenset(a.id for a in found if a and a.kind is ActorKind.TREATY and a.side is not Side.OTHER)


def outcome(claim: Claim, facts: Sequence[Known], names: NameFinder, language: str, *, independent: bool) -> Outcome:
    """Compare a claim with the facts kept; `language` is that of its article, `independent` is False for a reprint.

    The same act on the same matter confirms a fact at the coarser precision of the two dates. It conflicts with it
    where the fact is of another day, says less ("agreed", not "launched"), or gives another number; and where its
    day is that of another agreement. A claim without a date is new.
    """
    if claim.when is None:
        return Outcome(Standing.NEW)
    treaties = _treaties(claim.actors, names)
    that_day = [one for one in facts if _is_same_time(claim.when, one.fact.when)]
    nearest = max(that_day, key=lambda one: _likeness(claim, treaties, one), default=None)
    if nearest and _likeness(claim, treaties, nearest) >= _ENOUGH:
        why = _state_conflict(claim, treaties, nearest) or _number_conflict(claim, nearest, language)
        if why:
            return Outcome(Standing.CONFLICTS, nearest.fact.id, why)
        if _is_kin(claim.act, nearest):
            return Outcome(Standing.CONFIRMS, nearest.fact.id, counts=independent)
    return _date_conflict(claim, treaties, facts, that_day) or Outcome(Standing.NEW)


def contradicted(claim: Claim, others: Sequence[Claim]) -> Claim | None:
    """Give the claim of the same text that says of the same day only "agreed" where this one says "launched".

    A headline or first sentence often has as begun what the text below has as agreed to begin.
    """
    if claim.act is not Act.LAUNCHED or not claim.terms:
        return None
    agreed = (other for other in others if other.act is Act.AGREED and set(claim.terms) <= set(other.terms))
    return next(
        (other for other in agreed if other.when and claim.when and _is_same_time(other.when, claim.when)), None
    )


def _likeness(claim: Claim, treaties: frozenset[str], one: Known) -> float:
    """Weigh how far a claim and a fact are of one matter; agreements that differ are two."""
    if treaties and one.treaties and not treaties & one.treaties:
        return 0.0
    topics = set(claim.topics) & set(one.fact.topics)
    if not (topics or treaties & one.treaties):
        return 0.0
    people = set(claim.actors) & set(one.fact.actors) - {"eu", "japan"} - treaties
    terms = set(claim.terms) & one.terms
    return (
        _TREATY * len(treaties & one.treaties)
        + _TELLS * len(terms & one.telling)
        + _TERM * len(terms - one.telling)
        + _PERSON * min(len(people), _MOST_PEOPLE)
        + _TOPIC * bool(topics)
        + _ACT * (claim.act in one.acts)
    )


def _is_kin(act: Act, one: Known) -> bool:
    """Whether an act is among those of a fact, or one that reports tell for them; of a fact without any, always."""
    return not one.acts or act in one.acts or any(act in kin and one.acts & kin for kin in _KIN)


def _state_conflict(claim: Claim, treaties: frozenset[str], one: Known) -> str:
    """Say that a claim has as done what a fact has as agreed.

    A dialogue is launched when it first meets; a partnership is, by the text agreed on, but not signed or in force.
    """
    shared = treaties & one.treaties
    final = _BINDING if shared else {Act.LAUNCHED} if set(claim.terms) & one.telling else frozenset()
    agreed = one.fact.state in (AgreementState.NEGOTIATING, AgreementState.AGREED)
    if not agreed or claim.act not in final or claim.act in one.acts:
        return ""
    return f"The text says {claim.act}; the fact has it as {one.fact.state}."


def _number_conflict(claim: Claim, one: Known, language: str) -> str:
    """Say which number differs, of those with the same unit."""
    if not set(claim.terms) & one.telling:
        return ""
    said = figures(fold_name(claim.statement), language)
    for unit in dict.fromkeys(figure.unit for figure in said if figure.unit):
        mine = [figure for figure in said if figure.unit == unit]
        theirs = [figure for figure in one.figures if figure.unit == unit]
        if theirs and not {figure.value for figure in mine} & {figure.value for figure in theirs}:
            return f"The text says {mine[0].text.strip()}; the fact says {theirs[0].text.strip()}."
    return ""


def _date_conflict(
    claim: Claim, treaties: frozenset[str], facts: Sequence[Known], that_day: Sequence[Known]
) -> Outcome | None:
    """Find another day for what happens to an agreement once, or another agreement for the day."""
    own = [one for one in facts if _is_of_agreement(claim, treaties, one)]
    if not own or any(one in own for one in that_day):
        return None
    for one in that_day:
        others = treaties and one.treaties and Act.IN_FORCE in one.acts
        if others and claim.act in _BEGINNING and _is_day(claim.when):
            why = f"{one.fact.when.iso()} is the day of another agreement: {one.fact.title}."
            return Outcome(Standing.CONFLICTS, one.fact.id, why)
    for one in own:
        once = claim.act in _ONCE and claim.act in one.acts and set(claim.terms) <= one.terms
        if once and _is_near(claim, one):
            why = (
                f"The fact is of {one.fact.when.iso()}, the text says {claim.when.iso() if claim.when else 'nothing'}."
            )
            return Outcome(Standing.CONFLICTS, one.fact.id, why)
    return None


def _is_of_agreement(claim: Claim, treaties: frozenset[str], one: Known) -> bool:
    """Whether a fact is on the agreement a claim is about, by its name or by all ideas the claim names."""
    if treaties:
        return bool(treaties & one.treaties)
    return bool(one.treaties and claim.terms) and set(claim.terms) <= one.terms


def _is_near(claim: Claim, one: Known) -> bool:
    return claim.when is not None and Precision.YEAR not in (claim.when.precision, one.fact.when.precision)


def _is_day(moment: Moment | None) -> bool:
    return moment is not None and moment.precision in (Precision.DAY, Precision.INSTANT)


def _is_same_time(one: Moment, other: Moment) -> bool:
    """Whether two moments meet: a month and a day in it, a week and a day in it."""
    return max(one.value, other.value) < min(_end(one), _end(other))


def _end(moment: Moment) -> datetime:
    return moment.end() if moment.precision is not Precision.INSTANT else moment.end() + timedelta(microseconds=1)
