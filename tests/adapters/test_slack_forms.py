"""Forms and shortcuts in Slack, with the real slack-bolt and slack_sdk against a workspace of our own."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace

import pytest
import pytest_asyncio

from bot.adapters.slack import conversation
from bot.adapters.slack.app import SlackApp
from bot.adapters.slack.forms import modal, sent_off
from bot.adapters.slack.incoming import Asked
from bot.adapters.slack.render import render
from bot.adapters.web.server import WebServer, web_application
from bot.commands.forms import offered
from bot.domain.messages import Actions, Button, Form, Message, Reply
from bot.views.buttons import button_key
from bot.views.desk import error_message
from tests.adapters.forms import FORM, LONGEST, SEVERAL
from tests.adapters.slack_desk import Desk, at_work, open_desk, settle
from tests.adapters.test_slack_http import Port
from tests.fakes import slack_payloads as payloads
from tests.fakes.slack import Conversation, Exchange, Fault
from tests.fakes.slack_payloads import Json, buttons, form, slash, words
from tests.fakes.slack_views import Views, problems

SHORTCUT = "eujp_fact_propose"
LINK = "https://example.org/a?x=1&y=2"
ARTICLE: Json = {"user": "U2", "text": "See <https://example.org/a?x=1&amp;y=2|this>"}
PROPOSED = Reply(Message("Proposed as pabc234."))
PROPOSE = Button("Propose", "fact propose", {"link": LINK})
STORY_BUTTONS = {button_key(one): one for one in (Button("Story", "story", {"id": "12"}), Button("Latest", "latest"))}


@pytest_asyncio.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    async for opened in open_desk(monkeypatch):
        opened.answerer.forms["fact propose"] = FORM
        opened.answerer.replies["fact propose"] = PROPOSED
        yield opened


@pytest_asyncio.fixture
async def bot(desk: Desk) -> AsyncIterator[SlackApp]:
    async for started in at_work(desk.bot()):
        yield started


async def press(desk: Desk, button: Button, *, late: bool = False) -> Exchange:
    """Let someone press a button; `late` lets its trigger expire before we hear of it."""
    desk.answerer.replies["status"] = Reply(Message("m", (Actions((button,)),)))
    shown = await (await desk.type("status")).next()
    exchange = desk.slack.exchange()
    if late:
        desk.slack.views.age(exchange.trigger)
    await desk.slack.sockets.deliver("interactive", payloads.press(exchange, buttons(shown)[0]))
    return exchange


def initial(view: Json) -> Mapping[str, str]:
    """What stands in the fields of a view."""
    return {
        block["block_id"]: element.get("initial_value") or element.get("initial_option", {}).get("value", "")
        for block in view["blocks"]
        if (element := block["element"])
    }


@pytest.mark.usefixtures("bot")
class TestOpening:
    """When a form is opened, and what stands in it."""

    async def test_a_button_opens_a_form_with_what_it_carries_and_says_nothing_else(self, desk: Desk) -> None:
        exchange = await press(desk, replace(PROPOSE, arguments={"date": "2024-02"}))
        view = await desk.slack.views.next()
        await settle()
        assert initial(view) == {"statement": "", "date": "2024-02", "state": "none", "place": ""}
        assert exchange.is_silent

    async def test_a_slash_command_opens_it(self, desk: Desk) -> None:
        await desk.type("fact propose")
        assert (await desk.slack.views.next())["title"]["text"] == "Propose a fact"

    async def test_a_command_that_lacks_nothing_opens_none(self, desk: Desk) -> None:
        given = {"statement": "They signed.", "date": "2024"}
        assert (
            words(await (await press(desk, Button("Propose", "fact propose", given))).next()) == "Proposed as pabc234."
        )
        assert desk.slack.views.opened == []

    async def test_who_may_not_is_told_privately_and_sees_no_form(self, desk: Desk) -> None:
        desk.answerer.forms["fact propose"] = Reply(error_message("Only this desk's editors may do that."))
        answer = await (await press(desk, PROPOSE)).next()
        assert (answer["response_type"], words(answer)) == ("ephemeral", "Only this desk's editors may do that.")
        assert desk.slack.views.opened == []

    async def test_a_trigger_that_has_expired_gives_a_button_that_opens_the_form(self, desk: Desk) -> None:
        answer = await (await press(desk, PROPOSE, late=True)).next()
        assert "did not open the form in time" in words(answer)
        desk.answerer.forms["fact propose"] = FORM
        await desk.press(buttons(answer)[0])
        await desk.slack.views.next()
        assert desk.answerer.opened[-1].arguments == {"of": "fact propose", "link": LINK}

    @pytest.mark.parametrize(
        "fault",
        [
            pytest.param(Fault(status=503), id="Slack is down"),
            pytest.param(Fault(429, "ratelimited", retry_after=1), id="too many"),
        ],
    )
    async def test_a_form_slack_does_not_open_is_offered_again(self, desk: Desk, fault: Fault) -> None:
        desk.slack.faults["views.open"].append(fault)
        answer = await (await press(desk, PROPOSE)).next()
        assert [button["text"]["text"] for button in buttons(answer)] == ["Open the form"]

    async def test_a_form_that_cannot_be_made_is_an_error_of_ours(
        self, desk: Desk, caplog: pytest.LogCaptureFixture
    ) -> None:
        exchange = await press(desk, Button("Edit", "form", {"of": "nothing"}))
        assert words(await exchange.next()).startswith("Something went wrong on our side")
        assert "KeyError" in caplog.text


@pytest.mark.usefixtures("bot")
class TestSendingOff:
    """What a form sent off asks for, and where its answer goes."""

    async def test_it_asks_for_the_command_with_all_that_was_typed(self, desk: Desk) -> None:
        exchange = await press(desk, PROPOSE)
        await desk.send_off(await desk.slack.views.next(), statement="They signed.", state="in force")
        answer = await exchange.next()
        assert (answer["response_type"], words(answer)) == ("ephemeral", "Proposed as pabc234.")
        request = desk.answerer.requests[-1]
        assert request.arguments == {
            "link": "https://example.org/a",
            "statement": "They signed.",
            "date": "2024",
            "state": "in force",
            "place": "",
        }
        assert (request.person.id, request.place.workspace, request.place.channel) == ("U1", "T1", "C1")

    async def test_sent_off_twice_it_is_done_once_and_the_second_is_told_so(self, desk: Desk) -> None:
        exchange = await press(desk, PROPOSE)
        view = await desk.slack.views.next()
        for _ in range(2):
            await desk.send_off(view, statement="They signed.")
        answers = [words(await exchange.next()) for _ in range(2)]
        assert answers == ["Proposed as pabc234.", "This form was sent off before; its first answer holds."]
        assert [request.command for request in desk.answerer.requests].count("fact propose") == 1

    async def test_what_is_wrong_stands_under_its_field_and_the_form_stays_open(self, desk: Desk) -> None:
        desk.workspace.people["U1"]["locale"] = "ja-JP"
        exchange = await press(desk, PROPOSE)
        view = await desk.slack.views.next()
        errors = await desk.send_off(view, statement="They signed.", date="yesterday", place="")
        assert errors.keys() == {"date"}
        assert "2024-02" in errors["date"]
        assert exchange.is_silent
        assert await desk.send_off(view, statement="They signed.", date="2024-02") == {}
        assert words(await exchange.next()) == "Proposed as pabc234."

    @pytest.mark.parametrize(
        "fault", [pytest.param(Fault(hangs=True), id="in time"), pytest.param(Fault(status=503), id="at all")]
    )
    async def test_a_form_that_cannot_be_looked_through_is_closed_and_answered_after(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, fault: Fault
    ) -> None:
        monkeypatch.setattr(conversation, "_PATIENCE", 0.05)
        exchange = await press(desk, PROPOSE)
        view = await desk.slack.views.next()
        desk.slack.faults["users.info"].append(fault)
        assert await desk.send_off(view, user="U2", statement="They signed.", date="2024") == {}
        desk.slack.release()
        assert words(await exchange.next()) == "Proposed as pabc234."

    async def test_bad_input_leads_back_to_the_form_with_all_that_was_typed(self, desk: Desk) -> None:
        exchange = await press(desk, PROPOSE)
        typed = {"statement": "They signed. " * 40, "date": "2024-01", "place": "Tokyo"}
        refused = offered("date is 2024, 2024-02 or 2024-02-21.", "fact propose", typed, "Change it")
        desk.answerer.replies["fact propose"] = refused
        await desk.send_off(await desk.slack.views.next(), **typed)
        answer = await exchange.next()
        assert (answer["response_type"], words(answer)) == (
            "ephemeral",
            "date is 2024, 2024-02 or 2024-02-21. Change it",
        )
        desk.answerer.replies["fact propose"] = PROPOSED
        again = await desk.press(buttons(answer)[0])
        view = await desk.slack.views.next()
        assert initial(view) == {**typed, "state": "none"}
        await desk.send_off(view, date="2024-02")
        assert words(await again.next()) == "Proposed as pabc234."

    async def test_a_form_nobody_remembers_says_so_and_changes_nothing(self, desk: Desk) -> None:
        exchange = await press(desk, PROPOSE)
        view = await desk.slack.views.next()
        kept = json.loads(view["private_metadata"]) | {"token": "forgotten"}
        await desk.send_off({**view, "private_metadata": json.dumps(kept)}, statement="They signed.")
        assert words(await exchange.next()) == "This form is too old to be answered. Type the command again."
        assert "fact propose" not in [request.command for request in desk.answerer.requests]

    async def test_what_breaks_on_our_side_gives_back_what_was_typed(self, desk: Desk) -> None:
        exchange = await press(desk, PROPOSE)
        desk.answerer.replies["fact propose"] = ZeroDivisionError("deep inside")
        await desk.send_off(await desk.slack.views.next(), statement="They signed.")
        answer = await exchange.next()
        assert words(answer).startswith("Something went wrong on our side")
        await desk.press(buttons(answer)[0])
        assert initial(await desk.slack.views.next())["statement"] == "They signed."

    async def test_after_the_response_url_has_expired_the_channel_shows_it_to_the_asker_alone(self, desk: Desk) -> None:
        exchange = await press(desk, PROPOSE)
        exchange.count = 5
        await desk.send_off(await desk.slack.views.next(), statement="They signed.")
        await settle()
        (whispered,) = desk.workspace.conversations["C1"].whispers
        assert (whispered["user"], words(whispered)) == ("U1", "Proposed as pabc234.")

    @pytest.mark.parametrize(
        "metadata",
        [
            pytest.param({"channel": "C2"}, id="a channel without the bot"),
            pytest.param({"channel": ""}, id="no channel"),
            pytest.param({"channel": "C9"}, id="a private channel the bot cannot see"),
        ],
    )
    async def test_where_the_bot_is_not_the_answer_is_a_direct_message(
        self, desk: Desk, metadata: Mapping[str, str]
    ) -> None:
        desk.workspace.conversations["C9"] = Conversation("C9", private=True, member=False)
        await press(desk, PROPOSE)
        view = await desk.slack.views.next()
        kept = json.loads(view["private_metadata"]) | {"response_url": ""} | metadata
        await desk.send_off({**view, "private_metadata": json.dumps(kept)}, statement="They signed.")
        await settle()
        (message,) = desk.workspace.conversations["D1"].messages
        assert words(message) == "Proposed as pabc234."

    async def test_data_of_another_version_is_answered_by_a_direct_message(self, desk: Desk) -> None:
        await press(desk, PROPOSE)
        view = await desk.slack.views.next()
        await desk.send_off({**view, "private_metadata": "1;2"}, statement="They signed.")
        await settle()
        (message,) = desk.workspace.conversations["D1"].messages
        assert words(message) == "This form is too old to be answered. Type the command again."

    async def test_a_form_of_another_version_is_answered(self, desk: Desk) -> None:
        exchange = await press(desk, PROPOSE)
        view = await desk.slack.views.next()
        await desk.send_off({**view, "callback_id": "another"}, statement="They signed.")
        assert words(await exchange.next()).startswith("Proposed")


@pytest.mark.usefixtures("bot")
class TestShortcuts:
    """A shortcut chosen on a message."""

    async def test_the_first_link_of_a_message_is_proposed(self, desk: Desk) -> None:
        await desk.choose(SHORTCUT, ARTICLE)
        await desk.slack.views.next()
        request = desk.answerer.opened[0]
        assert (request.command, request.arguments) == ("fact propose", {"link": LINK, "quote": ""})

    async def test_what_is_known_of_a_message_is_looked_for(self, desk: Desk) -> None:
        answer = await (await desk.choose("eujp_find", ARTICLE)).next()
        assert (answer["response_type"], words(answer)) == ("ephemeral", f"search copied=yes passage=See words={LINK}")

    async def test_an_error_is_reported_of_the_story_whose_buttons_stand_under_the_message(self, desk: Desk) -> None:
        desk.answerer.forms["report"] = FORM
        shown = render(
            Message("m", (Actions(tuple(STORY_BUTTONS.values())),)),
            {key: await desk.answerer.remember(button) for key, button in STORY_BUTTONS.items()},
        )
        await desk.choose("eujp_report", {"bot_id": "B1", **shown})
        await desk.slack.views.next()
        assert (desk.answerer.opened[0].command, desk.answerer.opened[0].arguments) == ("report", {"story": "12"})

    async def test_a_message_of_others_has_no_error_of_ours(self, desk: Desk) -> None:
        theirs = {"bot_id": "B2", "blocks": [{"type": "actions", "elements": [{"type": "button", "value": "12"}]}]}
        answer = await (await desk.choose("eujp_report", theirs)).next()
        assert words(answer).startswith("eujp shows no story and no fact in this message")

    async def test_a_shortcut_of_another_version_is_answered(self, desk: Desk) -> None:
        answer = await (await desk.choose("eujp_gone", ARTICLE)).next()
        assert words(answer) == "This shortcut is of another version of eujp and does nothing any more."

    async def test_a_message_without_a_link_gives_one_private_sentence(self, desk: Desk) -> None:
        answer = await (await desk.choose(SHORTCUT, {"user": "U2", "text": "Good morning"})).next()
        assert (answer["response_type"], words(answer)) == (
            "ephemeral",
            "This message holds no link: choose “Propose a fact” on a message with the address of an article.",
        )
        assert desk.answerer.opened == []


async def test_over_http_a_form_is_closed_at_once_and_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    async for desk in open_desk(monkeypatch):
        desk.answerer.forms["fact propose"] = FORM
        async for bot in at_work(desk.bot(http=True)):
            server = WebServer(web_application("1.2.3", bot.handler), "127.0.0.1", 0)
            await server.start()
            port = Port(desk, f"http://127.0.0.1:{server.port}", bot)
            exchange = desk.slack.exchange()
            await port.post(form(slash(exchange, "fact propose")))
            view = await desk.slack.views.next()
            sent = desk.slack.views.sent_off(view, {"statement": "They signed."})
            assert await port.post(form({"payload": json.dumps(sent)})) == (200, "")
            assert words(await exchange.next()).startswith("fact propose date=2024")
            await server.stop()


@pytest.mark.parametrize("given", [FORM, LONGEST, SEVERAL], ids=["a form", "longer than Slack takes", "several"])
def test_every_view_keeps_to_slacks_limits(given: Form) -> None:
    view = modal(given, "s:" + "0" * 88, Asked("U1", "C1", "https://hooks.example/" + "x" * 200))
    assert problems(view) == []


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        pytest.param({}, "b,c", id="left as they stand"),
        pytest.param({"topics": "a"}, "a", id="another one"),
        pytest.param({"topics": ""}, "", id="none"),
    ],
)
def test_several_choices_come_back_between_commas(typed: Mapping[str, str], topics: str) -> None:
    view: Json = {**modal(SEVERAL, "t", Asked("U1", "C1", "")), "id": "V1"}
    assert view["blocks"][0]["element"]["type"] == "multi_static_select"
    assert sent_off(Views().sent_off(view, typed)).values == {"topics": topics}
