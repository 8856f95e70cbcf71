"""Facts are stored once and whole, decided on once, and shown with no quote that is not in its text."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.domain.errors import ReadingError
from bot.domain.facts import MOST_CITATIONS, AgreementState, Citation, FactAct, FactStatus, Revision
from storage import facts, search
from storage.database import Connection, Database
from tests.storage.curated import ADA, BEN, PLACE, act, add_version, proposal, propose, quoted
from tests.storage.samples import NOW, TEXT, fact, hours


async def test_a_fact_comes_back_as_it_was_stored(database: Database) -> None:
    cited = replace(
        fact(),
        state=AgreementState.IN_FORCE,
        citations=(Citation("One", "https://example.eu/1", official=True), Citation("Two", None, official=False)),
    )
    async with database.writing() as connection:
        assert await facts.add_starter(connection, [cited], NOW) == 1
        assert await facts.get(connection, cited.id) == cited
        assert await facts.get(connection, "absent") is None


async def test_a_quote_keeps_its_place_in_a_stored_version(database: Database) -> None:
    async with database.writing() as connection:
        cited = proposal("p1", quoted(await add_version(connection)))
        assert await propose(connection, cited)
        assert await facts.get(connection, "p1") == replace(cited, revision=1)


async def test_the_same_facts_loaded_twice_are_stored_once(database: Database) -> None:
    async with database.writing() as connection:
        assert await facts.add_starter(connection, [fact("a"), fact("b"), fact("a")], NOW) == 2
        assert await facts.add_starter(connection, [fact("a"), fact("c")], NOW) == 1
        assert await facts.count(connection) == 3


async def test_every_stored_fact_is_known_and_the_approved_ones_are_counted(database: Database) -> None:
    async with database.writing() as connection:
        assert await facts.known(connection) == frozenset()
        await facts.add_starter(connection, [fact("a"), fact("b"), fact("open", FactStatus.PROPOSED)], NOW)
        assert await facts.known(connection) == {"a", "b", "open"}
        assert await facts.count(connection) == 2


async def test_official_sources_come_first(database: Database) -> None:
    press, official = Citation("Times", "https://times.example", official=False), proposal("p1").citations[0]
    async with database.writing() as connection:
        await propose(connection, proposal("p1", press, official))
        await facts.add_starter(connection, [replace(fact("f1"), citations=(press, official))], NOW)
        for fact_id in ("p1", "f1"):
            found = await facts.get(connection, fact_id)
            assert found is not None
            assert found.citations == (official, press)


async def test_what_was_proposed_before_is_not_proposed_again(database: Database) -> None:
    async with database.writing() as connection:
        assert await propose(connection, proposal("p1"))
        assert not await propose(connection, replace(proposal("p1"), statement="Something else."))
        assert len(await facts.revisions(connection, "p1")) == 1


WRONG = {
    "shifted": lambda version: replace(quoted(version), start=4, end=10),
    "reworded": lambda version: replace(quoted(version), quote="はEUは半体"),
    "another version": lambda version: replace(quoted(version), version_id=version + 1),
    "no version": lambda version: replace(quoted(version), version_id=None),
    "empty": lambda version: replace(quoted(version), quote="", start=3, end=3),
    "beyond the text": lambda version: replace(
        quoted(version), quote=TEXT[-2:], start=len(TEXT) - 2, end=len(TEXT) + 4
    ),
    "after the text": lambda version: replace(quoted(version), quote="", start=len(TEXT), end=len(TEXT) + 4),
    "from the end": lambda version: replace(quoted(version), quote=TEXT[-6:-1], start=-6, end=-1),
}


@pytest.mark.parametrize("kind", WRONG)
async def test_words_that_do_not_stand_in_their_version_are_not_stored(database: Database, kind: str) -> None:
    async with database.writing() as connection:
        version = await add_version(connection)
        wrong = WRONG[kind](version)
        with pytest.raises(ReadingError, match="do not stand"):
            await propose(connection, proposal("p1", wrong))
        await propose(connection, proposal("p2"))
        with pytest.raises(ReadingError, match="do not stand"):
            await facts.cite(connection, "p2", wrong, NOW)
        standing = await facts.held(connection, "p2")
        assert standing is not None
        revision = Revision(NOW, FactAct.EDITED, replace(standing, citations=(wrong,)), BEN, PLACE)
        with pytest.raises(ReadingError, match="do not stand"):
            await facts.revise(connection, revision, 1)
        assert await facts.known(connection) == {"p2"}
        assert await facts.get(connection, "p2") == replace(proposal("p2"), revision=1)


async def test_a_citation_has_words_or_an_address(database: Database) -> None:
    async with database.writing() as connection:
        with pytest.raises(ReadingError, match="“Times” is cited without words and without an address"):
            await propose(connection, proposal("p1", Citation("Times", None, official=True)))


async def test_a_revision_changes_all_of_a_fact_and_what_it_is_found_by(database: Database) -> None:
    changed = replace(
        proposal("p1"),
        statement="Zeppelins were discussed.",
        topics=("space",),
        actors=("meti",),
        place="Osaka",
        state=AgreementState.AGREED,
        status=FactStatus.APPROVED,
    )
    async with database.writing() as connection:
        await propose(connection, proposal("p1"))
        assert await facts.revise(connection, Revision(NOW, FactAct.APPROVED, changed, BEN, PLACE), 1)
        assert await facts.get(connection, "p1") == replace(changed, revision=2)
        assert await search.facts(connection, (("zeppelins",),), topic="space") == (replace(changed, revision=2),)
        assert await search.facts(connection, (("partnership",),)) == ()


async def test_a_decision_on_what_was_decided_since_changes_nothing(database: Database) -> None:
    async with database.writing() as connection:
        await propose(connection, proposal("p1"))
        await act(connection, "p1", FactAct.APPROVED, FactStatus.APPROVED, NOW)
        late = Revision(NOW, FactAct.REJECTED, proposal("p1"), ADA, PLACE)
        assert not await facts.revise(connection, late, 1)
        assert not await facts.revise(connection, late, 3)
        assert [one.act for one in await facts.revisions(connection, "p1")] == [FactAct.PROPOSED, FactAct.APPROVED]


async def test_revisions_say_who_where_when_why_and_how_it_stood(database: Database) -> None:
    async with database.writing() as connection:
        proposed = proposal("p1", quoted(await add_version(connection)))
        await propose(connection, proposed)
        await act(connection, "p1", FactAct.REJECTED, FactStatus.REJECTED, NOW + hours(1))
        assert await facts.revisions(connection, "p1") == (
            Revision(NOW, FactAct.PROPOSED, replace(proposed, revision=1), ADA, PLACE),
            Revision(
                NOW + hours(1),
                FactAct.REJECTED,
                replace(proposed, revision=2, status=FactStatus.REJECTED),
                BEN,
                PLACE,
                "A reason.",
            ),
        )
        assert await facts.revisions(connection, "absent") == ()


async def test_the_first_act_on_a_starter_fact_keeps_how_it_was_delivered(database: Database) -> None:
    async with database.writing() as connection:
        await facts.add_starter(connection, [fact("f1")], NOW)
        assert await facts.revisions(connection, "f1") == ()
        await act(connection, "f1", FactAct.RETRACTED, FactStatus.RETRACTED, NOW + hours(1))
        first, second = await facts.revisions(connection, "f1")
        assert first == Revision(NOW, FactAct.IMPORTED, fact("f1"))
        assert (second.act, second.fact.status, second.fact.revision) == (FactAct.RETRACTED, FactStatus.RETRACTED, 1)


async def test_what_a_database_cannot_hold_is_replaced_alike_in_fact_and_revision(database: Database) -> None:
    async with database.writing() as connection:
        await propose(connection, replace(proposal("p1"), statement="A \x00 and half \ud83d a flag."))
        (revision,) = await facts.revisions(connection, "p1")
        assert revision.fact == await facts.get(connection, "p1")
        assert revision.fact.statement == "A \N{REPLACEMENT CHARACTER} and half \N{REPLACEMENT CHARACTER} a flag."


async def test_one_more_citation_is_a_revision_that_counts_its_origin_once(database: Database) -> None:
    async with database.writing() as connection:
        version = await add_version(connection)
        await propose(connection, proposal("p1"))
        assert await facts.cite(connection, "p1", quoted(version), NOW)
        assert not await facts.cite(connection, "p1", quoted(version), NOW)
        assert await facts.cite(connection, "p1", replace(quoted(version, 0, 5), independent=False), NOW)
        found = await facts.get(connection, "p1")
        assert found is not None
        assert (len(found.citations), found.origins, found.revision) == (3, 2, 3)
        assert [one.act for one in await facts.revisions(connection, "p1")][1:] == [FactAct.CITED, FactAct.CITED]


@pytest.mark.parametrize("status", FactStatus)
async def test_what_is_proposed_or_approved_can_be_cited(database: Database, status: FactStatus) -> None:
    async with database.writing() as connection:
        version = await add_version(connection)
        await facts.add_starter(connection, [fact("f1", status)], NOW)
        possible = status in (FactStatus.PROPOSED, FactStatus.APPROVED)
        assert await facts.cite(connection, "f1", quoted(version), NOW) is possible
        assert not await facts.cite(connection, "absent", quoted(version), NOW)


async def test_a_fact_rests_on_so_many_citations_and_no_more(database: Database) -> None:
    async with database.writing() as connection:
        version = await add_version(connection)
        await propose(connection, proposal("p1"))
        cited = [
            await facts.cite(connection, "p1", quoted(version, 0, end), NOW) for end in range(1, MOST_CITATIONS + 2)
        ]
        assert cited == [True] * (MOST_CITATIONS - 1) + [False] * 2


async def tamper(connection: Connection) -> None:
    await connection.execute(text("UPDATE article_versions SET text = 'Something else altogether, and quite long.'"))


async def test_a_quote_that_no_longer_stands_is_never_shown_and_the_log_says_so(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with database.writing() as connection:
        await propose(connection, proposal("p1", *proposal("p1").citations, quoted(await add_version(connection))))
        await act(connection, "p1", FactAct.APPROVED, FactStatus.APPROVED, NOW)
        await tamper(connection)
        with caplog.at_level(logging.ERROR):
            found = await facts.get(connection, "p1")
        (by_search,) = await search.facts(connection, (("partnership",),))
        revisions = await facts.revisions(connection, "p1")
    assert "A quote of fact p1 is not in version 1, so it is not shown." in caplog.text
    for shown in (found, by_search, *(revision.fact for revision in revisions)):
        assert shown is not None
        sound, lost = shown.citations
        assert (sound.lost, lost.lost, lost.quote, lost.version_id) == (False, True, "", None)


@pytest.mark.parametrize("status", [FactStatus.REJECTED, FactStatus.RETRACTED])
async def test_what_rests_on_words_that_are_gone_can_still_be_put_away(database: Database, status: FactStatus) -> None:
    async with database.writing() as connection:
        await propose(connection, proposal("p1", quoted(await add_version(connection))))
        await tamper(connection)
        with pytest.raises(ReadingError, match="do not stand"):
            await act(connection, "p1", FactAct.APPROVED, FactStatus.APPROVED, NOW)
        assert await act(connection, "p1", FactAct.REJECTED, status, NOW)


async def test_of_fifty_who_decide_on_one_revision_one_does(database: Database) -> None:
    async with database.writing() as connection:
        await propose(connection, proposal("p1"))

    async def decide(number: int) -> bool:
        done, status = (
            (FactAct.APPROVED, FactStatus.APPROVED) if number % 2 else (FactAct.REJECTED, FactStatus.REJECTED)
        )
        async with database.writing() as connection:
            revision = Revision(NOW, done, replace(proposal("p1"), status=status), replace(ADA, id=str(number)), PLACE)
            return await facts.revise(connection, revision, 1)

    assert sum(await asyncio.gather(*(decide(number) for number in range(50)))) == 1
    async with database.reading() as connection:
        first, second = await facts.revisions(connection, "p1")
        found = await facts.get(connection, "p1")
    assert found == second.fact
    assert (first.fact.revision, second.fact.revision) == (1, 2)


async def test_twenty_citations_that_arrive_at_once_are_all_kept(database: Database) -> None:
    async with database.writing() as connection:
        version = await add_version(connection)
        await propose(connection, proposal("p1"))

    async def cite(end: int) -> bool:
        async with database.writing() as connection:
            return await facts.cite(connection, "p1", quoted(version, 0, end), NOW)

    assert all(await asyncio.gather(*(cite(end) for end in range(1, MOST_CITATIONS))))
    async with database.reading() as connection:
        found = await facts.get(connection, "p1")
    assert found is not None
    assert (len(found.citations), found.revision) == (MOST_CITATIONS, MOST_CITATIONS)
