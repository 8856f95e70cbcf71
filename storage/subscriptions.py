"""Subscriptions: which channel wants what, and until which slot it has it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, func, select, update

from bot.domain.subscriptions import Channel, Subscription, SubscriptionState, WeeklySchedule
from storage.database import Connection
from storage.tables import subscriptions as table


async def add(
    connection: Connection,
    channel: Channel,
    owner: str,
    schedule: WeeklySchedule,
    topics: tuple[str, ...],
    locale: str,
    quiet: bool,  # noqa: FBT001  it stands among the wish's other parts, in their order
    now: datetime,
) -> Subscription:
    """Store a channel's wish, active from now on."""
    values = {
        "platform": channel.platform,
        "workspace": channel.workspace,
        "channel": channel.channel,
        "owner": owner,
        "weekday": schedule.weekday,
        "at": schedule.at,
        "zone": schedule.zone,
        "topics": topics,
        "locale": locale,
        "quiet": quiet,
        "state": SubscriptionState.ACTIVE,
        "created": now,
        "last_slot": None,
        "pause_reason": "",
    }
    rows = await connection.execute(table.insert().values(values).returning(table))
    return _subscription(rows.mappings().one())


async def of_workspace(
    connection: Connection, platform: str, workspace: str, channel: str | None = None
) -> tuple[Subscription, ...]:
    """Give the subscriptions of a workspace, or of one of its channels, that have not ended, the oldest first."""
    condition = (
        (table.c.platform == platform) & (table.c.workspace == workspace) & (table.c.state != SubscriptionState.ENDED)
    )
    return await _select(connection, condition if channel is None else condition & (table.c.channel == channel))


async def get(connection: Connection, subscription_id: int) -> Subscription | None:
    """Give one subscription, ended ones too."""
    found = await _select(connection, table.c.id == subscription_id)
    return found[0] if found else None


async def active(connection: Connection) -> tuple[Subscription, ...]:
    """Give every subscription that gets digests, the oldest first."""
    return await _select(connection, table.c.state == SubscriptionState.ACTIVE)


async def set_state(
    connection: Connection, subscription_id: int, state: SubscriptionState, reason: str = ""
) -> Subscription | None:
    """Pause, resume or end a subscription and give it back; `reason` says why it is paused.

    None when there is none, it has ended, or it stands there already: of two that pause it, one is told it did.
    """
    movable = table.c.state.not_in([SubscriptionState.ENDED, state])
    change = update(table).where(table.c.id == subscription_id, movable).values(state=state, pause_reason=reason)
    rows = await connection.execute(change.returning(table))
    row = rows.mappings().one_or_none()
    return _subscription(row) if row else None


async def count(connection: Connection) -> int:
    """Count the subscriptions that have not ended."""
    return await connection.scalar(select(func.count()).where(table.c.state != SubscriptionState.ENDED)) or 0


async def _select(connection: Connection, condition: ColumnElement[bool]) -> tuple[Subscription, ...]:
    rows = await connection.execute(select(table).where(condition).order_by(table.c.id))
    return tuple(map(_subscription, rows.mappings()))


def _subscription(row: RowMapping) -> Subscription:
    return Subscription(
        id=row["id"],
        channel=Channel(row["platform"], row["workspace"], row["channel"]),
        owner=row["owner"],
        schedule=WeeklySchedule(row["weekday"], row["at"], row["zone"]),
        topics=tuple(row["topics"]),
        locale=row["locale"],
        quiet=row["quiet"],
        state=SubscriptionState(row["state"]),
        created=row["created"],
        last_slot=row["last_slot"],
        pause_reason=row["pause_reason"],
    )
