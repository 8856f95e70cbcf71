"""A thousand channels due at the same minute: how long that takes beside what the platforms allow, and its memory.

Run as: python -m benchmarks.channels [FEW [MANY]] (default 50 1000). The loopback platforms answer 429 to whatever is
more than they allow, and count how often they had to. Each size is sent by a process of its own.
"""

from __future__ import annotations

import asyncio
import random
import resource
import sys
import time
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from aiohttp import web

from benchmarks import faults
from benchmarks.platforms import FIRST_CHANNEL, FaultyDiscord, FaultySlack, SharedClock, Trouble
from benchmarks.processes import asked, served
from bot.adapters.discord.messenger import RATES as DISCORD_RATES
from bot.adapters.slack.messenger import RATES as SLACK_RATES
from bot.domain.deliveries import DeliveryState
from bot.domain.messages import Message, Paragraph, Text
from bot.domain.pacing import Pace, Rate, Rates
from bot.domain.subscriptions import Schedule
from bot.services import delivering, sending
from bot.services.desk import Desk
from storage import subscriptions
from storage.database import Database
from tests.databases import sqlite_template
from tests.fakes.discord_files import Sent
from tests.fakes.discord_rest import Call

RATES: Final = {"slack": SLACK_RATES, "discord": DISCORD_RATES}
_SLOT: Final = datetime(2026, 1, 12, 8, tzinfo=UTC)
_TEXT: Final = "A sentence of a story as a digest tells it, in some forty characters more. " * 20


@dataclass
class Limits:
    """Counts messages as a platform does, in windows that slide; `refused` are those it turned away."""

    rates: Rates
    refused: int = 0
    _whole: deque[float] = field(default_factory=deque)
    _channels: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def allows(self, channel: str) -> bool:
        """Take a message, unless it is one too many."""
        now = time.monotonic()
        kept = ((self._whole, self.rates.whole), (self._channels[channel], self.rates.channel))
        allowed = all(_room(used, rate, now) for used, rate in kept)
        for used, _ in kept if allowed else ():
            used.append(now)
        self.refused += not allowed
        return allowed


def _room(used: deque[float], rate: Rate, now: float) -> bool:
    while used and used[0] <= now - rate.seconds:
        used.popleft()
    return len(used) < rate.count


class StrictSlack(FaultySlack):
    """Slack, with its limits enforced."""

    def __init__(self, *world: Any) -> None:
        super().__init__(*world)
        self.limits = Limits(SLACK_RATES)

    async def _api(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["method"] == "chat.postMessage":
            given = await request.json()
            if not self.limits.allows(given["channel"]):
                return web.json_response(
                    {"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "1"}
                )
        return await super()._api(request)


class StrictDiscord(FaultyDiscord):
    """Discord, with its limits enforced."""

    def __init__(self, *world: Any) -> None:
        super().__init__(*world)
        self.limits = Limits(DISCORD_RATES)

    async def _answer(self, request: web.Request, call: Call, sent: Sent) -> web.StreamResponse:
        if call.method == "POST" and not self.limits.allows(call.path):
            body = {"message": "slow down", "retry_after": 1.0, "global": True}
            return web.json_response(body, status=429, headers={"Retry-After": "1", "Via": "1.1 google"})
        return await super()._answer(request, call, sent)

    def taken(self) -> list[str]:
        """Give what was taken, and a word for each message turned away."""
        return [*super().taken(), *["refused"] * self.limits.refused]


def kind_of(platform: str) -> type[StrictSlack | StrictDiscord]:
    """Give the platform of that name."""
    return StrictSlack if platform == "slack" else StrictDiscord


async def deliver(world: faults.World, channels: Sequence[int]) -> float:
    """Subscribe that many channels to one minute and let the ticks run; give the seconds until all was posted."""
    database = Database.open(world.database)
    desk = faults.desk_of(database, world.clock)
    schedule = Schedule(at=_SLOT.time(), zone="UTC")
    async with database.writing() as connection:
        for number in channels:
            where, made = world.channel(number), world.clock.now()
            await subscriptions.add(connection, where, world.owner, schedule, (), "en", quiet=False, now=made)
    world.clock.set(_SLOT.timestamp())
    async with faults.messenger_of(world, Pace(RATES[world.platform])) as messenger:
        started = time.perf_counter()
        await _ticks(desk, messenger, len(channels))
        seconds = time.perf_counter() - started
    await database.close()
    return seconds


async def _ticks(desk: Desk, messenger: Any, count: int) -> None:
    """Compose and send side by side, as the program's ticks do, until so many are sent."""
    composing = asyncio.create_task(
        delivering.compose_due(desk, lambda _: [Message("Digest", (Paragraph((Text(_TEXT),)),))], [messenger.platform])
    )
    sent = 0
    while sent < count:
        done = await sending.send_due(desk, {messenger.platform: messenger})
        sent += done.states.count(DeliveryState.SENT)
        await asyncio.sleep(0.1)
    await composing


def measured(database: str, platform: str, count: int) -> tuple[float, int, int]:
    """Give the seconds it took, the peak memory in kilobytes, and how many messages the platform turned away."""
    clock = SharedClock(_SLOT - timedelta(hours=1))
    channels = range(FIRST_CHANNEL, FIRST_CHANNEL + count)
    trouble = Trouble(posting=0, looking=0, unreadable=0)
    chance = random.Random(count)  # noqa: S311  nothing is drawn
    with served(lambda: kind_of(platform)(channels, clock, trouble, chance)) as (addresses, taken):
        world = faults.World(database, platform, addresses, clock)

        def work() -> tuple[float, int]:
            seconds = asyncio.run(deliver(world, channels))
            return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

        seconds, memory = asked(work)
        posted = taken()
    refused = posted.count("refused")
    if len(set(posted) - {"refused"}) != count or len(posted) - refused != count:
        raise RuntimeError(f"{platform} has {len(posted) - refused} messages for {count} channels.")
    return seconds, memory, refused


def allowed(rates: Rates, count: int) -> float:
    """Give the seconds within which the platform takes a message for each of so many channels."""
    return (-(-count // rates.whole.count) - 1) * rates.whole.seconds


def main(few: int, many: int) -> None:
    """Print what each platform took, and what the memory for many channels is beside that for few."""
    faults.packaged_names_once()
    with TemporaryDirectory() as folder:
        template = sqlite_template(Path(folder))
        for platform, rates in RATES.items():
            memory = []
            for count in (few, many):
                place = Path(folder) / f"{platform}{count}"
                place.mkdir()
                seconds, peak, refused = measured(template.copy_to(place), platform, count)
                memory.append(peak)
                limit = allowed(rates, count)
                ratio = f"ratio {seconds / limit:.2f}" if limit else "at once"
                print(
                    f"{platform} {count} channels: {seconds:.1f} s, allowed {limit:.0f} s, {ratio}; 429: {refused};"
                    f" peak {peak / 1024:.0f} MB, ratio {peak / memory[0]:.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    main(*([int(one) for one in sys.argv[1:]] or [50, 1_000]))
