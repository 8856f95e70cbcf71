"""Watches: what one fires on, what counts as new, and when its next alert may go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.articles import Article
from bot.domain.moments import Moment
from bot.domain.stories import Story
from bot.domain.subscriptions import Subscription

FRESH: Final = timedelta(days=2)
"""What was published, or came to be shown, longer ago than this is late, not new."""

APART: Final = timedelta(minutes=15)
"""Between two alerts of one watch; what matches meanwhile stands in the next."""

MOST_IN_A_DAY: Final = 12
"""Alerts of one watch within any 24 hours."""

LONGEST_WORDS: Final = 200
"""Characters of what a watch looks for."""

MOST_WATCHES: Final = 20
"""Watches of one channel."""

MOST_TOLD: Final = 5
"""Stories an alert shows; the others it counts."""

_DAY: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Searched:
    """A text as search sees it: `text` are its words, one space before and after each; `vocabulary` holds each once."""

    text: str
    vocabulary: frozenset[str]

    @classmethod
    def of(cls, words: str) -> Searched:
        """Make it of the words with one space between them."""
        return cls(f" {words} ", frozenset(words.split(" ")))

    def holds(self, phrase: str) -> bool:
        """Whether the phrase, in the same form, stands in it."""
        return self.vocabulary.issuperset(phrase.split(" ")) and f" {phrase} " in self.text


@dataclass(frozen=True, slots=True)
class Arrival:
    """A relevant article, no reprint, that came to be shown; `shown` is when, in UTC.

    `publisher` is "" where nobody knows whose report it is, `before` are those of its story's other independent reports
    that were shown earlier. `polled` says that a
    source gave it, `first_poll` that it did when it was asked for the first time.
    """

    article_id: int
    story_id: int
    publisher: str
    shown: datetime
    published: Moment | None
    topics: frozenset[str]
    actors: frozenset[str]
    before: frozenset[str] = frozenset()
    polled: bool = True
    first_poll: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a watch fires on: one of its topics, one of its actors, of each group of terms one, where any are named.

    Terms are in the form that search looks for.
    """

    topics: frozenset[str]
    actors: frozenset[str]
    terms: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A watch and an independent report it fires on."""

    subscription_id: int
    arrival: Arrival


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story an alert tells: the new reports that match, the earliest first, and those words that stand in them.

    `places` says of each report the how manieth independent origin of its story it is, from 1.
    """

    story: Story
    reports: tuple[Article, ...]
    places: tuple[int, ...]
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alert:
    """What a watch tells at once; `left_out` counts further stories. `rests_until` is set when its day is used up.

    `at` is its instant, the slot of its delivery.
    """

    subscription: Subscription
    at: datetime
    stories: tuple[ToldStory, ...]
    left_out: int = 0
    rests_until: datetime | None = None


def look_from(until: datetime | None, oldest: datetime, now: datetime) -> datetime:
    """Give from when on a look holds what came to be shown against the watches.

    That is where the last one ended, `until`, but not before the oldest watch; nor, where a wrong clock has been at
    work or nobody looked for long, so far back that nothing there is new any more.
    """
    return max(until or oldest, oldest, now - FRESH)


def is_new(arrival: Arrival, now: datetime) -> bool:
    """Whether watches may tell of it: the first report of its story, or that of a further independent origin.

    Not what a source held when it was first asked, and not what was stored late, after downtime say: its date of
    publication, to the end of the day, month or year it gives, must lie at most FRESH before `now`, the end of the
    look. Without such a date, that its source now gives what it did not give before makes it new; what was brought by
    hand from a file or an address has nothing that does.
    """
    is_further = not arrival.before or (arrival.publisher and arrival.publisher not in arrival.before)
    if arrival.first_poll or not is_further:
        return False
    if arrival.published is None:
        return arrival.polled
    return arrival.published.end() >= now - FRESH


def matches(wanted: Wanted, arrival: Arrival, searched: Searched) -> bool:
    """Whether a watch fires on a report; `searched` is its headline and text."""
    return (
        (not wanted.topics or not wanted.topics.isdisjoint(arrival.topics))
        and (not wanted.actors or not wanted.actors.isdisjoint(arrival.actors))
        and all(any(map(searched.holds, group)) for group in wanted.terms)
    )


def next_alert(alerts: Sequence[datetime], now: datetime) -> datetime:
    """Give from when on, `now` or later, a watch may fire after its `alerts` of the last day, the earliest first."""
    recent = [instant for instant in alerts if now - _DAY < instant <= now]
    bounds = [recent[-1] + APART] if recent else []
    if len(recent) >= MOST_IN_A_DAY:
        bounds.append(recent[-MOST_IN_A_DAY] + _DAY)
    return max([now, *bounds])


def rests_until(alerts: Sequence[datetime], now: datetime) -> datetime | None:
    """Give when the alert after the one of now may go, where that one uses up the day; None where it does not."""
    following = next_alert([*alerts, now], now)
    return following if following > now + APART else None


def told_story(story: Story, article_ids: Sequence[int], found: tuple[str, ...] = ()) -> ToldStory:
    """Give what an alert tells of a story of which these reports are new."""
    own = sorted((one for one in story.articles if one.duplicate_of is None), key=lambda one: (one.first_seen, one.id))
    origins = list(dict.fromkeys(one.origin for one in own if one.origin))
    reports = tuple(one for one in own if one.id in article_ids)
    places = tuple(origins.index(one.origin) + 1 if one.origin else 1 for one in reports)
    return ToldStory(story, reports, places, found)
