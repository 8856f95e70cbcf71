"""A digest says of stories told before only what changed, and its order can be asked for by its own channel alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.answers import DigestContent
from bot.domain.errors import NotFound
from bot.domain.messages import Message
from bot.domain.sources import SourceKind
from bot.domain.subscriptions import Channel, Schedule, Subscription
from bot.services import composing, delivering, sending, storing, subscribing
from bot.services.desk import Desk
from tests.fakes.ports import FakeChannel, FakeClock
from tests.services.reports import CHIPS, CHIPS_IN_JAPANESE, GREEN

CHANNEL = Channel("slack", "T1", "C1")
WEEK = timedelta(days=7)


def words(content: DigestContent) -> Sequence[Message]:
    return [Message(" | ".join(story.lead.analysis.title for story in content.stories) or "nothing")]


async def told(desk: Desk, clock: FakeClock) -> Subscription:
    """Subscribe, and have the first digest tell the story of the chips."""
    wish = await subscribing.subscribe(desk, CHANNEL, "U1", Schedule(), (), "en", quiet=False, messenger=None)
    await storing.store(desk, CHIPS)
    clock.forward(timedelta(hours=1))
    assert await delivering.compose_due(desk, words, ["slack"]) == 1
    await sending.send_due(desk, {"slack": FakeChannel()})
    return wish


async def test_one_more_report_of_a_story_told_before_is_a_line(desk: Desk, clock: FakeClock) -> None:
    await told(desk, clock)
    clock.forward(timedelta(days=1))
    await storing.store(desk, CHIPS_IN_JAPANESE)
    await storing.store(desk, GREEN)
    digest = await composing.preview(desk, CHANNEL, (), "en")
    assert [story.lead.analysis.title for story in digest.stories] == [GREEN.title]
    assert [one.change.new_origins for one in digest.changes] == [("新聞",)]
    assert digest.left_out == 0


async def test_a_story_that_an_official_source_took_up_is_told_again(desk: Desk, clock: FakeClock) -> None:
    await told(desk, clock)
    clock.forward(timedelta(days=1))
    await storing.store(desk, replace(CHIPS_IN_JAPANESE, kind=SourceKind.OFFICIAL, publisher="経済産業省"))
    digest = await composing.preview(desk, CHANNEL, (), "en")
    assert len(digest.stories) == 1
    assert digest.changes == ()


async def test_the_order_of_a_digest_sent_can_be_asked_for_afterwards(desk: Desk, clock: FakeClock) -> None:
    wish = await told(desk, clock)
    clock.forward(timedelta(days=1))
    await storing.store(desk, GREEN)
    why = await composing.why(desk, wish.id, CHANNEL, None)
    assert [story.lead.analysis.title for story in why.stories] == [CHIPS.title]
    assert [one.candidate.was_told for one in why.order.told] == [False]


async def test_the_order_of_another_channels_digest_is_not_told(desk: Desk, clock: FakeClock) -> None:
    wish = await told(desk, clock)
    with pytest.raises(NotFound):
        await composing.why(desk, wish.id, replace(CHANNEL, channel="C2"), None)
