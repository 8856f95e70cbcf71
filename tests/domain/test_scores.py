"""Scores: what counts as a hit, and how groupings are compared."""

from __future__ import annotations

import pytest

from bot.domain.scores import Score, b_cubed, marks, shared


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        pytest.param(Score(3, 1, 3), 0.75, 0.5, 0.6, id="some right"),
        pytest.param(Score(0, 0, 0), 1.0, 1.0, 1.0, id="nothing to find and nothing said"),
        pytest.param(Score(0, 2, 0), 0.0, 0.0, 0.0, id="said where there is nothing"),
        pytest.param(Score(0, 0, 2), 0.0, 0.0, 0.0, id="nothing said where there is something"),
    ],
)
def test_counts_give_precision_recall_and_f1(score: Score, precision: float, recall: float, f1: float) -> None:
    found = score.overlap

    assert (found.precision, found.recall) == (precision, recall)
    assert found.f1 == pytest.approx(f1)


def test_a_yes_or_no_is_a_hit_a_false_alarm_a_miss_or_nothing() -> None:
    answers = [marks(true, said) for true in (True, False) for said in (True, False)]

    assert answers == [Score(hits=1), Score(missed=1), Score(false=1), Score()]


def test_what_two_collections_share_counts_repetitions() -> None:
    assert shared(["a", "a", "b"], ["a", "b", "b", "c"]) == Score(hits=2, false=2, missed=1)


@pytest.mark.parametrize(
    ("true", "said", "precision", "recall"),
    [
        pytest.param("aab", "xxy", 1.0, 1.0, id="the same groups under other names"),
        pytest.param("aabb", "xxxx", 0.5, 1.0, id="all in one group"),
        pytest.param("aabb", "wxyz", 1.0, 0.5, id="each on its own"),
        pytest.param("", "", 0.0, 0.0, id="nothing to group"),
    ],
)
def test_b_cubed_weighs_what_groups_share(true: str, said: str, precision: float, recall: float) -> None:
    found = b_cubed(true, said)

    assert (found.precision, found.recall) == (precision, recall)
