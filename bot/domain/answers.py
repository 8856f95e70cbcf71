"""What the use cases give back: the contents of an answer before any words are put around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.articles import Article
from bot.domain.facts import Fact
from bot.domain.moments import Moment
from bot.domain.sources import Source, SourceListing
from bot.domain.stories import Story
from bot.domain.subscriptions import Subscription


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Some stories, newest first. `offset` is how many came before, `more` whether others follow."""

    stories: tuple[Story, ...]
    offset: int
    more: bool


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A word typed that is a name in the catalogue, and the other names searched with it."""

    typed: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryHit:
    """A story found; `matched` holds those of the searched names that stand in it (semiconductors)."""

    story: Story
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What a search found: stories, then facts; `more` says whether other stories follow, `more_facts` other facts."""

    words: str
    hits: tuple[StoryHit, ...]
    facts: tuple[Fact, ...]
    names: tuple[NameMatch, ...]
    offset: int
    more: bool
    more_facts: bool = False


@dataclass(frozen=True, slots=True)
class ArticleWhy:
    """Why an article was kept, left out or grouped: `placement` is the reason it stands in its story."""

    article: Article
    placement: str


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic and how many stories it has."""

    topic: str
    stories: int


@dataclass(frozen=True, slots=True)
class SourceReport:
    """A source, how many articles it gave, how many were relevant, and when the newest was published or first seen."""

    source: Source
    articles: int
    relevant: int
    newest: datetime | None


@dataclass(frozen=True, slots=True)
class StatusReport:
    """How fresh and healthy the desk is. `database` is "SQLite" or "PostgreSQL".

    `pending` counts deliveries not yet confirmed, `unknown` those whose outcome could not be found out.
    """

    version: str
    database: str
    articles: int
    relevant: int
    stories: int
    facts: int
    newest: datetime | None
    sources: tuple[SourceReport, ...]
    subscriptions: int
    pending: int
    unknown: int


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One article a source would give."""

    title: str
    url: str | None
    published: Moment | None
    relevant: bool


@dataclass(frozen=True, slots=True)
class SourcePreview:
    """What was found at an address: the newest five, how many there are and how many look relevant.

    `created` is False when the source was already followed.
    """

    source: Source
    newest: tuple[PreviewLine, ...]
    found: int
    relevant: int
    created: bool


@dataclass(frozen=True, slots=True)
class DigestContent:
    """What one subscription gets for one window: what was first seen from `start` on and before `end`, in UTC.

    `left_out` is how many more stories there are, `failing` are sources that do not answer.
    """

    subscription: Subscription
    start: datetime
    end: datetime
    stories: tuple[Story, ...]
    left_out: int
    failing: tuple[SourceListing, ...]
