"""One round of a bot in a process of its own: compose what is due or matches, look after what is uncertain, send.

It is the program's own wiring; only the addresses of the platforms lead to the loopback, and its clock is set.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

import pytest
from pydantic import SecretStr

from bot.adapters.discord.app import DiscordApp
from bot.adapters.slack.app import SlackApp
from bot.commands.answer import Answerer
from bot.locales.load import Wordings
from bot.opening import alerter, composer, open_desk
from bot.services import delivering, sending, watching
from bot.settings import Settings
from bot.views.desk import welcome_message
from tests.fakes.discord import stand_in
from tests.fakes.ports import FakeClock


@dataclass(frozen=True)
class Job:
    """What to do: `platform` at `address` (`gateway` for Discord) with `tokens`, the clock standing at `now`."""

    database: str
    platform: str
    address: str
    gateway: str
    tokens: tuple[str, ...]
    now: str


def run(job: Job) -> None:
    """Do one round, as the whole work of a process."""
    asyncio.run(work(job))


async def work(job: Job) -> None:
    """Do one round."""
    settings = Settings(EUJP_DATABASE_URL=SecretStr(job.database))
    async with open_desk(settings, FakeClock(datetime.fromisoformat(job.now))) as desk:
        chat = await _chat(job, Answerer(desk, Wordings()))
        messengers = {job.platform: chat.messenger}
        await delivering.compose_due(desk, composer(desk), [job.platform])
        await watching.look(desk)
        await watching.alert_due(desk, alerter(desk.catalog), [job.platform])
        await sending.reconcile(desk, messengers)
        await sending.send_due(desk, messengers)
        await chat.stop()


async def _chat(job: Job, answerer: Answerer) -> SlackApp | DiscordApp:
    if job.platform == "slack":
        bot_token, app_token = job.tokens
        slack = SlackApp(bot_token, app_token, None, answerer, welcome_message, job.address)
        await slack.start()
        return slack
    stand_in(pytest.MonkeyPatch(), job.address, job.gateway)
    app = DiscordApp(job.tokens[0], answerer, welcome_message)
    await app.start()
    await app.wait_until_ready()
    return app
