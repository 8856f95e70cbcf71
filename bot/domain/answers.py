"""What the use cases give back: the contents of an answer before any words are put around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.articles import Article, ArticleInFull, Span
from bot.domain.corrections import Correction
from bot.domain.digests import ComingDate, Coverage, StoryChange
from bot.domain.facts import Fact
from bot.domain.moments import Moment
from bot.domain.sources import Source, SourceListing, SourceState, Trouble, failing_for, silence
from bot.domain.stories import Story
from bot.domain.subscriptions import Subscription


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Some stories, newest first. `offset` is how many came before, `more` whether others follow."""

    stories: tuple[Story, ...]
    offset: int
    more: bool


@dataclass(frozen=True, slots=True)
class Exported:
    """What the archive holds, written out: `count` facts, stories or sources, or the first of them."""

    text: str
    count: int
    is_whole: bool


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
    """A page of what a search found: stories, then facts; `more` and `more_facts` say whether others follow."""

    words: str
    hits: tuple[StoryHit, ...]
    facts: tuple[Fact, ...]
    names: tuple[NameMatch, ...]
    offset: int
    more: bool
    more_facts: bool = False


@dataclass(frozen=True, slots=True)
class Searched:
    """What was looked through for an answer: words, names with their other names, how many stories and facts.

    `first` and `last` are the oldest and newest day the stories looked at are dated by, None without any.
    """

    words: tuple[str, ...]
    names: tuple[NameMatch, ...]
    stories: int
    facts: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class QuotedAnswer:
    """A sentence of a stored article that answers; `when` is the date it gives, where a date was asked for.

    `denies` says that it denies what was asked about.
    """

    article: Article
    quote: Span
    when: Moment | None = None
    denies: bool = False


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """What a language model made of quotes: `cites` holds, for each sentence, the numbers of its quotes from 1."""

    model: str
    sentences: tuple[str, ...]
    cites: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the archive says to a question: quotes, official first, and facts; `near` are stories that do not answer.

    Without quotes and facts no source supports an answer. `asks_new` says that it asks for whatever is new and names
    nothing. Of facts that do not answer `near_facts` are those on what was named.
    """

    question: str
    quotes: tuple[QuotedAnswer, ...]
    facts: tuple[Fact, ...]
    near: tuple[Story, ...]
    searched: Searched
    written: WrittenAnswer | None = None
    asks_new: bool = False
    near_facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleWhy:
    """Why an article was kept, left out or grouped: `placement` is the reason it stands in its story."""

    article: ArticleInFull
    placement: str


@dataclass(frozen=True, slots=True)
class ArticleVerdict:
    """An article after a person hid or kept it; `changed` is False when it stood so already.

    `others` counts the reports that are shown beside it in its story.
    """

    article: ArticleInFull
    changed: bool
    others: int


@dataclass(frozen=True, slots=True)
class StoriesMerged:
    """A story after another was merged into it by hand; `changed` is False when the two were one already.

    `other` is the other as it stood before.
    """

    story: Story
    other_id: int
    changed: bool
    other: Story | None = None


@dataclass(frozen=True, slots=True)
class ArticleSplit:
    """The story an article stands in after it was split off by hand; `left_id` is the story it stood in before.

    `changed` is False when it stood alone already.
    """

    story: Story
    left_id: int
    article_id: int
    changed: bool


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic and how many stories it has."""

    topic: str
    stories: int


@dataclass(frozen=True, slots=True)
class SourceReport:
    """A source, how many articles it gave, how many were relevant, when the newest and oldest was published or seen.

    `published` is the newest date of publication that was past when its article was first seen; where it is not
    `newest`, that is when an article was first seen.
    """

    source: Source
    articles: int
    relevant: int
    newest: datetime | None
    oldest: datetime | None = None
    published: datetime | None = None

    def silence(self, now: datetime) -> timedelta | None:
        """Give how long it has given nothing new; None while that is usual for it, or it is not asked or fails."""
        source = self.source
        if source.state is not SourceState.ACTIVE or source.health.failures or not source.health.last_success:
            return None
        last = max(filter(None, (self.newest, source.health.last_article)), default=source.created)
        return silence(last, self._gap, now)

    def trouble(self, now: datetime) -> Trouble | None:
        """Give why the editors should look at it, None when all is well."""
        source = self.source
        if source.state is SourceState.PAUSED and source.health.failures and source.health.next_poll is None:
            return Trouble.GONE
        if source.state is SourceState.ACTIVE and failing_for(source, now):
            return Trouble.FAILING
        return Trouble.SILENT if self.silence(now) else None

    @property
    def _gap(self) -> timedelta | None:
        """The usual time between two of its articles."""
        if self.articles < _FEWEST or not self.newest or not self.oldest:
            return None
        return (self.newest - self.oldest) / (self.articles - 1)


_FEWEST = 3
"""So many articles show a rhythm."""


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A source after a person paused or resumed it; `changed` is False when it stood so already."""

    source: Source
    changed: bool


@dataclass(frozen=True, slots=True)
class SourcesImport:
    """What became of a list of sources: added, followed already, and a sentence for each that was refused."""

    added: tuple[SourceListing, ...]
    known: tuple[SourceListing, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceTrial:
    """What a source answered when it was tried, nothing being stored.

    `seconds` is how long it took; `error` one sentence, "" when it answered; `looked_at` how many of the articles
    found were judged, `relevant` how many of those look relevant; `newest` the newest date given.
    """

    source: Source
    seconds: float
    error: str = ""
    found: int = 0
    looked_at: int = 0
    relevant: int = 0
    newest: Moment | None = None


@dataclass(frozen=True, slots=True)
class SourceTrials:
    """Sources tried, and those there was no time for."""

    trials: tuple[SourceTrial, ...]
    not_asked: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusReport:
    """How fresh and healthy the desk is at an instant. `database` is "SQLite" or "PostgreSQL".

    `newest` is when the last article was first seen.
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
    at: datetime
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

    `left_out` is how many more stories there are, `new_facts` those approved in that time, the first of them,
    `facts_left_out` how many more, `corrections` what befell facts approved before; `failing` are sources that do not
    answer, `silent` those that answer but have long given nothing new. `changes` are of stories that an earlier digest
    told, `coming` the next dates, `coverage` what there was by topic, None where the archive is too young to compare.
    `revisions` are the newest ones of the facts told, by id, when all this was read. `is_blind` says that no source
    answered in that time: that nothing came then tells nothing of the week.
    """

    subscription: Subscription
    start: datetime
    end: datetime
    stories: tuple[Story, ...]
    left_out: int
    failing: tuple[SourceListing, ...]
    silent: tuple[SourceListing, ...] = ()
    new_facts: tuple[Fact, ...] = ()
    facts_left_out: int = 0
    corrections: tuple[Correction, ...] = ()
    changes: tuple[StoryChange, ...] = ()
    coming: tuple[ComingDate, ...] = ()
    coverage: Coverage | None = None
    revisions: tuple[tuple[str, int], ...] = ()
    is_blind: bool = False

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.stories or self.new_facts or self.corrections or self.changes)
