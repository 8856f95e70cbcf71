"""Facts with their topics and citations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, func, select

from bot.domain.facts import AgreementState, Citation, Fact, FactStatus
from storage.columns import known_moment_of, moment_values
from storage.database import Connection, insert_all, insert_unless_there
from storage.fact_tables import fact_actors, fact_citations, fact_topics
from storage.fact_tables import facts as table
from storage.search_index import FACTS, put


async def add_starter(connection: Connection, facts: Iterable[Fact], now: datetime) -> int:
    """Store the facts whose ids are new, findable by title, statement and place; give how many were."""
    return sum([await _add(connection, fact, now) for fact in facts])


async def get(connection: Connection, fact_id: str) -> Fact | None:
    """Give one fact."""
    number = await connection.scalar(select(table.c.number).where(table.c.id == fact_id))
    found = await of_numbers(connection, [] if number is None else [number])
    return found[0] if found else None


async def count(connection: Connection) -> int:
    """Count the approved facts."""
    return await connection.scalar(select(func.count()).where(table.c.status == FactStatus.APPROVED)) or 0


async def known(connection: Connection) -> frozenset[str]:
    """Give the ids of all stored facts, approved or not."""
    return frozenset(await connection.scalars(select(table.c.id)))


async def of_numbers(connection: Connection, numbers: Sequence[int]) -> tuple[Fact, ...]:
    """Give the facts of these row numbers, in the order asked for."""
    rows = await connection.execute(select(table).where(table.c.number.in_(numbers)))
    by_number = {row["number"]: row for row in rows.mappings()}
    topics = await _topics(connection, numbers)
    citations = await _citations(connection, numbers)
    return tuple(
        _fact(by_number[number], tuple(topics.get(number, ())), tuple(citations.get(number, ())))
        for number in numbers
        if number in by_number
    )


async def _add(connection: Connection, fact: Fact, now: datetime) -> bool:
    inserted = insert_unless_there(connection, table, _values(fact, now)).returning(table.c.number)
    number = await connection.scalar(inserted)
    if number is None:
        return False
    topics = enumerate(dict.fromkeys(fact.topics))
    rows = [{"fact_number": number, "position": position, "topic": topic} for position, topic in topics]
    await insert_all(connection, fact_topics, rows)
    actors = [{"fact_number": number, "actor": actor} for actor in dict.fromkeys(fact.actors)]
    await insert_all(connection, fact_actors, actors)
    citations = [_citation_values(number, position, citation) for position, citation in enumerate(fact.citations)]
    await insert_all(connection, fact_citations, citations)
    await put(connection, FACTS, number, f"{fact.title}\n{fact.statement}\n{fact.place}")
    return True


def _values(fact: Fact, now: datetime) -> dict[str, Any]:
    return {
        "id": fact.id,
        "title": fact.title,
        "statement": fact.statement,
        **moment_values("when", fact.when),
        "actors": fact.actors,
        "place": fact.place,
        "status": fact.status,
        "state": fact.state,
        "doubt": fact.doubt,
        "created": now,
        "revision": fact.revision,
        "origins": fact.origins,
    }


def _citation_values(number: int, position: int, citation: Citation) -> dict[str, Any]:
    values = asdict(citation)
    values["quote_start"], values["quote_end"] = values.pop("start"), values.pop("end")
    return values | {"fact_number": number, "position": position}


async def _topics(connection: Connection, numbers: Sequence[int]) -> dict[int, list[str]]:
    topics: dict[int, list[str]] = {}
    query = select(fact_topics).where(fact_topics.c.fact_number.in_(numbers)).order_by(fact_topics.c.position)
    for row in await connection.execute(query):
        topics.setdefault(row.fact_number, []).append(row.topic)
    return topics


async def _citations(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Citation]]:
    citations: dict[int, list[Citation]] = {}
    query = select(fact_citations).where(fact_citations.c.fact_number.in_(numbers)).order_by(fact_citations.c.position)
    for row in (await connection.execute(query)).mappings():
        citations.setdefault(row["fact_number"], []).append(_citation(row))
    return citations


def _citation(row: RowMapping) -> Citation:
    return Citation(
        title=row["title"],
        url=row["url"],
        official=row["official"],
        version_id=row["version_id"],
        quote=row["quote"],
        start=row["quote_start"],
        end=row["quote_end"],
        independent=row["independent"],
    )


def _fact(row: RowMapping, topics: tuple[str, ...], citations: tuple[Citation, ...]) -> Fact:
    return Fact(
        id=row["id"],
        title=row["title"],
        statement=row["statement"],
        when=known_moment_of(row, "when"),
        topics=topics,
        actors=tuple(row["actors"]),
        place=row["place"],
        status=FactStatus(row["status"]),
        citations=citations,
        state=AgreementState(row["state"]) if row["state"] else None,
        doubt=row["doubt"],
        revision=row["revision"],
    )
