"""What a watch fires on, what is new, and when the next alert may go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.moments import Moment, Precision, parse_moment
from bot.domain.stories import Story
from bot.domain.watches import (
    APART,
    FRESH,
    MOST_IN_A_DAY,
    Arrival,
    Searched,
    Wanted,
    is_new,
    look_from,
    matches,
    next_alert,
    rests_until,
    told_story,
)
from tests.views.make import article

NOW = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
"""Half an hour before Europe's clocks go forward."""

ARRIVAL = Arrival(1, 7, "Press", NOW, Moment(NOW, Precision.INSTANT, ""), frozenset({"trade-epa"}), frozenset({"meti"}))
CHIPS = (("半導", "semiconductors", "chip act"),)


def dated(text: str) -> Moment | None:
    return parse_moment(text, "the feed") if text else None


@pytest.mark.parametrize(
    ("arrival", "expected"),
    [
        (ARRIVAL, True),
        (replace(ARRIVAL, before=frozenset({"Other"})), True),
        (replace(ARRIVAL, before=frozenset({"Other", "Press"})), False),
        (replace(ARRIVAL, first_poll=True), False),
        (replace(ARRIVAL, first_poll=True, published=None), False),
        (replace(ARRIVAL, published=dated("2026-03-28")), True),
        (replace(ARRIVAL, published=dated("2026-03-27")), True),
        (replace(ARRIVAL, published=dated("2026-03-26")), False),
        (replace(ARRIVAL, published=dated("2026-03")), True),
        (replace(ARRIVAL, published=dated("2026-02")), False),
        (replace(ARRIVAL, published=dated("2026-03-30")), True),
        (replace(ARRIVAL, published=None), True),
        (replace(ARRIVAL, published=None, polled=False), False),
        (replace(ARRIVAL, polled=False), True),
        (replace(ARRIVAL, shown=NOW - FRESH, published=dated("2026-03-26")), False),
    ],
    ids=[
        "the first report of a story",
        "a further independent origin",
        "the same publisher once more",
        "what a source held when it was first asked",
        "the same, without a date",
        "published yesterday",
        "published on the day before, in its last hour two days ago",
        "stored three days late",
        "published at some time of this month",
        "published at some time of last month",
        "dated tomorrow, where the day has begun",
        "given by a source that did not give it before, without a date",
        "brought by hand without a date",
        "brought by hand, published now",
        "new when it came, and looked at two days later",
    ],
)
def test_only_what_has_just_come_is_new(arrival: Arrival, expected: bool) -> None:
    assert is_new(arrival, NOW) is expected


@pytest.mark.parametrize(
    ("until", "oldest", "expected"),
    [
        (NOW - timedelta(seconds=15), NOW - timedelta(days=200), NOW - timedelta(seconds=15)),
        (None, NOW - timedelta(hours=1), NOW - timedelta(hours=1)),
        (NOW - timedelta(days=1), NOW - timedelta(hours=1), NOW - timedelta(hours=1)),
        (None, NOW - timedelta(days=200), NOW - FRESH),
        (NOW - timedelta(days=9), NOW - timedelta(days=200), NOW - FRESH),
        (NOW + timedelta(hours=1), NOW - timedelta(hours=1), NOW + timedelta(hours=1)),
    ],
    ids=[
        "where the last look ended",
        "the first look",
        "a watch made since the last look",
        "where the last look ended nobody knows, the clock having run far ahead",
        "nobody looked for nine days",
        "the clock ran an hour ahead",
    ],
)
def test_a_look_goes_back_as_far_as_anything_can_be_new(
    until: datetime | None, oldest: datetime, expected: datetime
) -> None:
    assert look_from(until, oldest, NOW) == expected


@pytest.mark.parametrize(
    ("wanted", "words", "expected"),
    [
        (Wanted(frozenset(), frozenset(), CHIPS), "eu and japan on semiconductors", True),
        (Wanted(frozenset(), frozenset(), CHIPS), "欧州 半導 導体", True),
        (Wanted(frozenset(), frozenset(), CHIPS), "the chip act", True),
        (Wanted(frozenset(), frozenset(), CHIPS), "an act on a chip", False),
        (Wanted(frozenset(), frozenset(), CHIPS), "microsemiconductors", False),
        (Wanted(frozenset(), frozenset(), (*CHIPS, ("subsidies",))), "subsidies for semiconductors", True),
        (Wanted(frozenset(), frozenset(), (*CHIPS, ("subsidies",))), "semiconductors alone", False),
        (Wanted(frozenset({"trade-epa", "space"}), frozenset()), "", True),
        (Wanted(frozenset({"space"}), frozenset(), CHIPS), "semiconductors", False),
        (Wanted(frozenset({"trade-epa"}), frozenset({"eu"})), "", False),
        (Wanted(frozenset({"trade-epa"}), frozenset({"meti", "eu"}), CHIPS), "semiconductors", True),
    ],
    ids=[
        "another name of what was typed",
        "Japanese",
        "two words that stand together",
        "the same two words apart",
        "a longer word",
        "all groups",
        "one group of two",
        "one of the topics",
        "the words on another topic",
        "the topic of another actor",
        "words, topic and actor",
    ],
)
def test_a_watch_fires_on_all_that_it_names_in_one_report(wanted: Wanted, words: str, expected: bool) -> None:
    assert matches(wanted, ARRIVAL, Searched.of(words)) is expected


def minutes(*before: int) -> list[datetime]:
    return [NOW - timedelta(minutes=one) for one in before]


FULL = [NOW - timedelta(hours=23) + number * timedelta(hours=1) for number in range(MOST_IN_A_DAY)]


@pytest.mark.parametrize(
    ("alerts", "expected"),
    [
        ([], NOW),
        (minutes(14), NOW + timedelta(minutes=1)),
        (minutes(15), NOW),
        (minutes(60, 14), NOW + timedelta(minutes=1)),
        (FULL, FULL[0] + timedelta(hours=24)),
        (FULL[1:], NOW),
        ([NOW - timedelta(hours=25), *FULL[1:]], NOW),
        ([NOW + timedelta(hours=3)], NOW),
    ],
    ids=[
        "none before",
        "one fourteen minutes ago",
        "one fifteen minutes ago",
        "the newest counts",
        "the day is used up",
        "one is left of the day",
        "the first of them is out of the day",
        "one from a clock that ran ahead",
    ],
)
def test_a_watch_speaks_at_most_so_often(alerts: Sequence[datetime], expected: datetime) -> None:
    """Spans are counted, not days: whatever the clocks do in that night changes nothing."""
    assert next_alert(alerts, NOW) == expected


def test_the_alert_that_uses_up_the_day_knows_when_the_next_may_go() -> None:
    assert rests_until(FULL[1:], NOW) == FULL[1] + timedelta(hours=24)
    assert rests_until(FULL[2:], NOW) is None
    assert rests_until(minutes(20), NOW) is None
    assert next_alert([NOW], NOW) == NOW + APART


def test_an_alert_says_the_how_manieth_origin_a_report_is() -> None:
    reports = (
        article(1, publisher="One"),
        article(2, publisher="Two", duplicate_of=1),
        article(3, publisher="One"),
        article(4, publisher="Three"),
        article(5, publisher="Four"),
    )
    told = told_story(Story(7, reports), [4, 5, 2])
    assert [report.id for report in told.reports] == [4, 5]
    assert told.places == (2, 3)
