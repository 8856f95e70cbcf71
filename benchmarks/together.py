"""Several processes on one database, all running every tick at once, on platforms that fail: each slot goes out once.

Run as: python -m benchmarks.together [DATABASE PLATFORM] (default SQLite and PostgreSQL, Slack and Discord). It prints
what each process composed and sent. Exit 1 when anything is lost or comes twice.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import func, select

from benchmarks import faults
from benchmarks.platforms import FIRST_CHANNEL, FaultyDiscord, FaultySlack, SharedClock, Trouble
from benchmarks.processes import asked, forked, served
from bot.domain.deliveries import DeliveryState
from bot.domain.messages import Message
from bot.domain.pacing import Pace, Rate, Rates
from bot.domain.subscriptions import Channel, Rhythm, Schedule
from bot.services import delivering, sending
from storage import outbox, subscriptions
from storage.database import Database
from storage.tables import deliveries
from tests.databases import postgres_template, sqlite_template

SLOT: Final = datetime(2026, 1, 12, 8, tzinfo=UTC)
SLOTS: Final = [SLOT + timedelta(days=day) for day in range(3)]
CHANNELS: Final = range(FIRST_CHANNEL, FIRST_CHANNEL + 40)
PROCESSES: Final = 2

_TROUBLE: Final = Trouble(posting=12, looking=12, unreadable=0)
_PACE: Final = Rates(Rate(1, 0.05), Rate(10, 0.05))
"""Slow enough that each process gets its share, whichever comes first."""

_PATIENCE: Final = 0.1
_A_ROUND: Final = 30.0
"""Seconds by the shared clock that go by while something is not settled."""


class Impatient(Pace):
    """A pace that waits for no Retry-After: those are by the shared clock, and the deliveries themselves keep them."""

    def hold(self, channel: Channel | None, until: float) -> None:
        """Hold nothing."""


@dataclass(frozen=True)
class Outcome:
    """What became of it all; `composed` and `sent` are what each process did."""

    expected: frozenset[str]
    taken: Counter[str]
    composed: tuple[int, ...]
    sent: tuple[int, ...]

    @property
    def holds(self) -> bool:
        """Whether each delivery came once, each digest was composed once, and no process was kept from sending."""
        once = set(self.taken) == self.expected and all(count == 1 for count in self.taken.values())
        return once and sum(self.composed) == len(self.expected) and all(self.sent)


def expected() -> frozenset[str]:
    """Give the id of every delivery, from the subscriptions' numbers and the slots alone."""
    return frozenset(outbox.delivery_id(number, slot, 1) for number in range(1, len(CHANNELS) + 1) for slot in SLOTS)


def run(database: str, platform: str) -> Outcome:
    """Let the processes work through all slots. Raises RuntimeError when one of them fails."""
    clock = SharedClock(SLOT - timedelta(hours=1))
    chance = random.Random(2)  # noqa: S311  a fixed sequence
    kind = FaultySlack if platform == "slack" else FaultyDiscord
    faults.packaged_names_once()
    with served(lambda: kind(CHANNELS, clock, _TROUBLE, chance)) as (addresses, taken):
        world = faults.World(database, platform, addresses, clock)
        asked(lambda: asyncio.run(_subscribe(world)))
        clock.set(SLOT.timestamp())
        told = _side_by_side([partial(_lived, world, number) for number in range(PROCESSES)])
        return Outcome(expected(), Counter(taken()), *zip(*told, strict=True))


def _side_by_side(works: Sequence[Callable[[], tuple[int, int]]]) -> list[tuple[int, int]]:
    children = []
    for work in works:
        reading, writing = os.pipe()

        def tell(work: Callable[[], tuple[int, int]] = work, writing: int = writing) -> None:
            os.write(writing, json.dumps(work()).encode())

        children.append((forked(tell), reading))
        os.close(writing)
    told = []
    for child, reading in children:
        with os.fdopen(reading) as pipe:
            said = pipe.read()
        _, status = os.waitpid(child, 0)
        if status or not said:
            raise RuntimeError(f"A process ended with status {status}.")
        composed, sent = json.loads(said)
        told.append((composed, sent))
    return told


async def _subscribe(world: faults.World) -> None:
    database = Database.open(world.database)
    schedule = Schedule(rhythm=Rhythm.DAILY, at=SLOT.time(), zone="UTC")
    async with database.writing() as connection:
        for number in CHANNELS:
            where, made = world.channel(number), world.clock.now()
            await subscriptions.add(connection, where, world.owner, schedule, (), "en", quiet=False, now=made)
    await database.close()


def _lived(world: faults.World, number: int) -> tuple[int, int]:
    return asyncio.run(_live(world, number))


async def _live(world: faults.World, number: int) -> tuple[int, int]:
    """Run every tick until all slots are settled; the first process lets the time go by."""
    database = Database.open(world.database)
    desk = faults.desk_of(database, world.clock)
    setattr(sending, "SEND_TIMEOUT", timedelta(seconds=_PATIENCE))  # noqa: B010  it is another module's
    composed = sent = settled = 0
    async with faults.messenger_of(world, Impatient(_PACE)) as messenger:
        messengers = {world.platform: messenger}
        while settled < len(CHANNELS) * len(SLOTS):
            composed += await delivering.compose_due(desk, lambda _: [Message("Digest")], tuple(messengers))
            found = await sending.reconcile(desk, messengers)
            done = await sending.send_due(desk, messengers)
            sent += (*found.states, *done.states).count(DeliveryState.SENT)
            settled = await _settled(database)
            if number == 0:
                _forward(world.clock, settled)
            await asyncio.sleep(0.01)
    await database.close()
    return composed, sent


def _forward(clock: SharedClock, settled: int) -> None:
    """Let time go by: to the next slot when this one is settled."""
    behind = [slot for slot in SLOTS if slot <= clock.now()]
    ahead = SLOTS[len(behind) :]
    is_over = settled == len(behind) * len(CHANNELS)
    clock.set(ahead[0].timestamp() if is_over and ahead else clock.seconds + _A_ROUND)


async def _settled(database: Database) -> int:
    query = select(func.count()).where(deliveries.c.state == DeliveryState.SENT)
    async with database.reading() as connection:
        return await connection.scalar(query) or 0


def main() -> bool:
    """Try every database with every platform; whether each slot went out once."""
    good = []
    with TemporaryDirectory() as folder, postgres_template() as server:
        template = sqlite_template(Path(folder))
        for platform in ("slack", "discord"):
            place = Path(folder) / platform
            place.mkdir()
            good.append(_said("SQLite", platform, run(template.copy_to(place), platform)))
            with server.fresh() as address:
                good.append(_said("PostgreSQL", platform, run(address, platform)))
    return all(good)


def _said(database: str, platform: str, outcome: Outcome) -> bool:
    doubled = sum(count - 1 for count in outcome.taken.values())
    shares = [" + ".join(map(str, done)) for done in (outcome.composed, outcome.sent)]
    print(
        f"{database} {platform} processes {PROCESSES} expected {len(outcome.expected)} received {len(outcome.taken)}"
        f" doubled {doubled}; composed {shares[0]}, sent {shares[1]}",
        flush=True,
    )
    return outcome.holds


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(not (_said(given[0].partition(":")[0], given[1], run(given[0], given[1])) if given else main()))
