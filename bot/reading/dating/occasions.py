"""Whether a text reports a catalogued event as its news, and so may take its day."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.catalog import Actor, ActorKind, Catalog, CatalogEvent, preferred_name
from bot.domain.moments import Moment, Precision
from bot.domain.phrases import Phrase
from bot.reading.acting.tenses import is_back
from bot.reading.dating.offices import holders, in_office, short_name
from bot.reading.dating.times import Anchor, anchor, tell
from bot.reading.naming.passages import Passage, Reading
from bot.reading.naming.subjects import SIDES
from bot.reading.text.calendar_words import AHEAD, BACK, RECALLS, WILL
from bot.reading.text.days import weekdays

LATE = timedelta(days=5)
"""A report published later than this after an event looks back on it."""

NEAR = timedelta(days=1)
"""A day told may differ by one from the catalogue's: the event and its report lie time zones apart."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A catalogued event that a text reports, and why it is taken for it."""

    event: CatalogEvent
    reason: str


def catalogued(reading: Reading, told: Moment | None, published: Moment | None, catalog: Catalog) -> Occasion | None:
    """Give the catalogued event a text reports, None when there is none or when two fit equally well.

    `told` is the day the text itself gives. With that day or publication known the event's day must agree; with
    neither, all its people must be named, the weekday and place must agree, and a person must stand in the lead.
    """
    named = frozenset[str]().union(*(passage.ids(kind) for passage in reading.lead for kind in ("event", "actor")))
    likely = [event for event in catalog.events if event.id in named or event.place in named]
    ranked = sorted(
        ((_likeness(reading, event), event) for event in likely if _reports(reading, event, catalog)),
        key=lambda pair: pair[0],
        reverse=True,
    )
    fitting = [(like, event) for like, event in ranked if _fits_day(reading, event, told, published, catalog)]
    if not fitting or (len(fitting) > 1 and fitting[0][0] == fitting[1][0] and fitting[0][1].day != fitting[1][1].day):
        return None
    event = fitting[0][1]
    return Occasion(event, _reason(reading, event, catalog))


def _reports(reading: Reading, event: CatalogEvent, catalog: Catalog) -> bool:
    """Whether the lead tells of the event as news, both sides are named, and nobody is named in a wrong office."""
    telling = [passage for passage in reading.lead if event.id in passage.ids("event")]
    telling = telling or _gathering(reading, event, catalog)
    if not telling or all(_looks_away(passage) for passage in telling):
        return False
    if any(not in_office(person, event.day) for person in holders(reading.lead, catalog)):
        return False
    named = _actors(reading.passages, catalog)
    return all(_is_named(actor, named) for actor in _cast(event, catalog) if actor.kind is not ActorKind.PERSON)


def _gathering(reading: Reading, event: CatalogEvent, catalog: Catalog) -> list[Passage]:
    """Give the passages of the lead that bring people of the event together where it was held."""
    people = {actor.id for actor in _cast(event, catalog) if actor.kind is ActorKind.PERSON}
    named = ((passage, passage.ids("actor")) for passage in reading.lead)
    return [passage for passage, ids in named if event.place in ids and len(people & ids) > 1]


def _looks_away(passage: Passage) -> bool:
    return bool(AHEAD.find(passage.folded) or BACK.find(passage.folded))


def _fits_day(
    reading: Reading, event: CatalogEvent, told: Moment | None, published: Moment | None, catalog: Catalog
) -> bool:
    if told and told.precision is Precision.DAY:
        return abs(told.day - event.day) <= NEAR
    if told and not told.day <= event.day < told.end().date():
        return False
    held = anchor(published, "publication")
    if held is None:
        return _fits_undated(reading, event, catalog)
    if held.first != held.last and _tells_another_day(reading, event, held):
        return False
    return held.first - LATE <= event.day <= held.last + NEAR and _is_tied(reading, event, catalog)


def _tells_another_day(reading: Reading, event: CatalogEvent, held: Anchor) -> bool:
    """Whether the lead tells days, and none of them is the event's."""
    told = [(passage, time) for passage in reading.lead for time in tell(passage.folded, reading.language, held)]
    days = [
        time.moment.day
        for passage, time in told
        if time.moment and time.is_day and not is_back(passage.folded, time.start)
    ]
    return bool(days) and all(abs(day - event.day) > NEAR for day in days)


def _is_tied(reading: Reading, event: CatalogEvent, catalog: Catalog) -> bool:
    """Whether more than words and time tie a text to an event: one of its people or, where it has none, its place."""
    named = frozenset[str]().union(*(passage.ids("actor") for passage in reading.passages))
    people = {actor.id for actor in _cast(event, catalog) if actor.kind is ActorKind.PERSON}
    if people:
        return bool(people & named)
    return event.place in named


def _fits_undated(reading: Reading, event: CatalogEvent, catalog: Catalog) -> bool:
    """Whether people, weekday and place alone tie a text to the event."""
    people = {actor.id for actor in _cast(event, catalog) if actor.kind is ActorKind.PERSON}
    lead = frozenset[str]().union(*(passage.ids("actor") for passage in reading.lead))
    everywhere = frozenset[str]().union(*(passage.ids("actor") for passage in reading.passages))
    named = [day for passage in reading.lead for day in weekdays(passage.folded)]
    return (
        bool(people & lead)
        and people <= everywhere
        and named[:1] == [event.day.weekday()]
        and (event.place is None or event.place in everywhere)
        and not any(_looks_away(passage) or WILL.find(passage.folded) for passage in reading.lead[:2])
        and not any(RECALLS.find(passage.folded) for passage in reading.lead)
    )


def _likeness(reading: Reading, event: CatalogEvent) -> int:
    """Count what of the event the lead names: its people and sides, its place, its words."""
    cast = {*event.actors, event.place}
    return sum(len(passage.ids("actor") & cast) + (event.id in passage.ids("event")) for passage in reading.lead)


def _cast(event: CatalogEvent, catalog: Catalog) -> tuple[Actor, ...]:
    return tuple(actor for actor in map(catalog.actor, event.actors) if actor)


def _actors(passages: Iterable[Passage], catalog: Catalog) -> dict[str, Actor]:
    return {actor.id: actor for passage in passages for _, actor in passage.actors(catalog)}


def _is_named(actor: Actor, named: dict[str, Actor]) -> bool:
    """Whether an actor is named; for the EU and Japan themselves any of their people or bodies stands in."""
    if actor.id in named:
        return True
    return actor.id in SIDES and any(other.side is actor.side for other in named.values())


def _reason(reading: Reading, event: CatalogEvent, catalog: Catalog) -> str:
    named = _actors(reading.passages, catalog)
    people = [short_name(a) for a in _cast(event, catalog) if a.kind is ActorKind.PERSON and a.id in named]
    place = catalog.actor(event.place) if event.place in named and event.place else None
    told = {day for passage in reading.lead for day in weekdays(passage.folded)}
    weekday = [Phrase(calendar.day_name[event.day.weekday()])] if event.day.weekday() in told else []
    signs = [*people, *([preferred_name(place.names, "en")] if place else []), *weekday]
    if signs:
        return Phrase("catalogued event “{title}”, by {signs}", title=event.title, signs=tuple(signs))
    return Phrase("catalogued event “{title}”", title=event.title)
