"""The audit: who did what, where and when, with what stood before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.domain.messages import Person, Place
from storage.database import Connection
from storage.tables import audit as table


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One act of an editor. Of the person, platform, id and name are kept, not their rights."""

    at: datetime
    person: Person
    place: Place
    action: str
    before: str
    after: str


async def record(
    connection: Connection, *, at: datetime, person: Person, place: Place, action: str, before: str, after: str
) -> None:
    """Write down one act, in the transaction that does it."""
    values = {
        "at": at,
        "person_platform": person.platform,
        "person_id": person.id,
        "person_name": person.name,
        "platform": place.platform,
        "workspace": place.workspace,
        "channel": place.channel,
        "action": action,
        "before": before,
        "after": after,
    }
    await connection.execute(table.insert().values(values))


async def latest(connection: Connection, limit: int) -> tuple[AuditRow, ...]:
    """Give the newest acts, newest first."""
    rows = await connection.execute(select(table).order_by(table.c.id.desc()).limit(limit))
    return tuple(
        AuditRow(
            at=row.at,
            person=Person(row.person_platform, row.person_id, row.person_name),
            place=Place(row.platform, row.workspace, row.channel),
            action=row.action,
            before=row.before,
            after=row.after,
        )
        for row in rows
    )
