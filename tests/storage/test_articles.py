"""Articles come back as they were understood, once each, with the reason they stand where they stand."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from bot.domain.answers import ArticleWhy
from bot.domain.articles import Analysis, Article, ArticleInFull, Gist, Span
from bot.domain.errors import ReadingError
from bot.domain.moments import Moment, Precision, at_day
from storage import articles, sources
from storage.articles import ArticleCounts, NewArticle
from storage.database import Connection, Database
from tests.storage.samples import NOW, TEXT, add_story, analysis, hours, listing, new_article


async def stored(connection: Connection, new: NewArticle) -> ArticleInFull:
    article_id = await articles.add(connection, new)
    assert article_id is not None
    article = await articles.get(connection, article_id)
    assert article is not None
    return article


@pytest.mark.parametrize(
    "understood",
    [
        pytest.param(analysis(), id="Japanese, with everything"),
        pytest.param(replace(analysis(), published=None, event=None, event_id=None), id="no dates"),
        pytest.param(replace(analysis(), summary=()), id="no summary"),
        pytest.param(
            replace(analysis(""), topics=(), actors=(), signature=(), weights=()), id="nothing but a headline"
        ),
        pytest.param(
            replace(analysis(), published=at_day(date(2025, 7, 1), "the feed", Precision.MONTH)), id="a month"
        ),
        pytest.param(replace(analysis("𠮷野家 🇪🇺" + TEXT), machine_translated=True), id="beyond the basic plane"),
    ],
)
async def test_an_article_comes_back_as_it_was_understood(database: Database, understood: Analysis) -> None:
    async with database.writing() as connection:
        source, _ = await sources.add(connection, listing(), is_default=True, now=NOW)
        new = replace(
            new_article(1, understood), source_id=source.id, backlog=True, headline_only=True, note="Paywall."
        )
        article = await stored(connection, new)
    assert article == ArticleInFull(
        id=article.id,
        source_id=source.id,
        url=new.url,
        publisher=new.publisher,
        kind=new.kind,
        analysis=understood,
        first_seen=NOW,
        version_id=article.version_id,
        story_id=None,
        duplicate_of=None,
        headline_only=True,
        backlog=True,
        note="Paywall.",
    )


async def test_a_reprint_names_its_origin_and_its_story(database: Database) -> None:
    async with database.writing() as connection:
        story_id = await add_story(connection, new_article(1))
        origin = (await articles.of_stories(connection, [story_id]))[story_id][0]
        reprint = await stored(connection, replace(new_article(2), story_id=story_id, duplicate_of=origin.id))
    assert (reprint.story_id, reprint.duplicate_of) == (story_id, origin.id)


async def test_a_story_has_of_its_articles_what_readers_are_shown(database: Database) -> None:
    async with database.writing() as connection:
        story_id = await add_story(connection, new_article(1))
        (shown,) = (await articles.of_stories(connection, [story_id]))[story_id]
        whole = await articles.get(connection, shown.id)
    assert whole is not None
    gist = Gist(**{field.name: getattr(whole.analysis, field.name) for field in fields(Gist)})
    rest = {field.name: getattr(whole, field.name) for field in fields(Article) if field.name != "analysis"}
    assert shown == Article(analysis=gist, **rest)


@pytest.mark.parametrize(
    ("second", "kept"),
    [
        pytest.param({"identities": ("https://example.eu/articles/1",)}, False, id="the same identity"),
        pytest.param({}, True, id="the same text at another address"),
        pytest.param({"url": None, "identities": ("sha256:1",)}, True, id="no address"),
    ],
)
async def test_an_identity_is_stored_once(database: Database, second: dict[str, str], kept: bool) -> None:
    async with database.writing() as connection:
        await stored(connection, new_article(1))
        new = replace(new_article(2), **second)  # type: ignore[arg-type]  # the table names the fields
        assert (await articles.add(connection, new) is not None) is kept


async def test_articles_without_address_or_identity_stand_side_by_side(database: Database) -> None:
    nameless = replace(new_article(), url=None, identities=())
    async with database.writing() as connection:
        assert (await stored(connection, nameless)).id != (await stored(connection, nameless)).id


async def test_a_summary_that_is_no_quote_of_the_text_is_refused(database: Database) -> None:
    invented = replace(analysis(), summary=(Span("日本とEUは合意した。", 0, 10),))
    with pytest.raises(ReadingError, match="“日EU、半導体で協力” is not a quote of its text"):
        async with database.writing() as connection:
            await articles.add(connection, new_article(1, invented))


async def test_what_no_database_can_hold_is_replaced_without_moving_the_quotes(database: Database) -> None:
    text = "Nul \x00 and half a pair \ud83d. Japan and the EU agree."
    hostile = replace(analysis(text, title="a\x00b"), summary=(Span(text[24:], 24, len(text)),), actors=("\x00",))
    async with database.writing() as connection:
        article = await stored(connection, new_article(1, hostile))
    assert article.analysis.title == "a\ufffdb"
    assert article.analysis.text == "Nul \ufffd and half a pair \ufffd. Japan and the EU agree."
    assert article.analysis.summary == (Span(" Japan and the EU agree.", 24, len(text)),)


async def test_why_gives_the_reason_of_its_placement(database: Database) -> None:
    async with database.writing() as connection:
        article = await stored(connection, replace(new_article(), placement="It shares actors and day with story 3."))
        assert await articles.why(connection, article.id) == ArticleWhy(
            article, "It shares actors and day with story 3."
        )
        assert await articles.why(connection, article.id + 1) is None
        assert await articles.get(connection, article.id + 1) is None


async def test_counts_tell_relevant_ones_and_when_the_last_was_first_seen(database: Database) -> None:
    early = Moment(NOW - hours(48), Precision.INSTANT, "the feed")
    async with database.writing() as connection:
        assert await articles.count(connection) == ArticleCounts(0, 0, None)
        await stored(connection, new_article(1, replace(analysis(), published=early)))
        assert await articles.count(connection) == ArticleCounts(1, 1, NOW)
        later = replace(new_article(2, replace(analysis(relevant=False), published=None)), first_seen=NOW + hours(1))
        await stored(connection, later)
        assert await articles.count(connection) == ArticleCounts(2, 1, NOW + hours(1))
