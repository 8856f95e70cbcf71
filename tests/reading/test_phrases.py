"""Set phrases: whole words, several lists in one way through a text."""

from __future__ import annotations

import pytest

from bot.reading.text.phrases import PhraseLists, Phrases, once

ACTS, PACTS, BOTH = Phrases("sign, agree*"), Phrases("agreement, *abkommen, sign"), Phrases("both sides")
TEXTS = [
    pytest.param("both sides agree to sign an agreement", id="a word of two lists"),
    pytest.param("ein handelsabkommen, das both sides tragen", id="an end of a word"),
    pytest.param("a signal, a designer and a disagreement", id="parts of words"),
    pytest.param("sign, sign and sign again", id="one phrase again and again"),
    pytest.param("nothing of the kind", id="none"),
    pytest.param("", id="no text"),
]


@pytest.mark.parametrize("text", TEXTS)
def test_lists_looked_for_at_once_find_what_each_finds_alone(text: str) -> None:
    alone = [each.places(text) for each in (ACTS, PACTS, BOTH)]

    assert list(PhraseLists(ACTS, PACTS, BOTH).places(text)) == alone


def test_a_list_given_twice_finds_the_same_twice() -> None:
    first, second = PhraseLists(ACTS, ACTS).places("they sign")

    assert first == second == (("sign", 5),)


def test_a_phrase_found_in_several_places_is_given_once_where_it_was_first() -> None:
    assert once(ACTS.places("agreed, signed? no: sign, agreed")) == ("agreed", "sign")
