"""Articles a second through the whole pipeline, beside lemon24/reader on the same feeds in the same run.

Run as: python -m benchmarks.pipeline (in `make bench`, which installs the peer).
"""

from __future__ import annotations

import asyncio
import sys
import time
from asyncio import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr
from yarl import URL

from benchmarks.serving import served
from bot.adapters.http.fetcher import HttpFetcher, Limits
from bot.domain.sources import SourceKind, SourceListing
from bot.opening import open_desk
from bot.services import briefing, collecting
from bot.services.desk import Desk
from bot.settings import load_settings
from storage import sources

_ROUNDS = 3
_FEEDS = 100
FIRST = 2
"""So many feeds more are read before the clock starts, by either reader: it runs, as a bot does, with all loaded."""


async def main() -> None:
    """Print both rates and their ratio: the median of three rounds, each reader in turn."""
    async with served(FIRST + _FEEDS) as addresses:
        pairs = [(await _ours(addresses), await _theirs(addresses)) for _ in range(_ROUNDS)]
    ours, theirs = sorted(pairs, key=lambda pair: pair[0] / pair[1])[_ROUNDS // 2]
    print(f"eujp    {ours:8.0f} articles a second, from fetching to the search index")
    print(f"reader  {theirs:8.0f} articles a second: update_feeds and update_search")
    print(f"ratio   {ours / theirs:8.2f}")


async def _ours(addresses: Sequence[str]) -> float:
    with TemporaryDirectory() as folder:
        database = SecretStr(f"sqlite:///{Path(folder) / 'eujp.db'}")
        async with open_desk(load_settings(None).model_copy(update={"database_url": database})) as opened:
            # One site stands for a hundred, so it is asked without the pauses that a real one gets.
            allowed = frozenset({URL(addresses[0]).authority})
            fetcher = HttpFetcher("benchmark", limits=Limits(gap=0), allow_hosts=allowed)
            desk = replace(opened, fetcher=fetcher)
            # Both worker processes are started before the clock is, as in a bot that runs.
            await asyncio.gather(*(desk.workers.run_with_names(type) for _ in range(2)))
            await _read(desk, addresses[:FIRST])
            seconds, stored = await _read(desk, addresses[FIRST:])
            await fetcher.aclose()
        return stored / seconds


async def _read(desk: Desk, addresses: Sequence[str]) -> tuple[float, int]:
    """Follow sources and poll them; give the seconds that polling took and how many articles it stored."""
    await _follow(desk, addresses)
    before = (await briefing.status(desk)).articles
    started = time.perf_counter()
    polled = await collecting.poll_due(desk)
    seconds = time.perf_counter() - started
    faults = [one.error or one.faults for one in polled if one.error or one.faults]
    if faults:
        raise SystemExit(f"Some feeds were not read: {faults[:3]}")
    return seconds, (await briefing.status(desk)).articles - before


async def _follow(desk: Desk, addresses: Sequence[str]) -> None:
    async with desk.database.writing() as connection:
        for address in addresses:
            listing = SourceListing(address, address, address, "en", SourceKind.PRESS)
            await sources.add(connection, listing, is_default=False, now=desk.clock.now())


async def _theirs(addresses: Sequence[str]) -> float:
    process = await subprocess.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.peer", *addresses, stdout=subprocess.PIPE
    )
    printed, _ = await process.communicate()
    if process.returncode:
        raise SystemExit("lemon24/reader did not run: use make bench, which installs it.")
    return float(printed)


if __name__ == "__main__":
    asyncio.run(main())
