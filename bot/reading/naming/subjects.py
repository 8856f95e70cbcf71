"""What an article is about and who acts in it: topics and actors, weighed by where and how often they are named."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.catalog import ActorKind, Catalog, Side
from bot.reading.naming.names import NameFinder
from bot.reading.naming.passages import Passage, Reading

SIDES = frozenset({"eu", "japan"})
"""The ids the catalogue gives the two sides themselves: every report here names them, so they tell nothing apart."""

MOST_TOPICS = 4
_TITLE, _LEAD, _REST = 4.0, 1.5, 1.0
_MARK = 0.5
"""What a word counts that merely points to a topic, against one that names it."""

_AGAIN = 0.5
"""What the same word counts when it comes again."""

_SHARE = 0.35
"""A topic counts when its weight is at least this share of the strongest topic's."""

_UNNAMED = (ActorKind.PLACE,)
_SPEAKING = (ActorKind.COUNTRY, ActorKind.INSTITUTION, ActorKind.ORGANISATION, ActorKind.PERSON)


def topics(reading: Reading, names: NameFinder) -> tuple[str, ...]:
    """Give the topics a text is about, the strongest first, at most four."""
    weights: dict[str, dict[str, float]] = {}
    for topic, word, weight in _owned(reading, names):
        seen = weights.setdefault(topic, {})
        seen[word] = max(seen.get(word, 0.0), weight) + (weight * _AGAIN if word in seen else 0.0)
    totals = {topic: sum(words.values()) for topic, words in weights.items()}
    ranked = sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(topic for topic, weight in ranked if weight >= _SHARE * ranked[0][1])[:MOST_TOPICS]


def _owned(reading: Reading, names: NameFinder) -> Iterator[tuple[str, str, float]]:
    """Give each word as `_worded` does, without those that another topic owns.

    A topic of the two sides' leaders is about the EU itself: it owns what it shares with other topics, but has nothing
    of a text that names a member state and not the EU.
    """
    led = {topic.id for topic in names.catalog.topics if topic.leaders}
    words = (*_worded(reading, names), *_led(reading, names.catalog))
    if _is_bilateral(reading, names.catalog):
        return (word for word in words if word[0] not in led)
    theirs = {word for topic, word, _ in words if topic in led}
    return (word for word in words if word[0] in led or word[1] not in theirs)


def _is_bilateral(reading: Reading, catalog: Catalog) -> bool:
    """Whether a text names a member state, one of its bodies or people, and none of the EU's."""
    actors = (actor for passage in reading.passages for _, actor in passage.actors(catalog))
    sides = {actor.side for actor in actors if actor.kind in _SPEAKING}
    return Side.MEMBER_STATE in sides and Side.EU not in sides


def _worded(reading: Reading, names: NameFinder) -> Iterator[tuple[str, str, float]]:
    """Give each word of a topic with its topic, the idea it stands for, and its weight."""
    for passage, weight in _weighted(reading):
        for mention in passage.mentions:
            if mention.kind == "term":
                yield from ((topic, mention.id, weight) for topic in names.topics_of_term(mention.id))
            elif mention.kind == "mark":
                yield mention.id, mention.name, weight * _MARK


def _led(reading: Reading, catalog: Catalog) -> Iterator[tuple[str, str, float]]:
    """Give the topics that leaders of both sides, named together, stand for."""
    for topic in (topic for topic in catalog.topics if topic.leaders):
        for passage, weight in _weighted(reading):
            sides = {
                actor.side
                for _, actor in passage.actors(catalog)
                if any(office.title in topic.leaders for office in actor.offices)
            }
            if len(sides) > 1:
                yield topic.id, topic.id, weight


def actors(reading: Reading, names: NameFinder) -> tuple[str, ...]:
    """Give the actors a text names, the most prominent first; places are where, not who."""
    counts: dict[str, float] = {}
    for passage, weight in _weighted(reading):
        for _, actor in passage.actors(names.catalog):
            if actor.kind not in _UNNAMED:
                counts[actor.id] = counts.get(actor.id, 0.0) + weight
    return tuple(sorted(counts, key=lambda actor_id: (-counts[actor_id], actor_id)))


def _weighted(reading: Reading) -> Iterator[tuple[Passage, float]]:
    yield reading.title, _TITLE
    leading = len(reading.lead) - bool(reading.title.folded)
    for number, passage in enumerate(reading.sentences):
        yield passage, _LEAD if number < leading else _REST


def sides_named(reading: Reading) -> frozenset[str]:
    """Give the names under which the text speaks of the two sides themselves: they tell no report from another."""
    return frozenset(
        mention.name
        for passage in reading.passages
        for mention in passage.mentions
        if mention.kind == "actor" and mention.id in SIDES
    )
