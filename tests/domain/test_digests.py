"""A digest tells what is best attested and new first, never one event, topic or outlet alone, and says why."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.digests import Bar, Candidate, Merit, Report, arrange, candidate, caps
from bot.domain.sources import SourceKind

END = datetime(2026, 3, 16, 7, 0, tzinfo=UTC)
START = END - timedelta(days=7)
ANY = caps(7, ())

PRESS = Candidate(1, 1, ("Paper",), is_official=False, is_newly_official=False, newest=START, topic="t", publisher="P")


def story(number: int, origins: int = 1, **changes: object) -> Candidate:
    """Give a story of its own topic and outlet, unlike every other."""
    plain = replace(PRESS, story_id=number, origins=origins, topic=f"topic {number}", publisher=f"Outlet {number}")
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields are named by the caller


def told_before(number: int, *new: str, **changes: object) -> Candidate:
    return story(number, 5, was_told=True, new_origins=new, **changes)


def report(number: int, publisher: str, hours: float, **changes: object) -> Report:
    """Give a press report of story 1, shown so many hours after the window's start."""
    shown = START + timedelta(hours=hours)
    plain = Report(number, 1, publisher, SourceKind.PRESS, False, False, shown, shown, "trade")  # noqa: FBT003  as named
    return replace(plain, **changes)  # type: ignore[arg-type]  # as above


def ids(candidates: list[Candidate], size: int = 7, topics: tuple[str, ...] = ()) -> list[int]:
    order = arrange(candidates, size, caps(size, topics), START, END)
    return [one.candidate.story_id for one in order.told]


@pytest.mark.parametrize(
    ("candidates", "expected"),
    [
        pytest.param([story(1), story(2, 3), story(3, 2)], [2, 3, 1], id="more independent origins come first"),
        pytest.param([story(1, 2), story(2, is_official=True)], [2, 1], id="an official source outweighs a second"),
        pytest.param([story(1, 9), story(2, 5, is_official=True)], [2, 1], id="a sixth origin adds nothing"),
        pytest.param([story(1), story(2, newest=END)], [2, 1], id="of two alike the newer"),
        pytest.param([story(1), story(2)], [2, 1], id="of two wholly alike the one stored later"),
        pytest.param(
            [story(1, newest=START - timedelta(days=40)), story(2, newest=START)],
            [2, 1],
            id="what was published long before the window earns nothing for it",
        ),
        pytest.param([story(1, conflicts=2), story(2)], [1, 2], id="a disagreement brings a story forward"),
        pytest.param([told_before(1, "A"), story(2)], [2], id="one more report of a story told before is a line"),
        pytest.param(
            [told_before(1, "Ministry", is_official=True, is_newly_official=True, newest=END), story(2)],
            [1, 2],
            id="an old story with a new official source is told again",
        ),
        pytest.param(
            [told_before(1, is_official=True, conflicts=1), story(2)],
            [2],
            id="a story told before as official earns nothing for it again",
        ),
        pytest.param([told_before(1, "A", "B", "C")], [1], id="three more origins are worth a card again"),
    ],
)
def test_the_order(candidates: list[Candidate], expected: list[int]) -> None:
    assert ids(candidates) == expected


def test_one_topic_that_fills_the_week_takes_half_the_digest() -> None:
    summit = [story(number, 6, topic="summit", is_official=True) for number in range(10, 20)]
    rest = [story(number) for number in range(1, 4)]
    assert ids([*summit, *rest]) == [19, 18, 17, 16, 3, 2, 1]


def test_one_outlet_that_writes_all_week_takes_a_third() -> None:
    busy = [story(number, publisher="Busy", newest=END) for number in range(10, 20)]
    assert ids([*busy, story(1)]) == [19, 18, 17, 1]


def test_one_catalogued_event_is_told_twice_at_most() -> None:
    assert ids([story(number, 3, event_id="summit") for number in range(1, 6)]) == [5, 4]


def test_whoever_follows_one_topic_alone_gets_it_all() -> None:
    assert len(ids([story(number, topic="trade") for number in range(1, 9)], topics=("trade",))) == 7


def test_what_is_not_told_in_full_keeps_the_reason() -> None:
    busy = [story(number, 3, publisher="Busy") for number in range(10, 14)]
    quiet = told_before(6)
    order = arrange([*busy, told_before(5, "A"), quiet, story(1), story(2)], 4, ANY, START, END, more=2)
    assert [one.candidate.story_id for one in order.told] == [13, 12, 11, 2]
    assert [(one.candidate.story_id, one.bar) for one in order.changed] == [(5, Bar.TOLD)]
    assert [(one.candidate.story_id, one.bar) for one in order.left_out] == [(10, Bar.SOURCE), (1, Bar.ROOM)]
    assert order.more == 2


