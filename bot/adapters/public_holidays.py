"""Public holidays, from the package of that name (docs/decisions/0010-slots.md says which)."""

from __future__ import annotations

from datetime import date
from functools import cache

import holidays

from bot.domain.subscriptions import HolidayCalendar


def is_holiday(calendar: HolidayCalendar, day: date) -> bool:
    """Say whether a day is a public holiday there (a bot.domain.subscriptions.IsHoliday)."""
    return day in _days(calendar)


@cache
def _days(calendar: HolidayCalendar) -> holidays.HolidayBase:
    """Give the days of a calendar, which works out each year when it is first asked for."""
    match calendar:
        case HolidayCalendar.EU:
            return holidays.country_holidays("BE") + holidays.financial_holidays("ECB")
        case HolidayCalendar.JAPAN:
            return holidays.country_holidays("JP")
