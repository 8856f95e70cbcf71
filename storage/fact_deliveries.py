"""What was delivered of a fact, and the corrections that follow it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import select

from bot.domain.deliveries import DeliveryState
from bot.domain.messages import Message
from bot.domain.subscriptions import Subscription
from storage import outbox, subscriptions, windows
from storage.database import Connection
from storage.fact_tables import delivery_facts, facts
from storage.tables import deliveries


async def correct(
    connection: Connection, fact_id: str, word: Callable[[Subscription], Sequence[Message]], now: datetime
) -> int:
    """Write what `word` says for each subscription under every digest that carried a fact; give how many digests.

    It stands under the first part that carried it and did not fail for good. One not posted yet is corrected as soon
    as it is. One whose outcome is not known is corrected in the channel itself: it may well stand there. To be called
    in the transaction that changes the fact: a digest composed at the same time holds it as it was, and is corrected
    too, or as it is now.
    """
    await windows.hold(connection)
    carriers = await _carriers(connection, fact_id)
    for digest_id, (delivery_id, subscription_id) in carriers.items():
        subscription = await subscriptions.get(connection, subscription_id)
        assert subscription is not None  # noqa: S101  its deliveries refer to it
        await outbox.follow(connection, subscription, digest_id, delivery_id, word(subscription), now)
    return len(carriers)


async def _carriers(connection: Connection, fact_id: str) -> dict[int, tuple[str, int]]:
    """Give, by digest, the delivery that carried a fact and its subscription."""
    query = (
        select(deliveries.c.id, deliveries.c.digest_id, deliveries.c.subscription_id)
        .join(delivery_facts, delivery_facts.c.delivery_id == deliveries.c.id)
        .join(facts, facts.c.number == delivery_facts.c.fact_number)
        .where(facts.c.id == fact_id, deliveries.c.state != DeliveryState.FAILED)
        # Of a digest the first part is kept, being the last one read.
        .order_by(deliveries.c.digest_id, deliveries.c.part.desc())
    )
    return {row.digest_id: (row.id, row.subscription_id) for row in await connection.execute(query)}
