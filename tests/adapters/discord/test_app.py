"""The Discord bot as its users meet it: the real client against a loopback Discord."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

import pytest

from bot.commands.registry import COMMANDS
from bot.domain.messages import Actions, Button, Heading, Message, Person, Place, Reply
from bot.views.desk import error_message
from tests.contracts.messages import SITUATIONS
from tests.fakes.answerer import ScriptedAnswerer
from tests.fakes.discord import FakeDiscord, Fault
from tests.fakes.discord_rest import TOKEN, Conversation
from tests.fakes.discord_world import (
    CHANNEL,
    DIRECT,
    EMBED_LINKS,
    GUILD,
    INVITED,
    MANAGE_CHANNELS,
    MANAGE_GUILD,
    PERSON,
    SEND_MESSAGES,
    SEND_MESSAGES_IN_THREADS,
    Channel,
    Payload,
)

pytestmark = pytest.mark.usefixtures("app")


def shown(payload: Payload | None) -> str:
    """All that a message says."""
    assert payload is not None
    described = [embed.get("description", "") for embed in payload["embeds"]]
    return "\n".join([payload["content"], *described]).strip()


async def answered(fake: FakeDiscord, conversation: Conversation) -> str:
    await fake.until(lambda: conversation.original is not None)
    return shown(conversation.original)


def labels(payload: Payload | None) -> dict[str, str]:
    """The buttons of a message: label to custom_id."""
    assert payload is not None
    return {button["label"]: button["custom_id"] for row in payload["components"] for button in row["components"]}


def subcommands(command: Payload) -> list[str]:
    inner = [option for option in command["options"] if option["type"] in {1, 2}]
    deeper = [
        [option["name"], *(below["name"] for below in option["options"] if below["type"] == 1)] for option in inner
    ]
    return [" ".join([names[0], *rest]) for names in deeper for rest in ([[name] for name in names[1:]] or [[]])]


class TestCommands:
    """Slash commands: what is offered, and how it is answered."""

    async def test_every_command_of_the_registry_is_synced(self, fake: FakeDiscord) -> None:
        everyone, admin, *_ = fake.world.commands
        assert (everyone["name"], admin["name"]) == ("eujp", "eujp-admin")
        assert sorted(subcommands(everyone)) == sorted(command.name for command in COMMANDS if not command.is_admin)
        assert sorted(subcommands(admin)) == sorted(command.name for command in COMMANDS if command.is_admin)

    async def test_admin_commands_are_for_those_who_manage_a_server(self, fake: FakeDiscord) -> None:
        everyone, admin, *_ = fake.world.commands
        assert (admin["default_member_permissions"], admin["contexts"]) == (MANAGE_GUILD, [0])
        assert (everyone["default_member_permissions"], everyone["contexts"]) == (None, [0, 1])

    async def test_options_carry_their_bounds_and_choices(self, fake: FakeDiscord) -> None:
        options = {option["name"]: option for option in fake.world.command(["eujp", "latest"])["options"]}
        assert (options["limit"]["min_value"], options["limit"]["max_value"]) == (1, 10)
        assert options["topic"]["autocomplete"] is True
        every = {option["name"]: option for option in fake.world.command(["eujp", "subscribe"])["options"]}["every"]
        assert every["choices"][0] == {
            "name": "weekly",
            "value": "weekly",
            "name_localizations": {"ja": "毎週"},
        }

    async def test_an_answer_is_deferred_at_once_and_then_shown_to_the_asker_alone(self, fake: FakeDiscord) -> None:
        asked = await fake.slash("eujp latest", {"topic": "trade-epa", "limit": 3})
        assert await answered(fake, asked) == "latest limit=3 topic=trade-epa"
        assert asked.answered == {"type": 5, "data": {"flags": 64}}

    async def test_an_answer_names_the_editors_commands_as_discord_has_them(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        answerer.replies["status"] = Reply(error_message("Type /eujp source list to see the ids."))
        assert await answered(fake, await fake.slash("eujp status")) == "Type /eujp-admin source list to see the ids."

    async def test_words_of_two_levels_reach_the_core_as_one_name(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        await answered(fake, await fake.slash("eujp-admin source add", {"url": "https://e.example/feed"}))
        await answered(fake, await fake.slash("eujp digest preview"))
        assert [(request.command, request.arguments) for request in answerer.requests] == [
            ("source add", {"url": "https://e.example/feed"}),
            ("digest preview", {}),
        ]

    @pytest.mark.parametrize(
        ("permissions", "manages_channel", "is_admin"),
        [
            pytest.param(INVITED, False, False, id="a member"),
            pytest.param(INVITED | MANAGE_CHANNELS, True, False, id="a channel's manager"),
            pytest.param(INVITED | MANAGE_GUILD, True, True, id="a server's manager"),
            pytest.param(1 << 3, True, True, id="an administrator"),
        ],
    )
    async def test_a_request_says_who_asks_where_and_when(
        self,
        fake: FakeDiscord,
        answerer: ScriptedAnswerer,
        permissions: int,
        manages_channel: bool,
        is_admin: bool,
    ) -> None:
        await answered(fake, await fake.slash("eujp status", permissions=permissions))
        [request] = answerer.requests
        assert request.person == Person("discord", str(PERSON), f"person-{PERSON}", manages_channel, is_admin)
        assert request.place == Place("discord", str(GUILD), str(CHANNEL))
        assert abs(request.as_of - datetime.now(UTC)) < timedelta(seconds=10)

    async def test_a_direct_message_has_no_workspace_and_no_admin(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        fake.world.channels[DIRECT] = Channel(DIRECT, guild=None)
        await answered(fake, await fake.slash("eujp status", channel=DIRECT))
        [request] = answerer.requests
        assert request.place == Place("discord", "", str(DIRECT))
        assert (request.person.manages_channel, request.person.is_admin) == (True, False)

    @pytest.mark.parametrize(("locale", "expected"), [("ja", "ja"), ("en-GB", "en"), ("de", "en"), ("xx", "en")])
    async def test_the_askers_language_is_japanese_or_english(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer, locale: str, expected: str
    ) -> None:
        await answered(fake, await fake.slash("eujp status", locale=locale))
        assert answerer.requests[0].locale == expected

    async def test_a_long_answer_comes_in_parts_all_of_them_private(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        answerer.replies["latest"] = Reply(SITUATIONS["many-cards"])
        asked = await fake.slash("eujp latest")
        await fake.until(lambda: bool(asked.followups))
        assert [part["flags"] for part in asked.followups] == [64]
        assert (await answered(fake, asked)).startswith("### Newest stories")

    @pytest.mark.parametrize("name", SITUATIONS)
    async def test_every_situation_is_taken_as_an_answer(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer, name: str
    ) -> None:
        answerer.replies["latest"] = Reply(SITUATIONS[name])
        assert await answered(fake, await fake.slash("eujp latest"))


class TestButtons:
    """Clicks."""

    async def test_a_click_asks_what_the_button_stands_for(self, fake: FakeDiscord, answerer: ScriptedAnswerer) -> None:
        answerer.replies["latest"] = Reply(
            Message("One", (Heading("One"), Actions((Button("Story", "story", {"id": "12"}),))))
        )
        asked = await fake.slash("eujp latest")
        await answered(fake, asked)
        clicked = await fake.click(labels(asked.original)["Story"], asked.original)
        assert await answered(fake, clicked) == "story id=12"
        assert clicked.ephemeral

    async def test_a_button_nobody_remembers_says_so(self, fake: FakeDiscord) -> None:
        clicked = await fake.click("e:forgotten")
        assert await answered(fake, clicked) == "This button is too old. Type the command again."
        assert clicked.ephemeral

    async def test_the_button_a_delivery_is_found_by_shows_the_status(self, fake: FakeDiscord) -> None:
        assert await answered(fake, await fake.click("d:delivery-7")) == "status"

    async def test_a_button_of_another_version_is_answered(self, fake: FakeDiscord, answerer: ScriptedAnswerer) -> None:
        assert await answered(fake, await fake.click("x:1")) == "This button is too old. Type the command again."
        assert answerer.requests == []


PUBLIC = Reply(Message("Shared", (Heading("Shared"), Actions((Button("Story", "story", {"id": "1"}),)))), private=False)


class TestSharing:
    """Answers for everyone in the channel."""

    async def test_a_shared_answer_is_posted_by_the_bot_and_the_thinking_goes_away(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        answerer.replies["status"] = PUBLIC
        clicked = await fake.click("d:1")
        await fake.until(lambda: clicked.deleted)
        [posted] = fake.world.channels[CHANNEL].messages
        assert shown(posted) == "### Shared"
        assert labels(posted).keys() == {"Story"}

    @pytest.mark.parametrize(
        ("channel", "missing"),
        [
            pytest.param(Channel(CHANNEL, denied=SEND_MESSAGES), "Send Messages", id="no posting"),
            pytest.param(
                Channel(CHANNEL, denied=SEND_MESSAGES | EMBED_LINKS), "Send Messages and Embed Links", id="no cards"
            ),
            pytest.param(
                Channel(201, parent=CHANNEL, denied=SEND_MESSAGES_IN_THREADS), "Send Messages in Threads", id="a thread"
            ),
        ],
    )
    async def test_a_right_that_lacks_is_named_to_the_asker(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer, channel: Channel, missing: str
    ) -> None:
        fake.world.channels[channel.id] = channel
        answerer.replies["status"] = PUBLIC
        text = await answered(fake, await fake.click("d:1", channel=channel.id))
        assert text == (
            f"eujp cannot post here. Give eujp the right {missing} in this channel (Edit Channel → Permissions)."
        )
        assert channel.messages == []

    async def test_a_post_that_is_held_back_for_its_rate_is_made_after_the_wait(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        answerer.replies["status"] = PUBLIC
        fake.faults = [Fault("POST", f"/channels/{CHANNEL}/messages", 429, retry_after=0.05)]
        clicked = await fake.click("d:1")
        await fake.until(lambda: clicked.deleted)
        assert len(fake.world.channels[CHANNEL].messages) == 1


class TestFailures:
    """What goes wrong, and who hears of it."""

    @pytest.mark.parametrize("code", [10062, 40060], ids=["too late", "twice"])
    async def test_an_interaction_that_cannot_be_answered_is_noted_and_no_more(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer, caplog: pytest.LogCaptureFixture, code: int
    ) -> None:
        fake.faults = [Fault("POST", "/interactions/.*", 404 if code == 10062 else 400, code)]
        await fake.slash("eujp status")
        await answered(fake, await fake.slash("eujp help"))
        assert [request.command for request in answerer.requests] == ["help"]
        assert f"code {code}" in caplog.text

    async def test_what_breaks_is_logged_and_told_in_one_private_sentence(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer, caplog: pytest.LogCaptureFixture
    ) -> None:
        answerer.replies["status"] = ZeroDivisionError("deep inside")
        for asked in (await fake.slash("eujp status"), await fake.click("d:1")):
            assert (await answered(fake, asked)).startswith("Something went wrong on our side")
            assert asked.ephemeral
        assert caplog.text.count("ZeroDivisionError: deep inside") == 2

    async def test_an_answer_that_comes_too_late_is_noted(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer, caplog: pytest.LogCaptureFixture
    ) -> None:
        fake.faults = [Fault("PATCH", "/webhooks/.*", 404, 10015, times=2)]
        await fake.slash("eujp status")
        await fake.until(lambda: not any(fault.times for fault in fake.faults))
        await answered(fake, await fake.slash("eujp help"))
        assert "could not be told" in caplog.text
        assert len(answerer.requests) == 2

    async def test_a_command_discord_knows_and_we_do_not_gets_a_sentence(self, fake: FakeDiscord) -> None:
        fake.world.commands.append({"name": "old", "type": 1, "options": []})
        asked = await fake.slash("old")
        await fake.until(lambda: asked.answered is not None)
        assert asked.answered is not None
        assert asked.answered["data"]["content"].startswith("Something went wrong on our side")
        assert asked.ephemeral

    async def test_a_connection_that_breaks_is_resumed_and_misses_nothing(self, fake: FakeDiscord) -> None:
        await fake.drop_gateway()
        asked = await fake.slash("eujp status")
        assert await answered(fake, asked) == "status"
        assert (fake.identified, fake.resumed) == (1, 1)

    async def test_neither_the_token_nor_an_interactions_is_ever_logged(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.CRITICAL, "aiohttp.access")
        caplog.set_level(logging.INFO)
        answerer.replies["help"] = ValueError("broken")
        fake.faults = [Fault("PATCH", "/webhooks/.*", 429, retry_after=0.01)]
        await answered(fake, await fake.slash("eujp status"))
        fake.faults = [Fault("PATCH", "/webhooks/.*", 400, 50035)]
        await fake.slash("eujp help")
        await fake.until(lambda: fake.faults[0].times == 0)
        await fake.drop_gateway()
        await fake.until(lambda: fake.resumed == 1)
        assert "rate limited" in caplog.text
        assert TOKEN not in caplog.text
        assert "secret-interaction" not in caplog.text


class TestJoining:
    """The first message on a new server."""

    @pytest.mark.parametrize(
        ("channels", "system", "welcomed"),
        [
            pytest.param((Channel(601, 600), Channel(602, 600)), 602, 602, id="the system channel"),
            pytest.param(
                (Channel(601, 600), Channel(602, 600, denied=SEND_MESSAGES)), 602, 601, id="else one it may post in"
            ),
            pytest.param((Channel(601, 600),), None, 601, id="a server without a system channel"),
        ],
    )
    async def test_a_server_is_welcomed_once_where_it_can_be(
        self, fake: FakeDiscord, channels: tuple[Channel, ...], system: int | None, welcomed: int
    ) -> None:
        joined = fake.world.add_guild(600, *channels, system_channel=system)
        await fake.dispatch("GUILD_CREATE", joined)
        await fake.until(lambda: any(channel.messages for channel in channels))
        posted = {channel.id: [shown(message) for message in channel.messages] for channel in channels}
        assert posted.pop(welcomed) == ["Type `/eujp help`."]
        assert not any(posted.values())

    async def test_a_server_is_welcomed_in_its_own_language(self, fake: FakeDiscord) -> None:
        channel = Channel(601, 600)
        await fake.dispatch("GUILD_CREATE", {**fake.world.add_guild(600, channel), "preferred_locale": "ja"})
        await fake.until(lambda: bool(channel.messages))
        assert [shown(message) for message in channel.messages] == ["〔Type 〕`/eujp ヘルプ`."]

    async def test_a_server_that_lets_the_bot_post_nowhere_is_noted(
        self, fake: FakeDiscord, caplog: pytest.LogCaptureFixture
    ) -> None:
        await fake.dispatch("GUILD_CREATE", fake.world.add_guild(600, Channel(601, 600, denied=EMBED_LINKS)))
        await answered(fake, await fake.slash("eujp status"))
        assert "No welcome in the Discord server 600" in caplog.text

    async def test_a_welcome_that_is_refused_is_noted(
        self, fake: FakeDiscord, caplog: pytest.LogCaptureFixture
    ) -> None:
        fake.faults = [Fault("POST", "/channels/601/messages", 403, 50013)]
        await fake.dispatch("GUILD_CREATE", fake.world.add_guild(600, Channel(601, 600)))
        await fake.until(lambda: fake.faults[0].times == 0)
        await answered(fake, await fake.slash("eujp status"))
        assert "No welcome in the Discord server 600" in caplog.text
