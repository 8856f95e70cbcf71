"""The public holidays that digests leave out, against the official lists for 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.adapters.public_holidays import is_holiday
from bot.domain.subscriptions import HolidayCalendar

YEAR = 2026

EU = (
    *((1, 1), (4, 3), (4, 6), (5, 1), (5, 14), (5, 25), (7, 21), (11, 11), (12, 25)),
    # On weekends this year.
    *((4, 5), (5, 24), (8, 15), (11, 1), (12, 26)),
)
JAPAN = (
    *((1, 1), (1, 12), (2, 11), (2, 23), (3, 20), (4, 29), (5, 3), (5, 4), (5, 5), (5, 6)),
    *((7, 20), (8, 11), (9, 21), (9, 22), (9, 23), (10, 12), (11, 3), (11, 23)),
)


@pytest.mark.parametrize(
    ("calendar", "days"),
    [(HolidayCalendar.EU, EU), (HolidayCalendar.JAPAN, JAPAN)],
    ids=["Belgium's and TARGET's closing days", "the Cabinet Office's list"],
)
def test_the_holidays_of_a_year_are_those_that_were_announced(
    calendar: HolidayCalendar, days: tuple[tuple[int, int], ...]
) -> None:
    year = (date(YEAR, 1, 1) + timedelta(days=number) for number in range(365))
    assert {(day.month, day.day) for day in year if is_holiday(calendar, day)} == set(days)


@pytest.mark.parametrize("calendar", HolidayCalendar)
def test_a_weekend_alone_is_no_holiday(calendar: HolidayCalendar) -> None:
    assert not is_holiday(calendar, date(YEAR, 6, 6))
