"""Posting to Slack exactly once: what each outcome means, and finding what was posted."""

from __future__ import annotations

import logging
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from bot.adapters.slack.clients import posting_client
from bot.adapters.slack.messenger import SlackMessenger
from bot.domain.errors import (
    DeliveryError,
    HistoryUnreadable,
    NotAllowed,
    PermanentDelivery,
    TransientDelivery,
    UncertainDelivery,
)
from bot.domain.messages import Actions, Button, Message, Paragraph, Text
from bot.domain.phrases import Phrase
from bot.domain.ports import ChannelRights, Messenger
from bot.domain.subscriptions import Channel
from tests.adapters.slack_desk import Desk, open_desk
from tests.fakes.slack import Conversation, Fault
from tests.fakes.slack_payloads import buttons, words

DIGEST = Message("A digest", (Paragraph((Text("A digest"),)),))
LOGGER = logging.getLogger("tests.slack")
C1 = Channel("slack", "T1", "C1")


def long_ago() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=10)


def soon() -> datetime:
    return datetime.now(UTC) + timedelta(minutes=1)


def messenger_of(desk: Desk, *, token: str = "", api_url: str = "") -> SlackMessenger:
    client = posting_client(
        token or desk.workspace.bot_token, api_url or desk.slack.api_url, LOGGER, timedelta(seconds=1)
    )
    return SlackMessenger(client, desk.answerer.remember)


@pytest_asyncio.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    async for opened in open_desk(monkeypatch):
        yield opened


@pytest.fixture
def messenger(desk: Desk) -> SlackMessenger:
    return messenger_of(desk)


def test_it_is_a_messenger_for_slack(messenger: Messenger) -> None:
    assert messenger.platform == "slack"


async def test_a_message_is_posted_and_its_ts_given(desk: Desk, messenger: SlackMessenger) -> None:
    ts = await messenger.send(C1, DIGEST, "d1")
    (posted,) = desk.workspace.conversations["C1"].messages
    assert posted["ts"] == ts
    assert words(posted) == "A digest"
    assert posted["unfurl_links"] is False


async def test_a_posted_button_carries_its_token(desk: Desk, messenger: SlackMessenger) -> None:
    await messenger.send(C1, Message("m", (Actions((Button("Why", "why", {"id": "3"}),)),)), "d1")
    (posted,) = desk.workspace.conversations["C1"].messages
    assert await desk.answerer.recall(buttons(posted)[0]["value"]) == Button("Why", "why", {"id": "3"})


async def test_what_was_posted_is_found_by_its_delivery(messenger: SlackMessenger) -> None:
    await messenger.send(C1, DIGEST, "d1")
    ts = await messenger.send(C1, DIGEST, "d2")
    await messenger.send(C1, DIGEST, "d3")
    assert await messenger.find(C1, "d2", long_ago(), soon()) == ts


async def test_what_was_not_posted_is_not_found(messenger: SlackMessenger) -> None:
    await messenger.send(C1, DIGEST, "d1")
    assert await messenger.find(C1, "d2", long_ago(), soon()) is None


async def test_what_lies_pages_back_is_found(desk: Desk, messenger: SlackMessenger) -> None:
    ts = await messenger.send(C1, DIGEST, "d0")
    for number in range(1, 41):
        await messenger.send(C1, DIGEST, f"d{number}")
    assert await messenger.find(C1, "d0", long_ago(), soon()) == ts
    assert len(desk.slack.called("conversations.history")) == 3


async def test_messages_from_before_are_not_read(desk: Desk, messenger: SlackMessenger) -> None:
    old = {"ts": f"{(long_ago() - timedelta(days=1)).timestamp():.6f}", "text": "old"}
    desk.workspace.conversations["C1"].messages = [old] * 100
    assert await messenger.find(C1, "d1", long_ago(), soon()) is None
    assert len(desk.slack.called("conversations.history")) == 1


