"""The outbox: digests cut into deliveries. Its rows are the only truth of what was sent and who sends it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, and_, exists, func, or_, select, update

from bot.domain.deliveries import RECONCILE_AFTER, Delivery, DeliveryState, Transition
from bot.domain.errors import StorageError
from bot.domain.messages import Message
from bot.domain.subscriptions import Channel, Subscription, SubscriptionState
from bot.views import codec
from storage.database import Connection, insert_all
from storage.tables import deliveries as table
from storage.tables import digests, subscriptions

_ID_LENGTH: Final = 24
"""Characters of a delivery's id, 120 bits; Discord takes a nonce of 25 at most."""

_UNSETTLED: Final = (DeliveryState.PENDING, DeliveryState.SENDING)

_ENDED: Final = "The subscription ended before this was posted."


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How many deliveries are not yet confirmed, and of how many the outcome could not be found out."""

    pending: int
    unknown: int


def delivery_id(subscription_id: int, slot: datetime, part: int) -> str:
    """Give the id of a delivery: the same whoever composes it, in letters and digits."""
    key = f"{subscription_id} {slot.astimezone(UTC).isoformat()} {part}"
    return base64.b32encode(hashlib.sha256(key.encode()).digest()).decode().lower()[:_ID_LENGTH]


async def compose(
    connection: Connection,
    subscription: Subscription,
    slot: datetime,
    start: datetime,
    messages: Sequence[Message],
    now: datetime,
) -> bool:
    """Write the digest of a slot, a delivery for each message, and the subscription's last slot.

    False, and nothing is written, when the subscription has moved on since it was read: another worker composed this
    slot, so that the window from `start` no longer holds, or it is not active any more.
    """
    if not await _advance(connection, subscription, slot):
        return False
    digest = {"subscription_id": subscription.id, "slot": slot, "window_start": start, "composed": now}
    digest_id: int = (await connection.execute(digests.insert().values(digest).returning(digests.c.id))).scalar_one()
    rows = [
        _new_row(subscription, digest_id, slot, part, message, now) for part, message in enumerate(messages, start=1)
    ]
    await insert_all(connection, table, rows)
    return True


async def claim(connection: Connection, now: datetime, platforms: Sequence[str], limit: int) -> tuple[Delivery, ...]:
    """Take deliveries that are pending and due, for this worker alone: of each digest the first part not settled.

    Each becomes "sending" with one more attempt; it is due for a look once RECONCILE_AFTER has passed. What belongs to
    a subscription that is paused or ended stays where it is. One whose stored message cannot be read becomes "failed"
    and is left out.
    """
    earlier = table.alias()
    unsettled = earlier.c.state.in_(_UNSETTLED)
    # A digest's second part waits for its first: readers see them in order.
    waits = exists().where(earlier.c.digest_id == table.c.digest_id, earlier.c.part < table.c.part, unsettled)
    wanted = exists().where(
        subscriptions.c.id == table.c.subscription_id, subscriptions.c.state == SubscriptionState.ACTIVE
    )
    due = (
        select(table.c.id)
        .where(table.c.state == DeliveryState.PENDING, table.c.due <= now, table.c.platform.in_(platforms))
        .where(~waits, wanted)
        .order_by(table.c.due, table.c.digest_id, table.c.part)
        .limit(limit)
        # PostgreSQL's workers pass over what another is taking; SQLite's stand in line anyway.
        .with_for_update(skip_locked=True)
    )
    change = (
        update(table)
        .where(table.c.id.in_(due.scalar_subquery()), table.c.state == DeliveryState.PENDING)
        .values(
            state=DeliveryState.SENDING,
            attempts=table.c.attempts + 1,
            claimed=now,
            due=now + RECONCILE_AFTER,
        )
        .returning(table)
    )
    rows = (await connection.execute(change)).mappings().all()
    ordered = sorted(rows, key=lambda row: (row["digest_id"], row["part"]))
    return await _readable(connection, ordered, DeliveryState.FAILED)


async def settle(connection: Connection, delivery: Delivery, transition: Transition) -> bool:
    """Write what became of a claimed delivery; False when another worker has settled that attempt already.

    One to be tried again becomes "failed" when its subscription has ended meanwhile.
    """
    if transition.state is DeliveryState.PENDING and await _has_ended(connection, delivery.subscription_id):
        transition = replace(transition, state=DeliveryState.FAILED, error=_ENDED)
    same_attempt = and_(
        table.c.id == delivery.id, table.c.state == DeliveryState.SENDING, table.c.attempts == delivery.attempts
    )
    values = {
        "state": transition.state,
        "due": transition.due,
        "message_id": transition.message_id,
        "error": transition.error,
    }
    change = update(table).where(same_attempt).values(values).returning(table.c.id)
    return await connection.scalar(change) is not None


async def drop(connection: Connection, subscription_id: int, reason: str) -> None:
    """Give up what a subscription has not been sent yet, because it ended."""
    pending = and_(table.c.subscription_id == subscription_id, table.c.state == DeliveryState.PENDING)
    await connection.execute(update(table).where(pending).values(state=DeliveryState.FAILED, error=reason))


async def stuck(connection: Connection, now: datetime, platforms: Sequence[str]) -> tuple[Delivery, ...]:
    """Give the deliveries found "sending" whose look is due, RECONCILE_AFTER or more after their claim.

    Needs a transaction that can write: one whose stored message cannot be read becomes "failed" and is left out.
    """
    rows = await _rows(
        connection,
        and_(
            table.c.state == DeliveryState.SENDING,
            table.c.due <= now,
            table.c.claimed <= now - RECONCILE_AFTER,
            table.c.platform.in_(platforms),
        ),
    )
    return await _readable(connection, rows, DeliveryState.UNKNOWN)


async def count(connection: Connection) -> OutboxCounts:
    """Count what is not confirmed."""
    query = select(table.c.state, func.count()).group_by(table.c.state)
    counts = {DeliveryState(state): number for state, number in await connection.execute(query)}
    waiting = counts.get(DeliveryState.PENDING, 0) + counts.get(DeliveryState.SENDING, 0)
    return OutboxCounts(waiting, counts.get(DeliveryState.UNKNOWN, 0))


async def for_subscription(connection: Connection, subscription_id: int) -> tuple[Delivery, ...]:
    """Give every delivery a subscription ever had, the oldest first.

    Raises StorageError when a stored message cannot be read.
    """
    return tuple(map(_delivery, await _rows(connection, table.c.subscription_id == subscription_id)))


async def unsent(connection: Connection, subscription_id: int) -> bool:
    """Whether any delivery of a subscription is pending or sending."""
    query = select(table.c.id).where(table.c.subscription_id == subscription_id, table.c.state.in_(_UNSETTLED)).limit(1)
    return await connection.scalar(query) is not None


async def _advance(connection: Connection, subscription: Subscription, slot: datetime) -> bool:
    """Move the last slot forward, if it still is where the caller saw it: of many workers one succeeds."""
    unmoved = subscriptions.c.last_slot.is_not_distinct_from(subscription.last_slot)
    forward = or_(subscriptions.c.last_slot.is_(None), subscriptions.c.last_slot < slot)
    change = (
        update(subscriptions)
        .where(subscriptions.c.id == subscription.id, subscriptions.c.state == SubscriptionState.ACTIVE)
        .where(unmoved, forward)
        .values(last_slot=slot)
        .returning(subscriptions.c.id)
    )
    return await connection.scalar(change) is not None


async def _has_ended(connection: Connection, subscription_id: int) -> bool:
    """Whether a subscription has ended; one that has not cannot end before this transaction does."""
    query = select(subscriptions.c.state).where(subscriptions.c.id == subscription_id).with_for_update()
    return await connection.scalar(query) == SubscriptionState.ENDED


async def _rows(connection: Connection, condition: ColumnElement[bool]) -> Sequence[RowMapping]:
    query = select(table).where(condition).order_by(table.c.digest_id, table.c.part)
    return (await connection.execute(query)).mappings().all()


async def _readable(
    connection: Connection, rows: Sequence[RowMapping], otherwise: DeliveryState
) -> tuple[Delivery, ...]:
    """Give the deliveries whose messages can be read, and put the others into that state with the reason."""
    found: list[Delivery] = []
    for row in rows:
        try:
            found.append(_delivery(row))
        except StorageError as error:
            values = {"state": otherwise, "error": str(error)}
            await connection.execute(update(table).where(table.c.id == row["id"]).values(values))
    return tuple(found)


def _new_row(
    subscription: Subscription, digest_id: int, slot: datetime, part: int, message: Message, now: datetime
) -> dict[str, Any]:
    return {
        "id": delivery_id(subscription.id, slot, part),
        "digest_id": digest_id,
        "subscription_id": subscription.id,
        "slot": slot,
        "part": part,
        "platform": subscription.channel.platform,
        "workspace": subscription.channel.workspace,
        "channel": subscription.channel.channel,
        "message": codec.dumps(message),
        "state": DeliveryState.PENDING,
        "attempts": 0,
        "due": now,
        "claimed": None,
        "message_id": "",
        "error": "",
        "reply_to": "",
    }


def _delivery(row: RowMapping) -> Delivery:
    return Delivery(
        id=row["id"],
        digest_id=row["digest_id"],
        subscription_id=row["subscription_id"],
        channel=Channel(row["platform"], row["workspace"], row["channel"]),
        part=row["part"],
        message=codec.loads(row["message"]),
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        due=row["due"],
        claimed=row["claimed"],
        message_id=row["message_id"],
        error=row["error"],
    )
