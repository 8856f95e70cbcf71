"""Watching: what is new is held against every watch, and told by it once, some at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from bot.domain.errors import StorageError
from bot.domain.messages import Message
from bot.domain.stories import Story
from bot.domain.subscriptions import Subscription
from bot.domain.watches import (
    FRESH,
    MOST_TOLD,
    Alert,
    Arrival,
    Match,
    Searched,
    ToldStory,
    Wanted,
    is_new,
    look_from,
    matches,
    next_alert,
    rests_until,
    told_story,
)
from bot.services.briefing import query
from bot.services.composing import Round
from bot.services.desk import Desk
from storage import audit, digest_stories, outbox, search, stories, watches, windows
from storage import subscriptions as stored
from storage.database import Connection, chunks

_LOG = logging.getLogger(__name__)

_A_DAY = timedelta(hours=24)

_AN_INSTANT = timedelta(microseconds=1)
"""The least by which instants differ in the archive."""

_TEXTS_AT_ONCE = 1_000
"""Texts held in memory at once."""

Word = Callable[[Alert], Sequence[Message]]
"""Turns an alert into the messages to post, each within its platform's limits."""

Terms = Mapping[str, tuple[tuple[str, ...], ...]]
"""What watches look for, by the words typed: groups of terms in their searched form."""


@dataclass(frozen=True, slots=True)
class _Due:
    """An alert; all that its watch had not told when it was read, what of that stands by story, the acts till then.

    `done` is what waits no more after it: what stands, and what no longer does and is too old to be told.
    """

    alert: Alert
    untold: tuple[int, ...]
    new: Mapping[int, Sequence[int]]
    done: tuple[int, ...]
    acts: int


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
    terms = await asyncio.to_thread(lambda: {words: _terms(desk, words) for words in typed})
    matched, is_done = await desk.database.write(_look, desk, terms)
    while not is_done:
        more, is_done = await desk.database.write(_look, desk, terms)
        matched += more
    return matched


async def alert_due(desk: Desk, word: Word, platforms: Collection[str]) -> int:
    """Compose the alert of every watch that has something to tell and may; give how many.

    Each is read and worded while others write, and written in one short transaction unless its watch, what it tells,
    or anything by an editor's hand was changed meanwhile: then it is composed anew next time. One whose last alert is
    not settled waits: what matches meanwhile is told at once afterwards. What goes wrong with one watch does not stop
    the others. A story that several tell is read once.
    """
    async with desk.database.reading() as connection:
        every = await stored.watches(connection, await watches.waiting(connection))
    composed, shared = 0, Round()
    for watch in every:
        if watch.channel.platform in platforms and _is_rested(watch, desk.clock.now()):
            try:
                composed += await _alert(desk, watch.id, word, shared)
            except StorageError:
                raise
            except Exception:  # noqa: BLE001  the border between watches: one must never stop the others
                _LOG.exception("The alert of watch %d could not be composed.", watch.id)
    return composed


def _is_rested(watch: Subscription, now: datetime) -> bool:
    """Whether its last alert lies back far enough; how many there were in the day, the transaction asks."""
    return next_alert([watch.last_slot] if watch.last_slot else [], now) <= now


async def _look(connection: Connection, desk: Desk, terms: Terms) -> tuple[int, bool]:
    """Look at a step of what has come; give how much matched, and whether that was all."""
    await windows.hold(connection)
    every, now = await stored.watches(connection), desk.clock.now()
    if not every:
        return 0, True
    oldest = min(watch.active_since for watch in every)
    start, fresh = look_from(await watches.looked_until(connection, now), oldest, now), now - FRESH
    # While a clock that was put back catches up, what is stored is shown at `start`: looks go on from there.
    until = max(now, start + _AN_INSTANT)
    end = await watches.step_end(connection, start, until, fresh)
    new = [one for one in await watches.new_reports(connection, start, end, fresh) if is_new(one, now)]
    wanted = [(watch, _wanted(desk, watch, terms)) for watch in every]
    matched = 0
    for some in chunks(new, _TEXTS_AT_ONCE):
        matched += await _note(connection, some, wanted)
    await watches.note_look(connection, end)
    return matched, end == until


