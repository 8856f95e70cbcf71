"""Subscriptions: made, listed, paused and ended by those who manage the channel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.errors import NotFound, UsageError
from bot.domain.messages import Person
from bot.domain.phrases import Phrase
from bot.domain.ports import Messenger
from bot.domain.subscriptions import (
    DEFAULT_SIZE,
    Channel,
    Schedule,
    Subscription,
    SubscriptionKind,
    SubscriptionState,
)
from bot.domain.text import fold, whole
from bot.domain.text import words as words_of
from bot.domain.watches import MOST_WATCHES
from bot.reading.answers.question_words import BY, LINKS, SMALL
from bot.services.briefing import query
from bot.services.desk import Desk
from bot.services.reaching import check_rights
from storage import outbox, search, watches, windows
from storage import subscriptions as stored
from storage.database import Connection

_IN_EVERY_TEXT: Final = LINKS | SMALL | BY


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
        await check_rights(messenger, channel)
    wish = (SubscriptionKind.DIGEST, schedule, *map(frozenset, (topics, actors, languages)), "")
    async with desk.database.writing() as connection:
        await stored.lock(connection)
        now = desk.clock.now()
        for known in await stored.of_channel(connection, channel):
            if _wish(known) == wish:
                return await _renew(connection, known, now, locale=locale, quiet=quiet, size=size)
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


async def watch(
    desk: Desk,
    channel: Channel,
    owner: str,
    words: str,
    topics: tuple[str, ...],
    actors: tuple[str, ...],
    locale: str,
    *,
    messenger: Messenger | None,
) -> Subscription:
    """Let a channel be told at once of what holds these words, on these topics, of these actors, where any are named.

    The same wish made again is the same watch, resumed if it was paused. Raises NotAllowed as `subscribe` does, and
    UsageError when there is nothing to look for or the channel has MOST_WATCHES.
    """
    words = whole(words)
    _check_words(desk, words, topics, actors)
    if messenger:
        await check_rights(messenger, channel)
    usual = Schedule()
    wish = (SubscriptionKind.WATCH, usual, *map(frozenset, (topics, actors, ())), fold(words))
    async with desk.database.writing() as connection:
        await stored.lock(connection)
        now, every = await _from_now_on(connection, desk), await stored.of_channel(connection, channel)
        for known in every:
            if _wish(known) == wish:
                return await _renew(connection, known, now, locale=locale)
        if sum(known.is_watch for known in every) >= MOST_WATCHES:
            raise UsageError(
                "This channel has {count} watches, and no more can be made: end one first.", count=MOST_WATCHES
            )
        kind = SubscriptionKind.WATCH
        return await stored.add(
            connection,
            channel,
            owner,
            usual,
            topics,
            locale,
            quiet=False,
            now=now,
            actors=actors,
            kind=kind,
            words=words,
        )


async def subscriptions(desk: Desk, channel: Channel) -> tuple[Subscription, ...]:
    """Give the subscriptions of one channel, watches among them; those of other channels are not shown."""
    async with desk.database.reading() as connection:
        return await stored.of_channel(connection, channel)


async def made_elsewhere(desk: Desk, person: Person, workspace: str, own: Channel | None) -> tuple[Subscription, ...]:
    """Give what a person made outside their own channel, in one workspace or, where that is "", in all of them.

    All of them is for a platform on which the bot has but one: nothing of one is visible from another.
    """
    async with desk.database.reading() as connection:
        made = await stored.made_by(connection, person.platform, person.id, workspace)
    return tuple(one for one in made if one.channel != own)


async def unsubscribe(desk: Desk, subscription_id: int, channel: Channel) -> Subscription:
    """End a subscription of this channel. Raises NotFound, also for those of another channel."""
    async with desk.database.writing() as connection:
        known = await of_channel(connection, subscription_id, channel)
        await stored.set_state(connection, subscription_id, SubscriptionState.ENDED)
        await outbox.drop(connection, subscription_id)
    return known


async def unwatch(desk: Desk, subscription_id: int, channel: Channel) -> Subscription:
    """End a watch of this channel. Raises NotFound as `unsubscribe` does, and for what gives digests."""
    async with desk.database.reading() as connection:
        known = await of_channel(connection, subscription_id, channel)
    if not known.is_watch:
        raise NotFound("Subscription {id} is no watch: /eujp unsubscribe {id} ends its digests.", id=subscription_id)
    return await unsubscribe(desk, subscription_id, channel)


async def one(desk: Desk, subscription_id: int, channel: Channel) -> Subscription:
    """Give a subscription of this channel. Raises NotFound, also for those of another channel."""
    async with desk.database.reading() as connection:
        return await of_channel(connection, subscription_id, channel)


async def edit(
    desk: Desk, subscription_id: int, channel: Channel, change: Callable[[Subscription], Subscription]
) -> Subscription:
    """Let a subscription want what `change` makes of it, and give it back; paused, it stays paused.

    With another schedule it is owed slots from now on, and the next digest holds what came since the last. What a
    watch matched by its former words and has not told is not told. Raises NotFound, also for those of another channel,
    UsageError when nothing to look for is left or another subscription of the channel wants the same, and what
    `change` raises.
    """
    async with desk.database.writing() as connection:
        await stored.lock(connection)
        known, now = await of_channel(connection, subscription_id, channel), desk.clock.now()
        changed = change(known)
        wanted = replace(changed, words=whole(changed.words))
        if wanted.is_watch:
            _check_words(desk, wanted.words, wanted.topics, wanted.actors)
        for other in await stored.of_channel(connection, channel):
            if other.id != known.id and _wish(other) == _wish(wanted):
                raise UsageError("Subscription {id} wants the same already, so nothing was changed.", id=other.id)
        if wanted.is_watch and _wish(wanted) != _wish(known):
            # A look under way may be keeping matches of the former words.
            await windows.hold(connection)
            await watches.settle(connection, known.id, await watches.untold(connection, known.id), now)
        moved = now if wanted.schedule != known.schedule else None
        return await stored.rewrite(connection, wanted, moved) or wanted


async def pause(desk: Desk, subscription_id: int, channel: Channel, person: str) -> Subscription:
    """Let no more digests come until it is resumed; one paused already stays as it is.

    Raises NotFound, also for those of another channel.
    """
    async with desk.database.writing() as connection:
        known = await of_channel(connection, subscription_id, channel)
        reason = Phrase("{person} paused it.", person=person) if person else Phrase("It was paused by hand.")
        return await stored.set_state(connection, subscription_id, SubscriptionState.PAUSED, reason) or known


async def resume(
    desk: Desk, subscription_id: int, channel: Channel, messenger: Messenger | None = None
) -> Subscription:
    """Let digests come again from the next slot on; that one holds what came since the last, none is sent late.

    Raises NotFound, also for those of another channel, and NotAllowed as `subscribe` does.
    """
    if messenger:
        await check_rights(messenger, channel)
    async with desk.database.writing() as connection:
        known = await of_channel(connection, subscription_id, channel)
        active = SubscriptionState.ACTIVE
        now = await _from_now_on(connection, desk) if known.is_watch else desk.clock.now()
        return await stored.set_state(connection, subscription_id, active, resumed=now) or known


async def of_digests(connection: Connection, subscription_id: int, channel: Channel) -> Subscription:
    """Do what `of_channel` does. Raises NotFound for a watch too, which has no digest."""
    known = await of_channel(connection, subscription_id, channel)
    if known.is_watch:
        raise NotFound("Subscription {id} is a watch: it gives alerts, and no digest.", id=subscription_id)
    return known


async def language_of(desk: Desk, channel: Channel) -> str:
    """Give the language a channel's subscriptions are worded in, "" when it has none. Raises StorageError."""
    async with desk.database.reading() as connection:
        found = await stored.of_channel(connection, channel)
    return found[0].locale if found else ""


