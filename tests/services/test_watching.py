"""A watch tells of what is new, within a minute, each origin once, and never of what is not."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries import RECONCILE_AFTER
from bot.domain.errors import DeliveryError, NotAllowed, NotFound, PermanentDelivery, UncertainDelivery, UsageError
from bot.domain.messages import Message, Person, Place
from bot.domain.moments import parse_moment
from bot.domain.sources import SourceKind, SourceListing
from bot.domain.subscriptions import Channel, Schedule, Subscription, SubscriptionState
from bot.domain.watches import APART, MOST_IN_A_DAY, MOST_TOLD, MOST_WATCHES, Alert, Match
from bot.services import collecting, delivering, overruling, sending, storing, subscribing, watching
from bot.services.desk import Desk
from storage import sources, watches, windows
from storage.database import Database
from tests.fakes.ports import FakeChannel, FakeClock
from tests.fakes.websites import Page, Website
from tests.services.reports import CHIPS, CHIPS_IN_JAPANESE, FOOTBALL, GREEN, rss
from tests.services.test_composing_beside import beside
from tests.storage.samples import NOW, add_story, new_article

CHANNEL = Channel("slack", "T1", "C1")
ADA = Person("slack", "U1", "Ada")
PLACE = Place("slack", "T1", "C1")
TODAY = parse_moment("2026-01-12", "the feed")
NEW = replace(CHIPS, published=TODAY)
IN_JAPANESE = replace(CHIPS_IN_JAPANESE, published=TODAY)
HYDROGEN = replace(GREEN, published=TODAY)
REPRINT = replace(NEW, url="https://other.example/chips", publisher="Other")


def words(alert: Alert) -> Sequence[Message]:
    told = [
        f"{one.story.lead.analysis.title} {list(one.places)} {', '.join(one.found)}".strip() for one in alert.stories
    ]
    rest = [f"+{alert.left_out}"] if alert.left_out else []
    return [Message(" | ".join([*told, *rest, *(["rests"] if alert.rests_until else [])]))]


async def watched(
    desk: Desk,
    typed: str = "半導体",
    topics: tuple[str, ...] = (),
    actors: tuple[str, ...] = (),
    channel: Channel = CHANNEL,
) -> Subscription:
    return await subscribing.watch(desk, channel, "U1", typed, topics, actors, "en", messenger=None)


async def look(desk: Desk) -> int:
    """Look a second later: what is shown in the instant of a look belongs to the next."""
    assert isinstance(desk.clock, FakeClock)
    desk.clock.forward(timedelta(seconds=1))
    return await watching.look(desk)


async def tick(desk: Desk, channel: FakeChannel) -> None:
    await look(desk)
    await watching.alert_due(desk, words, ["slack"])
    await sending.send_due(desk, {"slack": channel})


def told(channel: FakeChannel) -> list[str]:
    return [message.summary for where, _, message in channel.posted if where.channel != "DU1"]


async def test_a_new_story_is_told_by_the_name_that_stands_in_it_and_once(desk: Desk) -> None:
    channel = FakeChannel()
    await watched(desk)
    await storing.store(desk, NEW)
    for _ in range(3):
        await tick(desk, channel)
    assert told(channel) == [f"{CHIPS.title} [1] semiconductors"]


@pytest.mark.parametrize(
    ("typed", "topics", "actors", "fires"),
    [
        ("exercise supply chain", (), (), True),
        ("whaling", (), (), False),
        ("semiconductors", ("semiconductors-advanced-tech",), ("henna-virkkunen", "frontex"), True),
        ("semiconductors", ("space-satellites",), ("henna-virkkunen",), False),
    ],
    ids=["words of the text", "a word that is not there", "words, a topic and one of two actors", "another topic"],
)
async def test_a_watch_fires_on_all_that_it_names(
    desk: Desk, typed: str, topics: tuple[str, ...], actors: tuple[str, ...], fires: bool
) -> None:
    channel = FakeChannel()
    await watched(desk, typed, topics, actors)
    await storing.store(desk, NEW)
    await tick(desk, channel)
    assert len(told(channel)) == int(fires)


async def test_a_further_independent_origin_is_told_and_a_reprint_is_not(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    await watched(desk)
    for report in (NEW, REPRINT, IN_JAPANESE, replace(IN_JAPANESE, url="https://third.example", publisher="Third")):
        await storing.store(desk, report)
        clock.forward(APART)
        await tick(desk, channel)
    assert told(channel) == [f"{CHIPS.title} [1] semiconductors", f"{CHIPS.title} [2] 半導体"]


async def test_what_matches_in_one_look_and_while_it_waits_is_told_at_once(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    await watched(desk, "", ("semiconductors-advanced-tech", "green-energy"))
    await storing.store_all(desk, [NEW, IN_JAPANESE])
    await tick(desk, channel)
    for report in (HYDROGEN, replace(NEW, url="https://third.example", publisher="Third", text=varied(3))):
        await storing.store(desk, report)
        clock.forward(APART / 3)
        await tick(desk, channel)
    assert told(channel) == [f"{CHIPS.title} [1, 2]"]
    clock.forward(APART / 3)
    await tick(desk, channel)
    assert told(channel)[1:] == [f"{GREEN.title} [1] | {CHIPS.title} [3]"]


async def test_an_alert_shows_some_stories_and_counts_the_others(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    clock.instant = NOW
    await watched(desk)
    async with desk.database.writing() as connection:
        for number in range(MOST_TOLD + 2):
            await add_story(connection, new_article(number))
    await tick(desk, channel)
    (alert,) = told(channel)
    assert alert.count("[1]") == MOST_TOLD
    assert alert.endswith("| +2")


async def test_at_most_so_many_alerts_in_a_day_and_the_last_says_so(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    await watched(desk)
    for number in range(MOST_IN_A_DAY + 3):
        await storing.store(
            desk, replace(NEW, url=f"https://p.example/{number}", publisher=f"Paper {number}", text=varied(number))
        )
        clock.forward(APART)
        await tick(desk, channel)
    assert len(told(channel)) == MOST_IN_A_DAY
    assert [one for one in told(channel) if "rests" in one] == told(channel)[-1:]
    clock.forward(timedelta(hours=24))
    await tick(desk, channel)
    assert len(told(channel)) == MOST_IN_A_DAY + 1


def varied(number: int) -> str:
    """Give the report in other words, so that it is no reprint."""
    own = (f"Observer {number}{letter} explained detail {number}{letter}." for letter in "abcdefghijklmnop")
    return f"{CHIPS.text} {' '.join(own)}"


async def test_what_a_source_held_when_it_was_first_asked_is_not_told_and_what_comes_later_is(
    desk: Desk, clock: FakeClock, site: Website
) -> None:
    """Nor of a default source, of which digests announce the last seven days."""
    channel = FakeChannel()
    await watched(desk, "", ("semiconductors-advanced-tech", "green-energy"))
    url = site.put("/feed", Page(rss([NEW]), "application/rss+xml"))
    async with desk.database.writing() as connection:
        listing = SourceListing(url, "A paper", "A paper", "en", SourceKind.PRESS)
        await sources.add(connection, listing, is_default=True, now=clock.now())
    await collecting.poll_due(desk)
    await tick(desk, channel)
    site.put("/feed", Page(rss([NEW, HYDROGEN]), "application/rss+xml"))
    # So long that an article waits no more for its page, which nobody serves.
    clock.forward(timedelta(hours=45))
    await collecting.poll_due(desk)
    await tick(desk, channel)
    assert told(channel) == [f"{GREEN.title} [1]"]


@pytest.mark.parametrize(
    ("published", "fires"),
    [("2026-01-11", True), ("2026-01-08", False), ("", False)],
    ids=["published yesterday", "published four days ago", "brought by hand without a date"],
)
async def test_what_is_stored_late_is_not_new(desk: Desk, published: str, fires: bool) -> None:
    channel = FakeChannel()
    await watched(desk)
    moment = parse_moment(published, "the feed") if published else None
    await storing.store(desk, replace(NEW, text=CHIPS.text.replace(" on 8 January 2026", ""), published=moment))
    await tick(desk, channel)
    assert len(told(channel)) == int(fires)


async def test_what_came_before_the_watch_was_made_or_while_it_was_paused_is_not_told(
    desk: Desk, clock: FakeClock
) -> None:
    channel = FakeChannel()
    await storing.store(desk, NEW)
    clock.forward(timedelta(minutes=1))
    watch = await watched(desk, "", ("semiconductors-advanced-tech", "green-energy"))
    await tick(desk, channel)
    await subscribing.pause(desk, watch.id, CHANNEL, "Ada")
    await storing.store(desk, HYDROGEN)
    await tick(desk, channel)
    clock.forward(timedelta(minutes=1))
    await subscribing.resume(desk, watch.id, CHANNEL)
    await tick(desk, channel)
    assert told(channel) == []
    await storing.store(desk, IN_JAPANESE)
    await tick(desk, channel)
    assert told(channel) == [f"{CHIPS.title} [2]"]


async def test_what_is_irrelevant_or_hidden_is_not_told(desk: Desk) -> None:
    channel = FakeChannel()
    await watched(desk, "Japan")
    await storing.store_all(desk, [FOOTBALL, NEW])
    await look(desk)
    await overruling.hide_article(desk, 1, ADA, PLACE)
    await tick(desk, channel)
    assert told(channel) == []


@pytest.mark.parametrize(
    ("hidden_for", "is_told"),
    [(timedelta(hours=30), True), (timedelta(hours=50), False)],
    ids=["while it is new", "when it is new no more"],
)
async def test_what_was_hidden_by_mistake_is_told_once_when_it_is_kept_again(
    desk: Desk, clock: FakeClock, hidden_for: timedelta, *, is_told: bool
) -> None:
    channel = FakeChannel()
    await watched(desk, "Japan")
    await storing.store(desk, NEW)
    await look(desk)
    await overruling.hide_article(desk, 1, ADA, PLACE)
    await tick(desk, channel)
    clock.forward(hidden_for)
    await tick(desk, channel)
    await overruling.keep_article(desk, 1, ADA, PLACE)
    await storing.store(desk, REPRINT)
    for _ in range(2):
        await tick(desk, channel)
        clock.forward(APART)
    assert len(told(channel)) == is_told


async def test_what_is_hidden_before_it_is_told_keeps_no_other_report_of_its_publisher_back(desk: Desk) -> None:
    channel = FakeChannel()
    await watched(desk)
    await storing.store_all(desk, [NEW, IN_JAPANESE])
    await look(desk)
    await overruling.hide_article(desk, 1, ADA, PLACE)
    again = replace(NEW, url="https://own.example/2", text=varied(2))
    await storing.store(desk, again)
    await tick(desk, channel)
    (alert,) = told(channel)
    assert "[1, 2]" in alert


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(hours=23)], ids=str)
async def test_a_clock_put_back_by_less_than_a_day_silences_no_watch(
    desk: Desk, clock: FakeClock, ahead: timedelta
) -> None:
    channel = FakeChannel()
    await watched(desk)
    clock.forward(ahead)
    await storing.store(desk, NEW)
    await tick(desk, channel)
    clock.forward(-ahead)
    third = replace(NEW, url="https://third.example/3", publisher="Third", text=varied(3))
    for report in (IN_JAPANESE, third):
        await storing.store(desk, report)
        await tick(desk, channel)
        clock.forward(APART)
    await tick(desk, channel)
    assert told(channel) == [
        f"{CHIPS.title} [1] semiconductors",
        f"{CHIPS.title} [2] 半導体",
        f"{CHIPS.title} [3] semiconductors",
    ]


async def test_a_clock_put_back_by_days_makes_nothing_old_new(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    watch = await watched(desk, "whaling")
    await storing.store(desk, NEW)
    await tick(desk, channel)
    clock.forward(timedelta(days=200))
    await subscribing.edit(desk, watch.id, CHANNEL, lambda known: replace(known, words="semiconductors"))
    await storing.store(desk, FOOTBALL)
    await tick(desk, channel)
    clock.forward(timedelta(days=-2))
    await tick(desk, channel)
    assert told(channel) == []


@pytest.mark.parametrize(
    ("faults", "accepted"),
    [([UncertainDelivery("The answer was lost.")], True), ([UncertainDelivery("The answer was lost.")], False)],
    ids=["lost after it was posted", "lost before"],
)
async def test_a_fault_neither_loses_nor_doubles_an_alert(
    desk: Desk, clock: FakeClock, faults: list[DeliveryError], accepted: bool
) -> None:
    channel = FakeChannel(faults=list(faults), accept_first=accepted)
    await watched(desk)
    await storing.store(desk, NEW)
    for _ in range(4):
        await tick(desk, channel)
        clock.forward(RECONCILE_AFTER)
        await sending.reconcile(desk, {"slack": channel})
    assert told(channel) == [f"{CHIPS.title} [1] semiconductors"]


async def test_an_alert_composed_before_a_kill_is_sent_once_afterwards_and_groups_nothing_twice(
    desk: Desk, clock: FakeClock
) -> None:
    channel = FakeChannel()
    await watched(desk)
    await storing.store(desk, NEW)
    await look(desk)
    await watching.alert_due(desk, words, ["slack"])
    await storing.store(desk, IN_JAPANESE)
    clock.forward(timedelta(minutes=20))
    await look(desk)
    assert await watching.alert_due(desk, words, ["slack"]) == 0
    await sending.send_due(desk, {"slack": channel})
    await tick(desk, channel)
    assert told(channel) == [f"{CHIPS.title} [1] semiconductors", f"{CHIPS.title} [2] 半導体"]


async def test_two_processes_on_one_database_fire_once(desk: Desk, database_url: str, clock: FakeClock) -> None:
    channel = FakeChannel()
    for number in range(5):
        await watched(desk, channel=Channel("slack", "T1", f"C{number}"))
    others = [replace(desk, database=Database.open(database_url)) for _ in range(3)]
    for report in (NEW, IN_JAPANESE):
        await storing.store(desk, report)
        await asyncio.gather(*(tick(one, channel) for one in (desk, *others) for _ in range(3)))
        clock.forward(APART)
    for one in others:
        await one.database.close()
    assert len(channel.posted) == 10
    assert len({delivery for _, delivery, _ in channel.posted}) == 10


async def test_articles_stored_while_workers_look_are_each_told_once(
    desk: Desk, clock: FakeClock, database_url: str
) -> None:
    """Each is shown at or after the end of the last look, whichever worker's clock it goes by."""
    await watched(desk, "", ("semiconductors-advanced-tech", "green-energy"))
    slow = FakeClock(clock.now() - timedelta(minutes=5))
    behind = replace(desk, database=Database.open(database_url), clock=slow)
    channel = FakeChannel()
    await storing.store(desk, NEW)
    await tick(desk, channel)
    await storing.store(behind, HYDROGEN)
    clock.forward(APART)
    await tick(desk, channel)
    await behind.database.close()
    assert told(channel) == [f"{CHIPS.title} [1]", f"{GREEN.title} [1]"]


