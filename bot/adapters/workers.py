"""Worker processes for hostile input: a hang is killed, a crash stays outside, both become a ReadingError."""

from __future__ import annotations

import asyncio
import functools
import gc
import multiprocessing
import sys
from collections.abc import Callable, Mapping
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Concatenate, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from bot.domain.errors import ReadingError

P = ParamSpec("P")
T = TypeVar("T")

START_SECONDS = 60.0
"""What a new process may take to start and to import the function, beside the time limit of the call itself."""

CALLS_PER_PROCESS = 500
"""A process is replaced after so many calls, since native parsers leak."""


class ProcessWorkers:
    """Runs functions in up to `processes` other processes (implements bot.domain.ports.Workers).

    `make_names`, a module-level function, makes what `run_with_names` passes on. Each call may take `seconds` and, on
    Linux, its process `memory` bytes of address space. Processes start with the first calls that need them, by spawning
    (the parent has threads and a running loop, which a fork would copy); each has a pool of its own, so that what
    breaks one touches no other call.
    """

    def __init__(
        self,
        processes: int = 2,
        seconds: float = 10.0,
        memory: int = 2 * 1024**3,
        make_names: Callable[[], object] = object,
    ) -> None:
        self._make_names = make_names
        self._processes = processes
        self._seconds = seconds
        self._memory = memory
        self._free = asyncio.Semaphore(processes)
        self._idle: list[ProcessPool] = []

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a module-level `function` in a worker process; cancelling the call kills it there.

        Raises what the function raises, if that can be pickled both ways; ReadingError when it takes too long, takes
        too much memory or takes its process down.
        """
        async with self._free:
            pool = await self._take()
            try:
                return await self._call(pool, function, args, kwargs)
            except TimeoutError as error:
                raise ReadingError(
                    "Reading it took longer than {seconds} seconds and was stopped.", seconds=f"{self._seconds:g}"
                ) from error
            except MemoryError as error:
                raise ReadingError("Reading it took more memory than is allowed and was stopped.") from error
            except (ProcessExpired, BrokenProcessPool) as error:
                raise ReadingError("Reading it crashed the process that read it.") from error
            finally:
                await self._give_back(pool)

    async def run_with_names(self, function: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """As `run`, with what `make_names` makes before the arguments: made once in each process, not sent to it."""
        made: Callable[..., T] = functools.partial(_with_names, self._make_names, function)
        return await self.run(made, *args, **kwargs)

    async def close(self) -> None:
        """Wait for the calls under way, each within its limit, and end all processes. A later call starts new ones."""
        for _ in range(self._processes):
            await self._free.acquire()
        while self._idle:
            await asyncio.to_thread(_end, self._idle.pop())
        for _ in range(self._processes):
            self._free.release()

    async def _call(
        self, pool: ProcessPool, function: Callable[..., T], args: tuple[object, ...], kwargs: Mapping[str, object]
    ) -> T:
        future = pool.schedule(function, args, kwargs, self._seconds)
        try:
            # The pool's own limit starts with the function; this one also ends a process that never gets so far.
            async with asyncio.timeout(self._seconds + START_SECONDS) as guard:
                return await asyncio.wrap_future(future)
        finally:
            if guard.expired():
                _stop(pool)

    async def _take(self) -> ProcessPool:
        while self._idle:
            # The latest first: one call after the other needs one process only.
            pool = self._idle.pop()
            if pool.active:
                return pool
            await asyncio.to_thread(_end, pool)
        return self._start()

    async def _give_back(self, pool: ProcessPool) -> None:
        if pool.active:
            self._idle.append(pool)
        else:
            await asyncio.to_thread(_end, pool)

    def _start(self) -> ProcessPool:
        return ProcessPool(
            max_workers=1,
            max_tasks=CALLS_PER_PROCESS,
            initializer=_limit_memory,
            initargs=(self._memory,),
            context=multiprocessing.get_context("spawn"),
        )


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # pebble annotates this method in part


def _end(pool: ProcessPool) -> None:
    _stop(pool)
    pool.join()


@functools.cache
def _made(make_names: Callable[[], object]) -> object:
    """Make the names once in this worker process.

    They live as long as it does, so the collector need not go through them again and again (a twentieth of the time).
    """
    names = make_names()
    gc.freeze()
    return names


def _with_names(make_names: Callable[[], object], function: Callable[..., T], *args: object, **kwargs: object) -> T:
    return function(_made(make_names), *args, **kwargs)


def _limit_memory(size: int) -> None:
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - exists on Unix only

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
