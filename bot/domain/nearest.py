"""Which known word somebody may have meant by one with a slip in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher
from typing import Final

_ALIKE: Final = 0.75
"""The share of letters in common, in order, of a word with a slip: search and serach have it, Mars and Paris do not."""

_SHORTEST: Final = 4
"""Letters; every word of fewer looks like some other."""

_SHORTEST_PART: Final = 6
"""Letters of a word that may be meant for one word of a longer name."""

_A_SLIP_IN: Final = 4
"""Letters for each that may be too many or too few, one at least: MITI is not Mitsui."""

_APART: Final = re.compile(r"[\W_]+")


def nearest(word: str, known: Collection[str]) -> str | None:
    """Give the known word that `word` is with a slip or two, or that has such a word; None when there is none.

    Both are folded already.
    """
    if len(word) < _SHORTEST:
        return None
    whole = _best(word, ((one, one) for one in known))
    if whole or len(word) < _SHORTEST_PART or _APART.search(word):
        return whole
    return _best(word, ((part, one) for one in known for part in _APART.split(one)))


def _best(word: str, candidates: Iterable[tuple[str, str]]) -> str | None:
    """Give the name of the candidate, (what to compare, name), that is most like the word and like enough."""
    most = max(1, len(word) // _A_SLIP_IN)
    near = [(one, name) for one, name in candidates if abs(len(one) - len(word)) <= most]
    if not near:
        return None
    letters, matcher = sorted(word), SequenceMatcher(b=word)
    best, found = 0.0, None
    for one, name in near:
        matcher.set_seq1(one)
        alike = 1.0 if sorted(one) == letters else matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
        if alike >= _ALIKE and alike > best:
            best, found = alike, name
    return found
