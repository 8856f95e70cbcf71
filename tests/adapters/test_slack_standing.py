"""How the app stands with Slack is heard from Slack's answers and events, and named until it changes."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.adapters.slack.app import SlackApp
from tests.adapters.slack_desk import Desk, at_work, open_desk, settle
from tests.fakes.slack import Conversation, Fault
from tests.fakes.slack_payloads import Json, removed


@pytest_asyncio.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    async for opened in open_desk(monkeypatch):
        yield opened


@pytest_asyncio.fixture
async def bot(desk: Desk) -> AsyncIterator[SlackApp]:
    async for started in at_work(desk.bot()):
        yield started


def trouble(bot: SlackApp) -> str:
    """What `status` names, "" for nothing."""
    return str(bot.messenger.trouble() or "")


async def ask(desk: Desk) -> None:
    """Let somebody ask whom Slack was not asked about yet, in a direct message, about which it is not asked."""
    user = f"U{len(desk.workspace.people) + 10}"
    desk.workspace.add_person(user, "Kim")
    await (await desk.type("topics", user=user, channel="D1")).next()


async def test_an_app_that_has_all_it_needs_has_no_trouble(desk: Desk, bot: SlackApp) -> None:
    await ask(desk)
    assert trouble(bot) == ""


async def test_a_token_revoked_while_at_work_is_named_until_one_is_taken(desk: Desk, bot: SlackApp) -> None:
    await ask(desk)
    desk.workspace.revoked = True
    await ask(desk)
    assert "SLACK_BOT_TOKEN (token_revoked)" in trouble(bot)
    desk.workspace.revoked = False
    await ask(desk)
    assert trouble(bot) == ""


@pytest.mark.parametrize("code", ["account_inactive", "invalid_auth", "token_expired"])
async def test_every_refusal_of_the_token_is_named(desk: Desk, bot: SlackApp, code: str) -> None:
    desk.slack.faults["users.info"].append(Fault(error=code))
    await ask(desk)
    assert f"SLACK_BOT_TOKEN ({code})" in trouble(bot)


async def test_a_scope_that_was_lost_is_named_until_the_app_is_reinstalled(desk: Desk, bot: SlackApp) -> None:
    granted = desk.workspace.scopes
    desk.workspace.scopes = granted - {"users:read", "files:write"}
    await ask(desk)
    assert "lacks the scope files:write, users:read" in trouble(bot)
    desk.workspace.scopes = granted
    await ask(desk)
    assert trouble(bot) == ""


async def test_an_app_made_from_an_older_manifest_is_told_of_at_the_start(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.workspace.scopes -= {"files:write"}
    async for bot in at_work(desk.bot()):
        assert "lacks the scope files:write" in trouble(bot)
    assert "lacks the scope files:write" in caplog.text


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Fault(status=503), id="Slack is down"),
        pytest.param(Fault(error="user_not_found"), id="someone Slack does not know"),
        pytest.param(Fault(429, "ratelimited", retry_after=0), id="too many questions"),
    ],
)
async def test_what_passes_is_no_trouble(desk: Desk, bot: SlackApp, fault: Fault) -> None:
    desk.slack.faults["users.info"].append(fault)
    await ask(desk)
    assert trouble(bot) == ""


@pytest.mark.parametrize(
    ("conversation", "missing"),
    [
        pytest.param(Conversation("C9", archived=True), "archived", id="archived"),
        pytest.param(Conversation("C9", member=False), "/invite @eujp", id="without the bot"),
        pytest.param(Conversation("C9", private=True, member=False), "/invite @eujp", id="private, without the bot"),
    ],
)
async def test_a_command_is_answered_also_where_nothing_can_be_posted(
    desk: Desk, bot: SlackApp, conversation: Conversation, missing: str
) -> None:
    desk.workspace.conversations["C9"] = conversation
    answer = await (await desk.type("topics", channel="C9")).next()
    assert answer["response_type"] == "ephemeral"
    assert trouble(bot) == "", f"a channel that is {missing} is no trouble of the app as a whole"


@pytest.mark.parametrize(
    ("event", "says"),
    [
        pytest.param(removed("app_uninstalled"), "removed from the Slack workspace", id="uninstalled"),
        pytest.param(removed("tokens_revoked", bot=["UBOT"]), "removed from the Slack workspace", id="token revoked"),
        pytest.param(removed("tokens_revoked", oauth=["U1"]), "", id="a person's own token revoked"),
        pytest.param(removed("tokens_revoked", bot=["UOTHER"]), "", id="the token of another bot user"),
    ],
)
async def test_what_slack_tells_of_the_apps_end_is_named(
    desk: Desk, bot: SlackApp, event: Json, says: str, caplog: pytest.LogCaptureFixture
) -> None:
    await desk.slack.sockets.deliver("events_api", event)
    await settle()
    assert says in trouble(bot)
    assert bool(trouble(bot)) is bool(says)
    assert ("removed from the Slack workspace" in caplog.text) is bool(says)
