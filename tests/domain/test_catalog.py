"""Names as a reader knows them."""

from __future__ import annotations

import pytest

from bot.domain.catalog import Actor, ActorKind, Catalog, Side, place_called

BRUSSELS = Actor(
    "brussels", ActorKind.PLACE, Side.EU, {"en": ("Brussels",), "ja": ("ブリュッセル",), "fr": ("Bruxelles",)}
)
BODY = Actor("delegation", ActorKind.INSTITUTION, Side.EU, {"en": ("Delegation",), "ja": ("代表部",)})


@pytest.mark.parametrize(
    ("place", "language", "called"),
    [
        pytest.param("Brussels", "ja", "ブリュッセル", id="in the reader's language"),
        pytest.param("ブリュッセル", "en", "Brussels", id="written in another language"),
        pytest.param("Brussels", "de", "Brussels", id="without a name in it"),
        pytest.param("Ypres", "ja", "Ypres", id="a place nobody listed"),
        pytest.param("Delegation", "ja", "Delegation", id="no place"),
    ],
)
def test_a_place_is_called_as_its_reader_calls_it(place: str, language: str, called: str) -> None:
    assert place_called(place, Catalog((), (BODY, BRUSSELS)), language) == called
