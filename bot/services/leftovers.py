"""The stories that a digest, its preview or an alert had no room for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.digests import LeftOut
from bot.domain.subscriptions import Channel, Subscription, window
from bot.services import composing, subscribing
from bot.services.desk import Desk
from storage import digest_stories, outbox, stories, watches
from storage.database import Connection

PAGE = 5
"""Stories on a page."""


async def left_out(
    desk: Desk,
    channel: Channel,
    subscription_id: int | None,
    topics: tuple[str, ...],
    locale: str,
    *,
    at: datetime | None,
    offset: int,
    as_of: datetime,
) -> LeftOut:
    """Give a page of what the digest or alert of the slot `at` only counted; without it, the newest one.

    Without a subscription it is the preview that ended `at`, of all or of those topics. It is worked out anew: what
    was told then is left out, the others stand in the order of what is known of that window now. Raises NotFound when
    the channel has no such subscription.
    """
    async with desk.database.reading() as connection:
        if subscription_id is None:
            subscription = await composing.previewed(connection, channel, topics, locale, as_of)
        else:
            subscription = await subscribing.of_channel(connection, subscription_id, channel)
        end = at or subscription.last_slot or as_of
        told = await digest_stories.told_at(connection, subscription.id, end)
        if subscription.is_watch:
            found = await _of_alert(connection, subscription, end)
            return await _page(connection, subscription, end, [one for one in found if one not in told], offset)
        start, _ = window(await outbox.covered_until(connection, subscription, end), end)
        order = await composing.order_of(connection, subscription, start, end, composing.Round())
        told = told or frozenset(one.candidate.story_id for one in order.told)
        changed = (one.candidate.story_id for one in order.changed[: composing.CHANGES])
        beyond = order.beyond(told | frozenset(changed))
        return await _page(connection, subscription, end, beyond, offset, start, order.more)


async def _of_alert(connection: Connection, watch: Subscription, at: datetime) -> Sequence[int]:
    """Give the stories of an alert; what it matched since it was made but before it was resumed, it did not tell."""
    since = watch.active_since if watch.active_since <= at else watch.created
    return list(await watches.by_story(connection, await watches.told_at(connection, watch.id, at), since))


async def _page(
    connection: Connection,
    subscription: Subscription,
    end: datetime,
    story_ids: Sequence[int],
    offset: int,
    start: datetime | None = None,
    uncounted: int = 0,
) -> LeftOut:
    # A digest knows what was shown before its window ended; an alert tells all there is of a story.
    shown = await stories.of_ids(connection, story_ids[offset : offset + PAGE], end if start else None)
    return LeftOut(subscription, start, end, shown, offset, len(story_ids), uncounted)
