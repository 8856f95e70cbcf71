"""Subscriptions: made, listed, paused and ended by those who manage the channel."""

from __future__ import annotations

from bot.domain.errors import NotAllowed, NotFound
from bot.domain.ports import Messenger
from bot.domain.subscriptions import DEFAULT_SIZE, Channel, Schedule, Subscription, SubscriptionState
from bot.services.desk import Desk
from storage import outbox
from storage import subscriptions as stored
from storage.database import Connection


async def subscribe(
    desk: Desk,
    channel: Channel,
    owner: str,
    schedule: Schedule,
    topics: tuple[str, ...],
    locale: str,
    *,
    quiet: bool,
    messenger: Messenger | None,
    actors: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
    size: int = DEFAULT_SIZE,
) -> Subscription:
    """Give a channel digests. The same wish made again is the same subscription, resumed if it was paused.

    Raises NotAllowed when the bot may not post in the channel, or may not read its history, without which a send cut
    off could not be looked up; `messenger` is None where nothing can be asked (the console).
    """
    if messenger:
        await _check_rights(messenger, channel)
    wish = (schedule, topics, actors, languages)
    async with desk.database.writing() as connection:
        await stored.lock(connection)
        now = desk.clock.now()
        for known in await stored.of_channel(connection, channel):
            if (known.schedule, known.topics, known.actors, known.languages) == wish:
                # One made while the clock ran ahead would be owed nothing until then.
                runs = known.state is SubscriptionState.ACTIVE and known.active_since <= now
                resumed = known.resumed if runs else now
                changed = await stored.change(
                    connection, known.id, locale=locale, quiet=quiet, size=size, resumed=resumed
                )
                return changed or known
        return await stored.add(
            connection,
            channel,
            owner,
            schedule,
            topics,
            locale,
            quiet,
            now,
            actors=actors,
            languages=languages,
            size=size,
        )


async def subscriptions(desk: Desk, channel: Channel) -> tuple[Subscription, ...]:
    """Give the subscriptions of one channel; those of other channels are not shown."""
    async with desk.database.reading() as connection:
        return await stored.of_channel(connection, channel)


async def unsubscribe(desk: Desk, subscription_id: int, channel: Channel) -> Subscription:
    """End a subscription of this channel. Raises NotFound, also for those of another channel."""
    async with desk.database.writing() as connection:
        known = await of_channel(connection, subscription_id, channel)
        await stored.set_state(connection, subscription_id, SubscriptionState.ENDED)
        await outbox.drop(connection, subscription_id, "The subscription ended before this was posted.")
    return known


async def pause(desk: Desk, subscription_id: int, channel: Channel, person: str) -> Subscription:
    """Let no more digests come until it is resumed; one paused already stays as it is.

    Raises NotFound, also for those of another channel.
    """
    async with desk.database.writing() as connection:
        known = await of_channel(connection, subscription_id, channel)
        reason = f"{person} paused it." if person else "It was paused by hand."
        return await stored.set_state(connection, subscription_id, SubscriptionState.PAUSED, reason) or known


async def resume(
    desk: Desk, subscription_id: int, channel: Channel, messenger: Messenger | None = None
) -> Subscription:
    """Let digests come again from the next slot on; that one holds what came since the last, none is sent late.

    Raises NotFound, also for those of another channel, and NotAllowed as `subscribe` does.
    """
    if messenger:
        await _check_rights(messenger, channel)
    async with desk.database.writing() as connection:
        known = await of_channel(connection, subscription_id, channel)
        active, now = SubscriptionState.ACTIVE, desk.clock.now()
        return await stored.set_state(connection, subscription_id, active, resumed=now) or known


async def of_channel(connection: Connection, subscription_id: int, channel: Channel) -> Subscription:
    """Give a subscription of this channel that has not ended. Raises NotFound, also for those of another channel."""
    known = await stored.get(connection, subscription_id)
    if known is None or known.channel != channel or known.state is SubscriptionState.ENDED:
        raise NotFound(f"This channel has no subscription {subscription_id}. Type /eujp subscriptions to see the ids.")
    return known


async def _check_rights(messenger: Messenger, channel: Channel) -> None:
    rights = await messenger.rights(channel)
    if not (rights.can_post and rights.can_read_history):
        raise NotAllowed(
            "eujp may not post in this channel, or not read its history, and so cannot deliver here exactly once."
            f" What is missing: {', '.join(rights.missing)}. Then subscribe again."
        )
