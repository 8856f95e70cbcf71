"""Worker processes: results and errors come back, hangs and crashes do not reach this process."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.adapters.workers import ProcessWorkers
from bot.domain.errors import ReadingError


def double(number: int, *, plus: int = 0) -> int:
    return 2 * number + plus


def whoami() -> int:
    return os.getpid()


def reject() -> None:
    raise ReadingError("this is a web page, not a feed")


def divide() -> float:
    return 1 / int("0")


def hang() -> None:
    while True:
        pass


def leave() -> None:
    os._exit(3)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def swell() -> int:
    return len(bytearray(8 * 1024**3))


class OneWayError(Exception):
    """An error that cannot be read back: it is made of more than it keeps."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


def raise_one_way() -> None:
    raise OneWayError("a", "b")


def mark(path: str, seconds: float) -> None:
    Path(path + ".begun").touch()
    time.sleep(seconds)
    Path(path + ".ended").touch()


def wait_for(path: Path) -> None:
    while not path.exists():
        time.sleep(0.02)


@pytest.fixture
async def workers() -> AsyncIterator[ProcessWorkers]:
    workers = ProcessWorkers(seconds=1.0)
    yield workers
    await workers.close()


async def test_a_result_comes_back_from_another_process(workers: ProcessWorkers) -> None:
    assert await workers.run(double, 20, plus=2) == 42
    assert await workers.run(whoami) != os.getpid()


async def test_calls_one_after_the_other_share_a_process(workers: ProcessWorkers) -> None:
    assert await workers.run(whoami) == await workers.run(whoami)


async def test_calls_at_once_run_side_by_side(workers: ProcessWorkers) -> None:
    first, second = await asyncio.gather(workers.run(whoami), workers.run(whoami))
    assert first != second


@pytest.mark.parametrize(
    ("function", "error", "sentence"),
    [
        pytest.param(reject, ReadingError, "this is a web page, not a feed", id="one of ours"),
        pytest.param(divide, ZeroDivisionError, "division by zero", id="one of Python's"),
    ],
)
async def test_an_error_of_the_function_passes_through(
    workers: ProcessWorkers, function: Callable[[], object], error: type[Exception], sentence: str
) -> None:
    with pytest.raises(error, match=sentence):
        await workers.run(function)


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        pytest.param(hang, "longer than 1 seconds", id="it never ends"),
        pytest.param(leave, "crashed", id="it leaves the process"),
        pytest.param(be_killed, "crashed", id="it breaks the process"),
        pytest.param(swell, "more memory", id="it wants eight gigabytes"),
        pytest.param(raise_one_way, "crashed", id="its error cannot be brought back"),
    ],
)
async def test_a_call_that_goes_wrong_is_a_reading_error_and_the_next_one_works(
    workers: ProcessWorkers, function: Callable[[], object], sentence: str
) -> None:
    with pytest.raises(ReadingError, match=sentence):
        await workers.run(function)
    assert await workers.run(double, 1) == 2


async def test_a_hang_leaves_the_other_calls_alone(workers: ProcessWorkers) -> None:
    hung, doubled = await asyncio.gather(workers.run(hang), workers.run(double, 4), return_exceptions=True)
    assert isinstance(hung, ReadingError)
    assert doubled == 8


async def test_a_cancelled_call_is_ended_in_its_process(workers: ProcessWorkers, tmp_path: Path) -> None:
    call = asyncio.ensure_future(workers.run(mark, str(tmp_path / "call"), 0.8))
    await asyncio.to_thread(wait_for, tmp_path / "call.begun")
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    await asyncio.sleep(1.2)
    assert not (tmp_path / "call.ended").exists()


async def test_nothing_starts_before_the_first_call_and_nothing_stays_after_closing() -> None:
    workers = ProcessWorkers()
    assert multiprocessing.active_children() == []
    await asyncio.gather(workers.run(double, 1), workers.run(double, 2))
    assert len(multiprocessing.active_children()) == 2
    await workers.close()
    assert multiprocessing.active_children() == []


async def test_closing_waits_for_the_call_under_way() -> None:
    workers = ProcessWorkers()
    call = asyncio.ensure_future(workers.run(double, 21))
    await asyncio.sleep(0)
    await workers.close()
    assert await call == 42


async def test_an_idle_process_that_was_killed_is_replaced() -> None:
    workers = ProcessWorkers(processes=1)
    os.kill(await workers.run(whoami), signal.SIGKILL)
    await asyncio.sleep(0.4)
    assert await workers.run(double, 3) == 6
    await workers.close()
