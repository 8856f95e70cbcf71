"""Signing in to Discord, and what keeps the bot from it."""

from __future__ import annotations

import asyncio
import logging
import re
from pathlib import Path

import discord
import pytest
from yarl import URL

from bot.adapters.discord.app import DiscordApp
from bot.domain.errors import FetchError, SettingsError
from bot.domain.subscriptions import Channel
from tests.adapters.discord.conftest import WELCOME
from tests.fakes.answerer import ScriptedAnswerer
from tests.fakes.discord import FakeDiscord, Fault
from tests.fakes.discord_rest import TOKEN
from tests.fakes.discord_world import CHANNEL, GUILD


def made(token: str = TOKEN) -> DiscordApp:
    return DiscordApp(token, ScriptedAnswerer(), WELCOME, logging.getLogger("test.discord"))


@pytest.mark.usefixtures("fake")
async def test_a_wrong_token_is_a_setting_to_correct() -> None:
    with pytest.raises(SettingsError, match="DISCORD_TOKEN") as caught:
        await made("a-wrong-token").start()
    assert "a-wrong-token" not in str(caught.value)


async def test_a_discord_out_of_reach_is_no_wrong_setting(fake: FakeDiscord) -> None:
    fake.faults = [Fault("GET", "/users/@me", times=9)]
    with pytest.raises(FetchError, match="cannot be reached"):
        await made().start()


async def test_after_a_discord_out_of_reach_it_starts_when_asked_again(fake: FakeDiscord) -> None:
    fake.faults = [Fault("GET", "/users/@me", times=9)]
    app = made()
    messenger = app.messenger
    for _ in range(2):
        with pytest.raises(FetchError):
            await app.start()
    fake.faults = []
    await app.start()
    await asyncio.wait_for(app.wait_until_ready(), 5)
    rights = await messenger.rights(Channel("discord", str(GUILD), str(CHANNEL)))
    await app.stop()
    assert rights.can_post


async def test_commands_that_discord_refuses_are_noted_and_the_bot_starts(
    fake: FakeDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    fake.faults = [Fault("PUT", "/applications/.*", 400, 50035)]
    app = made()
    await app.start()
    await app.wait_until_ready()
    await app.stop()
    assert "did not take the commands" in caplog.text


async def test_a_gateway_that_is_not_there_yet_is_tried_again(
    fake: FakeDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", URL("ws://127.0.0.1:1/gateway"))
    monkeypatch.setattr(discord.backoff.ExponentialBackoff, "delay", lambda _: 0.02)
    app = made()
    await app.start()
    await asyncio.sleep(0.1)
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", URL(fake.gateway))
    await asyncio.wait_for(app.wait_until_ready(), 5)
    await app.stop()
    assert fake.identified == 1


async def test_a_token_that_is_reset_while_it_runs_stops_the_bot_with_a_sentence(
    fake: FakeDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    app = made()
    await app.start()
    await app.wait_until_ready()
    await fake.drop_gateway(4004)
    await app.wait_until_stopped()
    assert "DISCORD_TOKEN is refused by Discord" in caplog.text
    await app.stop()


def test_the_documented_invitation_asks_for_the_documented_rights() -> None:
    text = (Path(__file__).parents[3] / "docs" / "discord.md").read_text(encoding="utf-8")
    rights = [name.lower() for name in re.findall(r"^\|[^|`]+\| `([A-Z_]+)` \|", text, re.MULTILINE)]
    [asked] = re.findall(r"scope=bot\+applications\.commands&permissions=([0-9]+)", text)
    assert discord.Permissions(int(asked)) == discord.Permissions(**dict.fromkeys(rights, True))
    assert {"send_messages", "embed_links", "read_message_history"} <= set(rights)


@pytest.mark.usefixtures("fake")
async def test_it_stops_before_it_ever_started() -> None:
    await made().stop()
