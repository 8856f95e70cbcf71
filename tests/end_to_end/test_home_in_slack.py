"""A Home from its first opening to a subscription paused in it: the real Slack client and the real answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands.answer import Answerer
from bot.domain.ports import Messenger
from bot.domain.subscriptions import Channel, SubscriptionState
from bot.locales.load import Wordings
from bot.services import subscribing
from bot.services.desk import Desk
from tests.databases import SqliteTemplate
from tests.end_to_end.chats import SlackChat, in_slack, until, words_of
from tests.fakes.slack import FakeSlack
from tests.fakes.slack_payloads import Json, buttons, home_opened, press_in_home

DIRECT = Channel("slack", "", "DU1")


@pytest.fixture
def database_url(migrated_file: SqliteTemplate, tmp_path: Path) -> str:
    """Give a fresh SQLite database alone: what differs on PostgreSQL lies below what is tested here."""
    return migrated_file.copy_to(tmp_path)


async def seen(server: FakeSlack, number: int) -> Json:
    """Wait for the Home that was shown as the `number`-th, and give it."""
    await until(lambda: len(server.views.homes) >= number, lambda: f"{len(server.views.homes)} Homes")
    return server.views.homes[number - 1][1]


async def press(server: FakeSlack, view: Json, label: str) -> None:
    """Let someone press a button of their Home."""
    (button,) = [button for button in buttons(view) if button["text"]["text"] == label]
    await server.sockets.deliver("interactive", press_in_home(server.exchange(), view, button))


async def test_a_person_subscribes_and_pauses_in_their_home(desk: Desk) -> None:
    messengers: dict[str, Messenger] = {}
    answerer = Answerer(replace(desk, editors=frozenset({"slack:U1"})), Wordings(), messengers)
    async with in_slack(answerer, messengers, over_http=False) as chat:
        assert isinstance(chat, SlackChat)
        server = chat.server
        server.add_direct("U1")
        await server.sockets.deliver("events_api", home_opened())
        first = await seen(server, 1)
        assert "No digest and no alert yet" in words_of(first)
        await press(server, first, "Subscribe")
        form = await server.views.next()
        await server.sockets.deliver("interactive", server.views.sent_off(form, {"every": "daily"}))
        second = await seen(server, 2)
        assert "Subscription 1 : every day at 08:00" in words_of(second)
        await press(server, second, "Pause")
        assert "Paused: Mika paused it" in words_of(await seen(server, 3))
        said = words_of(server.workspace.conversations["DU1"].messages)
        assert "You get a digest by direct message every day at 08:00" in said
        assert "Subscription 1 is paused" in said
    (made,) = await subscribing.subscriptions(desk, DIRECT)
    assert made.state is SubscriptionState.PAUSED
