"""The bot in HTTP mode: Slack's signed requests to the web port."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from urllib.parse import quote

import aiohttp
import pytest
import pytest_asyncio

from bot.adapters.slack.app import SlackApp
from bot.adapters.web.server import WebServer, web_application
from bot.domain.messages import Actions, Button, Message, Reply
from tests.adapters.slack_desk import Desk, at_work, open_desk, settle
from tests.fakes.slack import Fault
from tests.fakes.slack_payloads import Json, buttons, chosen, form, joined, press, removed, signed, slash, words


@dataclass
class Port:
    """The web port, as Slack sees it."""

    desk: Desk
    address: str
    bot: SlackApp

    async def post(self, body: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
        """Send a body, signed unless other headers are given; give status and text."""
        return await send(self.address, body, self.desk.workspace.signing_secret, headers)


async def send(address: str, body: str, secret: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """Send a body, signed with that secret unless other headers are given; give status and text."""
    headers = signed(body, secret) if headers is None else headers
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{address}/slack/events", data=body.encode(), headers=headers) as answer,
    ):
        return answer.status, await answer.text()


@pytest_asyncio.fixture
async def port(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Port]:
    async for desk in open_desk(monkeypatch):
        async for bot in at_work(desk.bot(http=True)):
            server = WebServer(web_application("1.2.3", bot.handler), "127.0.0.1", 0)
            await server.start()
            yield Port(desk, f"http://127.0.0.1:{server.port}", bot)
            await server.stop()


async def test_a_signed_command_is_answered_to_the_asker_alone(port: Port) -> None:
    exchange = port.desk.slack.exchange()
    assert await port.post(form(slash(exchange, "search 半導体"))) == (200, "")
    answer = await exchange.next()
    assert answer["response_type"] == "ephemeral"
    assert words(answer) == "search words=半導体"


async def test_a_signed_click_is_answered(port: Port) -> None:
    desk = port.desk
    desk.answerer.replies["status"] = Reply(Message("m", (Actions((Button("Topics", "topics"),)),)))
    exchange = desk.slack.exchange()
    await port.post(form(slash(exchange, "status")))
    (button,) = buttons(await exchange.next())
    exchange = desk.slack.exchange()
    assert await port.post(form({"payload": json.dumps(press(exchange, button))})) == (200, "")
    assert words(await exchange.next()) == "topics"


async def test_a_command_is_confirmed_at_once_however_long_its_answer_takes(port: Port) -> None:
    port.desk.slack.faults["users.info"].append(Fault(hangs=True))
    exchange = port.desk.slack.exchange()
    assert await port.post(form(slash(exchange, "status"))) == (200, "")
    assert exchange.is_silent
    port.desk.slack.release()
    assert words(await exchange.next()) == "status"


async def test_a_signed_shortcut_is_answered(port: Port) -> None:
    exchange = port.desk.slack.exchange()
    message = {"user": "U2", "text": "See <https://example.org/a>"}
    body = form({"payload": json.dumps(chosen(exchange, "eujp_fact_propose", message))})
    assert await port.post(body) == (200, "")
    assert words(await exchange.next()) == "fact propose link=https://example.org/a quote="


async def test_the_end_of_the_app_is_told_also_to_a_bot_whose_token_is_gone(port: Port) -> None:
    port.desk.workspace.revoked = True
    assert (await port.post(json.dumps(removed("app_uninstalled"))))[0] == 200
    assert "removed from the Slack workspace" in str(port.bot.messenger.trouble())


async def test_an_event_sent_again_is_confirmed_and_answered_once(port: Port) -> None:
    body = json.dumps(joined("UBOT", "C1"))
    for attempt in ("", "1", "2"):
        again = {"X-Slack-Retry-Num": attempt} if attempt else {}
        headers = signed(body, port.desk.workspace.signing_secret) | again
        assert (await port.post(body, headers))[0] == 200
    await settle()
    assert len(port.desk.slack.called("chat.postMessage")) == 1


async def test_an_event_whose_first_sending_was_lost_is_answered(port: Port) -> None:
    body = json.dumps(joined("UBOT", "C1"))
    await port.post(body, signed(body, port.desk.workspace.signing_secret) | {"X-Slack-Retry-Num": "1"})
    await settle()
    assert len(port.desk.slack.called("chat.postMessage")) == 1


async def test_a_recorded_command_played_again_is_not_answered_again(port: Port) -> None:
    exchange = port.desk.slack.exchange()
    body = form(slash(exchange, "topics"))
    headers = signed(body, port.desk.workspace.signing_secret)
    await port.post(body, headers)
    await exchange.next()
    await port.post(body, headers)
    await settle()
    assert exchange.count == 1


async def test_slack_finds_its_challenge_answered(port: Port) -> None:
    status, text = await port.post(json.dumps({"type": "url_verification", "challenge": "c4a1"}))
    assert status == 200
    assert "c4a1" in text


SECRET = "signing-secret"


def changed(**headers: str) -> Callable[[str], dict[str, str]]:
    """Sign rightly, then change headers."""
    return lambda body: signed(body, SECRET) | {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.mark.parametrize(
    "headers_of",
    [
        pytest.param(lambda body: signed(body, "another secret"), id="signed with another secret"),
        pytest.param(lambda body: signed(body, SECRET, time.time() - 301), id="older than five minutes"),
        pytest.param(lambda body: signed(body, SECRET, time.time() + 302), id="from the future"),
        pytest.param(lambda body: signed(body + "&x=1", SECRET), id="signed for another body"),
        pytest.param(lambda _: {"Content-Type": "application/x-www-form-urlencoded"}, id="not signed"),
        pytest.param(changed(X_Slack_Request_Timestamp=""), id="without a time"),
        pytest.param(changed(X_Slack_Request_Timestamp="now"), id="with a word for a time"),
        pytest.param(changed(X_Slack_Signature="v0=" + "é" * 64), id="with letters beyond ASCII"),
    ],
)
async def test_a_request_slack_did_not_sign_just_now_is_refused_and_nothing_answered(
    port: Port, headers_of: Callable[[str], dict[str, str]], caplog: pytest.LogCaptureFixture
) -> None:
    exchange = port.desk.slack.exchange()
    body = form(slash(exchange, "topics"))
    status, _ = await port.post(body, headers_of(body))
    await settle()
    assert status == 401
    assert exchange.count == 0
    assert port.desk.answerer.requests == []
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("body", ["{not json", "payload=%7Bnot+json"])
async def test_a_body_that_cannot_be_read_is_refused_without_a_traceback(
    port: Port, body: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert (await port.post(body))[0] == 400
    assert "Traceback" not in caplog.text


ODD_BODIES = [
    pytest.param("payload=null", id="nothing"),
    pytest.param("payload=%5B1%5D", id="a list"),
    pytest.param('{"authorizations":[null]}', id="an authorization that is none"),
    pytest.param("payload=" + quote('{"type":"block_actions","user":5}'), id="a number for a person"),
]


@pytest.mark.parametrize("body", ODD_BODIES)
@pytest.mark.parametrize(("secret", "status"), [("another secret", 401), (SECRET, 400)], ids=["forged", "signed"])
async def test_a_body_of_another_shape_is_refused_without_a_traceback(
    port: Port, body: str, secret: str, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    assert (await port.post(body, signed(body, secret)))[0] == status
    assert "Traceback" not in caplog.text


async def test_the_web_port_tells_its_health_and_version(port: Port) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{port.address}/healthz") as answer:
        document: Json = await answer.json()
    assert (answer.status, document) == (200, {"status": "ok", "version": "1.2.3"})


async def test_a_command_that_comes_before_the_bot_has_signed_in_is_told_to_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async for desk in open_desk(monkeypatch):
        bot = desk.bot(http=True)
        server = WebServer(web_application("1.2.3", bot.handler), "127.0.0.1", 0)
        await server.start()
        exchange = desk.slack.exchange()
        await Port(desk, f"http://127.0.0.1:{server.port}", bot).post(form(slash(exchange, "topics")))
        assert exchange.refused[0]["text"] == "eujp is still starting. Please try again in a minute."
        await server.stop()


async def test_socket_mode_has_no_public_address(monkeypatch: pytest.MonkeyPatch) -> None:
    async for desk in open_desk(monkeypatch):
        assert desk.bot().handler is None
