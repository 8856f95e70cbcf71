"""A digest is composed once and each of its deliveries sent by one worker, whoever tries at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.deliveries import RECONCILE_AFTER, Delivery, DeliveryState, Transition, after_look, after_sent
from bot.domain.errors import StorageError
from bot.domain.messages import Message
from bot.domain.phrases import Phrase
from bot.domain.subscriptions import Channel, Subscription, SubscriptionState
from storage import outbox, subscriptions
from storage.database import Connection, Database
from storage.outbox import OutboxCounts
from storage.tables import deliveries
from tests.storage.samples import CHANNEL, NOW, add_subscription, deliveries_of, message

SLOT = NOW
START = NOW - timedelta(days=7)
WEEK = timedelta(days=7)
SECOND = timedelta(seconds=1)
UNREADABLE = "A stored message cannot be read; it was written by another version of eujp."


async def composed(connection: Connection, *messages: Message, channel: Channel = CHANNEL) -> Subscription:
    subscription = await add_subscription(connection, channel)
    assert await outbox.compose(connection, subscription, SLOT, START, messages or (message(),), NOW)
    return subscription


async def claim_one(connection: Connection, now: datetime = NOW) -> Delivery:
    (delivery,) = await outbox.claim(connection, now, ("slack",), 10)
    return delivery


async def spoil(connection: Connection, delivery_id: str) -> None:
    """Store what a message of another version might look like."""
    change = (
        deliveries.update()
        .where(deliveries.c.id == delivery_id)
        .values(message='{"summary": "", "blocks": [{"type": "Poem"}]}')
    )
    await connection.execute(change)


async def state_of(connection: Connection, delivery_id: str) -> tuple[str, str]:
    query = select(deliveries.c.state, deliveries.c.error).where(deliveries.c.id == delivery_id)
    row = (await connection.execute(query)).one()
    return (row.state, row.error)


async def test_composing_writes_each_part_and_moves_the_last_slot(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await composed(connection, message(1), message(2))
        first, second = await deliveries_of(connection, subscription.id)
        moved = await subscriptions.get(connection, subscription.id)
    assert moved == replace(subscription, last_slot=SLOT)
    assert first == Delivery(
        id=outbox.delivery_id(subscription.id, SLOT, 1),
        digest_id=first.digest_id,
        subscription_id=subscription.id,
        channel=CHANNEL,
        part=1,
        message=message(1),
        state=DeliveryState.PENDING,
        attempts=0,
        due=NOW,
    )
    assert (second.part, second.message, second.digest_id) == (2, message(2), first.digest_id)


async def test_a_quiet_slot_is_recorded_without_deliveries(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await add_subscription(connection)
        assert await outbox.compose(connection, subscription, SLOT, START, (), NOW)
        assert await deliveries_of(connection, subscription.id) == ()
        assert not await outbox.compose(connection, subscription, SLOT, START, (message(),), NOW)


async def test_fifty_workers_compose_one_digest_of_a_slot(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await add_subscription(connection)

    async def compose() -> bool:
        async with database.writing() as connection:
            return await outbox.compose(connection, subscription, SLOT, START, (message(1), message(2)), NOW)

    won = await asyncio.gather(*(compose() for _ in range(50)))
    async with database.reading() as connection:
        assert len(await deliveries_of(connection, subscription.id)) == 2
    assert sum(won) == 1


@pytest.mark.parametrize(
    "moved",
    [
        pytest.param(SLOT - WEEK, id="an earlier slot was composed, so the window begins later"),
        pytest.param(SLOT, id="this slot was composed"),
        pytest.param(SLOT + WEEK, id="a later slot was composed"),
    ],
)
async def test_what_was_read_before_the_subscription_moved_is_not_composed(database: Database, moved: datetime) -> None:
    async with database.writing() as connection:
        stale = await add_subscription(connection)
        assert await outbox.compose(connection, stale, moved, START, (), NOW)
        assert not await outbox.compose(connection, stale, SLOT, START, (message(),), NOW)
        assert await deliveries_of(connection, stale.id) == ()


async def test_the_last_slot_only_moves_forward(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await composed(connection)
        now_at = replace(subscription, last_slot=SLOT)
        assert not await outbox.compose(connection, now_at, SLOT - WEEK, START, (message(),), NOW)
        assert await outbox.compose(connection, now_at, SLOT + WEEK, SLOT, (message(),), NOW)


async def test_a_subscription_ended_meanwhile_gets_nothing_more(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await add_subscription(connection)
        await subscriptions.set_state(connection, subscription.id, SubscriptionState.ENDED)
        assert not await outbox.compose(connection, subscription, SLOT, START, (message(),), NOW)


async def test_a_composition_taken_back_leaves_the_slot_owed(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await add_subscription(connection)

    async def compose_and_fail() -> None:
        async with database.writing() as connection:
            await outbox.compose(connection, subscription, SLOT, START, (message(),), NOW)
            raise RuntimeError("the power went")

    with pytest.raises(RuntimeError, match="the power went"):
        await compose_and_fail()
    async with database.writing() as connection:
        assert await outbox.compose(connection, subscription, SLOT, START, (message(),), NOW)


async def test_a_claimed_delivery_is_sending_and_due_for_a_look_later(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await composed(connection)
        (pending,) = await deliveries_of(connection, subscription.id)
        claimed = await claim_one(connection, NOW + SECOND)
        assert await outbox.claim(connection, NOW + SECOND, ("slack",), 10) == ()
        assert await deliveries_of(connection, subscription.id) == (claimed,)
    assert claimed == replace(
        pending,
        state=DeliveryState.SENDING,
        attempts=1,
        claimed=NOW + SECOND,
        due=NOW + SECOND + RECONCILE_AFTER,
    )


async def test_fifty_workers_claim_one_delivery_once(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection)

    async def claim() -> Sequence[Delivery]:
        async with database.writing() as connection:
            return await outbox.claim(connection, NOW, ("slack",), 10)

    claims = await asyncio.gather(*(claim() for _ in range(50)))
    assert sorted(map(len, claims)) == [0] * 49 + [1]


async def test_workers_that_claim_together_share_the_deliveries_without_overlap(database: Database) -> None:
    async with database.writing() as connection:
        made = [await composed(connection, channel=Channel("slack", "T1", f"C{number}")) for number in range(30)]

    async def claim() -> Sequence[Delivery]:
        async with database.writing() as connection:
            return await outbox.claim(connection, NOW, ("slack",), 3)

    claims = [delivery.id for taken in await asyncio.gather(*(claim() for _ in range(20))) for delivery in taken]
    assert sorted(claims) == sorted(outbox.delivery_id(subscription.id, SLOT, 1) for subscription in made)


async def test_only_what_is_due_and_of_a_platform_at_hand_is_claimed(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection)
        await composed(connection, channel=Channel("discord", "G1", "C1"))
        assert await outbox.claim(connection, NOW - SECOND, ("slack", "discord"), 20) == ()
        assert await outbox.claim(connection, NOW, (), 20) == ()
        (claimed,) = await outbox.claim(connection, NOW, ("slack", "console"), 20)
    assert claimed.channel.platform == "slack"


async def test_a_digests_next_part_is_claimed_only_when_the_one_before_is_settled(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection, *(message(part) for part in range(1, 4)))
        parts = []
        for _ in range(3):
            (claimed,) = await outbox.claim(connection, NOW, ("slack",), 20)
            assert await outbox.claim(connection, NOW, ("slack",), 20) == ()
            await outbox.settle(connection, claimed, after_sent(NOW, "1700000000.0001"))
            parts.append(claimed.part)
    assert parts == [1, 2, 3]


@pytest.mark.parametrize("state", [SubscriptionState.PAUSED, SubscriptionState.ENDED])
async def test_what_belongs_to_a_subscription_that_is_not_active_stays(
    database: Database, state: SubscriptionState
) -> None:
    async with database.writing() as connection:
        subscription = await composed(connection)
        await subscriptions.set_state(connection, subscription.id, state)
        assert await outbox.claim(connection, NOW, ("slack",), 20) == ()


async def test_what_was_not_posted_when_a_subscription_ended_is_given_up(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await composed(connection)
        await outbox.drop(connection, subscription.id)
        (given_up,) = await deliveries_of(connection, subscription.id)
    assert (given_up.state, given_up.error) == (
        DeliveryState.FAILED,
        Phrase("The subscription ended before this was posted."),
    )


async def test_a_sent_delivery_keeps_the_platforms_id_and_is_counted_no_more(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection)
        assert await outbox.count(connection) == OutboxCounts(pending=1, unknown=0)
        claimed = await claim_one(connection)
        assert await outbox.count(connection) == OutboxCounts(pending=1, unknown=0)
        assert await outbox.settle(connection, claimed, after_sent(NOW, "1700000000.0001"))
        (sent,) = await deliveries_of(connection, claimed.subscription_id)
        assert await outbox.count(connection) == OutboxCounts(pending=0, unknown=0)
    assert sent == replace(claimed, state=DeliveryState.SENT, due=NOW, message_id="1700000000.0001")


async def test_an_unknown_delivery_is_counted_and_never_claimed(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection)
        claimed = await claim_one(connection)
        unknown = Transition(DeliveryState.UNKNOWN, NOW, error="The history cannot be read.")
        assert await outbox.settle(connection, claimed, unknown)
        assert await outbox.claim(connection, NOW + WEEK, ("slack",), 10) == ()
        assert await outbox.count(connection) == OutboxCounts(pending=0, unknown=1)


async def test_a_delivery_to_try_again_is_claimed_when_its_wait_is_over(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection)
        claimed = await claim_one(connection)
        wait = Transition(DeliveryState.PENDING, NOW + 5 * SECOND, error="Too many requests.")
        assert await outbox.settle(connection, claimed, wait)
        assert await outbox.claim(connection, NOW + 4 * SECOND, ("slack",), 10) == ()
        again = await claim_one(connection, NOW + 5 * SECOND)
    assert (again.attempts, again.error, again.id) == (2, "Too many requests.", claimed.id)


async def test_a_late_answer_to_an_earlier_attempt_changes_nothing(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection)
        first = await claim_one(connection)
        assert await outbox.settle(connection, first, after_look(NOW, None))
        second = await claim_one(connection)
        assert not await outbox.settle(connection, first, after_sent(NOW, "late"))
        assert await outbox.settle(connection, second, after_sent(NOW, "right"))
        assert not await outbox.settle(connection, second, after_sent(NOW, "twice"))
        (sent,) = await deliveries_of(connection, first.subscription_id)
    assert sent.message_id == "right"


async def test_of_fifty_workers_that_settle_one_attempt_one_does(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection)
        claimed = await claim_one(connection)

    async def settle(number: int) -> bool:
        async with database.writing() as connection:
            return await outbox.settle(connection, claimed, after_sent(NOW, f"{number}"))

    assert sum(await asyncio.gather(*(settle(number) for number in range(50)))) == 1


async def test_a_delivery_found_sending_is_stuck_once_it_may_be_looked_up(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection)
        claimed = await claim_one(connection)
        assert await outbox.stuck(connection, NOW + RECONCILE_AFTER - SECOND, ("slack",)) == ()
        assert await outbox.stuck(connection, NOW + RECONCILE_AFTER, ("slack",)) == (claimed,)
        assert await outbox.stuck(connection, NOW + RECONCILE_AFTER, ("discord",)) == ()
        later = Transition(DeliveryState.SENDING, NOW + 2 * RECONCILE_AFTER, error="The history did not come.")
        assert await outbox.settle(connection, claimed, later)
        assert await outbox.stuck(connection, NOW + RECONCILE_AFTER, ("slack",)) == ()
        assert len(await outbox.stuck(connection, NOW + 2 * RECONCILE_AFTER, ("slack",))) == 1


def test_a_deliverys_id_is_short_the_same_for_everyone_and_different_for_each() -> None:
    ids = {
        outbox.delivery_id(number, SLOT + week * WEEK, part) for number in (1, 11) for week in (0, 1) for part in (1, 2)
    }
    assert len(ids) == 8
    assert all(20 <= len(one) <= 25 and one.isascii() and one.isalnum() for one in ids)
    elsewhere = SLOT.astimezone(tz=None)
    assert outbox.delivery_id(1, elsewhere, 1) == outbox.delivery_id(1, SLOT, 1)


async def test_a_message_that_cannot_be_read_fails_alone_and_the_others_are_claimed(database: Database) -> None:
    async with database.writing() as connection:
        broken = await composed(connection)
        whole = await composed(connection, channel=Channel("slack", "T1", "C2"))
        await spoil(connection, outbox.delivery_id(broken.id, SLOT, 1))
        (claimed,) = await outbox.claim(connection, NOW, ("slack",), 10)
        assert claimed.subscription_id == whole.id
        assert await state_of(connection, outbox.delivery_id(broken.id, SLOT, 1)) == (DeliveryState.FAILED, UNREADABLE)
        assert await outbox.count(connection) == OutboxCounts(pending=1, unknown=0)
        with pytest.raises(StorageError, match="cannot be read"):
            await deliveries_of(connection, broken.id)


async def test_a_message_that_cannot_be_read_after_a_crash_is_unknown_and_stops_nothing(database: Database) -> None:
    async with database.writing() as connection:
        await composed(connection)
        await composed(connection, channel=Channel("slack", "T1", "C2"))
        broken, whole = await outbox.claim(connection, NOW, ("slack",), 10)
        await spoil(connection, broken.id)
        assert await outbox.stuck(connection, NOW + RECONCILE_AFTER, ("slack",)) == (whole,)
        assert await state_of(connection, broken.id) == (DeliveryState.UNKNOWN, UNREADABLE)


@pytest.mark.parametrize(
    ("transition", "state", "error"),
    [
        pytest.param(
            Transition(DeliveryState.PENDING, NOW, error="Too many requests."),
            DeliveryState.FAILED,
            "The subscription ended before this was posted.",
            id="one to be tried again is given up",
        ),
        pytest.param(after_sent(NOW, "1"), DeliveryState.SENT, "", id="one that was posted is sent"),
        pytest.param(
            Transition(DeliveryState.SENDING, NOW, error="No answer."),
            DeliveryState.SENDING,
            "No answer.",
            id="one whose outcome is open is still looked up",
        ),
    ],
)
async def test_a_subscription_that_ended_while_a_delivery_was_sent_gets_no_second_try(
    database: Database, transition: Transition, state: DeliveryState, error: str
) -> None:
    async with database.writing() as connection:
        subscription = await composed(connection)
        claimed = await claim_one(connection)
        await subscriptions.set_state(connection, subscription.id, SubscriptionState.ENDED)
        assert await outbox.settle(connection, claimed, transition)
        assert await state_of(connection, claimed.id) == (state, error)


@pytest.mark.parametrize(
    ("state", "unsent"),
    [
        (DeliveryState.PENDING, True),
        (DeliveryState.SENDING, True),
        (DeliveryState.SENT, False),
        (DeliveryState.FAILED, False),
        (DeliveryState.UNKNOWN, False),
    ],
)
async def test_a_subscription_has_something_unsent_while_a_delivery_is_pending_or_sending(
    database: Database, state: DeliveryState, unsent: bool
) -> None:
    async with database.writing() as connection:
        subscription = await composed(connection)
        await composed(connection, channel=Channel("discord", "G1", "C1"))
        await outbox.settle(connection, await claim_one(connection), Transition(state, NOW))
        assert await outbox.unsent(connection, subscription.id) is unsent
        assert not await outbox.unsent(connection, subscription.id + 2)
