"""The ticks: each job again and again, one run at a time, whatever went wrong in the run before."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.domain.errors import EujpError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """A job: `run` at once, then `every` so often; a run that is due while the last one goes on is left out."""

    name: str
    every: timedelta
    run: Callable[[], Awaitable[None]]


class Ticker:
    """Runs ticks on the event loop from `start` to `stop`.

    An EujpError is one line in the log, any other exception a traceback there (logged by the scheduler, under
    "apscheduler"); neither keeps the next run from coming.
    """

    def __init__(self, jobs: Sequence[Tick]) -> None:
        self._jobs = tuple(jobs)
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._running: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Start every tick now, on the running event loop."""
        for job in self._jobs:
            self._scheduler.add_job(
                self._run,
                "interval",
                args=(job,),
                name=job.name,
                seconds=job.every.total_seconds(),
                next_run_time=datetime.now(UTC),
                max_instances=1,
                coalesce=True,
                misfire_grace_time=None,
            )
        self._scheduler.start()

    async def stop(self, seconds: float = 10.0) -> None:
        """Start no more runs, let those under way end within `seconds`, and cancel what is left."""
        if not self._scheduler.running:
            return
        self._scheduler.remove_all_jobs()
        await self._end_runs(seconds)
        self._scheduler.shutdown()
        # The scheduler shuts down in a callback of the loop.
        await asyncio.sleep(0)

    async def _end_runs(self, seconds: float) -> None:
        if not self._running:
            return
        _, late = await asyncio.wait(self._running, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _run(self, job: Tick) -> None:
        task = asyncio.ensure_future(job.run())
        self._running.add(task)
        try:
            await task
        except EujpError as error:
            logger.warning("%s: %s", job.name, error)
        except asyncio.CancelledError:
            logger.warning("%s did not end in time and was cut off.", job.name)
        finally:
            self._running.discard(task)
