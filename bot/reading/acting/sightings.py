"""Who is named in a passage, and how far each name stands for its side."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Final

from bot.domain.catalog import Actor, ActorKind, Catalog, Side
from bot.reading.acting.party_words import (
    ASIDE,
    ASIDE_BEHIND,
    BILATERAL,
    BODIES,
    COMMISSIONERS,
    EUROPEAN,
    HOME,
    HOME_JAPANESE,
    INITIALS,
    JAPANESE,
    JAPANESE_PRESS,
    KOREAN_INITIALS,
    LOCATED,
    LOCATIVE,
    OUTLETS,
    PRIVATE,
    STEMS,
    WITH,
    WITH_BEHIND,
    Party,
)
from bot.reading.naming.names import Mention
from bot.reading.naming.passages import Passage
from bot.reading.text.folding import Folded, fold_name, fold_text
from bot.reading.text.phrases import PhraseLists, Phrases

PLACE_STRENGTH = 0.5
"""How far a place stands for its side; so does a capital that something happens in."""

_STRENGTH = {
    ActorKind.PLACE: PLACE_STRENGTH,
    ActorKind.COMPANY: 0.27,
    ActorKind.ORGANISATION: 0.7,
    ActorKind.TREATY: 0.5,
}
"""How far a name of this kind stands for its side; countries, institutions and people do so fully."""

_EUROPEAN_STRENGTH = 0.5
_COMMISSIONER_STRENGTH = 0.75
_JAPANESE_STRENGTH = 0.8
_PRESS_STRENGTH = 0.4
_FRAME_STRENGTH = 0.6
_HOME_STRENGTH = 0.5
_FORMER_STRENGTH = 0.5
_MATTER_STRENGTH = 0.6
_SCENE_SHARE = 0.3
"""What is left of a leaning or of a town that only says where: in Europe, in Dresden."""

_PRIVATE_STRENGTH = 0.22
_OUTLET_STRENGTH = 0.15
_PRIVATE_WITHIN = 14
"""Characters between a country's name and those who act for themselves: Japanese (car) makers."""

_PARTY = {Side.EU: Party.EU, Side.MEMBER_STATE: Party.STATE, Side.JAPAN: Party.JAPAN, Side.OTHER: Party.OTHER}

_BESIDE = 2
"""Characters between a title and the name that it goes with."""

_JAPANESE = "ja"
_WITH_JAPANESE = re.compile(r"(?:首相|大統領|国王|外相|国防相|経済相|大臣|政府|側|首脳|両国)?と")
_AT_HOME = re.compile(HOME_JAPANESE)

_IN = re.compile(LOCATIVE, re.IGNORECASE)
_AT = re.compile(LOCATED)
_ASIDE = re.compile(ASIDE, re.IGNORECASE | re.VERBOSE)
_ASIDE_BEHIND = re.compile(ASIDE_BEHIND)
_WITH = re.compile(WITH, re.IGNORECASE)
_WITH_BEHIND = re.compile(WITH_BEHIND)
_BEFORE = 60
"""Characters before a name that are looked at for what sets it aside or makes it a partner."""

_INITIAL = re.compile("|".join(INITIALS))
_INITIAL_RUN = re.compile(rf"(?<![来訪滞])(?:{_INITIAL.pattern})(?:[-・·]?(?:{_INITIAL.pattern}))+")
_KOREAN = re.compile("|".join(KOREAN_INITIALS))
_KOREAN_RUN = re.compile(rf"(?<![가-힣])(?:{_KOREAN.pattern})(?:[-·](?:{_KOREAN.pattern}))+(?![가-힣])")
_LONE_INITIAL = re.compile(
    rf"([独仏伊蘭米英韓豪露印])(?={BODIES})|(?:^|(?<=[\s、。「『]))([独仏伊蘭米英韓豪欧])(?=[のがはと])"
    r"|(?<![\d\u4e00-\u9fff])日(?=[・-][\u30a1-\u30fa])"
)
_COMPOUND = re.compile(r"\b([^\W\d_]+)[-‐‑–]([^\W\d_]+)")
_CJK_NAME = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")

_OURS = {**INITIALS, **KOREAN_INITIALS}
_EU_SIDE = (Party.EU, Party.STATE)
_EUROPEAN_INITIAL = re.compile("|".join({fold_name(word) for word, party in _OURS.items() if party in _EU_SIDE}))


def _stems(*parties: Party) -> Phrases:
    return Phrases(", ".join(f"{stem}*" for stem, party in STEMS.items() if party in parties))


