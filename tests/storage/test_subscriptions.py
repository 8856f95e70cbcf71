"""Subscriptions belong to a channel, and stand where they were last put."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.domain.subscriptions import Channel, HolidayCalendar, Rhythm, Schedule, Subscription, SubscriptionState
from storage import subscriptions
from storage.database import Database
from tests.storage.samples import CHANNEL, NOW, add_subscription


@pytest.mark.parametrize(
    "schedule",
    [
        Schedule(4, time(17, 30), "Asia/Tokyo"),
        Schedule(rhythm=Rhythm.DAILY, holidays=HolidayCalendar.EU),
        Schedule(rhythm=Rhythm.WEEKDAYS, holidays=HolidayCalendar.JAPAN, moves=True),
        Schedule(rhythm=Rhythm.MONTHLY, day=31),
    ],
    ids=lambda schedule: schedule.rhythm,
)
async def test_a_subscription_comes_back_as_it_was_made(database: Database, schedule: Schedule) -> None:
    async with database.writing() as connection:
        made = await subscriptions.add(
            connection,
            CHANNEL,
            "U1",
            schedule,
            ("trade-epa", "space"),
            "ja",
            quiet=True,
            now=NOW,
            actors=("meti",),
            languages=("ja", "en"),
            size=12,
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
        actors=("meti",),
        languages=("ja", "en"),
        size=12,
    )


async def test_another_wish_undoes_no_resuming_that_came_between(database: Database) -> None:
    later = NOW + timedelta(hours=1)
    async with database.writing() as connection:
        known = await add_subscription(connection)
        await subscriptions.set_state(connection, known.id, SubscriptionState.PAUSED, "It was paused.")
        await subscriptions.set_state(connection, known.id, SubscriptionState.ACTIVE, resumed=later)
        wish = replace(known, topics=("space",))
        written = await subscriptions.rewrite(connection, wish)
        assert written == replace(wish, resumed=later) == await subscriptions.get(connection, known.id)
        moved = await subscriptions.rewrite(connection, wish, later + timedelta(hours=1))
    assert moved == replace(wish, resumed=later + timedelta(hours=1))


async def test_a_channel_sees_its_own(database: Database) -> None:
    async with database.writing() as connection:
        here = await add_subscription(connection)
        beside = await add_subscription(connection, Channel("slack", "T1", "C2"))
        await add_subscription(connection, Channel("slack", "T2", "C1"))
        await add_subscription(connection, Channel("discord", "T1", "C1"))
        again = await add_subscription(connection)
        assert await subscriptions.of_channel(connection, CHANNEL) == (here, again)
        assert await subscriptions.of_channel(connection, Channel("slack", "T1", "C2")) == (beside,)
        assert await subscriptions.count(connection) == 5


async def test_a_paused_one_is_kept_with_the_reason_and_an_ended_one_is_gone(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await add_subscription(connection)
        paused = await subscriptions.set_state(
            connection, subscription.id, SubscriptionState.PAUSED, "The channel is archived."
        )
        assert paused == replace(subscription, state=SubscriptionState.PAUSED, pause_reason="The channel is archived.")
        assert await subscriptions.active(connection) == ()
        assert await subscriptions.of_channel(connection, CHANNEL) == (paused,)
        resumed = await subscriptions.set_state(connection, subscription.id, SubscriptionState.ACTIVE, resumed=NOW)
        assert resumed == replace(subscription, resumed=NOW)
        assert await subscriptions.active(connection) == (resumed,)
        await subscriptions.set_state(connection, subscription.id, SubscriptionState.ENDED)
        assert await subscriptions.of_channel(connection, CHANNEL) == ()
        assert await subscriptions.count(connection) == 0


async def test_of_two_who_pause_one_is_told_it_did_and_what_ended_stays_ended(database: Database) -> None:
    async with database.writing() as connection:
        subscription = await add_subscription(connection)
        assert await subscriptions.set_state(connection, subscription.id, SubscriptionState.PAUSED, "a")
        assert await subscriptions.set_state(connection, subscription.id, SubscriptionState.PAUSED, "b") is None
        assert await subscriptions.set_state(connection, subscription.id, SubscriptionState.ENDED)
        assert await subscriptions.set_state(connection, subscription.id, SubscriptionState.ACTIVE) is None


async def test_a_changed_one_has_its_new_manner_and_no_reason_to_be_paused(database: Database) -> None:
    async with database.writing() as connection:
        made = await add_subscription(connection)
        other = await add_subscription(connection)
        await subscriptions.set_state(connection, made.id, SubscriptionState.PAUSED, "The channel is archived.")
        changed = await subscriptions.change(connection, made.id, locale="ja", quiet=True, size=3, resumed=NOW)
        assert changed == replace(made, locale="ja", quiet=True, size=3, resumed=NOW)
        assert await subscriptions.of_channel(connection, CHANNEL) == (changed, other)


async def test_an_ended_one_is_not_changed(database: Database) -> None:
    async with database.writing() as connection:
        made = await add_subscription(connection)
        ended = await subscriptions.set_state(connection, made.id, SubscriptionState.ENDED)
        for unknown in (made.id, made.id + 1):
            changed = await subscriptions.change(connection, unknown, locale="ja", quiet=True, size=3, resumed=None)
            assert changed is None
        assert await subscriptions.get(connection, made.id) == ended


async def test_of_eight_who_look_and_then_subscribe_a_channel_one_adds(database: Database) -> None:
    async def subscribe() -> None:
        async with database.writing() as connection:
            await subscriptions.lock(connection)
            if not await subscriptions.of_channel(connection, CHANNEL):
                await asyncio.sleep(0.01)
                await add_subscription(connection)

    await asyncio.gather(*(subscribe() for _ in range(8)))
    async with database.reading() as connection:
        assert len(await subscriptions.of_channel(connection, CHANNEL)) == 1


@pytest.mark.parametrize(("workspace", "found"), [("", [1, 2]), ("T1", [1]), ("T9", [])], ids=["all", "one", "another"])
async def test_a_persons_own_are_those_they_made_and_nobody_ended(
    database: Database, workspace: str, found: list[int]
) -> None:
    async with database.writing() as connection:
        await add_subscription(connection)
        await add_subscription(connection, Channel("slack", "T2", "C1"))
        await add_subscription(connection, Channel("discord", "T1", "C1"))
        ended = await add_subscription(connection)
        await subscriptions.set_state(connection, ended.id, SubscriptionState.ENDED)
        made = await subscriptions.made_by(connection, "slack", ended.owner, workspace)
        assert [one.id for one in made] == found
        assert await subscriptions.made_by(connection, "slack", "somebody else", workspace) == ()