async def test_messages_from_after_are_not_read(desk: Desk, messenger: SlackMessenger) -> None:
    ts = await messenger.send(C1, DIGEST, "d1")
    late = {"ts": f"{(datetime.now(UTC) + timedelta(days=1)).timestamp():.6f}", "text": "late"}
    desk.workspace.conversations["C1"].messages += [late] * 100
    assert await messenger.find(C1, "d1", long_ago(), soon()) == ts
    assert len(desk.slack.called("conversations.history")) == 1


@pytest.mark.parametrize("apart", [timedelta(minutes=-4), timedelta(minutes=4)], ids=["behind", "ahead"])
async def test_slacks_clock_may_differ_from_ours(messenger: SlackMessenger, apart: timedelta) -> None:
    ts = await messenger.send(C1, DIGEST, "d1")
    ours = datetime.now(UTC) - apart
    assert await messenger.find(C1, "d1", ours, ours) == ts


@pytest.mark.parametrize(
    "metadata",
    [
        pytest.param({}, id="none"),
        pytest.param({"event_type": "task_created", "event_payload": {"delivery": "d1"}}, id="of another app"),
        pytest.param({"event_type": "eujp_delivery", "event_payload": {}}, id="without a delivery"),
    ],
)
async def test_messages_of_others_are_passed_over(
    desk: Desk, messenger: SlackMessenger, metadata: dict[str, object]
) -> None:
    other = {"ts": f"{datetime.now(UTC).timestamp():.6f}", "text": "d1", "metadata": metadata}
    desk.workspace.conversations["C1"].messages = [other]
    assert await messenger.find(C1, "d1", long_ago(), soon()) is None


async def test_a_reply_stands_in_the_thread_and_is_found_there(desk: Desk, messenger: SlackMessenger) -> None:
    parent = await messenger.send(C1, DIGEST, "d1")
    other = await messenger.send(C1, DIGEST, "d2")
    ts = await messenger.send(C1, DIGEST, "c1", parent)
    assert [one.get("thread_ts") for one in desk.workspace.conversations["C1"].messages] == [None, None, parent]
    assert await messenger.find(C1, "c1", long_ago(), soon(), parent) == ts
    assert await messenger.find(C1, "c2", long_ago(), soon(), parent) is None
    assert await messenger.find(C1, "c1", long_ago(), soon(), other) is None
    assert await messenger.find(C1, "c1", long_ago(), soon()) is None


async def test_a_reply_pages_down_a_long_thread_is_found(desk: Desk, messenger: SlackMessenger) -> None:
    parent = await messenger.send(C1, DIGEST, "d1")
    for number in range(40):
        ts = await messenger.send(C1, DIGEST, f"c{number}", parent)
    assert await messenger.find(C1, "c39", long_ago(), soon(), parent) == ts
    assert len(desk.slack.called("conversations.replies")) == 3


async def test_a_reply_to_what_somebody_deleted_stands_in_the_channel_and_is_found_there(
    desk: Desk, messenger: SlackMessenger
) -> None:
    parent = await messenger.send(C1, DIGEST, "d1")
    desk.workspace.conversations["C1"].messages.clear()
    ts = await messenger.send(C1, DIGEST, "c1", parent)
    assert "thread_ts" not in desk.workspace.conversations["C1"].messages[0]
    assert await messenger.find(C1, "c1", long_ago(), soon(), parent) == ts
    assert await messenger.find(C1, "c2", long_ago(), soon(), parent) is None


async def test_a_reply_whose_answer_was_lost_is_found_and_stands_once(desk: Desk, messenger: SlackMessenger) -> None:
    parent = await messenger.send(C1, DIGEST, "d1")
    desk.slack.faults["chat.postMessage"].append(Fault(drops=True, accepted=True))
    with pytest.raises(UncertainDelivery):
        await messenger.send(C1, DIGEST, "c1", parent)
    (_, posted) = desk.workspace.conversations["C1"].messages
    assert await messenger.find(C1, "c1", long_ago(), soon(), parent) == posted["ts"]


