"""Nothing of one channel's subscriptions is seen or touched from another channel, server, platform or person."""

from __future__ import annotations

import gettext
from dataclasses import replace

import pytest

from bot.commands.answer import Answerer
from bot.commands.command import Command, Suggestion
from bot.commands.registry import COMMANDS
from bot.domain.errors import NotFound
from bot.domain.messages import Form, Person, Place, Request
from bot.domain.subscriptions import Channel, Schedule
from bot.services import subscribing
from bot.services.desk import Desk
from storage import subscriptions as stored

OWNER = Person("discord", "U1", "Ann", manages_channel=True)
OTHER = Person("discord", "U2", "Bob", manages_channel=True)
ADMIN = Person("discord", "U3", "Cy", manages_channel=True, is_admin=True)
EDITOR = Person("discord", "U4", "Di", manages_channel=True)
HERE = Place("discord", "100", "200")
CHANNEL = Channel("discord", "100", "200")

_OF_CHANNELS = {Suggestion.SUBSCRIPTION, Suggestion.WATCH}
TAKING_IDS = tuple(
    command for command in COMMANDS if any(_OF_CHANNELS & {*option.offered} for option in command.options)
)

elsewhere = pytest.mark.parametrize(
    ("person", "place"),
    [
        pytest.param(OTHER, Place("discord", "100", "201"), id="the manager of another channel"),
        pytest.param(OTHER, Place("discord", "101", "200"), id="of a channel of another server"),
        pytest.param(ADMIN, Place("discord", "101", "202"), id="the admin of another server"),
        pytest.param(OTHER, Place("discord", "", "300"), id="in a direct message"),
        pytest.param(OWNER, Place("discord", "", "300"), id="its owner in a direct message"),
        pytest.param(EDITOR, Place("discord", "101", "202"), id="an editor elsewhere"),
        pytest.param(replace(OWNER, platform="slack"), Place("slack", "100", "200"), id="on another platform"),
    ],
)


@pytest.fixture
def answerer(desk: Desk) -> Answerer:
    return Answerer(replace(desk, editors=frozenset({"discord:U4"})), {"en": gettext.NullTranslations()})


def arguments(command: Command, number: int) -> dict[str, str]:
    """What the command takes, all of it about that subscription."""
    edits = {"every": "daily"} if command.form_when_bare else {}
    return {"id": str(number), **edits}


def test_the_commands_that_take_the_number_of_a_subscription_are_all_here() -> None:
    named = {"digest preview", "digest why", "digest more", "unsubscribe", "unwatch"}
    named |= {f"subscription {act}" for act in ("edit", "pause", "resume")}
    assert {command.name for command in TAKING_IDS} == named


@elsewhere
async def test_every_command_on_anothers_subscription_finds_none_and_changes_nothing(
    desk: Desk, answerer: Answerer, person: Person, place: Place
) -> None:
    kept = await subscribing.subscribe(
        desk, CHANNEL, "U1", Schedule(), ("trade-epa",), "en", quiet=False, messenger=None
    )
    for command in TAKING_IDS:
        wanted = Request(person, place, command.name, arguments(command, kept.id), "en", desk.clock.now())
        none = replace(wanted, arguments=arguments(command, kept.id + 999))
        with pytest.raises(NotFound) as caught:
            await answerer.respond(wanted)
        with pytest.raises(NotFound) as nothing:
            await answerer.respond(none)
        assert not isinstance(await answerer.open(replace(wanted, arguments={"id": str(kept.id)})), Form)
        # What is there and what is not are told apart by nothing.
        assert str(caught.value) == str(nothing.value).replace(str(kept.id + 999), str(kept.id))
    async with desk.database.reading() as connection:
        assert await stored.get(connection, kept.id) == kept


@elsewhere
async def test_lists_show_nothing_of_another_channel(
    desk: Desk, answerer: Answerer, person: Person, place: Place
) -> None:
    await subscribing.subscribe(desk, CHANNEL, "U1", Schedule(), ("trade-epa",), "en", quiet=False, messenger=None)
    for name in ("subscriptions", "status"):
        reply = await answerer.respond(Request(person, place, name, {}, "en", desk.clock.now()))
        assert "every Monday" not in repr(reply)
        assert "'200'" not in repr(reply)


async def test_an_unknown_delivery_and_anothers_are_told_apart_by_nothing(desk: Desk, answerer: Answerer) -> None:
    asked = Request(OTHER, HERE, "delivery resend", {"id": "k3v5m2q7"}, "en", desk.clock.now())
    with pytest.raises(NotFound, match="no such delivery of yours"):
        await answerer.respond(asked)
