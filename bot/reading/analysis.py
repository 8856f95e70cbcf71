"""The whole understanding of a document, one pure step after another."""

from __future__ import annotations

from bot.domain.articles import Analysis, Document
from bot.reading import dates, relevance, similarity, subjects, summary
from bot.reading.clean import clean
from bot.reading.language import detect
from bot.reading.names import NameFinder
from bot.reading.passages import lay_out


def analyze(document: Document, names: NameFinder) -> Analysis:
    """Understand a document: clean, language, topics, relevance, dates, signature, summary.

    Nothing but the document and the catalogue goes in, neither a clock nor its address or id.
    """
    cleaned = clean(document.text, document.title)
    language = detect(cleaned.text or cleaned.title, document.language)
    reading = lay_out(cleaned, language, names)
    topics = subjects.topics(reading, names)
    judged = relevance.relevance(reading, topics, names.catalog)
    published = dates.published(document.published, reading, names.catalog)
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
    )
