"""When the times a sentence tells were, held against the day its text is from."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.domain.moments import Moment, Precision, at_day
from bot.domain.phrases import Phrase
from bot.domain.reasons import TEXT_SAYS
from bot.reading.acting.tenses import is_ahead
from bot.reading.acting.time_words import LIMITS
from bot.reading.dating.expressions import Expression, Shift, Unit, expressions
from bot.reading.text.days import WrittenDay
from bot.reading.text.phrases import listed

SOON = timedelta(days=3)
"""A day this little after publication is told by its number alone, as a coming one."""

OPEN = timedelta(days=60)
"""Whether a day and month that come round this soon after publication are the coming ones, only the verb says."""

_LIMIT = "|".join(map(re.escape, listed(LIMITS)))
_LIMIT_BEFORE = re.compile(rf"(?:^|\W)(?:{_LIMIT})\s(?:(?:the|dem|den|zum|end of|the end of|ende|fine|fin) )*$")
_BEFORE = 40
"""Characters before a time in which such words stand."""

_TODAY = Shift(Unit.DAY)
_UNITS: Final = {
    Unit.DAY: Phrase("day"),
    Unit.WEEK: Phrase("week"),
    Unit.MONTH: Phrase("month"),
    Unit.YEAR: Phrase("year"),
}
_PLURALS: Final = {
    Unit.DAY: Phrase("days"),
    Unit.WEEK: Phrase("weeks"),
    Unit.MONTH: Phrase("months"),
    Unit.YEAR: Phrase("years"),
}

_YEARS_BACK = 3
"""Years in which a day and month that have a weekday beside them are looked for."""

_PRECISIONS = {
    Unit.DAY: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.YEAR: Precision.YEAR,
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What words of time are held against: a day, or a stretch (`first` to `last`) of which nothing nearer is known.

    `name` is what reasons call it: "publication", "the event"; `before` is the day the text told last.
    """

    first: date
    last: date
    name: str
    before: date | None = None

    @property
    def month(self) -> date | None:
        """Give the first day of its month, None where it lies in several."""
        return self.last.replace(day=1) if self.first >= self.last.replace(day=1) else None


@dataclass(frozen=True, slots=True)
class Told:
    """A time a sentence tells: where in its folded text, and the moment it means, None where nothing settles it.

    `is_day` says that it is as near as a day: a date or weekday, not "in July"; `is_ahead` that the sentence
    speaks of it as to come, `is_today` that it is the word for the day of publication itself.
    """

    start: int
    end: int
    moment: Moment | None
    is_day: bool
    is_ahead: bool
    is_today: bool


def tell(folded: str, language: str, held: Anchor | None) -> tuple[Told, ...]:
    """Give the times told in a sentence, in order, without those that are only a limit ("by 2030", 月末までに)."""
    return tuple(
        _told(folded, language, held, each) for each in expressions(folded, language) if not _is_limit(folded, each)
    )


def _told(folded: str, language: str, held: Anchor | None, each: Expression) -> Told:
    ahead = is_ahead(folded, each.start, each.end, language)
    today = each.shift == _TODAY and each.weekday is None
    return Told(each.start, each.end, resolve(each, held, ahead=ahead), _is_day(each), ahead, today)


def anchor(moment: Moment | None, name: str, before: Moment | None = None) -> Anchor | None:
    """Make an anchor of a moment; None without one, or with one of a year no report of our time can have."""
    if moment is None or not moment.is_believable:
        return None
    last = moment.day if moment.precision is Precision.INSTANT else (moment.end() - timedelta(days=1)).date()
    return Anchor(moment.day, last, name, before.day if before and before.precision is Precision.DAY else None)


def resolve(told: Expression, held: Anchor | None, *, ahead: bool) -> Moment | None:
    """Give the moment an expression means, at its own precision; None where nothing settles it.

    What is written whole needs no anchor. Of what is written in part the last one before the anchor is meant, or
    the next one after it when `ahead` says that the sentence speaks of what is to come.
    """
    written = told.written
    if written and written.year:
        return _at(written.on(written.year, 1), _saying(written), _precision(written))
    if held is None:
        return None
    if told.shift:
        return _shifted(told, told.shift, held)
    if written:
        day = _partly(written, told, held, ahead=ahead or told.turn > 0)
        return _at(day, _completed(written, held), _precision(written))
    return _by_weekday(told, held, ahead=ahead)


def _is_limit(folded: str, told: Expression) -> bool:
    before = folded[max(told.start - _BEFORE, 0) : told.start]
    return _LIMIT_BEFORE.search(before) is not None or folded.startswith(("まで", "末まで"), told.end)


def _is_day(told: Expression) -> bool:
    if told.written:
        return told.written.day is not None
    return told.weekday is not None or (told.shift is not None and told.shift.unit is Unit.DAY)


def _at(day: date | None, reason: str, precision: Precision) -> Moment | None:
    return at_day(day, reason, precision) if day else None


def _saying(written: WrittenDay) -> str:
    several = Phrase("the text says so, the first of several days")
    return several if written.ranged else TEXT_SAYS


