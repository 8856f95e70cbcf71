"""The bot over Socket Mode, with the real slack-bolt and slack_sdk against a workspace of our own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.adapters.slack import people
from bot.adapters.slack.app import SlackApp
from bot.domain.errors import FetchError, SettingsError, UsageError
from bot.domain.messages import Actions, Button, Heading, Message, Paragraph, Reply, Text
from tests.adapters.slack_desk import Desk, at_work, open_desk, settle
from tests.fakes.slack import BROKEN, Conversation, Fault
from tests.fakes.slack_payloads import buttons, joined, slash, words

SHARED = Reply(Message("Shared story", (Paragraph((Text("Shared story"),)),)), private=False)
WITH_SHARE = Reply(Message("A story", (Heading("A story"), Actions((Button("Share", "share", {"token": "x"}),)))))


@pytest_asyncio.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    async for opened in open_desk(monkeypatch):
        yield opened


@pytest_asyncio.fixture
async def bot(desk: Desk) -> AsyncIterator[SlackApp]:
    async for started in at_work(desk.bot()):
        yield started


@pytest.mark.usefixtures("bot")
class TestCommands:
    """What is typed after /eujp."""

    async def test_a_command_is_answered_to_the_asker_alone(self, desk: Desk) -> None:
        answer = await (await desk.type("search chips since:2024")).next()
        assert answer["response_type"] == "ephemeral"
        assert answer["replace_original"] is False
        assert words(answer) == "search since=2024 words=chips"

    async def test_what_slack_escaped_reaches_the_command_as_it_was_typed(self, desk: Desk) -> None:
        await (await desk.type("source add <https://a.example/f?x=1&amp;y=2|a.example>")).next()
        assert desk.answerer.requests[0].arguments == {"url": "https://a.example/f?x=1&y=2"}

    async def test_nothing_typed_asks_for_help(self, desk: Desk) -> None:
        await (await desk.type("")).next()
        assert desk.answerer.requests[0].command == "help"

    async def test_a_word_that_is_no_command_gets_the_nearest_one(self, desk: Desk) -> None:
        answer = await (await desk.type("lattest")).next()
        assert "latest" in words(answer)
        assert answer["response_type"] == "ephemeral"
        assert desk.answerer.requests == []

    async def test_the_place_is_the_channel_and_its_workspace(self, desk: Desk) -> None:
        await (await desk.type("status")).next()
        place = desk.answerer.requests[0].place
        assert (place.platform, place.workspace, place.channel) == ("slack", "T1", "C1")

    async def test_a_direct_message_has_no_workspace(self, desk: Desk) -> None:
        await (await desk.type("status", channel="D1")).next()
        assert desk.answerer.requests[0].place.workspace == ""

    async def test_a_command_is_confirmed_before_it_is_answered(self, desk: Desk) -> None:
        desk.slack.faults["users.info"].append(Fault(hangs=True))
        exchange = await desk.type("status")
        assert exchange.is_silent
        desk.slack.release()
        assert words(await exchange.next()) == "status"

    async def test_an_answer_too_long_for_one_message_comes_in_parts(self, desk: Desk) -> None:
        long = tuple(Paragraph((Text(f"{number} " + "word " * 500),)) for number in range(6))
        desk.answerer.replies["status"] = Reply(Message("Long", long))
        exchange = await desk.type("status")
        shown = [await exchange.next(), await exchange.next()]
        assert [answer["text"] for answer in shown] == ["Long (1/2)", "Long (2/2)"]

    async def test_an_answer_never_takes_more_than_five_messages_and_says_what_is_missing(self, desk: Desk) -> None:
        long = tuple(Paragraph((Text(f"{number} " + "word " * 500),)) for number in range(40))
        desk.answerer.replies["status"] = Reply(Message("Long", long))
        exchange = await desk.type("status")
        shown = [await exchange.next() for _ in range(5)]
        await settle()
        assert "the rest is left out" in words(shown[-1])
        assert exchange.count == 5

    async def test_an_unforeseen_error_is_logged_and_the_asker_is_told(
        self, desk: Desk, caplog: pytest.LogCaptureFixture
    ) -> None:
        desk.answerer.replies["status"] = ZeroDivisionError("the cause")
        answer = await (await desk.type("status")).next()
        assert words(answer).startswith("Something went wrong on our side")
        assert answer["response_type"] == "ephemeral"
        assert "the cause" in caplog.text

    async def test_an_answer_slack_refuses_is_logged_and_the_bot_goes_on(
        self, desk: Desk, caplog: pytest.LogCaptureFixture
    ) -> None:
        exchange = desk.slack.exchange()
        exchange.count = 5
        await desk.slack.sockets.deliver("slash_commands", slash(exchange, "status"))
        await settle()
        assert "404 used_url" in caplog.text
        assert words(await (await desk.type("topics")).next()) == "topics"

    async def test_an_answer_slack_has_no_time_for_is_sent_again(self, desk: Desk) -> None:
        exchange = desk.slack.exchange()
        exchange.faults.append(429)
        await desk.slack.sockets.deliver("slash_commands", slash(exchange, "topics"))
        assert words(await exchange.next()) == "topics"

    async def test_an_answer_of_which_slack_did_not_say_what_became_is_not_sent_twice(
        self, desk: Desk, caplog: pytest.LogCaptureFixture
    ) -> None:
        exchange = desk.slack.exchange()
        exchange.faults.append(503)
        await desk.slack.sockets.deliver("slash_commands", slash(exchange, "topics"))
        await settle()
        assert "Slack did not take an answer: 503" in caplog.text
        assert (exchange.answers, desk.workspace.conversations["C1"].whispers) == ([], [])

    @pytest.mark.parametrize(
        ("reply", "answers"), [(None, ["topics"]), (SHARED, [])], ids=["a private one again", "a public one never"]
    )
    async def test_an_answer_whose_connection_breaks_is_sent_again_where_nobody_else_would_see_it_twice(
        self, desk: Desk, reply: Reply | None, answers: list[str]
    ) -> None:
        if reply:
            desk.answerer.replies["topics"] = reply
        exchange = desk.slack.exchange()
        exchange.faults.append(BROKEN)
        await desk.slack.sockets.deliver("slash_commands", slash(exchange, "topics"))
        await settle()
        assert [words(answer) for answer in exchange.answers] == answers

    async def test_after_the_response_url_has_expired_the_asker_alone_sees_the_answer_in_the_channel(
        self, desk: Desk
    ) -> None:
        exchange = desk.slack.exchange()
        exchange.faults.append(404)
        await desk.slack.sockets.deliver("slash_commands", slash(exchange, "topics"))
        await settle()
        (whispered,) = desk.workspace.conversations["C1"].whispers
        assert (whispered["user"], words(whispered)) == ("U1", "topics")


@pytest.mark.usefixtures("bot")
class TestButtons:
    """What is pressed."""

    async def test_a_button_asks_for_its_command(self, desk: Desk) -> None:
        why = Button("Why", "why", {"id": "7"})
        desk.answerer.replies["status"] = Reply(Message("m", (Actions((why,)),)))
        shown = await (await desk.type("status")).next()
        answer = await (await desk.press(buttons(shown)[0])).next()
        assert words(answer) == "why id=7"
        assert answer["response_type"] == "ephemeral"

    async def test_share_posts_to_the_channel_and_leaves_the_private_answer(self, desk: Desk) -> None:
        desk.answerer.replies |= {"latest": WITH_SHARE, "share": SHARED}
        shown = await (await desk.type("latest")).next()
        answer = await (await desk.press(buttons(shown)[0])).next()
        assert answer["response_type"] == "in_channel"
        assert answer["replace_original"] is False
        assert words(answer) == "Shared story"

    async def test_a_button_from_long_ago_says_what_to_do(self, desk: Desk) -> None:
        answer = await (await desk.press({"action_id": "eujp:0", "value": "unknown"})).next()
        assert words(answer) == "This button is too old. Type the command again."

    @pytest.mark.parametrize(
        "button",
        [
            pytest.param({"action_id": "eujp:0", "value": ""}, id="without a token"),
            pytest.param({"action_id": "another:0", "value": "c:status?"}, id="named otherwise"),
        ],
    )
    async def test_a_button_of_another_version_is_answered(self, desk: Desk, button: dict[str, str]) -> None:
        assert words(await (await desk.press(button)).next()) in {
            "This button is too old. Type the command again.",
            "status",
        }

    async def test_a_button_pressed_by_someone_else_answers_them(self, desk: Desk) -> None:
        token = await desk.answerer.remember(Button("Why", "why", {"id": "7"}))
        await (await desk.press({"action_id": "eujp:3", "value": token}, user="U2")).next()
        assert desk.answerer.requests[0].person.id == "U2"


@pytest.mark.usefixtures("bot")
class TestPeople:
    """Who asks, and what they may do."""

    @pytest.mark.parametrize(
        ("known", "rights"),
        [
            pytest.param({}, (False, False), id="member"),
            pytest.param({"is_admin": True}, (True, True), id="workspace admin"),
            pytest.param({"is_owner": True}, (True, True), id="workspace owner"),
            pytest.param({"is_admin": True, "team_id": "T9"}, (False, False), id="admin of another workspace"),
            pytest.param(
                {"is_admin": True, "team_id": "T9", "enterprise_user": {"teams": ["T1", "T9"]}},
                (False, False),
                id="admin of another workspace of the enterprise",
            ),
            pytest.param(
                {"is_admin": True, "enterprise_user": {"teams": None}}, (True, True), id="admin in an enterprise"
            ),
            pytest.param({"is_admin": True, "deleted": True}, (False, False), id="who was an admin"),
        ],
    )
    async def test_rights_come_from_the_workspace(
        self, desk: Desk, known: dict[str, object], rights: tuple[bool, bool]
    ) -> None:
        desk.workspace.add_person("U3", "Kim", **known)
        await (await desk.type("status", user="U3")).next()
        person = desk.answerer.requests[0].person
        assert (person.manages_channel, person.is_admin) == rights

    @pytest.mark.parametrize(
        ("user", "channel", "manages"),
        [
            pytest.param("U1", "C1", True, id="who made the channel"),
            pytest.param("U2", "C1", False, id="another member"),
            pytest.param("U2", "D1", True, id="in a direct message"),
            pytest.param("U1", "C9", False, id="in a private channel the bot cannot see"),
        ],
    )
    async def test_who_made_the_channel_manages_it(self, desk: Desk, user: str, channel: str, *, manages: bool) -> None:
        desk.workspace.conversations["C9"] = Conversation("C9", private=True, member=False)
        await (await desk.type("status", user=user, channel=channel)).next()
        person = desk.answerer.requests[0].person
        assert person.manages_channel is manages
        assert person.is_admin is False

    @pytest.mark.parametrize("locale", ["ja-JP", "de-DE", ""])
    async def test_the_language_is_what_slack_says_of_the_person(self, desk: Desk, locale: str) -> None:
        desk.workspace.add_person("U3", "Kim", locale=locale)
        await (await desk.type("status", user="U3")).next()
        assert desk.answerer.requests[0].locale == locale

    @pytest.mark.parametrize(
        ("locale", "told"),
        [
            pytest.param("ja-JP", "こちら側で問題が起き", id="Japanese"),
            pytest.param("de-DE", "Something went wrong on our side", id="a language the interface lacks"),
        ],
    )
    async def test_what_goes_wrong_is_said_in_the_persons_language(self, desk: Desk, locale: str, told: str) -> None:
        desk.workspace.add_person("U3", "Kim", locale=locale)
        desk.answerer.replies["status"] = ZeroDivisionError("the cause")
        assert words(await (await desk.type("status", user="U3")).next()).startswith(told)

    async def test_who_asks_again_and_again_is_looked_up_once(self, desk: Desk) -> None:
        for _ in range(3):
            await (await desk.type("status")).next()
        assert len(desk.slack.called("users.info")) == 1

    async def test_whom_slack_did_not_name_is_looked_up_anew(self, desk: Desk) -> None:
        desk.workspace.people["U1"]["is_admin"] = True
        desk.slack.faults["users.info"].append(Fault(status=503))
        for _ in range(2):
            await (await desk.type("status")).next()
        assert [request.person.is_admin for request in desk.answerer.requests] == [False, True]

    @pytest.mark.parametrize(
        "fault",
        [
            pytest.param(Fault(error="fatal_error"), id="Slack fails"),
            pytest.param(Fault(error="missing_scope"), id="a scope is missing"),
            pytest.param(Fault(status=503), id="Slack is down"),
        ],
    )
    async def test_someone_slack_does_not_know_is_answered_without_rights(self, desk: Desk, fault: Fault) -> None:
        desk.workspace.people["U1"]["is_admin"] = True
        desk.slack.faults["users.info"].append(fault)
        await (await desk.type("status", channel="C2", user="U1")).next()
        assert desk.answerer.requests[0].person.is_admin is False

    async def test_a_short_rate_limit_is_waited_for(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(people, "_PATIENCE", 10.0)
        desk.workspace.people["U1"]["is_admin"] = True
        desk.slack.faults["users.info"].append(Fault(429, "ratelimited", retry_after=0))
        await (await desk.type("status")).next()
        assert desk.answerer.requests[0].person.is_admin is True
        assert len(desk.slack.called("users.info")) == 2


@pytest.mark.usefixtures("bot")
class TestConnection:
    """Being added, being asked twice, being cut off."""

    async def test_being_added_to_a_channel_is_answered_by_one_message(self, desk: Desk) -> None:
        await desk.slack.sockets.deliver("events_api", joined("UBOT", "C1"))
        await settle()
        (posted,) = desk.slack.called("chat.postMessage")
        assert (posted["channel"], words(posted)) == ("C1", "Type /eujp latest")

    async def test_it_speaks_the_language_of_who_added_it(self, desk: Desk) -> None:
        desk.workspace.add_person("U2", "Hanako", locale="ja-JP")
        await desk.slack.sockets.deliver("events_api", joined("UBOT", "C1", inviter="U2"))
        await settle()
        (posted,) = desk.slack.called("chat.postMessage")
        assert words(posted) == "Type /eujp 最新"

    async def test_someone_else_joining_is_left_alone(self, desk: Desk) -> None:
        await desk.slack.sockets.deliver("events_api", joined("U2", "C1"))
        await settle()
        assert desk.slack.called("chat.postMessage") == []

    async def test_an_event_sent_again_is_confirmed_and_answered_once(self, desk: Desk) -> None:
        for attempt in range(3):
            await desk.slack.sockets.deliver("events_api", joined("UBOT", "C1", "Ev7"), attempt)
        await settle()
        assert len(desk.slack.called("chat.postMessage")) == 1

    async def test_being_added_to_two_channels_is_answered_in_each(self, desk: Desk) -> None:
        desk.workspace.conversations["C3"] = Conversation("C3")
        await desk.slack.sockets.deliver("events_api", joined("UBOT", "C1", "Ev1"))
        await desk.slack.sockets.deliver("events_api", joined("UBOT", "C3", "Ev2"))
        await settle()
        assert [posted["channel"] for posted in desk.slack.called("chat.postMessage")] == ["C1", "C3"]

    async def test_a_welcome_slack_refuses_is_one_line_in_the_log(
        self, desk: Desk, caplog: pytest.LogCaptureFixture
    ) -> None:
        await desk.slack.sockets.deliver("events_api", joined("UBOT", "C2"))
        await settle()
        assert "/invite @eujp" in caplog.text

    async def test_slack_asking_to_connect_anew_is_followed(self, desk: Desk) -> None:
        await desk.slack.sockets.refresh()
        assert words(await (await desk.type("topics")).next()) == "topics"
        assert len(desk.slack.sockets.connections) == 2

    async def test_a_connection_slack_closes_is_opened_again(self, desk: Desk) -> None:
        await desk.slack.sockets.cut()
        assert words(await (await desk.type("topics")).next()) == "topics"

    async def test_a_token_revoked_while_at_work_leaves_the_bot_answering(
        self, desk: Desk, caplog: pytest.LogCaptureFixture
    ) -> None:
        await (await desk.type("topics")).next()
        desk.workspace.revoked = True
        assert words(await (await desk.type("status", user="U2")).next()) == "status"
        assert "SLACK_BOT_TOKEN (token_revoked)" in caplog.text


class TestStart:
    """What can be wrong at the start, and leaving."""

    @pytest.mark.parametrize(
        ("bot_token", "app_token", "setting"),
        [
            pytest.param("xoxb-wrong", "", "SLACK_BOT_TOKEN", id="wrong bot token"),
            pytest.param("xapp-1-app-secret", "", "SLACK_BOT_TOKEN", id="app token in its place"),
            pytest.param("", "xapp-wrong", "SLACK_APP_TOKEN", id="wrong app token"),
            pytest.param("", "xoxb-1-bot-secret", "SLACK_APP_TOKEN", id="bot token in its place"),
        ],
    )
    async def test_a_wrong_token_is_named_and_not_shown(
        self, desk: Desk, bot_token: str, app_token: str, setting: str
    ) -> None:
        with pytest.raises(SettingsError, match=setting) as caught:
            await desk.bot(bot_token=bot_token, app_token=app_token).start()
        assert (bot_token or app_token) not in str(caught.value)

    async def test_an_app_without_socket_mode_is_told_slacks_word_for_it(self, desk: Desk) -> None:
        desk.slack.faults["apps.connections.open"].append(Fault(error="socket_mode_not_enabled"))
        with pytest.raises(SettingsError, match=r"SLACK_APP_TOKEN.*socket_mode_not_enabled"):
            await desk.bot().start()

    async def test_slack_being_down_is_not_blamed_on_a_token(self, desk: Desk) -> None:
        desk.slack.faults["auth.test"].append(Fault(status=503))
        with pytest.raises(FetchError, match="cannot be reached"):
            await desk.bot().start()

    @pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
    async def test_after_slack_was_down_it_starts_when_asked_again_and_answers_once(
        self, desk: Desk, method: str
    ) -> None:
        desk.slack.faults[method].extend([Fault(status=503)] * 2)
        bot = desk.bot()
        for _ in range(2):
            with pytest.raises(FetchError):
                await bot.start()
        await bot.start()
        exchange = await desk.type("topics")
        assert words(await exchange.next()) == "topics"
        await bot.stop()
        assert exchange.count == 1

    async def test_all_answers_use_one_connection(self, desk: Desk) -> None:
        async for _ in at_work(desk.bot()):
            for user in ("U1", "U2", "U1"):
                await (await desk.type("topics", user)).next()
        assert len(desk.slack.called("users.info")) == 2
        assert len(desk.slack.callers) == 1

    async def test_once_signed_in_it_answers_though_slack_does_not_say_again_who_it_is(self, desk: Desk) -> None:
        async for _ in at_work(desk.bot()):
            desk.slack.faults["auth.test"].extend([Fault(status=503)] * 2)
            assert words(await (await desk.type("topics")).next()) == "topics"
        assert len(desk.slack.called("auth.test")) == 1

    async def test_neither_mode_being_set_up_is_named(self, desk: Desk) -> None:
        with pytest.raises(SettingsError, match=r"SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET"):
            SlackApp("xoxb-1", None, None, desk.answerer, lambda _: SHARED.message)

    async def test_stopping_lets_an_answer_under_way_arrive(self, desk: Desk) -> None:
        bot = desk.bot()
        await bot.start()
        desk.slack.faults["users.info"].append(Fault(429, "ratelimited", retry_after=0))
        exchange = await desk.type("topics")
        await bot.stop()
        assert words(await exchange.next()) == "topics"

    async def test_stopping_ends_the_connection_and_starts_no_other(self, desk: Desk) -> None:
        bot = desk.bot()
        await bot.start()
        await bot.stop()
        await asyncio.sleep(0.1)
        assert [connection.closed for connection in desk.slack.sockets.connections] == [True]

    async def test_no_secret_shows_in_log_or_repr(self, desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        bot = desk.bot()
        await bot.start()
        desk.answerer.replies["status"] = UsageError("no")
        await (await desk.type("status")).next()
        await bot.stop()
        seen = caplog.text + repr(bot) + repr(bot.messenger)
        workspace = desk.workspace
        assert not any(
            secret in seen
            for secret in (workspace.bot_token, workspace.app_token, workspace.signing_secret, "ticket-", "/commands/")
        )
