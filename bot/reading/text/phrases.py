"""Looking for set phrases: small word lists kept as data, found whole words only."""

from __future__ import annotations

import re

import ahocorasick_rs

from bot.reading.text.folding import fold_name, rest_of_word, starts_word

_LONGEST = 30
"""A word is followed so many characters beyond the stem that was looked for."""


def listed(block: str) -> tuple[str, ...]:
    """Cut a block of phrases, set apart by commas and line ends, into its phrases."""
    return tuple(phrase for piece in re.split(r"[,\n]", block) if (phrase := piece.strip()))


class Phrases:
    """A list of phrases to look for, which * lets go on within their word: agree* (agreement), *abkommen (Handels…)."""

    def __init__(self, block: str) -> None:
        """Compile the phrases of a block as `listed` cuts it."""
        self._block = block
        written = listed(block)
        self._headless = tuple(phrase.startswith("*") for phrase in written)
        self._open = tuple(phrase.endswith("*") for phrase in written)
        self._phrases = tuple(fold_name(phrase.strip("*")) for phrase in written)
        self._automaton = ahocorasick_rs.AhoCorasick(self._phrases)

    def __or__(self, other: Phrases) -> Phrases:
        """Give one list of both."""
        return Phrases(f"{self._block}\n{other._block}")

    def places(self, folded: str) -> tuple[tuple[str, int], ...]:
        """Give what is found in a text folded by `fold_text`, whole words, with its offset there, in order."""
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if not matches:
            return ()
        begun = (match for match in matches if self._headless[match[0]] or starts_word(folded, match[1]))
        ended = ((index, start, end, rest_of_word(folded, end, _LONGEST)) for index, start, end in begun)
        return tuple(
            (folded[start:end] + rest, start) for index, start, end, rest in ended if self._open[index] or not rest
        )

    def find(self, folded: str) -> tuple[str, ...]:
        """Give the phrases found in a folded text, each once, in order."""
        return tuple(dict.fromkeys(phrase for phrase, _ in self.places(folded)))
