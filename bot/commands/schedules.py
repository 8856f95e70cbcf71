"""The words of a schedule: how often, on which day, and what both come to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from typing import Final

from bot.commands.values import Impossible, Misspelt, did_you_mean, echo
from bot.domain.errors import UsageError
from bot.domain.nearest import nearest
from bot.domain.phrases import Phrase, Word, either, then
from bot.domain.subscriptions import WEEKDAYS, HolidayCalendar, Rhythm, Schedule
from bot.domain.text import fold

NO_HOLIDAYS: Final = "no"
HOLIDAYS: Final = (
    NO_HOLIDAYS,
    *(f"{act}-{calendar.value}" for calendar in HolidayCalendar for act in ("skip", "move")),
)
"""What may happen to a digest on a public holiday: it comes, is skipped, or moves to the next working day."""

_LAST_DAY: Final = 31
_RHYTHMS: Final[Mapping[str, str]] = {
    **{rhythm.value: rhythm.value for rhythm in Rhythm},
    **dict.fromkeys(("week", "毎週"), Rhythm.WEEKLY.value),
    **dict.fromkeys(("day", "morning", "毎日", "毎朝"), Rhythm.DAILY.value),
    **dict.fromkeys(("weekday", "workdays", "working days", "business days", "平日"), Rhythm.WEEKDAYS.value),
    **dict.fromkeys(("month", "毎月"), Rhythm.MONTHLY.value),
}
_JAPANESE: Final = {f"{sign}曜": day for sign, day in zip("月火水木金土日", WEEKDAYS, strict=True)}
_OF_MONTH: Final = re.compile(r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th|日)?")
_LAST: Final = re.compile(r"(?:the )?last(?: day)?|末日?|月末")
_BEFORE: Final = re.compile(r"\b(?:every|each|on|the)(?: |(?=day|$))|(?<=毎[週月])(?=.)")
"""What may stand before how often, or between that and its day: every friday, monthly on the 15th, 毎週金曜."""

_DAY: Final = "|".join(f"{day[:3]}(?:{day[3:]})?s?" for day in WEEKDAYS)
_WORKING_WEEK: Final = re.compile(r"mon(?:day)?s?(?: to | ?[-–] ?)fri(?:day)?s?|月曜?[~〜-]金曜?")
_SEVERAL: Final = r"other|alternate|second|third|two|three|four|[2-9]|1\d"
_NO_RHYTHM: Final = re.compile(
    rf"(?:{_SEVERAL}|2nd|3rd|4th) (?:{_DAY}|hours?|days?|weeks?|months?)"
    rf"|(?:the )?(?:first|1st|last) (?:{_DAY})|(?:{_DAY}) (?:and|&|or) (?:{_DAY})"
    r"|bi-?weekly|fortnight(?:ly)?|quarterly|yearly|annually|hourly|hour|year|quarter|twice (?:a|per) \w+"
    r"|隔週|毎時|毎年|四半期(?:ごと)?"
)
"""What people wish for that a digest cannot do."""


def rhythm(text: str) -> str:
    """Give how often: "daily", or with its day "weekly friday", "monthly 15"; from every Friday, fridays, weekdays.

    Raises UsageError.
    """
    wanted = " ".join(_BEFORE.sub(" ", fold(text)).split())
    _check_possible(wanted, text)
    first, _, day = wanted.partition(" ")
    if _WORKING_WEEK.fullmatch(wanted):
        return Rhythm.WEEKDAYS.value
    how = _RHYTHMS.get(wanted) or (_RHYTHMS.get(first) if day else None)
    if how == Rhythm.WEEKLY and day:
        return f"{how} {_weekday(day)}"
    if how == Rhythm.MONTHLY and day:
        return f"{how} {_day_of_month(day)}"
    if how and (wanted in _RHYTHMS):
        return how
    starting = {_RHYTHMS[word] for word in _RHYTHMS if word.startswith(wanted)} | _weekdays_like(wanted)
    if len(starting) == 1 and wanted:
        (found,) = starting
        return f"{Rhythm.WEEKLY} {found}" if found in WEEKDAYS else found
    sentence = Phrase(
        "every is weekly, daily, weekdays, monthly or a weekday, not “{typed}”.", typed=echo(text.strip())
    )
    raise _unknown(sentence, text, (*_RHYTHMS, *WEEKDAYS))


def day_word(text: str) -> str:
    """Give a weekday, or a day of the month as a number: from Fri, the 15th, last. Raises UsageError."""
    try:
        return _day_of_month(text)
    except UsageError:
        return _weekday(text)


def schedule(given: Mapping[str, str]) -> Schedule:
    """Give the schedule that the options every, day, time, zone and holidays ask for, each in its usual form.

    Raises UsageError when the day does not go with how often.
    """
    every, _, inside = given.get("every", "").partition(" ")
    beside = given.get("day", "")
    if inside and beside and inside != beside:
        raise UsageError(
            "The day is given twice, as {first} and as {second}; which one is meant?", first=inside, second=beside
        )
    day = inside or beside
    how = Rhythm(every) if every else Rhythm.MONTHLY if day.isdecimal() else Rhythm.WEEKLY
    act, _, calendar = given.get("holidays", NO_HOLIDAYS).partition("-")
    usual = Schedule()
    return Schedule(
        weekday=WEEKDAYS.index(_day_for(how, day)) if how is Rhythm.WEEKLY and day else usual.weekday,
        at=time.fromisoformat(given["time"]) if "time" in given else usual.at,
        zone=given.get("zone", usual.zone),
        rhythm=how,
        day=int(_day_for(how, day)) if day and how is not Rhythm.WEEKLY else usual.day,
        holidays=HolidayCalendar(calendar) if calendar else None,
        moves=act == "move",
    )


def _check_possible(wanted: str, text: str) -> None:
    """Raise Impossible for what is a rhythm, but none a digest can have."""
    if _NO_RHYTHM.fullmatch(wanted):
        raise Impossible(
            "“{typed}” is not possible: a digest comes daily, on weekdays, weekly on one day, or monthly on one day.",
            typed=echo(text.strip()),
        )


def _day_for(how: Rhythm, day: str) -> str:
    """Give the day back. Raises UsageError when a digest that comes so often has no such day."""
    if how is Rhythm.WEEKLY and day.isdecimal():
        raise UsageError("A weekly digest comes on a weekday such as monday; for a day of the month say monthly.")
    if how is Rhythm.MONTHLY and not day.isdecimal():
        raise UsageError("A monthly digest comes on a day of the month, such as 15 or last; for a weekday say weekly.")
    if how in {Rhythm.DAILY, Rhythm.WEEKDAYS}:
        raise UsageError(
            "{every} has its days already: leave {day} out, or say weekly or monthly.",
            every=Word(how.value, "choices"),
            day=Word(day, "weekdays"),
        )
    return day


def _weekday(text: str) -> str:
    found = _weekdays_like(fold(text).strip().removeprefix("on "))
    if len(found) == 1:
        return found.pop()
    sentence = Phrase(
        "day is {weekdays}, or for monthly 1 to {last} or last, not “{typed}”.",
        weekdays=either(tuple(Word(day, "weekdays") for day in WEEKDAYS)),
        last=_LAST_DAY,
        typed=echo(text.strip()),
    )
    raise _unknown(sentence, text, WEEKDAYS)


def _weekdays_like(wanted: str) -> set[str]:
    """Give the weekdays that begin so; one in the plural, or in Japanese, is itself."""
    japanese = _JAPANESE.get(wanted.removesuffix("日")) if wanted != "日" else None
    alone = wanted.removesuffix("s")
    return {japanese} if japanese else {day for day in WEEKDAYS if wanted and (day.startswith(wanted) or day == alone)}


def _day_of_month(text: str) -> str:
    wanted = fold(text).strip()
    match = _OF_MONTH.fullmatch(wanted)
    if match and 1 <= int(match[1]) <= _LAST_DAY:
        return str(int(match[1]))
    if _LAST.fullmatch(wanted):
        return str(_LAST_DAY)
    refusal = Impossible if match else UsageError
    raise refusal("day is from 1 to {last}, or last.", last=_LAST_DAY)


def _unknown(sentence: str, text: str, known: tuple[str, ...]) -> UsageError:
    close = nearest(fold(text).strip(), known)
    return Misspelt(then(sentence, did_you_mean(close))) if close else UsageError(sentence)
