"""Kills the bot at every step of composing and sending, on platforms that fail, and counts what arrived.

Run as: python -m benchmarks.faults [KILLS [DATABASE PLATFORM]] (default 500, on SQLite and PostgreSQL, Slack and
Discord). Each life of the bot is a process that dies by SIGKILL at a point chosen at random; the next one begins up to
30 minutes later, by a clock of our own. Exit 1 when anything is lost or comes twice.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, ParamSpec, TypeVar, cast

import discord
from sqlalchemy import select
from yarl import URL

from benchmarks.doom import Doom
from benchmarks.platforms import FIRST_CHANNEL, LAG, OWNER, FaultyDiscord, FaultySlack, SharedClock, Trouble
from benchmarks.processes import asked, forked, served
from bot.adapters.discord.app import DiscordApp
from bot.adapters.discord.client import EujpClient
from bot.adapters.slack.clients import posting_client
from bot.adapters.slack.messenger import SlackMessenger
from bot.domain.answers import DigestContent
from bot.domain.deliveries import DeliveryState
from bot.domain.messages import Message
from bot.domain.pacing import Pace, Rate, Rates
from bot.domain.ports import Messenger
from bot.domain.subscriptions import Channel, Rhythm, Schedule
from bot.reading.naming.names import NameFinder
from bot.services import delivering, sending
from bot.services.desk import Desk
from bot.worker import packaged_names
from storage import outbox, subscriptions
from storage.database import Database
from storage.tables import deliveries
from tests.databases import postgres_template, sqlite_template
from tests.fakes.answerer import ScriptedAnswerer
from tests.fakes.discord_rest import TOKEN
from tests.fakes.discord_world import GUILD

P = ParamSpec("P")
T = TypeVar("T")

START: Final = datetime(2026, 1, 12, tzinfo=UTC)
DAYS: Final = 2
TROUBLE: Final = Trouble(posting=12, looking=12, unreadable=4)
_LONGEST: Final = timedelta(minutes=30).total_seconds()
_PATIENCE: Final = 0.1
"""Real seconds a life waits for an answer, in place of 30. An answer that takes longer is one more that is lost."""

_UNHURRIED: Final = Rates(Rate(50, 0), Rate(50, 0))
"""What is paced, benchmarks.channels measures; here nothing waits for it."""

_STEPS: Final = 3
"""Rounds of every tick in a life that is not killed."""

_POINTS: Final = 30
"""A life dies at one of so many points, or lives on when it comes to fewer."""

_LIVES: Final = 20
"""As many lives as kills are enough, and this many times more is a sign that something never ends."""


@dataclass(frozen=True)
class Plan:
    """Who gets what: `count` channels, the first of them unreadable, each daily at its own minute, 1 to 3 parts."""

    count: int

    @property
    def channels(self) -> range:
        """The channels' numbers; the subscription of the first is number 1."""
        return range(FIRST_CHANNEL, FIRST_CHANNEL + self.count)

    def schedule(self, number: int) -> Schedule:
        """Give the schedule of the subscription of that number."""
        minutes = number * 24 * 60 // (self.count + 1)
        return Schedule(rhythm=Rhythm.DAILY, at=(START + timedelta(minutes=minutes)).time(), zone="UTC")

    def expected(self, numbers: Sequence[int]) -> frozenset[str]:
        """Give the id of every delivery these subscriptions are owed, from their hours alone."""
        days = [START.date() + timedelta(days=day) for day in range(DAYS)]
        return frozenset(
            outbox.delivery_id(number, datetime.combine(day, self.schedule(number).at, UTC), part)
            for number in numbers
            for day in days
            for part in range(1, parts_of(number) + 1)
        )


def parts_of(number: int) -> int:
    """Give how many messages a subscription's digest is cut into."""
    return 1 + number % 3


@dataclass(frozen=True)
class World:
    """What a life works with: a database, a platform at its addresses, the clock."""

    database: str
    platform: str
    addresses: dict[str, str]
    clock: SharedClock

    def channel(self, number: int) -> Channel:
        """Give a channel of the platform."""
        if self.platform == "slack":
            return Channel("slack", "T1", f"C{number}")
        return Channel("discord", str(GUILD), str(number))

    @property
    def owner(self) -> str:
        """The platform's id of who made every subscription."""
        return f"U{OWNER}" if self.platform == "slack" else str(OWNER)


