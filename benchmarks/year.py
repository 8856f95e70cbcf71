"""A year of 200 subscriptions in twenty zones, lived through on a real archive: each expected slot comes once.

Run as: python -m benchmarks.year (SQLite). What is expected is worked out by walking through the days, without the code
under test (tests.domain.test_simulated_year). The clock goes from one run of the ticks to the next, three hours later.
For some spans the bot is down, once the clock runs far ahead, and people move, pause and resume their subscriptions.
Exit 1 when a slot is missing, comes twice, or was not expected.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

from benchmarks import faults
from benchmarks.platforms import SharedClock
from bot.domain.answers import DigestContent
from bot.domain.messages import Message
from bot.domain.subscriptions import CLOCK_ERROR, Rhythm, Schedule, Subscription, SubscriptionState
from bot.services import delivering, sending
from bot.services.desk import Desk
from storage import subscriptions
from storage.database import Database
from tests.databases import sqlite_template
from tests.domain import test_simulated_year as independent
from tests.fakes.ports import FakeChannel

START: Final = independent.START
YEAR: Final = 365
AHEAD: Final = timedelta(days=40)
_PAUSED: Final = timedelta(days=20)
_NAMED: Final = 10

Slot: TypeAlias = tuple[int, datetime]
"""A subscription's number, as everything here numbers them, and an instant in UTC."""


@dataclass(frozen=True)
class Life:
    """What befalls a subscription: from `made` on it wants one schedule, after `moved` another, and is paused once."""

    number: int
    wish: Subscription
    made: datetime
    moved: datetime
    moves_to: Schedule
    paused: datetime
    resumed: datetime

    def schedule(self, at: datetime) -> Schedule:
        """Give the schedule it has at that instant."""
        return self.wish.schedule if at <= self.moved else self.moves_to

    def is_heard(self, at: datetime) -> bool:
        """Whether it is made and not paused at that instant."""
        return self.made < at and not self.paused < at <= self.resumed

    def expected(self, looks: Sequence[datetime], ahead: datetime) -> set[Slot]:
        """Give the slots it is owed: of several between two looks the last; and what the clock that ran ahead brought.

        `ahead` is the look at which it did. A slot that lies less than CLOCK_ERROR before one brought so, as after a
        move to an earlier zone, is taken for the same one, unless another came between.
        """
        every = {schedule: [*slots(schedule)] for schedule in (self.wish.schedule, self.moves_to)}
        kept = (slot for schedule, found in every.items() for slot in found if self.schedule(slot) == schedule)
        own = sorted(filter(self.is_heard, kept))
        last = {bisect_left(looks, slot): slot for slot in own if slot <= looks[-1]}
        early = [slot for slot in every[self.schedule(ahead)] if slot <= ahead + AHEAD] if self.is_heard(ahead) else []
        if not early:
            return {(self.number, slot) for slot in last.values()}
        brought, tolerated = max(early), max(early) - CLOCK_ERROR
        if not any(ahead < looks[at] < tolerated for at in last):
            last = {at: slot for at, slot in last.items() if not tolerated <= looks[at] or not slot < brought}
        return {(self.number, slot) for slot in (*last.values(), brought)}


def slots(schedule: Schedule) -> Iterator[datetime]:
    """Give the slots of the year, in no order."""
    return (independent.expected_slot(schedule, day) for day in independent.expected_days(schedule))


