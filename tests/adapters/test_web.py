"""The web port on its own."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio

from bot.adapters.web.server import WebServer, web_application
from bot.domain.errors import SettingsError


@pytest_asyncio.fixture
async def server() -> AsyncIterator[WebServer]:
    serving = WebServer(web_application("1.2.3"), "127.0.0.1", 0)
    await serving.start()
    yield serving
    await serving.stop()


async def status_of(server: WebServer, method: str, path: str) -> int:
    address = f"http://127.0.0.1:{server.port}{path}"
    async with aiohttp.ClientSession() as session, session.request(method, address) as answer:
        return answer.status


async def test_health_is_told_with_the_version(server: WebServer) -> None:
    address = f"http://127.0.0.1:{server.port}/healthz"
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        assert await answer.json() == {"status": "ok", "version": "1.2.3"}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        pytest.param("POST", "/slack/events", 404, id="Slack's address without HTTP mode"),
        pytest.param("POST", "/healthz", 405, id="health is only read"),
        pytest.param("GET", "/", 404, id="nothing else is served"),
    ],
)
async def test_nothing_else_is_served(server: WebServer, method: str, path: str, status: int) -> None:
    assert await status_of(server, method, path) == status


async def test_a_port_in_use_is_named(server: WebServer) -> None:
    second = WebServer(web_application("1.2.3"), "127.0.0.1", server.port)
    with pytest.raises(SettingsError, match=f"EUJP_PORT {server.port}"):
        await second.start()


async def test_a_stopped_server_answers_no_more() -> None:
    serving = WebServer(web_application("1.2.3"), "127.0.0.1", 0)
    await serving.start()
    address = f"http://127.0.0.1:{serving.port}/healthz"
    await serving.stop()
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(address)
