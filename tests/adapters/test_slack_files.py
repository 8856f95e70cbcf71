"""Pictures and files in Slack: uploaded before they are shown, each once, and words wherever that does not work."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from bot.adapters.slack import uploads
from bot.adapters.slack.app import SlackApp
from bot.adapters.slack.clients import posting_client
from bot.adapters.slack.messenger import SlackMessenger
from bot.domain.errors import TransientDelivery, UncertainDelivery
from bot.domain.messages import Attachment, Chart, ChartWords, Message, Paragraph, Reply, Text
from bot.domain.subscriptions import Channel
from tests.adapters.slack_desk import Desk, at_work, open_desk
from tests.fakes.slack import Conversation, Fault
from tests.fakes.slack_payloads import Json, words

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
SAID = ChartWords("Stories", "now", "before", ("Trade",))
CHART = Chart(SAID, SAID, (3.0,), (1.5,), "Trade 3 (usually 1.5).")
DIGEST = Message("A digest", (Paragraph((Text("First"),)), CHART, Paragraph((Text("Last"),))))
C1, C3 = Channel("slack", "T1", "C1"), Channel("slack", "T1", "C3")
CSV = Attachment("eujp-facts-2026-03-16.csv", "text/csv", "id\nf001\n欧州\n".encode(), "It is in the DM.", "No file.")
EXPORT = Reply(Message("3 facts as csv & <more>", (Paragraph((Text("3 facts as csv"),)),)), attachment=CSV)


@pytest_asyncio.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    monkeypatch.setattr(uploads, "_BETWEEN", 0.01)
    async for opened in open_desk(monkeypatch):
        opened.workspace.conversations["C3"] = Conversation("C3")
        yield opened


class Drawing:
    """Draws a fixed picture and counts."""

    def __init__(self, png: bytes | None = PNG) -> None:
        self.calls = 0
        self.png = png

    async def __call__(self, _: Chart) -> bytes | None:
        self.calls += 1
        return self.png


@pytest.fixture
def drawing() -> Drawing:
    return Drawing()


def messenger_of(desk: Desk, drawing: Drawing) -> SlackMessenger:
    client = posting_client(desk.workspace.bot_token, desk.slack.api_url, logging.getLogger("tests.slack"))
    return SlackMessenger(client, desk.answerer.remember, drawing)


@pytest.fixture
def messenger(desk: Desk, drawing: Drawing) -> SlackMessenger:
    return messenger_of(desk, drawing)


def posted(desk: Desk, channel: str = "C1") -> list[Json]:
    return desk.workspace.conversations[channel].messages


def kinds(message: Json) -> list[str]:
    return [block["type"] for block in message["blocks"]]


async def test_a_digests_chart_is_a_picture_in_its_place_with_its_words_for_who_cannot_see_it(
    desk: Desk, messenger: SlackMessenger
) -> None:
    ts = await messenger.send(C1, DIGEST, "d1")
    (message,) = posted(desk)
    assert (message["ts"], kinds(message)) == (ts, ["rich_text", "image", "rich_text"])
    assert message["blocks"][1]["alt_text"] == CHART.alternative
    assert list(desk.slack.files.shown_by(message)) == [PNG]
    assert message["metadata"]["event_payload"] == {"delivery": "d1"}


async def test_a_picture_is_uploaded_once_for_all_channels_and_shared_in_none(
    desk: Desk, messenger: SlackMessenger, drawing: Drawing
) -> None:
    for number, channel in enumerate((C1, C3, C1)):
        await messenger.send(channel, DIGEST, f"d{number}")
    assert (drawing.calls, len(desk.slack.called("upload")), len(desk.slack.files.known)) == (1, 1, 1)
    assert [kinds(message)[1] for message in (*posted(desk), *posted(desk, "C3"))] == ["image"] * 3
    assert desk.slack.files.known["F1"].channels == []


UPLOAD = "files.getUploadURLExternal"
COMPLETE = "files.completeUploadExternal"


@pytest.mark.parametrize(
    ("method", "fault", "logged"),
    [
        pytest.param(UPLOAD, Fault(429, "ratelimited", retry_after=30), "ratelimited", id="rate limit"),
        pytest.param(UPLOAD, Fault(error="missing_scope"), "lacks a scope", id="missing scope"),
        pytest.param(UPLOAD, Fault(error="file_uploads_disabled"), "file_uploads_disabled", id="not allowed"),
        pytest.param(UPLOAD, Fault(503), "did not answer", id="server error"),
        pytest.param("upload", Fault(413), "did not take the file", id="too large"),
        pytest.param("upload", Fault(drops=True), "did not answer", id="connection dropped"),
        pytest.param("upload", Fault(hangs=True), "did not answer", id="no answer in time"),
        pytest.param(COMPLETE, Fault(error="file_not_found"), "file_not_found", id="not completed"),
        pytest.param(COMPLETE, Fault(500, "internal_error", accepted=True), "internal_error", id="answer lost"),
    ],
)
async def test_an_upload_that_fails_leaves_the_words_at_once_and_one_message(
    desk: Desk,
    messenger: SlackMessenger,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    method: str,
    fault: Fault,
    logged: str,
) -> None:
    monkeypatch.setattr(uploads, "_UPLOAD", 0.3)
    desk.slack.faults[method].append(fault)
    await messenger.send(C1, DIGEST, "d1")
    await messenger.send(C3, DIGEST, "d2")
    for message in (*posted(desk), *posted(desk, "C3")):
        assert CHART.alternative in json.dumps(message["blocks"])
        assert "image" not in kinds(message)
    assert len(desk.slack.called(UPLOAD)) == 1
    assert logged in caplog.text
    assert "secret" not in caplog.text


async def test_an_answer_that_names_no_file_leaves_the_words_and_one_line_in_the_log(
    desk: Desk, messenger: SlackMessenger, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(desk.slack.files, "complete", lambda _: [])
    await messenger.send(C1, DIGEST, "d1")
    assert CHART.alternative in json.dumps(posted(desk)[0]["blocks"])
    assert "did not take the file" in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_missing_scope_is_named_until_uploading_works(desk: Desk, messenger: SlackMessenger) -> None:
    granted = desk.workspace.scopes
    desk.workspace.scopes -= {"files:write"}
    await messenger.send(C1, DIGEST, "d1")
    assert "files:write" in str(messenger.trouble())
    assert "image" not in kinds(posted(desk)[0])
    desk.workspace.scopes = granted
    await messenger.send(C1, replace(DIGEST, blocks=(replace(CHART, now=(4.0,)),)), "d2")
    assert messenger.trouble() is None
    assert kinds(posted(desk)[1]) == ["image"]


async def test_a_picture_slack_takes_long_to_look_through_does_not_hold_the_digest_up(
    desk: Desk, messenger: SlackMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "_UPLOAD", 0.1)
    desk.slack.files.looks = 1_000
    await messenger.send(C1, DIGEST, "d1")
    assert "image" not in kinds(posted(desk)[0])


@pytest.mark.parametrize("is_deleted", [pytest.param(True, id="deleted"), pytest.param(False, id="not ready")])
async def test_a_picture_that_slack_refuses_in_the_message_is_replaced_by_words_and_one_message_stands(
    desk: Desk, messenger: SlackMessenger, *, is_deleted: bool
) -> None:
    if is_deleted:
        await messenger.send(C3, DIGEST, "d0")
        desk.slack.files.known.clear()
    else:
        desk.slack.faults["chat.postMessage"].append(Fault(error="invalid_blocks"))
    ts = await messenger.send(C1, DIGEST, "d1")
    (message,) = posted(desk)
    assert (message["ts"], kinds(message)) == (ts, ["rich_text", "context", "rich_text"])
    assert message["metadata"]["event_payload"] == {"delivery": "d1"}
    posts = len(desk.slack.called("chat.postMessage"))
    await messenger.send(C1, DIGEST, "d2")
    assert len(desk.slack.called("chat.postMessage")) == posts + 1


async def test_a_refusal_that_is_not_about_the_picture_is_not_tried_in_words(
    desk: Desk, messenger: SlackMessenger
) -> None:
    desk.slack.faults["chat.postMessage"].append(Fault(429, "ratelimited", retry_after=7))
    with pytest.raises(TransientDelivery):
        await messenger.send(C1, DIGEST, "d1")
    desk.slack.faults["chat.postMessage"].append(Fault(drops=True, accepted=True))
    with pytest.raises(UncertainDelivery):
        await messenger.send(C1, DIGEST, "d1")
    assert len(posted(desk)) == 1


async def test_a_crash_between_upload_and_post_leaves_a_file_that_shows_nowhere_and_no_second_message(
    desk: Desk, messenger: SlackMessenger
) -> None:
    desk.slack.faults["chat.postMessage"].append(Fault(hangs=True))
    crashing = asyncio.ensure_future(messenger.send(C1, DIGEST, "d1"))
    while not desk.slack.called("chat.postMessage"):  # noqa: ASYNC110  the fake tells nobody of a call
        await asyncio.sleep(0.01)
    crashing.cancel()
    restarted = messenger_of(desk, Drawing())
    long_ago, soon = (datetime.now(UTC) + timedelta(minutes=minutes) for minutes in (-10, 1))
    assert await restarted.find(C1, "d1", long_ago, soon) is None
    ts = await restarted.send(C1, DIGEST, "d1")
    assert await restarted.find(C1, "d1", long_ago, soon) == ts
    assert len(posted(desk)) == 1
    assert [file.channels for file in desk.slack.files.known.values()] == [[], []]


async def test_where_nothing_is_drawn_nothing_is_uploaded(
    desk: Desk, messenger: SlackMessenger, drawing: Drawing
) -> None:
    drawing.png = None
    await messenger.send(C1, DIGEST, "d1")
    assert desk.slack.called(UPLOAD) == []
    assert CHART.alternative in json.dumps(posted(desk)[0]["blocks"])


class TestExports:
    """A file for one person."""

    @pytest_asyncio.fixture
    async def bot(self, desk: Desk) -> AsyncIterator[SlackApp]:
        desk.answerer.replies["export"] = EXPORT
        async for bot in at_work(desk.bot()):
            yield bot

    @pytest.mark.usefixtures("bot")
    async def test_it_comes_by_direct_message_and_the_answer_says_so(self, desk: Desk) -> None:
        answer = await (await desk.type("export")).next()
        assert answer["response_type"] == "ephemeral"
        assert "3 facts as csv" in words(answer)
        assert "It is in the DM." in words(answer)
        (shared,) = posted(desk, "DU1")
        assert shared["text"] == "3 facts as csv &amp; &lt;more&gt;"
        assert [file["name"] for file in shared["files"]] == [CSV.name]
        assert desk.slack.files.known["F1"].content == CSV.content
        assert posted(desk) == []

    @pytest.mark.usefixtures("bot")
    @pytest.mark.parametrize(
        ("method", "fault", "says"),
        [
            pytest.param(UPLOAD, Fault(error="missing_scope"), "scope", id="missing scope"),
            pytest.param(UPLOAD, Fault(429, "ratelimited", retry_after=30), "ratelimited", id="rate limit"),
            pytest.param("upload", Fault(413), "did not take the file", id="too large"),
            pytest.param("upload", Fault(drops=True), "did not answer", id="connection dropped"),
            pytest.param(COMPLETE, Fault(error="file_not_found"), "file_not_found", id="not completed"),
            pytest.param("conversations.open", Fault(error="user_disabled"), "user_disabled", id="no direct message"),
        ],
    )
    async def test_one_that_cannot_be_sent_is_told_with_how_to_get_it(
        self, desk: Desk, method: str, fault: Fault, says: str
    ) -> None:
        desk.slack.faults[method].append(fault)
        exchange = await desk.type("export")
        answer = await exchange.next()
        assert "No file." in words(answer)
        assert says in words(answer)
        assert exchange.is_silent
        assert "It is in the DM." not in words(answer)
