"""The whole understanding of a document, one pure step after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.articles import Analysis, Document, Relevance, Span
from bot.domain.catalog import Side
from bot.domain.moments import Moment
from bot.reading.cleaning.clean import Cleaned, clean
from bot.reading.cleaning.translated import is_machine_translated
from bot.reading.dating import dates
from bot.reading.naming import subjects
from bot.reading.naming.names import NameFinder
from bot.reading.naming.passages import Passage, Reading, lay_out
from bot.reading.relevance import relevance
from bot.reading.stories import similarity
from bot.reading.stories.marks import marks
from bot.reading.summaries import summary
from bot.reading.text.folding import fold_name
from bot.reading.text.language import UNKNOWN, claimed, detect
from bot.reading.text.markup import one_line
from bot.reading.text.mend import mend, paragraphs


@dataclass(frozen=True, slots=True)
class _Judged:
    """A document read as far as it takes to judge it."""

    document: Document
    cleaned: Cleaned
    reading: Reading
    topics: tuple[str, ...]
    published: Moment | None
    relevance: Relevance


def understand(names: NameFinder, documents: Sequence[Document]) -> tuple[Analysis, ...]:
    """Understand documents to be stored; one that is left out is read no further than that takes."""
    return tuple(glance(document, names) or _understood(document, names) for document in documents)


def glance(document: Document, names: NameFinder) -> Analysis | None:
    """Give the analysis of a document that does not name both sides, which cannot be relevant; None for any other.

    Such an article is kept to be known again and to answer why: its text as it came, its language, the feed's date.
    """
    absent = relevance.absent(_whole(document), names, document.published)
    if not absent:
        return None
    return _left_out(
        title=one_line(document.title),
        language=claimed(document.language) or detect(document.text or document.title, None),
        text=document.text,
        published=document.published,
        judged=Relevance(relevant=False, score=0.0, reasons=absent),
    )


def name_any(sides: frozenset[Side], names: NameFinder, documents: Sequence[Document]) -> tuple[bool, ...]:
    """Say of each document, nothing taken off, whether it names an actor of one of these sides."""
    return tuple(_names_any(sides, names, _whole(document)) for document in documents)


def _names_any(sides: frozenset[Side], names: NameFinder, whole: Passage) -> bool:
    if names.glimpse(whole.folded).sides.isdisjoint(sides):
        return False
    found = replace(whole, mentions=names.find(whole.span.text))
    return any(actor.side in sides for _, actor in found.actors(names.catalog))


def _whole(document: Document) -> Passage:
    """Give title and text as one passage, characters mended and broken lines joined, but nothing taken off."""
    text = "\n".join(paragraphs(mend(f"{document.title}\n\n{document.text}")))
    return Passage(Span(text, 0, len(text)), fold_name(text), ())


def unread(document: Document, reason: str) -> Analysis:
    """Give the analysis of a document that reading failed on: all as it came, left out for that reason."""
    return _left_out(
        title=document.title,
        language=document.language or UNKNOWN,
        text=document.text,
        published=document.published,
        judged=Relevance(relevant=False, score=0.0, reasons=(reason,)),
    )


def judge(names: NameFinder, documents: Sequence[Document]) -> tuple[bool, ...]:
    """Say of each document whether it is relevant, reading none further than that takes."""
    return tuple(
        glance(document, names) is None and _judge(document, names).relevance.relevant for document in documents
    )


def read_in_full(names: NameFinder, document: Document) -> Analysis:
    """Do what `analyze` does, for a worker, which gives the names first."""
    return analyze(document, names)


def analyze(document: Document, names: NameFinder) -> Analysis:
    """Understand a document: clean, language, topics, relevance, dates, signature, summary.

    Nothing but the document and the catalogue goes in, neither a clock nor its address or id.
    """
    return _in_full(_judge(document, names), names)


def _understood(document: Document, names: NameFinder) -> Analysis:
    judged = _judge(document, names)
    if judged.relevance.relevant:
        return _in_full(judged, names)
    cleaned = judged.cleaned
    return _left_out(cleaned.title, judged.reading.language, cleaned.text, judged.published, judged.relevance)


def _judge(document: Document, names: NameFinder) -> _Judged:
    cleaned = clean(document.text, document.title)
    language = detect(cleaned.text or cleaned.title, document.language)
    reading = lay_out(cleaned, language, names)
    topics = subjects.topics(reading, names)
    published = dates.published(document.published, reading, names.catalog)
    judged = relevance.relevance(reading, topics, names.catalog, published)
    return _Judged(document, cleaned, reading, topics, published, judged)


def _in_full(judged: _Judged, names: NameFinder) -> Analysis:
    reading, published, cleaned = judged.reading, judged.published, judged.cleaned
    title, text, language = cleaned.title, cleaned.text, reading.language
    happened, occasion = dates.event(reading, published, names.catalog, relevant=judged.relevance.relevant)
    return Analysis(
        title=title,
        language=language,
        text=text,
        published=published,
        event=happened,
        event_id=occasion.id if occasion else None,
        relevance=judged.relevance,
        topics=judged.topics,
        actors=subjects.actors(reading, names),
        summary=summary.summarise(reading),
        signature=similarity.signature(text, language),
        weights=similarity.weights(f"{title}\n{text}", language, subjects.sides_named(reading)),
        machine_translated=is_machine_translated(judged.document.text, title, text, language),
        marks=marks(reading, names, happened, published),
    )


def _left_out(title: str, language: str, text: str, published: Moment | None, judged: Relevance) -> Analysis:
    return Analysis(
        title=title,
        language=language,
        text=text,
        published=published,
        event=None,
        event_id=None,
        relevance=judged,
        topics=(),
        actors=(),
        summary=(),
        signature=(),
        weights=(),
    )
