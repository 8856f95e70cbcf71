"""A bot at work in a workspace of our own, for the tests of the Slack adapter."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.adapters.slack.app import SlackApp
from bot.domain.messages import Message, Paragraph, Text
from bot.locales.load import Wordings
from tests.fakes.answerer import ScriptedAnswerer
from tests.fakes.slack import Exchange, FakeSlack, Workspace
from tests.fakes.slack_payloads import Json, chosen, home_opened, press, press_in_home, slash

MANIFEST = Path(__file__).parents[2] / "docs" / "slack-manifest.json"
WELCOME = Message("Type /eujp latest", (Paragraph((Text("Type /eujp latest"),)),))
LOGGER = logging.getLogger("tests.slack")


def manifest() -> Json:
    """Read the manifest a user creates the app from."""
    document: Json = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return document


def granted_scopes() -> frozenset[str]:
    """Give the scopes an app made from the manifest has: the fake refuses whatever needs another."""
    return frozenset(manifest()["oauth_config"]["scopes"]["bot"])


@dataclass
class Desk:
    """A workspace, the answerer behind the bot, and the bot."""

    slack: FakeSlack
    answerer: ScriptedAnswerer = field(default_factory=ScriptedAnswerer)

    @property
    def workspace(self) -> Workspace:
        """What Slack knows."""
        return self.slack.workspace

    def bot(self, *, http: bool = False, bot_token: str = "", app_token: str = "") -> SlackApp:
        """Make the bot with the workspace's tokens, or with others."""
        return SlackApp(
            bot_token or self.workspace.bot_token,
            None if http else app_token or self.workspace.app_token,
            self.workspace.signing_secret if http else None,
            self.answerer,
            lambda _: WELCOME,
            self.slack.api_url,
            LOGGER,
            wordings=Wordings(),
        )

    async def type(self, text: str, user: str = "U1", channel: str = "C1") -> Exchange:
        """Let someone type /eujp and those words."""
        exchange = self.slack.exchange()
        await self.slack.sockets.deliver("slash_commands", slash(exchange, text, user, channel))
        return exchange

    async def press(self, button: Json, user: str = "U1", channel: str = "C1") -> Exchange:
        """Let someone press a button of a message."""
        exchange = self.slack.exchange()
        await self.slack.sockets.deliver("interactive", press(exchange, button, user, channel))
        return exchange

    async def open_home(self, user: str = "U1", tab: str = "home", event_id: str = "EvHome") -> None:
        """Let someone look at the app's Home, or at another tab of it."""
        await self.slack.sockets.deliver("events_api", home_opened(user, tab, event_id))

    async def press_in_home(self, view: Json, button: Json, user: str = "U1") -> Exchange:
        """Let someone press a button of their Home."""
        exchange = self.slack.exchange()
        await self.slack.sockets.deliver("interactive", press_in_home(exchange, view, button, user))
        return exchange

    async def choose(self, shortcut: str, message: Json, user: str = "U1", channel: str = "C1") -> Exchange:
        """Let someone choose a shortcut on a message."""
        exchange = self.slack.exchange()
        await self.slack.sockets.deliver("interactive", chosen(exchange, shortcut, message, user, channel))
        return exchange

    async def send_off(self, view: Json, user: str = "U1", **values: str) -> Json:
        """Let someone send a view off with those values typed into it; give what keeps it open, by field."""
        confirmed = await self.slack.sockets.deliver("interactive", self.slack.views.sent_off(view, values, user))
        assert confirmed.get("response_action", "errors") == "errors"
        errors: Json = confirmed.get("errors", {})
        return errors


async def open_desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """Give a desk whose workspace listens; no proxy stands between it and the bot."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    slack = FakeSlack(Workspace(granted_scopes()))
    await slack.start()
    yield Desk(slack)
    await slack.stop()


async def at_work(bot: SlackApp) -> AsyncIterator[SlackApp]:
    """Give a bot that has started; it is stopped afterwards."""
    await bot.start()
    yield bot
    await bot.stop()


async def settle() -> None:
    """Let what was just confirmed be worked on."""
    for _ in range(20):
        await asyncio.sleep(0.005)
