"""Digests: composed once per slot, sent exactly once, whatever dies in between (design: digests and delivery)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from bot.domain.answers import DigestContent
from bot.domain.errors import StorageError
from bot.domain.messages import Message
from bot.domain.subscriptions import Subscription, due_slot, window
from bot.services import composing
from bot.services.desk import Desk
from storage import audit, digest_stories, facts, outbox, windows
from storage import subscriptions as stored
from storage.database import Connection

_LOG = logging.getLogger(__name__)

_A_PAGE = 20
"""Digests read in one transaction, so that little time goes by until they are written."""

Compose = Callable[[DigestContent], Sequence[Message]]
"""Turns a digest's content into the messages to post, each within its platform's limits."""


async def compose_due(desk: Desk, compose: Compose, platforms: Collection[str]) -> int:
    """Compose every digest that is owed now on these platforms; give how many this call did.

    Their windows are closed first, then read and worded while others write, and each digest is written in one short
    transaction, unless its subscription was changed meanwhile, a fact it tells, or anything by an editor's hand. A
    digest waits while an earlier one of its subscription is not settled, so that after downtime there is one, not
    three. What goes wrong with one subscription does not stop the others.
    """
    async with desk.database.reading() as connection:
        active = [one for one in await stored.active(connection) if one.channel.platform in platforms]
    slots: dict[int, datetime] = {}
    for one in active:
        with _apart(one.id):
            slots |= {one.id: slot} if (slot := due_slot(one, desk.clock.now(), desk.is_holiday)) else {}
    if not slots:
        return 0
    closed = max(slots.values())
    await desk.database.write(windows.close, closed)
    # Those that read alike stand beside each other.
    owed = [one.id for one in sorted(active, key=_wish) if one.id in slots]
    owed.sort(key=slots.__getitem__)
    composed, shared = 0, composing.Round()
    for start in range(0, len(owed), _A_PAGE):
        acts, contents = await _read(desk, owed[start : start + _A_PAGE], closed, shared)
        for content in contents:
            with _apart(content.subscription.id):
                composed += await _compose_one(desk, content, acts, compose)
    return composed


def _wish(subscription: Subscription) -> tuple[tuple[str, ...], ...]:
    return (subscription.topics, subscription.actors, subscription.languages)


@contextmanager
def _apart(subscription_id: int) -> Iterator[None]:
    """Let what goes wrong with one subscription not stop the others."""
    try:
        yield
    except StorageError:
        raise
    except Exception:  # noqa: BLE001  the border between subscriptions: one must never stop the others
        _LOG.exception("The digest of subscription %d could not be composed.", subscription_id)


async def _read(
    desk: Desk, subscription_ids: Sequence[int], closed: datetime, shared: composing.Round
) -> tuple[int, list[DigestContent]]:
    """Give the digests these subscriptions are owed, in windows that end at `closed` at the latest.

    Before them stands how many acts of people there were in all when they were read.
    """
    contents: list[DigestContent] = []
    async with desk.database.reading() as connection:
        acts = await audit.count(connection)
        shared.as_of(acts)
        for subscription_id in subscription_ids:
            with _apart(subscription_id):
                content = await _content(connection, desk, subscription_id, closed, shared)
                contents += [content] if content else []
    return acts, contents


async def _content(
    connection: Connection, desk: Desk, subscription_id: int, closed: datetime, shared: composing.Round
) -> DigestContent | None:
    subscription = await stored.get(connection, subscription_id)
    slot = due_slot(subscription, desk.clock.now(), desk.is_holiday) if subscription else None
    if subscription is None or slot is None or slot > closed or await outbox.unsent(connection, subscription_id):
        return None
    start, end = window(await outbox.covered_until(connection, subscription, slot), slot)
    return await composing.content(desk, connection, subscription, start, end, shared)


async def _compose_one(desk: Desk, content: DigestContent, acts: int, compose: Compose) -> bool:
    silent = content.subscription.quiet and content.is_quiet
    messages = () if silent else compose(content)
    return await desk.database.write(_keep, content, acts, messages, desk.clock.now())


async def _keep(
    connection: Connection, content: DigestContent, acts: int, messages: Sequence[Message], now: datetime
) -> bool:
    """Write a digest, unless it is written already or would tell anything as it does not stand any more."""
    await windows.hold(connection)
    subscription, slot = content.subscription, content.end
    told = [fact_id for fact_id, _ in content.revisions]
    if await facts.newest_revisions(connection, told) != content.revisions:
        return False
    if await audit.count(connection) != acts or await stored.get(connection, subscription.id) != subscription:
        return False
    composed = await outbox.compose(connection, subscription, slot, content.start, messages, now)
    if composed:
        await digest_stories.note_told(connection, subscription.id, slot, (story.id for story in content.stories))
    return composed
