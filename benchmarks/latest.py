"""What /eujp latest costs in an archive of 100,000 stories, beside a handler that does nothing and its SQL run bare.

Run as: python -m benchmarks.latest [STORIES] (default 100000). The real Slack and Discord clients answer through the
loopback, one request after the other and in turns with the empty handler, so that a busy machine slows both alike. The
loopback servers do not check here what they are sent, which a person does not wait for.
"""

from __future__ import annotations

import asyncio
import gettext
import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeAlias

import pytest
from sqlalchemy import Engine, event

from benchmarks.corpus import documents
from bot.adapters.discord.app import DiscordApp
from bot.adapters.http import HttpFetcher
from bot.adapters.slack.app import SlackApp
from bot.commands.answer import Answerer
from bot.domain.articles import Analysis
from bot.domain.messages import Message, Paragraph, Reply, Request, Text
from bot.domain.moments import at_instant
from bot.reading.analysis import analyze
from bot.reading.stories import similarity
from bot.services import briefing
from bot.services.desk import Desk
from bot.worker import packaged_names
from storage import articles, stories
from storage.database import Connection, Database
from storage.migrate import upgrade
from tests.adapters.slack_desk import granted_scopes
from tests.conftest import word_correction
from tests.fakes import discord as discord_fake
from tests.fakes import slack as slack_fake
from tests.fakes.discord_rest import TOKEN
from tests.fakes.ports import FakeClock, InlineWorkers
from tests.fakes.slack_payloads import slash
from tests.storage.samples import new_article

_BAR: Final = 1.2
_MEASURED: Final = 300
_WARM: Final = 20
_A_TRANSACTION: Final = 1_000
_NOW: Final = datetime(2026, 6, 1, tzinfo=UTC)
_EMPTY: Final = Message("m", (Paragraph((Text("Nothing."),)),))

Ask: TypeAlias = Callable[[], Awaitable[object]]
"""Asks for the newest stories and waits for the answer."""


class Switch(Answerer):
    """Answers for the desk, or while it is `empty` does nothing but answer."""

    empty = False

    async def answer(self, request: Request) -> Reply:
        """Answer a request."""
        return Reply(_EMPTY) if self.empty else await super().answer(request)


@dataclass(frozen=True)
class Taken:
    """Seconds by the clock, and of this process alone: what a busy machine does not change."""

    clock: float
    process: float

    @classmethod
    def until_now(cls) -> Taken:
        """Give both since some instant."""
        return cls(time.perf_counter(), time.process_time())

    def __add__(self, other: Taken) -> Taken:
        return Taken(self.clock + other.clock, self.process + other.process)

    def __sub__(self, other: Taken) -> Taken:
        return Taken(self.clock - other.clock, self.process - other.process)


@dataclass(frozen=True)
class Bare:
    """The statements that one `latest` sends, to be run with nothing around them."""

    file: Path
    statements: tuple[tuple[str, tuple[Any, ...]], ...]

    def taken(self, connection: sqlite3.Connection) -> Taken:
        """Run them once and fetch every row."""
        started = Taken.until_now()
        for statement, parameters in self.statements:
            connection.execute(statement, parameters).fetchall()
        return Taken.until_now() - started


