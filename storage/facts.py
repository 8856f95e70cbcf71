"""Facts with their topics, actors and citations: stored, decided on, and found again for every reader."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, case, func, select, update

from bot.domain.facts import (
    MOST_CITATIONS,
    AgreementState,
    Citation,
    Fact,
    FactAct,
    FactStatus,
    Revision,
    is_same_evidence,
    official_first,
    possible_in,
)
from bot.domain.messages import Person, Place
from storage import fact_revisions, quotes
from storage.columns import known_moment_of, moment_values
from storage.database import Connection, chunks, insert_all, insert_all_unless_there
from storage.fact_tables import fact_actors, fact_citations, fact_topics
from storage.fact_tables import facts as table
from storage.search_index import FACTS, put_all


async def add_starter(connection: Connection, facts: Iterable[Fact], now: datetime) -> int:
    """Store the facts whose ids are new, findable by title, statement and place; give how many were."""
    ordered = [replace(fact, citations=official_first(fact.citations)) for fact in facts]
    return sum([len(await _insert(connection, part, now)) for part in chunks(ordered)])


async def add(connection: Connection, revision: Revision) -> bool:
    """Store a fact with the act that made it, its first revision; False when its id is taken.

    Raises ReadingError when one of its quotes does not stand in its version.
    """
    await quotes.check(connection, revision.fact.citations)
    fact = replace(revision.fact, citations=official_first(revision.fact.citations), revision=1)
    inserted = await _insert(connection, [fact], revision.at)
    for number in inserted:
        await fact_revisions.record(connection, number, replace(revision, fact=fact))
    return bool(inserted)


async def revise(connection: Connection, revision: Revision, expected_revision: int) -> bool:
    """Let a fact stand as `revision.fact`, if `expected_revision` is still its newest; else give False.

    What a starter fact was before its first act is kept as revision 0. Raises ReadingError when the fact is to be
    proposed or approved and one of its quotes does not stand in its version.
    """
    fact = replace(revision.fact, citations=official_first(revision.fact.citations), revision=expected_revision + 1)
    if fact.status in (FactStatus.PROPOSED, FactStatus.APPROVED):
        await quotes.check(connection, fact.citations)
    before = await held(connection, fact.id) if expected_revision == 0 else None
    approved = {"approved": revision.at} if revision.act is FactAct.APPROVED else {}
    # One more origin brings a proposal before the editors again.
    posted = {"posted": case((table.c.origins < fact.origins, None), else_=table.c.posted)}
    as_seen = (table.c.id == fact.id) & (table.c.revision == expected_revision)
    decided = update(table).where(as_seen).values(_values(fact) | approved | posted)
    row = (await connection.execute(decided.returning(table.c.number, table.c.created))).one_or_none()
    if row is None:
        return False
    if before:
        await fact_revisions.record(connection, row.number, Revision(row.created, FactAct.IMPORTED, before))
    await fact_revisions.record(connection, row.number, replace(revision, fact=fact))
    for parts in (fact_topics, fact_actors, fact_citations):
        await connection.execute(parts.delete().where(parts.c.fact_number == row.number))
    await _add_parts(connection, {row.number: fact})
    return True


async def cite(
    connection: Connection,
    fact_id: str,
    citation: Citation,
    at: datetime,
    person: Person | None = None,
    place: Place | None = None,
) -> bool:
    """Let a proposed or approved fact rest on one citation more, as a revision of its own.

    False when there is no such fact, it rests on the same already, or on MOST_CITATIONS. Raises ReadingError when a
    quote does not stand in its version.
    """
    fact = await held(connection, fact_id)
    if fact is None or fact.status not in possible_in(FactAct.CITED) or len(fact.citations) >= MOST_CITATIONS:
        return False
    if any(is_same_evidence(citation, known) for known in fact.citations):
        return False
    cited = replace(fact, citations=(*fact.citations, citation))
    return await revise(connection, Revision(at, FactAct.CITED, cited, person, place), fact.revision)


async def held(connection: Connection, fact_id: str) -> Fact | None:
    """Give a fact for somebody to decide on: no other worker changes it until this transaction ends.

    Its quotes are as stored, unchecked: it is not to be shown.
    """
    number = await connection.scalar(select(table.c.number).where(table.c.id == fact_id).with_for_update())
    found = await _load(connection, [] if number is None else [number])
    return found[0] if found else None


async def mark_posted(connection: Connection, fact_ids: Sequence[str], now: datetime) -> None:
    """Note that proposals were brought to the editors."""
    await connection.execute(update(table).where(table.c.id.in_(fact_ids)).values(posted=now))


async def get(connection: Connection, fact_id: str) -> Fact | None:
    """Give one fact."""
    found = await of_ids(connection, [fact_id])
    return found[0] if found else None


async def of_ids(connection: Connection, fact_ids: Collection[str]) -> tuple[Fact, ...]:
    """Give those of the facts that are stored, in the order of their ids."""
    if not fact_ids:
        return ()
    query = select(table.c.number).where(table.c.id.in_(sorted(fact_ids))).order_by(table.c.id)
    return await of_numbers(connection, (await connection.scalars(query)).all())


async def revisions(connection: Connection, fact_id: str) -> tuple[Revision, ...]:
    """Give what was done to a fact, oldest first; () for a starter fact nobody touched."""
    number = await connection.scalar(select(table.c.number).where(table.c.id == fact_id))
    return () if number is None else await _proven(connection, await fact_revisions.of_number(connection, number))


async def newest_revisions(connection: Connection, fact_ids: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Give each fact with the number of its newest revision, by id."""
    if not fact_ids:
        return ()
    query = select(table.c.id, table.c.revision).where(table.c.id.in_(fact_ids))
    # Sorted here: the databases do not order letters alike.
    return tuple(sorted((row.id, row.revision) for row in await connection.execute(query)))


