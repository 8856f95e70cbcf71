"""Ticks: at once, again and again, one at a time, whatever went wrong before."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.adapters.clock import SystemClock
from bot.adapters.scheduler import Tick, Ticker
from bot.domain.errors import FetchError

OFTEN = timedelta(seconds=0.05)


class Counter:
    """A job that counts its runs, does `work` in each, and can be waited for."""

    def __init__(self, work: Callable[[], Awaitable[None]] | None = None) -> None:
        self.runs = 0
        self.ended = 0
        self._work = work
        self._begun = asyncio.Condition()

    async def run(self) -> None:
        async with self._begun:
            self.runs += 1
            self._begun.notify_all()
        if self._work is not None:
            await self._work()
        self.ended += 1

    async def reach(self, runs: int) -> None:
        """Wait until so many runs have begun, five seconds at most."""
        async with asyncio.timeout(5), self._begun:
            await self._begun.wait_for(lambda: self.runs >= runs)


async def fail_as_expected() -> None:
    raise FetchError("example.org took too long to answer.")


async def fail_as_a_bug() -> None:
    raise KeyError("no such key")


async def take_long() -> None:
    await asyncio.sleep(0.3)


async def never_end() -> None:
    await asyncio.Event().wait()


async def test_a_tick_runs_at_once_and_then_again() -> None:
    rare, frequent = Counter(), Counter()
    ticker = Ticker([Tick("rare", timedelta(hours=1), rare.run), Tick("frequent", OFTEN, frequent.run)])
    ticker.start()
    await rare.reach(1)
    await frequent.reach(3)
    await ticker.stop()
    assert rare.runs == 1


@pytest.mark.parametrize("work", [fail_as_expected, fail_as_a_bug], ids=["an error of ours", "a bug"])
async def test_a_failed_run_does_not_stop_the_next(work: Callable[[], Awaitable[None]]) -> None:
    counter = Counter(work)
    ticker = Ticker([Tick("poll", OFTEN, counter.run)])
    ticker.start()
    await counter.reach(3)
    await ticker.stop()


async def test_an_error_of_ours_is_one_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    counter = Counter(fail_as_expected)
    ticker = Ticker([Tick("poll", timedelta(hours=1), counter.run)])
    ticker.start()
    await counter.reach(1)
    await ticker.stop()
    (record,) = (record for record in caplog.records if record.levelno >= logging.WARNING)
    assert record.getMessage() == "poll: example.org took too long to answer."
    assert record.exc_info is None


async def test_a_bug_leaves_its_traceback_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    counter = Counter(fail_as_a_bug)
    ticker = Ticker([Tick("poll", timedelta(hours=1), counter.run)])
    ticker.start()
    await counter.reach(1)
    await ticker.stop()
    (record,) = (record for record in caplog.records if record.levelno >= logging.WARNING)
    assert "poll" in record.getMessage()
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], KeyError)


async def test_a_run_that_takes_longer_than_its_interval_does_not_overlap_the_next() -> None:
    counter = Counter(take_long)
    ticker = Ticker([Tick("poll", OFTEN, counter.run)])
    ticker.start()
    await counter.reach(1)
    await asyncio.sleep(0.2)
    assert counter.runs == 1
    await counter.reach(2)
    assert counter.ended == 1
    await ticker.stop()


async def test_stopping_waits_for_the_run_under_way() -> None:
    counter = Counter(take_long)
    ticker = Ticker([Tick("poll", OFTEN, counter.run)])
    ticker.start()
    await counter.reach(1)
    await ticker.stop()
    assert counter.ended == counter.runs == 1


async def test_stopping_cuts_off_a_run_that_does_not_end(caplog: pytest.LogCaptureFixture) -> None:
    counter = Counter(never_end)
    ticker = Ticker([Tick("poll", timedelta(hours=1), counter.run)])
    ticker.start()
    await counter.reach(1)
    await ticker.stop(seconds=0.1)
    warnings = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert warnings == ["poll did not end in time and was cut off."]
    assert counter.ended == 0


async def test_no_run_begins_after_stopping() -> None:
    counter = Counter()
    ticker = Ticker([Tick("poll", OFTEN, counter.run)])
    ticker.start()
    await counter.reach(1)
    await ticker.stop()
    runs = counter.runs
    await asyncio.sleep(0.2)
    assert counter.runs == runs


async def test_stopping_what_never_started_does_nothing() -> None:
    await Ticker([]).stop()


def test_the_clock_tells_the_present_instant_in_utc() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()
    assert before <= now <= datetime.now(UTC)
    assert now.tzinfo is UTC