_WORDED: Final[tuple[tuple[Phrases, Party, float, str | None], ...]] = (
    (EUROPEAN, Party.EU, _EUROPEAN_STRENGTH, None),
    (COMMISSIONERS, Party.EU, _COMMISSIONER_STRENGTH, None),
    (JAPANESE, Party.JAPAN, _JAPANESE_STRENGTH, None),
    (JAPANESE_PRESS, Party.JAPAN, _PRESS_STRENGTH, None),
    (BILATERAL, Party.EU, _FRAME_STRENGTH, None),
    (BILATERAL, Party.JAPAN, _FRAME_STRENGTH, None),
    *((words, Party.STATE, _HOME_STRENGTH, own) for own, words in HOME.items()),
)
"""Words, whom they stand for, how far, and the language in which alone they do."""

_LISTS = PhraseLists(*(words for words, *_ in _WORDED))
_MEANT = tuple((party, strength, own) for _, party, strength, own in _WORDED)
_NOUNS = PhraseLists(PRIVATE, OUTLETS)
_EUROPEAN_HINTS = reduce(or_, HOME.values(), EUROPEAN | COMMISSIONERS | BILATERAL | _stems(*_EU_SIDE))
_HINTS = _EUROPEAN_HINTS | JAPANESE | JAPANESE_PRESS | _stems(*Party)
_JAPANESE_HINTS = JAPANESE | JAPANESE_PRESS | BILATERAL | _stems(Party.JAPAN)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A party named: offsets in the passage; `strength` from 0 to 1 is how far the name stands for its side.

    `is_aside` is who only went before or set the example, `is_partner` whom others act with, `is_matter` who is rather
    spoken of; `country` is the id of the country that is named, "" for any other name.
    """

    party: Party
    name: str
    start: int
    end: int
    strength: float = 1.0
    is_person: bool = False
    country: str = ""
    is_aside: bool = False
    is_partner: bool = False
    is_matter: bool = False


def sightings(passage: Passage, catalog: Catalog, language: str | None, day: date | None) -> tuple[Sighting, ...]:
    """Give who is named in a passage, by position.

    `language` is the text's: it takes its own country for granted; None, where it is not known yet, stands for any.
    `day` is that of publication, where known: on it people stand for the office they then held.
    """
    if not _may_name(passage):
        return ()
    text = passage.span.text
    folded = fold_text(text)
    found = _found(passage, folded, catalog, language, day)
    if not found:
        return ()
    nouns = [
        (*folded.span(start, start + len(word)), strength)
        for places, strength in zip(_NOUNS.places(folded.text), (_PRIVATE_STRENGTH, _OUTLET_STRENGTH), strict=True)
        for word, start in places
    ]
    starts = {s.start for s in found}
    return tuple(sorted((_placed(_weakened(s, nouns), text, starts) for s in found), key=lambda s: (s.start, s.end)))


def parties(passage: Passage, catalog: Catalog) -> frozenset[Party]:
    """Give the parties that are named in a passage of whatever language and day, however weakly."""
    if not _may_name(passage):
        return frozenset()
    found = _found(passage, fold_text(passage.span.text), catalog, None, None)
    return frozenset(sighting.party for sighting in found)


def _may_name(passage: Passage) -> bool:
    return bool(passage.ids("actor") or is_east_asian(passage.folded) or _HINTS.places(passage.folded))


def _found(
    passage: Passage, folded: Folded, catalog: Catalog, language: str | None, day: date | None
) -> list[Sighting]:
    """Give who is named, without what the words beside the names say; `folded` is the passage's text."""
    text = passage.span.text
    named = list(_named(passage, catalog, day))
    covered = {position for s in named if s.party is Party.OTHER for position in range(s.start, s.end)}
    initials = (*_initials(text), *_lone_initials(text)) if is_east_asian(text) else ()
    leanings, home = _phrased(text, folded, language)
    hinted = (*initials, *_compounds(text), *leanings)
    taken = {(s.party, position) for s in named for position in range(s.start, s.end)}
    found = [
        *named,
        *(s for s in hinted if covered.isdisjoint(range(s.start, s.end)) and (s.party, s.start) not in taken),
        *(s for s in home if not _is_told(s, named)),
        *(_at_home(text) if language in (_JAPANESE, None) else ()),
    ]
    found.extend(_implied(found, text, language))
    return found


