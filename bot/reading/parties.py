"""Who stands with whom in a passage: the two sides, third parties, and how closely they are named together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.catalog import Actor, ActorKind, Catalog, Side
from bot.reading.act_words import BILATERAL, EUROPEAN, JAPANESE, PAIRING
from bot.reading.folding import fold_name, fold_text
from bot.reading.names import Mention
from bot.reading.passages import Passage


class Party(StrEnum):
    """A party to what a text reports. A member state counts for itself, not as the EU."""

    EU = "EU side"
    STATE = "member state"
    JAPAN = "Japan"
    OTHER = "third party"


class Bond(StrEnum):
    """How two parties are named together: EU-Japan; the EU and Japan; both somewhere in one sentence."""

    PAIR = "pair"
    LIST = "list"
    NEAR = "near"


_PARTY = {Side.EU: Party.EU, Side.MEMBER_STATE: Party.STATE, Side.JAPAN: Party.JAPAN, Side.OTHER: Party.OTHER}

_PLACE = 0.5
_LEANINGS = (
    (Party.EU, EUROPEAN, 0.5),
    (Party.JAPAN, JAPANESE, 0.4),
    (Party.EU, BILATERAL, 0.5),
    (Party.JAPAN, BILATERAL, 0.5),
)
_STRENGTH = {ActorKind.PLACE: _PLACE, ActorKind.COMPANY: 0.4, ActorKind.ORGANISATION: 0.7, ActorKind.TREATY: 0.5}
"""How far a name of this kind stands for its side; countries, institutions and people do so fully."""

_BETWEEN = re.compile(PAIRING, re.VERBOSE)

# Headlines in Japanese and Chinese name countries by one character; only beside one another do these name anyone.
_INITIALS = {
    "日": Party.JAPAN,
    **dict.fromkeys(("欧", "歐", "EU", "ＥＵ"), Party.EU),
    **dict.fromkeys("独仏伊蘭法德", Party.STATE),
    **dict.fromkeys("米英中韓豪露印美", Party.OTHER),
}
_INITIAL = re.compile("|".join(_INITIALS))
_INITIAL_RUN = re.compile(rf"(?:{_INITIAL.pattern})(?:[-・]?(?:{_INITIAL.pattern}))+")

# Pairs written as one word, known by how each half begins: nippo-européen, deutsch-japanisch.
_STEMS = {
    **dict.fromkeys(("japan", "nippo", "nipo", "japon", "japoń", "giappo"), Party.JAPAN),
    **dict.fromkeys(("euro", "unijn"), Party.EU),
    **dict.fromkeys(("deutsch", "french", "franco", "franç", "franz", "ital", "hispan", "españ", "spani"), Party.STATE),
    **dict.fromkeys(("german", "alleman", "niederl", "polsk", "poln", "nederl", "tedesc", "aleman"), Party.STATE),
    **dict.fromkeys(
        ("améri", "ameri", "chin", "sino", "coré", "core", "kore", "brit", "anglo", "austral"), Party.OTHER
    ),
}
_COMPOUND = re.compile(r"\b([^\W\d_]+)[-‐‑–]([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A party named: offsets in the passage; `strength` from 0 to 1 is how far the name stands for its side."""

    party: Party
    name: str
    start: int
    end: int
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Group:
    """Parties named in one breath, from `start` on."""

    bond: Bond
    parties: frozenset[Party]
    start: int