async def of_channel(connection: Connection, subscription_id: int, channel: Channel) -> Subscription:
    """Give a subscription of this channel that has not ended. Raises NotFound, also for those of another channel."""
    known = await stored.get(connection, subscription_id)
    if known is None or known.channel != channel or known.state is SubscriptionState.ENDED:
        raise NotFound(
            "This channel has no subscription {id}. Type /eujp subscriptions to see the ids.", id=subscription_id
        )
    return known


async def _from_now_on(connection: Connection, desk: Desk) -> datetime:
    """Give the instant from which on a watch is told what is stored, also by a worker whose clock runs behind."""
    now = desk.clock.now()
    await windows.close(connection, now)
    return now


def _wish(known: Subscription) -> tuple[object, ...]:
    """Give what two subscriptions of a channel must not have in common."""
    lists = map(frozenset, (known.topics, known.actors, known.languages))
    return (known.kind, known.schedule, *lists, fold(known.words))


async def _renew(
    connection: Connection,
    known: Subscription,
    now: datetime,
    *,
    locale: str,
    quiet: bool = False,
    size: int = DEFAULT_SIZE,
) -> Subscription:
    # One made while the clock ran ahead would be owed nothing until then.
    runs = known.state is SubscriptionState.ACTIVE and known.active_since <= now
    resumed = known.resumed if runs else now
    return await stored.change(connection, known.id, locale=locale, quiet=quiet, size=size, resumed=resumed) or known


def _check_words(desk: Desk, words: str, topics: tuple[str, ...], actors: tuple[str, ...]) -> None:
    terms, _ = query(words, desk.names)
    if words and not search.groups_of(terms):
        raise UsageError("“{words}” holds no word to look for.", words=words)
    if words and _IN_EVERY_TEXT.issuperset(words_of(words)):
        raise UsageError("“{words}” stands in nearly every text: name what to watch for.", words=words)
    if not (words or topics or actors):
        raise UsageError("A watch needs words, topics or actors to look for.")
