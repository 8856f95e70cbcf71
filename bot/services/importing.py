"""Facts from a file: what is new is added, what differs is edited, what is known stays, what is wrong is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from bot.domain.curation import ActOutcome, Draft, Edit
from bot.domain.errors import NotFound, ReadingError, UsageError
from bot.domain.facts import (
    LONGEST_NOTE,
    LONGEST_PLACE,
    LONGEST_TITLE,
    MOST_CITATIONS,
    STATUS_WORDS,
    Citation,
    Fact,
    FactAct,
    Revision,
    is_same_evidence,
    possible_in,
)
from bot.domain.messages import Person, Place
from bot.domain.moments import Moment, Precision
from bot.domain.phrases import Phrase
from bot.domain.recalled import FactsImport
from bot.services import curating, drafting
from bot.services.desk import Desk
from bot.services.evidence import citation_of
from bot.views.fact_rows import read_fact
from storage import audit, facts


class _Fate(StrEnum):
    """What became of one fact of the file."""

    ADDED = "added"
    CHANGED = "changed"
    KNOWN = "known"


async def import_facts(
    desk: Desk, lines: Iterable[str], person: Person, place: Place, *, dry_run: bool = False
) -> FactsImport:
    """Take in facts as `eujp export facts --format jsonl` writes them, each by itself; `dry_run` changes nothing.

    Ids and statuses are kept. A quote must stand in a stored article at its address, an address alone be official.
    What was decided differently here stays as it is, and is told as wrong.
    """
    found: dict[str, _Fate] = {}
    wrong: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            given = _once(read_fact(line), found)
            found[given.id] = await _import(desk, given, person, place, dry_run=dry_run)
        except (NotFound, ReadingError, UsageError) as error:
            wrong.append(Phrase("Line {number}: {error}", number=number, error=error.sentence))
    added, changed, known = (tuple(id_ for id_, fate in found.items() if fate is one) for one in _Fate)
    return FactsImport(added, changed, known, tuple(wrong))


def _once(given: Fact, found: Mapping[str, _Fate]) -> Fact:
    if given.id in found:
        raise ReadingError("{id} stands in the file twice.", id=given.id)
    return given


async def _import(desk: Desk, given: Fact, person: Person, place: Place, *, dry_run: bool) -> _Fate:
    async with desk.database.reading() as connection:
        stored = await facts.get(connection, given.id)
    if stored is None:
        fact = await _checked(desk, given)
        if not dry_run:
            await _add(desk, fact, person, place)
        return _Fate.ADDED
    changes = _changes(stored, given)
    cited = await _new_among(desk, given.citations, stored.citations)
    if changes == Edit() and not cited:
        return _Fate.KNOWN
    _check(desk, stored, changes, cited, person)
    if not dry_run:
        await _change(desk, stored, changes, cited, person, place)
    return _Fate.CHANGED


async def _checked(desk: Desk, given: Fact) -> Fact:
    """Put a new fact into its usual form. Raises UsageError, NotFound or ReadingError where it cannot stand."""
    if not given.citations:
        raise UsageError("{id} rests on nothing: it needs a quote or an official address.", id=given.id)
    _check_not_too_many(given.id, len(given.citations))
    now = desk.clock.now()
    drafting.moment(given.when.iso()[: len("2024-07-13")], "", now)
    reason = drafting.text(given.when.reason, Phrase("reason of the date"), LONGEST_NOTE)
    return replace(
        given,
        title=drafting.text(given.title, Phrase("title"), LONGEST_TITLE),
        statement=drafting.statement(given.statement),
        when=replace(given.when, reason=reason),
        topics=drafting.topics(given.topics, desk.catalog),
        actors=drafting.actors(given.actors, desk.catalog),
        place=drafting.text(given.place, Phrase("place"), LONGEST_PLACE),
        doubt=drafting.text(given.doubt, Phrase("doubt"), LONGEST_NOTE),
        citations=tuple(await _new_among(desk, given.citations, ())),
    )


async def _resting(desk: Desk, given: Citation) -> Citation:
    """Find what a citation rests on here. Raises as `citation_of` does."""
    draft = Draft("", "", (), (), quote=given.quote, url=given.url or "")
    found = await citation_of(desk, draft)
    title = drafting.text(given.title, Phrase("title of a citation"), LONGEST_NOTE)
    return replace(found, title=title or found.title, independent=given.independent)


async def _new_among(desk: Desk, given: Sequence[Citation], known: Sequence[Citation]) -> list[Citation]:
    """Give what a fact rests on by the file and not yet here. Raises as `citation_of` does."""
    cited = {(one.url, one.quote) for one in known}
    found: list[Citation] = []
    for one in given:
        if (one.url, one.quote) not in cited:
            resting = await _resting(desk, one)
            if not any(is_same_evidence(resting, other) for other in (*known, *found)):
                found.append(resting)
    return found


def _check_not_too_many(fact_id: str, citations: int) -> None:
    if citations > MOST_CITATIONS:
        raise UsageError(
            "{id} would rest on {citations} citations: leave the {most} that matter most.",
            id=fact_id,
            citations=citations,
            most=MOST_CITATIONS,
        )


def _changes(stored: Fact, given: Fact) -> Edit:
    """Give what differs, as an edit of it."""
    if stored.status is not given.status:
        raise UsageError(
            "{id} is {given} in the file and {status} here: decide on it with /eujp fact.",
            id=given.id,
            given=STATUS_WORDS[given.status],
            status=STATUS_WORDS[stored.status],
        )
    state = given.state or ""
    return Edit(
        statement=_unless_same(stored.statement, given.statement),
        when=_unless_same(_typed(stored.when), _typed(given.when)),
        topics=given.topics if given.topics != stored.topics else None,
        actors=given.actors if given.actors != stored.actors else None,
        place=_unless_same(stored.place, given.place),
        state=_unless_same(stored.state or "", state),
        title=_unless_same(stored.title, given.title),
        doubt=_unless_same(stored.doubt, given.doubt),
    )


def _typed(when: Moment) -> str:
    """Give a date as an edit takes it, a week by its number."""
    return f"{when.day:%G-W%V}" if when.precision is Precision.WEEK else when.iso()


def _unless_same(stored: str, given: str) -> str | None:
    return None if stored == given else given


def _check(desk: Desk, stored: Fact, changes: Edit, cited: Sequence[Citation], person: Person) -> None:
    if stored.status not in possible_in(FactAct.EDITED):
        raise UsageError(
            "{id} is {status} here, so nothing of it is changed.", id=stored.id, status=STATUS_WORDS[stored.status]
        )
    _check_not_too_many(stored.id, len(stored.citations) + len(cited))
    drafting.edited(stored, changes, desk.catalog, person.name or person.id, desk.clock.now())


async def _add(desk: Desk, fact: Fact, person: Person, place: Place) -> None:
    now = desk.clock.now()
    async with desk.database.writing() as connection:
        if not await facts.add(connection, Revision(now, FactAct.IMPORTED, fact, person, place)):
            raise _overtaken(fact)
        after = f"fact {fact.id}; status: {fact.status}"
        await audit.record(connection, at=now, person=person, place=place, action="fact import", before="", after=after)


async def _change(
    desk: Desk, stored: Fact, changes: Edit, cited: Sequence[Citation], person: Person, place: Place
) -> None:
    if changes != Edit():
        decision = await curating.edit(desk, stored.id, stored.revision, changes, person, place, "imported")
        if decision.outcome is ActOutcome.TOO_LATE:
            raise _overtaken(stored)
    if cited:
        await _cite(desk, stored, cited, person, place)


async def _cite(desk: Desk, stored: Fact, cited: Sequence[Citation], person: Person, place: Place) -> None:
    now = desk.clock.now()
    async with desk.database.writing() as connection:
        for citation in cited:
            if not await facts.cite(connection, stored.id, citation, now, person, place):
                raise _overtaken(stored)
        counts = (len(stored.citations), len(stored.citations) + len(cited))
        before, after = (f"fact {stored.id}; citations: {count}" for count in counts)
        await audit.record(
            connection, at=now, person=person, place=place, action="fact import", before=before, after=after
        )


def _overtaken(fact: Fact) -> UsageError:
    return UsageError("{id} was changed by somebody else meanwhile: import the file again.", id=fact.id)