async def live(world: World, doom: Doom, forward: float) -> None:
    """Run every tick some rounds long; time passes in between."""
    database = Database.open(world.database)
    desk = desk_of(database, world.clock)
    setattr(sending, "SEND_TIMEOUT", timedelta(seconds=_PATIENCE))  # noqa: B010  it is another module's
    async with messenger_of(world, Pace(_UNHURRIED)) as messenger:
        doom.instrument()
        messengers = {world.platform: messenger}
        for _ in range(_STEPS):
            await delivering.compose_due(desk, _worded, tuple(messengers))
            await sending.reconcile(desk, messengers)
            await sending.send_due(desk, messengers)
            world.clock.set(world.clock.seconds + random.uniform(0, forward))  # noqa: S311  not a secret
    await database.close()


def desk_of(database: Database, clock: SharedClock) -> Desk:
    """Give a desk that composes and sends, and never reads anything."""
    names, nothing = packaged_names_once(), cast("Any", None)
    return Desk(database, names.catalog, names, clock, nothing, nothing, "benchmarks", lambda *_: ())


def packaged_names_once() -> NameFinder:
    """Give the catalogue's names, made by the parent."""
    if not _WARM:
        _WARM.append(packaged_names())
    return _WARM[0]


_WARM: Final[list[NameFinder]] = []
"""What every life starts with in memory: it would cost each a second."""


def _worded(content: DigestContent) -> Sequence[Message]:
    number = content.subscription.id
    return [Message(f"Digest {number}, part {part}") for part in range(1, parts_of(number) + 1)]


@asynccontextmanager
async def messenger_of(world: World, pace: Pace) -> AsyncIterator[Messenger]:
    """Connect as the program does, with a pace of its own."""
    if world.platform == "slack":
        client = posting_client("xoxb-1-bot-secret", world.addresses["api"], logging.getLogger("faults"))
        slack = SlackMessenger(client, ScriptedAnswerer().remember)
        slack.pace = pace
        yield slack
        return
    discord.http.Route.BASE = world.addresses["api"]
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = URL(world.addresses["gateway"])
    setattr(EujpClient, "setup_hook", _no_commands)  # noqa: B010  a method cannot be assigned to
    app = DiscordApp(TOKEN, ScriptedAnswerer(), lambda _: Message("Hello"), logging.getLogger("faults"))
    app.client._connection.guild_ready_timeout = 0.01  # noqa: SLF001  two seconds a life otherwise
    app.messenger.pace = pace
    await app.start()
    await app.wait_until_ready()
    yield app.messenger
    await app.stop()


async def _no_commands(_: EujpClient) -> None:
    """Tell Discord no commands: nobody types any."""


@dataclass(frozen=True)
class Outcome:
    """What became of it all. `steps` counts the kills by where they struck."""

    expected: frozenset[str]
    unreadable: frozenset[str]
    taken: Counter[str]
    unknown: frozenset[str]
    steps: Counter[str]
    seconds: float

    @property
    def lost(self) -> int:
        """How many never arrived, unless they may not be sent again because nobody can look."""
        return sum(not self.taken[one] for one in self.expected | (self.unreadable - self.unknown))

    @property
    def doubled(self) -> int:
        """How many messages there are more than one of."""
        return sum(count - 1 for count in self.taken.values() if count > 1)

    @property
    def holds(self) -> bool:
        """Whether everything came once, and only what nobody could look up is unknown."""
        return not self.lost and not self.doubled and self.unknown <= self.unreadable


