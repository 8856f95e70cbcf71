"""The Socket Mode connection through refusals, with the real clients against a workspace of our own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from slack_bolt.async_app import AsyncApp

from bot.adapters.slack.clients import reading_client
from bot.adapters.slack.socket_mode import SocketMode
from bot.adapters.slack.standing import Standing
from bot.domain.errors import FetchError
from tests.adapters.slack_desk import Desk, open_desk
from tests.fakes.slack import Fault

LOGGER = logging.getLogger("tests.slack")


@pytest_asyncio.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    async for opened in open_desk(monkeypatch):
        yield opened


@pytest.fixture
def standing() -> Standing:
    return Standing()


def made(desk: Desk, standing: Standing) -> SocketMode:
    client = reading_client(desk.workspace.bot_token, desk.slack.api_url, LOGGER, standing)
    bolt = AsyncApp(name="test", client=client, signing_secret="")
    seconds = {"ping_seconds": 0.1, "ticket_seconds": 0.15, "connect_seconds": 0.5}
    return SocketMode(bolt, desk.workspace.app_token, LOGGER, standing.connected, **seconds)


async def until(standing: Standing, says: str) -> None:
    """Wait until it says so, "" for no trouble."""
    for _ in range(200):
        said = str(standing.trouble() or "")
        if says in said and bool(says) is bool(said):
            return
        await asyncio.sleep(0.02)
    pytest.fail(f"{said!r} does not say {says!r}")


@pytest_asyncio.fixture
async def connection(desk: Desk, standing: Standing) -> AsyncIterator[SocketMode]:
    opened = made(desk, standing)
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


@pytest.mark.usefixtures("connection")
async def test_a_connection_that_stays_away_is_named_until_it_is_back(desk: Desk, standing: Standing) -> None:
    desk.slack.sockets.refuses = 1000
    await desk.slack.sockets.connections[-1].close()
    await until(standing, "The connection to Slack is broken")
    desk.slack.sockets.refuses = 0
    await until(standing, "")


@pytest.mark.usefixtures("connection")
async def test_an_app_token_revoked_while_at_work_is_named_and_tried_again(desk: Desk, standing: Standing) -> None:
    token, desk.workspace.app_token = desk.workspace.app_token, "xapp-another"
    await desk.slack.sockets.connections[-1].close()
    await until(standing, "Slack refuses SLACK_APP_TOKEN (invalid_auth)")
    desk.workspace.app_token = token
    await until(standing, "")


async def test_a_connection_that_did_not_open_in_time_opens_when_asked_again(desk: Desk, standing: Standing) -> None:
    desk.slack.sockets.refuses = 1000
    connection = made(desk, standing)
    with pytest.raises(FetchError, match="try again"):
        await connection.open()
    desk.slack.sockets.refuses = 0
    await connection.open()
    assert len(desk.slack.sockets.connections) == 1
    await connection.close()
    assert [socket.closed for socket in desk.slack.sockets.connections] == [True]
