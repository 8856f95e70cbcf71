"""A watch from its form to its alert, its buttons and its end: every step by the real Slack and Discord clients."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.answer import Answerer
from bot.domain.moments import parse_moment
from bot.domain.ports import Messenger
from bot.locales.load import Wordings
from bot.opening import alerter
from bot.services import sending, storing, subscribing, watching
from bot.services.desk import Desk
from tests.databases import SqliteTemplate
from tests.end_to_end.chats import Chat, in_discord, in_slack, posted_button
from tests.fakes.ports import FakeClock
from tests.services.reports import CHIPS


@pytest.fixture
def database_url(migrated_file: SqliteTemplate, tmp_path: Path) -> str:
    """Give a fresh SQLite database alone: what differs on PostgreSQL lies below what is tested here."""
    return migrated_file.copy_to(tmp_path)


@pytest.fixture
def messengers() -> dict[str, Messenger]:
    return {}


@pytest.fixture(params=["slack", "discord"])
async def chat(
    request: pytest.FixtureRequest, desk: Desk, messengers: dict[str, Messenger], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Chat]:
    # Who edits the desk may manage its channels.
    answerer = Answerer(replace(desk, editors=frozenset({"slack:U1", "discord:500"})), Wordings(), messengers)
    slack = in_slack(answerer, messengers, over_http=False)
    opening = in_discord(answerer, messengers, monkeypatch) if request.param == "discord" else slack
    async with opening as opened:
        yield opened


async def test_a_channel_is_watched_by_a_form_told_once_and_unwatched_by_the_alerts_button(
    chat: Chat, desk: Desk, clock: FakeClock, messengers: dict[str, Messenger]
) -> None:
    form = await chat.type("watch")
    assert (await form.asks())["to"] == "here"
    watching_now = await chat.send_off(form, {"words": "半導体"})
    await watching_now.says("This channel is told of “半導体”", "semiconductor")
    await storing.store(desk, replace(CHIPS, published=parse_moment("2026-01-12", "the feed")))
    clock.forward(timedelta(seconds=15))
    for _ in range(2):
        await watching.look(desk)
        await watching.alert_due(desk, alerter(desk.catalog), tuple(messengers))
        await sending.send_due(desk, messengers)
    (alert,) = chat.posts
    assert CHIPS.title in alert.words
    assert "Found as: semiconductors" in alert.words
    assert "New: a story with one report so far" in alert.words
    await (await chat.press(posted_button(alert, "Story"))).says(CHIPS.title)
    refused = await chat.press(posted_button(alert, "Unwatch"), "mia")
    await refused.says("Only someone who manages this channel")
    form = await chat.follow(watching_now, "Edit")
    assert (await form.asks())["words"] == "半導体"
    await (await chat.send_off(form, {"words": "水素"})).says("Watch 1 is changed", "水素")
    await (await chat.press(posted_button(alert, "Unwatch"))).says("Watch 1 has ended")
    assert await subscribing.subscriptions(desk, chat.channel) == ()