@dataclass(frozen=True, slots=True)
class Company:
    """The parties of one passage, and the groups they are named in."""

    sightings: tuple[Sighting, ...]
    groups: tuple[Group, ...]

    def strength(self, party: Party) -> float:
        """Give the strength of the plainest naming of a party, 0 when it is not named."""
        return max((s.strength for s in self.sightings if s.party is party), default=0.0)

    def names(self, party: Party) -> tuple[str, ...]:
        """Give how a party is named, each name once."""
        return tuple(dict.fromkeys(s.name for s in self.sightings if s.party is party))

    def first(self, party: Party) -> int:
        """Give where a party that is named is first named."""
        return min(s.start for s in self.sightings if s.party is party)

    def bond(self, one: Party, other: Party, *, without: frozenset[Party] = frozenset()) -> Bond | None:
        """Give the closest bond of two parties, looking past groups that also hold one of `without`."""
        if not (self.strength(one) and self.strength(other)):
            return None
        bonds = {g.bond for g in self.groups if {one, other} <= g.parties and not g.parties & without}
        return next((bond for bond in (Bond.PAIR, Bond.LIST) if bond in bonds), Bond.NEAR)


def company(passage: Passage, catalog: Catalog) -> Company:
    """Give who is named in a passage and in what groups."""
    named = [_sighting(mention, actor) for mention, actor in passage.actors(catalog) if not _is_scene(actor)]
    taken = {(s.party, position) for s in named for position in range(s.start, s.end)}
    text = passage.span.text
    short = [s for s in (*_initials(text), *_compounds(text), *_leanings(text)) if (s.party, s.start) not in taken]
    sightings = tuple(sorted([*named, *short], key=lambda s: (s.start, s.end)))
    return Company(sightings, tuple(_groups(text, sightings)))


def _is_scene(actor: Actor) -> bool:
    """Whether an actor is where things happen rather than who acts: the South China Sea, Davos."""
    return actor.kind is ActorKind.PLACE and actor.side is Side.OTHER


def _sighting(mention: Mention, actor: Actor) -> Sighting:
    return Sighting(_PARTY[actor.side], mention.name, mention.start, mention.end, _STRENGTH.get(actor.kind, 1.0))


def _initials(text: str) -> Iterator[Sighting]:
    for run in _INITIAL_RUN.finditer(text):
        for initial in _INITIAL.finditer(run.group()):
            start = run.start() + initial.start()
            yield Sighting(_INITIALS[initial.group()], initial.group(), start, start + len(initial.group()))


def _leanings(text: str) -> Iterator[Sighting]:
    folded = fold_text(text)
    for party, words, strength in _LEANINGS:
        for phrase, start in words.places(folded.text):
            first, last = folded.span(start, start + len(phrase))
            yield Sighting(party, text[first:last], first, last, strength)


def _compounds(text: str) -> Iterator[Sighting]:
    for compound in _COMPOUND.finditer(text):
        halves = [party for half in compound.groups() if (party := _stem(half.casefold()))]
        if len(halves) > 1:
            yield from (Sighting(party, compound.group(), compound.start(), compound.end()) for party in halves)


def _stem(word: str) -> Party | None:
    return next((party for stem, party in _STEMS.items() if word.startswith(stem)), None)


def _groups(text: str, sightings: tuple[Sighting, ...]) -> Iterator[Group]:
    """Give each hyphened pair, and each chain of names that only pairing words link."""
    chain: list[Sighting] = []
    for sighting in sightings:
        bond = _link(text, chain[-1], sighting) if chain else None
        if bond is Bond.PAIR:
            yield Group(Bond.PAIR, frozenset({chain[-1].party, sighting.party}), chain[-1].start)
        if bond is None:
            yield from _chained(chain)
            chain = []
        chain.append(sighting)
    yield from _chained(chain)


def _chained(chain: list[Sighting]) -> Iterator[Group]:
    if len(chain) > 1:
        yield Group(Bond.LIST, frozenset(sighting.party for sighting in chain), chain[0].start)


def _link(text: str, left: Sighting, right: Sighting) -> Bond | None:
    if right.start < left.end:
        return Bond.PAIR
    between = _BETWEEN.fullmatch(fold_name(text[left.end : right.start]))
    if between is None:
        return None
    # "In Tokyo, the EU …" is no list.
    if "," in between.group() and min(left.strength, right.strength) <= _PLACE:
        return None
    return Bond.LIST if between["list"] else Bond.PAIR
