"""Work done once for many: nobody waits too long, and what failed rests before it is tried again."""

from __future__ import annotations

import asyncio

import pytest

from bot.adapters.shared import Shared


class Work:
    """Gives what it is told to, once it may end, and keeps what it was asked for."""

    def __init__(self, *results: str | None) -> None:
        self.asked: list[str] = []
        self.may_end = asyncio.Event()
        self.may_end.set()
        self._results = list(results)

    async def __call__(self, key: str) -> str | None:
        self.asked.append(key)
        await asyncio.sleep(0)
        await self.may_end.wait()
        return self._results.pop(0) if self._results else key.upper()


async def test_many_who_ask_at_once_and_later_get_what_was_done_once() -> None:
    work = Work()
    shared = Shared(work, 8, patience=60.0, rest=60.0)
    assert await asyncio.gather(*(shared.of("a") for _ in range(5))) == ["A"] * 5
    assert (await shared.of("a"), await shared.of("b"), work.asked) == ("A", "B", ["a", "b"])


async def test_who_goes_away_takes_nothing_from_the_others() -> None:
    shared = Shared(Work(), 8, patience=60.0, rest=60.0)
    first, second = asyncio.ensure_future(shared.of("a")), asyncio.ensure_future(shared.of("a"))
    await asyncio.sleep(0)
    first.cancel()
    assert await second == "A"


async def test_work_that_takes_long_is_not_waited_for_and_goes_on() -> None:
    work = Work()
    work.may_end.clear()
    shared = Shared(work, 8, patience=0.01, rest=60.0)
    assert await shared.of("a") is None
    work.may_end.set()
    assert (await shared.of("a"), work.asked) == ("A", ["a"])


async def test_what_failed_is_not_tried_again_while_it_rests() -> None:
    work = Work(None)
    shared = Shared(work, 8, patience=60.0, rest=60.0)
    assert [await shared.of("a"), await shared.of("a"), work.asked] == [None, None, ["a"]]


async def test_what_failed_is_tried_again_once_it_has_rested() -> None:
    work = Work(None)
    shared = Shared(work, 8, patience=60.0, rest=0.0)
    assert [await shared.of("a"), await shared.of("a"), work.asked] == [None, "A", ["a", "a"]]


async def test_a_fault_of_the_work_reaches_nobody_who_asks_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def stumble(key: str) -> str | None:
        raise KeyError(key)

    shared = Shared(stumble, 8, patience=1.0, rest=60.0)
    assert [await shared.of("a"), await shared.of("a")] == [None, None]
    assert caplog.text.count("KeyError: 'a'") == 1


async def test_what_turned_out_to_be_of_no_use_is_forgotten() -> None:
    shared = Shared(Work(), 8, patience=1.0, rest=60.0)
    assert await shared.of("a") == "A"
    shared.fail("a")
    assert await shared.of("a") is None


async def test_no_more_is_remembered_than_was_asked_for() -> None:
    work = Work()
    shared = Shared(work, 2, patience=1.0, rest=60.0)
    for key in "abca":
        await shared.of(key)
    assert work.asked == ["a", "b", "c", "a"]
