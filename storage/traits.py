"""What articles are compared by, as JSON and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from bot.domain.marks import Marks
from bot.domain.moments import Moment, Precision
from bot.domain.stories import Traits


def marks_value(marks: Marks) -> dict[str, Any]:
    """Give the marks that are set, by name, sets as sorted lists."""
    every = ((field.name, getattr(marks, field.name)) for field in fields(marks))
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in every if value}


def marks_of(value: Mapping[str, Any]) -> Marks:
    """Read marks back."""
    read: dict[str, Any] = {
        name: frozenset(found) if isinstance(found, list) else found for name, found in value.items()
    }
    return Marks(**read)


def traits_value(traits: Traits) -> dict[str, Any]:
    """Give an article's traits, under short names: a story keeps those of its first reports."""
    return {
        "language": traits.language,
        "published": _moment_value(traits.published),
        "event": _moment_value(traits.event),
        "event_id": traits.event_id,
        "topics": sorted(traits.topics),
        "marks": marks_value(traits.marks),
        "weights": traits.weights,
    }


def traits_of(value: Mapping[str, Any]) -> Traits:
    """Read traits back."""
    return Traits(
        language=value["language"],
        published=_moment(value["published"]),
        event=_moment(value["event"]),
        event_id=value["event_id"],
        topics=frozenset(value["topics"]),
        marks=marks_of(value["marks"]),
        weights=tuple((word, weight) for word, weight in value["weights"]),
    )


def _moment_value(moment: Moment | None) -> list[str] | None:
    return [moment.value.isoformat(), moment.precision, moment.reason] if moment else None


def _moment(value: list[str] | None) -> Moment | None:
    return Moment(datetime.fromisoformat(value[0]), Precision(value[1]), value[2]) if value else None
