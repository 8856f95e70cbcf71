"""Digests: composed once per slot, sent exactly once, whatever dies in between (design: digests and delivery)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence

from bot.domain.answers import DigestContent
from bot.domain.errors import StorageError
from bot.domain.messages import Message
from bot.domain.subscriptions import due_slot, window
from bot.services import composing
from bot.services.desk import Desk
from storage import digest_stories, outbox, windows
from storage import subscriptions as stored
from storage.database import Connection

_LOG = logging.getLogger(__name__)

Compose = Callable[[DigestContent], Sequence[Message]]
"""Turns a digest's content into the messages to post, each within its platform's limits."""


async def compose_due(desk: Desk, compose: Compose, platforms: Collection[str]) -> int:
    """Compose every digest that is owed now on these platforms, each in one transaction; give how many this call did.

    A digest waits while an earlier one of its subscription is not settled, so that after downtime there is one, not
    three. What goes wrong with one subscription does not stop the others.
    """
    async with desk.database.reading() as connection:
        active = await stored.active(connection)
    composed = 0
    for subscription in active:
        if subscription.channel.platform in platforms:
            try:
                if due_slot(subscription, desk.clock.now(), desk.is_holiday):
                    composed += await desk.database.write(_compose_one, desk, subscription.id, compose)
            except StorageError:
                raise
            except Exception:  # noqa: BLE001  the border between subscriptions: one must never stop the others
                _LOG.exception("The digest of subscription %d could not be composed.", subscription.id)
    return composed


async def _compose_one(connection: Connection, desk: Desk, subscription_id: int, compose: Compose) -> bool:
    await windows.close_for_digest(connection)
    subscription = await stored.get(connection, subscription_id)
    now = desk.clock.now()
    slot = due_slot(subscription, now, desk.is_holiday) if subscription else None
    if subscription is None or slot is None or await outbox.unsent(connection, subscription_id):
        return False
    start, end = window(await outbox.covered_until(connection, subscription, slot), slot)
    content = await composing.content(desk, connection, subscription, start, end)
    silent = subscription.quiet and content.is_quiet
    messages = () if silent else compose(content)
    composed = await outbox.compose(connection, subscription, slot, start, messages, now)
    if composed:
        await digest_stories.note_told(connection, subscription_id, slot, (story.id for story in content.stories))
    return composed
