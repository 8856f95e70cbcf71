"""A digest holds what its subscription wishes for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage import digest_stories
from storage.database import Database
from tests.storage.samples import NOW, add_story, analysis, hours, new_article


@pytest.mark.parametrize(
    ("actors", "languages", "expected"),
    [
        ((), (), 2),
        (("japan",), (), 1),
        (("meti", "japan"), (), 1),
        (("jap", "apan", "%", "_____"), (), 0),
        ((), ("de",), 1),
        ((), ("de", "ja"), 2),
        (("japan",), ("de",), 0),
    ],
    ids=[
        "whoever and however",
        "an actor",
        "one of two actors",
        "no actor, but a part of one",
        "a language",
        "one of two languages",
        "an actor in another language",
    ],
)
async def test_a_window_holds_only_the_actors_and_languages_asked_for(
    database: Database, actors: tuple[str, ...], languages: tuple[str, ...], expected: int
) -> None:
    async with database.writing() as connection:
        await add_story(connection, new_article(1))
        other = replace(analysis(), actors=("kono",), language="de")
        await add_story(connection, new_article(2, other))
        found = await digest_stories.arrivals(connection, NOW - hours(168), NOW + hours(1), (), actors, languages)
    assert (len(found.arrived), found.more) == (expected, 0)
