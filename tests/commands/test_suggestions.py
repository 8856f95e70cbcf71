"""What is offered while an option is typed, and to whom."""

from __future__ import annotations

import gettext
from dataclasses import replace

import pytest

from bot.commands.answer import Answerer
from bot.commands.command import Command
from bot.commands.registry import COMMANDS
from bot.commands.suggestions import LONGEST, MOST, Known, in_list, matching
from bot.domain.messages import Person, Place, Request
from bot.domain.subscriptions import Channel, Schedule
from bot.services import starting, storing, subscribing
from bot.services.desk import Desk
from tests.services.reports import CHIPS

EDITOR = Person("discord", "1")
MEMBER = Person("discord", "2")
MANAGER = Person("discord", "3", manages_channel=True)
HERE = Place("discord", "100", "200")

TRADE = Known("Trade", "trade-epa", ("貿易",))
SPACE = Known("Space", "space", ("宇宙", "Outer space trade"))
METI = Known("Ministry of Economy, Trade and Industry", "meti")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [TRADE, SPACE]),
        ("tr", [TRADE, SPACE]),
        ("SP", [SPACE]),
        ("宇", [SPACE]),
        ("epa", [TRADE]),
        ("ｔｒａｄｅ-", [TRADE]),
        ("nothing", []),
    ],
)
def test_what_begins_so_comes_before_what_holds_it(typed: str, found: list[Known]) -> None:
    assert matching([SPACE, TRADE] if typed == "tr" else [TRADE, SPACE], typed) == found


def test_a_word_that_begins_so_comes_before_the_middle_of_one() -> None:
    lecornu, meti = Known("Lecornu", "lecornu"), Known("Ministry of Economy", "meti")
    assert matching([lecornu, meti, Known("Ecuador", "ec")], "ec") == [Known("Ecuador", "ec"), meti, lecornu]


@pytest.mark.parametrize(
    ("typed", "label", "value"),
    [
        ("sp", "Space", "space"),
        ("trade-epa, sp", "Trade, Space", "trade-epa,space"),
        ("Trade, Space, mini", "Trade, Space, Ministry of Economy Trade and Industry", "trade-epa,space,meti"),
        ("Ministry of Economy Trade and Industry,sp", "Ministry of Economy Trade and Industry, Space", "meti,space"),
        ("trade、宇", "Trade, Space", "trade-epa,space"),
    ],
)
def test_a_list_grows_by_its_last_part(typed: str, label: str, value: str) -> None:
    assert in_list([TRADE, SPACE, METI], typed)[0] == Known(label, value)


def test_what_a_list_holds_already_is_not_offered_again() -> None:
    assert [known.value for known in in_list([TRADE, SPACE], "space,")] == ["space,trade-epa"]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_an_option_is_either_offered_or_has_choices(command: Command) -> None:
    assert all(not (option.offered and option.choices) for option in command.options)


@pytest.fixture
async def stocked(desk: Desk) -> Desk:
    """Give a desk with the starter facts and sources, one story, and a subscription of one channel."""
    stocked = replace(desk, editors=frozenset({"discord:1"}))
    await starting.prepare(stocked)
    await storing.store(stocked, CHIPS)
    channel = Channel("discord", "100", "200")
    await subscribing.subscribe(stocked, channel, "3", Schedule(), ("trade-epa",), "en", quiet=False, messenger=None)
    return stocked


async def offered(
    desk: Desk, command: str, option: str, typed: str, person: Person = EDITOR, place: Place = HERE, locale: str = "en"
) -> list[tuple[str, str]]:
    answerer = Answerer(desk, {"en": gettext.NullTranslations()})
    request = Request(person, place, command, {}, locale, desk.clock.now())
    return list(await answerer.complete(request, option, typed))


async def test_each_kind_is_offered_by_its_name_and_stands_for_its_id(stocked: Desk) -> None:
    [story] = await offered(stocked, "story", "id", CHIPS.title[4:9].upper(), MEMBER)
    assert story[0] == CHIPS.title
    assert await offered(stocked, "story", "id", story[1], MEMBER) == [story]
    assert (await offered(stocked, "why", "id", CHIPS.title[:6], MEMBER))[0][0] == CHIPS.title
    assert ("Japan", "japan") in await offered(stocked, "facts", "actor", "japan", MEMBER)
    assert ("日本", "japan") in await offered(stocked, "facts", "actor", "japan", MEMBER, locale="ja")
    assert (await offered(stocked, "latest", "topic", "semi", MEMBER))[0][1] == "semiconductors-advanced-tech"
    assert (await offered(stocked, "latest", "language", "jap", MEMBER))[0] == ("Japanese", "ja")
    assert (await offered(stocked, "subscribe", "zone", "toky", MEMBER))[0] == ("Asia/Tokyo", "Asia/Tokyo")
    assert (await offered(stocked, "subscribe", "languages", "ja,jap", MEMBER)) == []
    facts = await offered(stocked, "fact", "id", "Economic Partnership Agreement", MEMBER)
    assert facts
    assert all(label.startswith(f"{value} · ") for label, value in facts)
    assert await offered(stocked, "source pause", "id", "council")


async def test_no_more_than_discord_takes_is_offered(stocked: Desk) -> None:
    for command in COMMANDS:
        for option in command.options:
            for typed in ("", "e", "trade-epa," * 12):
                found = await offered(stocked, command.name, option.name, typed)
                assert len(found) <= MOST
                assert all(0 < len(label) <= LONGEST and 0 < len(value) <= LONGEST for label, value in found)
                assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("person", "place", "sees"),
    [
        pytest.param(MANAGER, HERE, True, id="its manager"),
        pytest.param(EDITOR, HERE, True, id="an editor there"),
        pytest.param(MEMBER, HERE, False, id="a member of the channel"),
        pytest.param(MANAGER, Place("discord", "100", "201"), False, id="the manager of another channel"),
        pytest.param(MANAGER, Place("discord", "101", "200"), False, id="the manager of another server"),
        pytest.param(MANAGER, Place("discord", "", "900"), False, id="in a direct message"),
        pytest.param(MANAGER, Place("slack", "100", "200"), False, id="on another platform"),
        pytest.param(EDITOR, Place("discord", "101", "200"), False, id="an editor elsewhere"),
    ],
)
async def test_subscriptions_are_offered_to_who_manages_their_channel_there_alone(
    stocked: Desk, person: Person, place: Place, sees: bool
) -> None:
    commands = ("unsubscribe", "subscription pause", "subscription resume", "digest preview", "digest why")
    found = [await offered(stocked, command, "id", "", person, place) for command in commands]
    assert [len(one) for one in found] == [int(sees)] * len(commands)


async def test_what_ends_a_watch_is_offered_watches_alone(stocked: Desk) -> None:
    channel = Channel(HERE.platform, HERE.workspace, HERE.channel)
    watch = await subscribing.watch(stocked, channel, "U1", "chips", (), (), "en", messenger=None)
    assert [value for _, value in await offered(stocked, "unwatch", "id", "", MANAGER)] == [str(watch.id)]


@pytest.mark.parametrize("option", [("source pause", "id"), ("source test", "id"), ("fact approve", "id")])
async def test_what_editors_alone_list_is_offered_to_them_alone(stocked: Desk, option: tuple[str, str]) -> None:
    assert await offered(stocked, *option, "", MANAGER) == []


async def test_what_no_command_has_is_not_completed(stocked: Desk) -> None:
    assert await offered(stocked, "nothing", "id", "") == await offered(stocked, "latest", "nothing", "") == []
