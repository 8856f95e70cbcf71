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


MOST_MISSES = 3
"""Requests in a row that a host may leave without an answer in time, ..."""

SILENCE = 300.0
"""... before it is not asked for so many seconds: each costs a whole time limit."""


@dataclass(slots=True)
class _Host:
    """How often a host missed its time in a row, and the monotonic instant until which it is not asked."""

    misses: int = 0
    until: float = 0.0


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
        self._silent: defaultdict[str, _Host] = defaultdict(_Host)

    @asynccontextmanager
    async def turn(self, address: URL, pause: float = 0.0) -> AsyncIterator[None]:
        """Wait until the domain of `address` may be asked, and keep it until the block ends and `pause` seconds more.

        The pause is never shorter than the gap.
        """
        lane = self._lanes[domain_of(address)]
        async with lane.lock:
            await asyncio.sleep(lane.free - time.monotonic())
            async with self._slots:
                try:
                    yield
                finally:
                    jitter = 1 + random.random() / 2  # noqa: S311 - spreads requests, guards nothing
                    lane.free = time.monotonic() + max(self._gap, pause) * jitter

    def hold(self, address: URL, seconds: float) -> None:
        """Leave the whole domain of `address` alone for `seconds`, an hour at most."""
        self._lanes[domain_of(address)].held = time.monotonic() + min(seconds, LONGEST_HOLD)

    def held(self, address: URL) -> float:
        """Give the seconds for which the domain of `address` is still left alone; 0 when it is not."""
        return max(0.0, self._lanes[domain_of(address)].held - time.monotonic())

    def answered(self, address: URL) -> None:
        """Note that the host of `address` said something."""
        self._silent.pop(address.raw_host or "", None)

    def missed(self, address: URL) -> None:
        """Note that the host of `address` did not answer in time."""
        host = self._silent[address.raw_host or ""]
        host.misses += 1
        if host.misses >= MOST_MISSES:
            host.until = time.monotonic() + SILENCE

    def silent(self, address: URL) -> float:
        """Give the seconds for which the host of `address` is not asked because it does not answer; 0 when it is."""
        host = self._silent.get(address.raw_host or "", _Host())
        return max(0.0, host.until - time.monotonic())


def domain_of(address: URL) -> str:
    """Name the registrable domain (mofa.go.jp, europa.eu), or host and port where there is none (an IP address)."""
    return extract_domain(str(address)) or f"{address.host}:{address.port}"
