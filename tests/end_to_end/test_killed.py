"""A digest whose slot passed while the bot was down, and a correction of it, are each posted once.

Also when the bot is killed in the middle of it.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkServerProcess
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.deliveries import RECONCILE_AFTER
from bot.domain.facts import FactAct, FactStatus
from bot.domain.messages import Message
from bot.domain.moments import at_instant
from bot.domain.subscriptions import Channel, Schedule, SubscriptionKind
from storage import fact_deliveries, subscriptions
from storage.database import Database
from tests.adapters.slack_desk import granted_scopes
from tests.end_to_end.worker import Job, run
from tests.fakes import discord, slack
from tests.fakes.discord_rest import TOKEN
from tests.fakes.discord_world import CHANNEL, GUILD
from tests.storage.curated import act, proposal, propose
from tests.storage.samples import add_story, analysis, new_article

BRUSSELS = ZoneInfo("Europe/Brussels")
SECONDS = 60.0

_PROCESSES = multiprocessing.get_context("forkserver")
# Imported once, in the process that each of the bot's lives is forked from.
_PROCESSES.set_forkserver_preload([run.__module__, "alembic.command"])


class Platform(ABC):
    """A loopback platform, seen alike: what was posted, and an answer that is held back."""

    @abstractmethod
    def job(self, database: str, now: datetime) -> Job: ...

    @abstractmethod
    def hold(self, *, accepted: bool) -> None:
        """Hold the next answer to a post back, having posted it or not."""

    @abstractmethod
    def tries(self) -> int:
        """Give how often a post was asked for."""

    @abstractmethod
    def posted(self) -> int: ...

    @abstractmethod
    def replies(self) -> int:
        """Give how many of the messages stand under the first."""

    @abstractmethod
    def forward(self, span: timedelta) -> None:
        """Let time pass on the platform."""


class Slack(Platform):
    """A workspace."""

    channel = Channel("slack", "T1", "C1")

    def __init__(self, server: slack.FakeSlack) -> None:
        self._server = server

    def job(self, database: str, now: datetime) -> Job:
        tokens = (self._server.workspace.bot_token, self._server.workspace.app_token)
        return Job(database, "slack", self._server.api_url, "", tokens, now.isoformat())

    def hold(self, *, accepted: bool) -> None:
        self._server.faults["chat.postMessage"].append(slack.Fault(hangs=True, accepted=accepted))

    def tries(self) -> int:
        return len(self._server.called("chat.postMessage"))

    def posted(self) -> int:
        return len(self._messages)

    def replies(self) -> int:
        return sum(one.get("thread_ts") == self._messages[0]["ts"] for one in self._messages)

    @property
    def _messages(self) -> list[dict[str, Any]]:
        return self._server.workspace.conversations["C1"].messages

    def forward(self, span: timedelta) -> None:
        """Slack forgets nothing in that time."""


class Discord(Platform):
    """A server."""

    channel = Channel("discord", str(GUILD), str(CHANNEL))

    def __init__(self, server: discord.FakeDiscord) -> None:
        self._server = server
        self._path = f"/channels/{CHANNEL}/messages"

    def job(self, database: str, now: datetime) -> Job:
        return Job(database, "discord", self._server.base, self._server.gateway, (TOKEN,), now.isoformat())

    def hold(self, *, accepted: bool) -> None:
        self._server.faults.append(discord.Fault("POST", self._path, accept=accepted, delay=SECONDS))

    def tries(self) -> int:
        return sum((call.method, call.path) == ("POST", self._path) for call in self._server.calls)

    def posted(self) -> int:
        return len(self._messages)

    def replies(self) -> int:
        parents = [(one.get("message_reference") or {}).get("message_id") for one in self._messages]
        return parents.count(self._messages[0]["id"])

    @property
    def _messages(self) -> list[dict[str, Any]]:
        return self._server.world.channels[CHANNEL].messages

    def forward(self, span: timedelta) -> None:
        self._server.world.offset += span


@asynccontextmanager
async def slack_platform() -> AsyncIterator[Slack]:
    server = slack.FakeSlack(slack.Workspace(granted_scopes()))
    await server.start()
    yield Slack(server)
    await server.stop()


@asynccontextmanager
async def discord_platform() -> AsyncIterator[Discord]:
    async with discord.FakeDiscord() as server:
        yield Discord(server)
        assert server.problems == []


def started(job: Job) -> ForkServerProcess:
    process = _PROCESSES.Process(target=run, args=(job,))
    process.start()
    return process


async def ended(process: ForkServerProcess) -> int | None:
    await asyncio.to_thread(process.join, SECONDS)
    return process.exitcode


async def killed(process: ForkServerProcess) -> None:
    process.kill()
    assert await ended(process) == -signal.SIGKILL


async def finished(job: Job) -> None:
    assert await ended(started(job)) == 0


async def until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(SECONDS):
        while not happened():  # noqa: ASYNC110  the fakes of both platforms have no common event to wait for
            await asyncio.sleep(0.05)


async def subscribe(database: Database, channel: Channel, now: datetime) -> None:
    """Subscribe a channel so that its slot passed two minutes ago."""
    slot = (now - timedelta(minutes=2)).astimezone(BRUSSELS)
    schedule = Schedule(slot.weekday(), slot.time().replace(second=0, microsecond=0), "Europe/Brussels")
    made = now - timedelta(days=3)
    async with database.writing() as connection:
        await subscriptions.add(connection, channel, "U1", schedule, (), "en", quiet=False, now=made)


@pytest.mark.parametrize("open_platform", [slack_platform, discord_platform], ids=["slack", "discord"])
@pytest.mark.parametrize(
    ("accepted", "away"),
    [
        (True, RECONCILE_AFTER),
        (True, timedelta(minutes=30)),
        (False, RECONCILE_AFTER),
    ],
    ids=["killed after it was posted", "and back when Discord has forgotten the nonce", "killed before it was posted"],
)
async def test_a_digest_missed_while_down_is_posted_once_though_the_bot_is_killed_while_sending(
    database: Database,
    database_url: str,
    open_platform: Callable[[], AbstractAsyncContextManager[Slack | Discord]],
    accepted: bool,
    away: timedelta,
) -> None:
    now = datetime.now(UTC)
    async with open_platform() as platform:
        await subscribe(database, platform.channel, now)
        platform.hold(accepted=accepted)
        doomed = started(platform.job(database_url, now))
        await until(lambda: platform.tries() > 0)
        await killed(doomed)
        assert platform.posted() == int(accepted)
        platform.forward(away)
        for _ in range(2):
            await finished(platform.job(database_url, now + away))
        assert platform.posted() == 1


async def test_an_alert_is_posted_once_though_the_bot_is_killed_while_sending(
    database: Database, database_url: str
) -> None:
    now = datetime.now(UTC)
    report = replace(analysis(), published=at_instant(now - timedelta(hours=2), "the feed"))
    async with slack_platform() as platform:
        async with database.writing() as connection:
            await subscriptions.add(
                connection,
                platform.channel,
                "U1",
                Schedule(),
                (),
                "en",
                quiet=False,
                now=now - timedelta(days=1),
                kind=SubscriptionKind.WATCH,
                words="半導体",
            )
            await add_story(connection, replace(new_article(1, report), first_seen=now - timedelta(minutes=1)))
        platform.hold(accepted=True)
        doomed = started(platform.job(database_url, now))
        await until(lambda: platform.tries() > 0)
        await killed(doomed)
        later = platform.job(database_url, now + RECONCILE_AFTER)
        for process in [started(later), started(later)]:
            assert await ended(process) == 0
        assert platform.posted() == 1


@pytest.mark.parametrize("open_platform", [slack_platform, discord_platform], ids=["slack", "discord"])
async def test_a_correction_is_posted_once_under_its_digest_though_the_bot_is_killed_while_sending(
    database: Database,
    database_url: str,
    open_platform: Callable[[], AbstractAsyncContextManager[Slack | Discord]],
) -> None:
    now = datetime.now(UTC)
    async with open_platform() as platform:
        await subscribe(database, platform.channel, now)
        async with database.writing() as connection:
            await propose(connection, proposal("p1"), now - timedelta(days=2))
            await act(connection, "p1", FactAct.APPROVED, FactStatus.APPROVED, now - timedelta(days=1))
        await finished(platform.job(database_url, now))
        async with database.writing() as connection:
            await act(connection, "p1", FactAct.RETRACTED, FactStatus.RETRACTED, now)
            assert await fact_deliveries.correct(connection, "p1", lambda _: [Message("It is withdrawn.")], now) == 1
        platform.hold(accepted=True)
        doomed = started(platform.job(database_url, now))
        await until(lambda: platform.tries() > 1)
        await killed(doomed)
        platform.forward(timedelta(minutes=30))
        await finished(platform.job(database_url, now + timedelta(minutes=30)))
        assert (platform.posted(), platform.replies()) == (2, 1)
