"""Answering what a chat delivers several times once, and ending what is under way when the bot stops."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Coroutine
from typing import Final

_REMEMBERED: Final = 5_000
"""Slack repeats an event up to three times within about five minutes; a busy place sends fewer in that time."""


class Seen:
    """Remembers the latest keys."""

    def __init__(self, size: int = _REMEMBERED) -> None:
        self._size = size
        self._keys: OrderedDict[str, None] = OrderedDict()

    def is_new(self, key: str) -> bool:
        """Whether the key comes for the first time; "" always does."""
        if not key:
            return True
        if key in self._keys:
            return False
        self._keys[key] = None
        if len(self._keys) > self._size:
            self._keys.popitem(last=False)
        return True


class Tasks:
    """Runs coroutines beside the request that began them, and holds on to them until they end."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, coroutine: Coroutine[object, object, None]) -> None:
        """Run it; it must handle its own errors."""
        task = asyncio.get_running_loop().create_task(coroutine)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def stop(self, seconds: float) -> None:
        """Let what runs end within that many seconds, and cancel what is left."""
        if not self._running:
            return
        _, late = await asyncio.wait(self._running, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
