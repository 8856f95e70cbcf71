"""Subscriptions: which channel wants what, and until which slot it has it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, func, select, update

from bot.domain.subscriptions import (
    DEFAULT_SIZE,
    Channel,
    HolidayCalendar,
    Rhythm,
    Schedule,
    Subscription,
    SubscriptionKind,
    SubscriptionState,
)
from storage.database import Connection
from storage.locks import Lock, hold
from storage.tables import subscriptions as table


async def add(
    connection: Connection,
    channel: Channel,
    owner: str,
    schedule: Schedule,
    topics: tuple[str, ...],
    locale: str,
    quiet: bool,  # noqa: FBT001  it stands among the wish's other parts, in their order
    now: datetime,
    *,
    actors: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
    size: int = DEFAULT_SIZE,
    kind: SubscriptionKind = SubscriptionKind.DIGEST,
    words: str = "",
) -> Subscription:
    """Store a channel's wish, active from now on."""
    values = {
        "platform": channel.platform,
        "workspace": channel.workspace,
        "channel": channel.channel,
        "owner": owner,
        **_schedule_values(schedule),
        "topics": topics,
        "actors": actors,
        "languages": languages,
        "size": size,
        "locale": locale,
        "quiet": quiet,
        "state": SubscriptionState.ACTIVE,
        "created": now,
        "last_slot": None,
        "pause_reason": "",
        "resumed": None,
        "kind": kind,
        "words": words,
    }
    rows = await connection.execute(table.insert().values(values).returning(table))
    return _subscription(rows.mappings().one())


async def lock(connection: Connection) -> None:
    """Let no other worker subscribe a channel until this transaction ends: of two that look and add, one adds."""
    await hold(connection, Lock.SUBSCRIPTIONS)


async def of_channel(connection: Connection, channel: Channel) -> tuple[Subscription, ...]:
    """Give the subscriptions of a channel that have not ended, the oldest first."""
    return await _select(
        connection,
        and_(
            table.c.platform == channel.platform,
            table.c.workspace == channel.workspace,
            table.c.channel == channel.channel,
            table.c.state != SubscriptionState.ENDED,
        ),
    )


async def made_by(connection: Connection, platform: str, owner: str, workspace: str) -> tuple[Subscription, ...]:
    """Give what a person made and has not ended, in one workspace or, where that is "", in all; the oldest first."""
    own = and_(table.c.platform == platform, table.c.owner == owner, table.c.state != SubscriptionState.ENDED)
    return await _select(connection, and_(own, table.c.workspace == workspace) if workspace else own)


async def get(connection: Connection, subscription_id: int) -> Subscription | None:
    """Give one subscription, ended ones too."""
    found = await _select(connection, table.c.id == subscription_id)
    return found[0] if found else None


async def active(connection: Connection) -> tuple[Subscription, ...]:
    """Give every subscription that gets digests, the oldest first."""
    return await _active(connection, SubscriptionKind.DIGEST)


async def watches(connection: Connection, among: Collection[int] | None = None) -> tuple[Subscription, ...]:
    """Give every watch that may fire, or those among them that have these ids, the oldest first."""
    chosen = None if among is None else table.c.id.in_(among)
    return await _active(connection, SubscriptionKind.WATCH, chosen)


async def set_state(
    connection: Connection,
    subscription_id: int,
    state: SubscriptionState,
    reason: str = "",
    resumed: datetime | None = None,
) -> Subscription | None:
    """Pause, resume or end a subscription and give it back; `reason` says why it is paused, `resumed` since when not.

    None when there is none, it has ended, or it stands there already: of two that pause it, one is told it did.
    """
    condition = and_(table.c.id == subscription_id, table.c.state.not_in([SubscriptionState.ENDED, state]))
    since = {"resumed": resumed} if resumed else {}
    return await _update(connection, condition, {"state": state, "pause_reason": reason, **since})


async def change(
    connection: Connection, subscription_id: int, *, locale: str, quiet: bool, size: int, resumed: datetime | None
) -> Subscription | None:
    """Give a subscription another language, manner and size, and make it active; give it back.

    `resumed` is from when on slots are owed again, None where they were owed all the time.

    None when there is none or it has ended.
    """
    condition = and_(table.c.id == subscription_id, table.c.state != SubscriptionState.ENDED)
    values = {
        "locale": locale,
        "quiet": quiet,
        "size": size,
        "state": SubscriptionState.ACTIVE,
        "pause_reason": "",
        "resumed": resumed,
    }
    return await _update(connection, condition, values)


async def rewrite(
    connection: Connection, wish: Subscription, owed_since: datetime | None = None
) -> Subscription | None:
    """Let a subscription want what `wish` does and give it back; its state and owner stay.

    `owed_since` is from when on slots are owed by another schedule; without it that stays too, whoever resumes it
    meanwhile. None when there is none.
    """
    values = {
        **_schedule_values(wish.schedule),
        "topics": wish.topics,
        "actors": wish.actors,
        "languages": wish.languages,
        "size": wish.size,
        "locale": wish.locale,
        "quiet": wish.quiet,
        "words": wish.words,
        **({"resumed": owed_since} if owed_since else {}),
    }
    return await _update(connection, table.c.id == wish.id, values)


async def count(connection: Connection) -> int:
    """Count the subscriptions that have not ended."""
    return await connection.scalar(select(func.count()).where(table.c.state != SubscriptionState.ENDED)) or 0


async def _update(
    connection: Connection, condition: ColumnElement[bool], values: Mapping[str, Any]
) -> Subscription | None:
    rows = await connection.execute(update(table).where(condition).values(values).returning(table))
    row = rows.mappings().one_or_none()
    return _subscription(row) if row else None


async def _active(
    connection: Connection, kind: SubscriptionKind, chosen: ColumnElement[bool] | None = None
) -> tuple[Subscription, ...]:
    active = and_(table.c.state == SubscriptionState.ACTIVE, table.c.kind == kind)
    return await _select(connection, active if chosen is None else and_(active, chosen))


async def _select(connection: Connection, condition: ColumnElement[bool]) -> tuple[Subscription, ...]:
    rows = await connection.execute(select(table).where(condition).order_by(table.c.id))
    return tuple(map(_subscription, rows.mappings()))


def _subscription(row: RowMapping) -> Subscription:
    return Subscription(
        id=row["id"],
        channel=Channel(row["platform"], row["workspace"], row["channel"]),
        owner=row["owner"],
        schedule=_schedule(row),
        topics=tuple(row["topics"]),
        locale=row["locale"],
        quiet=row["quiet"],
        state=SubscriptionState(row["state"]),
        created=row["created"],
        last_slot=row["last_slot"],
        pause_reason=row["pause_reason"],
        actors=tuple(row["actors"]),
        languages=tuple(row["languages"]),
        size=row["size"],
        resumed=row["resumed"],
        kind=SubscriptionKind(row["kind"]),
        words=row["words"],
    )


def _schedule_values(schedule: Schedule) -> dict[str, Any]:
    return {
        "weekday": schedule.weekday,
        "at": schedule.at,
        "zone": schedule.zone,
        "rhythm": schedule.rhythm,
        "day": schedule.day,
        "holidays": schedule.holidays or "",
        "moves": schedule.moves,
    }


def _schedule(row: RowMapping) -> Schedule:
    return Schedule(
        weekday=row["weekday"],
        at=row["at"],
        zone=row["zone"],
        rhythm=Rhythm(row["rhythm"]),
        day=row["day"],
        holidays=HolidayCalendar(row["holidays"]) if row["holidays"] else None,
        moves=row["moves"],
    )
