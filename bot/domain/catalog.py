"""The shape of the catalogue: what the bot knows of its subject before it reads anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from bot.domain.facts import Fact
from bot.domain.sources import SourceListing

Names: TypeAlias = Mapping[str, tuple[str, ...]]
"""Language code (ISO 639-1) to the names used in it, the preferred one first."""


class Side(StrEnum):
    """Whose side an actor stands on in EU-Japan affairs."""

    EU = "eu"
    MEMBER_STATE = "member-state"
    JAPAN = "japan"
    OTHER = "other"


class ActorKind(StrEnum):
    """What an actor is."""

    COUNTRY = "country"
    INSTITUTION = "institution"
    PERSON = "person"
    COMPANY = "company"
    TREATY = "treaty"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Office:
    """A term of office; `end` is None while it lasts, `side` is for one that spoke for another side than its holder."""

    title: str
    start: date
    end: date | None = None
    side: Side | None = None

    def held_on(self, day: date) -> bool:
        """Whether the office was held on that day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, body, country, company or treaty, with its names in several languages.

    `spoken_of` is a third party that reports speak about more often than they have the two sides act with it.
    """

    id: str
    kind: ActorKind
    side: Side
    names: Names
    offices: tuple[Office, ...] = ()
    spoken_of: bool = False

    def side_on(self, day: date | None) -> Side:
        """Give the side the actor stood on that day: that of the office then held, else the actor's own."""
        held = (office.side for office in self.offices if day and office.held_on(day))
        return next(held, None) or self.side


@dataclass(frozen=True, slots=True)
class Term:
    """One idea that marks a topic, with its words in several languages (semiconductor, 半導体, Halbleiter)."""

    id: str
    names: Names


@dataclass(frozen=True, slots=True)
class Topic:
    """One of the subjects the bot follows. `names` holds its display name in each interface language.

    `marks` are words that point to it without standing for one another as those of a term do; `leaders` are titles of
    office: people of both sides who hold such offices mark the topic where they are named together.
    """

    id: str
    names: Names
    description: str
    terms: tuple[Term, ...]
    marks: Names = field(default_factory=dict)
    leaders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogEvent:
    """A dated event: a text that reports it as its news may take its date.

    `actors` are the ids that such a text names, `place` is an actor id of kind place,
    `words` are phrases of which it holds at least one.
    """

    id: str
    day: date
    place: str | None
    title: str
    actors: tuple[str, ...]
    topics: tuple[str, ...]
    words: Names


@dataclass(frozen=True, slots=True)
class Catalog:
    """The subject as data, loaded and checked once by the app and handed to whoever needs it.

    `words` are looked up in what is typed to search, and nowhere else: they say nothing of what a text is about.
    """

    topics: tuple[Topic, ...]
    actors: tuple[Actor, ...]
    events: tuple[CatalogEvent, ...] = ()
    sources: tuple[SourceListing, ...] = ()
    facts: tuple[Fact, ...] = ()
    words: tuple[Term, ...] = ()
    _topics: dict[str, Topic] = field(init=False, repr=False, compare=False, default_factory=dict)
    _actors: dict[str, Actor] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index by id."""
        self._topics.update({topic.id: topic for topic in self.topics})
        self._actors.update({actor.id: actor for actor in self.actors})

    def topic(self, topic_id: str) -> Topic | None:
        """Give the topic of that id."""
        return self._topics.get(topic_id)

    def actor(self, actor_id: str) -> Actor | None:
        """Give the actor of that id."""
        return self._actors.get(actor_id)


def place_called(place: str, catalog: Catalog, language: str) -> str:
    """Give what a place is called in `language`; one the catalogue does not know, as it is written."""
    known = (actor.names for actor in catalog.actors if actor.kind is ActorKind.PLACE)
    names = next((names for names in known if any(place in each for each in names.values())), {})
    return preferred_name(names, language) or place


def preferred_name(names: Names, language: str) -> str:
    """Give the first name in `language`, else in English, else in any."""
    for code in (language, "en", *names):
        if names.get(code):
            return names[code][0]
    return ""
