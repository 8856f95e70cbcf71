"""A slip is answered with the word that was meant, and nothing with what merely looks a little like it."""

from __future__ import annotations

import pytest

from bot.domain.nearest import nearest

KNOWN = ("meti", "mlit", "mitsui", "search", "paris", "atlantic", "poland", "semiconductors-advanced-tech", "add")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("serach", "search", id="letters swapped"),
        pytest.param("serch", "search", id="a letter left out"),
        pytest.param("mtei", "meti", id="letters of a short word swapped"),
        pytest.param("semicnductors", "semiconductors-advanced-tech", id="one word of a name"),
        pytest.param("mars", None, id="another word"),
        pytest.param("mitsubishi", None, id="a longer word"),
        pytest.param("ad", None, id="too short to tell"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_word_with_a_slip_is_known_again(word: str, meant: str | None) -> None:
    assert nearest(word, KNOWN) == meant
