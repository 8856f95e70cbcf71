"""What people must look at: errors that anybody reports, and flags that an editor settles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.curation import FlagSettled
from bot.domain.errors import NotFound, UsageError
from bot.domain.facts import LONGEST_NOTE, Flag, FlagKind, FlagState
from bot.domain.messages import Person, Place
from bot.domain.phrases import Phrase
from bot.services import drafting
from bot.services.desk import Desk
from bot.services.handwork import find_article, find_fact
from storage import audit, flags, stories
from storage.database import Connection

REPORTS_A_DAY: Final = 20
"""So many errors one person may report in 24 hours: who sees more writes to the editors."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report is about: a fact, a story or an article, by its id."""

    fact_id: str | None = None
    story_id: int | None = None
    article_id: int | None = None


async def report_error(desk: Desk, what: Reported, written: str, person: Person, place: Place) -> int | None:
    """Let the editors know of an error and give the flag's id; None when this person's report on it is open already.

    Raises NotFound, and UsageError for a report that says nothing, is too long or is one too many.
    """
    note = drafting.text(written, Phrase("report"), LONGEST_NOTE)
    if not note:
        raise UsageError("Say in a sentence what is wrong.")
    async with desk.database.writing() as connection:
        fact_id, story_id = await _find(connection, what)
        await flags.lock(connection)
        await _check_not_too_many(connection, person, desk.clock.now())
        flag = Flag(
            id=0,
            kind=FlagKind.REPORT,
            state=FlagState.OPEN,
            created=desk.clock.now(),
            note=note,
            fact_id=fact_id,
            article_id=what.article_id,
            story_id=story_id,
            person=person,
            place=place,
        )
        return await flags.raise_flag(connection, flag)


async def settle_flag(desk: Desk, flag_id: int, person: Person, place: Place) -> FlagSettled:
    """Settle a flag; one that is settled stays as it is. Raises NotFound."""
    async with desk.database.writing() as connection:
        now = desk.clock.now()
        changed = await flags.settle(connection, flag_id, person.name or person.id, now)
        flag = await flags.get(connection, flag_id)
        if flag is None:
            raise NotFound("There is no flag {id}. Type /eujp fact review to see those that are open.", id=flag_id)
        if changed:
            states = {"before": FlagState.OPEN, "after": FlagState.SETTLED}
            told = {name: f"flag {flag_id}: {state}" for name, state in states.items()}
            await audit.record(connection, at=now, person=person, place=place, action="flag settle", **told)
        return FlagSettled(flag, changed)


async def _check_not_too_many(connection: Connection, person: Person, now: datetime) -> None:
    if await flags.count_reported(connection, person, now - timedelta(days=1)) >= REPORTS_A_DAY:
        raise UsageError(
            "You reported {count} errors within a day, and nothing more was sent: let the editors look at "
            "those first, or write to them directly.",
            count=REPORTS_A_DAY,
        )


async def _find(connection: Connection, what: Reported) -> tuple[str | None, int | None]:
    """Give the ids under which the fact and the story stand. Raises NotFound."""
    if what.article_id is not None:
        await find_article(connection, what.article_id)
    fact = await find_fact(connection, what.fact_id) if what.fact_id else None
    story = await stories.get(connection, what.story_id) if what.story_id is not None else None
    if what.story_id is not None and story is None:
        raise NotFound("There is no story {id}. Type /eujp latest to see the newest ones.", id=what.story_id)
    return fact.id if fact else None, story.id if story else None
