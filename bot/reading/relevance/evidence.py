"""What one clause says for and against the two sides acting together: who is named, what they do, and among whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot.domain.catalog import Catalog
from bot.reading.acting.act_words import ACTS, BOTH, DEMANDS, FORUMS, FRAMEWORKS, INCLUDING, MARGINS, SPOKEN
from bot.reading.acting.parties import Bond, Company, grouped
from bot.reading.acting.party_words import (
    ACTOR_MARK,
    CONDITIONS,
    FRONTED,
    GOVERNED,
    OBJECT_MARK,
    SUFFERED,
    TURNS,
    Party,
)
from bot.reading.acting.sightings import Sighting, sightings
from bot.reading.naming.passages import Passage, clauses
from bot.reading.text.folding import fold_name
from bot.reading.text.phrases import PhraseLists, once

BOND_WEIGHT = {Bond.PAIR: 1.5, Bond.LIST: 1.3, Bond.WITH: 1.3, Bond.NEAR: 1.0}
"""How much a bond says that two parties are the ones who act."""

IDLE = 0.35
PAIRED_IDLE = 0.65
"""What a clause without a word of acting together counts, against one with; more when it names a pair."""

_CROWDED = 0.5  # third parties in the clause where two sides are merely near
_THRONGED = 0.2  # both sides among many, or in a list that a third party leads
_THRONG = 1.0
_PAIR = 2
_MANY = 3  # so many people or countries of one kind beside Japan make a gathering

_FRAMEWORK_WEIGHT = 2.0  # a programme or pact led from outside the EU is named
_ALONE = 0.15  # a third party without either side
_MERELY_NEAR = 0.7  # a third party and one side in one clause
_AMONG = {Bond.PAIR: 1.0, Bond.LIST: 0.4, Bond.WITH: 0.4, Bond.NEAR: 0.3}  # a third party where both sides are named
_FIRST = 2.4  # a third party named before both sides
_PASSING = 0.3  # the strength of a third party whose press or firms alone are meant

_QUOTED = 40  # characters shown of a clause in a language whose acts are not listed

_WORDS = PhraseLists(ACTS, FORUMS, FRAMEWORKS, INCLUDING, DEMANDS, BOTH)

_SIDES = {Party.EU, Party.JAPAN}
_BILATERAL = {Party.STATE, Party.JAPAN}
_CLOSE = (Bond.LIST, Bond.WITH)

_VERBOSE = re.IGNORECASE | re.VERBOSE
_FRONTED, _TURNS, _CONDITIONS = (re.compile(words, _VERBOSE) for words in (FRONTED, TURNS, CONDITIONS))
_GOVERNED, _SUFFERED = re.compile(GOVERNED, _VERBOSE), re.compile(SUFFERED, _VERBOSE)
_ACTOR_MARK, _OBJECT_MARK = re.compile(ACTOR_MARK), re.compile(OBJECT_MARK)
_JAPANESE = "ja"
_GOVERNING = 40  # characters before two names in which an act may govern them


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a clause, or a whole text, says for each pair: EU-Japan, member state-Japan, and pairs with others."""

    union: float = 0.0
    state: float = 0.0
    others: float = 0.0

    @property
    def own(self) -> float:
        """Give the weight of the pair that counts more."""
        return max(self.union, self.state)

    def times(self, factor: float) -> Weighed:
        """Give it multiplied by a factor."""
        return Weighed(self.union * factor, self.state * factor, self.others * factor)


_NOTHING = Weighed()


@dataclass(frozen=True)
class Evidence:
    """What a clause holds. `forums` are the gatherings it reports from, not those it is held beside.

    `events` are ids of the catalogue's events whose words it holds.
    """

    company: Company
    acts: tuple[str, ...]
    frameworks: tuple[str, ...]
    forums: tuple[str, ...]
    events: frozenset[str]
    names_some_of_many: bool
    makes_demands: bool
    speaks_of_both: bool
    is_done_to_them: bool = False

    @cached_property
    def weighed(self) -> Weighed:
        """What the clause says by itself."""
        return _weigh(self)

    @cached_property
    def names_others(self) -> bool:
        """Whether a third party is named that may act; Russia's war is a matter, a Turkish paper only tells."""
        return any(map(_may_act, self.company.sightings))

    @property
    def is_led_by_others(self) -> bool:
        """Whether a third party is the first named, or does something to the two sides."""
        return self.is_done_to_them or (self.names_others and _is_led(self.company))


def evidences(passage: Passage, catalog: Catalog, language: str, day: date | None) -> list[Evidence]:
    """Read a passage clause by clause: who meets at a gathering does so to the end of the sentence."""
    found: list[Evidence] = []
    for clause in clauses(passage):
        one = evidence(clause, catalog, language, day)
        found.append(replace(one, forums=one.forums or found[-1].forums) if found else one)
    return found


