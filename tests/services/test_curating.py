"""Every act on a fact is done once, as the person saw it, and written down; what cannot be is said in one sentence."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.domain.curation import ActOutcome, Decision, Draft, Edit
from bot.domain.errors import EujpError, NotFound, ReadingError, UsageError
from bot.domain.facts import LONGEST_QUOTE, LONGEST_STATEMENT, AgreementState, Citation, FactAct, FactStatus, Revision
from bot.domain.messages import Person
from bot.domain.phrases import Phrase, say
from bot.domain.sources import SourceKind
from bot.locales.load import Wordings
from bot.services import collecting, curating
from bot.services.desk import Desk
from storage import facts
from tests.fakes.ports import FakeClock
from tests.services.curated import ADA, BEN, DRAFT, PLACE, SENTENCE, TEXT, add_article, proposed
from tests.services.reports import CHIPS
from tests.storage.samples import fact


async def started(desk: Desk) -> str:
    """Store a starter fact and give its id."""
    async with desk.database.writing() as connection:
        await facts.add_starter(connection, [fact("f001")], desk.clock.now())
    return "f001"


async def rows(desk: Desk) -> list[tuple[str, str, str, str]]:
    return [(row.action, row.person.name, row.before, row.after) for row in reversed(await curating.audit(desk, 99))]


async def test_a_proposal_quotes_its_article_and_says_who_proposed_it(desk: Desk) -> None:
    made = await proposed(desk)
    kept = made.fact
    assert made.outcome is ActOutcome.DONE
    assert kept.id[0] == "p"
    assert len(kept.id) == 8
    assert kept.citations == (
        Citation(
            "Example Times",
            "https://example.eu/articles/1",
            official=False,
            version_id=1,
            quote=SENTENCE,
            end=len(SENTENCE),
        ),
    )
    assert (kept.status, kept.state, kept.place, kept.is_unofficial) == ("proposed", "signed", "Brussels", True)
    assert (kept.when.iso(), kept.when.reason) == ("2023-07-03", "given by Ada")
    assert made.last is not None
    assert (made.last.act, made.last.person, made.last.place) == (FactAct.PROPOSED, ADA, PLACE)
    assert await rows(desk) == [("fact propose", "Ada", "", f"fact {kept.id}; status: proposed")]


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(DRAFT, id="the same"),
        pytest.param(replace(DRAFT, statement=" The MEMORANDUM on semiconductors  was signed"), id="typed otherwise"),
        pytest.param(replace(DRAFT, quote=f"“{SENTENCE.lower()}”"), id="copied otherwise"),
        pytest.param(replace(DRAFT, article_id=None, url="http://www.example.eu/articles/1/#top"), id="by its address"),
        pytest.param(replace(DRAFT, topics=("space-satellites",), actors=("japan",)), id="filed otherwise"),
    ],
)
async def test_the_same_proposal_twice_is_one(desk: Desk, draft: Draft) -> None:
    made = await proposed(desk)
    again = await curating.propose(desk, draft, BEN, PLACE)
    assert again == replace(made, outcome=ActOutcome.TOO_LATE)
    assert len((await curating.fact(desk, made.fact.id)).revisions) == 1


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(replace(DRAFT, statement="Another memorandum was signed."), id="another statement"),
        pytest.param(replace(DRAFT, when="2023-07"), id="another date"),
        pytest.param(replace(DRAFT, quote="日EUは覚書に署名した。"), id="other words"),
    ],
)
async def test_another_proposal_is_another_fact(desk: Desk, draft: Draft) -> None:
    made = await proposed(desk)
    other = await curating.propose(desk, draft, BEN, PLACE)
    assert (other.outcome, other.fact.id != made.fact.id) == (ActOutcome.DONE, True)


async def test_names_of_the_catalogue_do_for_ids(desk: Desk) -> None:
    draft = replace(DRAFT, topics=("Trade EPA", "space satellites"), actors=("欧州連合", "kaja kallas", "Japan"))
    made = (await proposed(desk, draft)).fact
    assert (made.topics, made.actors) == (("trade-epa", "space-satellites"), ("eu", "kaja-kallas", "japan"))


async def test_what_a_terminal_would_obey_is_taken_out_of_a_statement(desk: Desk) -> None:
    made = await proposed(desk, replace(DRAFT, statement="The memorandum\x1b[31m was\x07 signed."))
    assert made.fact.statement == "The memorandum [31m was signed."


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://www.mofa.go.jp/files/1.pdf", "mofa.go.jp"),
        ("https://eur-lex.europa.eu/doc?id=7", "eur-lex.europa.eu"),
        ("https://data.europa.eu/x", "data.europa.eu"),
    ],
)
async def test_an_official_address_alone_is_enough(desk: Desk, url: str, title: str) -> None:
    made = await curating.propose(desk, replace(DRAFT, article_id=None, quote="", url=url), ADA, PLACE)
    assert made.fact.citations == (Citation(title, url, official=True),)
    assert not made.fact.is_unofficial


async def test_an_official_article_is_enough_without_its_words(desk: Desk) -> None:
    await add_article(desk, kind=SourceKind.OFFICIAL)
    made = await curating.propose(desk, replace(DRAFT, quote=""), ADA, PLACE)
    assert made.fact.citations == (Citation("Example Times", "https://example.eu/articles/1", official=True),)


async def test_what_a_file_says_of_itself_is_no_evidence(desk: Desk) -> None:
    head = (
        '<link rel="canonical" href="https://www.mofa.go.jp/1">'
        '<meta property="og:site_name" content="European Commission">'
    )
    page = f"<html><head>{head}</head><body><article><h1>{CHIPS.title}</h1><p>{CHIPS.text}</p></article></body></html>"
    await collecting.ingest_file(desk, "saved.html", page.encode())
    with pytest.raises(UsageError, match="Article 1 was given in a file"):
        await curating.propose(desk, replace(DRAFT, quote=""), ADA, PLACE)
    alone = replace(DRAFT, article_id=None, quote="", url="https://www.mofa.go.jp/1")
    made = await curating.propose(desk, alone, ADA, PLACE)
    assert made.fact.citations == (Citation("mofa.go.jp", "https://www.mofa.go.jp/1", official=True),)


async def test_our_own_short_reports_cannot_be_quoted(desk: Desk) -> None:
    await add_article(desk, kind=SourceKind.STARTER)
    with pytest.raises(UsageError, match="starter material in eujp's own words"):
        await curating.propose(desk, DRAFT, ADA, PLACE)


BAD: dict[str, tuple[Draft, str]] = {
    "a quote that is not in the text": (replace(DRAFT, quote="They buried it."), "do not stand in the text"),
    "a mark for a quote": (replace(DRAFT, quote="."), "too little to say what happened"),
    "a word or two for a quote": (replace(DRAFT, quote="the EU"), "too little to say what happened"),
    "a quote too long": (replace(DRAFT, quote="x" * (LONGEST_QUOTE + 1)), "has 1201 characters"),
    "an article nobody knows": (replace(DRAFT, article_id=99), "There is no article 99"),
    "a quote of what is not stored": (
        replace(DRAFT, article_id=None, url="https://elsewhere.example/1"),
        "No stored article is at that address",
    ),
    "a press address alone": (
        replace(DRAFT, article_id=None, quote="", url="https://www.times.example/1"),
        "times.example is not an official source",
    ),
    "a look-alike of an official address": (
        replace(DRAFT, article_id=None, quote="", url="https://mofa.go.jp.example/1"),
        "is not an official source",
    ),
    "a press article alone": (replace(DRAFT, quote=""), "example.eu is not an official source"),
    "nothing to rest on": (replace(DRAFT, article_id=None, quote=""), "Say what the fact rests on"),
    "no web address": (replace(DRAFT, article_id=None, quote="", url="ftp://mofa.go.jp/1"), "is not a web address"),
    "no statement": (replace(DRAFT, statement=" \u200b…"), "The statement is empty"),
    "a statement too long": (replace(DRAFT, statement="a" * (LONGEST_STATEMENT + 1)), "shorten it to 600"),
    "no date": (replace(DRAFT, when=""), "is not a date: write 2024, 2024-07 or 2024-07-13"),
    "a date in the wrong form": (replace(DRAFT, when="3 July 2023"), "“3 July 2023” is not a date"),
    "a date in another script": (replace(DRAFT, when="２０２３"), "is not a date"),
    "a day there is not": (replace(DRAFT, when="2023-02-30"), "“2023-02-30” is not a date"),
    "a month there is not": (replace(DRAFT, when="2023-13"), "“2023-13” is not a date"),
    "a year there is not": (replace(DRAFT, when="0000"), "“0000” is not a date"),
    "a date too far ahead": (replace(DRAFT, when="2099-01-01"), "give a date from 1900 to 2056"),
    "a date too long ago": (replace(DRAFT, when="1023"), "1023 is out of reach"),
    "no topic": (replace(DRAFT, topics=()), "Name at least one topic"),
    "a topic nearly right": (replace(DRAFT, topics=("trade-eap",)), "Did you mean trade-epa?"),
    "an actor nearly right": (replace(DRAFT, actors=("Kaja Kalas",)), "Did you mean kaja-kallas?"),
    "an actor nobody knows": (replace(DRAFT, actors=("qqqqqqq",)), "There is no actor “qqqqqqq” in the catalogue."),
    "no actor": (replace(DRAFT, actors=("", " ")), "Name at least one actor"),
    "too many topics": (
        replace(DRAFT, topics=("trade-epa", "space-satellites", "economic-security", "digital-data", "justice-mobility",
                               "summits-framework")),
        "6 topics are too many: name the 5",
    ),
    "a place too long": (replace(DRAFT, place="x" * 81), "The place has 81 characters"),
    "a state there is not": (replace(DRAFT, state="wished for"), "choose negotiating, agreed, signed"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
async def test_bad_input_is_one_sentence_and_changes_nothing(desk: Desk, case: str) -> None:
    draft, sentence = BAD[case]
    with pytest.raises(EujpError) as refused:
        await proposed(desk, draft)
    assert sentence in str(refused.value)
    assert len(str(refused.value)) < 250
    assert (await curating.review_queue(desk, 9)).proposed == 0
    assert await rows(desk) == []


async def test_a_proposal_is_approved_edited_and_retracted_each_with_its_revision_and_audit_row(
    desk: Desk, clock: FakeClock
) -> None:
    fact_id = (await proposed(desk)).fact.id
    clock.forward(timedelta(hours=1))
    approved = await curating.approve(desk, fact_id, 1, BEN, PLACE)
    edited = await curating.edit(desk, fact_id, 2, Edit(place="Tokyo", when="2023-07-04"), ADA, PLACE)
    retracted = await curating.retract(desk, f" #{fact_id.upper()}", 3, BEN, PLACE, "It was never signed.")
    assert [one.outcome for one in (approved, edited, retracted)] == [ActOutcome.DONE] * 3
    assert (approved.fact.status, edited.fact.status, retracted.fact.status) == ("approved", "approved", "retracted")
    assert (edited.fact.place, edited.fact.when.iso(), edited.fact.when.reason) == (
        "Tokyo",
        "2023-07-04",
        "given by Ada",
    )
    assert edited.fact.citations == approved.fact.citations
    assert approved.last is not None
    assert approved.last.at == clock.now()
    kept = await curating.fact(desk, fact_id)
    assert [(one.act, one.note) for one in kept.revisions] == [
        ("proposed", ""),
        ("approved", ""),
        ("edited", ""),
        ("retracted", "It was never signed."),
    ]
    assert [revision.fact.revision for revision in kept.revisions] == [1, 2, 3, 4]
    assert (await rows(desk))[1:] == [
        ("fact approve", "Ben", f"fact {fact_id}; status: proposed", f"fact {fact_id}; status: approved"),
        (
            "fact edit",
            "Ada",
            f"fact {fact_id}; date: 2023-07-03; place: Brussels",
            f"fact {fact_id}; date: 2023-07-04; place: Tokyo",
        ),
        (
            "fact retract",
            "Ben",
            f"fact {fact_id}; status: approved",
            f"fact {fact_id}; status: retracted (It was never signed.)",
        ),
    ]


@pytest.mark.parametrize(
    ("person", "left"),
    [
        pytest.param(None, "", id="the bot's doubt is settled by who approves"),
        pytest.param(ADA, "The day is not sure.", id="a person's doubt is for readers too"),
    ],
)
async def test_a_doubt_after_the_approval(desk: Desk, person: Person | None, left: str) -> None:
    doubted = replace(fact("p1234567"), status=FactStatus.PROPOSED, doubt="The day is not sure.")
    async with desk.database.writing() as connection:
        place = PLACE if person else None
        await facts.add(connection, Revision(desk.clock.now(), FactAct.PROPOSED, doubted, person, place))
    assert (await curating.approve(desk, "p1234567", None, BEN, PLACE)).fact.doubt == left


async def test_an_edit_that_changes_nothing_is_none(desk: Desk) -> None:
    made = (await proposed(desk)).fact
    same = Edit(made.statement, made.when.iso(), made.topics, made.actors, made.place, "signed", made.title, made.doubt)
    for nothing in (Edit(), same):
        decision = await curating.edit(desk, made.id, 1, nothing, BEN, PLACE)
        assert (decision.outcome, decision.fact) == (ActOutcome.SAME, made)
    assert len((await curating.fact(desk, made.id)).revisions) == 1


async def test_an_edit_can_take_the_place_and_the_state_away(desk: Desk) -> None:
    made = (await proposed(desk)).fact
    decision = await curating.edit(desk, made.id, 1, Edit(place="", state="", doubt="Which day?"), BEN, PLACE)
    assert (decision.fact.place, decision.fact.state, decision.fact.doubt) == ("", None, "Which day?")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (Edit(statement=""), "The statement is empty"),
        (Edit(when="soon"), "“soon” is not a date"),
        (Edit(topics=("sports",)), "There is no topic “sports”"),
        (Edit(actors=()), "Name at least one actor"),
        (Edit(state="done"), "is no state of an agreement"),
        (Edit(title="x" * 121), "shorten it to 120"),
    ],
)
async def test_a_bad_edit_changes_nothing(desk: Desk, changes: Edit, sentence: str) -> None:
    made = (await proposed(desk)).fact
    with pytest.raises(UsageError, match=sentence):
        await curating.edit(desk, made.id, 1, changes, BEN, PLACE)
    assert (await curating.fact(desk, made.id)).fact == made


async def do(desk: Desk, name: str, fact_id: str, seen: int | None, person: Person = BEN) -> Decision:
    match name:
        case "approve":
            return await curating.approve(desk, fact_id, seen, person, PLACE)
        case "reject":
            return await curating.reject(desk, fact_id, seen, person, PLACE, "No.")
        case "edit":
            return await curating.edit(desk, fact_id, seen, Edit(place=f"Place {person.id}"), person, PLACE)
        case "undo":
            return await curating.undo(desk, fact_id, seen, person, PLACE)
        case _:
            return await curating.retract(desk, fact_id, seen, person, PLACE, "Wrong.")


@pytest.mark.parametrize(
    ("before", "act", "sentence"),
    [
        ("", "retract", "is proposed; only what is approved can be retracted"),
        ("", "undo", "Nobody has decided on fact"),
        ("approve", "reject", "is approved; only what is proposed can be rejected"),
        ("reject", "approve", "is rejected; only what is proposed can be approved"),
        ("reject", "edit", "is rejected; only what is proposed or approved can be edited"),
        ("approve retract", "edit", "is retracted; only what is proposed or approved can be edited"),
        ("approve retract", "approve", "is retracted; only what is proposed can be approved"),
    ],
)
async def test_an_act_that_does_not_fit_the_status_is_refused(desk: Desk, before: str, act: str, sentence: str) -> None:
    fact_id = (await proposed(desk)).fact.id
    for done in before.split():
        await do(desk, done, fact_id, None)
    count = len(await rows(desk))
    with pytest.raises(UsageError, match=sentence):
        await do(desk, act, fact_id, None)
    assert len(await rows(desk)) == count


async def test_a_retraction_needs_a_reason(desk: Desk) -> None:
    with pytest.raises(UsageError, match="Say why"):
        await curating.retract(desk, await started(desk), None, ADA, PLACE, " ")


@pytest.mark.parametrize("second", ["approve", "reject", "edit", "retract", "undo"])
async def test_who_acts_on_what_was_decided_since_is_told_by_whom_and_nothing_changes(
    desk: Desk, clock: FakeClock, second: str
) -> None:
    fact_id = (await proposed(desk)).fact.id
    clock.forward(timedelta(minutes=5))
    first = await curating.approve(desk, fact_id, 1, ADA, PLACE)
    clock.forward(timedelta(minutes=1))
    late = await do(desk, second, fact_id, 1)
    assert late == replace(first, outcome=ActOutcome.TOO_LATE)
    assert late.last is not None
    assert late.last.person is not None
    assert (late.last.act, late.last.person.name) == (FactAct.APPROVED, "Ada")
    assert late.last.at == clock.now() - timedelta(minutes=1)
    assert len(await rows(desk)) == 2


async def test_approving_what_is_approved_already_is_too_late_even_without_a_revision(desk: Desk) -> None:
    decision = await curating.approve(desk, await started(desk), None, ADA, PLACE)
    assert (decision.outcome, decision.last) == (ActOutcome.TOO_LATE, None)


async def test_one_more_citation_takes_no_decision_from_who_saw_it_without(desk: Desk) -> None:
    made = (await proposed(desk)).fact
    article = await add_article(desk, 2)
    citation = replace(made.citations[0], version_id=article.version_id)
    async with desk.database.writing() as connection:
        assert await facts.cite(connection, made.id, citation, desk.clock.now())
    decision = await curating.approve(desk, made.id, 1, ADA, PLACE)
    assert (decision.outcome, decision.fact.status, decision.fact.revision) == (ActOutcome.DONE, "approved", 3)
    assert len(decision.fact.citations) == 2


@pytest.mark.parametrize(
    ("before", "status", "place"),
    [
        ("approve", "proposed", "Brussels"),
        ("reject", "proposed", "Brussels"),
        ("edit", "proposed", "Brussels"),
        ("approve edit", "approved", "Brussels"),
        ("approve edit retract", "approved", "Place 42"),
        ("approve undo", "approved", "Brussels"),
    ],
)
async def test_undoing_brings_back_what_was_before_the_last_decision(
    desk: Desk, before: str, status: str, place: str
) -> None:
    made = (await proposed(desk)).fact
    for done in before.split():
        last = await do(desk, done, made.id, None)
    decision = await curating.undo(desk, made.id, last.fact.revision, ADA, PLACE)
    assert (decision.outcome, decision.fact.status, decision.fact.place) == (ActOutcome.DONE, status, place)
    assert (decision.fact.statement, decision.fact.when) == (made.statement, made.when)
    assert len((await curating.fact(desk, made.id)).revisions) == len(before.split()) + 2


async def test_a_retracted_starter_fact_comes_back_as_it_was_delivered(desk: Desk) -> None:
    fact_id = await started(desk)
    await curating.retract(desk, fact_id, 0, ADA, PLACE, "Doubtful.")
    decision = await curating.undo(desk, fact_id, 1, BEN, PLACE)
    assert decision.fact == replace(fact("f001"), revision=2)


async def test_what_undoing_brings_back_is_still_said_in_every_language(desk: Desk) -> None:
    made = fact("f001")
    made = replace(
        made, when=replace(made.when, reason=Phrase("starter fact")), doubt=Phrase("Doubt of {who}", who="us")
    )
    async with desk.database.writing() as connection:
        await facts.add_starter(connection, [made], desk.clock.now())
    await curating.retract(desk, made.id, 0, ADA, PLACE, "Doubtful.")
    brought = (await curating.undo(desk, made.id, 1, BEN, PLACE)).fact
    assert [type(text) for text in (brought.when.reason, brought.doubt)] == [Phrase, Phrase]


async def test_undoing_keeps_what_was_cited_since(desk: Desk) -> None:
    made = (await proposed(desk)).fact
    await curating.approve(desk, made.id, 1, ADA, PLACE)
    article = await add_article(desk, 2)
    citation = replace(made.citations[0], version_id=article.version_id)
    async with desk.database.writing() as connection:
        await facts.cite(connection, made.id, citation, desk.clock.now())
    decision = await curating.undo(desk, made.id, 2, ADA, PLACE)
    assert (decision.fact.status, decision.fact.citations) == ("proposed", (*made.citations, citation))


async def test_pressing_undo_twice_undoes_once(desk: Desk) -> None:
    fact_id = (await proposed(desk)).fact.id
    await curating.approve(desk, fact_id, 1, ADA, PLACE)
    decisions = [await curating.undo(desk, fact_id, 2, ADA, PLACE) for _ in range(2)]
    assert [one.outcome for one in decisions] == [ActOutcome.DONE, ActOutcome.TOO_LATE]
    assert decisions[1].fact.status == "proposed"


@pytest.mark.parametrize("act", ["approve", "edit"])
async def test_what_rests_on_words_that_are_gone_is_neither_approved_nor_edited(desk: Desk, act: str) -> None:
    made = (await proposed(desk)).fact
    async with desk.database.writing() as connection:
        await connection.execute(text("UPDATE article_versions SET text = 'Something else.'"))
    with pytest.raises(ReadingError, match="do not stand in its stored text"):
        await do(desk, act, made.id, 1)
    rejected = await do(desk, "reject", made.id, 1)
    assert (rejected.fact.status, rejected.fact.citations[0].lost) == ("rejected", True)
    assert rejected.fact.citations[0].quote == ""


@pytest.mark.parametrize("name", ["approve", "reject", "edit", "undo", "retract"])
async def test_an_unknown_id_is_not_found_and_the_nearest_named(desk: Desk, name: str) -> None:
    await started(desk)
    with pytest.raises(NotFound, match=r"There is no fact “f0O1”\. Did you mean f001\?"):
        await do(desk, name, "f0O1", None)
    with pytest.raises(NotFound, match="There is no fact"):
        await curating.fact(desk, "'; DROP TABLE facts; --")


async def test_a_number_that_is_no_fact_names_the_fact_that_may_be_meant_in_the_readers_language(desk: Desk) -> None:
    await started(desk)
    with pytest.raises(NotFound, match=r"Did you mean fact f001\?") as raised:
        await curating.fact(desk, "1")
    assert "ファクトf001" in say(raised.value.sentence, Wordings()["ja"])


async def test_the_queue_counts_all_that_waits_and_gives_the_best(desk: Desk) -> None:
    await proposed(desk)
    official = replace(DRAFT, article_id=None, quote="", url="https://www.mofa.go.jp/1")
    best = (await curating.propose(desk, official, ADA, PLACE)).fact
    queue = await curating.review_queue(desk, 1)
    assert (queue.proposals, queue.proposed, queue.flags, queue.flagged) == ((best,), 2, (), 0)


async def test_of_fifty_reviewers_one_decides_and_all_are_told_the_same(desk: Desk) -> None:
    fact_id = (await proposed(desk)).fact.id
    acts = ["approve", "reject", "edit"]
    people = [Person("slack", f"U{number}", f"Editor {number}") for number in range(50)]
    decisions = await asyncio.gather(
        *(do(desk, acts[number % 3], fact_id, 1, person) for number, person in enumerate(people))
    )
    assert Counter(one.outcome for one in decisions) == {ActOutcome.DONE: 1, ActOutcome.TOO_LATE: 49}
    assert len({(one.fact, one.last) for one in decisions}) == 1
    (winner,) = (people[number] for number, one in enumerate(decisions) if one.outcome is ActOutcome.DONE)
    assert all(one.last and one.last.person == winner for one in decisions)
    kept = await curating.fact(desk, fact_id)
    assert (len(kept.revisions), kept.fact) == (2, decisions[0].fact)
    assert [row[1] for row in await rows(desk)] == ["Ada", winner.name]


async def test_of_twenty_who_propose_the_same_at_once_one_does(desk: Desk) -> None:
    await add_article(desk)
    decisions = await asyncio.gather(*(curating.propose(desk, DRAFT, ADA, PLACE) for _ in range(20)))
    assert Counter(one.outcome for one in decisions) == {ActOutcome.DONE: 1, ActOutcome.TOO_LATE: 19}
    assert len(await rows(desk)) == 1
    assert AgreementState.SIGNED is decisions[0].fact.state
    assert decisions[0].fact.status is FactStatus.PROPOSED
    assert TEXT.startswith(decisions[0].fact.citations[0].quote)