SEND_FAULTS = [
    pytest.param(Fault(429, "ratelimited", retry_after=7), TransientDelivery, "wait", id="rate limit"),
    pytest.param(Fault(429, retry_after=7), TransientDelivery, "wait", id="rate limit without a body"),
    pytest.param(Fault(error="channel_not_found"), PermanentDelivery, "/invite @eujp", id="unknown channel"),
    pytest.param(Fault(error="not_in_channel"), PermanentDelivery, "/invite @eujp", id="not in the channel"),
    pytest.param(Fault(error="is_archived"), PermanentDelivery, "archived", id="archived"),
    pytest.param(Fault(error="missing_scope"), PermanentDelivery, "docs/slack-manifest.json", id="missing scope"),
    pytest.param(Fault(error="invalid_auth"), TransientDelivery, "SLACK_BOT_TOKEN", id="wrong token"),
    pytest.param(Fault(error="token_revoked"), TransientDelivery, "SLACK_BOT_TOKEN", id="revoked token"),
    pytest.param(Fault(error="account_inactive"), TransientDelivery, "SLACK_BOT_TOKEN", id="app removed"),
    pytest.param(Fault(error="msg_too_long"), PermanentDelivery, "msg_too_long", id="any other refusal"),
    pytest.param(Fault(status=503), UncertainDelivery, "looked for", id="server error"),
    pytest.param(Fault(500, "internal_error"), UncertainDelivery, "looked for", id="server error with a word"),
    pytest.param(Fault(error="fatal_error"), UncertainDelivery, "looked for", id="fatal error"),
    pytest.param(Fault(status=200), UncertainDelivery, "looked for", id="a page instead of an answer"),
    pytest.param(Fault(drops=True), UncertainDelivery, "looked for", id="connection dropped"),
    pytest.param(Fault(hangs=True), UncertainDelivery, "looked for", id="no answer in time"),
]


@pytest.mark.parametrize(("fault", "error", "says"), SEND_FAULTS)
async def test_a_post_that_fails_says_what_may_have_happened_and_is_not_repeated(
    desk: Desk, messenger: SlackMessenger, fault: Fault, error: type[DeliveryError], says: str
) -> None:
    desk.slack.faults["chat.postMessage"].append(fault)
    with pytest.raises(error, match=says) as caught:
        await messenger.send(C1, DIGEST, "d1")
    assert type(caught.value) is error
    assert len(desk.slack.called("chat.postMessage")) == 1


async def test_a_rate_limit_gives_the_seconds_slack_asks_for(desk: Desk, messenger: SlackMessenger) -> None:
    desk.slack.faults["chat.postMessage"].append(Fault(429, "ratelimited", retry_after=7))
    with pytest.raises(TransientDelivery) as caught:
        await messenger.send(C1, DIGEST, "d1")
    assert caught.value.retry_after == 7


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Fault(hangs=True, accepted=True), id="no answer in time"),
        pytest.param(Fault(drops=True, accepted=True), id="connection dropped"),
        pytest.param(Fault(status=502, accepted=True), id="bad gateway"),
    ],
)
async def test_a_message_accepted_before_the_answer_was_lost_is_found_and_stands_once(
    desk: Desk, messenger: SlackMessenger, fault: Fault
) -> None:
    desk.slack.faults["chat.postMessage"].append(fault)
    with pytest.raises(UncertainDelivery):
        await messenger.send(C1, DIGEST, "d1")
    (posted,) = desk.workspace.conversations["C1"].messages
    assert await messenger.find(C1, "d1", long_ago(), soon()) == posted["ts"]


async def test_slack_not_being_there_is_certain_not_to_have_posted(desk: Desk) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(TransientDelivery, match="could not be reached"):
        await messenger_of(desk, api_url=f"http://127.0.0.1:{port}/api/").send(C1, DIGEST, "d1")


