"""What a proposed fact rests on: words of a stored article, or the address of an official document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.articles import Article, Span
from bot.domain.curation import Draft
from bot.domain.errors import UsageError
from bot.domain.facts import LONGEST_QUOTE, Citation
from bot.domain.sources import SourceKind, host_of, kind_at, known_sites
from bot.domain.text import words
from bot.reading.text.addresses import canonical_url, page_of
from bot.reading.text.verbatim import verbatim
from bot.services.desk import Desk
from bot.services.handwork import find_article
from storage import articles, identities, sources

_FEWEST_WORDS: Final = 3
"""A word or two stand in any text, and show nothing; of Japanese, two characters that follow each other are a word."""


async def citation_of(desk: Desk, draft: Draft) -> Citation:
    """Give what a draft rests on, a quote exactly as the stored text has it.

    Without a quote a file shows nothing: what it says of itself, the address included, is anyone's word. Raises
    NotFound, ReadingError for what is no web address, and UsageError when the words do not stand in the text or there
    are none and the address is not official.
    """
    url = canonical_url(draft.url) if draft.url.strip() else ""
    article = await _article(desk, draft.article_id, url)
    if draft.quote.strip():
        return await _quoted(desk, article, draft.quote)
    article = _read_at_its_address(article, draft.article_id)
    address = (article.url if article else "") or url
    if not address:
        raise UsageError("Say what the fact rests on: words of a stored article, or an official document's address.")
    read_there = article is not None and article.kind is SourceKind.OFFICIAL
    if not read_there and kind_at(address, await sites(desk)) is not SourceKind.OFFICIAL:
        raise UsageError(
            "{host} is not an official source, so its address alone is not enough: give the words of the "
            "article that the fact rests on.",
            host=host_of(address),
        )
    return Citation(_title_of(article) if article else host_of(address), address, official=True)


async def sites(desk: Desk) -> Mapping[str, SourceKind]:
    """Give who speaks at the hosts this desk knows: those of its sources, of the catalogue's, of its starter facts."""
    async with desk.database.reading() as connection:
        followed = [source.listing for source in await sources.all_sources(connection)]
    cited = (citation for fact in desk.catalog.facts for citation in fact.citations)
    official = (citation.url for citation in cited if citation.official and citation.url)
    return known_sites([*desk.catalog.sources, *followed], official)


def quoted(article: Article, quote: Span, *, independent: bool = True) -> Citation:
    """Cite words of the stored version of an article."""
    return Citation(
        _title_of(article),
        article.url,
        official=article.kind is SourceKind.OFFICIAL,
        version_id=article.version_id,
        quote=quote.text,
        start=quote.start,
        end=quote.end,
        independent=independent,
    )


def _title_of(article: Article) -> str:
    """Give what a citation of an article is called: who reports, else its headline."""
    return article.publisher or article.analysis.title or f"Article {article.id}"


async def _article(desk: Desk, article_id: int | None, url: str) -> Article | None:
    async with desk.database.reading() as connection:
        if article_id is None and url:
            article_id = await identities.bearer(connection, page_of(url))
            return await articles.get(connection, article_id) if article_id is not None else None
        return await find_article(connection, article_id) if article_id is not None else None


def _read_at_its_address(article: Article | None, named: int | None) -> Article | None:
    """Give an article unless a file gave it. Raises UsageError where such a one was `named` by its number."""
    if article is None or not article.kind.is_given:
        return article
    if named is None:
        return None
    raise UsageError(
        "Article {id} was given in a file, which does not show what stands at its address: give the words the fact "
        "rests on, or an official document's address as its link.",
        id=article.id,
    )


async def _quoted(desk: Desk, article: Article | None, quote: str) -> Citation:
    if len(quote.strip()) > LONGEST_QUOTE:
        raise UsageError(
            "The quote has {count} characters: give the {most} that matter most.",
            count=len(quote.strip()),
            most=LONGEST_QUOTE,
        )
    if article is None:
        raise UsageError(
            "No stored article is at that address, so a quote of it cannot be checked: follow its site with "
            "/eujp source add, give the number of an article that is stored, or an official address without a quote."
        )
    if article.kind is SourceKind.STARTER:
        raise UsageError(
            "Article {id} is starter material in eujp's own words, no evidence: quote a report.", id=article.id
        )
    span = await desk.workers.run(verbatim, article.analysis.text, quote)
    if span is None:
        raise UsageError(
            "These words do not stand in the text of article {id}: copy a sentence from it as it is written.",
            id=article.id,
        )
    if len(words(span.text)) < _FEWEST_WORDS:
        raise UsageError("“{text}” is too little to say what happened: copy the whole sentence.", text=span.text)
    return quoted(article, span)
