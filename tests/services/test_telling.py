"""An owner hears once of what was not, or perhaps not, posted, and can have it sent again, once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.domain.answers import DigestContent
from bot.domain.deliveries import RECONCILE_AFTER, DeliveryState
from bot.domain.errors import (
    DeliveryError,
    HistoryUnreadable,
    NotAllowed,
    NotFound,
    PermanentDelivery,
    TransientDelivery,
    UncertainDelivery,
)
from bot.domain.messages import Message, Person
from bot.domain.subscriptions import Channel, Schedule, Subscription
from bot.services import delivering, sending, subscribing, telling
from bot.services.desk import Desk
from bot.views.buttons import buttons_of
from tests.fakes.ports import FakeChannel, FakeClock

CHANNEL = Channel("slack", "T1", "C1")
OWNER = Person("slack", "U1", "Mika")
DIRECT = Channel("slack", "", "DU1")
EDITORS = Channel("slack", "T1", "CEDIT")
HOUR = timedelta(hours=1)


@dataclass
class Moody(FakeChannel):
    """A platform that refuses in some channels, each time with that channel's error."""

    refusing: dict[str, DeliveryError] = field(default_factory=dict)

    async def send(self, channel: Channel, message: Message, delivery_id: str, reply_to: str = "") -> str:
        """Refuse, or keep the message."""
        if channel.channel in self.refusing:
            raise self.refusing[channel.channel]
        return await super().send(channel, message, delivery_id, reply_to)

    def told(self, where: Channel) -> list[Message]:
        """Give what stands in a channel."""
        return [message for channel, _, message in self.posted if channel == where]


def two_parts(_: DigestContent) -> Sequence[Message]:
    return [Message("one"), Message("two")]


async def subscribed(desk: Desk, owner: str = "U1") -> Subscription:
    return await subscribing.subscribe(desk, CHANNEL, owner, Schedule(), (), "en", quiet=False, messenger=None)


async def rounds(desk: Desk, clock: FakeClock, platform: FakeChannel, times: int = 4) -> None:
    for _ in range(times):
        await delivering.compose_due(desk, two_parts, ["slack"])
        await sending.send_due(desk, {"slack": platform})
        clock.forward(RECONCILE_AFTER)
        await sending.reconcile(desk, {"slack": platform})


async def unknown(desk: Desk, clock: FakeClock, *, accepted: bool = False) -> tuple[FakeChannel, str]:
    """Leave the first part of a digest unknown; give the platform, and the delivery's id from the notice's button."""
    lost, unreadable = UncertainDelivery("No answer came."), HistoryUnreadable("The history cannot be read.")
    platform = FakeChannel(faults=[lost], looking_faults=[unreadable], accept_first=accepted)
    await subscribed(desk)
    clock.forward(HOUR)
    await rounds(desk, clock, platform)
    ((_, _, notice),) = [one for one in platform.posted if one[0] == DIRECT]
    (button,) = buttons_of(notice)
    assert button.command == "delivery resend"
    return platform, button.arguments["id"]


def summaries(platform: FakeChannel, where: Channel = CHANNEL) -> list[str]:
    return [message.summary for channel, _, message in platform.posted if channel == where]


async def test_the_owner_of_a_dead_channel_is_told_once_what_happened_and_how_to_go_on(
    desk: Desk, clock: FakeClock
) -> None:
    platform = Moody(refusing={"C1": PermanentDelivery("The channel is archived.")})
    made = await subscribed(desk)
    clock.forward(HOUR)
    await rounds(desk, clock, platform)
    (notice,) = platform.told(DIRECT)
    assert "The channel is archived." in notice.summary
    assert f"/eujp subscription resume {made.id}" in repr(notice.blocks)


async def test_what_a_dead_channel_refused_comes_when_its_subscription_is_resumed(desk: Desk, clock: FakeClock) -> None:
    platform = Moody(refusing={"C1": PermanentDelivery("The channel is archived.")})
    made = await subscribed(desk)
    clock.forward(HOUR)
    await rounds(desk, clock, platform)
    assert summaries(platform) == []
    platform.refusing.clear()
    await subscribing.resume(desk, made.id, CHANNEL)
    await rounds(desk, clock, platform)
    assert summaries(platform) == ["one", "two"]


async def test_a_channel_that_dies_again_is_told_of_again(desk: Desk, clock: FakeClock) -> None:
    platform = Moody(refusing={"C1": PermanentDelivery("The channel is archived.")})
    made = await subscribed(desk)
    clock.forward(HOUR)
    await rounds(desk, clock, platform)
    await subscribing.resume(desk, made.id, CHANNEL)
    await rounds(desk, clock, platform)
    assert len(platform.told(DIRECT)) == 2


