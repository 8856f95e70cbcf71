"""Sources are kept, fall due, fare well or badly, and are reported on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.answers import SourceReport
from bot.domain.moments import at_instant
from bot.domain.sources import SourceHealth, SourceState, after_failure, after_resume, after_success
from storage import articles, sources
from storage.database import Database
from tests.storage.samples import NOW, analysis, hours, listing, new_article

FAILING = SourceHealth(polls=9, failures=4, error="503", last_polled=NOW, next_poll=NOW)


async def test_a_source_comes_back_as_it_was_added(database: Database) -> None:
    async with database.writing() as connection:
        source, created = await sources.add(connection, listing(), is_default=True, now=NOW)
        assert created
        assert await sources.get(connection, source.id) == source
        assert await sources.all_sources(connection) == (source,)
    assert source.listing == listing()
    assert (source.state, source.is_default, source.created) == (SourceState.ACTIVE, True, NOW)
    assert (source.health, source.etag, source.last_modified) == (SourceHealth(), "", "")


async def test_a_source_that_is_followed_already_is_left_as_it_is(database: Database) -> None:
    async with database.writing() as connection:
        first, _ = await sources.add(connection, listing(), is_default=True, now=NOW)
        again = listing(name="Another name")
        assert await sources.add(connection, again, is_default=False, now=NOW + hours(1)) == (first, False)


@pytest.mark.parametrize("resting", [SourceState.PAUSED, SourceState.REMOVED])
async def test_a_source_that_rests_is_revived_as_if_it_were_new(database: Database, resting: SourceState) -> None:
    async with database.writing() as connection:
        first, _ = await sources.add(connection, listing(), is_default=True, now=NOW)
        await sources.record_poll(connection, first, after_success(first.health, NOW), '"etag"', "Mon")
        await sources.set_state(connection, first.id, resting)
        revived, created = await sources.add(
            connection, listing(name="Another name"), is_default=False, now=NOW + hours(1)
        )
    assert created
    assert revived == replace(first, listing=listing(name="Another name"), is_default=False, created=NOW + hours(1))


async def test_an_archive_without_sources_says_so(database: Database) -> None:
    async with database.reading() as connection:
        assert not await sources.any_stored(connection)
        assert await sources.get(connection, 1) is None


async def test_a_removed_source_is_listed_no_more_but_the_archive_had_one(database: Database) -> None:
    async with database.writing() as connection:
        source, _ = await sources.add(connection, listing(), is_default=True, now=NOW)
        await sources.set_state(connection, source.id, SourceState.REMOVED)
        assert await sources.all_sources(connection) == ()
        assert await sources.any_stored(connection)


async def test_a_source_revived_stands_as_asked(database: Database) -> None:
    async with database.writing() as connection:
        source, _ = await sources.add(connection, listing(), is_default=True, now=NOW)
        await sources.set_state(connection, source.id, SourceState.REMOVED)
        revived, _ = await sources.add(connection, listing(), is_default=True, now=NOW, state=SourceState.PAUSED)
    assert revived == replace(source, state=SourceState.PAUSED)


async def test_a_poll_is_recorded_with_what_to_ask_next_time(database: Database) -> None:
    async with database.writing() as connection:
        source, _ = await sources.add(connection, listing(), is_default=True, now=NOW)
        health = after_failure(source.health, NOW, "The server did not answer.")
        await sources.record_poll(connection, source, health, '"etag"', "Mon, 09 Mar 2026 07:00:00 GMT")
        assert await sources.get(connection, source.id) == replace(
            source, health=health, etag='"etag"', last_modified="Mon, 09 Mar 2026 07:00:00 GMT"
        )


async def test_a_poll_is_not_recorded_over_another_or_over_a_resume_since_it_began(database: Database) -> None:
    async with database.writing() as connection:
        began, _ = await sources.add(connection, listing(), is_default=True, now=NOW)
        failed = after_failure(began.health, NOW, "The server did not answer.")
        assert await sources.record_poll(connection, began, failed, "", "")
        assert not await sources.record_poll(connection, began, after_success(began.health, NOW), "", "")
        paused = replace(began, health=failed)
        assert await sources.record_poll(connection, paused, after_resume(failed, NOW + hours(1)), "", "")
        assert not await sources.record_poll(connection, paused, after_failure(failed, NOW, "Again."), "", "")
        now = await sources.get(connection, began.id)
        assert now is not None
        assert now.health == after_resume(failed, NOW + hours(1))


@pytest.mark.parametrize(
    ("told", "polled", "holds"),
    [
        pytest.param(1, after_failure(FAILING, NOW, "503"), True, id="told during a poll that fails again"),
        pytest.param(1, after_success(FAILING, NOW + hours(2)), False, id="told during a poll that ends the trouble"),
        pytest.param(3, after_success(FAILING, NOW + hours(2)), True, id="told of what came after it"),
    ],
)
async def test_a_notice_holds_unless_the_source_recovered_after_it(
    database: Database, told: float, polled: SourceHealth, *, holds: bool
) -> None:
    async with database.writing() as connection:
        source, _ = await sources.add(connection, listing(), is_default=True, now=NOW)
        await sources.record_poll(connection, source, FAILING, "", "")
        began = await sources.get(connection, source.id)
        assert began is not None
        await sources.notice(connection, [source.id], NOW + hours(told))
        assert await sources.record_poll(connection, began, polled, "", "")
        after = await sources.get(connection, source.id)
    assert after is not None
    assert after.health.noticed == (NOW + hours(told) if holds else None)


async def test_due_are_the_active_ones_whose_time_has_come_never_polled_ones_first(database: Database) -> None:
    async with database.writing() as connection:
        added = {}
        for name, wait in {"later": 1.0, "now": 0.0, "long ago": -5.0, "paused": -9.0}.items():
            added[name], _ = await sources.add(connection, listing(name, name), is_default=True, now=NOW)
            health = replace(added[name].health, next_poll=NOW + hours(wait))
            await sources.record_poll(connection, added[name], health, "", "")
        await sources.set_state(connection, added["paused"].id, SourceState.PAUSED)
        await sources.add(connection, listing("never", "never"), is_default=True, now=NOW)
        due = await sources.due(connection, NOW, limit=10)
        assert [source.listing.name for source in due] == ["never", "long ago", "now"]
        assert len(await sources.due(connection, NOW, limit=1)) == 1


@pytest.mark.parametrize("state", [SourceState.PAUSED, SourceState.REMOVED])
async def test_of_two_who_set_a_state_one_is_told_it_did(database: Database, state: SourceState) -> None:
    async with database.writing() as connection:
        source, _ = await sources.add(connection, listing(), is_default=True, now=NOW)
        assert await sources.set_state(connection, source.id, state) == replace(source, state=state)
        assert await sources.set_state(connection, source.id, state) is None
        assert await sources.set_state(connection, source.id + 1, state) is None


async def test_a_report_counts_a_sources_articles_and_dates_the_newest(database: Database) -> None:
    async with database.writing() as connection:
        busy, _ = await sources.add(connection, listing("a", "A"), is_default=True, now=NOW)
        idle, _ = await sources.add(connection, listing("b", "B"), is_default=True, now=NOW)
        undated = replace(analysis(), published=None)
        left_out = replace(analysis(relevant=False), published=at_instant(NOW + hours(9000), "a wrong date"))
        for number, understood in enumerate([analysis(), undated, left_out]):
            await articles.add(connection, replace(new_article(number, understood), source_id=busy.id))
        assert await sources.reports(connection) == (
            SourceReport(busy, articles=3, relevant=2, newest=NOW, oldest=NOW - hours(2), published=NOW - hours(2)),
            SourceReport(idle, articles=0, relevant=0, newest=None),
        )
