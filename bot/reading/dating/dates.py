"""When a text was published and when what it reports happened, each with its reason; never from a clock."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.domain.catalog import Catalog, CatalogEvent
from bot.domain.moments import Moment, Precision, at_day
from bot.domain.phrases import Phrase
from bot.domain.reasons import HEAD_SAYS
from bot.reading.acting.act_words import ACTS
from bot.reading.acting.acts import Seen, names_both, seen, told_acts
from bot.reading.acting.claim_words import INSTRUMENTS, PAIR
from bot.reading.acting.tenses import is_aftermath, is_aside, is_back, is_notice, is_nowadays, is_quoted
from bot.reading.dating.occasions import catalogued
from bot.reading.dating.offices import holders, in_office
from bot.reading.dating.times import Anchor, Told, anchor, tell
from bot.reading.naming.passages import Passage, Reading
from bot.reading.text.calendar_words import OTHER_DAYS, UPDATED
from bot.reading.text.days import WrittenDay, numbered_days, weekdays, written_days
from bot.reading.text.folding import fold_name
from bot.reading.text.language import UNKNOWN

PUBLICATION = Phrase("publication")
"""What reasons call the day a text was published."""

RECENT = timedelta(days=31)
"""A report comes out within a month of its event; a date further back is background."""

FRESH = timedelta(days=7)
"""Past its first two sentences a text tells of its background, too: there only a day of the last week is its news."""

_FIRST_SENTENCES = 2

_STEM = 5
"""Characters that the forms of a word begin with: agreed and agreement, firmato and firma."""

ZONES = timedelta(days=1)
"""An event may lie this far after publication: each has the date of its own place."""

_YEARS = range(1990, 2100)
"""Years a dateline is tried in."""

_HEAD = 80
"""A dateline that was left in the text stands within so many characters."""


def published(claimed: Moment | None, reading: Reading, catalog: Catalog) -> Moment | None:
    """Give when the text was published: as feed or page claims, as its head says, or by its dateline, else None.

    A claim of a year that no report of our time can have is none.
    """
    believed = claimed if claimed and claimed.is_believable else None
    return believed or _page_date(reading) or _dateline(reading, catalog)


def event(
    reading: Reading, published_on: Moment | None, catalog: Catalog, *, relevant: bool
) -> tuple[Moment | None, CatalogEvent | None]:
    """Give when the main event happened, and the catalogued event it is, as far as either is known.

    What the text itself says comes first; a catalogued event that it reports as its news lends its day otherwise,
    which only a relevant text can.
    """
    told = _told(reading, published_on, catalog)
    occasion = catalogued(reading, told, published_on, catalog) if relevant else None
    if told and told.precision is Precision.DAY:
        return told, occasion.event if occasion else None
    if occasion:
        return at_day(occasion.event.day, occasion.reason), occasion.event
    return told, None


def stated(
    passage: Passage,
    published_on: Moment | None,
    *,
    language: str = UNKNOWN,
    happened: Moment | None = None,
    before: Moment | None = None,
    near: int | None = None,
) -> Moment | None:
    """Give the time a sentence states, with its precision and reason; None when it states none that can be settled.

    "Last week" and the like are held against publication, where that is unknown against the text's main event
    (`happened`); "the same day" means `before`, what a sentence before this one stated. Of several times the
    first counts, or the nearest to `near`, an offset in the folded sentence, as that of an act's verb. The time by
    which something is to be done is not the time of an act.
    """
    held = anchor(published_on, PUBLICATION, before) or anchor(happened, Phrase("the event"), before)
    told = [time for time in tell(passage.folded, language, held) if time.moment]
    if near is not None:
        told.sort(key=lambda time: max(time.start - near, near - time.end))
    return told[0].moment if told else None


def _page_date(reading: Reading) -> Moment | None:
    """Find a whole date in the head matter, one of publication before one of an update; several days are neither."""
    heads = [folded for line in reading.preamble if not OTHER_DAYS.find(folded := fold_name(line))]
    for line in sorted(heads, key=lambda head: bool(UPDATED.find(head))):
        for written in written_days(line, reading.language):
            day = written.on(0, 0) if written.whole and not written.ranged else None
            if day:
                return at_day(day, HEAD_SAYS)
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
    reason = Phrase(
        "dateline, its year by {weekday} and the offices held by {people}",
        weekday=Phrase(calendar.day_name[named[0]]),
        people=tuple(person.name for person in people),
    )
    return at_day(fitting[0], reason)


def _dateline_days(reading: Reading) -> Iterator[WrittenDay]:
    first = reading.sentences[0].folded[:_HEAD] if reading.sentences else ""
    head, dash, _ = first.partition(" - ")
    for line in (*map(fold_name, reading.preamble), head if dash else ""):
        yield from numbered_days(line)


def _told(reading: Reading, published_on: Moment | None, catalog: Catalog) -> Moment | None:
    """Give the day the lead tells, from its first sentence that reports and tells a time.

    A day that cannot be resolved, and one to come, end the search: the text dates its news, and another day is not
    it. Without a date of publication to hold it against, a day is believed only in the headline or first sentence.
    A day of somebody else's act is none of them.
    """
    held = anchor(published_on, PUBLICATION)
    heads = reading.lead[: 1 + bool(reading.title.folded)]
    for number, passage in enumerate(reading.lead, start=not reading.title.folded):
        since = RECENT if number <= _FIRST_SENTENCES else FRESH
        times = tell(passage.folded, reading.language, held)
        told = [time for time in times if _may_date(passage.folded, time, held, since)]
        who = seen(passage, catalog, reading.language, published_on)
        if told and _is_theirs(passage, who, heads, reading.language):
            first = next((time for time in told if not time.is_ahead), None)
            return first.moment if first and (held or number <= 1) else None
    return None


def _is_theirs(passage: Passage, who: Seen, heads: Sequence[Passage], language: str) -> bool:
    """Whether a sentence tells of the two sides, so that its day can be that of their act.

    Headline and first sentence (`heads`) tell the news, unless somebody else alone or first is named there, or nobody
    and no act. A later one names both sides, and nobody else before them, or names no third party and goes on with
    what the heads tell.
    """
    if names_both(who.sightings if passage in heads else who.leading):
        return True
    if passage in heads:
        return bool(who.leading or (not who.thirds and _matters(passage, language)))
    if who.thirds:
        return False
    if not who.parties and INSTRUMENTS.find(passage.folded) and told_acts(passage.folded, language):
        return True
    return bool(PAIR.find(passage.folded)) or _goes_on(passage, heads, language)


def _goes_on(passage: Passage, heads: Sequence[Passage], language: str) -> bool:
    """Whether a sentence tells the act the heads tell: the same verb, the same word for it or for what it is on."""
    told = _matters(passage, language)
    return any(told & _matters(head, language) for head in heads)


def _matters(passage: Passage, language: str) -> frozenset[str]:
    acts = (one.act for one in told_acts(passage.folded, language))
    words = (*ACTS.find(passage.folded), *INSTRUMENTS.find(passage.folded))
    return frozenset((*acts, *(word[:_STEM] for word in words)))


def _may_date(folded: str, time: Told, held: Anchor | None, since: timedelta) -> bool:
    """Whether a time can be that of a text's news: told as such, not settled or no longer before publication."""
    if any(is_other(folded, time.start) for is_other in (is_back, is_aftermath, is_notice, is_quoted)):
        return False
    if time.is_today and (is_nowadays(folded) or not ACTS.find(folded)):
        return False
    if time.moment is None or time.is_ahead:
        return time.is_day
    if time.moment.precision is Precision.YEAR:
        return False
    if held is None:
        return not is_aside(folded, time.start)
    latest = held.last + (ZONES if held.first == held.last else timedelta())
    return held.first - since < time.moment.end().date() and time.moment.day <= latest
