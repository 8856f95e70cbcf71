"""Subscriptions belong to a channel, and stand where they were last put."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from bot.domain.subscriptions import Channel, Subscription, SubscriptionState, WeeklySchedule
from storage import subscriptions
from storage.database import Database
from tests.storage.samples import CHANNEL, NOW, add_subscription


async def test_a_subscription_comes_back_as_it_was_made(database: Database) -> None:
    schedule = WeeklySchedule(4, time(17, 30), "Asia/Tokyo")
    async with database.writing() as connection:
        made = await subscriptions.add(
            connection, CHANNEL, "U1", schedule, ("trade-epa", "space"), "ja", quiet=True, now=NOW
        )
        assert await subscriptions.get(connection, made.id) == made
        assert await subscriptions.get(connection, made.id + 1) is None
    assert made == Subscription(
        made.id,
        CHANNEL,
        "U1",
        schedule,
        ("trade-epa", "space"),
        "ja",
        quiet=True,
        state=SubscriptionState.ACTIVE,
        created=NOW,
    )


async def test_a_workspace_sees_its_own_and_a_channel_its_own(database: Database) -> None:
    async with database.writing() as connection:
        here = await add_subscription(connection)
        beside = await add_subscription(connection, Channel("slack", "T1", "C2"))
        await add_subscription(connection, Channel("slack", "T2", "C1"))
        await add_subscription(connection, Channel("discord", "T1", "C1"))
        assert await subscriptions.of_workspace(connection, "slack", "T1") == (here, beside)
        assert await subscriptions.of_workspace(connection, "slack", "T1", "C2") == (beside,)
        assert await subscriptions.count(connection) == 4


async def test_a_paused_one_is_kept_with_the_reason_and_an_ended_one_is_gone(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await add_subscription(connection)
        paused = await subscriptions.set_state(
            connection, subscription.id, SubscriptionState.PAUSED, "The channel is archived."
        )
        assert paused == replace(subscription, state=SubscriptionState.PAUSED, pause_reason="The channel is archived.")
        assert await subscriptions.active(connection) == ()
        assert await subscriptions.of_workspace(connection, "slack", "T1") == (paused,)
        resumed = await subscriptions.set_state(connection, subscription.id, SubscriptionState.ACTIVE)
        assert resumed == subscription
        assert await subscriptions.active(connection) == (subscription,)
        await subscriptions.set_state(connection, subscription.id, SubscriptionState.ENDED)
        assert await subscriptions.of_workspace(connection, "slack", "T1") == ()
        assert await subscriptions.count(connection) == 0


async def test_of_two_who_pause_one_is_told_it_did_and_what_ended_stays_ended(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await add_subscription(connection)
        assert await subscriptions.set_state(connection, subscription.id, SubscriptionState.PAUSED, "a")
        assert await subscriptions.set_state(connection, subscription.id, SubscriptionState.PAUSED, "b") is None
        assert await subscriptions.set_state(connection, subscription.id, SubscriptionState.ENDED)
        assert await subscriptions.set_state(connection, subscription.id, SubscriptionState.ACTIVE) is None
