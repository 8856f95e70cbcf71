"""Pictures and files in Discord: attached to the one message they belong to, and words wherever that does not work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.adapters.discord.app import DiscordApp
from bot.adapters.pictures import Draw
from bot.domain.errors import PermanentDelivery, TransientDelivery
from bot.domain.messages import Attachment, Chart, ChartWords, Message, Paragraph, Reply, Text
from bot.domain.subscriptions import Channel
from tests.fakes.answerer import ScriptedAnswerer
from tests.fakes.discord import FakeDiscord, Fault
from tests.fakes.discord_rest import Call
from tests.fakes.discord_world import ATTACH_FILES, CHANNEL, GUILD, SEND_MESSAGES, Payload
from tests.fakes.discord_world import Channel as Room

pytestmark = pytest.mark.usefixtures("app")

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
SAID = ChartWords("Stories", "now", "before", ("Trade",))
CHART = Chart(SAID, SAID, (3.0,), (1.5,), "Trade 3; usually 1")
DIGEST = Message("A digest", (Paragraph((Text("First"),)), CHART, Paragraph((Text("Last"),))))
HERE = Channel("discord", str(GUILD), str(CHANNEL))
POSTING = f"/channels/{CHANNEL}/messages"
ID = "digest-7-1-abcdefgh"
CSV = Attachment("eujp-facts-2026-03-16.csv", "text/csv", "id\nf001\n欧州\n".encode(), "It is in the DM.", "No file.")
EXPORT = Reply(Message("3 facts as csv", (Paragraph((Text("3 facts as csv"),)),)), attachment=CSV)


@pytest.fixture
def draw() -> Draw:
    """Give what draws the same picture of every chart."""

    async def drawn(_: Chart) -> bytes | None:
        return PNG

    return drawn


@pytest.fixture
def posted(fake: FakeDiscord) -> list[Payload]:
    """Give the channel's messages."""
    return fake.world.channels[CHANNEL].messages


def posts(fake: FakeDiscord) -> list[Call]:
    return [call for call in fake.calls if (call.method, call.path) == ("POST", POSTING)]


def with_files(fake: FakeDiscord) -> Iterator[Call]:
    return (call for call in fake.calls if call.files)


