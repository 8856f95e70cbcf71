"""Telling the editors which sources fail or fell silent: once for each, in one message, at most one a day."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta

from bot.domain.answers import SourceReport
from bot.domain.errors import DeliveryError, TransientDelivery
from bot.domain.messages import Message
from bot.domain.ports import Messenger
from bot.domain.subscriptions import Channel
from bot.services.desk import Desk
from storage import sources

_LOG = logging.getLogger(__name__)

_APART = timedelta(days=1)

Word = Callable[[Sequence[SourceReport]], Message]
"""Words a notice about sources in trouble."""


async def notice_editors(desk: Desk, word: Word, channel: Channel | None, messenger: Messenger | None) -> int:
    """Bring the sources newly in trouble to the editors' notice and give how many that were.

    The notice goes to the editors' channel, or to the log where there is none. While that channel's chat is not
    connected, or says to try later, it waits; one that may have been posted is not posted again.
    """
    if channel is not None and messenger is None:
        return 0
    fresh = await _take(desk)
    if not fresh:
        return 0
    message = word(fresh)
    if channel is None or messenger is None:
        _LOG.warning("%s", message.summary)
        return len(fresh)
    try:
        await messenger.send(channel, message, f"notice-{desk.clock.now():%Y%m%d%H%M}")
    except TransientDelivery as error:
        await _give_back(desk, fresh)
        _LOG.warning("The editors' channel is tried again later: %s", error)
        return 0
    except DeliveryError as error:
        _LOG.warning("The editors' channel did not take this notice (%s) %s", error, message.summary)
    return len(fresh)


async def _take(desk: Desk) -> tuple[SourceReport, ...]:
    """Give the sources in trouble that no notice has named yet, and mark them; none within a day of the last notice."""
    now = desk.clock.now()
    async with desk.database.reading() as connection:
        reports = await sources.reports(connection)
    latest = max((one.source.health.noticed for one in reports if one.source.health.noticed), default=None)
    troubled = [one.source.id for one in reports if one.source.health.noticed is None and one.trouble(now)]
    if not troubled or (latest is not None and now - latest < _APART):
        return ()
    async with desk.database.writing() as connection:
        marked = await sources.notice(connection, troubled, now)
    return tuple(one for one in reports if one.source.id in marked)


async def _give_back(desk: Desk, reports: Sequence[SourceReport]) -> None:
    async with desk.database.writing() as connection:
        await sources.forget_notice(connection, [one.source.id for one in reports])
