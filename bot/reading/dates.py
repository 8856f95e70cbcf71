"""When a text was published and when what it reports happened, each with its reason; never from a clock."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.catalog import Catalog, CatalogEvent
from bot.domain.moments import Moment, Precision, at_day
from bot.reading.calendar_words import AHEAD, BACK, OTHER_DAYS, TODAY, UPDATED, YESTERDAY
from bot.reading.days import WrittenDay, numbered_days, weekdays, written_days
from bot.reading.folding import fold_name
from bot.reading.occasions import catalogued
from bot.reading.offices import holders, in_office
from bot.reading.passages import Passage, Reading

RECENT = timedelta(days=31)
"""A report comes out within a month of its event; a date further back is background."""

_YEARS = range(1990, 2100)
"""Years a dateline is tried in."""

_HEAD = 80
"""A dateline that was left in the text stands within so many characters."""


def published(claimed: Moment | None, reading: Reading, catalog: Catalog) -> Moment | None:
    """Give when the text was published: as feed or page claims, as its head says, or by its dateline, else None."""
    return claimed or _page_date(reading) or _dateline(reading, catalog)


def event(
    reading: Reading, published_on: Moment | None, catalog: Catalog, *, relevant: bool
) -> tuple[Moment | None, CatalogEvent | None]:
    """Give when the main event happened, and the catalogued event it is, as far as either is known.

    What the text itself says comes first; a catalogued event that it reports as its news lends its day otherwise,
    which only a relevant text can.
    """
    told = _told(reading, published_on)
    occasion = catalogued(reading, told, published_on, catalog) if relevant else None
    if told and told.precision is Precision.DAY:
        return told, occasion.event if occasion else None
    if occasion:
        return at_day(occasion.event.day, occasion.reason), occasion.event
    return told, None


def _page_date(reading: Reading) -> Moment | None:
    """Find a whole date in the head matter, one of publication before one of an update."""
    heads = [folded for line in reading.preamble if not OTHER_DAYS.find(folded := fold_name(line))]
    for line in sorted(heads, key=lambda head: bool(UPDATED.find(head))):
        for written in written_days(line):
            day = written.on(0, 0) if written.whole else None
            if day:
                return at_day(day, "the page says so")
    return None


def _dateline(reading: Reading, catalog: Catalog) -> Moment | None:
    """Settle the year of a dateline by the weekday the text names and the offices its people hold."""
    written = next(_dateline_days(reading), None)
    named = tuple(dict.fromkeys(day for passage in reading.lead for day in weekdays(passage.folded)))
    people = holders(reading.passages, catalog)
    if not (written and named and people):
        return None
    days = [day for year in _YEARS if (day := written.on(year, 1)) and day.month == written.month]
    fitting = [day for day in days if day.weekday() == named[0] and all(in_office(person, day) for person in people)]
    if len(fitting) != 1:
        return None
    who = ", ".join(person.name for person in people)
    return at_day(fitting[0], f"dateline, its year by {calendar.day_name[named[0]]} and the offices held by {who}")


def _dateline_days(reading: Reading) -> Iterator[WrittenDay]:
    first = reading.sentences[0].folded[:_HEAD] if reading.sentences else ""
    head, dash, _ = first.partition(" - ")
    for line in (*map(fold_name, reading.preamble), head if dash else ""):
        yield from numbered_days(line)


def _told(reading: Reading, published_on: Moment | None) -> Moment | None:
    """Give the day the lead tells, from its first sentence that reports and tells a time.

    A weekday that cannot be resolved ends the search: the text dates its news, and another day is not it. Without a
    date of publication to hold it against, a day is believed only in the headline or the first sentence.
    """
    for number, passage in enumerate(reading.lead):
        if AHEAD.find(passage.folded) or BACK.find(passage.folded):
            continue
        moment = _by_date(passage, published_on) or _by_weekday(passage, published_on)
        if moment or _tells_time(passage):
            return moment if published_on or number <= bool(reading.title.folded) else None
    return None


def _tells_time(passage: Passage) -> bool:
    return bool(weekdays(passage.folded) or TODAY.find(passage.folded) or YESTERDAY.find(passage.folded))


def _by_date(passage: Passage, published_on: Moment | None) -> Moment | None:
    for written in written_days(passage.folded):
        day = _resolved(written, published_on)
        if day:
            precision = Precision.DAY if written.day else Precision.MONTH
            return at_day(day, "the text says so" if written.whole else "the text, by its publication", precision)
    return None


def _resolved(written: WrittenDay, published_on: Moment | None) -> date | None:
    """Fill in what a written date leaves out so that it comes last before publication; None when too far from it."""
    if published_on is None:
        return written.on(0, 0) if written.whole else None
    latest = (published_on.end() - timedelta(microseconds=1)).date()
    earliest = published_on.day - RECENT
    months = {(day.year, day.month) for day in (earliest, published_on.day, latest)}
    days = [day for year, month in months if (day := written.on(year, month))]
    if written.day is None:
        days = [day for day in days if (day.year, day.month) in months]
        return max(days, default=None)
    return max((day for day in days if earliest <= day <= latest), default=None)


def _by_weekday(passage: Passage, published_on: Moment | None) -> Moment | None:
    """Give the last such weekday, today or yesterday as seen from the day of publication."""
    if published_on is None or published_on.precision not in (Precision.DAY, Precision.INSTANT):
        return None
    for number in weekdays(passage.folded):
        back = (published_on.day.weekday() - number) % 7
        when = "the day of publication" if back == 0 else "before publication"
        return at_day(published_on.day - timedelta(days=back), f"{calendar.day_name[number]}, {when}")
    for words, back, name in ((TODAY, 0, "today"), (YESTERDAY, 1, "yesterday")):
        if words.find(passage.folded):
            return at_day(published_on.day - timedelta(days=back), f"“{name}” on the day of publication")
    return None
