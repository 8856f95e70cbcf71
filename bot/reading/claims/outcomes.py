"""How a claim stands to the facts already kept: new, one more confirmation, or a conflict for a person to settle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Context, Decimal

from bot.domain.catalog import ActorKind, Side
from bot.domain.claims import CLAIM_WORDS, Act, Claim, Outcome, Standing
from bot.domain.facts import STATE_WORDS, AgreementState, Fact, FactStatus
from bot.domain.moments import BELIEVABLE_YEARS, Moment, Precision
from bot.domain.phrases import Phrase
from bot.reading.acting.done_words import DONE, TITLED
from bot.reading.naming.names import NameFinder
from bot.reading.text.figures import Figure, figures
from bot.reading.text.folding import fold_name
from bot.reading.text.language import detect

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

_FINAL = frozenset({Act.SIGNED, Act.IN_FORCE, Act.LAUNCHED, Act.ENDED})
"""What a fact that names no act cannot be taken to say."""

_OBJECTLESS = frozenset({Act.AGREED, Act.ANNOUNCED})
"""Acts that can be of anything: without a telling idea, nobody knows what was announced."""

_LEAST_COUNT = 100
_SLIP = Decimal("0.25")
"""Counts this far apart, by share, can be of one thing."""

_LASTING = timedelta(days=60)
"""What is announced or launched of an agreement after so long is something else of it, a meeting or a first step."""


@dataclass(frozen=True, slots=True)
class Known:
    """A fact with what it is compared by: its acts, the ideas and agreements it names, its figures.

    `common` are the ideas that so many facts name that they tell none from another.
    """

    fact: Fact
    acts: frozenset[Act]
    terms: frozenset[str]
    treaties: frozenset[str]
    figures: tuple[Figure, ...]
    common: frozenset[str] = frozenset()

    @property
    def telling(self) -> frozenset[str]:
        """The ideas that tell it from others."""
        return self.terms - self.common


def known(facts: Iterable[Fact], names: NameFinder, common: frozenset[str] | None = None) -> tuple[Known, ...]:
    """Read facts as claims are read, once for all.

    `common` are the ideas that tell none from another, where these facts are but a few of those that were counted.
    """
    every = [_known(fact, names) for fact in facts]
    shared = common_ideas(every) if common is None else common
    return tuple(replace(one, common=shared) for one in every)


def common_ideas(facts: Iterable[Known]) -> frozenset[str]:
    """Give the ideas that more than a few of the facts name."""
    counts = Counter(term for one in facts for term in one.terms)
    return frozenset(term for term, count in counts.items() if count > _TELLING)


def _known(fact: Fact, names: NameFinder) -> Known:
    text = f"{fact.title}. {fact.statement}"
    folded, language = fold_name(text), detect(fact.statement, "en")
    told = {act for act, phrases in DONE.get(language, DONE["en"]).items() if phrases.find(folded)}
    titled = {act for act, phrases in TITLED.items() if phrases.find(fold_name(fact.title))}
    treaties = _treaties(fact.actors, names)
    return Known(
        fact,
        frozenset(told | titled) | (_STATES[fact.state] if fact.state else frozenset()),
        _ideas(text, names) | _ideas_of(treaties, names),
        treaties,
        figures(folded, language),
    )


def _ideas(text: str, names: NameFinder) -> frozenset[str]:
    return frozenset(mention.id for mention in names.find(text) if mention.kind == "term")


def _ideas_of(treaties: Iterable[str], names: NameFinder) -> frozenset[str]:
    """Give the ideas that agreements are named by: reports name the idea where they do not give the full name."""
    found = (names.catalog.actor(treaty) for treaty in treaties)
    titles = (name for actor in found if actor for name in actor.names.get("en", ()))
    return frozenset[str]().union(*(_ideas(title, names) for title in titles))


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
    nearest = _nearest(claim, treaties, that_day)
    if nearest and _is_one_matter(claim, treaties, nearest):
        why = _state_conflict(claim, treaties, nearest) or _number_conflict(claim, nearest, language)
        if why:
            return Outcome(Standing.CONFLICTS, nearest.fact.id, why)
        if _is_kin(claim.act, nearest):
            return Outcome(Standing.CONFIRMS, nearest.fact.id, counts=independent)
    return _date_conflict(claim, treaties, facts, that_day) or Outcome(Standing.NEW)


def beside(
    stated: Sequence[Claim], facts: Sequence[Known], names: NameFinder, language: str, *, independent: bool = True
) -> dict[Claim, Outcome]:
    """Give the outcome of each claim of a text, where it is new with regard to what else the text says."""
    found = {one: outcome(one, facts, names, language, independent=independent) for one in stated}
    for claim in [one for one in stated if found[one].standing is Standing.NEW]:
        if other := contradicted(claim, stated):
            why = Phrase(
                "The text says {act}, and elsewhere only {other}: {statement}",
                act=CLAIM_WORDS[claim.act],
                other=CLAIM_WORDS[other.act],
                statement=other.statement,
            )
            found[claim] = Outcome(Standing.CONFLICTS, found[other].fact, why)
    return found


def resembling(claim: Claim, facts: Sequence[Known], names: NameFinder) -> Fact | None:
    """Give the fact of the same time that a new claim is most like, as one that may tell the same."""
    treaties = _treaties(claim.actors, names)
    that_day = [one for one in facts if claim.when and _is_same_time(claim.when, one.fact.when)]
    nearest = _nearest(claim, treaties, that_day)
    return nearest.fact if nearest else None


def _nearest(claim: Claim, treaties: frozenset[str], that_day: Sequence[Known]) -> Known | None:
    """Give the fact a claim is most like, of those it is like enough.

    Before all come those of its very matter that tell its act or one for it, and of these what is approved.
    """
    alike = [one for one in that_day if _likeness(claim, treaties, one) >= _ENOUGH]
    own = [one for one in alike if _is_one_matter(claim, treaties, one)]
    kin = [one for one in own if one.acts and _is_kin(claim.act, one)]
    approved = [one for one in kin if one.fact.status is FactStatus.APPROVED]
    return max(approved or kin or own or alike, key=lambda one: _likeness(claim, treaties, one), default=None)


def _is_one_matter(claim: Claim, treaties: frozenset[str], one: Known) -> bool:
    """Whether a claim that is like a fact is of its very matter: an agreement or a telling idea of it is named.

    A telling idea that the fact does not name makes it another matter. A claim with common ideas or none is of the
    matter where it tells the very act, if that is done once, or else with the people of the fact or on its day.
    """
    if treaties & one.treaties:
        return True
    terms = set(claim.terms)
    if terms - one.common:
        return bool(terms & one.telling)
    if claim.act not in one.acts or claim.act in _OBJECTLESS:
        return False
    if claim.act in _BINDING and terms:
        return True
    if terms and not terms & one.terms:
        return False
    on_the_day = _is_day(claim.when) and _is_day(one.fact.when)
    return bool(_people(claim, treaties, one)) or (on_the_day and (bool(terms) or claim.act is not Act.MET))


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
    people = _people(claim, treaties, one)
    terms = set(claim.terms) & one.terms
    return (
        _TREATY * len(treaties & one.treaties)
        + _TELLS * len(terms & one.telling)
        + _TERM * len(terms - one.telling)
        + _PERSON * min(len(people), _MOST_PEOPLE)
        + _TOPIC * bool(topics)
        + _ACT * (claim.act in one.acts)
    )


def _people(claim: Claim, treaties: frozenset[str], one: Known) -> set[str]:
    """Give the people and bodies that both name, but the two sides themselves."""
    return set(claim.actors) & set(one.fact.actors) - {"eu", "japan"} - treaties


def _is_kin(act: Act, one: Known) -> bool:
    """Whether an act is among those of a fact, or one that reports tell for them.

    A fact without any tells no more than that something was said or held. That somebody met is not that they signed.
    """
    if not one.acts:
        return act not in _FINAL
    if act is Act.MET and one.fact.state:
        return False
    return act in one.acts or any(act in kin and one.acts & kin for kin in _KIN)


def _state_conflict(claim: Claim, treaties: frozenset[str], one: Known) -> str:
    """Say that a claim has as done what a fact has as agreed.

    A dialogue is launched when it first meets; a partnership is, by the text agreed on, but not signed or in force.
    """
    shared = treaties & one.treaties
    final = _BINDING if shared else {Act.LAUNCHED} if set(claim.terms) & one.telling else frozenset()
    # To launch talks is to negotiate, so a launch speaks against no state of negotiation.
    open_states = {AgreementState.AGREED} | ({AgreementState.NEGOTIATING} if claim.act is not Act.LAUNCHED else set())
    if one.fact.state not in open_states or claim.act not in final or claim.act in one.acts:
        return ""
    act, state = CLAIM_WORDS[claim.act], STATE_WORDS[one.fact.state]
    return Phrase("The text says {act}; the fact has it as {state}.", act=act, state=state)


def _number_conflict(claim: Claim, one: Known, language: str) -> str:
    """Say which number differs, of those with the same unit."""
    said = figures(fold_name(claim.statement), language)
    for unit in dict.fromkeys(figure.unit for figure in said if figure.unit):
        mine = [figure for figure in said if figure.unit == unit]
        theirs = [figure for figure in one.figures if figure.unit == unit]
        if theirs and not {figure.value for figure in mine} & {figure.value for figure in theirs}:
            return _differing(mine[0], theirs[0])
    return _count_conflict([figure for figure in said if _is_count(figure)], one)


def _count_conflict(said: Sequence[Figure], one: Known) -> str:
    """Say which count is near one of the fact's and yet another one; what is only rounded is the same."""
    for theirs in filter(_is_count, one.figures):
        near = [mine for mine in said if abs(mine.value - theirs.value) <= theirs.value * _SLIP]
        if near and not any(_rounded(theirs.value, mine.value) == mine.value for mine in near):
            return _differing(near[0], theirs)
    return ""


