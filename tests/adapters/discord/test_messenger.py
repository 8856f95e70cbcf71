"""Deliveries to Discord: posted once, found again, and honest about what is not known."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.adapters.discord.app import DiscordApp
from bot.adapters.discord.messenger import DiscordMessenger
from bot.adapters.discord.render import render
from bot.domain.errors import (
    DeliveryError,
    HistoryUnreadable,
    NotAllowed,
    PermanentDelivery,
    TransientDelivery,
    UncertainDelivery,
)
from bot.domain.messages import Message
from bot.domain.ports import ChannelRights
from bot.domain.subscriptions import Channel
from bot.views.buttons import button_key, buttons_of
from bot.views.limits import DISCORD
from bot.views.split import split
from tests.contracts.messages import SITUATIONS
from tests.fakes.answerer import ScriptedAnswerer
from tests.fakes.discord import FakeDiscord, Fault
from tests.fakes.discord_rest import TOKEN
from tests.fakes.discord_world import (
    CHANNEL,
    DIRECT,
    EMBED_LINKS,
    GUILD,
    NONCE_MEMORY,
    PERSON,
    READ_MESSAGE_HISTORY,
    SEND_MESSAGES,
    SEND_MESSAGES_IN_THREADS,
    VIEW_CHANNEL,
    Payload,
)
from tests.fakes.discord_world import Channel as Room

HERE = Channel("discord", str(GUILD), str(CHANNEL))
POSTING = f"/channels/{CHANNEL}/messages"
ID = "digest-7-1-abcdefgh"
DIGEST = SITUATIONS["digest"]


@pytest.fixture
def messenger(app: DiscordApp) -> DiscordMessenger:
    """Give the connected bot's messenger."""
    return app.messenger


@pytest.fixture
def posted(fake: FakeDiscord) -> list[Payload]:
    """Give the channel's messages."""
    return fake.world.channels[CHANNEL].messages


def recently() -> datetime:
    return datetime.now(UTC) - timedelta(seconds=5)


def soon() -> datetime:
    return datetime.now(UTC) + timedelta(seconds=5)


async def failure(messenger: DiscordMessenger) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        await messenger.send(HERE, DIGEST, ID)
    return caught.value


