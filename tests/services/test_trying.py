"""Trying sources says how they answer, and leaves everything as it was."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.domain.errors import NotFound
from bot.domain.ports import Fetched
from bot.domain.sources import SourceKind, SourceListing, SourceState
from bot.services import briefing, trying
from bot.services.desk import Desk
from storage import sources
from tests.fakes.ports import StumblingWorkers
from tests.fakes.websites import Page, Website
from tests.services.reports import CHIPS, FOOTBALL, GREEN, rss


async def follow(desk: Desk, url: str, name: str, state: SourceState = SourceState.ACTIVE) -> int:
    listing = SourceListing(url, name, name, "en", SourceKind.PRESS)
    async with desk.database.writing() as connection:
        source, _ = await sources.add(connection, listing, is_default=True, now=desk.clock.now(), state=state)
    return source.id


async def test_a_trial_counts_what_a_source_gives_and_stores_nothing(desk: Desk, site: Website) -> None:
    number = await follow(desk, site.put("/feed", Page(rss([CHIPS, FOOTBALL]), "application/rss+xml")), "Paper")
    before = (await briefing.status(desk)).sources
    trial = await trying.try_source(desk, number)
    assert (trial.error, trial.found, trial.looked_at, trial.relevant) == ("", 2, 2, 1)
    assert trial.newest == FOOTBALL.published
    assert (await briefing.status(desk)).sources == before
    assert (await briefing.status(desk)).articles == 0


async def test_a_text_that_takes_too_long_to_judge_counts_as_not_relevant(desk: Desk, site: Website) -> None:
    number = await follow(desk, site.put("/feed", Page(rss([CHIPS, GREEN]), "application/rss+xml")), "Paper")
    trial = await trying.try_source(replace(desk, workers=StumblingWorkers(desk.names, "hydrogen")), number)
    assert (trial.error, trial.looked_at, trial.relevant) == ("", 2, 1)


async def test_a_trial_of_all_names_the_reason_of_each_failure_and_tries_paused_ones_too(
    desk: Desk, site: Website
) -> None:
    await follow(desk, site.put("/feed", Page(rss([CHIPS]), "application/rss+xml")), "Paused", SourceState.PAUSED)
    await follow(desk, site.put("/broken", Page(b"", status=404)), "Broken")
    await follow(desk, site.put("/page", Page(b"<html><body><p>Hello</p></body></html>")), "Page")
    found = {trial.source.listing.name: trial.error for trial in (await trying.try_all(desk)).trials}
    assert (found["Paused"], "404" in found["Broken"], "web page" in found["Page"]) == ("", True, True)


class _Stuck:
    """A fetcher that never answers."""

    async def fetch(self, url: str, *, etag: str = "", last_modified: str = "", page: bool = False) -> Fetched:  # noqa: ARG002  the port's
        await asyncio.Event().wait()
        raise AssertionError


async def test_a_trial_of_all_ends_in_time_and_says_which_were_late_and_which_not_asked(desk: Desk) -> None:
    for number in range(10):
        await follow(desk, f"https://press.example/{number}", f"Paper {number}")
    found = await trying.try_all(replace(desk, fetcher=_Stuck()), patience=0.05)
    assert (len(found.trials), len(found.not_asked)) == (8, 2)
    assert all("did not answer within" in trial.error for trial in found.trials)


async def test_without_sources_none_is_tried(desk: Desk) -> None:
    assert (await trying.try_all(desk)).trials == ()


async def test_a_source_nobody_knows_or_that_was_removed_is_not_found(desk: Desk) -> None:
    number = await follow(desk, "https://press.example/feed", "Paper", SourceState.REMOVED)
    for unknown in (number, number + 1):
        with pytest.raises(NotFound, match=f"no source {unknown}"):
            await trying.try_source(desk, unknown)