async def main(size: int) -> int:
    """Print the times; give 1 when the bar is not met."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "latest.db"
        started = time.monotonic()
        database = await _filled(file, size)
        print(f"{size} stories in {time.monotonic() - started:.0f} s")
        try:
            return await _measured(database, file)
        finally:
            await database.close()


async def _measured(database: Database, file: Path) -> int:
    names = packaged_names()
    fetcher = HttpFetcher("test")
    desk = Desk(database, names.catalog, names, FakeClock(_NOW), fetcher, InlineWorkers(names), "test", word_correction)
    answerer = Switch(desk, {"en": gettext.NullTranslations()})
    bare = await _bare(desk, file)
    kept = True
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slack_fake, "problems", lambda _body: [])
        patch.setattr(discord_fake, "message_problems", lambda _body: [])
        for name, client in (("Bolt", _slack), ("discord.py", _discord)):
            async with client(answerer, patch) as ask:
                kept = await _report(name, ask, answerer, bare) and kept
    await fetcher.aclose()
    return int(not kept)


async def _report(name: str, ask: Ask, answerer: Switch, bare: Bare) -> bool:
    """Measure in turns; print, and say whether the bar is met."""
    full: list[Taken] = []
    least: list[Taken] = []
    with closing(sqlite3.connect(bare.file)) as connection:
        for number in range(_WARM + _MEASURED):
            answerer.empty = True
            empty = await _taken(ask) + bare.taken(connection)
            answerer.empty = False
            answered = await _taken(ask)
            if number >= _WARM:
                least.append(empty)
                full.append(answered)
    ratio = _p95(full) / _p95(least)
    print(f"{name:10}  latest                          {_line(full)}")
    print(f"{name:10}  empty handler and its SQL bare  {_line(least)}")
    print(f"{name:10}  ratio of p95 {ratio:.2f} (at most {_BAR})")
    return ratio <= _BAR


def _line(taken: list[Taken]) -> str:
    clock, process = median(one.clock for one in taken), median(one.process for one in taken)
    return (
        f"median {clock * 1000:6.1f} ms   p95 {_p95(taken) * 1000:6.1f} ms   of this process {process * 1000:6.1f} ms"
    )


async def _taken(ask: Ask) -> Taken:
    started = Taken.until_now()
    await ask()
    return Taken.until_now() - started


def _p95(taken: list[Taken]) -> float:
    return quantiles([one.clock for one in taken], n=20)[-1]


@asynccontextmanager
async def _slack(answerer: Answerer, _patch: pytest.MonkeyPatch) -> AsyncIterator[Ask]:
    server = slack_fake.FakeSlack(slack_fake.Workspace(granted_scopes()))
    await server.start()
    world = server.workspace
    app = SlackApp(world.bot_token, world.app_token, None, answerer, _EMPTY, server.api_url)
    await app.start()

    async def ask() -> object:
        exchange = server.exchange()
        await server.sockets.deliver("slash_commands", slash(exchange, "latest"))
        return await exchange.next()

    yield ask
    await app.stop()
    await server.stop()


@asynccontextmanager
async def _discord(answerer: Answerer, patch: pytest.MonkeyPatch) -> AsyncIterator[Ask]:
    async with discord_fake.FakeDiscord() as server:
        server.stand_in(patch)
        app = DiscordApp(TOKEN, answerer, _EMPTY)
        await app.start()
        await app.wait_until_ready()

        async def ask() -> object:
            conversation = await server.slash("eujp latest")
            await server.until(lambda: conversation.original is not None)
            return conversation.original

        yield ask
        await app.stop()


async def _bare(desk: Desk, file: Path) -> Bare:
    """Listen to what one `latest` sends to the database, not the first one: a connection is made ready once."""
    heard: list[tuple[str, tuple[Any, ...]]] = []

    def listen(_connection: object, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
        if statement != "BEGIN":
            heard.append((statement, tuple(parameters)))

    ask = partial(briefing.latest, desk, topic=None, language=None, since=None, limit=5, offset=0, as_of=_NOW)
    await ask()
    event.listen(Engine, "before_cursor_execute", listen)
    await ask()
    event.remove(Engine, "before_cursor_execute", listen)
    return Bare(file, tuple(heard))


async def _filled(file: Path, size: int) -> Database:
    url = f"sqlite:///{file}"
    upgrade(url)
    database = Database.open(url)
    names = packaged_names()
    samples = [analyze(document, names) for document in documents(100)]
    for first in range(0, size, _A_TRANSACTION):
        await database.write(_add, samples, range(first, min(first + _A_TRANSACTION, size)), size)
    return database


async def _add(connection: Connection, samples: list[Analysis], numbers: range, size: int) -> None:
    """Store a story of one report for each number, over eight years."""
    arrived = []
    for number in numbers:
        at = _NOW - timedelta(days=8 * 365) * (1 - number / size) - timedelta(minutes=1)
        analysis = replace(samples[number % len(samples)], published=at_instant(at, "the feed"), signature=())
        story = await stories.create(connection, at, at, [similarity.traits(analysis)], newest=at)
        new = replace(new_article(number, analysis), first_seen=at, story_id=story, bands=())
        arrived.append(new)
    await articles.add_all(connection, arrived)


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*map(int, sys.argv[1:] or ["100000"]))))
