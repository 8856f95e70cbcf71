"""A person's word on what belongs here: it stands before the computed one, is kept, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.answers import ArticleVerdict
from bot.domain.articles import Analysis, ArticleInFull, Document, Overruling
from bot.domain.messages import Person, Place
from bot.reading.analysis import read_in_full
from bot.services.clustering import seat
from bot.services.desk import Desk
from bot.services.handwork import find_article, settle_story
from storage import arranging, articles, audit, claims_due, search, stories, windows
from storage.database import Connection


async def hide_article(desk: Desk, article_id: int, person: Person, place: Place) -> ArticleVerdict:
    """Take an article out of stories, searches and digests; it stays stored. Raises NotFound."""
    async with desk.database.writing() as connection:
        now = await windows.open_for_change(connection, desk.clock.now())
        article = await find_article(connection, article_id)
        if not article.relevant:
            return await _verdict(connection, article, changed=False)
        return await _overrule(connection, article, now, person, place)


async def keep_article(desk: Desk, article_id: int, person: Person, place: Place) -> ArticleVerdict:
    """Show an article that was left out or hidden; one that stood in no story joins one or makes its own.

    What the computer had left out is read in full first. The next digest announces what none could announce before,
    unless it reprints an article that is shown already. Raises NotFound.
    """
    async with desk.database.reading() as connection:
        article = await find_article(connection, article_id)
    analysis = await _read_in_full(desk, article) if article.story_id is None else article.analysis
    async with desk.database.writing() as connection:
        now = await windows.open_for_change(connection, desk.clock.now())
        article = await find_article(connection, article_id)
        if article.relevant:
            return await _verdict(connection, article, changed=False)
        if article.story_id is None:
            article = await _seat(connection, article, analysis, now)
        await arranging.show_from(connection, article.id, now)
        await claims_due.add(connection, [article.id], now)
        return await _overrule(connection, article, now, person, place)


async def _read_in_full(desk: Desk, article: ArticleInFull) -> Analysis:
    """Understand the stored text: of what is left out at first sight no more was read than that took."""
    found = article.analysis
    document = Document(
        text=found.text,
        title=found.title,
        published=found.published,
        language=found.language,
        publisher=article.publisher,
        kind=article.kind,
    )
    return await desk.workers.run_with_names(read_in_full, document)


async def _seat(connection: Connection, article: ArticleInFull, analysis: Analysis, now: datetime) -> ArticleInFull:
    kept = replace(analysis, relevance=replace(analysis.relevance, relevant=True))
    place = await seat(connection, kept, now, itself=article.id)
    assert place.story_id is not None  # noqa: S101  what is relevant always gets a story
    # The computed verdict and its reasons stay beside the person's word.
    revised = replace(analysis, relevance=article.analysis.relevance)
    await articles.revise(connection, article.id, revised, place.bands, now)
    await articles.seat(connection, article.id, place.story_id, place.duplicate_of, place.reason)
    await search.index_article(connection, article.id, place.story_id, f"{analysis.title}\n{analysis.text}")
    return await find_article(connection, article.id)


async def _overrule(
    connection: Connection, article: ArticleInFull, now: datetime, person: Person, place: Place
) -> ArticleVerdict:
    """Turn the present word into its opposite, said by this person."""
    word = Overruling(not article.relevant, person.name or person.id, now)
    await articles.overrule(connection, article.id, word)
    if article.story_id is not None:
        await arranging.settle_origin(connection, article.story_id, article.duplicate_of or article.id)
        await settle_story(connection, article.story_id, now)
    standing = ("hidden", "kept")
    await audit.record(
        connection,
        at=now,
        person=person,
        place=place,
        action="article keep" if word.relevant else "article hide",
        before=f"article {article.id}: {standing[article.relevant]}",
        after=f"article {article.id}: {standing[word.relevant]}",
    )
    return await _verdict(connection, await find_article(connection, article.id), changed=True)


async def _verdict(connection: Connection, article: ArticleInFull, *, changed: bool) -> ArticleVerdict:
    story = await stories.get(connection, article.story_id) if article.story_id is not None else None
    others = [other for other in story.articles if other.id != article.id] if story else []
    return ArticleVerdict(article, changed, len(others))
