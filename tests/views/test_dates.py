"""Dates and times in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.domain.moments import Moment, Precision, at_day, at_instant
from bot.views.dates import days_text, moment_text, zoned_text
from tests.views.make import WORDING


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param(at_day(date(2024, 2, 1), "", Precision.YEAR), "2024", id="year"),
        pytest.param(at_day(date(2024, 2, 1), "", Precision.MONTH), "Feb 2024", id="month"),
        pytest.param(at_day(date(2024, 2, 19), "", Precision.WEEK), "week of 19 Feb 2024", id="week"),
        pytest.param(at_day(date(2024, 2, 21), ""), "21 Feb 2024", id="day"),
        pytest.param(
            at_instant(datetime.fromisoformat("2024-02-21T08:00:00+09:00"), ""),
            "21 Feb 2024, 00:00 CET (08:00 JST)",
            id="instant",
        ),
    ],
)
def test_a_moment_shows_no_more_than_is_known(moment: Moment, expected: str) -> None:
    assert moment_text(moment, WORDING) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(date(2026, 3, 2), date(2026, 3, 9), "2 to 9 Mar 2026", id="one month"),
        pytest.param(date(2026, 2, 23), date(2026, 3, 2), "23 Feb to 2 Mar 2026", id="two months"),
        pytest.param(date(2025, 12, 29), date(2026, 1, 5), "29 Dec 2025 to 5 Jan 2026", id="two years"),
        pytest.param(date(2026, 3, 2), date(2026, 3, 2), "2 Mar 2026", id="one day"),
    ],
)
def test_days_share_what_they_have_in_common(start: date, end: date, expected: str) -> None:
    assert days_text(start, end, WORDING) == expected


@pytest.mark.parametrize(
    ("instant", "zone", "expected"),
    [
        pytest.param((2026, 3, 9, 7), "Europe/Brussels", "Mon 9 Mar 2026, 08:00 CET (16:00 JST)", id="winter"),
        pytest.param((2026, 7, 6, 6), "Europe/Brussels", "Mon 6 Jul 2026, 08:00 CEST (15:00 JST)", id="summer"),
        pytest.param((2026, 3, 8, 23), "Asia/Tokyo", "Mon 9 Mar 2026, 08:00 JST (00:00 CET)", id="Tokyo, same day"),
        pytest.param(
            (2026, 3, 8, 22), "Asia/Tokyo", "Mon 9 Mar 2026, 07:00 JST (Sun 23:00 CET)", id="Tokyo, the day before"
        ),
        pytest.param(
            (2026, 3, 9, 13),
            "America/New_York",
            "Mon 9 Mar 2026, 09:00 EDT (14:00 CET, 22:00 JST)",
            id="a third zone",
        ),
    ],
)
def test_a_time_stands_in_its_zone_and_in_brussels_and_tokyo(
    instant: tuple[int, int, int, int], zone: str, expected: str
) -> None:
    assert zoned_text(datetime(*instant, tzinfo=UTC), zone, WORDING) == expected
