"""The outbox: digests cut into deliveries, with the corrections that follow them.

Its rows are the only truth of what was sent and who sends it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    Select,
    and_,
    case,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    tuple_,
    update,
)

from bot.domain.deliveries import RECONCILE_AFTER, Delivery, DeliveryState, Transition
from bot.domain.errors import StorageError
from bot.domain.messages import Message
from bot.domain.phrases import Phrase
from bot.domain.subscriptions import CLOCK_ERROR, Channel, Subscription, SubscriptionState
from bot.domain.watches import APART
from bot.views import codec
from bot.views.buttons import facts_of
from storage.database import Connection, insert_all
from storage.fact_tables import delivery_facts, facts
from storage.tables import deliveries as table
from storage.tables import digests, subscriptions

_ID_LENGTH: Final = 24
"""Characters of a delivery's id, 120 bits; Discord takes a nonce of 25 at most."""

_UNSETTLED: Final = (DeliveryState.PENDING, DeliveryState.SENDING)

_ENDED: Final = Phrase("The subscription ended before this was posted.")
_CLOCK_RAN_AHEAD: Final = Phrase("It was sent while the clock was wrong: look in the channel whether it stands there.")
_NOTHING_TO_CORRECT: Final = Phrase("What this corrects was never posted.")


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
    """Write the digest of a slot, a delivery for each message, the facts it tells, and the subscription's last slot.

    False, and nothing is written, when the subscription has moved on since it was read: another worker composed this
    slot, so that the window from `start` no longer holds, or it is not active any more; or when the slot has its
    digest already, from a time when the clock ran ahead.
    """
    if await _has_digest(connection, subscription.id, slot) or not await _advance(connection, subscription, slot, now):
        return False
    digest = {"subscription_id": subscription.id, "slot": slot, "window_start": start, "composed": now}
    digest_id: int = (await connection.execute(digests.insert().values(digest).returning(digests.c.id))).scalar_one()
    rows = [
        _new_row(subscription, digest_id, slot, part, message, now) for part, message in enumerate(messages, start=1)
    ]
    await insert_all(connection, table, rows)
    for row, message in zip(rows, messages, strict=True):
        await _note_facts(connection, row["id"], facts_of(message))
    return True


async def follow(
    connection: Connection,
    subscription: Subscription,
    digest_id: int,
    corrects: str,
    messages: Sequence[Message],
    now: datetime,
    person: str = "",
) -> None:
    """Add deliveries to a digest that stand under its delivery `corrects`, in this order, or tell `person` of it.

    No other transaction may add to this digest before this one ends.
    """
    same_digest = and_(table.c.subscription_id == subscription.id, table.c.digest_id == digest_id)
    query = select(table.c.slot, func.max(table.c.part).label("last")).where(same_digest).group_by(table.c.slot)
    digest = (await connection.execute(query)).one()
    follows = {"corrects": corrects, "person": person, **({"channel": person} if person else {})}
    rows = [
        _new_row(subscription, digest_id, digest.slot, part, message, now) | follows
        for part, message in enumerate(messages, start=digest.last + 1)
    ]
    await insert_all(connection, table, rows)


async def claim(
    connection: Connection, now: datetime, platforms: Sequence[str], limit: int, waiting: Collection[Channel] = ()
) -> tuple[Delivery, ...]:
    """Take deliveries that are pending and due, for this worker alone: in each channel one, and none in those waiting.

    The longest due come first, so that a channel with much to get keeps no other back; of each digest comes the first
    part not settled. Each becomes "sending" with one more attempt; it is due for a look once RECONCILE_AFTER has
    passed. What belongs to a subscription that is paused or ended stays where it is, but for what follows a delivery.
    A correction waits for what it stands under, and for those before it there; it becomes "failed" where that was
    never posted. One whose stored message cannot be read becomes "failed" and is left out. What was put off while the
    clock ran ahead is due.
    """
    await _give_up_corrections(connection)
    # PostgreSQL's workers pass over what another is taking; SQLite's stand in line anyway.
    due = _due(now, platforms, waiting).limit(limit).with_for_update(skip_locked=True)
    first = {row[1:]: row.id for row in reversed((await connection.execute(due)).all())}
    change = (
        update(table)
        .where(table.c.id.in_(first.values()), table.c.state == DeliveryState.PENDING)
        .values(
            state=DeliveryState.SENDING,
            attempts=table.c.attempts + 1,
            claimed=now,
            due=now + RECONCILE_AFTER,
        )
        .returning(table.c.id)
    )
    claimed = (await connection.scalars(change)).all()
    return await _readable(connection, await _rows(connection, table.c.id.in_(claimed)), DeliveryState.FAILED)


async def is_due(connection: Connection, now: datetime, platforms: Sequence[str]) -> bool:
    """Whether `claim` would find anything if no channel were waiting."""
    return (await connection.execute(_due(now, platforms).limit(1))).first() is not None


async def settle(connection: Connection, delivery: Delivery, transition: Transition) -> bool:
    """Write what became of a claimed delivery; False when another worker has settled that attempt already.

    One to be tried again becomes "failed" when its subscription has ended meanwhile, unless it is a correction.
    """
    again = transition.state is DeliveryState.PENDING and not delivery.corrects
    if again and await _has_ended(connection, delivery.subscription_id):
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


async def drop(connection: Connection, subscription_id: int) -> None:
    """Give up what a subscription has not been sent yet, because it ended; corrections of what was sent stay."""
    digests_only = and_(table.c.subscription_id == subscription_id, table.c.corrects == "")
    pending = table.c.state == DeliveryState.PENDING
    await connection.execute(
        update(table).where(digests_only, pending).values(state=DeliveryState.FAILED, error=_ENDED)
    )


