"""Finding the acts that a sentence tells as done ("signed", not "will be signed" or "if signed"), and who does them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.domain.catalog import Actor, ActorKind, Catalog, Side
from bot.domain.claims import Act
from bot.domain.moments import Moment, Precision
from bot.reading.acting.act_words import FORUMS, MARGINS
from bot.reading.acting.claim_words import AFTER, INSTRUMENTS, OURS, UNDONE, UNDONE_BEHIND
from bot.reading.acting.done_words import DONE
from bot.reading.acting.light_words import LIGHT, NAMED
from bot.reading.acting.parties import Bond, company
from bot.reading.acting.party_words import Party
from bot.reading.acting.sightings import PLACE_STRENGTH, Sighting
from bot.reading.acting.tenses import is_ahead, is_future, is_quoted
from bot.reading.naming.passages import Passage
from bot.reading.text.folding import fold_name
from bot.reading.text.phrases import Phrases

VERB_LAST = frozenset({"ja", "ko"})
"""Languages whose sentences end in the act they are about; those of others begin with it."""

CLAUSE_END = re.compile(r"[,;:()、。]|\s-\s")
_INFINITIVE = {"en": " to", "de": " zu", "nl": " te"}
"""What directly before an act makes it one that somebody means to do."""

_BEFORE, _BEHIND = 120, 12
"""Characters before and behind an act that can take it back, within its clause."""

_BESIDE = 80
"""Characters around a verb of many uses in which what it is done to stands."""

_FULLY = 0.6
"""A third party this strongly named takes part; a weaker one is where, or whose."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Who is named in a sentence; `is_bound` says that the two sides are named in one breath."""

    sightings: tuple[Sighting, ...]
    is_bound: bool

    @property
    def thirds(self) -> bool:
        """Whether a third party takes part."""
        return any(is_third(sighting) for sighting in self.sightings)

    @property
    def leading(self) -> tuple[Sighting, ...]:
        """Give who is named before any third party."""
        return tuple(takewhile(lambda sighting: not is_third(sighting), self.sightings))

    @property
    def parties(self) -> frozenset[Party]:
        """Give the parties that act, without those of which only a place is named."""
        return frozenset(sighting.party for sighting in self.sightings if sighting.strength > PLACE_STRENGTH)


@dataclass(frozen=True, slots=True)
class ToldAct:
    """An act told as done, with its place in the folded sentence; `is_named` is one that a noun names."""

    act: Act
    start: int
    end: int
    is_named: bool = False


def told_acts(folded: str, language: str) -> list[ToldAct]:
    """Give the acts a folded sentence tells as done, the one it is about first."""
    light = [one for one in _found(folded, LIGHT.get(language, {})) if _is_on_instrument(folded, one)]
    done = [one for one in (*_found(folded, DONE.get(language, {})), *light) if _is_done(folded, one, language)]
    order = -1 if language in VERB_LAST else 1
    return sorted(done, key=lambda one: (bool(AFTER.find(clause_before(folded, one))), order * one.start, -one.end))


def named_acts(folded: str, language: str) -> list[ToldAct]:
    """Give the acts a folded sentence names ("the signing of"), in order: done where a past day dates them."""
    found = _found(folded, NAMED.get(language, {}))
    return [replace(one, is_named=True) for one in found if _is_done(folded, one, language)]


def _found(folded: str, words: Mapping[Act, Phrases]) -> list[ToldAct]:
    return [
        ToldAct(act, start, start + len(phrase))
        for act, phrases in words.items()
        for phrase, start in phrases.places(folded)
    ]


def _is_on_instrument(folded: str, one: ToldAct) -> bool:
    return bool(INSTRUMENTS.find(folded[max(0, one.start - _BESIDE) : one.end + _BESIDE]))


def _is_done(folded: str, one: ToldAct, language: str) -> bool:
    return not _is_undone(folded, one, language) and not _is_anothers_word(folded, one)


def _is_undone(folded: str, one: ToldAct, language: str) -> bool:
    """Whether the words around an act say that it is to come, wished or denied."""
    before = clause_before(folded, one)
    if language in _INFINITIVE and before.rstrip().endswith(_INFINITIVE[language]):
        return True
    behind = folded[one.end : one.end + _BEHIND].lstrip()
    goes_on = behind.startswith(("、", ",")) or folded[one.end - 1] == "、"
    if language in VERB_LAST and goes_on and is_ahead(folded, one.start, one.end, language):
        return True
    taken_back = language in UNDONE_BEHIND and any(start == 0 for _, start in UNDONE_BEHIND[language].places(behind))
    return taken_back or bool(UNDONE[language].find(before)) or is_future(before, language)


def clause_before(folded: str, one: ToldAct) -> str:
    """Give what stands before an act in its clause."""
    return CLAUSE_END.split(folded[max(0, one.start - _BEFORE) : one.start])[-1]


def _is_anothers_word(folded: str, one: ToldAct) -> bool:
    """Whether an act stands in a quotation of one who does not speak for both sides."""
    return is_quoted(folded, one.start) and not OURS.find(folded[: one.start]) and not folded.startswith('"')


def seen(passage: Passage, catalog: Catalog, language: str, published: Moment | None) -> Seen:
    """Give who is named in a sentence, but for the gatherings that it only says it was beside."""
    day = published.day if published and published.precision is not Precision.YEAR else None
    found = company(passage, catalog, language, day)
    beside = bool(MARGINS.find(passage.folded))
    treaties = {m.start for m, actor in passage.actors(catalog) if _is_others_treaty(actor)}
    acting = (replace(s, strength=1.0) if s.start in treaties else s for s in found.sightings)
    named = tuple(s for s in acting if not (beside and FORUMS.find(fold_name(s.name))))
    bonds = {found.bond(side, Party.JAPAN) for side in (Party.EU, Party.STATE)}
    return Seen(named, bool(bonds & {Bond.PAIR, Bond.LIST}))


def _is_others_treaty(actor: Actor) -> bool:
    """Whether an actor is a pact of third parties: its name stands for those who made it."""
    return actor.kind is ActorKind.TREATY and actor.side is Side.OTHER


def is_third(sighting: Sighting) -> bool:
    """Whether a third party takes part."""
    return sighting.party is Party.OTHER and sighting.strength >= _FULLY


def names_both(sightings: Iterable[Sighting]) -> bool:
    """Whether Japan and the EU or one of its states are named, more than as places."""
    named = {sighting.party for sighting in sightings if sighting.strength > PLACE_STRENGTH}
    return Party.JAPAN in named and bool(named & {Party.EU, Party.STATE})
