"""What an article is about and who acts in it: topics and actors, weighed by where and how often they are named."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.catalog import ActorKind
from bot.reading.names import Mention, NameFinder
from bot.reading.passages import Reading

SIDES = frozenset({"eu", "japan"})
"""The ids the catalogue gives the two sides themselves: every report here names them, so they tell nothing apart."""

MOST_TOPICS = 4
_TITLE, _LEAD, _REST = 3.0, 2.0, 1.0
_SHARE = 0.5
"""A topic counts when its weight is at least this share of the strongest topic's."""

_UNNAMED = (ActorKind.PLACE,)


def topics(reading: Reading, names: NameFinder) -> tuple[str, ...]:
    """Give the topics a text is about, the strongest first, at most four."""
    counts: dict[str, float] = {}
    for mention, weight in _weighted(reading, "term"):
        for topic in names.topics_of_term(mention.id):
            counts[topic] = counts.get(topic, 0.0) + weight
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(topic for topic, weight in ranked if weight >= _SHARE * ranked[0][1])[:MOST_TOPICS]


def actors(reading: Reading, names: NameFinder) -> tuple[str, ...]:
    """Give the actors a text names, the most prominent first; places are where, not who."""
    counts: dict[str, float] = {}
    for mention, weight in _weighted(reading, "actor"):
        actor = names.catalog.actor(mention.id)
        if actor and actor.kind not in _UNNAMED:
            counts[actor.id] = counts.get(actor.id, 0.0) + weight
    return tuple(sorted(counts, key=lambda actor_id: (-counts[actor_id], actor_id)))


def _weighted(reading: Reading, kind: str) -> Iterator[tuple[Mention, float]]:
    lead = reading.lead
    for passage in reading.passages:
        weight = _TITLE if passage is reading.title else _LEAD if passage in lead else _REST
        yield from ((mention, weight) for mention in passage.mentions if mention.kind == kind)


def sides_named(reading: Reading) -> frozenset[str]:
    """Give the names under which the text speaks of the two sides themselves: they tell no report from another."""
    return frozenset(
        mention.name
        for passage in reading.passages
        for mention in passage.mentions
        if mention.kind == "actor" and mention.id in SIDES
    )
