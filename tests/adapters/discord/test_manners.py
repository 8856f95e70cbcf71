"""What people of Discord expect: offers while they type, their own language, and patience with a slow archive."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.errors import StorageError
from bot.domain.messages import Reply
from bot.views.desk import error_message
from tests.adapters.discord.test_app import PUBLIC, answered, shown
from tests.fakes.answerer import ScriptedAnswerer
from tests.fakes.discord import FakeDiscord, Fault
from tests.fakes.discord_rest import Conversation
from tests.fakes.discord_world import CHANNEL, EMBED_LINKS, GUILD, INVITED, Channel, Payload

pytestmark = pytest.mark.usefixtures("app")


async def offered(fake: FakeDiscord, asked: Conversation) -> list[Payload]:
    await fake.until(lambda: asked.answered is not None)
    assert asked.answered is not None
    assert asked.answered["type"] == 8
    choices: list[Payload] = asked.answered["data"]["choices"]
    return choices


class TestOffers:
    """Values offered while an option is typed."""

    async def test_what_is_typed_reaches_the_core_with_its_place_and_language(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        asked = await fake.slash("eujp latest", {"topic": "cy"}, focused="topic", locale="ja")
        assert {"name": "Cyber security", "value": "cyber"} in await offered(fake, asked)
        [(request, option, typed)] = answerer.completed
        assert (request.command, option, typed, request.locale) == ("latest", "topic", "cy", "ja")
        assert request.place.channel == str(CHANNEL)
        assert answerer.requests == []

    @pytest.mark.parametrize("typed", ["agreement", "12", ""])
    async def test_a_number_is_offered_for_words(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer, typed: str
    ) -> None:
        answerer.offered["id"] = (("The agreement enters into force", "12"),)
        asked = await fake.slash("eujp story", {"id": typed}, focused="id")
        assert await offered(fake, asked) == [{"name": "The agreement enters into force", "value": 12}]

    async def test_an_archive_that_fails_offers_nothing_and_is_noted(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer, caplog: pytest.LogCaptureFixture
    ) -> None:
        answerer.offered["topic"] = StorageError("The database is locked.")
        asked = await fake.slash("eujp latest", {"topic": "cy"}, focused="topic")
        assert await offered(fake, asked) == []
        assert "Nothing was offered for topic of latest (StorageError)" in caplog.text

    async def test_an_archive_that_is_slow_offers_nothing_within_three_seconds(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        answerer.delay = 30
        assert await offered(fake, await fake.slash("eujp latest", {"topic": "cy"}, focused="topic")) == []

    async def test_every_option_that_is_known_by_name_is_offered(self, fake: FakeDiscord) -> None:
        for path, option in (("story", "id"), ("facts", "actor"), ("unsubscribe", "id"), ("subscribe", "zone")):
            options = {one["name"]: one for one in fake.world.command(["eujp", path])["options"]}
            assert options[option]["autocomplete"] is True
        pause = fake.world.command(["eujp-admin", "source", "pause"])["options"][0]
        assert (pause["type"], pause["autocomplete"]) == (4, True)


class TestLanguage:
    """The asker's own language."""

    async def test_commands_are_offered_by_their_japanese_names(self, fake: FakeDiscord) -> None:
        latest = fake.world.command(["eujp", "latest"])
        assert latest["name_localizations"] == {"ja": "最新"}
        assert latest["description_localizations"].keys() == {"ja"}

    @pytest.mark.parametrize(
        ("locale", "text"),
        [
            ("ja", "Type /eujp 最新 件数:3, /eujp-admin 情報源 一時停止 <番号>."),
            ("en-US", "Type /eujp latest limit:3, /eujp-admin source pause <id>."),
        ],
    )
    async def test_an_answer_names_commands_as_the_askers_discord_shows_them(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer, locale: str, text: str
    ) -> None:
        answerer.replies["status"] = Reply(error_message("Type /eujp latest limit:3, /eujp source pause <id>."))
        assert (await answered(fake, await fake.slash("eujp status", locale=locale))).replace("\\", "") == text

    async def test_what_breaks_is_told_in_the_askers_language(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        answerer.replies["status"] = ZeroDivisionError("deep inside")
        assert (await answered(fake, await fake.slash("eujp status", locale="ja"))).startswith("〔Something went wrong")


class TestPatience:
    """Answers that come late, and a Discord that stumbles."""

    async def test_an_answer_may_take_longer_than_discord_waits(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        answerer.slowness = 0.1
        asked = await fake.slash("eujp status")
        await fake.until(lambda: asked.answered is not None)
        fake.world.offset += timedelta(minutes=10)
        assert await answered(fake, asked) == "status"

    @pytest.mark.parametrize(("method", "path"), [("POST", "/interactions/.*"), ("PATCH", "/webhooks/.*")])
    async def test_a_server_error_is_tried_again(self, fake: FakeDiscord, method: str, path: str) -> None:
        fake.faults = [Fault(method, path, 502)]
        assert await answered(fake, await fake.slash("eujp status")) == "status"

    async def test_an_event_sent_again_is_answered_once(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer, caplog: pytest.LogCaptureFixture
    ) -> None:
        asked = await fake.slash("eujp status")
        await answered(fake, asked)
        await fake.repeat_last_event()
        await answered(fake, await fake.slash("eujp help"))
        assert [request.command for request in answerer.requests] == ["status", "help"]
        assert "code 40060" in caplog.text


class TestRights:
    """Rights the bot lacks are named before they bite."""

    async def test_sharing_where_the_server_lacks_a_right_links_the_invitation(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        role = {"id": str(GUILD), "name": "@everyone", "permissions": str(INVITED & ~EMBED_LINKS), "position": 0}
        await fake.dispatch("GUILD_ROLE_UPDATE", {"guild_id": str(GUILD), "role": role})
        fake.world.channels[CHANNEL] = Channel(CHANNEL, denied=EMBED_LINKS)
        answerer.replies["status"] = PUBLIC
        asked = await fake.click("d:1")
        assert "the right Embed Links" in await answered(fake, asked)
        ((button,),) = (row["components"] for row in (asked.original or {})["components"])
        assert (button["style"], button["label"]) == (5, "Give eujp these rights")
        assert button["url"].startswith("https://discord.com/oauth2/authorize?client_id=")

    async def test_a_locked_thread_is_not_posted_in(self, fake: FakeDiscord, answerer: ScriptedAnswerer) -> None:
        fake.world.channels[201] = Channel(201, parent=CHANNEL, locked=True)
        answerer.replies["status"] = PUBLIC
        asked = await fake.click("d:1", channel=201)
        assert "the right Manage Threads" in await answered(fake, asked)
        assert shown(asked.original).startswith("eujp cannot post here.")
