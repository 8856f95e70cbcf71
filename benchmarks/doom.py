"""Dying by SIGKILL at a point chosen beforehand, before or after something is written, posted or looked up."""

from __future__ import annotations

import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import aiohttp

from bot.adapters.discord.messenger import DiscordMessenger
from bot.adapters.slack.messenger import SlackMessenger
from storage import outbox
from storage.database import Database

P = ParamSpec("P")
T = TypeVar("T")


class Doom:
    """Kills this process at the point of that number, and says before at which kind of point."""

    def __init__(self, number: int, told: int) -> None:
        self._left, self._told = number, told

    def point(self, name: str) -> None:
        """Pass a point, or die there."""
        self._left -= 1
        if self._left == 0:
            os.write(self._told, name.encode())
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, name: str, work: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
        """Give the same work with a point before and one after it."""

        @wraps(work)
        async def doomed(*args: P.args, **kwargs: P.kwargs) -> T:
            self.point(f"before {name}")
            done = await work(*args, **kwargs)
            self.point(f"after {name}")
            return done

        return doomed

    def ending(self, name: str, work: Callable[..., Awaitable[T]]) -> Callable[..., Coroutine[Any, Any, T]]:
        """Give the same work with a point at its end, before what comes next."""

        @wraps(work)
        async def doomed(*args: Any, **kwargs: Any) -> T:
            done = await work(*args, **kwargs)
            self.point(f"before {name}")
            return done

        return doomed

    def instrument(self) -> None:
        """Put points around what writes, posts and looks: in this process alone, and it does nothing else."""
        for name in ("compose", "claim", "settle", "stuck", "follow"):
            setattr(outbox, name, self.around(name, getattr(outbox, name)))
        for messenger in (SlackMessenger, DiscordMessenger):
            for name in ("send", "find", "direct"):
                setattr(messenger, name, self.around(name, getattr(messenger, name)))
        setattr(aiohttp.ClientSession, "_request", self.around("request", aiohttp.ClientSession._request))  # noqa: B010, SLF001  the network's edge
        written = Database.writing

        @asynccontextmanager
        async def writing(database: Database) -> AsyncIterator[Any]:
            async with written(database) as connection:
                yield connection
                self.point("before commit")
            self.point("after commit")

        setattr(Database, "writing", writing)  # noqa: B010  a method cannot be assigned to
        whole = Database.write

        async def write(database: Database, use: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
            done: Any = await whole(database, self.ending("commit", use), *args, **kwargs)
            self.point("after commit")
            return done

        setattr(Database, "write", write)  # noqa: B010  as above