class TestSending:
    """One delivery is one message."""

    async def test_what_is_posted_is_what_was_rendered_with_nonce_and_button(
        self, messenger: DiscordMessenger, fake: FakeDiscord, answerer: ScriptedAnswerer, posted: list[Payload]
    ) -> None:
        assert await messenger.send(HERE, DIGEST, ID) == posted[0]["id"]
        tokens = {button_key(button): await answerer.remember(button) for button in buttons_of(DIGEST)}
        expected = render(DIGEST, tokens)
        body = fake.calls[-1].body
        assert (body["nonce"], body["enforce_nonce"]) == (ID, True)
        assert body["allowed_mentions"] == {"parse": []}
        assert body["content"] == expected["content"]
        sent = [
            {key: embed[key] for key in rendered}
            for embed, rendered in zip(body["embeds"], expected["embeds"], strict=True)
        ]
        assert sent == expected["embeds"]
        assert body["components"][-1]["components"][-1]["custom_id"] == f"d:{ID}"

    @pytest.mark.parametrize("name", SITUATIONS)
    async def test_every_situation_is_taken(
        self, messenger: DiscordMessenger, posted: list[Payload], name: str
    ) -> None:
        parts = split(SITUATIONS[name], DISCORD)
        for number, part in enumerate(parts):
            await messenger.send(HERE, part, f"part-{number}")
        assert len(posted) == len(parts)

    async def test_an_answer_lost_on_the_server_is_repeated_by_the_library_and_posted_once(
        self, messenger: DiscordMessenger, fake: FakeDiscord, posted: list[Payload]
    ) -> None:
        fake.faults = [Fault("POST", POSTING, 502, accept=True)]
        assert await messenger.send(HERE, DIGEST, ID) == posted[0]["id"]
        assert len(posted) == 1

    async def test_a_rate_limit_is_waited_out(
        self, messenger: DiscordMessenger, fake: FakeDiscord, posted: list[Payload]
    ) -> None:
        fake.faults = [Fault("POST", POSTING, 429, retry_after=0.05, times=2)]
        await messenger.send(HERE, DIGEST, ID)
        assert len(posted) == 1

    @pytest.mark.parametrize(
        ("fault", "kind", "sentence"),
        [
            pytest.param(
                Fault("POST", POSTING, 403, 50013), PermanentDelivery, "rights Send Messages", id="no right to post"
            ),
            pytest.param(Fault("POST", POSTING, 403, 50001), PermanentDelivery, "right View Channel", id="not visible"),
            pytest.param(Fault("POST", POSTING, 404, 10003), PermanentDelivery, "no longer exists", id="deleted"),
            pytest.param(Fault("POST", POSTING, 400, 50083), PermanentDelivery, "archived", id="archived thread"),
            pytest.param(Fault("POST", POSTING, 400, 50035), PermanentDelivery, "code 50035", id="refused form"),
            pytest.param(Fault("POST", POSTING, 401), TransientDelivery, "DISCORD_TOKEN", id="token reset"),
            pytest.param(
                Fault("POST", POSTING, 429, retry_after=3600), TransientDelivery, "asks to wait", id="long rate limit"
            ),
            pytest.param(Fault("POST", POSTING, 503), UncertainDelivery, "did not confirm", id="server error"),
            pytest.param(Fault("POST", POSTING, accept=True), UncertainDelivery, "did not confirm", id="answer lost"),
            pytest.param(Fault("POST", POSTING), UncertainDelivery, "did not confirm", id="connection dropped"),
        ],
    )
    async def test_a_failure_says_whether_to_try_again_and_what_to_do(
        self, messenger: DiscordMessenger, fake: FakeDiscord, fault: Fault, kind: type[DeliveryError], sentence: str
    ) -> None:
        fake.faults = [fault]
        error = await failure(messenger)
        fault.times = 1
        assert isinstance(error, kind)
        assert sentence in str(error)

    async def test_a_long_rate_limit_names_its_wait(self, messenger: DiscordMessenger, fake: FakeDiscord) -> None:
        fake.faults = [Fault("POST", POSTING, 429, retry_after=3600)]
        error = await failure(messenger)
        assert isinstance(error, TransientDelivery)
        assert error.retry_after == 3600

    async def test_a_discord_out_of_reach_is_tried_again(self, messenger: DiscordMessenger, fake: FakeDiscord) -> None:
        await fake.stop_listening()
        assert isinstance(await failure(messenger), TransientDelivery)

    async def test_out_of_reach_after_a_lost_answer_is_uncertain(
        self, messenger: DiscordMessenger, fake: FakeDiscord, posted: list[Payload]
    ) -> None:
        fake.faults = [Fault("POST", POSTING, 502, accept=True)]
        sending = asyncio.create_task(failure(messenger))
        await fake.until(lambda: bool(posted))
        await fake.stop_listening()
        assert isinstance(await sending, UncertainDelivery)

    async def test_a_send_without_an_answer_is_given_up_as_uncertain(
        self, app: DiscordApp, answerer: ScriptedAnswerer, fake: FakeDiscord
    ) -> None:
        fake.faults = [Fault("POST", POSTING, 500, accept=True, delay=0.5)]
        impatient = DiscordMessenger(lambda: app.client, answerer.remember, timeout=timedelta(seconds=0.05))
        assert isinstance(await failure(impatient), UncertainDelivery)

    async def test_nothing_is_sent_before_the_bot_is_connected(self, fake: FakeDiscord) -> None:
        unstarted = DiscordApp(TOKEN, ScriptedAnswerer(), lambda _: Message("Hello"))
        assert isinstance(await failure(unstarted.messenger), TransientDelivery)
        assert fake.calls == []


class TestReplying:
    """A correction refers to the message it stands under."""

    async def test_a_reply_refers_to_its_message_and_mentions_nobody(
        self, messenger: DiscordMessenger, fake: FakeDiscord, posted: list[Payload]
    ) -> None:
        parent = await messenger.send(HERE, DIGEST, ID)
        sent = await messenger.send(HERE, DIGEST, "correction", parent)
        body = fake.calls[-1].body
        assert posted[1]["message_reference"]["message_id"] == parent
        assert body["message_reference"]["fail_if_not_exists"] is False
        assert body["allowed_mentions"] == {"parse": []}
        assert await messenger.find(HERE, "correction", recently(), soon(), parent) == sent

    async def test_a_reply_to_what_somebody_deleted_stands_in_the_channel(
        self, messenger: DiscordMessenger, posted: list[Payload]
    ) -> None:
        parent = await messenger.send(HERE, DIGEST, ID)
        posted.clear()
        sent = await messenger.send(HERE, DIGEST, "correction", parent)
        assert "message_reference" not in posted[0]
        assert await messenger.find(HERE, "correction", recently(), soon(), parent) == sent

    async def test_a_digest_refers_to_nothing(self, messenger: DiscordMessenger, fake: FakeDiscord) -> None:
        await messenger.send(HERE, DIGEST, ID)
        assert "message_reference" not in fake.calls[-1].body


