"""Names in what is typed to search: the catalogue's, its words for searches, and surnames that one person has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import Final

from bot.domain.catalog import Actor, ActorKind, Catalog, Topic
from bot.reading.naming.names import Mention, NameFinder

_TITLED: Final = re.compile(r".+(?:相|臣|氏|総理|長官|局長|次官|大使|総裁|統幕長|幕僚長)")
_SURNAME: Final = re.compile(r"[\u3400-\u9fff々]{2,}")


class SearchNames:
    """Finds names in what is typed; a text is read with the catalogue's own alone, where a word may be anything."""

    def __init__(self, names: NameFinder) -> None:
        """Compile what is beside the catalogue's own names."""
        self._finders = (NameFinder(_for_searches(names.catalog)), names)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Give the names in a text by position, of those at one place the longest first."""
        found = (mention for finder in self._finders for mention in finder.find(text))
        return tuple(sorted(found, key=lambda mention: (mention.start, -mention.end)))

    def aliases(self, word: str) -> tuple[str, ...]:
        """Give all other names of whatever bears this name, the plainest words first; () when nothing does."""
        return tuple(dict.fromkeys(name for finder in self._finders for name in finder.aliases(word)))


@cache
def search_names(names: NameFinder) -> SearchNames:
    """Give the names for searches beside those of a catalogue; compiled once for each."""
    return SearchNames(names)


def surnames(catalog: Catalog) -> Mapping[str, str]:
    """Give the ids of people by the surnames in kanji, of two or more, that no other of them has.

    A surname is what a full name and a name with a title begin with: 石破茂 and 石破首相 tell of 石破.
    """
    bearers: dict[str, set[str]] = {}
    for actor in catalog.actors:
        for surname in _surnames_of(actor):
            bearers.setdefault(surname, set()).add(actor.id)
    return {surname: min(ids) for surname, ids in bearers.items() if len(ids) == 1}


def _surnames_of(actor: Actor) -> frozenset[str]:
    if actor.kind is not ActorKind.PERSON:
        return frozenset()
    titled = [name for name in actor.names.get("ja", ()) if _TITLED.fullmatch(name)]
    whole = [name for name in actor.names.get("ja", ()) if name not in titled]
    shared = {_beginning_of(one, other) for one in whole for other in titled}
    return frozenset(filter(_SURNAME.fullmatch, shared.difference(whole)))


def _beginning_of(one: str, other: str) -> str:
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in pairs)


def _for_searches(catalog: Catalog) -> Catalog:
    """Give a catalogue of the words for searches, and of the people with surnames of their own."""
    called: dict[str, list[str]] = {}
    for surname, id_ in surnames(catalog).items():
        called.setdefault(id_, []).append(surname)
    people = (
        replace(actor, names={**actor.names, "ja": (*actor.names["ja"], *called[actor.id])})
        for actor in catalog.actors
        if actor.id in called
    )
    return Catalog((Topic("words", {}, "", catalog.words),), tuple(people))
