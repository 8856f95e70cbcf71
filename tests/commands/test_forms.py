"""Forms of commands, in the real rooms: when one opens, what stands in it, and the way back to it."""

from __future__ import annotations

import gettext
from collections.abc import Mapping

import pytest

from bot.commands.answer import Answerer
from bot.commands.command import Command, Option, OptionKind, Right
from bot.commands.forms import as_far_as_valid, filled, typed_instead
from bot.commands.handlers import FORMS
from bot.commands.registry import COMMANDS
from bot.domain.errors import UsageError
from bot.domain.messages import Actions, Button, Form, FormField, Person, Place, Reply, Request, Tone
from bot.domain.phrases import Phrase
from bot.domain.subscriptions import Channel
from bot.services import starting, subscribing
from bot.services.desk import Desk
from bot.views.limits import DISCORD_FORM, SLACK_FORM

MEMBER = Person("slack", "U1")
EDITOR = Person("console", "local", manages_channel=True, is_admin=True)
PLACE = Place("slack", "T1", "C1")
CHANNEL = Channel("slack", "T1", "C1")
TYPED = {"link": "34", "statement": "They signed it.", "date": "someday", "topics": "trade-epa", "quote": "q" * 300}

ABOUT = {
    "report": {"story": "1"},
    "subscription edit": {"id": "1"},
    **{name: {"id": "f001"} for name in ("fact edit", "fact reject", "fact retract")},
}
"""What the forms on one thing need."""


@pytest.fixture
def answerer(desk: Desk) -> Answerer:
    return Answerer(desk, {"en": gettext.NullTranslations()})


def request(desk: Desk, command: str, arguments: Mapping[str, str], person: Person = EDITOR) -> Request:
    return Request(person, PLACE, command, arguments, "en", desk.clock.now())


def button(reply: Reply) -> Button:
    (row,) = [block for block in reply.message.blocks if isinstance(block, Actions)]
    return row.buttons[0]


def values(form: Form | Reply) -> dict[str, str]:
    assert isinstance(form, Form)
    return {field.name: field.value for field in form.fields}


def test_the_commands_with_a_form_are_those_that_have_one_made() -> None:
    assert {command.name for command in COMMANDS if command.has_form} == FORMS.keys()


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.form], ids=lambda command: command.name)
def test_what_a_form_asks_for_is_an_option_no_platform_asks_for_before(command: Command) -> None:
    for name in command.form:
        option = command.option(name)
        assert option is not None
        assert not option.required


@pytest.mark.parametrize(
    ("command", "arguments", "opens"),
    [
        pytest.param("fact propose", {}, True, id="nothing given"),
        pytest.param("fact propose", {**TYPED, "date": " "}, True, id="one missing"),
        pytest.param("fact propose", TYPED, False, id="all given, valid or not"),
        pytest.param("form", {"of": "fact propose", **TYPED}, True, id="asked for again"),
        pytest.param("latest", {}, False, id="a command without a form"),
        pytest.param("nonsense", {}, False, id="no command"),
    ],
)
def test_whether_a_form_opens_is_known_without_looking_anything_up(
    answerer: Answerer, command: str, arguments: Mapping[str, str], *, opens: bool
) -> None:
    assert answerer.opens_form(command, arguments) is opens


async def test_a_form_holds_what_was_given_as_it_was_typed_where_it_is_not_valid(
    desk: Desk, answerer: Answerer
) -> None:
    form = await answerer.open(request(desk, "fact propose", {"date": "someday", "statement": "They  met."}))
    assert (values(form)["date"], values(form)["statement"]) == ("someday", "They met.")


async def test_every_form_fits_both_chats(desk: Desk, answerer: Answerer) -> None:
    await starting.prepare(desk)
    await subscribing.watch(desk, CHANNEL, "U1", "chips", (), (), "en", messenger=None)
    for name in FORMS:
        form = await answerer.open(request(desk, "form", {"of": name, **ABOUT.get(name, {})}))
        assert isinstance(form, Form), form
        assert len(form.title) <= SLACK_FORM.title
        assert len(form.submit) <= SLACK_FORM.submit
        for field in form.fields:
            assert len(field.label) <= DISCORD_FORM.label
            assert len(field.hint) <= DISCORD_FORM.hint
            assert field.longest <= SLACK_FORM.value
            assert len(field.choices) <= DISCORD_FORM.choices


async def test_bad_input_is_answered_with_the_way_back_to_all_that_was_typed(desk: Desk, answerer: Answerer) -> None:
    reply = await answerer.answer(request(desk, "fact propose", TYPED))
    assert (reply.private, reply.message.tone, button(reply).label) == (True, Tone.ERROR, "Change it")
    token = await answerer.remember(button(reply))
    again = await answerer.recall(token)
    form = await answerer.open(request(desk, again.command, again.arguments))
    assert isinstance(form, Form)
    assert {**form.arguments, **values(form)}.items() >= TYPED.items()


