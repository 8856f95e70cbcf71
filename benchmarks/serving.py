"""The feeds of `benchmarks.corpus` on a web server of their own, whose work counts for neither reader.

Run as: python -m benchmarks.serving COUNT, which prints their addresses, one a line, and serves until stdin closes.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from benchmarks.corpus import feeds
from tests.fakes.websites import Page, website


@asynccontextmanager
async def served(count: int) -> AsyncIterator[list[str]]:
    """Serve so many feeds from another process until the block ends; give their addresses."""
    pipe = asyncio.subprocess.PIPE
    arguments = (sys.executable, "-m", "benchmarks.serving", str(count))
    process = await asyncio.create_subprocess_exec(*arguments, stdin=pipe, stdout=pipe)
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("Both were asked for.")
    try:
        yield [(await process.stdout.readline()).decode().strip() for _ in range(count)]
    finally:
        process.stdin.close()
        await process.wait()


async def _serve(count: int) -> None:
    async with website() as site:
        for number, body in enumerate(feeds(count)):
            print(site.put(f"/{number}.xml", Page(body, "application/rss+xml")), flush=True)
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