async def corrected_between(connection: Connection, start: datetime, end: datetime) -> tuple[Revision, ...]:
    """Give the newest act on each fact, from `start` on and before `end`, that changed what stood approved before.

    What was approved and changed within that time is left out: nobody was shown it before.
    """
    return await _proven(connection, await fact_revisions.correcting(connection, start, end))


async def count(connection: Connection) -> int:
    """Count the approved facts."""
    return await connection.scalar(select(func.count()).where(table.c.status == FactStatus.APPROVED)) or 0


async def known(connection: Connection) -> frozenset[str]:
    """Give the ids of all stored facts, approved or not."""
    return frozenset(await connection.scalars(select(table.c.id)))


async def ids_like(connection: Connection, fact_id: str, limit: int = 1_000) -> tuple[str, ...]:
    """Give, in order, the ids from the first character of `fact_id` on: a bounded number, however many there are."""
    query = select(table.c.id).where(table.c.id >= fact_id[:1]).order_by(table.c.id).limit(limit)
    return tuple(await connection.scalars(query))


async def of_numbers(connection: Connection, numbers: Sequence[int]) -> tuple[Fact, ...]:
    """Give the facts of these row numbers, in the order asked for, without quotes that fail their check."""
    if not numbers:
        return ()
    return await quotes.proven(connection, await _load(connection, numbers))


async def _proven(connection: Connection, revisions: Sequence[Revision]) -> tuple[Revision, ...]:
    shown = await quotes.proven(connection, [revision.fact for revision in revisions])
    return tuple(replace(revision, fact=fact) for revision, fact in zip(revisions, shown, strict=True))


async def _load(connection: Connection, numbers: Sequence[int]) -> tuple[Fact, ...]:
    rows = await connection.execute(select(table).where(table.c.number.in_(numbers)))
    by_number = {row["number"]: row for row in rows.mappings()}
    topics = await _topics(connection, numbers)
    citations = await _citations(connection, numbers)
    return tuple(
        _fact(by_number[number], tuple(topics.get(number, ())), tuple(citations.get(number, ())))
        for number in numbers
        if number in by_number
    )


async def _insert(connection: Connection, facts: Iterable[Fact], now: datetime) -> dict[int, Fact]:
    by_id: dict[str, Fact] = {}
    for fact in facts:
        by_id.setdefault(fact.id, fact)
    rows = [_values(fact) | {"created": now} for fact in by_id.values()]
    stored = await insert_all_unless_there(connection, table, rows)
    inserted: dict[int, Fact] = {row.number: by_id[row.id] for row in stored}
    await _add_parts(connection, inserted)
    return inserted


async def _add_parts(connection: Connection, facts: Mapping[int, Fact]) -> None:
    topics = [
        _topic_values(number, *topic)
        for number, fact in facts.items()
        for topic in enumerate(dict.fromkeys(fact.topics))
    ]
    await insert_all(connection, fact_topics, topics)
    actors = [
        {"fact_number": number, "actor": actor}
        for number, fact in facts.items()
        for actor in dict.fromkeys(fact.actors)
    ]
    await insert_all(connection, fact_actors, actors)
    citations = [
        _citation_values(number, *citation) for number, fact in facts.items() for citation in enumerate(fact.citations)
    ]
    await insert_all(connection, fact_citations, citations)
    texts = {number: f"{fact.title}\n{fact.statement}\n{fact.place}" for number, fact in facts.items()}
    await put_all(connection, FACTS, texts)


def _values(fact: Fact) -> dict[str, Any]:
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
        "revision": fact.revision,
        "origins": fact.origins,
    }


def _topic_values(number: int, position: int, topic: str) -> dict[str, Any]:
    return {"fact_number": number, "position": position, "topic": topic}


def _citation_values(number: int, position: int, citation: Citation) -> dict[str, Any]:
    values = asdict(citation)
    values["quote_start"], values["quote_end"] = values.pop("start"), values.pop("end")
    del values["lost"], values["kind"]  # said of what is shown, never stored
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