@pytest.mark.parametrize("is_paused", [False, True], ids=["made", "resumed"])
async def test_what_a_worker_whose_clock_runs_behind_stores_after_a_watch_was_made_is_told(
    desk: Desk, clock: FakeClock, is_paused: bool
) -> None:
    channel = FakeChannel()
    watch = await watched(desk)
    if is_paused:
        clock.forward(timedelta(hours=1))
        await subscribing.pause(desk, watch.id, CHANNEL, "Ada")
        await subscribing.resume(desk, watch.id, CHANNEL)
    await storing.store(replace(desk, clock=FakeClock(clock.now() - timedelta(minutes=3))), NEW)
    await tick(desk, channel)
    assert len(told(channel)) == 1


async def test_a_watch_edited_while_a_worker_looks_tells_nothing_by_its_former_words(
    desk: Desk, clock: FakeClock, database_url: str
) -> None:
    channel, other = FakeChannel(), replace(desk, database=Database.open(database_url))
    watch = await watched(desk)
    await storing.store(desk, NEW)
    clock.forward(timedelta(seconds=1))
    async with desk.database.writing() as connection:
        await windows.hold(connection)
        hydrogen = subscribing.edit(other, watch.id, CHANNEL, lambda known: replace(known, words="hydrogen"))
        edit = asyncio.create_task(hydrogen)
        await asyncio.sleep(0.2)
        (arrival,) = await watches.new_reports(connection, watch.created, clock.now(), watch.created)
        await watches.note(connection, [Match(watch.id, arrival)])
        await watches.note_look(connection, clock.now())
    await edit
    await other.database.close()
    await tick(desk, channel)
    assert told(channel) == []


