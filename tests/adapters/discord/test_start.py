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
from bot.adapters.discord.rights import NEEDED
from bot.domain.errors import FetchError, SettingsError, TransientDelivery
from bot.domain.subscriptions import Channel
from tests.adapters.discord.conftest import WELCOME
from tests.fakes.answerer import ScriptedAnswerer
from tests.fakes.discord import FakeDiscord, Fault
from tests.fakes.discord_rest import TOKEN
from tests.fakes.discord_world import APPLICATION, CHANNEL, EMBED_LINKS, GUILD, INVITED
from tests.fakes.discord_world import Channel as Room


def made(token: str = TOKEN) -> DiscordApp:
    return DiscordApp(token, ScriptedAnswerer(), lambda _: WELCOME, logging.getLogger("test.discord"))


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
    assert caplog.text.count("Discord refuses DISCORD_TOKEN") == 1
    assert (app.client.is_closed(), fake.identified) == (True, 1)
    assert str(app.messenger.trouble()).startswith("Discord refuses DISCORD_TOKEN")
    await app.stop()


async def test_a_token_that_is_refused_while_the_connection_lasts_is_named_until_it_works_again(
    fake: FakeDiscord,
) -> None:
    app = made()
    await app.start()
    await app.wait_until_ready()
    place, posting = Channel("discord", str(GUILD), str(CHANNEL)), f"/channels/{CHANNEL}/messages"
    fake.faults = [Fault("POST", posting, 401)]
    with pytest.raises(TransientDelivery, match="DISCORD_TOKEN"):
        await app.messenger.send(place, WELCOME, "delivery-1")
    refused = app.messenger.trouble()
    await app.messenger.send(place, WELCOME, "delivery-2")
    assert str(refused).startswith("Discord refuses DISCORD_TOKEN")
    assert app.messenger.trouble() is None
    await app.stop()


@pytest.mark.usefixtures("fake")
async def test_a_bot_that_is_not_connected_says_so() -> None:
    app = made()
    assert str(app.messenger.trouble()) == "Discord is not connected."
    await app.start()
    await app.wait_until_ready()
    assert app.messenger.trouble() is None
    await app.stop()
    assert str(app.messenger.trouble()) == "Discord is not connected."


@pytest.mark.parametrize(
    ("given", "room", "missing", "invites"),
    [
        pytest.param(INVITED, Room(CHANNEL), (), False, id="nothing lacks"),
        pytest.param(INVITED, Room(CHANNEL, denied=EMBED_LINKS), ("Embed Links",), False, id="the channel takes it"),
        pytest.param(INVITED & ~EMBED_LINKS, Room(CHANNEL), ("Embed Links",), True, id="the server never gave it"),
    ],
)
async def test_where_the_server_lacks_a_right_the_invitation_that_gives_it_is_named(
    fake: FakeDiscord, given: int, room: Room, missing: tuple[str, ...], invites: bool
) -> None:
    fake.world.permissions, fake.world.channels[CHANNEL] = given, room
    app = made()
    await app.start()
    await app.wait_until_ready()
    rights = await app.messenger.rights(Channel("discord", str(GUILD), str(CHANNEL)))
    await app.stop()
    invitation = (
        f"https://discord.com/oauth2/authorize?client_id={APPLICATION}&scope=bot+applications.commands"
        f"&permissions={NEEDED.value}&guild_id={GUILD}"
    )
    assert (rights.missing, rights.grant) == (missing, invitation if invites else "")


async def test_a_locked_thread_asks_for_the_right_to_manage_it(fake: FakeDiscord) -> None:
    fake.world.channels[201] = Room(201, parent=CHANNEL, locked=True)
    app = made()
    await app.start()
    await app.wait_until_ready()
    rights = await app.messenger.rights(Channel("discord", str(GUILD), "201"))
    await app.stop()
    assert (rights.can_post, rights.missing) == (False, ("Manage Threads",))


def test_it_asks_for_no_privileged_intent() -> None:
    intents = made().client.intents
    privileged = ("members", "presences", "message_content")
    assert [name for name, given in intents if given] == ["guilds"]
    assert not any(getattr(intents, name) for name in privileged)


def test_the_documented_invitation_asks_for_the_documented_rights() -> None:
    text = (Path(__file__).parents[3] / "docs" / "discord.md").read_text(encoding="utf-8")
    rights = [name.lower() for name in re.findall(r"^\|[^|`]+\| `([A-Z_]+)` \|", text, re.MULTILINE)]
    [asked] = re.findall(r"scope=bot\+applications\.commands&permissions=([0-9]+)", text)
    assert discord.Permissions(int(asked)) == discord.Permissions(**dict.fromkeys(rights, True)) == NEEDED
    assert {"send_messages", "embed_links", "read_message_history"} <= set(rights)


@pytest.mark.usefixtures("fake")
async def test_it_stops_before_it_ever_started() -> None:
    await made().stop()
