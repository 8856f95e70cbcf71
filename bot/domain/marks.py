"""Marks: what tells one event from another in any language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Marks:
    """What a text says of its event beside its words. People, bodies, ideas, places and states are catalogue ids.

    `bodies` are companies, organisations and treaties, `ideas` the terms that mark topics, `states` the member states
    that deal with Japan, `union` is whether the EU's own institutions or people are named. `ordinals` say which of
    a series it is (7 for the seventh dialogue), `acts` what was done (signed, in force), `events` which catalogued
    events it may report; `numbers` are all those written in it.
    """

    people: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    ideas: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    union: bool = False


UNMARKED: Final = Marks()
"""The marks of a text that was not read for any."""
