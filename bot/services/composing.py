"""Composing: what the digest of one subscription holds, and why in that order."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from bot.domain.answers import DigestContent
from bot.domain.catalog import Catalog
from bot.domain.corrections import Correction, CorrectionKind, correction
from bot.domain.digests import ComingDate, Order, Placed, StoryChange, StoryOrder, arrange, caps
from bot.domain.facts import Fact, FactAct
from bot.domain.moments import at_day
from bot.domain.sources import SourceListing, SourceState
from bot.domain.stories import Story
from bot.domain.subscriptions import Channel, Schedule, Subscription, SubscriptionState, home_zone, window
from bot.services import subscribing
from bot.services.desk import Desk
from storage import digest_stories, fact_lists, facts, outbox, sources, stories
from storage import subscriptions as stored
from storage.database import Connection

P = ParamSpec("P")
T = TypeVar("T")

CHANGES = 5
"""Lines on stories told before; of further ones the digest only gives the number."""

_FACTS = 5
_CORRECTIONS = 5
_COMING = 5
_AHEAD = timedelta(days=30)
_REMEMBERED = 100
"""Readings a round keeps: those of a dozen wishes."""

THIS_INSTANT = timedelta(microseconds=1)
"""A preview holds what was stored in the instant it is asked for."""


class Round:
    """What digests composed one after another read alike: the sources, the week by topic, the stories of one wish.

    It is read once and kept for those that follow; of what is not asked for again only the last is kept.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Any] = {}
        self._acts = 0

    def as_of(self, acts: int) -> None:
        """Forget what was read before the last of so many acts of people: it may be hidden or merged by now."""
        if acts != self._acts:
            self._known.clear()
        self._acts = acts

    async def once(
        self,
        read: Callable[Concatenate[Connection, P], Awaitable[T]],
        connection: Connection,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Give what `read` gives, or gave for equal arguments before."""
        key = (read, *args, *kwargs.items())
        found: T = self._known.pop(key) if key in self._known else await read(connection, *args, **kwargs)
        self._known[key] = found
        if len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]
        return found


@dataclass(frozen=True, slots=True)
class _Missed:
    """The sources a digest had to do without: those that fail, and those that have long given nothing new.

    `is_all` says that none followed has answered since the window began.
    """

    failing: tuple[SourceListing, ...]
    silent: tuple[SourceListing, ...]
    is_all: bool


@dataclass(frozen=True, slots=True)
class _ToldFacts:
    """The new and corrected facts of a digest; `revisions` are the newest of each, read at the same instant."""

    new: tuple[Fact, ...]
    left_out: int
    corrections: tuple[Correction, ...]
    revisions: tuple[tuple[str, int], ...]


async def preview(
    desk: Desk, channel: Channel, topics: tuple[str, ...], locale: str, subscription_id: int | None = None
) -> DigestContent:
    """Give the digest this channel would get now: of that subscription, of its first one, or of the default one.

    Raises NotFound when the channel has no such subscription.
    """
    now = desk.clock.now()
    async with desk.database.reading() as connection:
        if subscription_id is not None:
            subscription = await subscribing.of_digests(connection, subscription_id, channel)
        else:
            subscription = await previewed(connection, channel, topics, locale, now)
        start, _ = window(await outbox.covered_until(connection, subscription, now), now)
        return await content(desk, connection, subscription, start, now + THIS_INSTANT, Round())


async def previewed(
    connection: Connection, channel: Channel, topics: tuple[str, ...], locale: str, now: datetime
) -> Subscription:
    """Give the channel's first active subscription; where topics are named or it has none, the default one, of id 0."""
    found = [one for one in await stored.of_channel(connection, channel) if not one.is_watch]
    active = [subscription for subscription in found if subscription.state is SubscriptionState.ACTIVE]
    return active[0] if active and not topics else _default(channel, topics, locale, now)


async def content(
    desk: Desk, connection: Connection, subscription: Subscription, start: datetime, end: datetime, shared: Round
) -> DigestContent:
    """Give what the subscription gets for what was first seen from `start` on and before `end`."""
    once, topics = shared.once, subscription.topics
    order = await order_of(connection, subscription, start, end, shared)
    lines = order.changed[:CHANGES]
    told = await once(_told_facts, connection, start, end, topics)
    missed = await once(_missed, connection, start, end)
    today = end.astimezone(ZoneInfo(subscription.schedule.zone)).date()
    ahead = await once(_facts_ahead, connection, today, topics)
    return DigestContent(
        subscription,
        start,
        end,
        await once(stories.of_ids, connection, _ids(order.told), end),
        len(order.left_out) + len(order.changed) - len(lines) + order.more,
        failing=missed.failing,
        silent=missed.silent,
        is_blind=missed.is_all,
        new_facts=told.new,
        facts_left_out=told.left_out,
        corrections=told.corrections,
        changes=_changes(lines, await once(stories.of_ids, connection, _ids(lines), end)),
        coming=_coming(desk.catalog, ahead, today, topics),
        coverage=await once(digest_stories.coverage, connection, end, topics),
        revisions=tuple(sorted({*told.revisions, *((fact.id, fact.revision) for fact in ahead)})),
    )


async def why(desk: Desk, subscription_id: int, channel: Channel, at: datetime | None) -> StoryOrder:
    """Say why the stories of a digest stand as they do: of that slot or preview, of the newest digest without `at`.

    It is worked out anew, with what the subscription wants now. Raises NotFound when the channel has no such
    subscription.
    """
    async with desk.database.reading() as connection:
        subscription = await subscribing.of_digests(connection, subscription_id, channel)
        end = at or subscription.last_slot or desk.clock.now() + THIS_INSTANT
        start, _ = window(await outbox.covered_until(connection, subscription, end), end)
        order = await order_of(connection, subscription, start, end, Round())
        placed = (*order.told, *order.changed[:CHANGES], *order.left_out[:CHANGES])
        shown = await stories.of_ids(connection, [one.candidate.story_id for one in placed], end)
    return StoryOrder(order, shown, caps(subscription.size, subscription.topics))


async def order_of(
    connection: Connection, subscription: Subscription, start: datetime, end: datetime, shared: Round
) -> Order:
    """Put the stories that came between `start` and `end` in the order of the subscription's digest."""
    wish = (subscription.topics, subscription.actors, subscription.languages)
    arrivals = await shared.once(digest_stories.arrivals, connection, start, end, *wish)
    told = await digest_stories.told_before(connection, subscription.id, end, arrivals.reports)
    limits = caps(subscription.size, subscription.topics)
    return arrange(arrivals.candidates(told), subscription.size, limits, start, end, arrivals.more)


def _ids(placed: Sequence[Placed]) -> tuple[int, ...]:
    return tuple(one.candidate.story_id for one in placed)


def _changes(lines: Sequence[Placed], found: Sequence[Story]) -> tuple[StoryChange, ...]:
    by_id = {story.id: story for story in found}
    return tuple(
        StoryChange(by_id[one.candidate.story_id], one.candidate) for one in lines if one.candidate.story_id in by_id
    )


async def _missed(connection: Connection, start: datetime, end: datetime) -> _Missed:
    followed = [one for one in await sources.reports(connection) if one.source.state is SourceState.ACTIVE]
    return _Missed(
        tuple(one.source.listing for one in followed if one.source.health.failures),
        tuple(one.source.listing for one in followed if one.silence(end)),
        not any(last >= start for one in followed if (last := one.source.health.last_success)),
    )


async def _told_facts(connection: Connection, start: datetime, end: datetime, topics: Sequence[str]) -> _ToldFacts:
    new = await fact_lists.approved_between(connection, start, end, topics, _FACTS)
    corrections = await _corrections(connection, start, end, topics)
    ids = [*(fact.id for fact in new.facts), *(one.before.id for one in corrections)]
    revisions = await facts.newest_revisions(connection, ids)
    return _ToldFacts(new.facts, new.total - len(new.facts), corrections, revisions)


async def _facts_ahead(connection: Connection, today: date, topics: Sequence[str]) -> tuple[Fact, ...]:
    first, last = at_day(today, "").value, at_day(today + _AHEAD, "").value
    return await fact_lists.ahead(connection, first, last, topics, _COMING)


def _coming(catalog: Catalog, ahead: Sequence[Fact], today: date, topics: Sequence[str]) -> tuple[ComingDate, ...]:
    """Give the next dates of approved facts and of catalogued events, from the local day `today` on."""
    dates = [ComingDate(fact.when, fact.title or fact.statement, fact.id) for fact in ahead]
    dates += [
        ComingDate(at_day(event.day, ""), event.title)
        for event in catalog.events
        if today <= event.day < today + _AHEAD and (not topics or set(topics) & set(event.topics))
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
        schedule=Schedule(zone=home_zone(locale)),
        topics=topics,
        locale=locale,
        quiet=False,
        state=SubscriptionState.ACTIVE,
        created=now,
    )
