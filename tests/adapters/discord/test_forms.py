"""Forms and message shortcuts in Discord: the real client against a loopback Discord."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.adapters.discord import conversation
from bot.adapters.discord.app import DiscordApp
from bot.adapters.discord.forms import custom_id_of, modal, values_of
from bot.commands.forms import offered
from bot.domain.messages import Actions, Button, Form, Message, Reply
from bot.views.desk import error_message
from tests.adapters.discord.test_app import answered, labels
from tests.adapters.forms import FORM, LONGEST, SEVERAL
from tests.fakes.answerer import ScriptedAnswerer
from tests.fakes.discord import FakeDiscord, Fault
from tests.fakes.discord_rest import Conversation
from tests.fakes.discord_rules import OpenApi, modal_problems
from tests.fakes.discord_world import CHANNEL, MANAGE_GUILD, PERSON, Payload, sent_off, user

MENU = "Propose a fact"
LINK = "https://example.org/a?x=1&y=2"
PROPOSED = Reply(Message("Proposed as pabc234."))
PROPOSE = Button("Propose", "fact propose", {"link": LINK})


@pytest.fixture(autouse=True)
def _form(answerer: ScriptedAnswerer) -> None:
    answerer.forms["fact propose"] = FORM
    answerer.replies["fact propose"] = PROPOSED


async def press(fake: FakeDiscord, answerer: ScriptedAnswerer, button: Button = PROPOSE) -> Conversation:
    answerer.replies["status"] = Reply(Message("m", (Actions((button,)),)))
    asked = await fake.slash("eujp status")
    await answered(fake, asked)
    return await fake.click(labels(asked.original)[button.label], asked.original)


async def opened(fake: FakeDiscord, asked: Conversation) -> Payload:
    await fake.until(lambda: asked.answered is not None)
    assert asked.modal is not None
    return asked.modal


def initial(form: Payload) -> dict[str, str]:
    """What stands in the fields of a form."""
    return values_of(sent_off({**form, "components": [_optional(row) for row in form["components"]]}, {}))


def _optional(row: Payload) -> Payload:
    return {**row, "component": {**row["component"], "required": False}}


def message_of(fake: FakeDiscord, body: Payload, *, bot: bool = False) -> Payload:
    return {**fake.world.message(CHANNEL, body), "author": user(PERSON, bot=bot)}


@pytest.mark.usefixtures("app")
class TestOpening:
    """When a form is opened, and what stands in it."""

    async def test_a_button_opens_a_form_with_what_it_carries(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        form = await opened(fake, await press(fake, answerer, Button("Propose", "fact propose", {"date": "2024-02"})))
        assert form["title"] == "Propose a fact"
        assert initial(form) == {"statement": "", "date": "2024-02", "state": "none", "place": ""}

    async def test_a_slash_command_opens_it_instead_of_deferring(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        answerer.forms["status"] = FORM
        asked = await fake.slash("eujp status")
        assert (await opened(fake, asked))["title"] == "Propose a fact"
        assert asked.original is None

    async def test_who_may_not_is_told_privately_and_sees_no_form(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        answerer.forms["fact propose"] = Reply(error_message("Only this desk's editors may do that."))
        asked = await press(fake, answerer)
        assert await answered(fake, asked) == "Only this desk's editors may do that."
        assert asked.ephemeral

    async def test_a_form_that_takes_too_long_to_make_is_offered_by_a_button(
        self, fake: FakeDiscord, app: DiscordApp, answerer: ScriptedAnswerer
    ) -> None:
        answerer.delay = conversation.PATIENCE + 0.2
        asked = await press(fake, answerer)
        assert await answered(fake, asked) == "The form could not be opened in time. Press the button to open it."
        assert asked.ephemeral
        answerer.delay = 0.0
        again = await fake.click(labels(asked.original)["Open the form"], asked.original)
        await opened(fake, again)
        assert answerer.opened[-1].arguments == {"of": "fact propose", "link": LINK}
        assert not app.client.is_closed()

    async def test_an_interaction_that_has_expired_is_noted_and_no_more(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer, caplog: pytest.LogCaptureFixture
    ) -> None:
        token = await answerer.remember(PROPOSE)
        asked = await fake.click(f"e:{token}", late=timedelta(seconds=4))
        await fake.until(lambda: any("/callback" in call.path for call in fake.calls))
        await answered(fake, await fake.slash("eujp help"))
        assert "code 10062" in caplog.text
        assert asked.answered is None

    async def test_a_form_that_cannot_be_made_is_an_error_of_ours(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer, caplog: pytest.LogCaptureFixture
    ) -> None:
        asked = await press(fake, answerer, Button("Edit", "form", {"of": "nothing"}))
        assert (await answered(fake, asked)).startswith("Something went wrong on our side")
        assert caplog.text.count("KeyError: 'nothing'") == 1


@pytest.mark.usefixtures("app")
class TestSendingOff:
    """What a form sent off asks for."""

    async def test_it_asks_for_the_command_with_all_that_was_typed(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        form = await opened(fake, await press(fake, answerer))
        sent = await fake.send_off(form, {"statement": "They signed.", "state": "in force"})
        assert await answered(fake, sent) == "Proposed as pabc234."
        assert sent.ephemeral
        assert answerer.requests[-1].arguments == {
            "link": "https://example.org/a",
            "statement": "They signed.",
            "date": "2024",
            "state": "in force",
            "place": "",
        }

    async def test_sent_off_twice_it_is_done_once_and_the_second_is_told_so(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        form = await opened(fake, await press(fake, answerer))
        first, second = [await fake.send_off(form, {"statement": "They signed."}) for _ in range(2)]
        assert await answered(fake, first) == "Proposed as pabc234."
        assert await answered(fake, second) == "This form was sent off before; its first answer holds."
        assert [request.command for request in answerer.requests].count("fact propose") == 1

    async def test_one_that_discord_gave_up_on_can_be_sent_off_again(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        form = await opened(fake, await press(fake, answerer))
        fake.faults = [Fault("POST", "/interactions/.*", 404, 10062)]
        await fake.send_off(form, {"statement": "They signed."})
        await fake.until(lambda: fake.faults[0].times == 0)
        assert await answered(fake, await fake.send_off(form, {"statement": "They signed."})) == "Proposed as pabc234."

    async def test_the_same_form_opened_anew_is_another_one(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        for _ in range(2):
            form = await opened(fake, await press(fake, answerer))
            sent = await fake.send_off(form, {"statement": "They signed."})
            assert await answered(fake, sent) == "Proposed as pabc234."

    async def test_bad_input_leads_back_to_the_form_with_all_that_was_typed(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        form = await opened(fake, await press(fake, answerer))
        typed = {"statement": "They signed. " * 40, "date": "yesterday", "place": "Tokyo"}
        refused = offered("date is 2024, 2024-02 or 2024-02-21.", "fact propose", typed, "Change it")
        answerer.replies["fact propose"] = refused
        sent = await fake.send_off(form, typed)
        assert await answered(fake, sent) == "date is 2024, 2024-02 or 2024-02-21."
        assert sent.ephemeral
        answerer.replies["fact propose"] = PROPOSED
        again = await opened(fake, await fake.click(labels(sent.original)["Change it"], sent.original))
        assert initial(again) == {**typed, "state": "none"}
        assert await answered(fake, await fake.send_off(again, {"date": "2024-02"})) == "Proposed as pabc234."

    async def test_a_form_nobody_remembers_says_so_and_changes_nothing(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        form = await opened(fake, await press(fake, answerer))
        sent = await fake.send_off({**form, "custom_id": "f:1:forgotten"}, {"statement": "They signed."})
        assert await answered(fake, sent) == "This form is too old to be answered. Type the command again."
        assert "fact propose" not in [request.command for request in answerer.requests]

    async def test_what_breaks_on_our_side_gives_back_what_was_typed(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        form = await opened(fake, await press(fake, answerer))
        answerer.replies["fact propose"] = ZeroDivisionError("deep inside")
        sent = await fake.send_off(form, {"statement": "They signed."})
        assert (await answered(fake, sent)).startswith("Something went wrong on our side")
        again = await fake.click(labels(sent.original)["Open the form"], sent.original)
        assert initial(await opened(fake, again))["statement"] == "They signed."

    async def test_a_form_of_another_version_is_answered(self, fake: FakeDiscord, answerer: ScriptedAnswerer) -> None:
        form = await opened(fake, await press(fake, answerer))
        other = await fake.send_off({**form, "custom_id": "x:1"}, {"statement": "They signed."})
        assert await answered(fake, other) == "This form is too old to be answered. Type the command again."


@pytest.mark.usefixtures("app")
class TestMenus:
    """An entry of a message's menu."""

    async def test_it_is_offered_in_servers_to_those_who_manage_them(self, fake: FakeDiscord) -> None:
        menu = fake.world.menu(MENU)
        assert (menu["type"], menu["default_member_permissions"], menu["contexts"]) == (3, MANAGE_GUILD, [0])

    @pytest.mark.parametrize(
        "body",
        [
            pytest.param({"content": f"See {LINK}."}, id="in its words"),
            pytest.param({"content": f"[this](<{LINK}>)"}, id="behind words"),
            pytest.param({"embeds": [{"title": "A story", "url": LINK}]}, id="on a card"),
            pytest.param({"embeds": [{"description": f"- [Press]({LINK}) · 2 Feb"}]}, id="among a card's sources"),
            pytest.param({"embeds": [{"fields": [{"name": "n", "value": f"[a]({LINK})"}]}]}, id="in a field"),
        ],
    )
    async def test_the_first_link_of_a_message_is_proposed(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer, body: Payload
    ) -> None:
        await opened(fake, await fake.choose(MENU, message_of(fake, body)))
        request = answerer.opened[0]
        assert (request.command, request.arguments) == ("fact propose", {"link": LINK, "quote": ""})

    async def test_a_message_without_a_link_gives_one_private_sentence(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        asked = await fake.choose(MENU, message_of(fake, {"content": "Good morning"}))
        assert await answered(fake, asked) == (
            "This message holds no link: choose “Propose a fact” on a message with the address of an article."
        )
        assert asked.ephemeral
        assert answerer.opened == []

    async def test_who_may_not_is_told_privately(self, fake: FakeDiscord, answerer: ScriptedAnswerer) -> None:
        answerer.forms["fact propose"] = Reply(error_message("Only this desk's editors may do that."))
        asked = await fake.choose(MENU, message_of(fake, {"content": LINK}))
        assert await answered(fake, asked) == "Only this desk's editors may do that."

    @pytest.mark.parametrize("name", ["Find in eujp", "Report an error"])
    async def test_what_everyone_may_is_offered_to_everyone_in_direct_messages_too(
        self, fake: FakeDiscord, name: str
    ) -> None:
        menu = fake.world.menu(name)
        assert (menu["type"], menu["default_member_permissions"], menu["contexts"]) == (3, None, [0, 1])

    @pytest.mark.parametrize(
        ("body", "said"),
        [
            pytest.param(
                {"content": f"See {LINK}."}, f"search copied=yes passage=See words={LINK}", id="a link among words"
            ),
            pytest.param({"content": "Japan and the EU"}, "ask copied=yes question=Japan and the EU", id="words"),
            pytest.param(
                {"embeds": [{"title": "Chips Act"}]}, "ask copied=yes question=Chips Act", id="a program's card"
            ),
        ],
    )
    async def test_what_is_known_of_a_message_is_looked_for(self, fake: FakeDiscord, body: Payload, said: str) -> None:
        asked = await fake.choose("Find in eujp", message_of(fake, body))
        assert (await answered(fake, asked)).replace("\\", "") == said
        assert asked.ephemeral

    async def test_an_error_is_reported_of_the_story_whose_buttons_stand_under_the_message(
        self, fake: FakeDiscord, answerer: ScriptedAnswerer
    ) -> None:
        answerer.forms["report"] = FORM
        token = await answerer.remember(Button("Story", "story", {"id": "12"}))
        button = {"type": 2, "style": 2, "label": "Story", "custom_id": f"e:{token}"}
        other = {"type": 2, "style": 2, "label": "i", "custom_id": "d:delivery"}
        row = {"type": 1, "components": [button, other]}
        await opened(fake, await fake.choose("Report an error", message_of(fake, {"components": [row]})))
        assert (answerer.opened[0].command, answerer.opened[0].arguments) == ("report", {"story": "12"})

    async def test_a_message_of_others_has_no_error_of_ours(self, fake: FakeDiscord) -> None:
        asked = await fake.choose("Report an error", message_of(fake, {"content": LINK}))
        assert (await answered(fake, asked)).startswith("eujp shows no story and no fact in this message")


@pytest.mark.parametrize("given", [FORM, LONGEST, SEVERAL], ids=["a form", "longer than Discord takes", "several"])
async def test_every_modal_keeps_to_discords_limits(openapi: OpenApi | None, given: Form) -> None:
    body = modal(given, custom_id_of("s:" + "0" * 88, 2**63)).to_dict()
    assert modal_problems(body) == []
    assert openapi is None or openapi.against("ModalInteractionCallbackRequestData", body) == []


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        pytest.param({}, "b,c", id="left as they stand"),
        pytest.param({"topics": "a"}, "a", id="another one"),
        pytest.param({"topics": ""}, "", id="none"),
    ],
)
async def test_several_choices_come_back_between_commas(typed: dict[str, str], topics: str) -> None:
    shown = modal(SEVERAL, custom_id_of("t", 1)).to_dict()
    assert modal_problems(shown) == []
    assert values_of(sent_off(shown, typed)) == {"topics": topics}
