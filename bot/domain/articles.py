"""Articles: what was found, what was understood of it, and what is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.marks import UNMARKED, Marks
from bot.domain.moments import Moment
from bot.domain.phrases import Phrase, then
from bot.domain.sources import BACKLOG_AGE, SourceKind

AHEAD = timedelta(days=2)
"""A date of publication may be this far ahead: clocks differ, and days begin earlier in the east."""


@dataclass(frozen=True, slots=True)
class Span:
    """A verbatim stretch of a text: `text == whole[start:end]`, offsets in code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was found, noise included, before anything is understood.

    `language` and `published` are what the feed or page claims. `identity` is the id its feed gives it, which
    tells it from others of the same source, else "". `headline_only` is True when
    the page could not be read and no text of the feed's own stood in for it; `note` then says why.
    """

    text: str
    title: str = ""
    url: str | None = None
    identity: str = ""
    published: Moment | None = None
    language: str | None = None
    publisher: str = ""
    kind: SourceKind = SourceKind.OTHER
    headline_only: bool = False
    note: str = ""


RELEVANT_FROM = 0.5
"""The score an article is kept from."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """Whether an article belongs here, and the words that decided it.

    `score` runs from 0 to 1; `reasons` are short English sentences, each naming the words found.
    """

    relevant: bool
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What a document tells its readers. Every span indexes `text`; `event_id` is the catalogued event it reports."""

    title: str
    language: str
    text: str
    published: Moment | None
    event: Moment | None
    event_id: str | None
    topics: tuple[str, ...]
    actors: tuple[str, ...]
    summary: tuple[Span, ...]
    machine_translated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis(Gist):
    """All that was understood of a document: its gist, whether it belongs here, and what it is compared by.

    `signature` is its MinHash, `weights` its telling words (lower case, CJK as bigrams) with their share of the text.
    """

    relevance: Relevance
    signature: tuple[int, ...]
    weights: tuple[tuple[str, float], ...]
    marks: Marks = UNMARKED


@dataclass(frozen=True, slots=True)
class Overruling:
    """A person's word on whether an article is relevant, which stands before the computed one. `at` is in UTC."""

    relevant: bool
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """What a language model wrote of an article, shown labelled as machine-written.

    Every name, number and date in it stands in the article's text. `language` is that of `title` and `sentences`,
    "" and () where it wrote none that could be shown; `model` is the model's name, `failures` how often it gave no
    answer.
    """

    model: str
    language: str
    title: str = ""
    sentences: tuple[str, ...] = ()
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A stored article, as a story shows it. `first_seen` is when it was stored, in UTC.

    `duplicate_of` names the article whose text it reprints; `backlog` is True when it was there before its
    source was followed, so that no digest announces it; `note` says what could not be read; `placed_by` who put it
    into its story by hand, "" for nobody.
    """

    id: int
    source_id: int | None
    url: str | None
    publisher: str
    kind: SourceKind
    analysis: Gist
    first_seen: datetime
    version_id: int
    story_id: int | None
    duplicate_of: int | None = None
    headline_only: bool = False
    backlog: bool = False
    note: str = ""
    overruled: Overruling | None = None
    placed_by: str = ""
    written: Written | None = None

    @property
    def origin(self) -> str:
        """Whose independent report it is, "" where nobody knows: a file without an address may hold anyone's text."""
        if self.kind.is_given and not self.url:
            return ""
        return self.publisher or str(self.id)


@dataclass(frozen=True, slots=True)
class ArticleInFull(Article):
    """A stored article with all that was understood of it."""

    analysis: Analysis

    @property
    def relevant(self) -> bool:
        """Whether it belongs here: a person's word, else the computed one."""
        return self.overruled.relevant if self.overruled else self.analysis.relevance.relevant


def without_future_date(document: Document, now: datetime) -> Document:
    """Drop a date of publication that is not reached yet, and say so: sites date reports by the event to come."""
    published = document.published
    if published is None or published.value <= now + AHEAD:
        return document
    doubt = Phrase("It is dated {date}, which is still to come, so that date is not believed.", date=published.iso())
    return replace(document, published=None, note=then(document.note, doubt))


def is_backlog(*, first_poll: bool, default_source: bool, published: Moment | None, now: datetime) -> bool:
    """Whether an article was there before anyone followed its source, and so is not announced.

    A source a person adds announces nothing of what it held. The default sources are the archive's
    foundation: of theirs, what was published in the last seven days counts as new.
    """
    if not first_poll:
        return False
    return not default_source or published is None or published.end() < now - BACKLOG_AGE