def run(database: str, platform: str, kills: int) -> Outcome:
    """Let the bot live and die until it was killed so often and everything is settled."""
    started = time.perf_counter()
    plan = Plan(max(kills * 2 // 7, 12) + TROUBLE.unreadable)
    numbers = range(1, plan.count + 1)
    clock = SharedClock(START - timedelta(seconds=1))
    chance = random.Random(kills)  # noqa: S311  a fixed sequence
    kind = FaultySlack if platform == "slack" else FaultyDiscord
    packaged_names_once()
    with served(lambda: kind(plan.channels, clock, TROUBLE, chance)) as (addresses, taken):
        world = World(database, platform, addresses, clock)
        asked(lambda: asyncio.run(_subscribe(world, plan)))
        steps = _lives(world, kills)
        unknown = asked(lambda: asyncio.run(_in_state(world, [DeliveryState.UNKNOWN])))
        return Outcome(
            plan.expected(numbers[TROUBLE.unreadable :]),
            plan.expected(numbers[: TROUBLE.unreadable]),
            Counter(taken()),
            frozenset(unknown),
            steps,
            time.perf_counter() - started,
        )


def _lives(world: World, kills: int) -> Counter[str]:
    """Live again and again, and give where death struck. Raises RuntimeError when something never ends."""
    steps: Counter[str] = Counter()
    end = (START + timedelta(days=DAYS)).timestamp()
    chance = random.Random(kills)  # noqa: S311  a fixed sequence
    for _ in range(kills * _LIVES):
        left = kills - steps.total()
        if left <= 0 and world.clock.seconds > end and not asked(lambda: asyncio.run(_in_state(world, _OPEN))):
            return steps
        forward = min(max(end - world.clock.seconds, 0) / (left + 1), _LONGEST) if left > 0 else _LONGEST
        # Half of the lives follow within the minute for which a history may lag.
        away = chance.choice([chance.uniform(0, LAG), chance.uniform(0, 2 * forward)])
        world.clock.set(world.clock.seconds + min(away, _LONGEST))
        struck = _life(world, chance.randint(1, _POINTS) if left > 0 else 0, forward / _STEPS)
        steps.update([struck] if struck else [])
    raise RuntimeError(f"After {kills * _LIVES} lives not everything was settled.")


_OPEN: Final = (DeliveryState.PENDING, DeliveryState.SENDING)


def _life(world: World, deadly: int, forward: float) -> str:
    """Live until that point, 0 for none; give where death struck, "" when it did not."""
    reading, writing = os.pipe()
    child = forked(lambda: asyncio.run(live(world, Doom(deadly, writing), forward)))
    os.close(writing)
    with os.fdopen(reading) as pipe:
        struck = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) != bool(struck) or (not struck and os.WEXITSTATUS(status)):
        raise RuntimeError(f"A life ended in a way nobody meant: status {status}, {struck or 'no point'}.")
    return struck


async def _subscribe(world: World, plan: Plan) -> None:
    database = Database.open(world.database)
    async with database.writing() as connection:
        for number, channel in enumerate(plan.channels, start=1):
            where, schedule, made = world.channel(channel), plan.schedule(number), world.clock.now()
            one = await subscriptions.add(connection, where, world.owner, schedule, (), "en", quiet=False, now=made)
            if one.id != number:
                raise RuntimeError("The database is not a fresh one.")
    await database.close()


async def _in_state(world: World, states: Sequence[DeliveryState]) -> list[str]:
    """Give the deliveries in those states, but for notices."""
    database = Database.open(world.database)
    query = select(deliveries.c.id).where(deliveries.c.state.in_(states), deliveries.c.person == "")
    async with database.reading() as connection:
        found = list(await connection.scalars(query))
    await database.close()
    return found


def line(database: str, platform: str, outcome: Outcome) -> str:
    """Say what was expected, and what came of it."""
    received = len([one for one in outcome.expected if outcome.taken[one]])
    unread = len([one for one in outcome.unreadable if outcome.taken[one]])
    return (
        f"{database} {platform} expected {len(outcome.expected)} received {received}"
        f" kills {outcome.steps.total()} lost {outcome.lost} doubled {outcome.doubled}\n"
        f"  where the history cannot be read: expected {len(outcome.unreadable)} received {unread}"
        f" unknown {len(outcome.unknown)}; {outcome.seconds:.0f} s"
    )


def main(kills: int) -> bool:
    """Try every database with every platform; whether nothing was lost or came twice."""
    outcomes = []
    with TemporaryDirectory() as folder, postgres_template() as server:
        template = sqlite_template(Path(folder))
        for platform in ("slack", "discord"):
            place = Path(folder) / platform
            place.mkdir()
            outcomes.append(_said("SQLite", platform, run(template.copy_to(place), platform, kills)))
            with server.fresh() as address:
                outcomes.append(_said("PostgreSQL", platform, run(address, platform, kills)))
    struck = sum((one.steps for one in outcomes), Counter())
    print("Killed", ", ".join(f"{step}: {count}" for step, count in sorted(struck.items())))
    return all(one.holds for one in outcomes)


def _said(database: str, platform: str, outcome: Outcome) -> Outcome:
    print(line(database, platform, outcome), flush=True)
    return outcome


def _main(arguments: Sequence[str]) -> bool:
    kills = int(arguments[0]) if arguments else 500
    if len(arguments) < 3:  # noqa: PLR2004  KILLS alone, or all three
        return main(kills)
    database, platform = arguments[1:3]
    return _said(database.partition(":")[0], platform, run(database, platform, kills)).holds


if __name__ == "__main__":
    sys.exit(not _main(sys.argv[1:]))
