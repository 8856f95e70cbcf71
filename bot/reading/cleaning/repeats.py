"""What a page says twice: whole articles, captions that repeat the lead, pull quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.reading.cleaning.paragraphs import is_prose, is_sentence, key, sentences_in, size, words_of

_SHINGLE = 4
_CONTAINED = 0.8
"""Share of a paragraph's runs of four words that stand in others, from which it says nothing new."""

_ECHOED = 0.65
"""Share of a sentence's telling words another paragraph holds when it is that one's caption or subtitle.

In a hundred articles measured no sentence shared more than 0.5 with the lead or with a neighbour.
"""

_JOINED = 0.85
"""The same for a caption put together from several paragraphs."""

_LEAST_TOLD = 5
_LEAD = 3
_SHORT = 300
_LEAST_WORDS = 6
_PROBE = 60
_IDEOGRAPHS = re.compile("[\u30a1-\u30fa\u3400-\u9fff\uac00-\ud7a3]")
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
    """Keep each paragraph once, and none that stands almost whole in longer ones, in their order."""
    order = sorted(range(len(found)), key=lambda at: (-len(words_of(found[at])), at))
    keys: set[str] = set()
    said: set[tuple[str, ...]] = set()
    kept: list[int] = []
    for at in order:
        spelling, runs = key(found[at]), _runs(found[at])
        if spelling in keys or _is_said(runs, said):
            continue
        keys.add(spelling)
        said |= runs
        kept.append(at)
    return [found[at] for at in sorted(kept)]


def without_echoes(found: Sequence[str]) -> list[str]:
    """Leave out single sentences that only say the lead or their neighbours again: captions, subtitles, quotes."""
    told = [telling([each]) for each in found]
    kept: list[int] = []
    lead: list[int] = []
    for at, paragraph in enumerate(found):
        before = {*lead, *kept[-1:]}
        below = [told[at + 1]] if at + 1 < len(found) else []
        if _is_short(paragraph) and _is_echo(told[at], [told[each] for each in before], below):
            continue
        kept.append(at)
        if len(lead) < _LEAD and is_prose(paragraph):
            lead.append(at)
    return [found[at] for at in kept]


def _is_short(paragraph: str) -> bool:
    return is_sentence(paragraph) and sentences_in(paragraph) == 1 and size(paragraph) <= _SHORT


def _is_echo(said: set[str], before: Sequence[set[str]], below: Sequence[set[str]]) -> bool:
    if len(said) < _LEAST_TOLD:
        return False
    if any(len(known) > len(said) and _holds(known, said, _ECHOED) for known in (*before, *below)):
        return True
    # What stands below and only says this again is its caption, not the other way round.
    others = [*before, *(known for known in below if not _holds(said, known, _ECHOED))]
    return _holds(set().union(*others), said, _JOINED)


def _holds(known: set[str], said: set[str], share: float) -> bool:
    return len(said & known) >= len(said) * share


def _is_said(runs: set[tuple[str, ...]], said: set[tuple[str, ...]]) -> bool:
    return len(runs) + _SHINGLE - 1 >= _LEAST_WORDS and len(runs & said) >= len(runs) * _CONTAINED


def _runs(paragraph: str) -> set[tuple[str, ...]]:
    found = words_of(paragraph)
    return set(zip(*(found[at:] for at in range(_SHINGLE)), strict=False))


def telling(found: Iterable[str]) -> set[str]:
    """Give the words of some paragraphs that tell of their subject: the longer ones, and East Asian pairs."""
    spoken = [word for paragraph in found for word in words_of(paragraph)]
    return {word for word in spoken if len(word) >= _TELLING or _is_ideographic(word)}


def _is_ideographic(word: str) -> bool:
    return not word.isascii() and _IDEOGRAPHS.search(word) is not None
