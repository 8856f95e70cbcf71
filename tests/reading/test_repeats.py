"""Repeats: what a page says twice is kept once, where the article says it."""

from __future__ import annotations

import pytest

from bot.reading.cleaning.repeats import without_echoes, without_repeats

LEAD = "Japan and the European Union announced a new partnership on security in Tokyo on Friday."
SECOND = "Officials of both sides said that the talks had been difficult and had nearly collapsed in September."
THIRD = "The ministers want to begin joint exercises at sea in the spring, beginning with two ships."

ECHOES = [
    pytest.param(
        ["The Union and Japan have announced a partnership on security.", LEAD, SECOND],
        [LEAD, SECOND],
        id="a subtitle that the lead says again",
    ),
    pytest.param(
        [LEAD, SECOND, "Ministers begin exercises at sea in the spring, joint ones with ships.", THIRD],
        [LEAD, SECOND, THIRD],
        id="a caption of its neighbour",
    ),
    pytest.param(
        [
            LEAD,
            SECOND,
            "Japan and the European Union announced a new partnership in Tokyo; ministers want joint exercises at sea.",
            THIRD,
        ],
        [LEAD, SECOND, THIRD],
        id="a caption that joins two paragraphs",
    ),
]


@pytest.mark.parametrize(("found", "kept"), ECHOES)
def test_a_sentence_that_says_others_again_goes(found: list[str], kept: list[str]) -> None:
    assert without_echoes(found) == kept


def test_sentences_on_the_same_subject_stay() -> None:
    found = [LEAD, SECOND, THIRD, "The partnership on security is the first one of the Union with a state in Asia."]

    assert without_echoes(found) == found


def test_a_paragraph_put_together_from_others_goes() -> None:
    assert without_repeats([LEAD, SECOND, THIRD, "announced a new partnership on security in Tokyo"]) == [
        LEAD,
        SECOND,
        THIRD,
    ]