def _completed(written: WrittenDay, held: Anchor) -> str:
    if written.month:
        return Phrase("{text_says_so}, its year by {anchor}", text_says_so=_saying(written), anchor=held.name)
    return Phrase("{text_says_so}, its month by {anchor}", text_says_so=_saying(written), anchor=held.name)


def _precision(written: WrittenDay) -> Precision:
    if written.day:
        return Precision.DAY
    return Precision.MONTH if written.month else Precision.YEAR


def _shifted(told: Expression, shift: Shift, held: Anchor) -> Moment | None:
    """Count from the anchor, or take the day told before; None when that gives no one day, week, month or year."""
    bases = {held.before} if shift.same else {held.first, held.last}
    days = {_moved(told, shift, base) if base else None for base in bases}
    if told.written:
        precision = _precision(told.written)
    else:
        precision = Precision.DAY if told.weekday is not None else _PRECISIONS[shift.unit]
    return _at(days.pop(), _counted(shift, held), precision) if len(days) == 1 else None


def _moved(told: Expression, shift: Shift, base: date) -> date | None:
    match shift.unit:
        case Unit.DAY:
            return base + timedelta(days=shift.amount)
        case Unit.WEEK:
            return base + timedelta(days=(told.weekday or 0) - base.weekday(), weeks=shift.amount)
        case Unit.MONTH:
            month = _month_on(base, shift.amount)
        case Unit.YEAR:
            month = base.replace(year=base.year + shift.amount, month=1, day=1)
    return told.written.on(month.year, month.month) if told.written else month


def _month_on(day: date, months: int) -> date:
    """Give the first day of the month so many months on."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _counted(shift: Shift, held: Anchor) -> str:
    if shift.same:
        return Phrase("the same {unit} as told before", unit=_UNITS[shift.unit])
    if shift.amount == 0:
        return Phrase("the {unit} of {anchor}", unit=_UNITS[shift.unit], anchor=held.name)
    if shift.amount == 1:
        return Phrase("the {unit} after {anchor}", unit=_UNITS[shift.unit], anchor=held.name)
    if shift.amount == -1:
        return Phrase("the {unit} before {anchor}", unit=_UNITS[shift.unit], anchor=held.name)
    count, units = abs(shift.amount), _PLURALS[shift.unit]
    if shift.amount < 0:
        return Phrase("{count} {units} before {anchor}", count=count, units=units, anchor=held.name)
    return Phrase("{count} {units} after {anchor}", count=count, units=units, anchor=held.name)


def _partly(written: WrittenDay, told: Expression, held: Anchor, *, ahead: bool) -> date | None:
    if written.month is None:
        return _day_alone(written, held, ahead=ahead)
    years = [held.last.year + back for back in (1, 0, -1)]
    days = [day for year in years if (day := written.on(year, 1))]
    if told.weekday is not None and written.day:
        days = _on_weekday(written, told.weekday, held) or days
    if ahead:
        return min((day for day in days if day >= _begin(written, held)), default=None)
    if told.turn:
        return max((day for day in days if day < _begin(written, held)), default=None)
    past = max((day for day in days if day <= held.last + SOON), default=None)
    coming = min((day for day in days if held.last + SOON < day <= held.last + OPEN), default=None)
    return None if coming else past


def _begin(written: WrittenDay, held: Anchor) -> date:
    """Give the day from which on a day or month counts as coming."""
    return held.first if written.day else held.first.replace(day=1)


def _on_weekday(written: WrittenDay, weekday: int, held: Anchor) -> list[date]:
    years = range(held.last.year - _YEARS_BACK, held.last.year + 2)
    return [day for year in years if (day := written.on(year, 1)) and day.weekday() == weekday]


def _day_alone(written: WrittenDay, held: Anchor, *, ahead: bool) -> date | None:
    """Find the month of a day that names none: publication's if the day is no more than days ahead, else the last."""
    if held.month is None:
        return None
    before, own, after = (_in_month(written, _month_on(held.month, months)) for months in (-1, 0, 1))
    if ahead:
        return own if own and own >= held.first else after
    return own if own and own <= held.last + SOON else before


def _in_month(written: WrittenDay, month: date) -> date | None:
    return written.on(month.year, month.month)


def _by_weekday(told: Expression, held: Anchor, *, ahead: bool) -> Moment | None:
    if told.weekday is None or held.first != held.last:
        return None
    back = (held.last.weekday() - told.weekday) % 7
    if ahead or told.turn > 0:
        back -= 7 if back or told.turn > 0 else 0
    elif told.turn and not back:
        back = 7
    weekday = Phrase(calendar.day_name[told.weekday])
    if back > 0:
        reason = Phrase("{weekday}, before {anchor}", weekday=weekday, anchor=held.name)
    elif back:
        reason = Phrase("{weekday}, after {anchor}", weekday=weekday, anchor=held.name)
    else:
        reason = Phrase("{weekday}, the day of {anchor}", weekday=weekday, anchor=held.name)
    return at_day(held.last - timedelta(days=back), reason)
