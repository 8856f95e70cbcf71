"""Watching: what is new is held against every watch, and told by it once, some at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice

from bot.domain.errors import StorageError
from bot.domain.messages import Message
from bot.domain.stories import Story
from bot.domain.subscriptions import Subscription
from bot.domain.watches import (
    MOST_TOLD,
    Alert,
    Arrival,
    Match,
    Searched,
    Sighting,
    Wanted,
    is_new,
    look_from,
    matches,
    next_alert,
    rests_until,
    sighting,
)
from bot.services.briefing import query
from bot.services.composing import Round
from bot.services.desk import Desk
from storage import audit, digest_stories, outbox, search, stories, watches, windows
from storage import subscriptions as stored
from storage.database import Connection

_LOG = logging.getLogger(__name__)

_A_DAY = timedelta(hours=24)

Word = Callable[[Alert], Sequence[Message]]
"""Turns an alert into the messages to post, each within its platform's limits."""

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""What watches look for, by the words typed: groups of phrases in their searched form."""


async def look(desk: Desk) -> int:
    """Hold what came to be shown since the last look against every watch, and keep what matches; give how much did.

    Two that look at once keep each match once. Nothing is written while nothing has come.
    """
    async with desk.database.reading() as connection:
        until = await watches.looked_until(connection, desk.clock.now())
        if until and not await watches.has_arrivals(connection, until):
            return 0
        every = await stored.watches(connection)
    if not every:
        return 0
    typed = {watch.words for watch in every}
    phrases = await asyncio.to_thread(lambda: {words: _phrases(desk, words) for words in typed})
    return await desk.database.write(_look, desk, phrases)


async def alert_due(desk: Desk, word: Word, platforms: Collection[str]) -> int:
    """Compose the alert of every watch that has something to tell and may, each in one transaction; give how many.

    One whose last alert is not settled waits: what matches meanwhile is told at once afterwards. What goes wrong with
    one watch does not stop the others. A story that several tell is read once.
    """
    async with desk.database.reading() as connection:
        waiting = await stored.watches(connection, await watches.waiting(connection))
    now = desk.clock.now()
    ready = [watch.id for watch in waiting if watch.channel.platform in platforms and _is_rested(watch, now)]
    composed, shared = 0, Round()
    for watch in every:
        if watch.channel.platform in platforms and _is_rested(watch, desk.clock.now()):
            try:
                composed += await desk.database.write(_alert, desk, watch.id, word, shared)
            except StorageError:
                raise
            except Exception:  # noqa: BLE001  the border between watches: one must never stop the others
                _LOG.exception("The alert of watch %d could not be composed.", watch.id)
    return composed


def _is_rested(watch: Subscription, now: datetime) -> bool:
    """Whether its last alert lies back far enough; how many there were in the day, the transaction asks."""
    return next_alert([watch.last_slot] if watch.last_slot else [], now) <= now


async def _look(connection: Connection, desk: Desk, phrases: Phrases) -> int:
    await windows.close_for_digest(connection)
    every, end = await stored.watches(connection), desk.clock.now()
    if not every:
        return 0
    oldest = min(watch.active_since for watch in every)
    start = look_from(await watches.looked_until(connection, end), oldest, end)
    if start >= end:
        return 0
    new = [one for one in await watches.arrivals(connection, start, end) if is_new(one, end)]
    words = await search.words_of(connection, [one.article_id for one in new])
    wanted = [(watch, _wanted(desk, watch, phrases)) for watch in every]
    found = [match for one in new for match in _matches(one, Searched.of(words.get(one.article_id, "")), wanted)]
    await watches.note(connection, found)
    await watches.note_look(connection, end)
    return len(found)


def _matches(arrival: Arrival, searched: Searched, wanted: Sequence[tuple[Subscription, Wanted]]) -> list[Match]:
    return [
        Match(watch.id, arrival)
        for watch, wish in wanted
        if watch.active_since <= arrival.shown and matches(wish, arrival, searched)
    ]


def _wanted(desk: Desk, watch: Subscription, phrases: Phrases) -> Wanted:
    """Give what a watch fires on; one made since the words of all were read brings its own."""
    found = phrases.get(watch.words)
    wanted = _phrases(desk, watch.words) if found is None else found
    return Wanted(frozenset(watch.topics), frozenset(watch.actors), wanted)


def _phrases(desk: Desk, words: str) -> tuple[tuple[str, ...], ...]:
    groups, _ = query(words, desk.names)
    return tuple(map(tuple, search.groups_of(groups)))


async def _alert(connection: Connection, desk: Desk, watch_id: int, word: Word, shared: Round) -> bool:
    watch, now = await stored.get(connection, watch_id), desk.clock.now()
    alerts = await watches.alerts_since(connection, watch_id, now - _A_DAY)
    if watch is None or next_alert(alerts, now) > now or await outbox.unsent(connection, watch_id):
        return False
    untold = await watches.untold(connection, watch_id)
    new = await watches.by_story(connection, untold, watch.active_since)
    sightings = await _sightings(connection, desk, watch, dict(islice(new.items(), MOST_TOLD)), shared)
    if not sightings:
        await watches.settle(connection, watch_id, untold, now)
        return False
    alert = Alert(watch, now, sightings, len(new) - len(sightings), rests_until(alerts, now))
    composed = await outbox.compose(connection, watch, now, watch.last_slot or watch.active_since, word(alert), now)
    if composed:
        await watches.settle(connection, watch_id, untold, now)
        await digest_stories.note_told(connection, watch_id, now, (one.story.id for one in alert.sightings))
    return composed


async def _sightings(
    connection: Connection, desk: Desk, watch: Subscription, new: Mapping[int, Sequence[int]], shared: Round
) -> tuple[Sighting, ...]:
    """Give what is to be told of these articles of each story, the story first matched first."""
    shared.as_of(await audit.count(connection))
    phrases, _ = query(watch.words, desk.names)
    sightings: list[Sighting] = []
    for story_id, article_ids in new.items():
        found, words = await shared.once(_read, connection, story_id, tuple(article_ids))
        sightings += [sighting(story, article_ids, search.found_in(phrases, words)) for story in found]
    return tuple(sightings)


async def _read(
    connection: Connection, story_id: int, article_ids: Sequence[int]
) -> tuple[tuple[Story, ...], tuple[str, ...]]:
    """Give a story, if it still has articles, and the words of its new ones."""
    words = await search.words_of(connection, article_ids)
    return await stories.of_ids(connection, [story_id]), tuple(words.values())
