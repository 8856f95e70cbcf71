"""Flags: what people must look at, open until somebody settles it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, bindparam, func, select, update

from bot.domain.articles import Span
from bot.domain.errors import ReadingError
from bot.domain.facts import Flag, FlagKind, FlagState
from bot.domain.messages import Person
from storage import quotes
from storage.columns import moment_of, moment_values
from storage.database import Connection
from storage.fact_tables import facts
from storage.fact_tables import flags as table
from storage.locks import Lock, hold
from storage.people import person_of, place_of, who

_LOG = logging.getLogger(__name__)

_EVERY = (
    select(table, facts.c.id.label("fact_id"))
    .outerjoin(facts, facts.c.number == table.c.fact_number)
    # "conflict" before "report", "open" before "settled".
    .order_by(table.c.state, table.c.kind, table.c.created, table.c.id)
)
_OF_STORIES = _EVERY.where(
    table.c.story_id.in_(bindparam("story_ids", expanding=True)), table.c.state == FlagState.OPEN
)
"""Made once: it is said of every list."""


async def lock(connection: Connection) -> None:
    """Let nobody else raise a flag until this transaction ends: of many at once, each counts those before it."""
    await hold(connection, Lock.FLAGS)


async def raise_flag(connection: Connection, flag: Flag) -> int | None:
    """Store a flag, open, and give its id; its own `id` counts for nothing.

    None when there is the same: a conflict of the same version with the same fact, open or settled; an open report of
    the same thing by the same person. Raises ReadingError when its quote does not stand in its version.
    """
    if await quotes.unfounded(connection, _words(flag)):
        raise ReadingError("The words of the conflict do not stand in the stored text of the article: read it again.")
    # No other worker looks whether it stands open until this transaction ends.
    await lock(connection)
    number = await _number(connection, flag.fact_id)
    same = _same(flag, number)
    if await connection.scalar(select(table.c.id).where(*same).limit(1)):
        return None
    flag_id: int = (
        await connection.execute(table.insert().values(_values(flag, number)).returning(table.c.id))
    ).scalar_one()
    return flag_id


async def get(connection: Connection, flag_id: int) -> Flag | None:
    """Give one flag."""
    found = await _select(connection, table.c.id == flag_id, 1)
    return found[0] if found else None


async def open_flags(connection: Connection, limit: int, *, unposted: bool = False) -> tuple[Flag, ...]:
    """Give open flags, conflicts first, then the oldest; with `unposted` only those not yet brought to the editors."""
    return await _select(connection, _open(unposted=unposted), limit)


async def count_open(connection: Connection) -> int:
    """Count the open flags."""
    return await connection.scalar(select(func.count()).where(_open(unposted=False))) or 0


async def count_reported(connection: Connection, person: Person, since: datetime) -> int:
    """Count what a person reported from an instant on, settled or not."""
    asked = who(person, None)
    # Both states are named so that the index of the open ones serves.
    theirs = and_(table.c.person_platform == asked["person_platform"], table.c.person_id == asked["person_id"])
    return (
        await connection.scalar(
            select(func.count()).where(table.c.state.in_(tuple(FlagState)), table.c.created >= since, theirs)
        )
        or 0
    )


async def of_fact(connection: Connection, fact_id: str, limit: int = 20) -> tuple[Flag, ...]:
    """Give the flags on a fact, open ones first."""
    number = await _number(connection, fact_id)
    return await _select(connection, table.c.fact_number == number, limit)


async def of_stories(connection: Connection, story_ids: Sequence[int]) -> dict[int, tuple[Flag, ...]]:
    """Give the open flags on each story, by its id; one without any is left out."""
    stories: dict[int, list[Flag]] = {}
    rows = (await connection.execute(_OF_STORIES, {"story_ids": story_ids})).mappings()
    for flag in await _proven(connection, map(_flag, rows)):
        if flag.story_id is not None:
            stories.setdefault(flag.story_id, []).append(flag)
    return {story_id: tuple(flags) for story_id, flags in stories.items()}


async def of_story(connection: Connection, story_id: int) -> tuple[Flag, ...]:
    """Give the open flags on one story."""
    return (await of_stories(connection, [story_id])).get(story_id, ())


async def settle(connection: Connection, flag_id: int, by: str, at: datetime) -> bool:
    """Settle a flag; False when there is none or it is settled: of two who do, one is told they did."""
    values = {"state": FlagState.SETTLED, "settled": at, "settled_by": by}
    is_open = and_(table.c.id == flag_id, table.c.state == FlagState.OPEN)
    return bool(await connection.scalar(update(table).where(is_open).values(values).returning(table.c.id)))


async def mark_posted(connection: Connection, flag_ids: Sequence[int], now: datetime) -> None:
    """Note that flags were brought to the editors."""
    await connection.execute(update(table).where(table.c.id.in_(flag_ids)).values(posted=now))


def _open(*, unposted: bool) -> ColumnElement[bool]:
    is_open = table.c.state == FlagState.OPEN
    return and_(is_open, table.c.posted.is_(None)) if unposted else is_open


async def _number(connection: Connection, fact_id: str | None) -> int | None:
    if fact_id is None:
        return None
    number: int | None = await connection.scalar(select(facts.c.number).where(facts.c.id == fact_id))
    return number


def _same(flag: Flag, number: int | None) -> tuple[ColumnElement[bool], ...]:
    what = (table.c.kind == flag.kind, table.c.fact_number.is_not_distinct_from(number))
    if flag.kind is FlagKind.CONFLICT:
        # What an editor has settled is not raised again by reading the same text again.
        return (*what, table.c.version_id.is_not_distinct_from(flag.version_id))
    person = who(flag.person, None)
    return (
        *what,
        table.c.state == FlagState.OPEN,
        table.c.article_id.is_not_distinct_from(flag.article_id),
        table.c.story_id.is_not_distinct_from(flag.story_id),
        table.c.person_platform == person["person_platform"],
        table.c.person_id == person["person_id"],
    )


def _values(flag: Flag, number: int | None) -> dict[str, Any]:
    quote = flag.quote or Span("", 0, 0)
    return {
        "kind": flag.kind,
        "state": FlagState.OPEN,
        "created": flag.created,
        "fact_number": number,
        "article_id": flag.article_id,
        "story_id": flag.story_id,
        "version_id": flag.version_id,
        "quote": quote.text,
        "quote_start": quote.start,
        "quote_end": quote.end,
        **moment_values("when", flag.when),
        "note": flag.note,
        **who(flag.person, flag.place),
        "settled_by": "",
    }


async def _select(connection: Connection, condition: ColumnElement[bool], limit: int) -> tuple[Flag, ...]:
    rows = (await connection.execute(_EVERY.where(condition).limit(limit))).mappings()
    return await _proven(connection, map(_flag, rows))


async def _proven(connection: Connection, flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Give flags fit to be shown: a quote that does not stand in its version is taken out."""
    found = tuple(flags)
    wrong = await quotes.unfounded(connection, [words for flag in found for words in _words(flag)])
    return tuple(_without_quote(flag) if wrong.intersection(_words(flag)) else flag for flag in found)


def _words(flag: Flag) -> tuple[quotes.Words, ...]:
    """Give the words a flag quotes, none where it quotes none; no version has the id 0."""
    return () if flag.quote is None else ((flag.version_id or 0, flag.quote),)


def _without_quote(flag: Flag) -> Flag:
    _LOG.error("The quote of flag %d is not in version %s, so it is not shown.", flag.id, flag.version_id)
    return replace(flag, quote=None)


def _flag(row: RowMapping) -> Flag:
    quote = Span(row["quote"], row["quote_start"], row["quote_end"])
    return Flag(
        id=row["id"],
        kind=FlagKind(row["kind"]),
        state=FlagState(row["state"]),
        created=row["created"],
        note=row["note"],
        fact_id=row["fact_id"],
        article_id=row["article_id"],
        story_id=row["story_id"],
        version_id=row["version_id"],
        quote=quote if quote.text else None,
        when=moment_of(row, "when"),
        person=person_of(row),
        place=place_of(row),
        settled=row["settled"],
        settled_by=row["settled_by"],
    )
