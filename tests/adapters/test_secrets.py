"""No token stands in a log, an error or the look of an object, whatever the platforms' servers do."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Iterator

import pytest

from bot.adapters.discord.app import DiscordApp
from bot.domain.errors import EujpError
from bot.domain.messages import Message
from bot.domain.subscriptions import Channel
from bot.logs import configure_logs
from tests.adapters.discord.conftest import fake, openapi
from tests.adapters.slack_desk import Desk, open_desk, settle
from tests.fakes.answerer import ScriptedAnswerer
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord import Fault as DiscordFault
from tests.fakes.discord_rest import TOKEN
from tests.fakes.discord_world import CHANNEL, GUILD
from tests.fakes.slack import Fault as SlackFault

__all__ = ["fake", "openapi"]

HELLO = Message("Hello")
LOG = logging.getLogger("tests.secrets")


@pytest.fixture
def logged(capsys: pytest.CaptureFixture[str]) -> Iterator[pytest.CaptureFixture[str]]:
    """Log as `eujp run --debug` does, but without its redaction, which would hide what this looks for."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    configure_logs("DEBUG")
    # What the loopback servers log is not ours.
    logging.getLogger("aiohttp.access").setLevel("CRITICAL")
    yield capsys
    root.handlers[:] = before
    root.setLevel(level)


@pytest.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    async for made in open_desk(monkeypatch):
        yield made


async def told(work: Awaitable[object]) -> str:
    """Give all that is said by the error that work raises, and by what it came from; "" when it raises none."""
    try:
        await work
    except EujpError as error:
        found: BaseException | None = error
        said = ""
        while found:
            said += f"{found!s} {found!r} {found.args}"
            found = found.__cause__ or found.__context__
        return said
    return ""


async def test_discords_tokens_stay_unsaid(fake: FakeDiscord, logged: pytest.CaptureFixture[str]) -> None:
    """The bot's own token, and those of interactions."""
    answerer = ScriptedAnswerer({"status": ZeroDivisionError("broken")})
    app = DiscordApp(TOKEN, answerer, lambda _: HELLO, LOG)
    place, posting = Channel("discord", str(GUILD), str(CHANNEL)), f"/channels/{CHANNEL}/messages"
    fake.faults = [DiscordFault("GET", "/users/@me", 403)]
    said = await told(app.start())
    await app.start()
    await app.wait_until_ready()
    for status, code in ((401, 0), (403, 50013), (400, 0), (0, 0)):
        fake.faults = [DiscordFault("POST", posting, status, code)]
        said += await told(app.messenger.send(place, HELLO, "delivery-1"))
    for path, status in (("/interactions/.*", 404), ("/webhooks/.*", 400)):
        fake.faults = [DiscordFault("POST" if status == 404 else "PATCH", path, status, 10062, times=2)]
        await fake.slash("eujp status")
        await fake.until(lambda: any(fault.times < 2 for fault in fake.faults))
    await fake.drop_gateway()
    await fake.until(lambda: fake.resumed == 1)
    await fake.drop_gateway(4004)
    await app.wait_until_stopped()
    await app.stop()
    said += repr([app, app.client, app.messenger, app.messenger.trouble()])
    written = logged.readouterr()
    assert "Discord refuses DISCORD_TOKEN" in written.err
    for secret in (TOKEN, "secret-interaction"):
        assert secret not in said + written.out + written.err


async def test_slacks_tokens_stay_unsaid(desk: Desk, logged: pytest.CaptureFixture[str]) -> None:
    """Those of the bot and its socket, the signing secret, and the addresses that answer for them."""
    desk.answerer.replies["status"] = ZeroDivisionError("broken")
    bot = desk.bot()
    desk.slack.faults["auth.test"].append(SlackFault(status=503))
    said = await told(bot.start())
    await bot.stop()
    bot = desk.bot()
    await bot.start()
    place = Channel("slack", "T1", "C1")
    for fault in (SlackFault(status=500), SlackFault(error="invalid_auth"), SlackFault(drops=True)):
        desk.slack.faults["chat.postMessage"].append(fault)
        said += await told(bot.messenger.send(place, HELLO, "delivery-1"))
    exchange = await desk.type("status")
    await settle()
    await bot.stop()
    said += repr([bot, bot.messenger, desk.bot(http=True)])
    written = logged.readouterr()
    assert "ZeroDivisionError: broken" in written.err
    workspace = desk.workspace
    for secret in (workspace.bot_token, workspace.app_token, workspace.signing_secret, exchange.url):
        assert secret not in said + written.out + written.err