def lives(rhythms: Sequence[Rhythm], looks: Sequence[datetime], chance: random.Random) -> list[Life]:
    """Make up a subscription for each rhythm; the fifth of them are made minutes before their first hour."""
    found = []
    for number, (wish, rhythm) in enumerate(zip(independent.subscriptions(chance), rhythms, strict=False), start=1):
        schedule = replace(wish.schedule, rhythm=rhythm)
        first = min(slot for slot in slots(schedule) if slot > START + timedelta(days=1))
        made = START if number % 5 else first - timedelta(minutes=chance.randint(1, 9))
        moved = chance.choice(looks[len(looks) // 10 :]) if number % 3 == 0 else looks[-1]
        moves_to = replace(schedule, zone=chance.choice(independent.ZONES))
        paused = chance.choice(looks[len(looks) // 10 :]) if number % 4 == 0 else looks[-1]
        resumed = looks[min(bisect_left(looks, paused + _PAUSED), len(looks) - 1)]
        found.append(Life(number, replace(wish, schedule=schedule), made, moved, moves_to, paused, resumed))
    return found


def looks_of(days: int, hours: int, chance: random.Random) -> list[datetime]:
    """Give the instants at which the ticks run, so many hours apart, but not while the bot is down."""
    outages = [
        (down, down + timedelta(hours=chance.choice((9, 30, 80, 200))))
        for down in (START + timedelta(hours=chance.uniform(0, days * 24)) for _ in range(days // 60))
    ]
    every = (START + timedelta(hours=hours * step, minutes=chance.uniform(0, 30)) for step in range(days * 24 // hours))
    return [look for look in every if not any(down <= look < back for down, back in outages)]


class World:
    """The bot on an archive, and the subscriptions' rows by their numbers here."""

    def __init__(self, database: Database) -> None:
        self._clock = SharedClock(START)
        self._desk: Desk = replace(faults.desk_of(database, self._clock), is_holiday=independent.is_holiday)
        self._channel = FakeChannel()
        self._ids: dict[int, int] = {}

    async def tick(self, now: datetime) -> None:
        """Run every tick once."""
        self._clock.set(now.timestamp())
        await delivering.compose_due(self._desk, _worded, ["slack"])
        await sending.send_due(self._desk, {"slack": self._channel})

    async def subscribe(self, life: Life) -> None:
        """Make the subscription."""
        wish = life.wish
        channel = replace(wish.channel, channel=f"C{life.number}")
        async with self._desk.database.writing() as connection:
            made = await subscriptions.add(
                connection, channel, "U1", wish.schedule, (), "en", quiet=False, now=life.made
            )
        self._ids[life.number] = made.id

    async def change(self, life: Life, now: datetime) -> None:
        """Do what its owner does at that instant."""
        row = self._ids.get(life.number, 0)
        async with self._desk.database.writing() as connection:
            if now == life.moved and (known := await subscriptions.get(connection, row)):
                await subscriptions.rewrite(connection, replace(known, schedule=life.moves_to), now)
            if now == life.paused:
                await subscriptions.set_state(connection, row, SubscriptionState.PAUSED)
            if now == life.resumed:
                await subscriptions.set_state(connection, row, SubscriptionState.ACTIVE, resumed=now)

    def posted(self) -> Counter[Slot]:
        """Count what was posted, by channel and slot."""
        told = ((where.channel.removeprefix("C"), message.summary) for where, _, message in self._channel.posted)
        return Counter((int(number), datetime.fromisoformat(slot)) for number, slot in told)


def _worded(content: DigestContent) -> Sequence[Message]:
    return [Message(content.end.isoformat())]


async def live(database: Database, every: Sequence[Life], looks: Sequence[datetime], ahead: datetime) -> Counter[Slot]:
    """Live through all looks, at one of them with a clock that is far ahead; count what was posted."""
    world, unmade = World(database), sorted(every, key=lambda life: life.made, reverse=True)
    for look in looks:
        while unmade and unmade[-1].made <= look:
            await world.subscribe(unmade.pop())
        if look == ahead:
            await world.tick(look + AHEAD)
        await world.tick(look)
        for life in every:
            if look in (life.moved, life.paused, life.resumed):
                await world.change(life, look)
    return world.posted()


@dataclass(frozen=True)
class Outcome:
    """What was owed and what came."""

    expected: frozenset[Slot]
    posted: Counter[Slot]

    @property
    def missing(self) -> list[Slot]:
        """What never came."""
        return sorted(self.expected - set(self.posted))

    @property
    def wrong(self) -> list[Slot]:
        """What came and was not expected, or came again."""
        return sorted({*(set(self.posted) - self.expected), *(one for one, times in self.posted.items() if times > 1)})


async def run(database: Database, rhythms: Sequence[Rhythm], days: int, hours: int) -> Outcome:
    """Live through so many days of the year with a subscription for each rhythm."""
    chance = random.Random(days)  # noqa: S311  a made-up year
    looks = looks_of(days, hours, chance)
    ahead = looks[len(looks) // 3]
    every = lives(rhythms, looks, chance)
    expected = frozenset(slot for life in every for slot in life.expected(looks, ahead))
    return Outcome(expected, await live(database, every, looks, ahead))


async def _year(url: str) -> Outcome:
    database = Database.open(url)
    outcome = await run(database, [*Rhythm] * 50, YEAR, 3)
    await database.close()
    return outcome


def main() -> bool:
    """Live through the year; whether every slot came once."""
    started = time.perf_counter()
    with TemporaryDirectory() as folder:
        outcome = asyncio.run(_year(sqlite_template(Path(folder)).copy_to(Path(folder))))
    print(
        f"200 subscriptions, a year: expected {len(outcome.expected)} posted {outcome.posted.total()}"
        f" missing {len(outcome.missing)} wrong {len(outcome.wrong)}; {time.perf_counter() - started:.0f} s"
    )
    for name, found in (("missing", outcome.missing), ("wrong", outcome.wrong)):
        for number, slot in found[:_NAMED]:
            print(f"  {name}: subscription {number}, {slot.isoformat()}")
    return not outcome.missing and not outcome.wrong


if __name__ == "__main__":
    sys.exit(not main())
