"""The other names that something typed was searched by: those a reader knows first, and the others as a number."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from typing import Final

from bot.domain.answers import NameMatch
from bot.domain.catalog import Catalog, Names
from bot.domain.phrases import comma
from bot.domain.text import searchable

_SHOWN: Final = 4


def other_names(match: NameMatch, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> str:
    """Give a few other names of what was typed: in the reader's language, in English, then the first in each other.

    Those that hold what was typed tell the least, and come last: rare earths beside rare earth.
    """
    typed = searchable(match.typed)
    every = tuple(_all_names(catalog))
    spoken = ({name for names in every for name in names.get(code, ())} for code in (locale, "en"))
    known = (*spoken, {written[0] for names in every for written in names.values()})
    ordered = sorted(
        match.others,
        key=lambda name: (
            typed in searchable(name),
            next((place for place, some in enumerate(known) if name in some), len(known)),
        ),
    )
    shown = comma(wording).join(ordered[:_SHOWN])
    more = len(ordered) - _SHOWN
    return wording.gettext("{names} and {count} more").format(names=shown, count=more) if more > 0 else shown


def _all_names(catalog: Catalog) -> Iterator[Names]:
    yield from (actor.names for actor in catalog.actors)
    for topic in catalog.topics:
        yield topic.names
        yield from (term.names for term in topic.terms)
