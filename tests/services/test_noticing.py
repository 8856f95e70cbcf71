"""The editors are told of each source in trouble once, in one message, at most one a day."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.domain.answers import SourceReport
from bot.domain.errors import DeliveryError, PermanentDelivery, TransientDelivery, UncertainDelivery
from bot.domain.messages import Message
from bot.domain.sources import SourceKind, SourceListing
from bot.domain.subscriptions import Channel
from bot.services import collecting, composing, noticing
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
    digest = await composing.preview(desk, CHANNEL, (), "en")
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


async def test_a_source_that_recovers_frees_no_second_notice_on_that_day(
    desk: Desk, site: Website, clock: FakeClock
) -> None:
    channel = FakeChannel()
    await follow(desk, site.put("/One", Page(b"", status=503)), "One")
    await pass_days(desk, clock, 4)
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 1
    site.put("/One", Page(rss([GREEN]), "application/rss+xml"))
    await follow(desk, site.put("/Two", Page(b"", status=410)), "Two")
    clock.forward(timedelta(hours=12))
    await collecting.poll_due(desk)
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 0
    clock.forward(timedelta(hours=12))
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 1


async def test_of_two_workers_one_tells_the_editors(desk: Desk, site: Website) -> None:
    channel = FakeChannel()
    await follow(desk, site.put("/gone", Page(b"", status=410)), "Gone")
    await collecting.poll_due(desk)
    told = await asyncio.gather(*(noticing.notice_editors(desk, word, CHANNEL, channel) for _ in range(2)))
    assert (sorted(told), len(channel.posted)) == ([0, 1], 1)


async def test_a_poll_begun_before_a_notice_does_not_forget_it(desk: Desk, site: Website, clock: FakeClock) -> None:
    channel = FakeChannel()
    await follow(desk, site.put("/broken", Page(b"", status=503)), "Broken")
    await pass_days(desk, clock, 4)
    async with desk.database.reading() as connection:
        (as_it_was,) = await sources.all_sources(connection)
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 1
    await collecting.poll(desk, as_it_was)
    clock.forward(timedelta(days=2))
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 0


async def test_what_a_dying_worker_was_about_to_tell_is_told_by_the_next(
    desk: Desk, site: Website, clock: FakeClock
) -> None:
    def die(_reports: Sequence[SourceReport]) -> Message:
        raise asyncio.CancelledError

    channel = FakeChannel()
    await follow(desk, site.put("/gone", Page(b"", status=410)), "Gone")
    await collecting.poll_due(desk)
    with pytest.raises(asyncio.CancelledError):
        await noticing.notice_editors(desk, die, CHANNEL, channel)
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 0
    clock.forward(timedelta(minutes=10))
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == 1


@pytest.mark.parametrize(
    ("fault", "at_once", "next_day"),
    [
        pytest.param(TransientDelivery("Slack is busy."), 1, 0, id="busy: told at the next try"),
        pytest.param(UncertainDelivery("The answer was lost."), 0, 0, id="perhaps posted: not posted twice"),
        pytest.param(PermanentDelivery("Not in the channel."), 0, 1, id="refused: in the log, tried again in a day"),
    ],
)
async def test_a_notice_that_cannot_be_posted_is_never_lost_in_silence(
    desk: Desk,
    site: Website,
    clock: FakeClock,
    caplog: pytest.LogCaptureFixture,
    fault: DeliveryError,
    at_once: int,
    next_day: int,
) -> None:
    channel = FakeChannel(faults=[fault])
    await follow(desk, site.put("/gone", Page(b"", status=410)), "Gone")
    await collecting.poll_due(desk)
    with caplog.at_level(logging.WARNING, logger="bot.services.noticing"):
        await noticing.notice_editors(desk, word, CHANNEL, channel)
    assert str(fault) in caplog.text
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == at_once
    clock.forward(timedelta(days=1))
    assert await noticing.notice_editors(desk, word, CHANNEL, channel) == next_day
    assert len(channel.posted) == at_once + next_day


async def test_without_an_editors_channel_the_log_tells_and_a_chat_not_yet_connected_is_waited_for(
    desk: Desk, site: Website, caplog: pytest.LogCaptureFixture
) -> None:
    await follow(desk, site.put("/gone", Page(b"", status=410)), "Gone")
    await collecting.poll_due(desk)
    assert await noticing.notice_editors(desk, word, CHANNEL, None) == 0
    with caplog.at_level(logging.WARNING, logger="bot.services.noticing"):
        assert await noticing.notice_editors(desk, word, None, None) == 1
    assert "Gone" in caplog.text
