"""A flood from one person slows that person, and nobody else."""

from __future__ import annotations

import pytest

from bot.domain.pacing import Rate
from bot.domain.turns import Allowance


@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        pytest.param([0, 1], [0, 0], id="as often as allowed"),
        pytest.param([0, 1, 2], [0, 0, 8], id="one more waits until the first is over"),
        pytest.param([0, 1, 10], [0, 0, 0], id="when it is, the next may"),
        pytest.param([0, 1, 9, 9.5, 10, 10.5, 11], [0, 0, 1, 0.5, 0, 0.5, 0], id="who is refused takes no turn"),
        pytest.param([0, 9, 10, 18], [0, 0, 0, 1], id="any span counts, not those of a clock"),
    ],
)
def test_a_person_may_ask_twice_in_ten_seconds(asked: list[float], waits: list[float]) -> None:
    turns = Allowance(Rate(2, 10))
    assert [turns.wait("ann", now) for now in asked] == pytest.approx(waits)


def test_others_are_not_slowed() -> None:
    turns = Allowance(Rate(1, 10))
    assert [turns.wait(person, 0) for person in ("ann", "ann", "bob")] == [0, 10, 0]


def test_of_many_people_the_latest_are_remembered() -> None:
    turns = Allowance(Rate(1, 10), remembered=2)
    assert [turns.wait(person, 0) for person in ("ann", "bob", "bob", "cy", "ann")] == [0, 0, 10, 0, 0]
