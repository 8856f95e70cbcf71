"""What a digest, its preview or an alert only counted can be read, page by page, and nothing else with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from bot.domain.answers import DigestContent
from bot.domain.errors import NotFound
from bot.domain.messages import Message
from bot.domain.subscriptions import Channel, Rhythm, Schedule, Subscription
from bot.domain.watches import MOST_TOLD, Alert
from bot.services import composing, delivering, leftovers, overruling, sending, subscribing, watching
from bot.services.desk import Desk
from storage import stories, subscriptions
from tests.fakes.ports import FakeChannel, FakeClock
from tests.services.test_watching import ADA, CHANNEL, PLACE
from tests.storage.samples import NOW, add_story, new_article

SIZE = 3
STORIES = 14


class Told:
    """Words what is composed, and keeps which stories it told."""

    def __init__(self) -> None:
        self.stories: list[int] = []

    def digest(self, content: DigestContent) -> Sequence[Message]:
        self.stories = [story.id for story in content.stories]
        return [Message("digest")]

    def alert(self, alert: Alert) -> Sequence[Message]:
        self.stories = [one.story.id for one in alert.stories]
        return [Message("alert")]


async def fill(desk: Desk, count: int = STORIES) -> None:
    async with desk.database.writing() as connection:
        for number in range(count):
            await add_story(connection, new_article(number))


async def subscribed(desk: Desk) -> Subscription:
    return await subscribing.subscribe(
        desk, CHANNEL, "U1", Schedule(rhythm=Rhythm.DAILY), (), "en", quiet=False, messenger=None, size=SIZE
    )


async def every_page(desk: Desk, subscription_id: int | None, at: datetime | None = None) -> list[int]:
    """Give the stories of all pages, in their order."""
    found: list[int] = []
    total = 1
    for offset in range(0, 100, leftovers.PAGE):
        page = await leftovers.left_out(
            desk,
            CHANNEL,
            subscription_id,
            (),
            "en",
            at=at,
            offset=offset,
            as_of=desk.clock.now(),
        )
        found += [story.id for story in page.stories]
        total = page.total
    assert len(found) == total
    return found


async def composed(desk: Desk, clock: FakeClock, told: Told) -> Subscription:
    """Have a digest composed that has room for few of its stories."""
    clock.instant = NOW
    wish = await subscribed(desk)
    await fill(desk)
    clock.forward(timedelta(days=1, hours=1))
    assert await delivering.compose_due(desk, told.digest, ["slack"]) == 1
    await sending.send_due(desk, {"slack": FakeChannel()})
    return wish


async def test_the_stories_a_digest_told_and_those_behind_its_button_are_all_of_its_window(
    desk: Desk, clock: FakeClock
) -> None:
    told = Told()
    wish = await composed(desk, clock, told)
    behind = await every_page(desk, wish.id)
    assert 0 < len(told.stories) <= SIZE
    assert sorted([*told.stories, *behind]) == list(range(1, STORIES + 1))


async def test_a_story_that_would_have_moved_up_stays_behind_the_button(desk: Desk, clock: FakeClock) -> None:
    told = Told()
    wish = await composed(desk, clock, told)
    behind = await every_page(desk, wish.id)
    first = told.stories[0]
    async with desk.database.reading() as connection:
        (article_id,) = [one.id for one in (await stories.of_ids(connection, [first]))[0].articles]
    await overruling.hide_article(desk, article_id, ADA, PLACE)
    assert await every_page(desk, wish.id) == behind


async def test_what_a_preview_counted_stands_behind_its_button(desk: Desk, clock: FakeClock) -> None:
    clock.instant = NOW
    await fill(desk)
    preview = await composing.preview(desk, CHANNEL, (), "en")
    assert preview.subscription.id == 0
    behind = await every_page(desk, None, at=preview.end)
    assert len(behind) == preview.left_out
    assert set(behind).isdisjoint(story.id for story in preview.stories)


async def test_the_stories_an_alert_only_counted_stand_behind_its_button(desk: Desk, clock: FakeClock) -> None:
    told = Told()
    clock.instant = NOW
    watch = await subscribing.watch(desk, CHANNEL, "U1", "半導体", (), (), "en", messenger=None)
    await fill(desk, count=MOST_TOLD + 2)
    clock.forward(timedelta(seconds=1))
    await watching.look(desk)
    assert await watching.alert_due(desk, told.alert, ["slack"]) == 1
    async with desk.database.reading() as connection:
        known = await subscriptions.get(connection, watch.id)
    assert known is not None
    behind = await every_page(desk, watch.id, at=known.last_slot)
    assert len(told.stories) == MOST_TOLD
    assert len(behind) == 2
    assert set(behind).isdisjoint(told.stories)


async def test_another_channels_digest_stays_its_own(desk: Desk, clock: FakeClock) -> None:
    wish = await composed(desk, clock, Told())
    with pytest.raises(NotFound):
        await leftovers.left_out(
            desk, Channel("slack", "T1", "C2"), wish.id, (), "en", at=None, offset=0, as_of=clock.now()
        )
