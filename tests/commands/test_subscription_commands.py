"""Subscribing in words and by form: who may, what is answered, and what is kept."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from bot.adapters.public_holidays import is_holiday
from bot.commands.answer import Answerer
from bot.commands.named_values import topics_by_id
from bot.commands.parse import parse
from bot.commands.schedules import schedule
from bot.domain.errors import UsageError
from bot.domain.messages import Actions, Button, Form, Person, Place, Reply, Request, Tone
from bot.domain.subscriptions import Channel, HolidayCalendar, Rhythm, Schedule, SubscriptionState
from bot.services import subscribing
from bot.services.desk import Desk
from tests.fakes.ports import FakeChannel

MEMBER = Person("slack", "U1")
MANAGER = Person("slack", "U2", "Ann", manages_channel=True)
PLACE = Place("slack", "T1", "C1")
CHANNEL = Channel("slack", "T1", "C1")


@pytest.fixture
def answerer(desk: Desk) -> Answerer:
    return Answerer(replace(desk, is_holiday=is_holiday), {"en": gettext.NullTranslations()}, {"slack": FakeChannel()})


def request(
    desk: Desk, command: str, arguments: Mapping[str, str] = MappingProxyType({}), person: Person = MANAGER
) -> Request:
    return Request(person, PLACE, command, arguments, "en", desk.clock.now())


async def typed(desk: Desk, answerer: Answerer, words: str, person: Person = MANAGER) -> Reply:
    parsed = parse(words, topics=topics_by_id(desk.catalog.topics))
    return await answerer.answer(request(desk, parsed.command.name, parsed.arguments, person))


def named(reply: Reply, label: str) -> list[Button]:
    rows = [block.buttons for block in reply.message.blocks if isinstance(block, Actions)]
    return [button for row in rows for button in row if button.label == label]


def buttons(reply: Reply) -> Mapping[str, Button]:
    rows = [block.buttons for block in reply.message.blocks if isinstance(block, Actions)]
    return {button.label: button for row in rows for button in row}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("weekly", Schedule()),
        ("monthly", Schedule(rhythm=Rhythm.MONTHLY)),
        (
            "daily 7:30 Tokyo",
            replace(Schedule(rhythm=Rhythm.DAILY, zone="Asia/Tokyo"), at=Schedule().at.replace(7, 30)),
        ),
        ("every friday", Schedule(4)),
        ("weekly day:friday", Schedule(4)),
        ("day:15", Schedule(rhythm=Rhythm.MONTHLY, day=15)),
        ("monthly last", Schedule(rhythm=Rhythm.MONTHLY, day=31)),
        ("weekdays holidays:move-eu", Schedule(rhythm=Rhythm.WEEKDAYS, holidays=HolidayCalendar.EU, moves=True)),
        ("daily holidays:skip-japan", Schedule(rhythm=Rhythm.DAILY, holidays=HolidayCalendar.JAPAN)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words_come_to_a_schedule(words: str, expected: Schedule) -> None:
    assert schedule(parse(f"subscribe {words}", topics={}).arguments) == expected


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("weekly day:15", "say monthly"),
        ("monthly day:friday", "say weekly"),
        ("daily day:friday", "leave friday out"),
        ("weekdays day:15", "leave 15 out"),
        ("weekly friday day:monday", "twice"),
    ],
)
def test_a_day_that_does_not_go_with_how_often_is_refused(words: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        schedule(parse(f"subscribe {words}", topics={}).arguments)


async def test_all_that_was_wished_for_is_kept_and_said(desk: Desk, answerer: Answerer) -> None:
    words = (
        "subscribe monthly 31 7:30 JST topics:trade-epa,space-satellites actors:経済産業省 languages:ja,German"
        " size:12 holidays:move-japan quiet:yes"
    )
    reply = await typed(desk, answerer, words)
    (made,) = await subscribing.subscriptions(desk, CHANNEL)
    assert (made.topics, made.actors, made.languages) == (("trade-epa", "space-satellites"), ("meti",), ("ja", "de"))
    assert (made.size, made.quiet, made.schedule.holidays) == (12, True, HolidayCalendar.JAPAN)
    assert reply.message.summary == "Subscribed: on the last day of each month at 07:30 (Asia/Tokyo)"
    said = repr(reply.message.blocks)
    for part in ("Sat 31 Jan", "JST", "Japanese", "German", "up to 12 stories", "moved on Japanese"):
        assert part in said


@pytest.mark.parametrize(
    ("words", "nearest"),
    [("actors:METTI", "meti"), ("actors:European Comission", "european-commission")],
)
async def test_an_actor_misspelt_gets_the_nearest(desk: Desk, answerer: Answerer, words: str, nearest: str) -> None:
    name, _, value = words.partition(":")
    reply = await answerer.answer(request(desk, "subscribe", {name: value}))
    assert reply.message.tone is Tone.ERROR
    assert f"Did you mean {nearest}?" in reply.message.summary
    assert buttons(reply)["Change it"].arguments[name] == value
    assert await subscribing.subscriptions(desk, CHANNEL) == ()


async def test_without_a_word_a_form_asks_and_what_it_sends_off_subscribes(desk: Desk, answerer: Answerer) -> None:
    assert answerer.opens_form("subscribe", {})
    assert not answerer.opens_form("subscribe", {"every": "daily"})
    form = await answerer.open(request(desk, "subscribe"))
    assert isinstance(form, Form)
    filled = {field.name: field.value for field in form.fields} | {"every": "monthly", "day": "last"}
    await answerer.answer(request(desk, form.command, {**form.arguments, **filled}))
    (made,) = await subscribing.subscriptions(desk, CHANNEL)
    assert made.schedule == Schedule(rhythm=Rhythm.MONTHLY, day=31)


async def test_a_form_opened_again_holds_what_was_typed(desk: Desk, answerer: Answerer) -> None:
    given = {"every": "monthly 15", "time": "25:00", "to": "me", "topics": "trade-epa"}
    refused = await answerer.answer(request(desk, "subscribe", given))
    again = buttons(refused)["Change it"]
    form = await answerer.open(request(desk, again.command, again.arguments))
    assert isinstance(form, Form)
    values = {field.name: field.value for field in form.fields}
    assert (values["every"], values["time"], values["topics"]) == ("monthly 15", "25:00", "trade-epa")
    assert "monthly 15" in [value for _, value in form.fields[0].choices]
    assert form.arguments == {"to": "me"}


async def test_anyone_may_subscribe_themselves_and_no_one_else_the_channel(desk: Desk, answerer: Answerer) -> None:
    refused = await typed(desk, answerer, "subscribe daily", MEMBER)
    assert refused.message.tone is Tone.ERROR
    reply = await typed(desk, answerer, "subscribe daily to:me", MEMBER)
    assert "direct message" in repr(reply.message.blocks)
    (made,) = await subscribing.subscriptions(desk, Channel("slack", "", "DU1"))
    assert made.owner == "U1"
    assert await subscribing.subscriptions(desk, CHANNEL) == ()


async def test_who_cannot_be_written_to_subscribes_nobody_else(desk: Desk) -> None:
    refused = await typed(desk, Answerer(desk, {"en": gettext.NullTranslations()}), "subscribe daily to:me", MEMBER)
    assert "not connected" in refused.message.summary
    assert await subscribing.subscriptions(desk, CHANNEL) == ()


async def test_each_is_listed_with_its_next_time_and_its_buttons(desk: Desk, answerer: Answerer) -> None:
    await typed(desk, answerer, "subscribe weekly friday 09:00 Tokyo")
    await typed(desk, answerer, "subscribe daily 18:00 New York topics:trade-epa")
    reply = await typed(desk, answerer, "subscriptions")
    said = repr(reply.message.blocks)
    assert "Next digest: Fri 16 Jan 2026, 09:00 JST (01:00 CET)" in said
    assert "Next digest: Mon 12 Jan 2026, 18:00 EST (Tue 00:00 CET, Tue 08:00 JST)" in said
    rows = [block.buttons for block in reply.message.blocks if isinstance(block, Actions)]
    assert [[button.label for button in row] for row in rows] == [["Preview", "Edit", "Pause", "Unsubscribe"]] * 2


@pytest.mark.parametrize(
    ("made", "pages"),
    [(4, [4]), (5, [4, 1]), (8, [4, 4]), (11, [4, 4, 3])],
    ids=["a full page", "one more", "two full pages", "three pages"],
)
async def test_every_subscription_is_reached_page_by_page(
    desk: Desk, answerer: Answerer, made: int, pages: list[int]
) -> None:
    for hour in range(made):
        await typed(desk, answerer, f"subscribe daily {hour:02}:00")
    reply = await typed(desk, answerer, "subscriptions")
    seen = [reply]
    while reply.more:
        reply = await answerer.answer(request(desk, reply.more.command, reply.more.arguments))
        seen.append(reply)
    ended = [button.arguments["id"] for one in seen for button in named(one, "Unsubscribe")]
    assert ended == [str(number + 1) for number in range(made)]
    assert [len(named(one, "Unsubscribe")) for one in seen] == pages
    assert [f"{len(ended)} subscriptions in this channel"] * len(seen) == [one.message.summary for one in seen]
    assert ("Subscriptions 1 to 4 of" in repr(seen[0].message)) is (made > 4)


async def test_a_subscription_is_paused_and_resumed_by_its_buttons(desk: Desk, answerer: Answerer) -> None:
    made = await typed(desk, answerer, "subscribe daily")
    pause = buttons(made)["Pause"]
    paused = await answerer.answer(request(desk, pause.command, pause.arguments))
    (kept,) = await subscribing.subscriptions(desk, CHANNEL)
    assert (kept.state, kept.pause_reason) == (SubscriptionState.PAUSED, "Ann paused it.")
    resume = buttons(paused)["Resume"]
    await answerer.answer(request(desk, resume.command, resume.arguments))
    (kept,) = await subscribing.subscriptions(desk, CHANNEL)
    assert (kept.state, kept.resumed) == (SubscriptionState.ACTIVE, desk.clock.now())


@pytest.mark.parametrize(
    "command", ["subscription pause", "subscription resume", "subscription edit", "digest preview", "unsubscribe"]
)
async def test_another_channels_subscription_is_out_of_reach(desk: Desk, answerer: Answerer, command: str) -> None:
    other = Channel("slack", "T1", "C2")
    made = await subscribing.subscribe(desk, other, "U9", Schedule(), (), "en", quiet=False, messenger=None)
    reply = await answerer.answer(request(desk, command, {"id": str(made.id)}))
    assert reply.message.tone is Tone.ERROR
    assert (await subscribing.subscriptions(desk, other)) == (made,)


async def test_a_preview_is_that_of_its_subscription(desk: Desk, answerer: Answerer) -> None:
    await typed(desk, answerer, "subscribe daily topics:trade-epa")
    second = await typed(desk, answerer, "subscribe daily topics:space-satellites")
    preview = buttons(second)["Preview"]
    reply = await answerer.answer(request(desk, preview.command, preview.arguments))
    assert "Space" in repr(reply.message.blocks)
    assert "Trade" not in repr(reply.message.blocks)


async def test_where_the_history_cannot_be_read_nothing_is_subscribed(desk: Desk) -> None:
    blind = Answerer(desk, {"en": gettext.NullTranslations()}, {"slack": FakeChannel(missing=("history",))})
    reply = await typed(desk, blind, "subscribe daily")
    assert "history" in reply.message.summary
    assert await subscribing.subscriptions(desk, CHANNEL) == ()
