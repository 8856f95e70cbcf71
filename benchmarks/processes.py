"""Processes forked from a warm parent, which itself never starts a thread or an event loop."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from benchmarks.platforms import FaultyDiscord, FaultySlack


def forked(work: Callable[[], None]) -> int:
    """Do that in a process of its own; give its id."""
    child = os.fork()
    if child:
        return child
    return _end_after(work)


def _end_after(work: Callable[[], None]) -> NoReturn:
    logging.disable(logging.CRITICAL)
    try:
        work()
    except BaseException:  # noqa: BLE001  whatever it is, the child must not go on as its parent
        sys.excepthook(*sys.exc_info())
        os._exit(70)
    os._exit(0)


def asked(question: Callable[[], Any]) -> Any:
    """Ask something in a process of its own, so that this one stays free of threads and can be forked."""
    reading, writing = os.pipe()

    def answer() -> None:
        os.write(writing, json.dumps(question()).encode())

    child = forked(answer)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return json.loads(said)


@contextmanager
def served(make: Callable[[], FaultySlack | FaultyDiscord]) -> Iterator[tuple[dict[str, str], Callable[[], list[str]]]]:
    """Run a platform; give its addresses, and what ends it and gives the delivery of every message it took."""
    to_parent, from_parent = os.pipe(), os.pipe()

    async def serve() -> None:
        os.close(from_parent[1])
        server = make()
        os.write(to_parent[1], json.dumps(await server.listen()).encode() + b"\n")
        await asyncio.to_thread(os.read, from_parent[0], 1)
        with os.fdopen(to_parent[1], "w") as pipe:
            json.dump(server.taken(), pipe)

    child = forked(lambda: asyncio.run(serve()))
    os.close(to_parent[1])
    os.close(from_parent[0])
    with os.fdopen(to_parent[0]) as pipe:

        def taken() -> list[str]:
            os.write(from_parent[1], b".")
            found: list[str] = json.loads(pipe.read())
            return found

        try:
            yield json.loads(pipe.readline()), taken
        finally:
            # Where nobody asked what it took, this is what ends it.
            os.close(from_parent[1])
            os.waitpid(child, 0)