async def _note(connection: Connection, new: Sequence[Arrival], wanted: Sequence[tuple[Subscription, Wanted]]) -> int:
    words = await search.words_of(connection, [one.article_id for one in new])
    found = [match for one in new for match in _matches(one, Searched.of(words.get(one.article_id, "")), wanted)]
    await watches.note(connection, found)
    return len(found)


def _matches(arrival: Arrival, searched: Searched, wanted: Sequence[tuple[Subscription, Wanted]]) -> list[Match]:
    return [
        Match(watch.id, arrival)
        for watch, wish in wanted
        if watch.active_since <= arrival.shown and matches(wish, arrival, searched)
    ]


def _wanted(desk: Desk, watch: Subscription, terms: Terms) -> Wanted:
    """Give what a watch fires on; one made since the words of all were read brings its own."""
    found = terms.get(watch.words)
    wanted = _terms(desk, watch.words) if found is None else found
    return Wanted(frozenset(watch.topics), frozenset(watch.actors), wanted)


def _terms(desk: Desk, words: str) -> tuple[tuple[str, ...], ...]:
    groups, _ = query(words, desk.names)
    return tuple(map(tuple, search.groups_of(groups)))


async def _alert(desk: Desk, watch_id: int, word: Word, shared: Round) -> bool:
    due = await desk.database.read(_due, desk, watch_id, shared)
    if due is None or not (due.alert.stories or due.done):
        return False
    return await desk.database.write(_keep, due, word(due.alert) if due.alert.stories else (), desk.clock.now())


async def _due(connection: Connection, desk: Desk, watch_id: int, shared: Round) -> _Due | None:
    watch, now = await stored.get(connection, watch_id), desk.clock.now()
    alerts = await watches.alerts_since(connection, watch_id, now - _A_DAY)
    if watch is None or next_alert(alerts, now) > now or await outbox.unsent(connection, watch_id):
        return None
    acts = await audit.count(connection)
    shared.as_of(acts)
    untold = await watches.untold(connection, watch_id)
    new = await watches.by_story(connection, untold, watch.active_since)
    done = {*(one for its in new.values() for one in its), *await watches.shown_before(connection, untold, now - FRESH)}
    told = await _told_stories(connection, desk, watch, dict(islice(new.items(), MOST_TOLD)), shared)
    alert = Alert(watch, now, told, len(new) - len(told), rests_until(alerts, now))
    return _Due(alert, untold, new, tuple(sorted(done)), acts)


async def _keep(connection: Connection, due: _Due, messages: Sequence[Message], now: datetime) -> bool:
    """Write an alert, unless it is written already or would tell anything as it does not stand any more."""
    await windows.hold(connection)
    watch, at = due.alert.subscription, due.alert.at
    if await audit.count(connection) != due.acts or await stored.get(connection, watch.id) != watch:
        return False
    if await watches.by_story(connection, due.untold, watch.active_since) != due.new:
        return False
    if not due.alert.stories:
        await watches.settle(connection, watch.id, due.done, at)
        return False
    since = min(at, watch.last_slot or watch.active_since)
    composed = await outbox.compose(connection, watch, at, since, messages, now)
    if composed:
        await watches.settle(connection, watch.id, due.done, at)
        await digest_stories.note_told(connection, watch.id, at, (one.story.id for one in due.alert.stories))
    return composed


async def _told_stories(
    connection: Connection, desk: Desk, watch: Subscription, new: Mapping[int, Sequence[int]], shared: Round
) -> tuple[ToldStory, ...]:
    """Give what is to be told of these articles of each story, the story first matched first."""
    terms, _ = query(watch.words, desk.names)
    told: list[ToldStory] = []
    for story_id, article_ids in new.items():
        found, words = await shared.once(_read, connection, story_id, tuple(article_ids))
        told += [told_story(story, article_ids, search.found_in(terms, words)) for story in found]
    return tuple(told)


async def _read(
    connection: Connection, story_id: int, article_ids: Sequence[int]
) -> tuple[tuple[Story, ...], tuple[str, ...]]:
    """Give a story, if it still has articles, and the words of its new ones."""
    words = await search.words_of(connection, article_ids)
    return await stories.of_ids(connection, [story_id]), tuple(words.values())
