"""Dates and times in words, for the sentences of a message; a When is left to the renderers."""

from __future__ import annotations

import gettext
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.messages import When
from bot.domain.moments import Moment, Precision
from bot.domain.phrases import comma

EUROPE: Final = "Europe/Brussels"
JAPAN: Final = "Asia/Tokyo"


def when(moment: Moment, wording: gettext.NullTranslations) -> When:
    """Give a moment for a message, with its words."""
    return When(moment, moment_text(moment, wording))


def when_words(shown: When) -> str:
    """Give the words of a moment in a message, the English ones where it was stored without."""
    return shown.words or moment_text(shown.moment, gettext.NullTranslations())


def moment_text(moment: Moment, wording: gettext.NullTranslations) -> str:
    """Give a moment at its precision: 2024, Feb 2024, week of 19 Feb 2024, 21 Feb 2024.

    An instant stands as in Brussels and, where the platform does not know the reader's zone, for Tokyo too: 21 Feb
    2024, 09:00 CET (17:00 JST).
    """
    _ = wording.gettext
    value = moment.value.astimezone(UTC)
    match moment.precision:
        case Precision.YEAR:
            return _("{year}").format(year=value.year)
        case Precision.MONTH:
            return _("{month} {year}").format(month=_month(value, wording), year=value.year)
        case Precision.WEEK:
            return _("week of {day}").format(day=day_text(value, wording))
        case Precision.DAY:
            return day_text(value, wording)
        case Precision.INSTANT:
            local, japan = value.astimezone(ZoneInfo(EUROPE)), value.astimezone(ZoneInfo(JAPAN))
            return _("{day}, {time} {zone} ({also})").format(
                day=day_text(local, wording), also=_other(local, japan, wording), **_clock(local)
            )


def day_text(day: date, wording: gettext.NullTranslations) -> str:
    """Give a day: 21 Feb 2024."""
    return wording.gettext("{day} {month} {year}").format(day=day.day, month=_month(day, wording), year=day.year)


def days_text(start: date, end: date, wording: gettext.NullTranslations) -> str:
    """Give two days as one stretch, what they share once: 2 to 9 Mar 2026."""
    _ = wording.gettext
    if start == end:
        return day_text(end, wording)
    if start.year != end.year:
        return _("{start} to {end}").format(start=day_text(start, wording), end=day_text(end, wording))
    days = {"first": start.day, "last": end.day, "month": _month(end, wording), "year": end.year}
    if start.month == end.month:
        return _("{first} to {last} {month} {year}").format(**days)
    return _("{first} {first_month} to {last} {month} {year}").format(**days, first_month=_month(start, wording))


def zoned_text(instant: datetime, zone: str, wording: gettext.NullTranslations) -> str:
    """Give an instant in `zone`, and in Brussels and Tokyo: Mon 16 Mar 2026, 08:00 CET (16:00 JST)."""
    local = instant.astimezone(ZoneInfo(zone))
    others = [instant.astimezone(ZoneInfo(other)) for other in (EUROPE, JAPAN) if other != zone]
    also = comma(wording).join(_other(local, other, wording) for other in others)
    return wording.gettext("{weekday} {day}, {time} {zone} ({also})").format(
        weekday=_short_weekday(local, wording), day=day_text(local, wording), also=also, **_clock(local)
    )


def weekdays(wording: gettext.NullTranslations) -> tuple[str, ...]:
    """Give the names of the weekdays, Monday first."""
    _ = wording.gettext
    return (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


def _other(local: datetime, other: datetime, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    if local.date() == other.date():
        return _("{time} {zone}").format(**_clock(other))
    return _("{weekday} {time} {zone}").format(weekday=_short_weekday(other, wording), **_clock(other))


def _clock(instant: datetime) -> dict[str, str]:
    return {"time": f"{instant:%H:%M}", "zone": instant.tzname() or ""}


def _short_weekday(day: date, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return names[day.weekday()]


def _month(day: date, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    names = (
        *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun")),
        *(_("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
    )
    return names[day.month - 1]
