"""Many channels at once: each at its pace, none starved, and each delivery by one of all workers."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.domain.deliveries import DeliveryState
from bot.domain.errors import DeliveryError, TransientDelivery
from bot.domain.messages import Message
from bot.domain.pacing import Pace, Rate, Rates
from bot.domain.subscriptions import Channel, Schedule
from bot.services import delivering, sending, subscribing
from bot.services.desk import Desk
from tests.fakes.ports import FakeChannel, FakeClock

HOUR = timedelta(hours=1)
QUICK = Rates(channel=Rate(1, 0.2), whole=Rate(5, 0.1))


@dataclass
class Paced(FakeChannel):
    """A platform with limits of its own: it keeps when what was posted, and refuses in the channels of `busy`."""

    limits: Pace = field(default_factory=lambda: Pace(QUICK))
    times: list[tuple[float, str]] = field(default_factory=list)
    busy: dict[str, DeliveryError] = field(default_factory=dict)

    @property
    def pace(self) -> Pace:
        """Give the one it keeps."""
        return self.limits

    async def send(self, channel: Channel, message: Message, delivery_id: str, reply_to: str = "") -> str:
        """Keep the time too."""
        self.times.append((asyncio.get_running_loop().time(), channel.channel))
        await asyncio.sleep(0.01)
        if channel.channel in self.busy:
            raise self.busy.pop(channel.channel)
        return await super().send(channel, message, delivery_id, reply_to)


async def due(desk: Desk, clock: FakeClock, parts: dict[str, int]) -> None:
    """Let digests of so many parts be due in these channels."""
    for channel in parts:
        where = Channel("slack", "T1", channel)
        await subscribing.subscribe(desk, where, "U1", Schedule(), (), "en", quiet=False, messenger=None)
    clock.forward(HOUR)
    await delivering.compose_due(
        desk, lambda content: [Message("part")] * parts[content.subscription.channel.channel], ["slack"]
    )


async def test_a_channels_parts_follow_one_another_at_its_pace(desk: Desk, clock: FakeClock) -> None:
    await due(desk, clock, {"C1": 3})
    platform = Paced()
    assert (await sending.send_due(desk, {"slack": platform})).states == (DeliveryState.SENT,) * 3
    starts = [at for at, _ in platform.times]
    assert all(later - earlier >= 0.2 for earlier, later in pairwise(starts))


async def test_a_channel_with_much_to_get_keeps_no_other_back(desk: Desk, clock: FakeClock) -> None:
    await due(desk, clock, {"C1": 4, **{f"C{number}": 1 for number in range(2, 12)}})
    platform = Paced()
    await sending.send_due(desk, {"slack": platform})
    order = [channel for _, channel in platform.times]
    third = [place for place, channel in enumerate(order) if channel == "C1"][2]
    assert all(order.index(f"C{number}") < third for number in range(2, 12))
    assert len(order) == 14


async def test_all_channels_together_keep_to_what_the_platform_allows(desk: Desk, clock: FakeClock) -> None:
    await due(desk, clock, {f"C{number}": 1 for number in range(12)})
    platform = Paced()
    await sending.send_due(desk, {"slack": platform})
    starts = [at for at, _ in platform.times]
    assert all(sum(at <= other < at + 0.1 for other in starts) <= 5 for at in starts)
    assert len(starts) == 12


async def test_a_channel_told_to_wait_waits_while_others_go_on(desk: Desk, clock: FakeClock) -> None:
    await due(desk, clock, {"C1": 1, "C2": 2})
    platform = Paced(busy={"C1": TransientDelivery("Busy.", retry_after=30.0)})
    states = (await sending.send_due(desk, {"slack": platform})).states
    assert sorted(states) == sorted([DeliveryState.PENDING, DeliveryState.SENT, DeliveryState.SENT])


async def test_a_bot_told_to_wait_everywhere_posts_nothing_more(desk: Desk, clock: FakeClock) -> None:
    await due(desk, clock, {f"C{number}": 2 for number in range(4)})
    platform = Paced(busy={"C0": TransientDelivery("Busy.", retry_after=30.0, everywhere=True)})
    await sending.send_due(desk, {"slack": platform})
    assert len(platform.times) == 4


async def test_one_platform_in_trouble_keeps_no_other_back(desk: Desk, clock: FakeClock) -> None:
    await due(desk, clock, {"C1": 1})
    where = Channel("discord", "G1", "C9")
    await subscribing.subscribe(desk, where, "U1", Schedule(), (), "en", quiet=False, messenger=None)
    clock.forward(timedelta(days=7))
    await delivering.compose_due(desk, lambda _: [Message("part")], ["discord"])
    held = Paced()
    held.limits.hold(None, asyncio.get_running_loop().time() + 60)
    other = FakeChannel(platform="discord")
    await sending.send_due(desk, {"slack": held, "discord": other})
    assert (len(held.times), len(other.posted)) == (0, 1)


@pytest.mark.parametrize("workers", [2, 5])
async def test_workers_that_run_every_tick_side_by_side_post_each_slot_once(
    desk: Desk, clock: FakeClock, workers: int
) -> None:
    channels = {f"C{number}": 1 + number % 3 for number in range(12)}
    for channel in channels:
        where = Channel("slack", "T1", channel)
        await subscribing.subscribe(desk, where, "U1", Schedule(), (), "en", quiet=False, messenger=None)
    clock.forward(HOUR)
    platform = FakeChannel()

    async def worker() -> None:
        for _ in range(3):
            await delivering.compose_due(
                desk, lambda content: [Message("part")] * channels[content.subscription.channel.channel], ["slack"]
            )
            await sending.send_due(desk, {"slack": platform})
            await sending.reconcile(desk, {"slack": platform})

    await asyncio.gather(*(worker() for _ in range(workers)))
    ids = [delivery_id for _, delivery_id, _ in platform.posted]
    assert len(ids) == len(set(ids)) == sum(channels.values())
