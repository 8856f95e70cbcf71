"""What a page says twice: whole articles, captions that repeat the lead, pull quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.domain.text import words
from bot.reading.paragraphs import key

_SHINGLE = 4
_CONTAINED = 0.8
"""Share of a paragraph's runs of four words that stand in another one, from which it says nothing new."""

_LEAST_WORDS = 6
_PROBE = 60
_IDEOGRAPHS = re.compile("[\u30a1-\u30fa\u3400-\u9fff]")
_TELLING = 5
"""Letters from which a word tells something of its subject."""


def unrepeated(paragraph: str) -> str:
    """Give a paragraph once that holds the same text several times in a row."""
    probe = paragraph[:_PROBE]
    again = paragraph.find(probe, _PROBE) if len(probe) == _PROBE else -1
    if again < 0:
        return paragraph
    once = paragraph[:again].rstrip()
    copies = len(paragraph) // again + 1
    return once if ((once + " ") * copies).startswith(paragraph[again:]) else paragraph


def without_repeats(found: Sequence[str]) -> list[str]:
    """Keep each paragraph once, and none that stands almost whole in a longer one, in their order."""
    order = sorted(range(len(found)), key=lambda at: (-len(words(found[at])), at))
    holders: dict[tuple[str, ...], list[int]] = {}
    keys: set[str] = set()
    kept: list[int] = []
    for at in order:
        spelling, runs = key(found[at]), _runs(found[at])
        if _says_nothing_new(spelling, runs, keys, holders):
            continue
        keys.add(spelling)
        kept.append(at)
        for run in runs:
            holders.setdefault(run, []).append(at)
    return [found[at] for at in sorted(kept)]


def words_shared(stretch: Iterable[str], known: Iterable[str]) -> float:
    """Give the share of a stretch's telling words that were used before, from 0 to 1."""
    telling = _telling(stretch)
    return len(telling & _telling(known)) / len(telling) if telling else 0.0


def _says_nothing_new(
    spelling: str, runs: set[tuple[str, ...]], keys: set[str], holders: dict[tuple[str, ...], list[int]]
) -> bool:
    if spelling in keys:
        return True
    if len(runs) + _SHINGLE - 1 < _LEAST_WORDS:
        return False
    held = Counter(at for run in runs for at in holders.get(run, ()))
    return max(held.values(), default=0) >= len(runs) * _CONTAINED


def _runs(paragraph: str) -> set[tuple[str, ...]]:
    found = words(paragraph)
    return {tuple(found[at : at + _SHINGLE]) for at in range(len(found) - _SHINGLE + 1)}


def _telling(found: Iterable[str]) -> set[str]:
    spoken = [word for paragraph in found for word in words(paragraph)]
    return {word for word in spoken if len(word) >= _TELLING or _IDEOGRAPHS.search(word)}
