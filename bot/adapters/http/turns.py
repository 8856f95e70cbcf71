"""Politeness: one request at a time to a domain, a pause after it, and a longer one when the domain asks for it."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from courlan import extract_domain
from yarl import URL

LONGEST_HOLD = 3600.0
"""Seconds a domain is left alone at most: one strange answer must not close it for days."""


@dataclass(slots=True)
class _Lane:
    """One domain: the monotonic instants from which it may be asked again."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free: float = 0.0
    held: float = 0.0


class Turns:
    """Hands out turns: one at a time for each domain, `gap` seconds (up to half more) between, `at_once` over all."""

    def __init__(self, gap: float, at_once: int) -> None:
        self._gap = gap
        self._slots = asyncio.Semaphore(at_once)
        self._lanes: defaultdict[str, _Lane] = defaultdict(_Lane)

    @asynccontextmanager
    async def turn(self, address: URL) -> AsyncIterator[None]:
        """Wait until the domain of `address` may be asked, and keep it until the block ends."""
        lane = self._lanes[domain_of(address)]
        async with lane.lock:
            await asyncio.sleep(lane.free - time.monotonic())
            async with self._slots:
                try:
                    yield
                finally:
                    jitter = 1 + random.random() / 2  # noqa: S311 - spreads requests, guards nothing
                    lane.free = time.monotonic() + self._gap * jitter

    def hold(self, address: URL, seconds: float) -> None:
        """Leave the whole domain of `address` alone for `seconds`, an hour at most."""
        self._lanes[domain_of(address)].held = time.monotonic() + min(seconds, LONGEST_HOLD)

    def held(self, address: URL) -> float:
        """Give the seconds for which the domain of `address` is still left alone; 0 when it is not."""
        return max(0.0, self._lanes[domain_of(address)].held - time.monotonic())


def domain_of(address: URL) -> str:
    """Name the registrable domain (mofa.go.jp, europa.eu), or host and port where there is none (an IP address)."""
    return extract_domain(str(address)) or f"{address.host}:{address.port}"
