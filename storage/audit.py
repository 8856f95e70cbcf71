"""The audit: who did what, where and when, with what stood before and after."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from bot.domain.curation import AuditRow
from bot.domain.messages import Person, Place
from storage.database import Connection
from storage.people import who
from storage.tables import audit as table


async def record(
    connection: Connection, *, at: datetime, person: Person, place: Place, action: str, before: str, after: str
) -> None:
    """Write down one act, in the transaction that does it."""
    values = {
        "at": at,
        **who(person, place),
        "action": action,
        "before": before,
        "after": after,
    }
    await connection.execute(table.insert().values(values))


async def count(connection: Connection) -> int:
    """Count the acts of all time: while that is the same, nobody has changed anything by hand."""
    return await connection.scalar(select(func.count()).select_from(table)) or 0


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