async def test_no_error_shows_the_token(desk: Desk) -> None:
    with pytest.raises(TransientDelivery) as caught:
        await messenger_of(desk, token="xoxb-other-secret").send(C1, DIGEST, "d1")
    assert "secret" not in repr(caught.value) + repr(caught.value.__cause__)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        pytest.param(Fault(429, "ratelimited", retry_after=3), TransientDelivery, id="rate limit"),
        pytest.param(Fault(status=503), TransientDelivery, id="server error"),
        pytest.param(Fault(drops=True), TransientDelivery, id="connection dropped"),
        pytest.param(Fault(error="missing_scope"), HistoryUnreadable, id="missing scope"),
        pytest.param(Fault(error="not_in_channel"), HistoryUnreadable, id="no longer in the channel"),
        pytest.param(Fault(error="token_revoked"), TransientDelivery, id="revoked token"),
    ],
)
async def test_a_history_that_cannot_be_read_is_so_for_now_or_for_good(
    desk: Desk, messenger: SlackMessenger, fault: Fault, error: type[DeliveryError]
) -> None:
    # aiohttp itself asks again, once, where a connection broke while only reading.
    for method, under in (("conversations.history", ""), ("conversations.replies", "1700000000.000001")):
        desk.slack.faults[method].extend([fault, fault])
        with pytest.raises(error):
            await messenger.find(C1, "d1", long_ago(), soon(), under)


@pytest.mark.parametrize(
    ("conversation", "reason"),
    [
        pytest.param(Conversation("C9", member=False), "/invite @eujp", id="public, not in it"),
        pytest.param(Conversation("C9", private=True, member=False), "/invite @eujp", id="private, not in it"),
        pytest.param(Conversation("C9", archived=True), "archived", id="archived"),
    ],
)
async def test_what_keeps_the_bot_from_posting_is_said(
    desk: Desk, messenger: SlackMessenger, conversation: Conversation, reason: str
) -> None:
    desk.workspace.conversations["C9"] = conversation
    rights = await messenger.rights(Channel("slack", "T1", "C9"))
    assert rights.can_post is False
    assert reason in rights.reason


@pytest.mark.parametrize("channel", ["C1", "D1"])
async def test_where_the_bot_is_at_home_nothing_is_missing(messenger: SlackMessenger, channel: str) -> None:
    rights = await messenger.rights(Channel("slack", "T1", channel))
    assert (rights.can_post, rights.can_read_history, rights.missing) == (True, True, ())


@pytest.mark.parametrize("method", ["conversations.info", "conversations.history"])
async def test_a_scope_slack_does_not_name_is_said_in_a_sentence_of_ours(
    desk: Desk, messenger: SlackMessenger, method: str
) -> None:
    desk.slack.faults[method].append(Fault(error="missing_scope"))
    rights = await messenger.rights(C1)
    assert rights.missing == ()
    assert isinstance(rights.reason, Phrase)
    assert "lacks a scope: compare" in rights.reason


async def test_a_history_without_its_scope_is_named_by_slacks_word(desk: Desk, messenger: SlackMessenger) -> None:
    desk.workspace.scopes -= {"channels:history"}
    rights = await messenger.rights(C1)
    assert (rights.can_post, rights.can_read_history, rights.missing) == (True, False, ("channels:history",))


async def test_rights_that_cannot_be_asked_now_are_asked_later(desk: Desk, messenger: SlackMessenger) -> None:
    desk.slack.faults["conversations.info"].append(Fault(status=503))
    with pytest.raises(TransientDelivery):
        await messenger.rights(C1)


async def test_a_person_is_written_to_in_the_direct_message_with_them(messenger: SlackMessenger) -> None:
    direct = await messenger.direct("U1")
    assert direct == Channel("slack", "", "DU1") == await messenger.direct("U1")
    assert await messenger.rights(direct) == ChannelRights(can_post=True, can_read_history=True)
    ts = await messenger.send(direct, DIGEST, "d1")
    assert await messenger.find(direct, "d1", long_ago(), soon()) == ts


async def test_who_cannot_be_written_to_is_told_so(desk: Desk, messenger: SlackMessenger) -> None:
    with pytest.raises(NotAllowed, match="direct message"):
        await messenger.direct("UNKNOWN")
    desk.slack.faults["conversations.open"].append(Fault(503))
    with pytest.raises(TransientDelivery):
        await messenger.direct("U1")