def _differing(mine: Figure, theirs: Figure) -> str:
    return Phrase("The text says {mine}; the fact says {theirs}.", mine=mine.text.strip(), theirs=theirs.text.strip())


def _is_count(figure: Figure) -> bool:
    """Whether a figure counts votes or people: it has no unit, is no year, and is too large to be one by chance."""
    return not figure.unit and figure.value >= _LEAST_COUNT and figure.value not in BELIEVABLE_YEARS


def _rounded(value: Decimal, like: Decimal) -> Decimal:
    """Round a value to as many digits as another is given with."""
    return Context(prec=len(like.normalize().as_tuple().digits)).plus(value)


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
            why = Phrase(
                "{date} is the day of another agreement: {title}.", date=one.fact.when.iso(), title=one.fact.title
            )
            return Outcome(Standing.CONFLICTS, one.fact.id, why)
    for one in own:
        once = claim.act in _ONCE and claim.act in one.acts and set(claim.terms) <= one.terms
        if once and _is_near(claim, one):
            said = claim.when.iso() if claim.when else Phrase("nothing")
            why = Phrase("The fact is of {date}, the text says {said}.", date=one.fact.when.iso(), said=said)
            return Outcome(Standing.CONFLICTS, one.fact.id, why)
    return None


def _is_of_agreement(claim: Claim, treaties: frozenset[str], one: Known) -> bool:
    """Whether a fact is on the agreement a claim is about, by its name or by all ideas the claim names."""
    if treaties:
        return bool(treaties & one.treaties)
    return bool(one.treaties and claim.terms) and set(claim.terms) <= one.terms


def _is_near(claim: Claim, one: Known) -> bool:
    """Whether two dates can be those of one act: neither is a whole year, and what is only said is not years apart."""
    if claim.when is None or Precision.YEAR in (claim.when.precision, one.fact.when.precision):
        return False
    return claim.act in _BINDING or abs(claim.when.value - one.fact.when.value) <= _LASTING


def _is_day(moment: Moment | None) -> bool:
    return moment is not None and moment.precision in (Precision.DAY, Precision.INSTANT)


def _is_same_time(one: Moment, other: Moment) -> bool:
    """Whether two moments meet: a month and a day in it, a week and a day in it."""
    return max(one.value, other.value) < min(_end(one), _end(other))


def _end(moment: Moment) -> datetime:
    return moment.end() if moment.precision is not Precision.INSTANT else moment.end() + timedelta(microseconds=1)
