"""Composing: what the digest of one subscription holds, and why in that order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.answers import DigestContent
from bot.domain.catalog import Catalog
from bot.domain.corrections import Correction, CorrectionKind, correction
from bot.domain.digests import ComingDate, Order, Placed, StoryChange, StoryOrder, arrange, caps
from bot.domain.facts import FactAct
from bot.domain.moments import at_day
from bot.domain.sources import SourceState
from bot.domain.subscriptions import Channel, Schedule, Subscription, SubscriptionState, window
from bot.services import subscribing
from bot.services.desk import Desk
from storage import digest_stories, fact_lists, facts, outbox, sources, stories
from storage import subscriptions as stored
from storage.database import Connection

_FACTS = 5
_CORRECTIONS = 5
_CHANGES = 5
_COMING = 5
_AHEAD = timedelta(days=30)
_THIS_INSTANT = timedelta(microseconds=1)
"""A preview holds what was stored in the instant it is asked for."""


async def preview(
    desk: Desk, channel: Channel, topics: tuple[str, ...], locale: str, subscription_id: int | None = None
) -> DigestContent:
    """Give the digest this channel would get now: of that subscription, of its first one, or of the default one.

    Raises NotFound when the channel has no such subscription.
    """
    now = desk.clock.now()
    async with desk.database.reading() as connection:
        if subscription_id is not None:
            subscription = await subscribing.of_channel(connection, subscription_id, channel)
        else:
            found = await stored.of_channel(connection, channel)
            active = [subscription for subscription in found if subscription.state is SubscriptionState.ACTIVE]
            subscription = active[0] if active and not topics else _default(channel, topics, locale, now)
        start, _ = window(await outbox.covered_until(connection, subscription, now), now)
        return await content(desk, connection, subscription, start, now + _THIS_INSTANT)


async def content(
    desk: Desk, connection: Connection, subscription: Subscription, start: datetime, end: datetime
) -> DigestContent:
    """Give what the subscription gets for what was first seen from `start` on and before `end`."""
    order = await _order(connection, subscription, start, end)
    lines = order.changed[:_CHANGES]
    told = await stories.of_ids(connection, [one.candidate.story_id for one in order.told], end)
    new = await fact_lists.approved_between(connection, start, end, subscription.topics, _FACTS)
    followed = [one for one in await sources.reports(connection) if one.source.state is SourceState.ACTIVE]
    return DigestContent(
        subscription,
        start,
        end,
        told,
        len(order.left_out) + len(order.changed) - len(lines) + order.more,
        failing=tuple(one.source.listing for one in followed if one.source.health.failures),
        silent=tuple(one.source.listing for one in followed if one.silence(end)),
        new_facts=new.facts,
        facts_left_out=new.total - len(new.facts),
        corrections=await _corrections(connection, start, end, subscription.topics),
        changes=await _changes(connection, lines, end),
        coming=await _coming(desk.catalog, connection, subscription, end),
        coverage=await digest_stories.coverage(connection, end, subscription.topics),
    )


async def why(desk: Desk, subscription_id: int, channel: Channel, at: datetime | None) -> StoryOrder:
    """Say why the stories of a digest stand as they do: of that slot or preview, of the newest digest without `at`.

    It is worked out anew, with what the subscription wants now. Raises NotFound when the channel has no such
    subscription.
    """
    async with desk.database.reading() as connection:
        subscription = await subscribing.of_channel(connection, subscription_id, channel)
        end = at or subscription.last_slot or desk.clock.now() + _THIS_INSTANT
        start, _ = window(await outbox.covered_until(connection, subscription, end), end)
        order = await _order(connection, subscription, start, end)
        placed = (*order.told, *order.changed[:_CHANGES], *order.left_out[:_CHANGES])
        shown = await stories.of_ids(connection, [one.candidate.story_id for one in placed], end)
    return StoryOrder(order, shown, caps(subscription.size, subscription.topics))


async def _order(connection: Connection, subscription: Subscription, start: datetime, end: datetime) -> Order:
    found, more = await digest_stories.candidates(connection, subscription, start, end)
    return arrange(found, subscription.size, caps(subscription.size, subscription.topics), start, end, more)


async def _changes(connection: Connection, lines: Sequence[Placed], end: datetime) -> tuple[StoryChange, ...]:
    found = await stories.of_ids(connection, [one.candidate.story_id for one in lines], end)
    by_id = {story.id: story for story in found}
    return tuple(
        StoryChange(by_id[one.candidate.story_id], one.candidate) for one in lines if one.candidate.story_id in by_id
    )


async def _coming(
    catalog: Catalog, connection: Connection, subscription: Subscription, end: datetime
) -> tuple[ComingDate, ...]:
    """Give the next dates of approved facts and of catalogued events, from the local day of `end` on."""
    today = end.astimezone(ZoneInfo(subscription.schedule.zone)).date()
    first, last = at_day(today, "").value, at_day(today + _AHEAD, "").value
    ahead = await fact_lists.ahead(connection, first, last, subscription.topics, _COMING)
    dates = [ComingDate(fact.when, fact.title or fact.statement, fact.id) for fact in ahead]
    dates += [
        ComingDate(at_day(event.day, ""), event.title)
        for event in catalog.events
        if today <= event.day < today + _AHEAD
        and (not subscription.topics or set(subscription.topics) & set(event.topics))
    ]
    return tuple(sorted(dates, key=lambda one: (one.when.value, one.title))[:_COMING])


async def _corrections(
    connection: Connection, start: datetime, end: datetime, topics: Sequence[str]
) -> tuple[Correction, ...]:
    """Give the newest corrections of that time: each fact as it stood before it, and the last act on it.

    What was approved anew stands among the new facts instead.
    """
    found: list[Correction] = []
    for last in reversed(await facts.corrected_between(connection, start, end)):
        if len(found) < _CORRECTIONS and (not topics or set(topics) & set(last.fact.topics)):
            acts = await facts.revisions(connection, last.fact.id)
            before = [act.fact for act in acts if act.at < start]
            told = correction(before[-1], last)
            is_new = any(act.act is FactAct.APPROVED and start <= act.at < end for act in acts)
            if told and not (is_new and told.kind is CorrectionKind.RESTORED):
                found.append(told)
    return tuple(reversed(found))


def _default(channel: Channel, topics: tuple[str, ...], locale: str, now: datetime) -> Subscription:
    return Subscription(
        id=0,
        channel=channel,
        owner="",
        schedule=Schedule(),
        topics=topics,
        locale=locale,
        quiet=False,
        state=SubscriptionState.ACTIVE,
        created=now,
    )
