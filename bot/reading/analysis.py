"""The whole understanding of a document, one pure step after another."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.articles import Analysis, Document, Relevance, Span
from bot.reading import dates, relevance, similarity, subjects, summary
from bot.reading.clean import clean
from bot.reading.language import detect
from bot.reading.marks import marks
from bot.reading.markup import one_line
from bot.reading.names import NameFinder
from bot.reading.passages import Passage, lay_out
from bot.reading.translated import is_machine_translated


def understand(names: NameFinder, documents: Sequence[Document]) -> tuple[Analysis, ...]:
    """Understand documents to be stored; one that cannot be relevant is read no further than that takes."""
    return tuple(glance(document, names) or analyze(document, names) for document in documents)


def glance(document: Document, names: NameFinder) -> Analysis | None:
    """Give the analysis of a document that does not name both sides, which cannot be relevant; None for any other.

    Such an article is kept to be known again and to answer why: its text as it came, its language, the feed's date.
    """
    text = f"{document.title}\n{document.text}"
    passage = Passage(Span(text, 0, len(text)), "", names.find(text))
    absent = relevance.absent(passage, names.catalog, document.published)
    if not absent:
        return None
    return Analysis(
        title=one_line(document.title),
        language=detect(document.text or document.title, document.language),
        text=document.text,
        published=document.published,
        event=None,
        event_id=None,
        relevance=Relevance(relevant=False, score=0.0, reasons=tuple(f"{side} is not named." for side in absent)),
        topics=(),
        actors=(),
        summary=(),
        signature=(),
        weights=(),
    )


def analyze(document: Document, names: NameFinder) -> Analysis:
    """Understand a document: clean, language, topics, relevance, dates, signature, summary.

    Nothing but the document and the catalogue goes in, neither a clock nor its address or id.
    """
    cleaned = clean(document.text, document.title)
    language = detect(cleaned.text or cleaned.title, document.language)
    reading = lay_out(cleaned, language, names)
    topics = subjects.topics(reading, names)
    published = dates.published(document.published, reading, names.catalog)
    judged = relevance.relevance(reading, topics, names.catalog, published)
    happened, occasion = dates.event(reading, published, names.catalog, relevant=judged.relevant)
    return Analysis(
        title=cleaned.title,
        language=language,
        text=cleaned.text,
        published=published,
        event=happened,
        event_id=occasion.id if occasion else None,
        relevance=judged,
        topics=topics,
        actors=subjects.actors(reading, names),
        summary=summary.summarise(reading),
        signature=similarity.signature(cleaned.text, language),
        weights=similarity.weights(f"{cleaned.title}\n{cleaned.text}", language, subjects.sides_named(reading)),
        machine_translated=is_machine_translated(document.text, cleaned.title, cleaned.text, language),
        marks=marks(reading, names, happened, published),
    )