async def test_the_way_back_is_for_those_with_the_right_alone(desk: Desk, answerer: Answerer) -> None:
    reply = await answerer.answer(request(desk, "fact propose", TYPED))
    form = await answerer.open(request(desk, button(reply).command, button(reply).arguments, MEMBER))
    assert isinstance(form, Reply)
    assert "editors" in form.message.summary


async def test_who_lacks_the_right_is_offered_no_way_back(desk: Desk, answerer: Answerer) -> None:
    reply = await answerer.answer(request(desk, "fact propose", TYPED, MEMBER))
    assert [type(block).__name__ for block in reply.message.blocks] == ["Paragraph"]


async def test_where_no_form_can_be_shown_it_is_written_out_with_what_to_type(desk: Desk, answerer: Answerer) -> None:
    reply = await answerer.answer(request(desk, "fact propose", {"link": "34"}))
    assert "/eujp fact propose" in repr(reply.message.blocks)
    assert (button(reply).command, button(reply).arguments) == ("form", {"of": "fact propose", "link": "34"})


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param({"of": "fact edit", "id": "f999"}, "f999", id="an id unknown"),
        pytest.param({"of": "fact edit"}, "needs id", id="no id"),
        pytest.param({"of": "report"}, "Say which", id="an error in nothing"),
        pytest.param({"of": "report", "story": "x"}, "number", id="a number that is none"),
        pytest.param({"of": "report", "colour": "red"}, "no option", id="an option it lacks"),
        pytest.param({"of": "latest"}, "latest has no form", id="a command without a form"),
        pytest.param({"of": "nonsense"}, "no command", id="no command"),
        pytest.param({}, "no command", id="nothing"),
    ],
)
async def test_a_form_that_cannot_be_made_is_one_private_sentence(
    desk: Desk, answerer: Answerer, arguments: Mapping[str, str], words: str
) -> None:
    reply = await answerer.open(request(desk, "form", arguments))
    assert isinstance(reply, Reply)
    assert reply.private
    assert words in reply.message.summary


TIMES = Command(
    ("meet",),
    Phrase("Meet"),
    (
        Option("id", OptionKind.INTEGER, Phrase("which"), required=True),
        Option("date", OptionKind.DATE, Phrase("when")),
        Option("topic", OptionKind.TOPIC, Phrase("what")),
    ),
    Right.EVERYONE,
    "/eujp meet 3",
    form=("date",),
)


def test_what_is_valid_is_put_in_its_usual_form_and_the_rest_is_left() -> None:
    given = {"id": "#3", "date": "2024年2月", "topic": "nonsense"}
    assert as_far_as_valid(TIMES, given, {"trade": ()}) == {"id": "3", "date": "2024-02", "topic": "nonsense"}


@pytest.mark.parametrize(
    "given", [{}, {"id": "x"}, {"id": "3", "place": "Tokyo"}], ids=["none", "no number", "unknown"]
)
def test_what_no_form_asks_for_is_an_error_at_once(given: Mapping[str, str]) -> None:
    with pytest.raises(UsageError):
        as_far_as_valid(TIMES, given, {"trade": ()})


MEETING = Form(
    "Meet", "Go", "meet", (FormField("date", "Date", "2024", longest=4), FormField("place", "Place")), {"id": "3"}
)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        pytest.param({}, {"date": "2024", "place": ""}, id="nothing given"),
        pytest.param({"date": ""}, {"date": "", "place": ""}, id="one emptied"),
        pytest.param({"place": "Tokyo", "id": "4"}, {"date": "2024", "place": "Tokyo"}, id="one given"),
        pytest.param({"date": "2024-02"}, {"date": "2024", "place": ""}, id="longer than the field"),
    ],
)
def test_what_was_given_stands_in_its_field(given: Mapping[str, str], shown: Mapping[str, str]) -> None:
    assert values(filled(MEETING, given)) == shown


def test_what_to_type_instead_repeats_what_is_known() -> None:
    form = filled(MEETING, {"place": "New York"})
    assert typed_instead(form) == '/eujp meet id:3 date:2024 place:"New York"'
    assert typed_instead(filled(MEETING, {"date": "", "place": "x" * 99})) == "/eujp meet id:3 date:… place:…"


@pytest.mark.parametrize("count", [0, 6])
def test_a_form_has_one_to_five_fields(count: int) -> None:
    with pytest.raises(ValueError, match="one to five"):
        Form("t", "s", "c", tuple(FormField(str(number), "l") for number in range(count)))


def test_two_fields_have_two_names() -> None:
    with pytest.raises(ValueError, match="different names"):
        Form("t", "s", "c", (FormField("a", "l"), FormField("a", "l")))