def hints(folded: str) -> tuple[bool, bool]:
    """Whether words other than names may stand for the EU side, and for Japan, in a text folded by `fold_name`.

    A quick look for whether `sightings` is worth while: it says yes too often, never too seldom.
    """
    unspaced = is_east_asian(folded)
    europe = bool(unspaced and _EUROPEAN_INITIAL.search(folded)) or bool(_EUROPEAN_HINTS.places(folded))
    return europe, unspaced or bool(_JAPANESE_HINTS.places(folded))


def is_east_asian(text: str) -> bool:
    """Whether a text holds Japanese, Chinese or Korean, where one character may name a side."""
    return _CJK_NAME.search(text) is not None


def _named(passage: Passage, catalog: Catalog, day: date | None) -> Iterator[Sighting]:
    found = list(passage.actors(catalog))
    places = {(mention.start, mention.end) for mention, actor in found if actor.kind is ActorKind.PLACE}
    capitals = {(m.start, m.end) for m, actor in found if actor.kind is not ActorKind.PLACE} & places
    ends = {mention.end: actor.side for mention, actor in found}
    for mention, actor in _told_apart(found, day):
        where = (mention.start, mention.end)
        if where in capitals:
            if actor.kind is ActorKind.PLACE:
                continue
            scene = is_scene(passage.span.text, mention)
            if not (scene and actor.side is Side.OTHER):
                yield _sighting(mention, actor, day, PLACE_STRENGTH if scene else 1.0)
        elif not (_is_far_place(actor) or _is_anothers(mention, actor, ends)):
            scene = actor.kind is ActorKind.PLACE and is_scene(passage.span.text, mention)
            yield _sighting(mention, actor, day, _STRENGTH.get(actor.kind, 1.0) * (_SCENE_SHARE if scene else 1.0))


def _told_apart(found: list[tuple[Mention, Actor]], day: date | None) -> Iterator[tuple[Mention, Actor]]:
    """Tell a person from the country of that name: among people it is the one then in office, Montenegro and Ishiba."""
    people = {(m.start, m.end): actor for m, actor in found if actor.kind is ActorKind.PERSON}
    countries = {(m.start, m.end) for m, actor in found if actor.kind is ActorKind.COUNTRY}
    shared = countries & people.keys()
    named = {where for where in shared if people.keys() - countries and _is_in_office(people[where], day)}
    full = {(start, end) for start, end in countries - shared for first, last in people if first <= start < end <= last}
    dropped = {ActorKind.COUNTRY: named | full, ActorKind.PERSON: shared - named}
    return (pair for pair in found if (pair[0].start, pair[0].end) not in dropped.get(pair[1].kind, ()))


def _is_in_office(person: Actor, day: date | None) -> bool:
    return day is None or any(office.held_on(day) for office in person.offices)


def _sighting(mention: Mention, actor: Actor, day: date | None, strength: float) -> Sighting:
    if day and actor.offices and not any(office.held_on(day) for office in actor.offices):
        strength = min(strength, _FORMER_STRENGTH)
    return Sighting(
        party=_PARTY[actor.side_on(day)],
        name=mention.name,
        start=mention.start,
        end=mention.end,
        strength=min(strength, _MATTER_STRENGTH) if actor.spoken_of else strength,
        is_person=actor.kind is ActorKind.PERSON,
        country=actor.id if actor.kind is ActorKind.COUNTRY else "",
        is_matter=actor.spoken_of,
    )


def is_scene(text: str, capital: Mention) -> bool:
    """Whether something happens in a capital: "in Tokyo", 東京で."""
    before = text[max(0, capital.start - _BEFORE) : capital.start]
    return bool(_IN.search(before) or _AT.match(text, capital.end))


def _is_far_place(actor: Actor) -> bool:
    """Whether an actor is where things happen rather than who acts: the South China Sea, Davos."""
    return actor.kind is ActorKind.PLACE and actor.side is Side.OTHER


def _is_anothers(mention: Mention, actor: Actor, ends: dict[int, Side]) -> bool:
    """Whether a ministry named without its country, as Japanese has it, follows another's name: 中国外務省."""
    before = ends.get(mention.start, actor.side)
    return actor.kind is ActorKind.INSTITUTION and before is not actor.side and bool(_CJK_NAME.match(mention.name))


def _initials(text: str) -> Iterator[Sighting]:
    for runs, single, initials in ((_INITIAL_RUN, _INITIAL, INITIALS), (_KOREAN_RUN, _KOREAN, KOREAN_INITIALS)):
        for run in runs.finditer(text):
            for found in single.finditer(text, run.start(), run.end()):
                yield Sighting(initials[found.group()], found.group(), found.start(), found.end())


