"""The editors are told of each source in trouble once, in one message, at most one a day."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.domain.answers import SourceReport
from bot.domain.errors import DeliveryError, PermanentDelivery, TransientDelivery, UncertainDelivery
from bot.domain.messages import Message
from bot.domain.sources import SourceKind, SourceListing
from bot.domain.subscriptions import Channel
from bot.services import collecting, delivering, noticing
from bot.services.desk import Desk
from storage import sources
from tests.fakes.ports import FakeChannel, FakeClock
from tests.fakes.websites import Page, Website
from tests.services.reports import GREEN, rss

CHANNEL = Channel("slack", "T1", "C9")


def word(reports: Sequence[SourceReport]) -> Message:
    return Message(", ".join(one.source.listing.name for one in reports))


async def follow(desk: Desk, url: str, name: str) -> None:
    listing = SourceListing(url, name, name, "en", SourceKind.PRESS)
    async with desk.database.writing() as connection:
        await sources.add(connection, listing, is_default=True, now=desk.clock.now())


async def pass_days(desk: Desk, clock: FakeClock, days: int) -> None:
    for _ in range(days * 2):
        clock.forward(timedelta(hours=12))
        await collecting.poll_due(desk)


async def test_a_source_that_fails_for_days_is_named_once_and_again_after_it_recovered(
    desk: Desk, site: Website, clock: FakeClock
) -> None:
    channel = FakeChannel()
    await follow(desk, site.put("/broken", Page(b"", status=503)), "Broken")
    await pass_days(desk, clock, 2)
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 0
    await pass_days(desk, clock, 1)
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 1
    await pass_days(desk, clock, 3)
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 0
    site.put("/broken", Page(rss([GREEN]), "application/rss+xml"))
    await pass_days(desk, clock, 1)
    site.put("/broken", Page(b"", status=503))
    await pass_days(desk, clock, 4)
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 1
    assert [(where, message.summary) for where, _, message in channel.posted] == [(CHANNEL, "Broken")] * 2


async def test_a_source_that_falls_silent_is_named_and_stands_in_the_next_digest(
    desk: Desk, site: Website, clock: FakeClock
) -> None:
    channel = FakeChannel()
    await follow(desk, site.put("/feed", Page(rss([GREEN]), "application/rss+xml")), "Quiet")
    await pass_days(desk, clock, 1)
    clock.forward(timedelta(days=100))
    await collecting.poll_due(desk)
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 1
    digest = await delivering.preview(desk, CHANNEL, (), "en")
    assert ([one.name for one in digest.silent], digest.failing) == (["Quiet"], ())
    await pass_days(desk, clock, 2)
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 0


async def test_an_address_given_up_for_good_pauses_its_source_and_is_told(
    desk: Desk, site: Website, clock: FakeClock
) -> None:
    channel = FakeChannel()
    await follow(desk, site.put("/gone", Page(b"", status=410)), "Gone")
    await collecting.poll_due(desk)
    clock.forward(timedelta(days=1))
    assert await collecting.poll_due(desk) == ()
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 1
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 0


async def test_two_sources_that_fail_on_one_day_are_one_message_and_a_third_waits_for_the_next(
    desk: Desk, site: Website, clock: FakeClock
) -> None:
    channel = FakeChannel()
    for name in ("One", "Two"):
        await follow(desk, site.put(f"/{name}", Page(b"", status=410)), name)
    await collecting.poll_due(desk)
    await noticing.notice_editors(desk, word, CHANNEL, channel)
    await follow(desk, site.put("/Three", Page(b"", status=410)), "Three")
    await collecting.poll_due(desk)
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 0
    clock.forward(timedelta(days=1))
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 1
    assert [message.summary for _, _, message in channel.posted] == ["One, Two", "Three"]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        pytest.param(TransientDelivery("Slack is busy."), 1, id="busy: told at the next try"),
        pytest.param(UncertainDelivery("The answer was lost."), 0, id="perhaps posted: not posted twice"),
        pytest.param(PermanentDelivery("Not in the channel."), 0, id="refused: in the log"),
    ],
)
async def test_a_notice_that_cannot_be_posted_is_never_lost_in_silence(
    desk: Desk, site: Website, caplog: pytest.LogCaptureFixture, fault: DeliveryError, told: int
) -> None:
    channel = FakeChannel(faults=[fault])
    await follow(desk, site.put("/gone", Page(b"", status=410)), "Gone")
    await collecting.poll_due(desk)
    with caplog.at_level(logging.WARNING, logger="bot.services.noticing"):
        await noticing.notice_editors(desk, word, CHANNEL, channel)
    assert str(fault) in caplog.text
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == told
    assert len(channel.posted) == told


async def test_without_an_editors_channel_the_log_tells_and_a_chat_not_yet_connected_is_waited_for(
    desk: Desk, site: Website, caplog: pytest.LogCaptureFixture
) -> None:
    await follow(desk, site.put("/gone", Page(b"", status=410)), "Gone")
    await collecting.poll_due(desk)
    assert await noticing.notice_editors(desk, word, CHANNEL, None) == 0
    with caplog.at_level(logging.WARNING, logger="bot.services.noticing"):
        assert await noticing.notice_editors(desk, word, None, None) == 1
    assert "Gone" in caplog.text
