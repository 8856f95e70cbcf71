"""A correction follows every message that carried its fact: a delivery of the same digest, sent by the same rules."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.domain.deliveries import RECONCILE_AFTER, Delivery, DeliveryState, Transition, after_look, after_sent
from bot.domain.messages import FactCard, Message, Text
from bot.domain.subscriptions import Channel, Subscription, SubscriptionState
from storage import fact_deliveries, facts, outbox, subscriptions, windows
from storage.database import Connection, Database
from tests.storage.samples import CHANNEL, NOW, add_subscription, deliveries_of, fact, message

START = NOW - timedelta(days=7)
LATER = NOW + timedelta(hours=1)


def carrying(*fact_ids: str) -> Message:
    """Make a part of a digest that tells facts."""
    return Message("A part", tuple(FactCard(one, Text(one), (), Text(one), ()) for one in fact_ids))


def word(subscription: Subscription) -> Sequence[Message]:
    return [Message(f"Corrected in {subscription.channel.channel}")]


async def composed(connection: Connection, *parts: Message, channel: Channel = CHANNEL) -> Subscription:
    await facts.add_starter(connection, [fact("a"), fact("b")], NOW)
    subscription = await add_subscription(connection, channel)
    assert await outbox.compose(connection, subscription, NOW, START, parts, NOW)
    return subscription


async def claimed(connection: Connection, now: timedelta = timedelta(0)) -> tuple[Delivery, ...]:
    return await outbox.claim(connection, LATER + now, ("slack",), 20)


async def settle_all(connection: Connection, state: DeliveryState = DeliveryState.SENT) -> list[Delivery]:
    """Claim what may go, round after round, and let each end in this state; give them in the order they went."""
    gone: list[Delivery] = []
    while taken := await claimed(connection):
        for delivery in taken:
            message_id = f"m{delivery.part}" if state is DeliveryState.SENT else ""
            await outbox.settle(connection, delivery, Transition(state, LATER, message_id))
        gone += taken
    return gone


async def correct(connection: Connection, fact_id: str = "a") -> int:
    return await fact_deliveries.correct(connection, fact_id, word, LATER)


async def test_a_correction_stands_under_the_part_that_carried_the_fact(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await composed(connection, message(1), carrying("b"), carrying("a"))
        await settle_all(connection)
        assert await correct(connection) == 1
        (delivery,) = await claimed(connection)
    assert (delivery.part, delivery.reply_to, delivery.message.summary) == (4, "m3", "Corrected in C1")
    assert delivery.corrects == outbox.delivery_id(subscription.id, NOW, 3)
    assert delivery.id == outbox.delivery_id(subscription.id, NOW, 4)


async def test_what_carried_nothing_of_the_fact_is_left_alone(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection, message(1), carrying("b"))
        await settle_all(connection)
        assert await correct(connection) == 0
        assert await claimed(connection) == ()


async def test_every_digest_that_carried_it_is_corrected_in_its_own_channel(database: Database) -> None:
    async with database.writing() as connection:
        for channel in ("C1", "C2", "C3"):
            await composed(connection, carrying("a"), channel=Channel("slack", "T1", channel))
        await settle_all(connection)
        assert await correct(connection) == 3
        found = await claimed(connection)
    assert {one.channel.channel: one.message.summary for one in found} == {
        channel: f"Corrected in {channel}" for channel in ("C1", "C2", "C3")
    }


async def test_two_corrections_are_two_messages_in_their_order(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection, carrying("a"))
        await settle_all(connection)
        await correct(connection)
        await correct(connection)
        (first,) = await claimed(connection)
        assert await claimed(connection) == ()
        await outbox.settle(connection, first, after_sent(LATER, "c1"))
        (second,) = await claimed(connection)
    assert [(one.part, one.reply_to) for one in (first, second)] == [(2, "m1"), (3, "m1")]


async def test_a_part_not_posted_yet_goes_first_and_its_correction_right_after(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection, carrying("a"), message(2))
        assert await correct(connection) == 1
        gone = await settle_all(connection)
    assert [(one.part, one.reply_to) for one in gone] == [(1, ""), (2, ""), (3, "m1")]


async def test_a_correction_waits_until_the_outcome_of_its_part_is_known(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection, carrying("a"))
        (part,) = await claimed(connection)
        await correct(connection)
        assert await claimed(connection) == ()
        await outbox.settle(connection, part, after_look(LATER, "found"))
        (correction,) = await claimed(connection)
    assert correction.reply_to == "found"


async def test_what_may_stand_in_the_channel_is_corrected_there(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection, carrying("a"))
        await settle_all(connection, DeliveryState.UNKNOWN)
        assert await correct(connection) == 1
        (correction,) = await claimed(connection)
    assert correction.reply_to == ""
    assert correction.corrects


@pytest.mark.parametrize("fails_first", [True, False], ids=["failed before", "fails after"])
async def test_what_was_never_posted_is_not_corrected(database: Database, *, fails_first: bool) -> None:
    async with database.writing() as connection:
        subscription = await composed(connection, carrying("a"))
        (part,) = await claimed(connection)
        failed = Transition(DeliveryState.FAILED, LATER, error="The channel is archived.")
        if fails_first:
            await outbox.settle(connection, part, failed)
        assert await correct(connection) == (0 if fails_first else 1)
        if not fails_first:
            await outbox.settle(connection, part, failed)
        assert await claimed(connection) == ()
        states = {one.state for one in await deliveries_of(connection, subscription.id)}
    assert states == {DeliveryState.FAILED}


@pytest.mark.parametrize("state", [SubscriptionState.PAUSED, SubscriptionState.ENDED])
async def test_a_wrong_digest_is_corrected_though_its_subscription_stopped(
    database: Database, state: SubscriptionState
) -> None:
    async with database.writing() as connection:
        subscription = await composed(connection, carrying("a"))
        await settle_all(connection)
        await correct(connection)
        await subscriptions.set_state(connection, subscription.id, state)
        await outbox.drop(connection, subscription.id)
        (correction,) = await claimed(connection)
        again = Transition(DeliveryState.PENDING, LATER, error="Busy.")
        assert await outbox.settle(connection, correction, again)
        assert [one.id for one in await claimed(connection)] == [correction.id]


async def test_a_part_that_waits_for_a_paused_subscription_keeps_back_only_its_own_correction(
    database: Database,
) -> None:
    async with database.writing() as connection:
        subscription = await composed(connection, carrying("a"), carrying("b"))
        (first,) = await claimed(connection)
        await outbox.settle(connection, first, after_sent(LATER, "m1"))
        await subscriptions.set_state(connection, subscription.id, SubscriptionState.PAUSED)
        await correct(connection, "a")
        await correct(connection, "b")
        found = await claimed(connection)
    assert [(one.part, one.reply_to) for one in found] == [(3, "m1")]


async def test_a_correction_keeps_no_digest_back(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await composed(connection, carrying("a"))
        await settle_all(connection)
        await correct(connection)
        assert not await outbox.unsent(connection, subscription.id)


async def test_a_correction_cut_off_is_looked_for_where_it_was_posted(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection, carrying("a"))
        await settle_all(connection)
        await correct(connection)
        (correction,) = await claimed(connection)
        assert await outbox.stuck(connection, LATER + RECONCILE_AFTER, ("slack",)) == (correction,)


async def test_fifty_corrections_at_once_are_fifty_messages(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await composed(connection, carrying("a"))

    async def one() -> int:
        async with database.writing() as connection:
            return await correct(connection)

    assert sum(await asyncio.gather(*(one() for _ in range(50)))) == 50
    async with database.reading() as connection:
        parts = [one.part for one in await deliveries_of(connection, subscription.id)]
    assert parts == list(range(1, 52))


async def test_a_digest_composed_while_its_fact_changes_holds_it_as_it_is_or_is_corrected(database: Database) -> None:
    """Neither may see the other half done: the one that comes second waits for the first."""
    async with database.writing() as connection:
        await facts.add_starter(connection, [fact("a")], NOW)
        subscription = await add_subscription(connection)
    holding, release = asyncio.Event(), asyncio.Event()

    async def compose() -> None:
        async with database.writing() as connection:
            await windows.hold(connection)
            await outbox.compose(connection, subscription, NOW, START, [carrying("a")], NOW)
            holding.set()
            await release.wait()

    async def change() -> int:
        await holding.wait()
        async with database.writing() as connection:
            return await correct(connection)

    composing, changing = asyncio.ensure_future(compose()), asyncio.ensure_future(change())
    await holding.wait()
    await asyncio.sleep(0.05)
    release.set()
    await composing
    assert await changing == 1
