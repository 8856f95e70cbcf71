"""Deliveries that may not have arrived: told of once, put back in line once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, select, update

from bot.domain.deliveries import DeliveryState
from bot.domain.subscriptions import Channel
from storage.database import Connection
from storage.tables import deliveries as table


@dataclass(frozen=True, slots=True)
class Lost:
    """What is known of a delivery without reading its message. `reason` is the last error's sentence."""

    id: str
    digest_id: int
    subscription_id: int
    slot: datetime
    state: DeliveryState
    reason: str


async def take_untold(connection: Connection) -> tuple[Lost, ...]:
    """Give the deliveries whose outcome is unknown and nobody was told of, and note that this transaction tells it."""
    unknown = (table.c.state == DeliveryState.UNKNOWN, table.c.told.is_(False), table.c.person == "")
    rows = await connection.execute(update(table).where(*unknown).values(told=True).returning(table))
    return tuple(map(_lost, rows.mappings()))


async def get(connection: Connection, delivery_id: str) -> Lost | None:
    """Give a part of a digest, or a correction of one."""
    query = select(table).where(table.c.id == delivery_id, table.c.person == "")
    row = (await connection.execute(query)).mappings().first()
    return _lost(row) if row else None


async def put_back(connection: Connection, delivery_id: str, now: datetime) -> bool:
    """Let a delivery whose outcome is unknown be sent again; of two that ask for it, one is told that it did."""
    unknown = (table.c.id == delivery_id, table.c.state == DeliveryState.UNKNOWN)
    values = {"state": DeliveryState.PENDING, "due": now, "told": False}
    change = update(table).where(*unknown).values(values).returning(table.c.id)
    return await connection.scalar(change) is not None


async def redirect(connection: Connection, delivery_id: str, channel: Channel, now: datetime) -> None:
    """Let a notice that could not reach a person go to a channel instead."""
    values = {
        "state": DeliveryState.PENDING,
        "due": now,
        "platform": channel.platform,
        "workspace": channel.workspace,
        "channel": channel.channel,
    }
    await connection.execute(update(table).where(table.c.id == delivery_id, table.c.person != "").values(values))


def _lost(row: RowMapping) -> Lost:
    return Lost(
        row["id"], row["digest_id"], row["subscription_id"], row["slot"], DeliveryState(row["state"]), row["error"]
    )