class TestPictures:
    """A digest's chart."""

    async def test_it_is_attached_in_its_place_with_its_words_nonce_and_button(
        self, app: DiscordApp, fake: FakeDiscord, posted: list[Payload]
    ) -> None:
        assert await app.messenger.send(HERE, DIGEST, ID) == posted[0]["id"]
        (call,) = posts(fake)
        assert call.files == (("chart-1.png", PNG),)
        assert call.body["attachments"] == [{"id": "0", "filename": "chart-1.png", "description": CHART.alternative}]
        first, last = call.body["embeds"]
        assert first["image"] == {"url": "attachment://chart-1.png", "description": CHART.alternative}
        assert (call.body["content"], last["description"]) == ("First", "Last")
        assert (call.body["nonce"], call.body["enforce_nonce"]) == (ID, True)
        assert call.body["allowed_mentions"] == {"parse": []}
        assert call.body["components"][-1]["components"][-1]["custom_id"] == f"d:{ID}"

    async def test_the_message_is_found_again(self, app: DiscordApp) -> None:
        sent = await app.messenger.send(HERE, DIGEST, ID)
        now = datetime.now(UTC)
        assert await app.messenger.find(HERE, ID, now - timedelta(seconds=5), now) == sent

    async def test_an_answer_lost_on_the_server_is_repeated_with_the_picture_and_posted_once(
        self, app: DiscordApp, fake: FakeDiscord, posted: list[Payload]
    ) -> None:
        fake.faults = [Fault("POST", POSTING, 502, accept=True)]
        assert await app.messenger.send(HERE, DIGEST, ID) == posted[0]["id"]
        assert len(posted) == 1
        assert [call.files for call in posts(fake)] == [(("chart-1.png", PNG),)] * 2

    @pytest.mark.parametrize(
        "fault",
        [
            pytest.param(Fault("POST", POSTING, 413, 40005), id="too large"),
            pytest.param(Fault("POST", POSTING, 403, 50013), id="no right to attach"),
            pytest.param(Fault("POST", POSTING, 400, 50035), id="not understood"),
        ],
    )
    async def test_one_that_is_refused_is_replaced_by_its_words_and_one_message_stands(
        self, app: DiscordApp, fake: FakeDiscord, posted: list[Payload], fault: Fault
    ) -> None:
        fake.faults = [fault]
        assert await app.messenger.send(HERE, DIGEST, ID) == posted[0]["id"]
        assert len(posted) == 1
        assert CHART.alternative in json.dumps(posted)
        assert "attachments" not in posts(fake)[-1].body
        assert posts(fake)[-1].body["nonce"] == ID

    async def test_where_the_right_to_attach_lacks_the_words_are_posted_at_once(
        self, app: DiscordApp, fake: FakeDiscord
    ) -> None:
        await fake.change_channel(Room(CHANNEL, denied=ATTACH_FILES))
        await app.messenger.send(HERE, DIGEST, ID)
        assert len(posts(fake)) == 1
        assert CHART.alternative in json.dumps(fake.world.channels[CHANNEL].messages)

    async def test_a_refusal_that_stays_is_the_messages_own(self, app: DiscordApp, fake: FakeDiscord) -> None:
        await fake.change_channel(Room(CHANNEL, denied=SEND_MESSAGES))
        with pytest.raises(PermanentDelivery, match="Send Messages"):
            await app.messenger.send(HERE, DIGEST, ID)

    async def test_a_rate_limit_is_not_answered_by_words(
        self, app: DiscordApp, fake: FakeDiscord, posted: list[Payload]
    ) -> None:
        fake.faults = [Fault("POST", POSTING, 429, retry_after=31.0)]
        with pytest.raises(TransientDelivery):
            await app.messenger.send(HERE, DIGEST, ID)
        assert posted == []

    async def test_a_private_answer_shows_it_too(self, fake: FakeDiscord, answerer: ScriptedAnswerer) -> None:
        answerer.replies["digest preview"] = Reply(DIGEST)
        conversation = await fake.slash("eujp digest preview")
        await fake.until(lambda: conversation.original is not None)
        assert conversation.ephemeral
        (call,) = with_files(fake)
        assert (call.method, call.files) == ("PATCH", (("chart-1.png", PNG),))
        assert conversation.original is not None
        assert conversation.original["embeds"][0]["image"]["url"] == "attachment://chart-1.png"


class TestExports:
    """A file for one person."""

    async def test_it_comes_with_the_private_answer(self, fake: FakeDiscord, answerer: ScriptedAnswerer) -> None:
        answerer.replies["export"] = EXPORT
        conversation = await fake.slash("eujp-admin export")
        await fake.until(lambda: conversation.original is not None)
        (call,) = with_files(fake)
        assert conversation.ephemeral
        assert call.files == ((CSV.name, CSV.content),)
        assert call.body["content"] == "3 facts as csv"

    async def test_one_refused_is_told_with_how_to_get_it(self, fake: FakeDiscord, answerer: ScriptedAnswerer) -> None:
        answerer.replies["export"] = EXPORT
        fake.faults = [Fault("PATCH", "/webhooks/.*", 413, 40005)]
        conversation = await fake.slash("eujp-admin export")
        await fake.until(lambda: conversation.original is not None)
        assert "No file" in json.dumps(conversation.original)

    async def test_one_larger_than_the_server_takes_is_not_sent(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        answerer.replies["export"] = replace(EXPORT, attachment=replace(CSV, content=bytes(600_000)))
        conversation = await fake.slash("eujp-admin export")
        await fake.until(lambda: conversation.original is not None)
        assert "No file" in json.dumps(conversation.original)
        assert not list(with_files(fake))
