"""Work that one does and many wait for, each no longer than they can: its result is kept for those who ask later."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_LOG = logging.getLogger(__name__)


class Shared(Generic[K, V]):
    """Does `work` once for each key, at most `kept` of which are remembered.

    Whoever asks waits `patience` seconds; the work goes on for the next who asks. What failed, by giving None or by a
    fault, which is logged, is not tried again for `rest` seconds, so that it cannot hold up one asker after the other.
    """

    def __init__(self, work: Callable[[K], Awaitable[V | None]], kept: int, patience: float, rest: float) -> None:
        self._work = work
        self._kept = kept
        self._patience = patience
        self._rest = rest
        self._known: OrderedDict[K, asyncio.Task[V | None]] = OrderedDict()
        self._failed: OrderedDict[K, float] = OrderedDict()

    async def of(self, key: K) -> V | None:
        """Give the result for a key; None when there is none, or none yet. Raises nothing that `work` raises."""
        now = asyncio.get_running_loop().time()
        if key in self._failed and now < self._failed[key] + self._rest:
            return None
        task = self._task(key)
        await asyncio.wait({task}, timeout=self._patience)
        result = task.result() if task.done() and not task.cancelled() else None
        if task.done() and result is None:
            self.fail(key)
        return result

    def fail(self, key: K) -> None:
        """Take it that the work failed: what it gave turned out to be of no use."""
        self._known.pop(key, None)
        self._failed[key] = asyncio.get_running_loop().time()
        _trim(self._failed, self._kept)

    def _task(self, key: K) -> asyncio.Task[V | None]:
        task = self._known.pop(key, None) or asyncio.ensure_future(self._done(key))
        self._known[key] = task
        _trim(self._known, self._kept)
        return task

    async def _done(self, key: K) -> V | None:
        try:
            return await self._work(key)
        except Exception:  # noqa: BLE001  the border to the work: kept, its fault would meet all who ask later
            _LOG.exception("What many wait for could not be done; it is tried again after %.0f seconds.", self._rest)
            return None


def _trim(remembered: OrderedDict[K, V], size: int) -> None:
    while len(remembered) > size:
        remembered.popitem(last=False)
