"""Curating: facts proposed, approved, edited, rejected, retracted and undone, each act once, dated and written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.curation import (
    ActOutcome,
    AuditRow,
    Decision,
    Draft,
    Edit,
    FactFile,
    ReviewQueue,
    before_last_decision,
    decided_since,
    differences,
    last_decision,
)
from bot.domain.errors import UsageError
from bot.domain.facts import (
    ACT_WORDS,
    LONGEST_NOTE,
    STATUS_WORDS,
    Fact,
    FactAct,
    Revision,
    leads_to,
    possible_in,
    proposal_id,
)
from bot.domain.messages import Person, Place
from bot.domain.phrases import Phrase, either
from bot.services import drafting
from bot.services.correcting import correct
from bot.services.desk import Desk
from bot.services.evidence import citation_of
from bot.services.handwork import find_fact
from storage import audit as audit_rows
from storage import fact_lists, facts, flags, windows
from storage.database import Connection

_Decide = Callable[[Fact, Sequence[Revision], datetime], Fact]
"""From a fact, what was done to it and the instant, to how it shall stand. Raises UsageError where that cannot be."""

_VERBS = {
    FactAct.PROPOSED: "fact propose",
    FactAct.APPROVED: "fact approve",
    FactAct.REJECTED: "fact reject",
    FactAct.RETRACTED: "fact retract",
    FactAct.EDITED: "fact edit",
    FactAct.UNDONE: "fact undo",
}


async def propose(desk: Desk, draft: Draft, person: Person, place: Place) -> Decision:
    """Propose a fact; one that was proposed before is TOO_LATE, and given as it stands now.

    Raises UsageError, NotFound and ReadingError as `drafting` and `citation_of` do.
    """
    now = desk.clock.now()
    drafted = drafting.drafted(draft, desk.catalog, _name(person), now)
    citation = await citation_of(desk, draft)
    fact_id = proposal_id(drafted.statement, drafted.when, citation)
    revision = Revision(now, FactAct.PROPOSED, replace(drafted, id=fact_id, citations=(citation,)), person, place)
    async with desk.database.writing() as connection:
        if not await facts.add(connection, revision):
            return await _outcome(connection, fact_id, ActOutcome.TOO_LATE)
        await _record(connection, revision, "", f"fact {fact_id}; status: {drafted.status}")
        return await _outcome(connection, fact_id, ActOutcome.DONE)


async def approve(desk: Desk, fact_id: str, seen: int | None, person: Person, place: Place) -> Decision:
    """Approve a proposal. `seen` is the revision the person saw, None for the newest, here and in all acts.

    Raises NotFound, UsageError for what is not proposed, and ReadingError when one of its quotes does not stand.
    """
    return await _act(desk, fact_id, seen, FactAct.APPROVED, _approved, person, place)


async def reject(
    desk: Desk, fact_id: str, seen: int | None, person: Person, place: Place, reason: str = ""
) -> Decision:
    """Reject a proposal. Raises NotFound, and UsageError for what is not proposed."""
    decide, note = _standing_after(FactAct.REJECTED), _note(reason)
    return await _act(desk, fact_id, seen, FactAct.REJECTED, decide, person, place, note)


async def retract(desk: Desk, fact_id: str, seen: int | None, person: Person, place: Place, reason: str) -> Decision:
    """Retract an approved fact. Raises NotFound, and UsageError for what is not approved or without a reason."""
    note = _note(reason)
    if not note:
        raise UsageError("Say why the fact is retracted: readers are told the reason.")
    return await _act(desk, fact_id, seen, FactAct.RETRACTED, _standing_after(FactAct.RETRACTED), person, place, note)


async def edit(
    desk: Desk, fact_id: str, seen: int | None, changes: Edit, person: Person, place: Place, reason: str = ""
) -> Decision:
    """Change parts of a proposal or an approved fact; what it rests on stays and is checked again.

    Raises NotFound, UsageError for a part that cannot stand so, and ReadingError when a quote does not stand.
    """

    def decide(fact: Fact, _: Sequence[Revision], now: datetime) -> Fact:
        _check_possible(FactAct.EDITED, fact)
        return drafting.edited(fact, changes, desk.catalog, _name(person), now)

    return await _act(desk, fact_id, seen, FactAct.EDITED, decide, person, place, _note(reason))


async def undo(desk: Desk, fact_id: str, seen: int | None, person: Person, place: Place) -> Decision:
    """Take back the last decision on a fact, if the person saw it; what was cited since stays.

    Raises NotFound, UsageError when there was none, and ReadingError when a quote does not stand.
    """

    def decide(fact: Fact, history: Sequence[Revision], _: datetime) -> Fact:
        before = before_last_decision(history)
        if before is None:
            raise UsageError("Nobody has decided on fact {id} yet, so there is nothing to undo.", id=fact.id)
        return before

    return await _act(desk, fact_id, seen, FactAct.UNDONE, decide, person, place)


async def decided(desk: Desk, fact_id: str, seen: int | None) -> Decision | None:
    """Give, as TOO_LATE, what was decided on a fact since its revision `seen`; None for nothing. Raises NotFound."""
    file = await fact(desk, fact_id)
    if seen is None or not decided_since(file.revisions, seen):
        return None
    return Decision(ActOutcome.TOO_LATE, file.fact, last_decision(file.revisions))


async def fact(desk: Desk, fact_id: str) -> FactFile:
    """Give all that is kept of a fact. Raises NotFound, naming the id that looks most like an unknown one."""
    async with desk.database.reading() as connection:
        found = await find_fact(connection, fact_id)
        return FactFile(found, await facts.revisions(connection, found.id), await flags.of_fact(connection, found.id))


async def review_queue(desk: Desk, limit: int, offset: int = 0) -> ReviewQueue:
    """Give what waits for the editors: some proposals, best first, and as many flags, conflicts first."""
    async with desk.database.reading() as connection:
        page = await fact_lists.proposals(connection, limit, offset)
        waiting = await flags.open_flags(connection, limit)
        return ReviewQueue(page.facts, waiting, page.total, await flags.count_open(connection))


async def audit(desk: Desk, limit: int) -> tuple[AuditRow, ...]:
    """Give what editors did, newest first."""
    async with desk.database.reading() as connection:
        return await audit_rows.latest(connection, limit)


async def _act(
    desk: Desk,
    fact_id: str,
    seen: int | None,
    act: FactAct,
    decide: _Decide,
    person: Person,
    place: Place,
    note: str = "",
) -> Decision:
    """Do one act on a fact as the person saw it, or nothing: one conditional change, its revision, its audit row.

    What was delivered of the fact is corrected in the same transaction.
    """
    async with desk.database.writing() as connection:
        # The instant of a decision belongs to a digest that is not composed yet.
        now = await windows.open_for_change(connection, desk.clock.now())
        before = await facts.held(connection, (await find_fact(connection, fact_id)).id)
        assert before is not None  # noqa: S101  no fact is ever deleted
        history = await facts.revisions(connection, before.id)
        if decided_since(history, before.revision if seen is None else seen) or before.status is leads_to(act):
            return await _outcome(connection, before.id, ActOutcome.TOO_LATE)
        after = decide(before, history, now)
        if replace(after, revision=before.revision) == before:
            return await _outcome(connection, before.id, ActOutcome.SAME)
        revision = Revision(now, act, replace(after, revision=before.revision + 1), person, place, note)
        if not await facts.revise(connection, revision, before.revision):
            return await _outcome(connection, before.id, ActOutcome.TOO_LATE)
        changes = differences(before, after)
        await _record(connection, revision, *(_told(before.id, changes, side) for side in (1, 2)))
        await correct(desk, connection, before, revision)
        return await _outcome(connection, before.id, ActOutcome.DONE)


def _approved(fact: Fact, history: Sequence[Revision], now: datetime) -> Fact:
    approved = _standing_after(FactAct.APPROVED)(fact, history, now)
    first = history[0]
    # What the bot doubted was for whoever approves it to settle; a person's doubt is for readers too.
    is_settled = first.person is None and fact.doubt == first.fact.doubt
    return replace(approved, doubt="") if is_settled else approved


def _standing_after(act: FactAct) -> _Decide:
    def decide(fact: Fact, _: Sequence[Revision], __: datetime) -> Fact:
        _check_possible(act, fact)
        return replace(fact, status=leads_to(act) or fact.status)

    return decide


def _check_possible(act: FactAct, fact: Fact) -> None:
    if fact.status not in possible_in(act):
        needed = tuple(STATUS_WORDS[status] for status in possible_in(act))
        raise UsageError(
            "Fact {id} is {status}; only what is {needed} can be {act}.",
            id=fact.id,
            status=STATUS_WORDS[fact.status],
            needed=either(needed),
            act=ACT_WORDS[act],
        )


async def _outcome(connection: Connection, fact_id: str, outcome: ActOutcome) -> Decision:
    found = await find_fact(connection, fact_id)
    return Decision(outcome, found, last_decision(await facts.revisions(connection, fact_id)))


async def _record(connection: Connection, revision: Revision, before: str, after: str) -> None:
    person, place = revision.person, revision.place
    if person and place:
        noted = f"{after} ({revision.note})" if revision.note else after
        action = _VERBS[revision.act]
        await audit_rows.record(
            connection, at=revision.at, person=person, place=place, action=action, before=before, after=noted
        )


def _told(fact_id: str, changes: Sequence[tuple[str, str, str]], side: int) -> str:
    return "; ".join([f"fact {fact_id}", *(f"{change[0]}: {change[side]}" for change in changes)])


def _note(reason: str) -> str:
    return drafting.text(reason, Phrase("reason"), LONGEST_NOTE)


def _name(person: Person) -> str:
    return person.name or person.id
