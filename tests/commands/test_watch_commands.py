"""Watching and editing in words and by form: who may, what is answered, and what is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from bot.commands.answer import Answerer
from bot.domain.messages import Form, Tone
from bot.domain.subscriptions import Channel, HolidayCalendar, Rhythm, Schedule, SubscriptionState
from bot.services import subscribing
from bot.services.desk import Desk
from tests.commands.test_subscription_commands import (
    CHANNEL,
    MEMBER,
    answerer,
    buttons,
    request,
    typed,
)
from tests.databases import SqliteTemplate

__all__ = ["answerer"]


@pytest.fixture
def database_url(migrated_file: SqliteTemplate, tmp_path: Path) -> str:
    """Give a fresh SQLite database alone: what differs on PostgreSQL lies below what is tested here."""
    return migrated_file.copy_to(tmp_path)


FRIDAYS = "subscribe weekly friday 9:00 Tokyo topics:trade-epa actors:METI holidays:move-japan"
FRIDAY = Schedule(4, time(9), "Asia/Tokyo", holidays=HolidayCalendar.JAPAN, moves=True)


async def test_a_watch_is_confirmed_with_the_names_it_is_found_by(desk: Desk, answerer: Answerer) -> None:
    reply = await typed(desk, answerer, "watch 半導体 サプライチェーン topics:trade-epa actors:METI")
    said = repr(reply.message.blocks)
    assert "“半導体 サプライチェーン” · Trade and the EPA · Ministry of Economy, Trade and Industry" in said
    assert "半導体 is found under its other names too: " in said
    assert "semiconductor" in said
    assert "at most every 15 minutes and 12 times in 24 hours" in said
    assert list(buttons(reply)) == ["Edit", "Pause", "Unwatch"]
    (made,) = await subscribing.subscriptions(desk, CHANNEL)
    assert (made.is_watch, made.topics, made.actors) == (True, ("trade-epa",), ("meti",))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("watch to:me", "A watch needs words, topics or actors"),
        ("watch '!?'", "holds no word to look for"),
        ("watch of the", "stands in nearly every text"),
        ("watch chips actors:METTI", "Did you mean meti?"),
        (f"watch {'x' * 201}", "words holds at most 200 characters"),
    ],
    ids=["nothing to look for", "signs alone", "words of every text", "an actor misspelt", "too many words"],
)
async def test_what_cannot_be_watched_is_said_with_the_way_back(
    desk: Desk, answerer: Answerer, words: str, sentence: str
) -> None:
    name, _, rest = words.partition(" ")
    given = dict(one.split(":") for one in rest.split() if ":" in one)
    looked_for = " ".join(one for one in rest.split() if ":" not in one)
    reply = await answerer.answer(request(desk, name, {"words": looked_for, **given}))
    assert reply.message.tone is Tone.ERROR
    assert sentence in reply.message.summary
    form = await answerer.open(
        request(desk, buttons(reply)["Change it"].command, buttons(reply)["Change it"].arguments)
    )
    assert isinstance(form, Form)
    assert (form.command, form.fields[0].value) == ("watch", looked_for[:200])
    assert await subscribing.subscriptions(desk, CHANNEL) == ()


async def test_a_topic_misspelt_gets_the_nearest(desk: Desk, answerer: Answerer) -> None:
    reply = await answerer.answer(request(desk, "watch", {"topics": "trade-eap"}))
    assert "Did you mean trade-epa?" in reply.message.summary


async def test_without_a_word_a_form_asks_what_to_watch_for(desk: Desk, answerer: Answerer) -> None:
    assert answerer.opens_form("watch", {})
    form = await answerer.open(request(desk, "watch"))
    assert isinstance(form, Form)
    filled = {field.name: field.value for field in form.fields} | {"words": "水素", "to": "me"}
    await answerer.answer(request(desk, form.command, {**form.arguments, **filled}))
    (made,) = await subscribing.subscriptions(desk, Channel("slack", "", "DU2"))
    assert made.words == "水素"


async def test_anyone_may_watch_for_themselves_and_no_one_else_for_the_channel(desk: Desk, answerer: Answerer) -> None:
    refused = await typed(desk, answerer, "watch hydrogen", MEMBER)
    assert refused.message.tone is Tone.ERROR
    reply = await typed(desk, answerer, "watch hydrogen to:me", MEMBER)
    assert "You are told by direct message of “hydrogen”." in repr(reply.message.blocks)
    assert await subscribing.subscriptions(desk, CHANNEL) == ()


async def test_a_watch_is_listed_beside_digests_paused_resumed_and_ended_by_its_buttons(
    desk: Desk, answerer: Answerer
) -> None:
    await typed(desk, answerer, "subscribe daily")
    await typed(desk, answerer, "watch hydrogen")
    listed = await typed(desk, answerer, "subscriptions")
    assert "Watch 2" in repr(listed.message.blocks)
    assert ": “hydrogen”" in repr(listed.message.blocks)
    shown = buttons(listed)
    paused = await answerer.answer(request(desk, shown["Pause"].command, {"id": "2"}))
    assert "Watch 2 is paused" in paused.message.summary
    assert (await subscribing.subscriptions(desk, CHANNEL))[1].state is SubscriptionState.PAUSED
    resumed = await answerer.answer(request(desk, buttons(paused)["Resume"].command, {"id": "2"}))
    assert "Watch 2 is active" in resumed.message.summary
    await answerer.answer(request(desk, shown["Unwatch"].command, shown["Unwatch"].arguments))
    assert [one.id for one in await subscribing.subscriptions(desk, CHANNEL)] == [1]


@pytest.mark.parametrize("command", ["digest preview", "digest why"])
async def test_a_watch_has_no_digest_to_look_at(desk: Desk, answerer: Answerer, command: str) -> None:
    await typed(desk, answerer, "watch hydrogen")
    reply = await answerer.answer(request(desk, command, {"id": "1"}))
    assert "is a watch: it gives alerts, and no digest" in reply.message.summary


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("every:daily", replace(FRIDAY, rhythm=Rhythm.DAILY, weekday=0)),
        ("monthly 15", replace(FRIDAY, rhythm=Rhythm.MONTHLY, weekday=0, day=15)),
        ("day:15", replace(FRIDAY, rhythm=Rhythm.MONTHLY, weekday=0, day=15)),
        ("day:monday", replace(FRIDAY, weekday=0)),
        ("18:30", replace(FRIDAY, at=time(18, 30))),
        ("zone:Brussels holidays:no", Schedule(4, time(9))),
        ("topics:none size:5", FRIDAY),
    ],
)
async def test_what_is_typed_changes_that_alone(
    desk: Desk, answerer: Answerer, change: str, expected: Schedule
) -> None:
    await typed(desk, answerer, FRIDAYS)
    reply = await typed(desk, answerer, f"subscription edit 1 {change}")
    assert "Subscription 1 is changed" in reply.message.summary
    (kept,) = await subscribing.subscriptions(desk, CHANNEL)
    topics = () if "topics" in change else ("trade-epa",)
    assert (kept.schedule, kept.topics, kept.actors) == (expected, topics, ("meti",))
    assert kept.size == (5 if "size" in change else 7)
    # Another schedule owes nothing for slots that passed before it was asked for.
    assert kept.resumed == (None if expected == FRIDAY else desk.clock.now())


@pytest.mark.parametrize(
    ("change", "expected"),
    [({}, FRIDAY), ({"every": "daily"}, replace(FRIDAY, rhythm=Rhythm.DAILY, weekday=0)), ({"topics": ""}, FRIDAY)],
    ids=["nothing", "how often, the day left standing", "the topics emptied"],
)
async def test_the_form_holds_what_stands_and_changes_what_is_typed_over(
    desk: Desk, answerer: Answerer, change: dict[str, str], expected: Schedule
) -> None:
    await typed(desk, answerer, FRIDAYS)
    form = await answerer.open(request(desk, "subscription edit", {"id": "1"}))
    assert isinstance(form, Form)
    values = {field.name: field.value for field in form.fields}
    assert values == {
        "every": "weekly",
        "day": "Friday",
        "time": "09:00",
        "zone": "Asia/Tokyo",
        "topics": "trade-epa",
    }
    await answerer.answer(request(desk, form.command, {**form.arguments, **values, **change}))
    (kept,) = await subscribing.subscriptions(desk, CHANNEL)
    assert (kept.schedule, kept.topics) == (expected, () if "topics" in change else ("trade-epa",))
    assert (kept.actors, kept.size) == (("meti",), 7)


async def test_a_watch_is_edited_by_its_own_form(desk: Desk, answerer: Answerer) -> None:
    await typed(desk, answerer, "watch hydrogen topics:green-energy")
    form = await answerer.open(request(desk, "subscription edit", {"id": "1"}))
    assert isinstance(form, Form)
    values = {field.name: field.value for field in form.fields}
    assert values == {"words": "hydrogen", "topics": "green-energy", "actors": ""}
    await answerer.answer(request(desk, form.command, {**form.arguments, **values, "words": "", "actors": "METI"}))
    (kept,) = await subscribing.subscriptions(desk, CHANNEL)
    assert (kept.words, kept.topics, kept.actors) == ("", ("green-energy",), ("meti",))


@pytest.mark.parametrize(
    ("made", "change", "sentence"),
    [
        ("watch hydrogen", "every:daily", "is a watch and has no every"),
        ("watch hydrogen", "words:none", "needs words, topics or actors"),
        ("watch hydrogen", "words:!!", "holds no word"),
        ("subscribe daily", "words:hydrogen", "gives digests and has no words"),
        ("subscribe daily", "actors:METTI", "Did you mean meti?"),
        ("subscribe weekly", "every:daily day:friday", "has its days already"),
        ("subscribe daily", "time:25:00", "on a 24-hour clock"),
        ("subscribe daily", "zone:Tokio", "Did you mean Asia/Tokyo?"),
        ("subscribe weekdays", "every:weekly", "Subscription 2 wants the same already"),
    ],
)
async def test_what_cannot_be_changed_so_is_said_and_all_stays(
    desk: Desk, answerer: Answerer, made: str, change: str, sentence: str
) -> None:
    await typed(desk, answerer, made)
    await typed(desk, answerer, "subscribe weekly monday")
    before = await subscribing.subscriptions(desk, CHANNEL)
    given = dict(one.split(":", 1) for one in change.split())
    reply = await answerer.answer(request(desk, "subscription edit", {"id": "1", **given}))
    assert sentence in reply.message.summary
    assert await subscribing.subscriptions(desk, CHANNEL) == before