def evidence(clause: Passage, catalog: Catalog, language: str, day: date | None) -> Evidence:
    """Read a clause; `language` and `day` as `sightings` takes them."""
    seen = sightings(clause, catalog, language, day)
    acts, forums, frameworks, including, demands, both = map(once, _WORDS.places(clause.folded))
    if forums and (MARGINS.find(clause.folded) or _is_meeting_of_two(clause.span.text, seen)):
        seen, forums = tuple(s for s in seen if not _is_forum(s)), ()
    parties = grouped(clause.span.text, seen)
    return Evidence(
        company=parties,
        acts=acts if language in SPOKEN else (clause.span.text.strip()[:_QUOTED],),
        frameworks=frameworks,
        forums=forums,
        events=clause.ids("event"),
        names_some_of_many=bool(seen and including),
        makes_demands=bool(seen and demands),
        speaks_of_both=bool(both),
        is_done_to_them=bool(seen) and language in SPOKEN and _is_done_to_them(clause.span.text, parties, language),
    )


def _may_act(sighting: Sighting) -> bool:
    return sighting.party is Party.OTHER and sighting.strength > _PASSING and not sighting.is_matter


def _is_done_to_them(text: str, parties: Company, language: str) -> bool:
    """Whether a third party does something to the two sides, who do nothing together in that clause."""
    own = [s for s in parties.sightings if s.party is not Party.OTHER]
    others = [s for s in parties.sightings if _may_act(s) and not s.is_aside]
    if not (own and others):
        return False
    if others[0].start < own[0].start:
        return _is_object(text, others[0], own, language)
    ended = [(max((s.end for s in own if s.end <= other.start), default=0), other) for other in others]
    return any(_SUFFERED.search(text[end : other.start]) and not _acts_in(text[other.end :]) for end, other in ended)


def _is_object(text: str, actor: Sighting, own: Sequence[Sighting], language: str) -> bool:
    """Whether those of ours are only the object of what `actor`, named before them, does."""
    between, behind = text[actor.end : own[0].start], text[own[-1].end :]
    if language == _JAPANESE:
        marked = _ACTOR_MARK.match(text, actor.end, own[0].start)
        return bool(marked) and bool(_OBJECT_MARK.match(behind) or not _acts_in(text[own[0].start :]))
    governed = _GOVERNED.search(between) and _acts_in(between[-_GOVERNING:])
    if governed or _FRONTED.search(text[: actor.start]):
        return False
    said = behind if _TURNS.search(between) else _CONDITIONS.split(behind, maxsplit=1)[0]
    return not _acts_in(text[own[0].start : own[-1].end] + said)


def _acts_in(text: str) -> bool:
    return bool(ACTS.find(fold_name(text)))


def _is_meeting_of_two(text: str, seen: Sequence[Sighting]) -> bool:
    """Whether the only people of a clause are one of the EU side and one of Japan, in one breath."""
    people = [s for s in seen if s.is_person]
    return len(people) == _PAIR and grouped(text, people).is_pair


def _is_forum(sighting: Sighting) -> bool:
    return sighting.party is Party.OTHER and bool(FORUMS.find(fold_name(sighting.name)))


def add(weighed: Iterable[Weighed]) -> Weighed:
    """Sum what several clauses say."""
    every = list(weighed)
    if len(every) == 1:
        return every[0]
    return Weighed(sum(one.union for one in every), sum(one.state for one in every), sum(one.others for one in every))


def _weigh(found: Evidence) -> Weighed:
    if not (found.company.sightings or found.forums or found.frameworks):
        return _NOTHING
    pairs = _weigh_pairs(found) if found.company.sightings else Weighed(others=_THRONG if found.forums else 0.0)
    paired = any(len(group.parties) > 1 for group in found.company.groups)
    pairs = pairs.times(1.0 if found.acts else PAIRED_IDLE if paired else IDLE)
    return replace(pairs, others=pairs.others + _FRAMEWORK_WEIGHT) if found.frameworks else pairs


def _weigh_pairs(found: Evidence) -> Weighed:
    parties = found.company
    pairs = Weighed(others=_others(parties))
    if not found.is_done_to_them:
        pairs = replace(pairs, union=_union(parties), state=_state(parties))
    if _is_throng(found):
        return Weighed(pairs.union * _THRONGED, pairs.state * _THRONGED, max(pairs.others, _THRONG))
    return pairs