def test_the_points_of_a_story_are_kept_by_what_earned_them() -> None:
    one = story(1, 3, is_official=True, conflicts=1, newest=END - timedelta(days=3, hours=12))
    (placed,) = arrange([one], 7, ANY, START, END).told
    assert dict(placed.merits) == {
        Merit.ORIGINS: 3,
        Merit.OFFICIAL: 2,
        Merit.NOVELTY: 2,
        Merit.CONFLICT: 1,
        Merit.RECENCY: 0.5,
    }
    assert placed.score == 8.5


@pytest.mark.parametrize(
    ("reports", "origins", "new", "newly_official"),
    [
        pytest.param([report(1, "A", 1)], 1, ("A",), False, id="one report"),
        pytest.param([report(1, "A", 1), report(2, "A", 2)], 1, ("A",), False, id="one outlet twice is one origin"),
        pytest.param([report(1, "A", 1), report(2, "B", 2, is_reprint=True)], 1, ("A",), False, id="a reprint is none"),
        pytest.param([report(1, "A", -9), report(2, "B", 2)], 2, ("B",), False, id="only the later one is new"),
        pytest.param([report(1, "A", -9), report(2, "A", 2)], 1, (), False, id="the same outlet again is not new"),
        pytest.param(
            [report(1, "A", -9), report(2, "M", 2, kind=SourceKind.OFFICIAL)], 2, ("M",), True, id="confirmed since"
        ),
        pytest.param(
            [report(1, "M", -9, kind=SourceKind.OFFICIAL), report(2, "N", 2, kind=SourceKind.OFFICIAL)],
            2,
            ("N",),
            False,
            id="official before already",
        ),
    ],
)
def test_reports_sum_up_to_what_is_new(
    reports: list[Report], origins: int, new: tuple[str, ...], newly_official: bool
) -> None:
    one = candidate(reports, START)
    assert (one.origins, one.new_origins, one.is_newly_official) == (origins, new, newly_official)


def test_a_story_stands_under_the_outlet_whose_headline_is_shown() -> None:
    ministry = report(3, "Ministry", 30, kind=SourceKind.OFFICIAL, topic="space")
    behind_a_wall = report(4, "Wall", 1, kind=SourceKind.OFFICIAL, headline_only=True)
    one = candidate([report(1, "Paper", 0), ministry, behind_a_wall], START)
    assert (one.publisher, one.topic) == ("Ministry", "space")


_candidates = st.lists(
    st.builds(
        Candidate,
        st.integers(1, 10_000),
        st.integers(1, 9),
        st.lists(st.sampled_from("ABCDE"), unique=True, max_size=4).map(tuple),
        st.booleans(),
        st.booleans(),
        st.datetimes(datetime(2026, 1, 1), datetime(2026, 4, 1), timezones=st.just(UTC)),  # noqa: DTZ001  zone follows
        st.sampled_from(["", "trade", "space", "cyber"]),
        st.sampled_from(["P", "Q", "R", "S"]),
        st.sampled_from([None, "summit", "dialogue"]),
        st.booleans(),
        st.integers(0, 2),
    ),
    unique_by=lambda one: one.story_id,
    max_size=40,
)


@given(_candidates, st.integers(3, 15), st.sampled_from([(), ("trade",), ("trade", "space")]), st.randoms())
def test_whatever_arrives_the_caps_hold_no_story_stands_twice_and_the_order_is_the_same(
    candidates: list[Candidate], size: int, topics: tuple[str, ...], chance: object
) -> None:
    limits = caps(size, topics)
    order = arrange(candidates, size, limits, START, END)
    told = [one.candidate for one in order.told]
    assert len(told) <= size
    assert max(Counter(one.publisher for one in told).values(), default=0) <= limits.source < size
    assert max(Counter(one.event_id for one in told if one.event_id).values(), default=0) <= limits.event
    if limits.topic:
        assert max(Counter(one.topic for one in told if one.topic).values(), default=0) <= limits.topic < size
    everywhere = [one.candidate.story_id for one in (*order.told, *order.changed, *order.left_out)]
    assert len(everywhere) == len(set(everywhere))
    unchanged = {one.story_id for one in candidates if one.was_told and not one.has_changed}
    assert {one.story_id for one in candidates} - unchanged <= set(everywhere)
    shuffled = list(candidates)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert arrange(shuffled, size, limits, START, END) == order


def test_a_story_without_a_date_is_not_the_newest_for_being_seen_last() -> None:
    end = START + timedelta(days=7)
    undated, dated = story(1, newest=end, is_dated=False), story(2, newest=end - timedelta(days=2))
    order = arrange([undated, dated], 5, caps(5, ()), START, end)
    assert [one.candidate.story_id for one in order.told] == [2, 1]
