"""Starter facts are stored once and whole."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.facts import AgreementState, Citation, FactStatus
from storage import articles, facts
from storage.database import Database
from tests.storage.samples import NOW, analysis, fact, new_article


async def test_a_fact_comes_back_as_it_was_stored(database: Database) -> None:
    cited = replace(
        fact(),
        state=AgreementState.IN_FORCE,
        citations=(Citation("One", None, official=False), Citation("Two", "https://example.eu/2", official=True)),
    )
    async with database.writing() as connection:
        assert await facts.add_starter(connection, [cited], NOW) == 1
        assert await facts.get(connection, cited.id) == cited
        assert await facts.get(connection, "absent") is None


async def test_a_quote_keeps_its_place_in_a_stored_version(database: Database) -> None:
    async with database.writing() as connection:
        article_id = await articles.add(connection, new_article())
        assert article_id is not None
        article = await articles.get(connection, article_id)
        assert article is not None
        quote = analysis().text[3:9]
        citation = Citation("One", None, official=False, version_id=article.version_id, quote=quote, start=3, end=9)
        quoted = replace(fact(), citations=(citation,))
        await facts.add_starter(connection, [quoted], NOW)
        assert await facts.get(connection, quoted.id) == quoted


async def test_the_same_facts_loaded_twice_are_stored_once(database: Database) -> None:
    async with database.writing() as connection:
        assert await facts.add_starter(connection, [fact("a"), fact("b"), fact("a")], NOW) == 2
        assert await facts.add_starter(connection, [fact("a"), fact("c")], NOW) == 1
        assert await facts.count(connection) == 3


async def test_every_stored_fact_is_known_and_the_approved_ones_are_counted(database: Database) -> None:
    async with database.writing() as connection:
        assert await facts.known(connection) == frozenset()
        await facts.add_starter(connection, [fact("a"), fact("b"), fact("open", FactStatus.PROPOSED)], NOW)
        assert await facts.known(connection) == {"a", "b", "open"}
        assert await facts.count(connection) == 2
