"""What an act is told of, and who does it to whom: the same words in another order say another thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import Final, TypeAlias

from bot.reading.acting.acts import CLAUSE_END, VERB_LAST
from bot.reading.answers.question_words import BY, LINKS, OBJECT, SMALL

Place: TypeAlias = tuple[int, int]
"""Where something begins and ends in a folded text."""

Doing: TypeAlias = tuple[str, str]
"""Who does something, and to whom: the ids of two sides."""

_FARTHEST: Final = 40
"""Characters between an act and what it is done to."""

_NEAR: Final = 30
"""Characters between an ordinal and what it counts."""

_CUT = re.compile(r"[,;:()、。]|[.]\s")

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[^\\W\\d_\u3041-\u9fff\uac00-\ud7af]+")
_CJK_SUBJECT = re.compile("^(?:側|政府)?[はが](?!.*[とや]$)")
_CJK_OBJECT = re.compile("^(?:側|政府)?[をに](?!お[いけ]|つい|関|対する)")


def doings(folded: str, sides: Iterable[tuple[str, Place]], language: str) -> Iterator[Doing]:
    """Give who does something to whom where one side does it to the other, not what the two do together."""
    for (one, (_, end)), (other, (start, last)) in pairwise(sorted(sides, key=lambda side: side[1])):
        between = folded[end:start]
        if one == other or CLAUSE_END.search(between):
            continue
        words = _WORD.findall(between)
        if language in VERB_LAST:
            if _CJK_SUBJECT.search(between) and _CJK_OBJECT.search(folded[last:]):
                yield one, other
        elif words and (words[0] in OBJECT.get(language, ()) or not (set(words) & LINKS or set(words) <= SMALL)):
            yield one, other
        elif len(words) > 1 and words[-1] in BY:
            yield other, one


def is_beside(folded: str, words: Iterable[Place], things: Sequence[Place]) -> bool:
    """Whether one of the words stands beside one of the things, in one clause."""
    for first, last in (sorted(pair) for pair in product(words, things)):
        between = folded[first[1] : last[0]]
        if len(between) <= _NEAR and not _CUT.search(between):
            return True
    return False


def is_told_of(folded: str, acts: Sequence[Place], things: Sequence[Place], times: Sequence[Place]) -> bool:
    """Whether one of the acts is told of one of the things, and not of what stands between or behind: duties, talks."""
    for start, end in times:
        folded = f"{folded[:start]}{' ' * (end - start)}{folded[end:]}"
    return any(_joined(folded, act, thing) for act, thing in product(acts, things))


def _joined(folded: str, act: Place, thing: Place) -> bool:
    first, last = sorted((act, thing))
    between = folded[first[1] : last[0]]
    if len(between) > _FARTHEST or CLAUSE_END.search(between) or not set(_WORD.findall(between)) <= SMALL:
        return False
    behind = _LATIN.match(folded, act[1] + 1) if act > thing and folded[act[1] : act[1] + 1] == " " else None
    return behind is None or _is_small(behind[0])


def _is_small(words: str) -> bool:
    return all(word in SMALL or word in LINKS for word in _WORD.findall(words))
