"""A digest that may not have arrived: its owner is told and asks for it again, thrice; it comes once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.answer import Answerer
from bot.domain.deliveries import RECONCILE_AFTER, DeliveryState
from bot.domain.ports import Messenger
from bot.domain.subscriptions import Rhythm, Schedule
from bot.locales.load import Wordings
from bot.opening import composer
from bot.services import delivering, sending, storing, subscribing
from bot.services.desk import Desk
from storage import outbox
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


async def left_unknown(chat: Chat, desk: Desk, clock: FakeClock, messengers: dict[str, Messenger]) -> None:
    """Compose a digest, die while it is being sent, and find the channel's history closed."""
    daily = Schedule(rhythm=Rhythm.DAILY)
    await subscribing.subscribe(desk, chat.channel, chat.id_of("ada"), daily, (), "en", quiet=False, messenger=None)
    await storing.store(desk, CHIPS)
    clock.forward(timedelta(days=1))
    assert await delivering.compose_due(desk, composer(desk), tuple(messengers)) == 1
    await desk.database.write(outbox.claim, clock.now(), tuple(messengers), 1)
    await chat.hide_history()
    clock.forward(RECONCILE_AFTER + timedelta(seconds=1))
    assert (await sending.reconcile(desk, messengers)).states == (DeliveryState.UNKNOWN,)
    await sending.send_due(desk, messengers)


async def test_what_may_not_have_arrived_is_sent_again_once_however_often_it_is_asked_for(
    chat: Chat, desk: Desk, clock: FakeClock, messengers: dict[str, Messenger]
) -> None:
    await left_unknown(chat, desk, clock, messengers)
    assert chat.posts == []
    (notice,) = chat.told_ada
    assert "Look in the channel: if it is missing there, send it again." in notice.words
    again = posted_button(notice, "Send again")
    await (await chat.press(again, "mia")).says("Only someone who manages this channel")
    await (await chat.press(again)).says("It is sent again within a minute.")
    await (await chat.press(again)).says("It is being sent again.")
    await sending.send_due(desk, messengers)
    await chat.restart()
    await (await chat.press(again)).says("It has been posted, so it is not sent again.")
    await sending.send_due(desk, messengers)
    assert [CHIPS.title in post.words for post in chat.posts] == [True]
    assert chat.told_ada == [notice]