class TestFinding:
    """What was sent is found by its button, for the nonce is forgotten and never shown."""

    async def test_a_message_whose_answer_was_lost_is_found(
        self, messenger: DiscordMessenger, fake: FakeDiscord, posted: list[Payload]
    ) -> None:
        started = recently()
        fake.faults = [Fault("POST", POSTING, accept=True)]
        await failure(messenger)
        assert "nonce" not in posted[0]
        assert await messenger.find(HERE, ID, started, soon()) == posted[0]["id"]

    async def test_one_that_was_never_posted_is_not(self, messenger: DiscordMessenger, fake: FakeDiscord) -> None:
        fake.faults = [Fault("POST", POSTING)]
        await failure(messenger)
        assert await messenger.find(HERE, ID, recently(), soon()) is None

    async def test_it_is_found_among_hundreds_of_other_messages(
        self, messenger: DiscordMessenger, fake: FakeDiscord
    ) -> None:
        room = fake.world.channels[CHANNEL]
        room.messages += [fake.world.message(CHANNEL, {"content": "chat"}) for _ in range(150)]
        sent = await messenger.send(HERE, DIGEST, ID)
        room.messages += [fake.world.message(CHANNEL, {"content": "chat"}) for _ in range(150)]
        assert await messenger.find(HERE, ID, recently(), soon()) == sent

    async def test_anothers_message_with_the_same_button_is_not_ours(
        self, messenger: DiscordMessenger, posted: list[Payload]
    ) -> None:
        await messenger.send(HERE, DIGEST, ID)
        posted[0]["author"] = {**posted[0]["author"], "id": "77"}
        assert await messenger.find(HERE, ID, recently(), soon()) is None

    async def test_a_delivery_whose_id_begins_like_another_is_another(self, messenger: DiscordMessenger) -> None:
        await messenger.send(HERE, DIGEST, ID + "0")
        assert await messenger.find(HERE, ID, recently(), soon()) is None

    async def test_what_was_posted_days_after_is_not_read(self, messenger: DiscordMessenger, fake: FakeDiscord) -> None:
        sent = await messenger.send(HERE, DIGEST, ID)
        fake.world.offset = timedelta(days=3)
        room = fake.world.channels[CHANNEL]
        room.messages += [fake.world.message(CHANNEL, {"content": "chat"}) for _ in range(300)]
        assert await messenger.find(HERE, ID, recently(), soon()) == sent
        assert await messenger.find(HERE, "another", recently(), soon()) is None
        assert sum(call.method == "GET" and call.path == POSTING for call in fake.calls) == 2

    @pytest.mark.parametrize("apart", [timedelta(minutes=-4), timedelta(minutes=4)], ids=["behind", "ahead"])
    async def test_discords_clock_may_differ_from_ours(
        self, messenger: DiscordMessenger, fake: FakeDiscord, apart: timedelta
    ) -> None:
        fake.world.offset = apart
        ours = datetime.now(UTC)
        sent = await messenger.send(HERE, DIGEST, ID)
        assert await messenger.find(HERE, ID, ours, ours) == sent

    async def test_the_nonce_dedupes_for_minutes_only(
        self, messenger: DiscordMessenger, fake: FakeDiscord, posted: list[Payload]
    ) -> None:
        first = await messenger.send(HERE, DIGEST, ID)
        assert await messenger.send(HERE, DIGEST, ID) == first
        fake.world.offset = NONCE_MEMORY
        assert await messenger.send(HERE, DIGEST, ID) != first
        assert len(posted) == 2

    async def test_a_history_without_the_right_to_read_it_is_not_taken_for_empty(
        self, app: DiscordApp, fake: FakeDiscord
    ) -> None:
        await fake.change_channel(Room(CHANNEL, denied=READ_MESSAGE_HISTORY))
        with pytest.raises(HistoryUnreadable, match="Read Message History"):
            await app.messenger.find(HERE, ID, recently(), soon())
        assert not any(call.method == "GET" and call.path == POSTING for call in fake.calls)

    @pytest.mark.parametrize(
        ("fault", "kind"),
        [
            pytest.param(Fault("GET", POSTING, 403, 50001), HistoryUnreadable, id="refused"),
            pytest.param(Fault("GET", POSTING, 404, 10003), HistoryUnreadable, id="deleted"),
            pytest.param(Fault("GET", POSTING, 503), TransientDelivery, id="server error"),
            pytest.param(Fault("GET", POSTING, times=9), TransientDelivery, id="dropped"),
        ],
    )
    async def test_a_look_that_fails_says_whether_for_good(
        self, messenger: DiscordMessenger, fake: FakeDiscord, fault: Fault, kind: type[DeliveryError]
    ) -> None:
        fake.faults = [fault]
        with pytest.raises(kind):
            await messenger.find(HERE, ID, recently(), soon())
        fault.times = 1


