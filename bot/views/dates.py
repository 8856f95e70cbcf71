"""Dates and times in words, for the sentences of a message; a When is left to the renderers."""

from __future__ import annotations

import gettext
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.moments import Moment, Precision

EUROPE: Final = "Europe/Brussels"
JAPAN: Final = "Asia/Tokyo"


def moment_text(moment: Moment, wording: gettext.NullTranslations) -> str:
    """Give a moment at its precision: 2024, Feb 2024, week of 19 Feb 2024, 21 Feb 2024, 21 Feb 2024, 08:00 UTC."""
    _ = wording.gettext
    value = moment.value.astimezone(UTC)
    match moment.precision:
        case Precision.YEAR:
            return f"{value.year}"
        case Precision.MONTH:
            return f"{_month(value, wording)} {value.year}"
        case Precision.WEEK:
            return _("week of {day}").format(day=day_text(value, wording))
        case Precision.DAY:
            return day_text(value, wording)
        case Precision.INSTANT:
            return f"{day_text(value, wording)}, {value:%H:%M} UTC"


def day_text(day: date, wording: gettext.NullTranslations) -> str:
    """Give a day: 21 Feb 2024."""
    return f"{day.day} {_month(day, wording)} {day.year}"


def days_text(start: date, end: date, wording: gettext.NullTranslations) -> str:
    """Give two days as one stretch, what they share once: 2 to 9 Mar 2026."""
    _ = wording.gettext
    if start == end:
        return day_text(end, wording)
    first = f"{start.day}"
    if start.month != end.month or start.year != end.year:
        first = f"{first} {_month(start, wording)}"
    if start.year != end.year:
        first = f"{first} {start.year}"
    return _("{start} to {end}").format(start=first, end=day_text(end, wording))


def zoned_text(instant: datetime, zone: str, wording: gettext.NullTranslations) -> str:
    """Give an instant in `zone`, and in Brussels and Tokyo: Mon 16 Mar 2026, 08:00 CET (16:00 JST)."""
    local = instant.astimezone(ZoneInfo(zone))
    others = [instant.astimezone(ZoneInfo(other)) for other in (EUROPE, JAPAN) if other != zone]
    also = ", ".join(_other(local, other, wording) for other in others)
    day = f"{weekdays(wording)[local.weekday()][:3]} {day_text(local, wording)}"
    return f"{day}, {local:%H:%M} {local.tzname()} ({also})"


def weekdays(wording: gettext.NullTranslations) -> tuple[str, ...]:
    """Give the names of the weekdays, Monday first."""
    _ = wording.gettext
    return (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


def _other(local: datetime, other: datetime, wording: gettext.NullTranslations) -> str:
    day = "" if local.date() == other.date() else f"{weekdays(wording)[other.weekday()][:3]} "
    return f"{day}{other:%H:%M} {other.tzname()}"


def _month(day: date, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    names = (
        *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun")),
        *(_("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
    )
    return names[day.month - 1]
