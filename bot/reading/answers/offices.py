"""Who holds an office: what a question asks for, who may be meant, and whether a sentence names both together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Final

from bot.domain.catalog import Actor, Office, Side
from bot.reading.answers.bearing import Place
from bot.reading.answers.office_names import DEPUTY, OFFICES
from bot.reading.naming.names import Mention, NameFinder
from bot.reading.text.folding import fold_name

_BETWEEN: Final = 40
"""Characters between a title and who bears it: "Kaja Kallas, who is the EU's High Representative"."""

_APART = re.compile(r"[;:。.]|\b(?:and|und|et|e|y|en|met|traf|a rencontré|incontrò|con|with|mit|avec)\b")
"""What between a title and a name makes them two people."""

_SIDES: Final = {"eu": Side.EU, "japan": Side.JAPAN}


@dataclass(frozen=True, slots=True)
class AskedOffice:
    """An office somebody asks the holder of: `title` as in OFFICES, `typed` as it stands in the question.

    `ids` are what it is the office of, beside the two `sides`; `on` is the day it is asked for, None for any.
    """

    title: str
    typed: str
    ids: tuple[frozenset[str], ...]
    sides: frozenset[str]
    on: date | None


def title_in(folded: str) -> tuple[str, Place] | None:
    """Give the first office a folded text names, and where."""
    found = ((at, title) for title in OFFICES for at in _title_places(title, folded))
    return next(((title, at) for at, title in sorted(found)), None)


def holders(asked: AskedOffice, names: NameFinder) -> tuple[Actor, ...]:
    """Give the people who, by the catalogue, hold or held the office asked for on that day."""
    return tuple(actor for actor in names.catalog.actors if _holds(actor, asked, names))


def names_holder(folded: str, mentions: Iterable[Mention], asked: AskedOffice, names: NameFinder) -> bool:
    """Whether a sentence gives the title to one who holds the office."""
    titles = list(_title_places(asked.title, folded))
    named = ((names.catalog.actor(one.id), (one.start, one.end)) for one in mentions) if titles else ()
    people = [at for actor, at in named if actor and _holds(actor, asked, names)]
    return any(_are_one(folded, *pair) for pair in product(titles, people))


def _holds(actor: Actor, asked: AskedOffice, names: NameFinder) -> bool:
    return any(_is_it(one, actor, asked, names) for one in actor.offices)


def _is_it(office: Office, actor: Actor, asked: AskedOffice, names: NameFinder) -> bool:
    folded = fold_name(office.title)
    found = title_in(folded)
    if found is None or found[0] != asked.title or (asked.on is not None and not office.held_on(asked.on)):
        return False
    side = office.side or actor.side
    if asked.ids:
        of = {mention.id for mention in names.find(office.title)}
        return all(ids & of for ids in asked.ids)
    sides = {_SIDES[one] for one in asked.sides} or set(_SIDES.values())
    return side in sides


def _title_places(title: str, folded: str) -> Iterator[Place]:
    for phrase, start in OFFICES[title].places(folded):
        if not DEPUTY.search(folded[:start]):
            yield start, start + len(phrase)


def _are_one(folded: str, title: Place, person: Place) -> bool:
    first, last = sorted((title, person))
    between = folded[first[1] : last[0]]
    return len(between) <= _BETWEEN and not _APART.search(between)