async def stuck(connection: Connection, now: datetime, platforms: Sequence[str]) -> tuple[Delivery, ...]:
    """Give the deliveries found "sending" whose look is due, RECONCILE_AFTER or more after their claim.

    Needs a transaction that can write: one whose stored message cannot be read becomes "failed" and is left out; one
    claimed while the clock ran ahead becomes "unknown", since nobody knows at which time to look.
    """
    await _give_up_looks(connection, now)
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


async def covered_until(connection: Connection, subscription: Subscription, instant: datetime) -> datetime | None:
    """Give the instant up to which a subscription's digests hold what was first seen, None before the first.

    That is its last slot; where a wrong clock left that ahead of `instant`, the newest slot before it.
    """
    last = subscription.last_slot
    return last if last is None or last < instant else await _slot_before(connection, subscription.id, instant)


async def unsent(connection: Connection, subscription_id: int) -> bool:
    """Whether any part of a subscription's digests is pending or sending; a correction keeps no digest back."""
    digests_only = and_(table.c.subscription_id == subscription_id, table.c.corrects == "")
    query = select(table.c.id).where(digests_only, table.c.state.in_(_UNSETTLED)).limit(1)
    return await connection.scalar(query) is not None


def _due(now: datetime, platforms: Sequence[str], waiting: Collection[Channel] = ()) -> Select[Any]:
    """Select the id and the channel of what may be sent, the longest due first."""
    channel = (table.c.platform, table.c.workspace, table.c.channel)
    active = exists().where(
        subscriptions.c.id == table.c.subscription_id, subscriptions.c.state == SubscriptionState.ACTIVE
    )
    taken = [(one.platform, one.workspace, one.channel) for one in waiting]
    return (
        select(table.c.id, *channel)
        .where(table.c.state == DeliveryState.PENDING, table.c.platform.in_(platforms))
        .where(or_(table.c.due <= now, func.coalesce(table.c.claimed, table.c.due) > now + CLOCK_ERROR))
        .where(~_waits(), or_(active, table.c.corrects != ""), *([tuple_(*channel).not_in(taken)] if taken else []))
        .order_by(table.c.due, table.c.digest_id, table.c.part)
    )


def _waits() -> ColumnElement[bool]:
    """Whether a delivery must not go yet: readers see a digest's parts in order, and corrections after their part.

    A notice waits for nothing, and nothing for it: it goes elsewhere.
    """
    earlier = table.alias()
    comes_before = or_(table.c.corrects == "", table.c.corrects == earlier.c.id, table.c.corrects == earlier.c.corrects)
    here = and_(table.c.person == "", earlier.c.person == "")
    # Beside the digest its subscription, by which there is an index.
    same_digest = and_(earlier.c.subscription_id == table.c.subscription_id, earlier.c.digest_id == table.c.digest_id)
    unsettled = earlier.c.state.in_(_UNSETTLED)
    return exists().where(same_digest, earlier.c.part < table.c.part, comes_before, unsettled, here)


async def _give_up_corrections(connection: Connection) -> None:
    failed = table.alias()
    unfounded = exists().where(failed.c.id == table.c.corrects, failed.c.state == DeliveryState.FAILED)
    correction = and_(table.c.corrects != "", table.c.person == "")
    change = update(table).where(table.c.state == DeliveryState.PENDING, correction, unfounded)
    await connection.execute(change.values(state=DeliveryState.FAILED, error=_NOTHING_TO_CORRECT))


async def _give_up_looks(connection: Connection, now: datetime) -> None:
    ahead = and_(table.c.state == DeliveryState.SENDING, table.c.claimed > now + CLOCK_ERROR)
    await connection.execute(update(table).where(ahead).values(state=DeliveryState.UNKNOWN, error=_CLOCK_RAN_AHEAD))


async def _note_facts(connection: Connection, delivery: str, fact_ids: Sequence[str]) -> None:
    if fact_ids:
        carried = select(literal(delivery), facts.c.number).where(facts.c.id.in_(fact_ids))
        await connection.execute(insert(delivery_facts).from_select(["delivery_id", "fact_number"], carried))


async def _slot_before(connection: Connection, subscription_id: int, instant: datetime) -> datetime | None:
    earlier = and_(digests.c.subscription_id == subscription_id, digests.c.slot < instant)
    newest: datetime | None = await connection.scalar(select(func.max(digests.c.slot)).where(earlier))
    return newest


async def _has_digest(connection: Connection, subscription_id: int, slot: datetime) -> bool:
    query = select(digests.c.id).where(digests.c.subscription_id == subscription_id, digests.c.slot == slot)
    return await connection.scalar(query) is not None


async def _advance(connection: Connection, subscription: Subscription, slot: datetime, now: datetime) -> bool:
    """Move the last slot forward, if it still is where the caller saw it: of many workers one succeeds.

    One that a wrong clock left far ahead moves back to where it belongs. A watch's is the instant of its last alert,
    and so was ahead of a right clock never; a digest's is a slot that may have been composed a little early.
    """
    last = subscriptions.c.last_slot
    unmoved = last.is_not_distinct_from(subscription.last_slot)
    error = APART if subscription.is_watch else CLOCK_ERROR
    forward = or_(last.is_(None), last < slot, last > now + error)
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
    corrected = table.alias()
    parent = case((table.c.person == "", func.coalesce(corrected.c.message_id, "")), else_="")
    query = (
        select(table, parent.label("reply_to"))
        .outerjoin(corrected, corrected.c.id == table.c.corrects)
        .where(condition)
        .order_by(table.c.digest_id, table.c.part)
    )
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
        "corrects": "",
        "person": "",
        "told": False,
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
        corrects=row["corrects"],
        reply_to=row["reply_to"],
        person=row["person"],
    )
