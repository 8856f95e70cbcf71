"""Who stands with whom in a passage: the two sides, third parties, and how closely they are named together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from bot.domain.catalog import Catalog
from bot.reading.acting.party_words import FRONTED, HYPHEN, LISTING, Party
from bot.reading.acting.sightings import PLACE_STRENGTH, Sighting, sightings
from bot.reading.naming.passages import Passage
from bot.reading.text.folding import fold_name

__all__ = ["Bond", "Company", "Group", "Party", "company", "grouped"]


class Bond(StrEnum):
    """How two parties are named together, the closest first.

    EU-Japan; the EU and Japan; the EU agreed with Japan; both somewhere in one sentence.
    """

    PAIR = "pair"
    LIST = "list"
    WITH = "with"
    NEAR = "near"


_HYPHEN = re.compile(HYPHEN, re.VERBOSE)
_LINK = re.compile(f"{HYPHEN}|{LISTING}", re.VERBOSE)
_FRONTED = re.compile(FRONTED, re.IGNORECASE | re.VERBOSE)
_FRONTED_WORDS = 3  # "Amid tariffs of Trump, Japan …", but not "With Trump, Japan …"

_ASIDE_SHARE = 0.35
"""How much of its strength a name keeps that is set aside."""


@dataclass(frozen=True, slots=True)
class Group:
    """Parties named in one breath, in that order."""

    bond: Bond
    order: tuple[Party, ...]
    start: int

    @property
    def parties(self) -> frozenset[Party]:
        """Give the parties, each once."""
        return frozenset(self.order)

    @property
    def is_led_by_another(self) -> bool:
        """Whether a third party comes first: "the US, Japan and the EU"."""
        return self.bond is not Bond.PAIR and self.order[0] is Party.OTHER


@dataclass(frozen=True)
class Company:
    """The parties of one passage, and the groups they are named in."""

    sightings: tuple[Sighting, ...]
    groups: tuple[Group, ...]

    @property
    def is_pair(self) -> bool:
        """Whether Japan and one of the EU side are named in one breath, those two alone."""
        pairs = ({Party.EU, Party.JAPAN}, {Party.STATE, Party.JAPAN})
        breaths = (group for group in self.groups if group.bond is not Bond.WITH)
        return any(group.parties in pairs and len(group.order) == len(group.parties) for group in breaths)

    def joins(self, *parties: Party) -> bool:
        """Whether one group holds all these parties."""
        return any(set(parties) <= group.parties for group in self.groups)

    def strength(self, party: Party) -> float:
        """Give the strength of the plainest naming of a party, 0 when it is not named."""
        return self._strengths.get(party, 0.0)

    @cached_property
    def _strengths(self) -> dict[Party, float]:
        found: dict[Party, float] = {}
        for sighting in self.sightings:
            found[sighting.party] = max(sighting.strength, found.get(sighting.party, 0.0))
        return found

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
        return next((bond for bond in Bond if bond in bonds), Bond.NEAR)


_ALONE = Company((), ())


def company(passage: Passage, catalog: Catalog, language: str | None = None, day: date | None = None) -> Company:
    """Give who is named in a passage and in what groups; `language` and `day` as `sightings` takes them."""
    return grouped(passage.span.text, sightings(passage, catalog, language, day))


def grouped(text: str, sightings: Sequence[Sighting]) -> Company:
    """Give who is named in a text, and in what groups; `sightings` are those of the text, by position."""
    if not sightings:
        return _ALONE
    chains = _chains(text, sightings)
    placed = tuple(s for chain in chains for s in (_set_aside(chain) if chain[0].is_aside else chain))
    groups = (*_pairs(text, placed), *_lists(chains), *_partners(chains))
    return Company(placed, groups)


def _set_aside(chain: Sequence[Sighting]) -> tuple[Sighting, ...]:
    return tuple(replace(sighting, is_aside=True, strength=sighting.strength * _ASIDE_SHARE) for sighting in chain)


def _chains(text: str, sightings: Sequence[Sighting]) -> list[tuple[Sighting, ...]]:
    """Cut sightings into chains of names that only pairing words link; a comma after the last "and" ends one."""
    chains: list[list[Sighting]] = []
    links: list[str] = []
    for sighting in sightings:
        words = _between(text, chains[-1][-1], sighting) if chains else None
        if words is None or (_is_comma(words) and not all(map(_is_comma, links))):
            chains.append([sighting])
            links = []
        else:
            chains[-1].append(sighting)
            links.append(words)
    return [part for chain in chains for part in _parted(text, tuple(chain))]


def _parted(text: str, chain: tuple[Sighting, ...]) -> tuple[tuple[Sighting, ...], ...]:
    """Part two names that no more than a comma links: "of Japan, the EU watched"."""
    match chain:
        case (one, other) if _is_comma(_between(text, one, other) or ""):
            return (one,), (other,)
        case _:
            return (chain,)


def _is_comma(words: str) -> bool:
    return words.strip() in (",", ", the")


def _pairs(text: str, sightings: Sequence[Sighting]) -> Iterator[Group]:
    for left, right in pairwise(sightings):
        words = _between(text, left, right)
        if words is not None and (right.start < left.end or _HYPHEN.fullmatch(words)):
            yield Group(Bond.PAIR, (left.party, right.party), left.start)


def _lists(chains: Sequence[Sequence[Sighting]]) -> Iterator[Group]:
    """Give each chain as a group, but for those set aside."""
    for chain in chains:
        if len(chain) > 1 and not chain[0].is_aside:
            yield Group(Bond.LIST, tuple(sighting.party for sighting in chain), chain[0].start)


def _partners(chains: Sequence[Sequence[Sighting]]) -> Iterator[Group]:
    """Join whom one acts with to the chain that acts: of those named before, one of ours rather than a third party."""
    for number, chain in enumerate(chains):
        before = [c for c in chains[:number] if _acts(c) and {s.party for s in c} != {chain[0].party}]
        if chain[0].is_partner and before:
            ours = [c for c in before if any(s.party is not Party.OTHER for s in c)]
            acting = (ours or before)[-1]
            yield Group(Bond.WITH, tuple(s.party for s in (*acting, *chain)), acting[0].start)


def _acts(chain: Sequence[Sighting]) -> bool:
    return not (chain[0].is_aside or all(sighting.is_matter for sighting in chain))


def _between(text: str, left: Sighting, right: Sighting) -> str | None:
    """Give the folded words between two names that these link, None when they do not."""
    if right.start < left.end:
        return "" if min(left.strength, right.strength) > PLACE_STRENGTH else None
    words = fold_name(text[left.end : right.start])
    # "In Tokyo, the EU …" is no list.
    if "," in words and min(left.strength, right.strength) <= PLACE_STRENGTH:
        return None
    if _is_comma(words) and _is_fronted(text[: left.start]):
        return None
    return words if _LINK.fullmatch(words) else None


def _is_fronted(before: str) -> bool:
    """Whether the name behind these words ends a phrase that a clause begins with: the comma behind it lists nobody."""
    return len(before.split()) >= _FRONTED_WORDS and bool(_FRONTED.search(before))
