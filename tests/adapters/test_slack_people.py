"""What Slack said of people and channels is remembered, and no more of it than there is room for."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.adapters.slack import people
from bot.adapters.slack.clients import reading_client
from bot.adapters.slack.incoming import Asked
from bot.adapters.slack.people import People
from bot.adapters.slack.standing import Standing
from tests.adapters.slack_desk import LOGGER, Desk, open_desk


@pytest_asyncio.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    async for opened in open_desk(monkeypatch):
        yield opened


@pytest.mark.parametrize(("room", "asked"), [(2, 2), (1, 3)], ids=["room for both", "room for one"])
async def test_the_makers_of_so_many_channels_are_remembered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, room: int, asked: int
) -> None:
    monkeypatch.setattr(people, "_KEPT", room)
    client = reading_client(desk.workspace.bot_token, desk.slack.api_url, LOGGER, Standing())
    known = People(client, "T1", LOGGER)
    for channel in ("C1", "C2", "C1"):
        await known.asker(Asked("U2", channel, ""))
    assert len(desk.slack.called("conversations.info")) == asked
