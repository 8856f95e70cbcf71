"""What happens while a digest is read and worded, which keeps nobody from writing, is told once, and rightly."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from threading import Thread

import pytest

from bot.domain.answers import DigestContent
from bot.domain.facts import FactAct, FactStatus
from bot.domain.messages import Message, Person, Place
from bot.domain.moments import at_day
from bot.domain.subscriptions import Channel, Schedule
from bot.services import arranging, delivering, overruling, sending, storing, subscribing
from bot.services.desk import Desk
from storage.database import Database
from tests.fakes.ports import FakeChannel, FakeClock
from tests.services.reports import CHIPS, GREEN
from tests.storage.curated import act, proposal, propose

CHANNEL = Channel("slack", "T1", "C1")
ADA = Person("slack", "U1", "Ada")
PLACE = Place("slack", "T1", "C1")
SECONDS = 30.0

Work = Callable[[Database], Awaitable[object]]


def told(content: DigestContent) -> str:
    titles = [story.lead.analysis.title for story in content.stories]
    coming = (f"coming {one.fact_id}" for one in content.coming if one.fact_id)
    return " | ".join([*titles, *(fact.id for fact in content.new_facts), *coming])


def interrupted(url: str, *works: Work) -> Callable[[DigestContent], Sequence[Message]]:
    """Word digests, and let another process do one of the works while each of the first is being worded."""
    left = list(works)

    def compose(content: DigestContent) -> Sequence[Message]:
        if left:
            beside(url, left.pop(0))
        return [Message(told(content))]

    return compose


def beside(url: str, work: Work) -> None:
    """Let another process do this work, and wait for it."""

    async def done() -> None:
        database = Database.open(url)
        await work(database)
        await database.close()

    other = Thread(target=lambda: asyncio.run(done()))
    other.start()
    other.join(SECONDS)
    assert not other.is_alive()


async def subscribed(desk: Desk, clock: FakeClock, *channels: str) -> None:
    for channel in channels:
        place = replace(CHANNEL, channel=channel)
        await subscribing.subscribe(desk, place, "U1", Schedule(), (), "en", quiet=False, messenger=None)
    await storing.store(desk, CHIPS)
    clock.forward(timedelta(hours=1))


async def posted(desk: Desk) -> list[str]:
    channel = FakeChannel()
    await sending.send_due(desk, {"slack": channel})
    return [message.summary for _, _, message in channel.posted]


async def test_an_article_stored_meanwhile_belongs_to_the_next_digest_though_its_worker_s_clock_runs_behind(
    desk: Desk, clock: FakeClock, database_url: str
) -> None:
    async def store(database: Database) -> None:
        behind = FakeClock(clock.now() - timedelta(minutes=1))
        await storing.store(replace(desk, database=database, clock=behind), GREEN)

    await subscribed(desk, clock, "C1", "C2")
    compose = interrupted(database_url, store)
    assert await delivering.compose_due(desk, compose, ["slack"]) == 2
    assert await posted(desk) == [CHIPS.title, CHIPS.title]
    clock.forward(timedelta(days=7))
    assert await delivering.compose_due(desk, compose, ["slack"]) == 2
    assert await posted(desk) == [GREEN.title, GREEN.title]


@pytest.mark.parametrize(
    ("ago", "ahead"),
    [(timedelta(), timedelta(days=-10)), (timedelta(days=20), timedelta(days=10))],
    ids=["a new one", "one with a coming date"],
)
async def test_a_fact_withdrawn_meanwhile_is_not_told(
    desk: Desk, clock: FakeClock, database_url: str, ago: timedelta, ahead: timedelta
) -> None:
    async def withdraw(database: Database) -> None:
        async with database.writing() as connection:
            await act(connection, "p1", FactAct.RETRACTED, FactStatus.RETRACTED, clock.now())

    async with desk.database.writing() as connection:
        dated = replace(proposal("p1"), when=at_day((clock.now() + ahead).date(), "the text"))
        await propose(connection, dated, clock.now() - ago)
        await act(connection, "p1", FactAct.APPROVED, FactStatus.APPROVED, clock.now() - ago)
    await subscribed(desk, clock, "C1")
    compose = interrupted(database_url, withdraw)
    assert await delivering.compose_due(desk, compose, ["slack"]) == 0
    assert await delivering.compose_due(desk, compose, ["slack"]) == 1
    assert await posted(desk) == [CHIPS.title]


@pytest.mark.parametrize(
    ("change", "told_then"),
    [
        (lambda desk: overruling.hide_article(desk, 1, ADA, PLACE), [GREEN.title]),
        (lambda desk: arranging.merge(desk, 1, 2, ADA, PLACE), [CHIPS.title]),
        (
            lambda desk: subscribing.edit(desk, 1, CHANNEL, lambda known: replace(known, topics=("green-energy",))),
            [GREEN.title],
        ),
        (lambda desk: subscribing.pause(desk, 1, CHANNEL, "Ada"), []),
    ],
    ids=["an article hidden", "two stories merged", "other topics wanted", "paused"],
)
async def test_what_was_changed_by_hand_meanwhile_is_told_as_it_stands_now(
    desk: Desk,
    clock: FakeClock,
    database_url: str,
    change: Callable[[Desk], Awaitable[object]],
    told_then: Sequence[str],
) -> None:
    async def by_hand(database: Database) -> None:
        await change(replace(desk, database=database))

    await storing.store(desk, CHIPS)
    await storing.store(desk, GREEN)
    await subscribed(desk, clock, "C1")
    compose = interrupted(database_url, by_hand)
    assert await delivering.compose_due(desk, compose, ["slack"]) == 0
    assert await delivering.compose_due(desk, compose, ["slack"]) == len(told_then)
    assert await posted(desk) == told_then


async def test_a_digest_another_process_composed_meanwhile_is_composed_once(
    desk: Desk, clock: FakeClock, database_url: str
) -> None:
    async def compose_too(database: Database) -> None:
        other = replace(desk, database=database, clock=FakeClock(clock.now()))
        assert await delivering.compose_due(other, lambda content: [Message(told(content))], ["slack"]) == 1

    await subscribed(desk, clock, "C1")
    assert await delivering.compose_due(desk, interrupted(database_url, compose_too), ["slack"]) == 0
    assert await posted(desk) == [CHIPS.title]


async def test_a_digest_that_cannot_be_worded_keeps_no_other_back(
    desk: Desk, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    def compose(content: DigestContent) -> Sequence[Message]:
        if content.subscription.channel.channel == "C1":
            raise ValueError("a fault of ours")
        return [Message(told(content))]

    await subscribed(desk, clock, "C1", "C2")
    assert await delivering.compose_due(desk, compose, ["slack"]) == 1
    assert "could not be composed" in caplog.text