def _lone_initials(text: str) -> Iterator[Sighting]:
    for found in _LONE_INITIAL.finditer(text):
        yield Sighting(INITIALS[found.group()], found.group(), found.start(), found.end())


def _phrased(text: str, folded: Folded, language: str | None) -> tuple[list[Sighting], list[Sighting]]:
    """Give who is named by words that lean to a side, and by the words a country has for its own."""
    leanings: list[Sighting] = []
    home: list[Sighting] = []
    for places, (party, strength, own) in zip(_LISTS.places(folded.text), _MEANT, strict=True):
        if places and (own is None or language in (own, None)):
            found = home if own else leanings
            found.extend(_worded(text, folded, place, party, strength) for place in places)
    return leanings, home


def _at_home(text: str) -> Iterator[Sighting]:
    for found in _AT_HOME.finditer(text):
        yield Sighting(Party.JAPAN, found.group(), found.start(), found.end(), _HOME_STRENGTH)


def _is_told(sighting: Sighting, named: Sequence[Sighting]) -> bool:
    """Whether the words beside tell whose minister it is: Japans Außenminister, le ministre Iwaya."""
    gaps = (max(s.start - sighting.end, sighting.start - s.end) for s in named if s.party is not sighting.party)
    return any(gap <= _BESIDE for gap in gaps)


def _implied(found: Sequence[Sighting], text: str, language: str | None) -> Iterator[Sighting]:
    """Give Japan where a Japanese sentence begins with whom one acts with and names nobody who does: スペインと協議.

    In a text whose language is not known yet, which is no single sentence, any such name may begin one.
    """
    if language not in (_JAPANESE, None) or any(s.party is Party.JAPAN for s in found):
        return
    starts = {s.start for s in found}
    for sighting in found:
        linked = _WITH_JAPANESE.match(text, sighting.end)
        begins = language is None or _is_first(sighting, found, text)
        if begins and linked and linked.end() not in starts:
            last = linked.end()
            yield Sighting(Party.JAPAN, text[sighting.start : last], last - 1, last, _HOME_STRENGTH)


def _is_first(sighting: Sighting, found: Sequence[Sighting], text: str) -> bool:
    """Whether nothing but names and what lists them stands before a name."""
    named = {position for s in found for position in range(s.start, s.end)}
    return not any(text[at].isalnum() and at not in named and text[at] not in "とや" for at in range(sighting.start))


def _worded(text: str, folded: Folded, place: tuple[str, int], party: Party, strength: float) -> Sighting:
    phrase, start = place
    first, last = folded.span(start, start + len(phrase))
    scene = strength <= PLACE_STRENGTH and _IN.search(text[max(0, first - _BEFORE) : first])
    return Sighting(party, text[first:last], first, last, strength * (_SCENE_SHARE if scene else 1.0))


def _compounds(text: str) -> Iterator[Sighting]:
    for compound in _COMPOUND.finditer(text):
        halves = [party for half in compound.groups() if (party := _stem(half.casefold()))]
        if len(halves) > 1:
            yield from (Sighting(party, compound.group(), compound.start(), compound.end()) for party in halves)


def _stem(word: str) -> Party | None:
    return next((party for stem, party in STEMS.items() if word.startswith(stem)), None)


def _placed(sighting: Sighting, text: str, starts: Collection[int]) -> Sighting:
    """Tell from the words beside a name whether it is set aside, or whom others act with.

    `starts` are where names begin: 日本とオランダ is a list.
    """
    before = text[max(0, sighting.start - _BEFORE) : sighting.start]
    aside = bool(_ASIDE.search(before) or _ASIDE_BEHIND.match(text, sighting.end))
    behind = _WITH_BEHIND.match(text, sighting.end)
    partner = bool(_WITH.search(before) or (behind and behind.end() not in starts))
    return replace(sighting, is_aside=aside, is_partner=partner) if aside or partner else sighting


def _weakened(sighting: Sighting, nouns: list[tuple[int, int, float]]) -> Sighting:
    """Weaken the name of a country that only says whose firms or papers are meant, before the noun or behind it."""
    for first, last, strength in nouns:
        if 0 <= first - sighting.end <= _PRIVATE_WITHIN or 0 < sighting.start - last <= 1:
            return replace(sighting, strength=min(sighting.strength, strength))
    return sighting
