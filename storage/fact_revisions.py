"""What was done to facts, act by act: rows that are only ever added."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from cattrs import Converter
from cattrs.preconf.json import make_converter
from sqlalchemy import ColumnElement, FromClause, RowMapping, and_, exists, or_, select

from bot.domain.facts import Fact, FactAct, FactStatus, Revision
from bot.domain.phrases import Phrase, kept, recalled
from storage.columns import storable
from storage.database import Connection, insert_unless_there
from storage.fact_tables import fact_revisions as table
from storage.people import person_of, place_of, who


async def record(connection: Connection, number: int, revision: Revision) -> None:
    """Write down an act on the fact of this row number; the act before of the same revision, if any, stays."""
    values = {
        "fact_number": number,
        "revision": revision.fact.revision,
        "at": revision.at,
        "act": revision.act,
        **who(revision.person, revision.place),
        "note": revision.note,
        "fact": _CONVERTER.unstructure(revision.fact),
    }
    await connection.execute(insert_unless_there(connection, table, values))


async def of_number(connection: Connection, number: int) -> tuple[Revision, ...]:
    """Give what was done to the fact of this row number, oldest first, its quotes unchecked."""
    rows = await connection.execute(select(table).where(table.c.fact_number == number).order_by(table.c.revision))
    return tuple(map(_revision, rows.mappings()))


async def correcting(connection: Connection, start: datetime, end: datetime) -> tuple[Revision, ...]:
    """Give the newest act of each fact that changed, from `start` on and before `end`, what stood approved before.

    What was approved and changed within this time is left out: nobody was shown it before. The quotes are unchecked.
    """
    earlier = table.alias()
    stood = exists().where(
        earlier.c.fact_number == table.c.fact_number, earlier.c.at < start, _status(earlier) == FactStatus.APPROVED
    )
    changed = or_(
        table.c.act.in_([FactAct.RETRACTED, FactAct.UNDONE, FactAct.APPROVED, FactAct.REJECTED]),
        and_(table.c.act.in_([FactAct.EDITED, FactAct.IMPORTED]), _status(table) == FactStatus.APPROVED),
    )
    within = and_(table.c.at >= start, table.c.at < end)
    query = select(table).where(within, changed, stood).order_by(table.c.at, table.c.revision)
    rows = (await connection.execute(query)).mappings()
    return tuple({row["fact_number"]: _revision(row) for row in rows}.values())


def status_before(number: ColumnElement[int], instant: datetime) -> ColumnElement[str]:
    """Give how the fact of a row number stood before an instant, NULL where nothing had been done to it."""
    earlier = table.alias()
    query = select(_status(earlier)).where(earlier.c.fact_number == number, earlier.c.at < instant)
    status: ColumnElement[str] = query.order_by(earlier.c.revision.desc()).limit(1).scalar_subquery()
    return status


def _status(rows: FromClause) -> ColumnElement[str]:
    status: ColumnElement[str] = rows.c.fact["status"].as_string()
    return status


def _revision(row: RowMapping) -> Revision:
    return Revision(
        at=row["at"],
        act=FactAct(row["act"]),
        fact=_fact(_CONVERTER.structure(row["fact"], Fact)),
        person=person_of(row),
        place=place_of(row),
        note=row["note"],
    )


def _fact(read: Fact) -> Fact:
    """Give the fact with our own words in it as phrases again, so that undoing brings them back for every language."""
    when = replace(read.when, reason=recalled(read.when.reason))
    return replace(read, when=when, doubt=recalled(read.doubt))


def _converter() -> Converter:
    converter = make_converter(detailed_validation=False)
    converter.register_unstructure_hook(str, _written)
    return converter


def _written(text: str) -> str:
    """Write a text as the columns of type Characters do: what stands in a revision is what stood in the fact."""
    return storable(kept(text) if isinstance(text, Phrase) else text)


_CONVERTER: Final = _converter()
