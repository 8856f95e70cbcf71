"""What an act is told of, and who does it to whom: the same words in another order say another thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import Final, TypeAlias

from bot.domain.catalog import Catalog, Side
from bot.reading.acting.acts import CLAUSE_END, VERB_LAST
from bot.reading.answers.question_words import BY, DENIED, DENIED_BEHIND, LINKS, OBJECT, SMALL
from bot.reading.naming.names import Mention

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
_SIDE_IDS: Final = {Side.JAPAN: "japan", Side.EU: "eu", Side.MEMBER_STATE: "eu"}
_CJK_DOER = re.compile("[^、。はがをにでとや]{0,8}[はがも]")
_ENDED = re.compile(r"[,;:()。]|(?<!\d)[.]\s")
"""The end of a clause, but not the point of a German date."""

_PASSIVE = re.compile(
    r"\b(?:was|were|been|be|being|wurden?|worden|wird|été|être|stat[oaie]|sido|werd(?:en)?) (?:\w+ )?$"
)
_AND = re.compile(r"(?:'s)?,?\s?(?:and|und|et|e|y|en)?\s?(?:the|die|l'|la|il|el|de)?\s?(?:'s)?|[とや、]")
_MODIFIES = re.compile(r"-\w")
_BESIDES = re.compile(
    r"\b(?:not (?:only|just|merely)|nicht nur|non seulement|non solo|no s[oó]lo|niet alleen|nie tylko)\b"
)
"""What denies nothing, though it holds a word that does."""

_JOINS = frozenset({"and", "und", "et", "e", "y", "en", "i", "of", "du", "de", "der", "di", "von", "van", "del"})
"""Links that also stand before who does something: Japan and the EU, the government of Japan."""

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


def parties(mentions: Iterable[Mention], catalog: Catalog) -> list[tuple[str, Place]]:
    """Give the two sides where they or their people and bodies are named; a member state stands on the EU's."""
    named = ((catalog.actor(one.id), one) for one in mentions if one.kind == "actor")
    return [(_SIDE_IDS[actor.side], (one.start, one.end)) for actor, one in named if actor and actor.side in _SIDE_IDS]


def is_denied(folded: str, acts: Iterable[Place], language: str) -> bool:
    """Whether one of the acts is denied, in its clause."""
    if language in VERB_LAST:
        return any(DENIED_BEHIND.find(_CUT.split(folded[end:])[0]) for _, end in acts)
    plain = _BESIDES.sub(lambda found: "|" * len(found[0]), folded)
    return any(DENIED.find(_CUT.split(plain[:start])[-1]) for start, _ in acts)


def doers(folded: str, parties: Iterable[tuple[str, Place]], acts: Iterable[Place], language: str) -> frozenset[str]:
    """Give those of the parties who do one of the acts: who stands before it, or behind "by" where it is passive."""
    ordered = sorted(parties, key=lambda party: party[1])
    return frozenset(party for act in acts for party in _doers_of(folded, ordered, act, language))


def _doers_of(folded: str, parties: Sequence[tuple[str, Place]], act: Place, language: str) -> Iterator[str]:
    if language not in VERB_LAST:
        behind = [(party, at) for party, at in parties if at[0] >= act[1]]
        yield from (party for party, at in behind if _is_by(folded[act[1] : at[0]]))
        if _PASSIVE.search(folded[: act[0]]):
            return
    before = [(party, at) for party, at in parties if at[1] <= act[0]]
    while before and not _may_do(folded, before[-1][1], act, language):
        before.pop()
    for number, (party, _) in enumerate(before):
        listed = pairwise([one for _, one in before[number:]])
        if all(_AND.fullmatch(folded[end:start]) for (_, end), (start, _) in listed):
            yield party


def _is_by(between: str) -> bool:
    words = _WORD.findall(between)
    return bool(words) and set(words) & BY != set() and set(words) <= SMALL | BY and not _CUT.search(between)


def _may_do(folded: str, at: Place, act: Place, language: str) -> bool:
    """Whether a party is named as one who can do an act behind it: not "with Japan", "EU-Japan", "in Tokyo"."""
    if language in VERB_LAST:
        return bool(_CJK_DOER.match(folded[at[1] : act[0]]))
    before = _WORD.findall(folded[: at[0]])
    while before and before[-1] in SMALL - LINKS:
        before.pop()
    is_linked = bool(before) and before[-1] in LINKS - _JOINS
    return not (is_linked or _MODIFIES.match(folded[at[1] :]) or _ENDED.search(folded[at[1] : act[0]]))


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
