"""Asking a site's robots.txt before its pages are read: once a day for each host, through the same guarded fetcher."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from yarl import URL

from bot.adapters.http.guard import shown
from bot.domain.errors import AddressRefused, FetchError, HttpStatus, RobotsRefused
from bot.domain.ports import Fetched
from bot.reading.pages.robots import Robots, read_robots

KEPT = 86_400.0
"""Seconds for which what a site asks is believed (RFC 9309, section 2.4)."""

KEPT_FAULT = 600.0
"""Seconds until a robots.txt that could not be had is asked for again."""

MOST_HOSTS = 256
"""Hosts remembered; the one not asked about for longest is forgotten."""

_REFUSALS = frozenset(range(400, 500)) - {429}


@dataclass(slots=True)
class _Host:
    """What is known of a host until the monotonic instant `until`; without `robots` nothing of it may be read."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    until: float = 0.0
    robots: Robots | None = None
    fault: str = ""


class RobotsGate:
    """Remembers what sites ask; `get` fetches a robots.txt as the fetcher's own errors allow."""

    def __init__(self, get: Callable[[URL], Awaitable[Fetched]]) -> None:
        self._get = get
        self._hosts: OrderedDict[URL, _Host] = OrderedDict()

    async def pause(self, address: URL) -> float:
        """Give the seconds that the site of `address` wants to pass before its next page.

        Raises RobotsRefused when it asks not to read this page, FetchError when it cannot be asked for now
        (RFC 9309, section 2.3.1: no robots.txt allows everything, one that fails nothing).
        """
        host = self._host(address.origin())
        async with host.lock:
            if host.until <= time.monotonic():
                await self._ask(host, address.origin() / "robots.txt")
        if host.robots is None:
            raise FetchError(
                "Pages of {host} are not read while its robots.txt cannot be. {fault}",
                host=str(address.host),
                fault=host.fault,
            )
        if not host.robots.allows(str(address)):
            raise RobotsRefused(
                "The robots.txt of {host} asks programs not to read {address}.",
                host=str(address.host),
                address=shown(address),
            )
        return host.robots.delay

    def _host(self, origin: URL) -> _Host:
        host = self._hosts.setdefault(origin, _Host())
        self._hosts.move_to_end(origin)
        if len(self._hosts) > MOST_HOSTS:
            self._hosts.popitem(last=False)
        return host

    async def _ask(self, host: _Host, address: URL) -> None:
        try:
            host.robots, kept = await self._read(address), KEPT
        except AddressRefused:
            raise
        except FetchError as error:
            # What was asked before still holds, if anything was.
            host.fault, kept = error.sentence, KEPT_FAULT
        host.until = time.monotonic() + kept

    async def _read(self, address: URL) -> Robots:
        try:
            return read_robots((await self._get(address)).body)
        except HttpStatus as error:
            if error.status in _REFUSALS:
                return read_robots(b"")
            raise
