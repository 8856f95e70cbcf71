"""What a proposed fact rests on: words of a stored article, or the address of an official document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from bot.domain.articles import Article, Span
from bot.domain.catalog import Catalog
from bot.domain.curation import Draft
from bot.domain.errors import UsageError
from bot.domain.facts import LONGEST_QUOTE, Citation
from bot.domain.sources import SourceKind
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

    Raises NotFound, ReadingError for what is no web address, and UsageError when the words do not stand in the text
    or there are none and the address is not official.
    """
    url = canonical_url(draft.url) if draft.url.strip() else ""
    article = await _article(desk, draft.article_id, url)
    if draft.quote.strip():
        return await _quoted(desk, article, draft.quote)
    address = (article.url if article else "") or url
    if not address:
        raise UsageError("Say what the fact rests on: words of a stored article, or an official document's address.")
    if not await _is_official(desk, article, address):
        raise UsageError(
            "{host} is not an official source, so its address alone is not enough: give the words of the "
            "article that the fact rests on.",
            host=_host(address),
        )
    return Citation(_title_of(article) if article else _host(address), address, official=True)


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
    span = await desk.workers.run(verbatim, article.analysis.text, quote)
    if span is None:
        raise UsageError(
            "These words do not stand in the text of article {id}: copy a sentence from it as it is written.",
            id=article.id,
        )
    if len(words(span.text)) < _FEWEST_WORDS:
        raise UsageError("“{text}” is too little to say what happened: copy the whole sentence.", text=span.text)
    return quoted(article, span)


async def _is_official(desk: Desk, article: Article | None, url: str) -> bool:
    """Whether an address is of an official source, or of a site the catalogue's official sources and facts are on."""
    if article and article.kind is SourceKind.OFFICIAL:
        return True
    async with desk.database.reading() as connection:
        followed = [source.listing for source in await sources.all_sources(connection)]
    listings = [*desk.catalog.sources, *followed]
    official = {_host(one.site or one.url) for one in listings if one.kind is SourceKind.OFFICIAL}
    official.update(_official_hosts(desk.catalog))
    host = _host(url)
    return any(host == known or host.endswith(f".{known}") for known in official if known)


def _official_hosts(catalog: Catalog) -> Iterable[str]:
    cited = (citation for fact in catalog.facts for citation in fact.citations)
    return (_host(citation.url) for citation in cited if citation.official and citation.url)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
