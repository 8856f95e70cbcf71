"""Reading off a text what tells its event from others: who, where, with whom, which of a series, what was done."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

from bot.domain.catalog import Actor, ActorKind, Catalog, CatalogEvent, Side
from bot.domain.marks import Marks
from bot.domain.moments import Moment, Precision
from bot.reading.naming.names import NameFinder
from bot.reading.naming.passages import Passage, Reading
from bot.reading.stories.event_words import ACTS, MEETINGS, ORDINALS, STATE_INITIALS, UNCOUNTED
from bot.reading.text.folding import fold_name

LATE = timedelta(days=6)
"""A report that comes out so long after a catalogued event may still be of it."""

_EARLY = timedelta(days=1)

_HEAD = 2
"""So many first sentences tell the news; a catalogued event named after them may be its history."""

_MOST_NUMBERS = 60

_SERIES = 45
"""The word for the meeting an ordinal counts stands within so many characters behind it."""

_COUNTED_CJK = re.compile(r"(?:第|제)\s?([1-9]\d?)\s?(?:回|次|届|屆|차|회)")
_COUNTED = re.compile(r"\b([1-9]\d?)(?:st|nd|rd|th|[eè]me|[eè]|°|\.[oa]?|[oa])(?=[\s-])")
_CLAUSE = re.compile(r"[\d.,;:()]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_INITIALS = "".join(STATE_INITIALS)
_PAIR = re.compile(rf"日([{_INITIALS}])|([{_INITIALS}])日")

_BODIES = (ActorKind.COMPANY, ActorKind.ORGANISATION, ActorKind.TREATY)
_ACTING = (ActorKind.INSTITUTION, ActorKind.PERSON)


def marks(reading: Reading, names: NameFinder, event: Moment | None, published: Moment | None) -> Marks:
    """Give the marks of a text whose event and publication are dated so, as far as they are known.

    What a text only touches on would tie it to other events: but for ideas and numbers, the title and lead count, and
    people and bodies of the rest only where the lead names none.
    """
    lead = _actors(reading.lead, names.catalog)
    every = _actors(reading.passages, names.catalog)
    folded = [passage.folded for passage in reading.lead]
    which = frozenset(ordinal for text in folded for ordinal in ordinals(text))
    return Marks(
        people=_of_kind(lead, ActorKind.PERSON) or _of_kind(every, ActorKind.PERSON),
        bodies=_of_kind(lead, *_BODIES) or _of_kind(every, *_BODIES),
        ideas=frozenset().union(*(passage.ids("term") for passage in reading.passages)),
        places=frozenset(actor.id for actor in lead if _is_scene(actor)),
        states=_states(reading.lead, names),
        ordinals=which,
        acts=frozenset(act for text in folded for act, words in ACTS.items() if words.find(text)),
        events=_events(reading, names.catalog, event, published, which),
        numbers=_numbers(reading),
        union=any(actor.side is Side.EU and actor.kind in _ACTING for actor in lead),
    )


def ordinals(folded: str) -> Iterator[str]:
    """Give which of their series the meetings in a folded text are: 7 for seventh dialogue, 7e dialogue and 第7回."""
    yield from (match[1] for match in _COUNTED_CJK.finditer(folded))
    yield from (match[1] for match in _COUNTED.finditer(folded) if _counts_meeting(folded, match.end()))
    behind = 0
    for word, start in sorted(ORDINALS.words.places(folded), key=lambda place: (place[1], -len(place[0]))):
        if start >= behind and _counts_meeting(folded, start + len(word)):
            yield ORDINALS.number(word)
        behind = max(behind, start + len(word))


def _counts_meeting(folded: str, end: int) -> bool:
    """Whether an ordinal that ends there counts a meeting, rather than a day or a half."""
    stretch = folded[end : end + _SERIES]
    meeting = next((start for _, start in MEETINGS.places(stretch)), None)
    between = stretch[:meeting]
    return meeting is not None and not (_CLAUSE.search(between) or UNCOUNTED.find(between))


def _actors(passages: Iterable[Passage], catalog: Catalog) -> tuple[Actor, ...]:
    return tuple({actor.id: actor for passage in passages for _, actor in passage.actors(catalog)}.values())


def _of_kind(actors: Iterable[Actor], *kinds: ActorKind) -> frozenset[str]:
    return frozenset(actor.id for actor in actors if actor.kind in kinds)


def _is_scene(actor: Actor) -> bool:
    """Whether an actor is where things happen; a capital is rather another name for its government."""
    return actor.kind is ActorKind.PLACE and actor.side in (Side.JAPAN, Side.OTHER) and actor.id != "tokyo"


def _states(lead: Iterable[Passage], names: NameFinder) -> frozenset[str]:
    """Give the member states the lead names most: themselves, by their people, or by an initial beside 日."""
    counts = Counter[str]()
    for passage in lead:
        for _, actor in passage.actors(names.catalog):
            if actor.side is Side.MEMBER_STATE:
                counts.update(_state_of(actor, names))
        counts.update(STATE_INITIALS[one or other] for one, other in _PAIR.findall(passage.folded))
    most = max(counts.values(), default=0)
    return frozenset(state for state, count in counts.items() if 2 * count >= most)


def _state_of(actor: Actor, names: NameFinder) -> frozenset[str]:
    """Give the state an actor is, whose office a person holds, or after which the catalogue names a body."""
    if actor.kind is ActorKind.COUNTRY:
        return frozenset({actor.id})
    if actor.kind not in _ACTING:
        return frozenset()
    titles = [office.title for office in actor.offices] or [actor.id.replace("-", " ").title()]
    named = _named(titles, names)
    return frozenset(other.id for other in named if other.kind is ActorKind.COUNTRY and other.side is Side.MEMBER_STATE)


def _named(titles: Iterable[str], names: NameFinder) -> Iterator[Actor]:
    found = (names.catalog.actor(mention.id) for title in titles for mention in names.find(title))
    yield from (actor for actor in found if actor)


def _events(
    reading: Reading, catalog: Catalog, event: Moment | None, published: Moment | None, which: frozenset[str]
) -> frozenset[str]:
    """Give the catalogued events a text may report, by their words in its head and its dates."""
    head = (reading.title, *reading.sentences[:_HEAD])
    named = frozenset[str]().union(*(passage.ids("event") for passage in head))
    return frozenset(one.id for one in catalog.events if one.id in named and _may_be(one, event, published, which))


def _may_be(happening: CatalogEvent, event: Moment | None, published: Moment | None, which: frozenset[str]) -> bool:
    """Whether a text so dated may report an event; without a date, whether it says which of its series that was."""
    if event and event.precision in (Precision.DAY, Precision.INSTANT):
        return abs(event.day - happening.day) <= _EARLY
    if event:
        return event.day <= happening.day < event.end().date()
    if published:
        return published.day - LATE <= happening.day < published.end().date() + _EARLY
    return not which.isdisjoint(ordinals(fold_name(happening.title)))


def _numbers(reading: Reading) -> frozenset[str]:
    written = {number for passage in reading.passages for number in _NUMBER.findall(passage.folded)}
    return frozenset(sorted(written, key=lambda number: (-len(number), number))[:_MOST_NUMBERS])
