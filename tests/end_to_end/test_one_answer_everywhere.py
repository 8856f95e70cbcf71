"""The whole house at once: one archive, asked through the real Slack and Discord clients and at the console."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot import console
from bot.adapters.discord.app import DiscordApp
from bot.adapters.slack.app import SlackApp
from bot.commands.answer import Answerer
from bot.domain.ports import Messenger
from bot.locales.load import Wordings
from bot.services import storing, subscribing
from bot.services.desk import Desk
from bot.views.desk import welcome_message
from tests.adapters.slack_desk import granted_scopes
from tests.end_to_end.test_killed import Discord, Slack
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord_rest import TOKEN
from tests.fakes.discord_world import INVITED, MANAGE_CHANNELS, PERSON
from tests.fakes.slack import FakeSlack, Workspace
from tests.fakes.slack_payloads import press, slash
from tests.services.reports import CHIPS, CHIPS_IN_JAPANESE, GREEN


@pytest.fixture
def messengers() -> dict[str, Messenger]:
    return {}


@pytest.fixture
async def answerer(desk: Desk, messengers: dict[str, Messenger]) -> Answerer:
    for document in (CHIPS, CHIPS_IN_JAPANESE, GREEN):
        await storing.store(desk, document)
    return Answerer(replace(desk, editors=frozenset({"slack:U1", f"discord:{PERSON}"})), Wordings(), messengers)


@pytest.fixture
async def slack(answerer: Answerer, messengers: dict[str, Messenger]) -> AsyncIterator[FakeSlack]:
    server = FakeSlack(Workspace(granted_scopes()))
    await server.start()
    app = SlackApp(
        server.workspace.bot_token, server.workspace.app_token, None, answerer, welcome_message, server.api_url
    )
    await app.start()
    messengers["slack"] = app.messenger
    yield server
    await app.stop()
    await server.stop()


@pytest.fixture
async def fake_discord(
    answerer: Answerer, messengers: dict[str, Messenger], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as server:
        server.stand_in(monkeypatch)
        app = DiscordApp(TOKEN, answerer, welcome_message)
        await app.start()
        await app.wait_until_ready()
        messengers["discord"] = app.messenger
        yield server
        await app.stop()
        assert server.problems == []


async def test_latest_says_the_same_in_the_console_in_slack_and_in_discord(
    desk: Desk, answerer: Answerer, slack: FakeSlack, fake_discord: FakeDiscord
) -> None:
    reply = await answerer.answer(console.request(desk, "/eujp latest", admin=False))
    at_console = await console.show(answerer, reply, "text")
    exchange = slack.exchange()
    await slack.sockets.deliver("slash_commands", slash(exchange, "latest"))
    in_slack = await exchange.next()
    conversation = await fake_discord.slash("eujp latest")
    await fake_discord.until(lambda: conversation.original is not None)
    said = {
        "console": " ".join(at_console.split()),
        "slack": json.dumps(in_slack, ensure_ascii=False),
        "discord": json.dumps(conversation.original, ensure_ascii=False).replace("\\\\", ""),
    }
    sentence = "The European Union and Japan signed a memorandum on semiconductors in Brussels on 8 January 2026."
    for platform, words in said.items():
        for expected in (CHIPS.title, GREEN.title, sentence, "2 independent reports", "8 Jan 2026"):
            assert expected in words, f"{expected} is missing in {platform}"
    assert in_slack["response_type"] == "ephemeral"
    assert conversation.ephemeral


async def test_a_card_in_slack_leads_to_its_story_and_is_shared_by_its_button(slack: FakeSlack) -> None:
    exchange = slack.exchange()
    await slack.sockets.deliver("slash_commands", slash(exchange, "search 半導体"))
    found = await exchange.next()
    buttons = {
        element["text"]["text"]: element
        for block in found["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
    }
    pressed = slack.exchange()
    await slack.sockets.deliver("interactive", press(pressed, buttons["Story"]))
    assert "What the other reports say" in json.dumps(await pressed.next())
    shared = slack.exchange()
    await slack.sockets.deliver("interactive", press(shared, buttons["Share"]))
    assert (await shared.next())["response_type"] == "in_channel"


@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_a_channel_is_subscribed_by_its_manager_once_the_bot_may_post_and_read_there(
    desk: Desk, slack: FakeSlack, fake_discord: FakeDiscord, platform: str
) -> None:
    slack.workspace.people["U1"]["is_admin"] = True
    if platform == "slack":
        exchange = slack.exchange()
        await slack.sockets.deliver("slash_commands", slash(exchange, "subscribe weekly friday 09:00 Tokyo"))
        answer, channel = json.dumps(await exchange.next()), Slack.channel
    else:
        options = {"every": "weekly", "day": "friday", "time": "09:00", "zone": "Asia/Tokyo"}
        conversation = await fake_discord.slash("eujp subscribe", options, permissions=INVITED | MANAGE_CHANNELS)
        await fake_discord.until(lambda: conversation.original is not None)
        answer, channel = json.dumps(conversation.original), Discord.channel
    assert "Friday" in answer
    (made,) = await subscribing.subscriptions(desk, channel)
    assert (made.schedule.weekday, made.schedule.zone) == (4, "Asia/Tokyo")
