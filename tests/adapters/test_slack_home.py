"""A person's Home in Slack, with the real slack-bolt and slack_sdk against a workspace of our own."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.adapters.slack.app import SlackApp
from bot.adapters.slack.home import home_view, one_page
from bot.adapters.web.server import WebServer, web_application
from bot.domain.messages import Actions, Button, Heading, Message, Paragraph, Reply, Text
from bot.locales.load import Wordings
from bot.views.buttons import button_key, buttons_of
from bot.views.desk import error_message
from tests.adapters.forms import FORM
from tests.adapters.slack_desk import Desk, at_work, open_desk, settle
from tests.adapters.test_slack_http import Port
from tests.fakes.slack import Fault
from tests.fakes.slack_payloads import Json, buttons, form, home_opened, press_in_home, words
from tests.fakes.slack_views import home_problems

PAUSE = Button("Pause", "subscription pause", {"id": "3"})
PROPOSE = Button("Propose", "fact propose")
HOME = Reply(Message("You get 1 subscription", (Heading("eujp"), Actions((PAUSE, PROPOSE)))))
PAUSED = Reply(Message("Subscription 3 is paused.", (Paragraph((Text("Subscription 3 is paused."),)),)))


@pytest_asyncio.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    async for opened in open_desk(monkeypatch):
        opened.answerer.replies |= {"home": HOME, "subscription pause": PAUSED}
        opened.answerer.forms["fact propose"] = FORM
        opened.slack.add_direct("U1")
        yield opened


@pytest_asyncio.fixture
async def bot(desk: Desk) -> AsyncIterator[SlackApp]:
    async for started in at_work(desk.bot()):
        yield started


async def home(desk: Desk, user: str = "U1") -> Json:
    """Let someone open their Home; give what they see."""
    await desk.open_home(user)
    await settle()
    seen_by, view = desk.slack.views.homes[-1]
    assert seen_by == user
    return view


def direct(desk: Desk) -> list[str]:
    """What stands in Mika's direct message with the bot."""
    return [words(message) for message in desk.workspace.conversations["DU1"].messages]


@pytest.mark.usefixtures("bot")
class TestHome:
    """What a person sees, and what its buttons do."""

    async def test_who_opens_it_sees_theirs(self, desk: Desk) -> None:
        assert words(await home(desk)) == "eujp Pause Propose"
        (request,) = desk.answerer.requests
        assert (request.command, request.person.id) == ("home", "U1")
        assert (request.place.workspace, request.place.channel, request.person.manages_channel) == ("", "DU1", True)

    async def test_an_admin_of_the_workspace_is_known_as_one_there(self, desk: Desk) -> None:
        desk.workspace.people["U1"]["is_admin"] = True
        await home(desk)
        person = desk.answerer.requests[0].person
        assert (person.is_admin, person.workspace) == (True, "T1")

    async def test_it_is_in_the_persons_language(self, desk: Desk) -> None:
        desk.workspace.people["U1"]["locale"] = "ja-JP"
        await home(desk)
        assert desk.answerer.requests[0].locale == "ja-JP"

    async def test_the_messages_tab_shows_no_home(self, desk: Desk) -> None:
        await desk.open_home(tab="messages")
        await settle()
        assert desk.slack.views.homes == []

    async def test_an_event_sent_again_is_answered_once(self, desk: Desk) -> None:
        for _ in range(3):
            await desk.open_home()
        await settle()
        assert len(desk.slack.views.homes) == 1

    async def test_a_button_is_answered_in_the_direct_message_and_the_home_shown_anew(self, desk: Desk) -> None:
        view = await home(desk)
        await desk.press_in_home(view, buttons(view)[0])
        await settle()
        assert direct(desk) == ["Subscription 3 is paused."]
        pause, again = desk.answerer.requests[1:]
        assert (pause.command, pause.arguments, pause.place.channel) == ("subscription pause", {"id": "3"}, "DU1")
        assert (again.command, len(desk.slack.views.homes)) == ("home", 2)

    async def test_a_form_opens_over_it_and_its_answer_does_the_same(self, desk: Desk) -> None:
        view = await home(desk)
        await desk.press_in_home(view, buttons(view)[1])
        opened = await desk.slack.views.next()
        assert len(desk.slack.views.homes) == 1
        await desk.send_off(opened, statement="They signed.")
        await settle()
        assert direct(desk)[0].startswith("fact propose date=2024")
        assert len(desk.slack.views.homes) == 2

    async def test_who_is_told_to_wait_keeps_the_home_they_have(self, desk: Desk) -> None:
        view = await home(desk)
        desk.answerer.replies["home"] = Reply(error_message("Try again in 5 s."))
        await desk.press_in_home(view, buttons(view)[0])
        await settle()
        assert (len(direct(desk)), len(desk.slack.views.homes)) == (1, 1)

    async def test_a_home_that_cannot_be_made_anew_leaves_the_answer_as_it_was(
        self, desk: Desk, caplog: pytest.LogCaptureFixture
    ) -> None:
        view = await home(desk)
        desk.answerer.replies["home"] = ZeroDivisionError("the cause")
        await desk.press_in_home(view, buttons(view)[0])
        await settle()
        assert direct(desk) == ["Subscription 3 is paused."]
        assert "the cause" in caplog.text

    async def test_a_button_from_long_ago_says_what_to_do(self, desk: Desk) -> None:
        view = await home(desk)
        await desk.press_in_home(view, {"action_id": "eujp:0", "value": "unknown"})
        await settle()
        assert direct(desk) == ["This button is too old. Type the command again."]

    @pytest.mark.parametrize("fault", [Fault(status=503), Fault(429, "ratelimited", retry_after=1)])
    async def test_a_home_slack_does_not_take_is_one_line_in_the_log(
        self, desk: Desk, fault: Fault, caplog: pytest.LogCaptureFixture
    ) -> None:
        desk.slack.faults["views.publish"].append(fault)
        await desk.open_home()
        await settle()
        assert "A Home was not published" in caplog.text
        assert "Traceback" not in caplog.text

    async def test_a_home_that_cannot_be_made_is_logged_and_the_bot_goes_on(
        self, desk: Desk, caplog: pytest.LogCaptureFixture
    ) -> None:
        desk.answerer.replies["home"] = ZeroDivisionError("the cause")
        await desk.open_home()
        assert words(await (await desk.type("topics")).next()) == "topics"
        assert "the cause" in caplog.text


async def test_over_http_it_is_the_same(desk: Desk) -> None:
    async for bot in at_work(desk.bot(http=True)):
        server = WebServer(web_application("1.2.3", bot.handler), "127.0.0.1", 0)
        await server.start()
        port = Port(desk, f"http://127.0.0.1:{server.port}", bot)
        assert (await port.post(json.dumps(home_opened())))[0] == 200
        await settle()
        view = desk.slack.views.homes[0][1]
        pressed = press_in_home(desk.slack.exchange(), view, buttons(view)[0])
        assert await port.post(form({"payload": json.dumps(pressed)})) == (200, "")
        await settle()
        assert (direct(desk), len(desk.slack.views.homes)) == (["Subscription 3 is paused."], 2)
        await server.stop()


def test_what_one_home_does_not_hold_is_said_to_be_missing() -> None:
    rows = tuple(
        Actions((Button(f"Pause {number}", "subscription pause", {"id": f"{number}"}),)) for number in range(99)
    )
    page = one_page(Message("Many", rows), Wordings()["en"])
    view = home_view(page, {button_key(button): "t" for button in buttons_of(page)}, "D1")
    assert home_problems(view) == []
    assert words(view).endswith("There is more: /eujp home")
