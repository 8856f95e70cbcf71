"""Dates as they are said: today, last week, 先月. They are understood as typed, and become days when they are asked."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from bot.domain.text import fold

_SAID: Final = {
    "今日": "today",
    "本日": "today",
    "昨日": "yesterday",
    "今週": "this week",
    "先週": "last week",
    "今月": "this month",
    "先月": "last month",
    "今年": "this year",
    "昨年": "last year",
    "去年": "last year",
}
_PERIOD: Final = re.compile(r"today|yesterday|(?:this|last) (?:week|month|year)")
_AGO: Final = re.compile(r"(?:last|past) (\d{1,3}) (day|week)s?|(\d{1,3}) (day|week)s? ago", re.ASCII)
_AGO_IN_JAPANESE: Final = re.compile(r"過去(\d{1,3})(日|週)間?|(\d{1,3})(日|週間?)前", re.ASCII)
_COMING: Final = frozenset({"upcoming", "coming", "next", "今後", "これから"})
_A_WEEK: Final = 7


def beginning(text: str) -> str | None:
    """Give the day from which on something is wanted as it is kept: "today", "last week", "10 days ago"; else None."""
    wanted = fold(text).strip()
    wanted = _SAID.get(wanted, wanted)
    if _PERIOD.fullmatch(wanted):
        return wanted
    ago = _AGO.fullmatch(wanted) or _AGO_IN_JAPANESE.fullmatch(wanted)
    if ago is None:
        return None
    count, unit = filter(None, ago.groups())
    return f"{int(count) * (_A_WEEK if unit.startswith(('week', '週')) else 1)} days ago"


def ending(text: str) -> str | None:
    """Give the last day of what is wanted as `beginning` does; None for a week, which has no date of its own."""
    said = beginning(text)
    return None if said is None or said.endswith("week") else said


def coming(text: str) -> str | None:
    """Give what `beginning` does, and today for what is to come: upcoming, 今後."""
    return "today" if fold(text).strip() in _COMING else beginning(text)


def dated(said: str, today: date) -> str:
    """Give a date in ISO form, 2026-11 for last month: one that is said, as of `today`, any other as it stands."""
    match said.split():
        case ["today"]:
            return today.isoformat()
        case ["yesterday"]:
            return (today - timedelta(days=1)).isoformat()
        case [count, "days", "ago"]:
            return (today - timedelta(days=int(count))).isoformat()
        case [("this" | "last") as which, unit]:
            return _period(unit, today, back=which == "last")
    return said


def _period(unit: str, today: date, *, back: bool) -> str:
    if unit == "year":
        return str(today.year - back)
    if unit == "month":
        return f"{today.replace(day=1) - timedelta(days=back):%Y-%m}"
    return (today - timedelta(days=today.weekday() + _A_WEEK * back)).isoformat()
