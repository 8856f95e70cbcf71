"""What /eujp latest costs in an archive of 100,000 stories, beside a handler that does nothing and its SQL run bare.

Run as: python -m benchmarks.latest [STORIES] (default 100000). The real Slack and Discord clients answer through the
loopback, one request after the other and in turns with the empty handler, so that a busy machine slows all alike.
docs/decisions/0018-latest-bar.md says what is asked for, and why. The loopback servers do not check here what they are
sent, which a person does not wait for.
"""

from __future__ import annotations

import asyncio
import gettext
import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, closing
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
from bot.domain.messages import Message, Paragraph, Person, Place, Reply, Request, Text
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
_REQUEST_TAKES: Final = 0.050
"""Seconds that a request to either platform takes at least, which nothing does on the loopback.

Javacord's documentation gives 50 to 500 milliseconds for Discord, fbmessenger's issue 40 some 80 for Slack.
"""
_SMALL: Final = 1_000
_MEASURED: Final = 300
_WARM: Final = 20
_A_TRANSACTION: Final = 1_000
_NOW: Final = datetime(2026, 6, 1, tzinfo=UTC)
_WORDINGS: Final = {"en": gettext.NullTranslations()}
_EMPTY: Final = Message("m", (Paragraph((Text("Nothing."),)),))
_ASKED: Final = Request(Person("slack", "U1", "Ada"), Place("slack", "T1", "C1"), "latest", {}, "en", _NOW)

Ask: TypeAlias = Callable[[], Awaitable["Taken"]]
"""Asks for the newest stories and gives what passed until the answer was there."""

Turn: TypeAlias = Callable[[Request], Awaitable[Reply]]
"""Answers a request."""


class Switch(Answerer):
    """Answers as the `turn` it is does."""

    turn: Turn

    async def answer(self, request: Request) -> Reply:
        """Answer a request."""
        return await self.turn(request)


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


@dataclass(frozen=True)
class Archive:
    """A filled database, the desk's answers out of it, and the statements these take."""

    desk: Desk
    answerer: Answerer
    bare: Bare


@dataclass(frozen=True)
class Played:
    """What each answer took, turn by turn: nothing and the SQL, the same answer ready made, of few stories, of all."""

    empty: list[Taken]
    ready: list[Taken]
    small: list[Taken]
    large: list[Taken]

    def ratio(self, requests: int) -> float:
        """Give the ratio of p95 when an answer takes so many requests to the platform, 0 on the bare loopback."""
        platform = requests * _REQUEST_TAKES
        return (_own(self.large) + platform) / (_own(self.empty) + platform)

    @property
    def enough(self) -> float:
        """The seconds in all from which a platform takes so long that the bar is kept."""
        return max(0.0, (_own(self.large) - _BAR * _own(self.empty)) / (_BAR - 1))

    @property
    def growth(self) -> float:
        """How much longer an answer takes by the clock in the large archive."""
        return median(one.clock for one in self.large) / median(one.clock for one in self.small)


def _own(taken: list[Taken]) -> float:
    """Give the p95 of this process alone: on a busy machine the clock is also other programs'."""
    return _p95([one.process for one in taken])


async def main(size: int) -> int:
    """Print the times; give 1 when what is asked for is not met."""
    async with AsyncExitStack() as opened:
        folder = Path(opened.enter_context(TemporaryDirectory()))
        small = await opened.enter_async_context(_archive(folder, _SMALL))
        large = await opened.enter_async_context(_archive(folder, size))
        patch = opened.enter_context(pytest.MonkeyPatch.context())
        patch.setattr(slack_fake, "problems", lambda _body: [])
        patch.setattr(discord_fake, "message_problems", lambda _body: [])
        kept = True
        # Discord hears first that an answer will come, and then the answer.
        for name, client, requests in (("Bolt", _slack, 1), ("discord.py", _discord, 2)):
            switch = Switch(large.desk, _WORDINGS)
            async with client(switch, patch) as ask:
                kept = _report(name, await _played(ask, switch, small, large), requests) and kept
        return int(not kept)


