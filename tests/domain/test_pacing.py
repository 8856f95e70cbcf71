"""A platform that enforces its limits never has to say so, and nobody waits longer than the limits ask."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pacing import Pace, Rate, Rates
from bot.domain.subscriptions import Channel

DISCORD = Rates(channel=Rate(5, 5.0), whole=Rate(50, 1.0))
SLACK = Rates(channel=Rate(1, 1.0), whole=Rate(10, 1.0))
SMALL = Rates(channel=Rate(2, 2.0), whole=Rate(3, 1.0))


def channel(number: int = 1) -> Channel:
    return Channel("slack", "T1", f"C{number}")


def posted(pace: Pace, *posts: tuple[Channel, float]) -> Pace:
    for where, answered in posts:
        pace.start(where)
        pace.end(where, answered)
    return pace


def test_what_has_not_begun_yet_may_use_all_there_is() -> None:
    pace = Pace(DISCORD)
    assert (pace.room(0.0), pace.waiting(0.0), pace.wait(0.0)) == (50, frozenset(), None)


def test_a_channel_waits_while_its_message_is_under_way_and_a_second_after_the_answer() -> None:
    pace = Pace(SLACK)
    pace.start(channel())
    assert pace.waiting(7.0) == {channel()}
    pace.end(channel(), 7.0)
    assert pace.waiting(7.9) == {channel()}
    assert pace.wait(7.9) == pytest.approx(0.1)
    assert (pace.waiting(8.0), pace.wait(8.0)) == (frozenset(), None)


def test_one_channel_that_waits_keeps_no_other_back() -> None:
    pace = posted(Pace(SLACK), (channel(1), 0.0))
    assert pace.waiting(0.1) == {channel(1)}
    assert pace.room(0.1) == 9


def test_five_messages_may_follow_one_another_where_five_are_allowed() -> None:
    pace = Pace(DISCORD)
    for number in range(5):
        assert pace.waiting(number / 10) == frozenset()
        posted(pace, (channel(), number / 10))
    assert pace.waiting(0.5) == {channel()}
    assert pace.wait(0.5) == pytest.approx(4.5)
    assert pace.waiting(5.0) == frozenset()


def test_messages_under_way_use_what_all_channels_share() -> None:
    pace = Pace(SMALL)
    for number in range(3):
        pace.start(channel(number))
    assert (pace.room(9.0), pace.wait(9.0)) == (0, None)
    pace.end(channel(0), 9.0)
    assert (pace.room(9.5), pace.wait(9.5)) == (0, 0.5)
    assert pace.room(10.0) == 1


def test_a_channel_told_to_wait_waits_alone() -> None:
    pace = Pace(SLACK)
    pace.hold(channel(1), 30.0)
    pace.hold(channel(1), 20.0)
    assert (pace.waiting(29.0), pace.room(29.0), pace.wait(29.0)) == (frozenset({channel(1)}), 10, 1.0)
    assert pace.waiting(30.0) == frozenset()


def test_a_bot_told_to_wait_posts_nothing_anywhere() -> None:
    pace = Pace(SLACK)
    pace.hold(None, 30.0)
    assert (pace.room(29.0), pace.wait(29.0)) == (0, 1.0)
    assert (pace.room(30.0), pace.wait(30.0)) == (10, None)


def test_what_was_long_ago_is_forgotten() -> None:
    pace = Pace(DISCORD)
    for number in range(2_000):
        posted(pace, (channel(number), number / 50))
        pace.hold(channel(number), number / 50 + 1)
        pace.room(number / 50)
    kept = [len(value) for value in vars(pace).values() if hasattr(value, "__len__")]
    assert max(kept) <= 50 * 5 + 1


@given(
    delays=st.lists(st.tuples(st.floats(0.0, 3.0), st.floats(0.0, 3.0)), min_size=1, max_size=60),
    channels=st.integers(1, 4),
)
def test_however_slow_the_way_there_and_back_the_platform_never_counts_too_many(
    delays: Sequence[tuple[float, float]], channels: int
) -> None:
    """Post one after the other, as early as the pace allows; the platform counts each at some moment under way."""
    pace, now = Pace(SMALL), 0.0
    answers: list[tuple[float, Channel]] = []
    counted: list[tuple[float, Channel]] = []
    for number, (there, back) in enumerate(delays):
        where = channel(number % channels)
        while pace.room(now) == 0 or where in pace.waiting(now):
            coming = [pace.wait(now)] + [answer - now for answer, _ in answers]
            now += max(min(wait for wait in coming if wait is not None), 1e-6)
            for answer, whose in [one for one in answers if one[0] <= now]:
                pace.end(whose, answer)
                answers.remove((answer, whose))
        pace.start(where)
        counted.append((now + there, where))
        answers.append((now + there + back, where))
    for at, where in counted:
        together = [one for one in counted if at <= one[0] < at + SMALL.whole.seconds - 1e-6]
        assert len(together) <= SMALL.whole.count
        here = [one for one in counted if one[1] == where and at <= one[0] < at + SMALL.channel.seconds - 1e-6]
        assert len(here) <= SMALL.channel.count