def _is_throng(found: Evidence) -> bool:
    """Whether the two sides are named among many: in a list that a third party leads, or at a gathering."""
    parties = found.company
    if any(group.is_led_by_another and _SIDES & group.parties for group in parties.groups):
        return True
    if _are_many(parties):
        return True
    mixed = parties.joins(*_SIDES, Party.OTHER) or parties.joins(*_BILATERAL, Party.OTHER)
    if _is_led(parties) and (found.makes_demands or mixed):
        return True
    return bool(found.forums) and not _meet_apart(found)


def _are_many(parties: Company) -> bool:
    """Whether the two sides are some of many: leaders of three states, three states beside Japan, a list of four."""
    people = {s.name for s in parties.sightings if s.party is Party.STATE and s.is_person}
    states, others = (
        {s.country for s in parties.sightings if s.country and s.party is party} for party in (Party.STATE, Party.OTHER)
    )
    lists = [group for group in parties.groups if group.bond is Bond.LIST and Party.JAPAN in group.parties]
    return (
        len(people) >= _MANY
        or (bool(lists) and len(states) >= _MANY)
        or (_is_led(parties) and len(others) >= _MANY)
        or any(len(group.parties) == _MANY and len(group.order) > _MANY for group in lists)
    )


def _meet_apart(found: Evidence) -> bool:
    """Whether the two sides are paired although a gathering of many is named: only the EU and Japan may be listed."""
    union, state = (found.company.bond(side, Party.JAPAN) for side in (Party.EU, Party.STATE))
    return Bond.PAIR in (union, state) or (union in _CLOSE and not found.names_some_of_many)


def _is_led(parties: Company) -> bool:
    """Whether a third party is named before any of the others."""
    first = next((s for s in parties.sightings if not (s.is_aside or s.is_matter)), None)
    return first is not None and first.party is Party.OTHER


def _union(parties: Company) -> float:
    """Weigh EU-Japan; third parties in the same clause count against names that are merely near."""
    bond = parties.bond(Party.EU, Party.JAPAN)
    if bond is None:
        return 0.0
    weight = BOND_WEIGHT[bond] * parties.strength(Party.EU) * parties.strength(Party.JAPAN)
    crowded = parties.strength(Party.OTHER) and not _listed_with_other(parties)
    return weight * _CROWDED if bond is Bond.NEAR and crowded else weight


def _listed_with_other(parties: Company) -> bool:
    """Whether the side named first acts with a list: the EU seeks pacts with Japan and South Korea.

    The other way round, "the EU and South Korea sign a pact, as Japan did", the list acts without it.
    """
    mixed = [group for group in parties.groups if group.bond in _CLOSE and Party.OTHER in group.parties]
    outside = [(group, _SIDES - group.parties) for group in mixed if len(_SIDES & group.parties) == 1]
    named = [(group, side) for group, sides in outside for side in sides if parties.strength(side)]
    return any(parties.first(side) < group.start for group, side in named)


def _state(parties: Company) -> float:
    """Weigh member state-Japan: bilateral only, so a group that also holds a third party hardly counts."""
    bond = parties.bond(*_BILATERAL, without=frozenset({Party.OTHER}))
    if bond is None:
        return 0.0
    weight = BOND_WEIGHT[bond] * parties.strength(Party.STATE) * parties.strength(Party.JAPAN)
    if parties.joins(*_BILATERAL, Party.OTHER):
        return weight * _THRONGED
    return weight * _CROWDED if bond is Bond.NEAR and parties.strength(Party.OTHER) else weight


def _others(parties: Company) -> float:
    """Weigh pairs with third parties; with both sides in the clause, one that is merely near is a topic of theirs."""
    if not parties.strength(Party.OTHER):
        return 0.0
    insiders = [party for party in Party if party is not Party.OTHER and parties.strength(party)]
    if not insiders:
        return _ALONE
    bonds = {parties.bond(side, Party.OTHER) for side in insiders}
    bond = next(bond for bond in Bond if bond in bonds)
    weight = BOND_WEIGHT[bond] * parties.strength(Party.OTHER) * (_MERELY_NEAR if bond is Bond.NEAR else 1.0)
    if len(insiders) == 1 or Party.JAPAN not in insiders or not _may_be_background(parties, bond):
        return weight
    return weight * _AMONG[bond] * (_FIRST if _is_led(parties) else 1.0)


def _may_be_background(parties: Company, bond: Bond) -> bool:
    if parties.joins(*_BILATERAL, Party.OTHER):
        return False
    pairs = {parties.bond(side, Party.JAPAN) for side in (Party.EU, Party.STATE)}
    return bond not in _CLOSE or _listed_with_other(parties) or bool(pairs & {Bond.PAIR, *_CLOSE})
