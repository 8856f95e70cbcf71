"""The Socket Mode connection through refusals, with the real clients against a workspace of our own."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from slack_bolt.async_app import AsyncApp

from bot.adapters.slack.clients import reading_client
from bot.adapters.slack.socket_mode import SocketMode
from bot.domain.errors import FetchError
from tests.adapters.slack_desk import Desk, open_desk
from tests.fakes.slack import Fault

LOGGER = logging.getLogger("tests.slack")


@pytest_asyncio.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    async for opened in open_desk(monkeypatch):
        yield opened


def made(desk: Desk) -> SocketMode:
    client = reading_client(desk.workspace.bot_token, desk.slack.api_url, LOGGER)
    bolt = AsyncApp(name="test", client=client, signing_secret="")
    return SocketMode(
        bolt, desk.workspace.app_token, LOGGER, ping_seconds=0.1, ticket_seconds=0.15, connect_seconds=0.5
    )


@pytest_asyncio.fixture
async def connection(desk: Desk) -> AsyncIterator[SocketMode]:
    opened = made(desk)
    await opened.open()
    yield opened
    await opened.close()


@pytest.mark.usefixtures("connection")
async def test_a_ticket_slack_refused_once_is_replaced_by_a_new_one(desk: Desk) -> None:
    desk.slack.sockets.refuses = 1
    await desk.slack.sockets.refresh()
    assert len(desk.slack.sockets.connections) == 2


@pytest.mark.usefixtures("connection")
async def test_an_address_slack_does_not_give_at_once_is_asked_for_again(desk: Desk) -> None:
    desk.slack.faults["apps.connections.open"].extend([Fault(error="internal_error")] * 2)
    await desk.slack.sockets.cut()
    assert len(desk.slack.sockets.connections) == 2


async def test_a_closed_connection_stays_closed(desk: Desk, connection: SocketMode) -> None:
    await connection.close()
    assert [socket.closed for socket in desk.slack.sockets.connections] == [True]


async def test_a_connection_that_did_not_open_in_time_opens_when_asked_again(desk: Desk) -> None:
    desk.slack.sockets.refuses = 1000
    connection = made(desk)
    with pytest.raises(FetchError, match="try again"):
        await connection.open()
    desk.slack.sockets.refuses = 0
    await connection.open()
    assert len(desk.slack.sockets.connections) == 1
    await connection.close()
    assert [socket.closed for socket in desk.slack.sockets.connections] == [True]
