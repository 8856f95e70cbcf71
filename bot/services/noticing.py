"""Telling the editors which sources fail or fell silent: once for each, in one message, at most one a day."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.domain.answers import SourceReport
from bot.domain.errors import DeliveryError, TransientDelivery, UncertainDelivery
from bot.domain.messages import Message
from bot.domain.ports import Messenger
from bot.domain.subscriptions import Channel
from bot.services.desk import Desk
from storage import notices, sources

_LOG = logging.getLogger(__name__)

_APART = timedelta(days=1)

_LEASE = timedelta(minutes=10)
"""Longer than any send takes: a worker that has not ended its turn by then is dead."""

Word = Callable[[Sequence[SourceReport]], Message]
"""Words a notice about sources in trouble."""


async def notice_editors(desk: Desk, word: Word, channel: Channel | None, messenger: Messenger | None) -> int:
    """Bring the sources newly in trouble to the editors' notice and give how many that were.

    The notice goes to the editors' channel, or to the log where there is none. While that channel's chat is not
    connected, or says to try later, it waits; one that is refused goes to the log and is tried again after a day. One
    that may have been posted is not posted again, but a worker that dies between posting and writing it down leaves
    it to be posted a second time: told twice is better than never.
    """
    if channel is not None and messenger is None:
        return 0
    now = desk.clock.now()
    troubled = await _troubled(desk, now)
    if not troubled or not await _take_turn(desk, now):
        return 0
    message = word(troubled)
    try:
        if channel is None or messenger is None:
            _LOG.warning("%s", message.summary)
        else:
            await messenger.send(channel, message, f"notice-{now:%Y%m%d%H%M}")
    except TransientDelivery as error:
        _LOG.warning("The editors' channel is tried again later: %s", error)
        async with desk.database.writing() as connection:
            await notices.give_back(connection, notices.Turn.SOURCES, now)
        return 0
    except UncertainDelivery as error:
        _LOG.warning("The editors' channel may not have got this notice (%s) %s", error, message.summary)
    except DeliveryError as error:
        _LOG.warning("The editors' channel did not take this notice (%s) %s", error, message.summary)
        troubled = ()
    await _end_turn(desk, now, troubled)
    return len(troubled)


async def _troubled(desk: Desk, now: datetime) -> tuple[SourceReport, ...]:
    """Give the sources in trouble that no notice has named yet."""
    async with desk.database.reading() as connection:
        reports = await sources.reports(connection)
    return tuple(one for one in reports if one.source.health.noticed is None and one.trouble(now))


async def _take_turn(desk: Desk, now: datetime) -> bool:
    async with desk.database.writing() as connection:
        return await notices.take_turn(connection, notices.Turn.SOURCES, now, now - _APART, _LEASE) is not None


async def _end_turn(desk: Desk, now: datetime, told: Sequence[SourceReport]) -> None:
    async with desk.database.writing() as connection:
        await notices.end_turn(connection, notices.Turn.SOURCES, now, desk.clock.now())
        await sources.notice(connection, [one.source.id for one in told], now)
