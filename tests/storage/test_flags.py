"""A flag stands open until somebody settles it, once, and the same one is raised once."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.domain.articles import Span
from bot.domain.errors import ReadingError
from bot.domain.facts import Flag, FlagKind, FlagState
from bot.domain.moments import parse_moment
from storage import facts, flags
from storage.database import Connection, Database
from tests.storage.curated import ADA, BEN, PLACE, add_version
from tests.storage.samples import NOW, TEXT, add_story, fact, hours, new_article

REPORT = Flag(0, FlagKind.REPORT, FlagState.OPEN, NOW, "The day is wrong.", fact_id="f1", person=ADA, place=PLACE)


async def conflict(connection: Connection) -> Flag:
    """Store a story and two facts, and give a conflict of its article with the first."""
    story = await add_story(connection, new_article(5))
    version = await add_version(connection, 1, story_id=story)
    await facts.add_starter(connection, [fact("f1"), fact("f2")], NOW)
    return Flag(
        id=0,
        kind=FlagKind.CONFLICT,
        state=FlagState.OPEN,
        created=NOW,
        note="The fact is of 2019, the text says 2018.",
        fact_id="f1",
        article_id=2,
        story_id=story,
        version_id=version,
        quote=Span(TEXT[3:9], 3, 9),
        when=parse_moment("2018", "“2018”"),
    )


async def test_a_flag_comes_back_as_it_was_raised(database: Database) -> None:
    async with database.writing() as connection:
        flag = await conflict(connection)
        for raised in (flag, REPORT):
            flag_id = await flags.raise_flag(connection, raised)
            assert flag_id is not None
            assert await flags.get(connection, flag_id) == replace(raised, id=flag_id)
        assert await flags.get(connection, 99) is None


async def test_the_same_stands_open_once(database: Database) -> None:
    async with database.writing() as connection:
        flag = await conflict(connection)
        others = [flag, replace(flag, fact_id="f2"), REPORT, replace(REPORT, person=BEN), replace(REPORT, fact_id="f2")]
        assert None not in [await flags.raise_flag(connection, other) for other in others]
        again = [await flags.raise_flag(connection, replace(other, note="Again.")) for other in others]
        assert again == [None] * len(others)
        assert await flags.count_open(connection) == len(others)


async def test_what_was_settled_may_be_raised_again(database: Database) -> None:
    async with database.writing() as connection:
        await conflict(connection)
        first = await flags.raise_flag(connection, REPORT)
        assert first is not None
        await flags.settle(connection, first, "Ben", NOW)
        assert await flags.raise_flag(connection, REPORT) == first + 1


async def test_of_two_who_settle_a_flag_one_is_told_it_did(database: Database) -> None:
    async with database.writing() as connection:
        await conflict(connection)
        flag_id = await flags.raise_flag(connection, REPORT)
        assert flag_id is not None
        assert await flags.settle(connection, flag_id, "Ada", NOW + hours(1))
        assert not await flags.settle(connection, flag_id, "Ben", NOW + hours(2))
        assert not await flags.settle(connection, flag_id + 1, "Ben", NOW)
        settled = replace(REPORT, id=flag_id, state=FlagState.SETTLED, settled=NOW + hours(1), settled_by="Ada")
        assert await flags.get(connection, flag_id) == settled
        assert await flags.open_flags(connection, 9) == ()
        assert await flags.of_fact(connection, "f1") == (settled,)


async def test_conflicts_come_before_reports_and_the_oldest_first(database: Database) -> None:
    async with database.writing() as connection:
        flag = await conflict(connection)
        raised = [
            await flags.raise_flag(connection, one)
            for one in (REPORT, replace(flag, created=NOW + hours(1)), replace(flag, fact_id="f2"))
        ]
        found = await flags.open_flags(connection, 9)
        assert [one.id for one in found] == [raised[2], raised[1], raised[0]]
        assert await flags.open_flags(connection, 1) == found[:1]
        await flags.mark_posted(connection, [found[0].id], NOW)
        assert await flags.open_flags(connection, 9, unposted=True) == found[1:]


async def test_stories_have_their_open_flags(database: Database) -> None:
    async with database.writing() as connection:
        flag = await conflict(connection)
        flag_id = await flags.raise_flag(connection, flag)
        await flags.raise_flag(connection, REPORT)
        assert flag_id is not None
        assert flag.story_id is not None
        assert await flags.of_stories(connection, [flag.story_id, 99]) == {flag.story_id: (replace(flag, id=flag_id),)}
        assert await flags.of_story(connection, 99) == ()
        await flags.settle(connection, flag_id, "Ada", NOW)
        assert await flags.of_story(connection, flag.story_id) == ()


async def test_words_that_do_not_stand_in_the_article_are_not_flagged(database: Database) -> None:
    async with database.writing() as connection:
        flag = await conflict(connection)
        for wrong in (replace(flag, quote=Span("made up", 3, 10)), replace(flag, version_id=None)):
            with pytest.raises(ReadingError, match="do not stand"):
                await flags.raise_flag(connection, wrong)
        assert await flags.count_open(connection) == 0


async def test_a_quote_that_no_longer_stands_is_not_shown(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    async with database.writing() as connection:
        flag_id = await flags.raise_flag(connection, await conflict(connection))
        await connection.execute(text("UPDATE article_versions SET text = 'Something else.'"))
        with caplog.at_level(logging.ERROR):
            (found,) = await flags.open_flags(connection, 9)
    assert (found.id, found.quote) == (flag_id, None)
    assert f"The quote of flag {flag_id} is not in version" in caplog.text


async def test_of_twenty_who_raise_the_same_at_once_one_does(database: Database) -> None:
    async with database.writing() as connection:
        await conflict(connection)

    async def report() -> int | None:
        async with database.writing() as connection:
            return await flags.raise_flag(connection, REPORT)

    raised = await asyncio.gather(*(report() for _ in range(20)))
    assert len([one for one in raised if one is not None]) == 1