class TestRights:
    """What the bot may do, asked before it is relied on."""

    @pytest.mark.parametrize(
        ("room", "rights"),
        [
            pytest.param(Room(CHANNEL), ChannelRights(can_post=True, can_read_history=True), id="as invited"),
            pytest.param(
                Room(CHANNEL, denied=SEND_MESSAGES),
                # Who may not send may not send cards either: discord.py counts it so.
                ChannelRights(can_post=False, can_read_history=True, missing=("Send Messages", "Embed Links")),
                id="no posting",
            ),
            pytest.param(
                Room(CHANNEL, denied=EMBED_LINKS | READ_MESSAGE_HISTORY),
                ChannelRights(can_post=False, can_read_history=False, missing=("Embed Links", "Read Message History")),
                id="no cards, no history",
            ),
            pytest.param(
                Room(CHANNEL, denied=READ_MESSAGE_HISTORY),
                ChannelRights(can_post=True, can_read_history=False, missing=("Read Message History",)),
                id="no history",
            ),
        ],
    )
    async def test_a_channels_rights_are_named_in_discords_words(
        self, messenger: DiscordMessenger, fake: FakeDiscord, room: Room, rights: ChannelRights
    ) -> None:
        await fake.change_channel(room)
        assert await messenger.rights(HERE) == rights

    async def test_a_channel_the_bot_cannot_see_allows_nothing(
        self, messenger: DiscordMessenger, fake: FakeDiscord
    ) -> None:
        await fake.change_channel(Room(CHANNEL, denied=VIEW_CHANNEL))
        rights = await messenger.rights(HERE)
        assert (rights.can_post, rights.can_read_history) == (False, False)
        assert rights.missing[0] == "View Channel"

    async def test_a_channel_that_is_gone_allows_nothing(self, messenger: DiscordMessenger) -> None:
        rights = await messenger.rights(Channel("discord", str(GUILD), "999"))
        assert rights == ChannelRights(can_post=False, can_read_history=False, missing=("View Channel",))

    async def test_a_thread_has_a_right_of_its_own(self, messenger: DiscordMessenger, fake: FakeDiscord) -> None:
        fake.world.channels[201] = Room(201, parent=CHANNEL)
        await fake.change_channel(Room(CHANNEL, denied=SEND_MESSAGES_IN_THREADS))
        rights = await messenger.rights(Channel("discord", str(GUILD), "201"))
        assert rights.missing == ("Send Messages in Threads", "Embed Links")

    async def test_a_direct_message_allows_all(self, messenger: DiscordMessenger, fake: FakeDiscord) -> None:
        fake.world.channels[DIRECT] = Room(DIRECT, guild=None)
        rights = await messenger.rights(Channel("discord", "", str(DIRECT)))
        assert rights == ChannelRights(can_post=True, can_read_history=True)

    async def test_rights_that_cannot_be_asked_now_are_asked_later(
        self, messenger: DiscordMessenger, fake: FakeDiscord
    ) -> None:
        fake.faults = [Fault("GET", "/channels/999", 503)]
        with pytest.raises(TransientDelivery):
            await messenger.rights(Channel("discord", str(GUILD), "999"))


class TestDirectMessages:
    """A person may have digests for themselves."""

    async def test_a_person_is_written_to_in_the_direct_message_with_them(
        self, messenger: DiscordMessenger, fake: FakeDiscord
    ) -> None:
        direct = await messenger.direct(str(PERSON))
        assert direct == await messenger.direct(str(PERSON))
        assert await messenger.rights(direct) == ChannelRights(can_post=True, can_read_history=True)
        posted = await messenger.send(direct, DIGEST, ID)
        assert await messenger.find(direct, ID, recently(), soon()) == posted
        assert fake.world.channels[int(direct.channel)].messages

    async def test_who_takes_no_direct_messages_is_told_so(self, messenger: DiscordMessenger) -> None:
        with pytest.raises(NotAllowed, match="takes no direct messages"):
            await messenger.direct("999")

    async def test_when_discord_does_not_answer_it_may_be_asked_again(
        self, messenger: DiscordMessenger, fake: FakeDiscord
    ) -> None:
        fake.faults = [Fault("POST", "/users/@me/channels", 401)]
        with pytest.raises(TransientDelivery):
            await messenger.direct(str(PERSON))
