"""Looking for set phrases: small word lists kept as data, found whole words only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

import ahocorasick_rs

from bot.reading.text.folding import fold_name, rest_of_word, starts_word

Places: TypeAlias = tuple[tuple[str, int], ...]
"""Phrases found, with their offsets in the text."""

_LONGEST = 30
"""A word is followed so many characters beyond the stem that was looked for."""


def listed(block: str) -> tuple[str, ...]:
    """Cut a block of phrases, set apart by commas and line ends, into its phrases."""
    return tuple(phrase for piece in re.split(r"[,\n]", block) if (phrase := piece.strip()))


class Phrases:
    """A list of phrases to look for, which * lets go on within their word: agree* (agreement), *abkommen (Handels…)."""

    def __init__(self, block: str) -> None:
        """Compile the phrases of a block as `listed` cuts it."""
        self.block = block
        self._alone = PhraseLists(self)

    def __or__(self, other: Phrases) -> Phrases:
        """Give one list of both."""
        return Phrases(f"{self.block}\n{other.block}")

    def places(self, folded: str) -> Places:
        """Give what is found in a text folded by `fold_text`, whole words, with its offset there, in order."""
        return self._alone.places(folded)[0]

    def find(self, folded: str) -> tuple[str, ...]:
        """Give the phrases found in a folded text, each once, in order."""
        return once(self.places(folded))


class PhraseLists:
    """Several lists that are looked for at once: one way through a text takes a fraction of one for each list."""

    def __init__(self, *lists: Phrases) -> None:
        """Compile the lists."""
        written = [(number, phrase) for number, each in enumerate(lists) for phrase in listed(each.block)]
        self._lists = tuple(number for number, _ in written)
        self._headless = tuple(phrase.startswith("*") for _, phrase in written)
        self._open = tuple(phrase.endswith("*") for _, phrase in written)
        self._automaton = ahocorasick_rs.AhoCorasick([fold_name(phrase.strip("*")) for _, phrase in written])
        self._nothing: tuple[Places, ...] = ((),) * len(lists)

    def places(self, folded: str) -> Sequence[Places]:
        """Give of each list what `Phrases.places` gives."""
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if not matches:
            return self._nothing
        found: dict[int, list[tuple[str, int]]] = {}
        for index, start, end in matches:
            if self._headless[index] or starts_word(folded, start):
                rest = rest_of_word(folded, end, _LONGEST)
                if self._open[index] or not rest:
                    found.setdefault(self._lists[index], []).append((folded[start:end] + rest, start))
        return [tuple(found.get(number, ())) for number in range(len(self._nothing))] if found else self._nothing


def once(places: Places) -> tuple[str, ...]:
    """Give the phrases of some places, each once, in order."""
    return tuple(dict.fromkeys(phrase for phrase, _ in places)) if places else ()
