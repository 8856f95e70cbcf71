"""A reason that only says where a date stands helps nobody to judge it."""

from __future__ import annotations

import pytest

from bot.domain.phrases import Phrase, kept, recalled
from bot.domain.reasons import FEED, TEXT_SAYS, briefly, is_worked_out


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        pytest.param("", False, id="none"),
        pytest.param(FEED, False, id="the feed"),
        pytest.param(recalled(kept(TEXT_SAYS)), False, id="the text, as it is stored"),
        pytest.param("the file says so", False, id="as it was stored in English"),
        pytest.param(Phrase("given by {person}", person="Ada"), False, id="a person"),
        pytest.param("given by Ada", False, id="a person, as it was stored in English"),
        pytest.param(Phrase("the text says so, the first of several days"), True, id="the first of several days"),
        pytest.param(
            Phrase("{count} {units} before {anchor}", count=2, units="days", anchor="publication"),
            True,
            id="relative words",
        ),
        pytest.param("catalogued event “Summit”, by Thursday", True, id="an event of the catalogue"),
        pytest.param("dateline, its year by Thursday", True, id="a dateline"),
    ],
)
def test_a_reason_is_told_on_lists_where_something_was_worked_out(reason: str, expected: bool) -> None:
    assert is_worked_out(reason) is expected


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        pytest.param(
            recalled(kept(Phrase("catalogued event “{title}”, by {signs}", title="Summit", signs=("Abe", "Tuesday")))),
            "catalogued event “Summit”",
            id="an event of the catalogue, without its signs",
        ),
        pytest.param("catalogued event “Summit”, by Tuesday", "catalogued event “Summit”, by Tuesday", id="stored so"),
        pytest.param(FEED, FEED, id="any other"),
    ],
)
def test_a_card_names_the_event_and_leaves_its_signs_to_the_story(reason: str, expected: str) -> None:
    assert briefly(reason) == expected
