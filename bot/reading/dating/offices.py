"""Who is named in office, and whether that fits a day: how names date a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.catalog import Actor, ActorKind, Catalog, Office
from bot.reading.dating.office_words import TITLES
from bot.reading.naming.passages import Passage
from bot.reading.text.calendar_words import FORMER
from bot.reading.text.folding import fold_name

_BEFORE = 70
_AFTER = 40
"""How many characters before and after a name its title is looked for."""

_FORMER_WITHIN = 45


@dataclass(frozen=True, slots=True)
class Holder:
    """A person named with a title: those of their offices the title fits, all of them when it fits none."""

    id: str
    name: str
    offices: tuple[Office, ...]


def in_office(holder: Holder, day: date) -> bool:
    """Whether the person held one of the offices named on that day."""
    return any(office.held_on(day) for office in holder.offices)


def holders(passages: Iterable[Passage], catalog: Catalog) -> tuple[Holder, ...]:
    """Give the people named in office, each once, as first so named; those called former are left out."""
    found: dict[str, Holder] = {}
    for passage in passages:
        for mention, actor in passage.actors(catalog):
            if actor.kind is ActorKind.PERSON and actor.offices and actor.id not in found:
                before = _clause(passage.span.text[max(0, mention.start - _BEFORE) : mention.start])
                holder = _holder(actor, before, passage.span.text[mention.end : mention.end + _AFTER])
                if holder:
                    found[actor.id] = holder
    return tuple(found.values())


def _clause(before: str) -> str:
    """Keep what stands after the last end of a sentence or list member."""
    return re.split(r"[.;。；]\s", before)[-1]


def _holder(actor: Actor, before: str, after: str) -> Holder | None:
    ranks = _ranks(fold_name(before)) | _ranks(fold_name(after))
    if not ranks or FORMER.find(fold_name(before[-_FORMER_WITHIN:])):
        return None
    named = tuple(office for office in actor.offices if ranks & _ranks(fold_name(office.title)))
    return Holder(actor.id, short_name(actor), named or actor.offices)


def _ranks(folded: str) -> frozenset[str]:
    """Give the ranks named; a prime or foreign minister is not also a plain one."""
    ranks = frozenset(rank for rank, words in TITLES.items() if words.find(folded))
    return ranks - {"minister"} if ranks & {"head of government", "foreign minister"} else ranks


def short_name(actor: Actor) -> str:
    """Give the shortest English name of a person, as a rule the surname."""
    names = actor.names.get("en") or next(iter(actor.names.values()), (actor.id,))
    return min(names, key=len)