@pytest.mark.parametrize("most", [1, 2, 3])
async def test_what_is_too_much_for_one_step_is_looked_at_in_several(
    desk: Desk, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Of three instants, the first and the last of two reports each."""
    monkeypatch.setattr(watches, "_A_STEP", most)
    watch = await watched(desk)
    for numbers in ((0, 1), (2,), (3, 4)):
        reports = (replace(NEW, url=f"https://{one}.example", publisher=f"P{one}", text=varied(one)) for one in numbers)
        await storing.store_all(desk, list(reports))
        clock.forward(timedelta(seconds=1))
    assert await look(desk) == 5
    async with desk.database.reading() as connection:
        assert len(await watches.untold(connection, watch.id)) == 5


async def test_what_is_hidden_while_its_alert_is_worded_is_not_told(desk: Desk, database_url: str) -> None:
    """Wording keeps nobody from writing."""
    left = [lambda database: overruling.hide_article(replace(desk, database=database), 1, ADA, PLACE)]

    def word(alert: Alert) -> Sequence[Message]:
        if left:
            beside(database_url, left.pop())
        return words(alert)

    channel = FakeChannel()
    await watched(desk, "", ("semiconductors-advanced-tech", "green-energy"))
    await storing.store_all(desk, [NEW, HYDROGEN])
    await look(desk)
    assert [await watching.alert_due(desk, word, ["slack"]) for _ in range(3)] == [0, 1, 0]
    await sending.send_due(desk, {"slack": channel})
    assert told(channel) == [f"{GREEN.title} [1]"]


async def test_a_channel_that_takes_nothing_more_pauses_the_watch_and_its_owner_is_told_once(
    desk: Desk, clock: FakeClock
) -> None:
    channel = FakeChannel(faults=[PermanentDelivery("The channel is archived.")])
    watch = await watched(desk)
    await storing.store(desk, NEW)
    for _ in range(3):
        await tick(desk, channel)
        clock.forward(APART)
    assert told(channel) == []
    ((where, _, notice),) = channel.posted
    assert (where.channel, "an alert" in notice.summary, f"watch {watch.id}" in notice.summary) == ("DU1", True, True)
    (kept,) = await subscribing.subscriptions(desk, CHANNEL)
    assert kept.state is SubscriptionState.PAUSED
    await subscribing.resume(desk, watch.id, CHANNEL)
    await tick(desk, channel)
    assert told(channel) == [f"{CHIPS.title} [1] semiconductors"]


async def test_one_alert_that_cannot_be_worded_does_not_stop_the_others(desk: Desk) -> None:
    broken, _ = await watched(desk), await watched(desk, channel=Channel("slack", "T1", "C2"))
    await storing.store(desk, NEW)
    await look(desk)

    def word(alert: Alert) -> Sequence[Message]:
        if alert.subscription.id == broken.id:
            raise ValueError("It cannot be worded.")
        return words(alert)

    assert await watching.alert_due(desk, word, ["slack"]) == 1


async def test_a_watch_gives_no_digest_and_keeps_none_from_others(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    await watched(desk)
    await subscribing.subscribe(desk, CHANNEL, "U1", Schedule(), (), "en", quiet=False, messenger=None)
    await storing.store(desk, NEW)
    await tick(desk, channel)
    clock.forward(timedelta(hours=1))
    assert await delivering.compose_due(desk, lambda _: [Message("digest")], ["slack"]) == 1


async def test_the_same_watch_made_twice_is_one_and_a_channel_has_so_many(desk: Desk) -> None:
    first = await watched(desk, "Chips")
    assert (await watched(desk, "chips")).id == first.id
    for number in range(MOST_WATCHES - 1):
        await watched(desk, f"word{number}")
    with pytest.raises(UsageError, match="20 watches"):
        await watched(desk, "one more")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "needs words, topics or actors"), ("!? …", "holds no word to look for")],
    ids=["nothing", "signs alone"],
)
async def test_a_watch_for_nothing_is_refused(desk: Desk, typed: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        await watched(desk, typed)


async def test_half_a_character_in_the_words_of_a_watch_is_kept_from_the_database(desk: Desk) -> None:
    watch = await watched(desk, "chips \ud800")
    assert watch.words == "chips \ufffd"
    assert (await watched(desk, "chips \ud800")).id == watch.id


async def test_a_channel_whose_history_cannot_be_read_is_not_watched(desk: Desk) -> None:
    messenger = FakeChannel(missing=("channels:history",))
    with pytest.raises(NotAllowed, match="channels:history"):
        await subscribing.watch(desk, CHANNEL, "U1", "chips", (), (), "en", messenger=messenger)


async def test_unwatching_ends_a_watch_and_no_digests(desk: Desk) -> None:
    watch = await watched(desk)
    digests = await subscribing.subscribe(desk, CHANNEL, "U1", Schedule(), (), "en", quiet=False, messenger=None)
    await subscribing.unwatch(desk, watch.id, CHANNEL)
    with pytest.raises(NotFound, match="is no watch"):
        await subscribing.unwatch(desk, digests.id, CHANNEL)
    assert [one.id for one in await subscribing.subscriptions(desk, CHANNEL)] == [digests.id]


async def test_what_waits_under_the_former_words_is_not_told_once_a_watch_is_edited(desk: Desk) -> None:
    channel = FakeChannel()
    watch = await watched(desk)
    await storing.store(desk, NEW)
    await look(desk)
    await subscribing.edit(desk, watch.id, CHANNEL, lambda known: replace(known, words="hydrogen"))
    await tick(desk, channel)
    await storing.store(desk, HYDROGEN)
    await tick(desk, channel)
    assert told(channel) == [f"{GREEN.title} [1] hydrogen, low-carbon hydrogen"]
