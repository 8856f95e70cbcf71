"""Whose act a sentence tells: one of the two sides together, or that of one alone, of a firm or of a third party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from bot.domain.catalog import ActorKind, Catalog
from bot.domain.claims import Act
from bot.domain.moments import Moment
from bot.reading.acting.acts import CLAUSE_END, VERB_LAST, Seen, ToldAct, clause_before, is_third, names_both, seen
from bot.reading.acting.claim_words import (
    AFTER,
    FIGURES,
    FIRMS,
    INDEFINITE,
    INSTRUMENTS,
    LAWS,
    OWN,
    PAIR,
    PASSIVE,
    PROCEDURE,
)
from bot.reading.acting.party_words import PRIVATE, Party
from bot.reading.acting.sightings import PLACE_STRENGTH
from bot.reading.naming.passages import Passage

_TAKING_TWO = frozenset({Act.AGREED, Act.SIGNED, Act.CONCLUDED})
"""Acts that nobody does alone."""

_SEALING = frozenset({Act.SIGNED, Act.CONCLUDED})
"""What is done to a document that has been told of."""

_MAKING = _TAKING_TWO | {Act.LAUNCHED}
"""Acts by which something new is made."""

_LAWMAKING = frozenset({Act.ADOPTED, Act.IN_FORCE, Act.LAUNCHED, Act.ANNOUNCED, Act.EXTENDED, Act.ENDED})
"""What is done to a law."""

_VERB_BEHIND = VERB_LAST | {"de", "nl"}
"""Languages that can put what is done before the verb."""

_BEHIND = 12
"""Characters behind an act that belong to it."""

_BEFORE, _WORDS = 40, 3
"""Characters, and words in them, before a noun that its article stands in."""

_OF = 12
"""Characters between firms and the country they are from."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells an act, with who is named in it.

    `following` is the sentence behind it; `goes_on` says that the one before it stated an act of the two sides.
    """

    passage: Passage
    who: Seen
    catalog: Catalog
    language: str
    published: Moment | None
    following: Passage | None = None
    goes_on: bool = False

    @property
    def folded(self) -> str:
        """Give its folded text."""
        return self.passage.folded

    @property
    def names_treaty(self) -> bool:
        """Whether it names an agreement of the catalogue."""
        return any(actor.kind is ActorKind.TREATY for _, actor in self.passage.actors(self.catalog))

    @property
    def names_instrument(self) -> bool:
        """Whether it names what the two sides sign, open or hold."""
        return bool(INSTRUMENTS.find(self.folded)) or self.names_treaty

    @property
    def names_what_takes_two(self) -> bool:
        """Whether it names what only two can make: an agreement, talks, no initiative."""
        return bool(set(INSTRUMENTS.find(self.folded)) - set(OWN.find(self.folded))) or self.names_treaty

    @property
    def names_matter(self) -> bool:
        """Whether it names what an act can be about: an instrument, or an idea of one of the topics."""
        return bool(self.passage.ids("term")) or self.names_instrument

    def speaks_of_both(self, act: ToldAct) -> bool:
        """Whether words that stand for the two sides come before an act, or right behind it."""
        return any(start < act.end + _BEHIND for _, start in PAIR.places(self.folded))


def is_theirs(telling: Telling, act: ToldAct) -> bool:
    """Whether a dated act is one of the two sides: both named, or what they share, and nobody else acting."""
    who = telling.who
    if is_anothers(telling, act) or _is_figure(telling, act):
        return False
    if (telling.speaks_of_both(act) or who.is_bound) and not _is_behind_third(telling, act):
        return True
    both = names_both(who.sightings) or (act.act is Act.ADOPTED and _is_eu_on_japan(who))
    if _is_own_law(telling, act) or not (telling.names_matter or (telling.goes_on and not both)):
        return False
    if both:
        return not who.thirds or (names_both(who.leading) and not _is_behind_third(telling, act))
    if act.act is Act.ADOPTED and _leads_to_both(telling):
        return True
    return not who.thirds and _is_shared(telling, act)


def is_anothers(telling: Telling, act: ToldAct) -> bool:
    """Whether a third party or a firm does it: the one named last before an act is the one who acts."""
    before = [sighting for sighting in telling.who.sightings if sighting.end <= act.start]
    if before and is_third(before[-1]) and not names_both(before[:-1]):
        return True
    return act.act is not Act.MET and _is_of_firms(telling, act)


def _is_eu_on_japan(who: Seen) -> bool:
    """Whether Japan is named, and a body of the EU by its short name: the Council, the Twenty-Seven."""
    return Party.JAPAN in who.parties and any(
        s.party is Party.EU and s.strength >= PLACE_STRENGTH for s in who.sightings
    )


def _is_shared(telling: Telling, act: ToldAct) -> bool:
    """Whether an act is on what the two sides share, though not both are named: one side has acts of its own, too.

    Where one is named, it is on what takes two, or on what the sentence before told; two states of the EU share
    theirs with each other.
    """
    who = telling.who
    if len({sighting.country for sighting in who.sightings if sighting.party is Party.STATE}) > 1:
        return False
    if telling.names_what_takes_two or (not who.parties and telling.names_instrument):
        return telling.goes_on or _is_known(telling, act)
    if who.parties:
        is_decision = act.act is Act.ADOPTED and Party.STATE not in who.parties and bool(PROCEDURE.find(telling.folded))
        return telling.goes_on and (is_decision or (act.act in _SEALING and telling.names_instrument))
    if act.act in _TAKING_TWO:
        return telling.goes_on or not who.sightings
    return telling.goes_on and not (who.sightings or telling.names_matter)


def _is_known(telling: Telling, act: ToldAct) -> bool:
    """Whether an act is on an agreement the text is about: who makes "a pact" that is new has to be named."""
    made_by_one = act.act in _MAKING and not telling.who.parties & {Party.EU, Party.JAPAN}
    if act.is_named or telling.names_treaty or not made_by_one:
        return True
    folded = telling.folded
    if PASSIVE.find(clause_before(folded, act)) or PASSIVE.find(folded[act.end : act.end + _BEHIND]):
        return True
    places = [start for _, start in INSTRUMENTS.places(folded)]
    if telling.language not in _VERB_BEHIND and any(start < act.start for start in places):
        return True
    return any(not _is_indefinite(folded, start) for start in places)


def _is_indefinite(folded: str, start: int) -> bool:
    """Whether "a" stands before a noun, or before the words that stand before it."""
    clause = CLAUSE_END.split(folded[max(0, start - _BEFORE) : start])[-1]
    return bool(INDEFINITE.find(" ".join(clause.split()[-_WORDS:])))


def _is_of_firms(telling: Telling, act: ToldAct) -> bool:
    """Whether firms or universities act, whatever countries they are from."""
    firms = list(_firms(telling, act))
    named = [s.start for s in telling.who.sightings if s.strength > PLACE_STRENGTH and s.start < act.start]
    if not firms or not named:
        return bool(firms)
    if telling.language in VERB_LAST:
        return any(telling.folded.startswith("は", end) for _, end in firms)
    return max(firms)[0] > max(named) or 0 < min(named) - min(firms)[1] <= _OF


def _firms(telling: Telling, act: ToldAct) -> Iterator[tuple[int, int]]:
    """Give where firms are named before an act, and nouns for them in its clause."""
    clause = telling.folded[: act.start] if telling.language in VERB_LAST else clause_before(telling.folded, act)
    begin = act.start - len(clause) + max((at for _, at in AFTER.places(clause)), default=0)
    named = [(m, actor) for m, actor in telling.passage.actors(telling.catalog) if m.start < act.start]
    yield from ((m.start, m.end) for m, actor in named if actor.kind is ActorKind.COMPANY)
    for words in (FIRMS, PRIVATE):
        for word, at in words.places(telling.folded):
            if begin <= at < act.start and not any(m.start <= at < m.end for m, _ in named):
                yield at, at + len(word)


def _is_figure(telling: Telling, act: ToldAct) -> bool:
    """Whether the subject is what grows or falls of itself: exports, trade."""
    clause = clause_before(telling.folded, act)
    return bool(FIGURES.find(clause)) and not INSTRUMENTS.find(clause)


def _is_own_law(telling: Telling, act: ToldAct) -> bool:
    """Whether a law is made, and nothing that takes two."""
    return act.act in _LAWMAKING and bool(LAWS.find(telling.folded)) and not telling.names_what_takes_two


def _is_behind_third(telling: Telling, act: ToldAct) -> bool:
    """Whether a third party comes between the two sides and an act, where the order of words says who acts."""
    before = [sighting for sighting in telling.who.sightings if sighting.start < act.start]
    since = list(takewhile(lambda sighting: not is_third(sighting), reversed(before)))
    return telling.language not in VERB_LAST and len(since) < len(before) and not names_both(since)


def _leads_to_both(telling: Telling) -> bool:
    """Whether the EU's own step is told for the sake of the other side: the next sentence goes on to both."""
    if telling.following is None or not any(s.party is Party.EU for s in telling.who.sightings):
        return False
    following = seen(telling.following, telling.catalog, telling.language, telling.published)
    return names_both(following.sightings)