def _report(name: str, played: Played, requests: int) -> bool:
    """Print what a platform's answers take; say whether that is what is asked for."""
    _row(name, "empty handler and its SQL bare", played.empty)
    _row(name, "latest, its answer ready made", played.ready)
    _row(name, f"latest of {_SMALL} stories", played.small)
    _row(name, "latest", played.large)
    seen = played.ratio(requests)
    enough = played.enough / requests * 1000
    asked = f"{requests} x {_REQUEST_TAKES * 1000:.0f} ms"
    print(f"{name:10}  ratio of p95 on the bare loopback {played.ratio(0):.2f}, nothing else being waited for")
    print(f"{name:10}  ratio of p95 as a person sees it {seen:.2f} with {asked} of the platform (at most {_BAR})")
    print(f"{name:10}  kept wherever a request to the platform takes {enough:.0f} ms or more")
    print(f"{name:10}  growth of the median from {_SMALL} stories {played.growth:.2f} (at most {_BAR})")
    return max(seen, played.growth) <= _BAR


def _row(name: str, label: str, taken: list[Taken]) -> None:
    clock, process = [one.clock for one in taken], [one.process for one in taken]
    print(
        f"{name:10}  {label:31} by the clock: median {_ms(median(clock))}, p95 {_ms(_p95(clock))}"
        f"   of the processor: median {_ms(median(process))}, p95 {_ms(_p95(process))}"
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:5.1f} ms"


def _p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1]


async def _played(ask: Ask, switch: Switch, small: Archive, large: Archive) -> Played:
    """Give what each turn took, one after the other again and again."""
    ready = await large.answerer.answer(_ASKED)
    turns: tuple[tuple[str, Turn], ...] = (
        ("small", small.answerer.answer),
        ("empty", _empty),
        ("ready", partial(_said, ready)),
        ("large", large.answerer.answer),
    )
    played = Played([], [], [], [])
    with closing(sqlite3.connect(large.bare.file)) as connection:
        for number in range(_WARM + _MEASURED):
            # Code that ran just before runs faster: forth and back, so that this favours neither archive.
            for name, switch.turn in turns if number % 2 else reversed(turns):
                taken = await ask()
                if name == "empty":
                    taken += large.bare.taken(connection)
                if number >= _WARM:
                    getattr(played, name).append(taken)
    return played


async def _empty(_request: Request) -> Reply:
    return Reply(_EMPTY)


async def _said(reply: Reply, _request: Request) -> Reply:
    return reply


@asynccontextmanager
async def _slack(answerer: Answerer, _patch: pytest.MonkeyPatch) -> AsyncIterator[Ask]:
    server = slack_fake.FakeSlack(slack_fake.Workspace(granted_scopes()))
    await server.start()
    world = server.workspace
    app = SlackApp(world.bot_token, world.app_token, None, answerer, lambda _: _EMPTY, server.api_url)
    await app.start()

    async def ask() -> Taken:
        exchange = server.exchange()
        started = Taken.until_now()
        # Bolt confirms a command some ten milliseconds late, which nobody waits for.
        confirmed = asyncio.create_task(server.sockets.deliver("slash_commands", slash(exchange, "latest")))
        await exchange.next()
        taken = Taken.until_now() - started
        await confirmed
        return taken

    yield ask
    await app.stop()
    await server.stop()


@asynccontextmanager
async def _discord(answerer: Answerer, patch: pytest.MonkeyPatch) -> AsyncIterator[Ask]:
    async with discord_fake.FakeDiscord() as server:
        server.stand_in(patch)
        app = DiscordApp(TOKEN, answerer, lambda _: _EMPTY)
        await app.start()
        await app.wait_until_ready()

        async def ask() -> Taken:
            started = Taken.until_now()
            conversation = await server.slash("eujp latest")
            await server.until(lambda: conversation.original is not None)
            return Taken.until_now() - started

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


@asynccontextmanager
async def _archive(folder: Path, size: int) -> AsyncIterator[Archive]:
    file = folder / f"{size}.db"
    started = time.monotonic()
    names = packaged_names()
    database = await _filled(file, size)
    print(f"{size} stories in {time.monotonic() - started:.0f} s")
    fetcher = HttpFetcher("test")
    desk = Desk(database, names.catalog, names, FakeClock(_NOW), fetcher, InlineWorkers(names), "test", word_correction)
    try:
        yield Archive(desk, Answerer(desk, _WORDINGS), await _bare(desk, file))
    finally:
        await fetcher.aclose()
        await database.close()


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