@pytest.mark.parametrize(
    ("refusal", "editors", "told"),
    [
        pytest.param(PermanentDelivery("No direct messages."), EDITORS, 1, id="the editors instead"),
        pytest.param(PermanentDelivery("No direct messages."), None, 0, id="nobody but the log"),
        pytest.param(TransientDelivery("Busy."), EDITORS, 0, id="busy: the owner, later"),
    ],
)
async def test_an_owner_who_takes_no_direct_messages(
    desk: Desk, clock: FakeClock, refusal: DeliveryError, editors: Channel | None, told: int
) -> None:
    platform = Moody(refusing={"C1": PermanentDelivery("The channel is archived."), "DU1": refusal})
    desk = replace(desk, editors_channel=editors)
    await subscribed(desk)
    clock.forward(HOUR)
    await rounds(desk, clock, platform)
    assert len(platform.told(EDITORS)) == told


async def test_where_no_direct_message_can_be_opened_the_editors_are_told(desk: Desk, clock: FakeClock) -> None:
    class Closed(Moody):
        async def direct(self, person: str) -> Channel:
            raise NotAllowed(f"{person} has left.")

    platform = Closed(refusing={"C1": PermanentDelivery("The channel is archived.")})
    desk = replace(desk, editors_channel=EDITORS)
    await subscribed(desk)
    clock.forward(HOUR)
    await rounds(desk, clock, platform)
    assert len(platform.told(EDITORS)) == 1


async def test_a_subscription_without_an_owner_is_paused_all_the_same(desk: Desk, clock: FakeClock) -> None:
    platform = Moody(refusing={"C1": PermanentDelivery("The channel is archived.")})
    await subscribed(desk, owner="")
    clock.forward(HOUR)
    await rounds(desk, clock, platform)
    assert platform.posted == []


async def test_an_unknown_delivery_is_told_of_once_and_the_rest_of_its_digest_comes(
    desk: Desk, clock: FakeClock
) -> None:
    platform, _ = await unknown(desk, clock)
    await rounds(desk, clock, platform)
    assert summaries(platform) == ["two"]
    assert len(summaries(platform, DIRECT)) == 1


async def test_a_notice_that_may_have_been_posted_is_looked_for_and_not_told_twice(
    desk: Desk, clock: FakeClock
) -> None:
    lost, unreadable = UncertainDelivery("No answer came."), HistoryUnreadable("The history cannot be read.")
    platform = FakeChannel(faults=[lost, lost], looking_faults=[unreadable], accept_first=True)
    await subscribed(desk)
    clock.forward(HOUR)
    await delivering.compose_due(desk, lambda _: [Message("one")], ["slack"])
    await rounds(desk, clock, platform)
    assert len(summaries(platform, DIRECT)) == 1


async def test_send_again_pressed_fifty_times_at_once_sends_once(desk: Desk, clock: FakeClock) -> None:
    platform, delivery_id = await unknown(desk, clock)
    pressed = [telling.resend(desk, delivery_id, OWNER, DIRECT, is_editor=False) for _ in range(50)]
    answers = await asyncio.gather(*pressed)
    assert [answer.again for answer in answers].count(True) == 1
    await rounds(desk, clock, platform)
    assert sorted(summaries(platform)) == ["one", "two"]
    late = await telling.resend(desk, delivery_id, OWNER, DIRECT, is_editor=False)
    assert (late.again, late.state) == (False, DeliveryState.SENT)


@pytest.mark.parametrize(
    ("person", "channel", "is_editor", "may"),
    [
        pytest.param(OWNER, DIRECT, False, True, id="the owner, in direct messages"),
        pytest.param(Person("slack", "U2", manages_channel=True), CHANNEL, False, True, id="a manager of the channel"),
        pytest.param(Person("slack", "U9"), EDITORS, True, True, id="an editor"),
        pytest.param(Person("slack", "U2", manages_channel=True), DIRECT, False, False, id="another, in their own"),
        pytest.param(Person("slack", "U2"), CHANNEL, False, False, id="a reader of the channel"),
        pytest.param(Person("discord", "U1"), DIRECT, False, False, id="the same id elsewhere"),
    ],
)
async def test_who_may_have_a_delivery_sent_again(
    desk: Desk, clock: FakeClock, person: Person, channel: Channel, is_editor: bool, may: bool
) -> None:
    _, delivery_id = await unknown(desk, clock)
    if may:
        assert (await telling.resend(desk, delivery_id, person, channel, is_editor=is_editor)).again
        return
    with pytest.raises(NotFound, match="no such delivery"):
        await telling.resend(desk, delivery_id, person, channel, is_editor=is_editor)


async def test_what_is_no_delivery_or_of_no_subscription_any_more_is_not_sent_again(
    desk: Desk, clock: FakeClock
) -> None:
    with pytest.raises(NotFound, match="no such delivery"):
        await telling.resend(desk, "nonsense", OWNER, DIRECT, is_editor=True)
    _, delivery_id = await unknown(desk, clock)
    (made,) = await subscribing.subscriptions(desk, CHANNEL)
    await subscribing.unsubscribe(desk, made.id, CHANNEL)
    with pytest.raises(NotFound, match="has ended"):
        await telling.resend(desk, delivery_id, OWNER, DIRECT, is_editor=False)
