"""What articles claim becomes proposals, citations of known facts, or conflicts for a person, and never twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.domain.articles import Document
from bot.domain.facts import AgreementState, Fact, FactStatus, Flag
from bot.domain.messages import Person, Place
from bot.domain.moments import parse_moment
from bot.domain.sources import SourceKind
from bot.domain.stories import Story
from bot.reading.pages.files import read_file
from bot.services import arranging, curating, flagging, overruling, starting, storing, weighing
from bot.services.desk import Desk
from bot.services.weighing import Weighed
from storage import claims_due, stories, windows
from storage.fact_tables import fact_citations, fact_revisions
from storage.fact_tables import facts as fact_table
from storage.fact_tables import flags as flag_table
from storage.tables import article_versions
from tests.fakes.ports import FakeClock, StumblingWorkers
from tests.services.reports import CHIPS, CHIPS_IN_JAPANESE, FOOTBALL, GREEN

ADA = Person("slack", "U1", "Ada")
PLACE = Place("slack", "T1", "C1")
PAGES = Path(__file__).parents[1] / "data" / "labelled" / "tuning" / "pages.jsonl"

CHIPS_SENTENCE = "The European Union and Japan signed a memorandum on semiconductors in Brussels on 8 January 2026."


def report(text: str, when: str, title: str = "EU and Japan", name: str = "one") -> Document:
    url = f"https://{name}.example/{abs(hash(text))}"
    return Document(text, title, url, published=parse_moment(when, "the feed"), publisher=name)


async def weigh(desk: Desk, *documents: Document) -> Weighed:
    """Store articles one after the other and weigh what is due."""
    for document in documents:
        await storing.store(desk, document)
    return await weighing.weigh_all(desk)


async def proposals(desk: Desk) -> tuple[Fact, ...]:
    return (await curating.review_queue(desk, 50)).proposals


async def raised(desk: Desk) -> tuple[Flag, ...]:
    return (await curating.review_queue(desk, 50)).flags


async def story_of(desk: Desk, story_id: int) -> Story:
    async with desk.database.reading() as connection:
        found = await stories.get(connection, story_id)
    assert found is not None
    return found


async def archive(desk: Desk) -> list[object]:
    """Give all that weighing writes."""
    async with desk.database.reading() as connection:
        tables = (fact_table, fact_citations, fact_revisions, flag_table)
        return [[tuple(row) for row in await connection.execute(select(table))] for table in tables]


async def again(desk: Desk) -> Weighed:
    """Weigh every article anew."""
    async with desk.database.writing() as connection:
        ids = (await connection.scalars(select(article_versions.c.article_id))).all()
        await claims_due.add(connection, ids, desk.clock.now())
    return await weighing.weigh_all(desk)


async def test_a_dated_act_becomes_a_proposal_in_the_words_of_its_article(desk: Desk) -> None:
    assert (await weigh(desk, CHIPS, FOOTBALL)).proposed >= 1
    fact = next(one for one in await proposals(desk) if one.state)
    (citation,) = fact.citations

    assert (fact.statement, citation.quote) == (CHIPS_SENTENCE, CHIPS_SENTENCE)
    assert (fact.when.iso(), fact.when.reason, fact.doubt) == ("2026-01-08", "the text says so", "")
    assert (fact.state, fact.place, fact.status) == (AgreementState.SIGNED, "Brussels", FactStatus.PROPOSED)
    assert ("semiconductors-advanced-tech" in fact.topics, {"eu", "japan"} <= set(fact.actors)) == (True, True)
    assert (fact.is_unofficial, fact.origins) == (True, 1)


async def test_two_reports_of_one_act_make_one_proposal_and_a_reprint_counts_for_nothing(desk: Desk) -> None:
    reprint = replace(CHIPS, url="https://other.example/chips", publisher="Other")
    await weigh(desk, CHIPS)
    before = len(await proposals(desk))
    await weigh(desk, CHIPS_IN_JAPANESE, reprint)

    signed = [one for one in await proposals(desk) if one.state]
    assert len(signed) == 1
    assert [(one.title, one.independent) for one in signed[0].citations] == [
        ("Press", True),
        ("新聞", True),
        ("Other", False),
    ]
    assert signed[0].origins == 2
    assert len(await proposals(desk)) == before


async def test_another_report_of_the_same_publisher_is_no_origin_of_its_own(desk: Desk) -> None:
    text = "Japan and the European Union signed a memorandum on semiconductors on 8 January 2026, officials said."
    await weigh(desk, CHIPS, replace(CHIPS, text=text, title="Memorandum", url="https://press.example/2"))

    (signed,) = [one for one in await proposals(desk) if one.state]
    assert [one.independent for one in signed.citations] == [True, False]


async def test_our_own_short_reports_are_evidence_of_nothing(desk: Desk) -> None:
    done = await weigh(desk, replace(CHIPS, kind=SourceKind.STARTER))
    assert (done.articles, done.supported, await proposals(desk)) == (1, 0, ())
    assert await again(desk) == Weighed(articles=1)


@pytest.mark.parametrize("kind", [SourceKind.OFFICIAL, SourceKind.PRESS, SourceKind.FILE], ids=str)
async def test_an_article_that_supports_a_starter_fact_lends_it_its_words(desk: Desk, kind: SourceKind) -> None:
    sentence = "Japan and the European Union signed a memorandum of cooperation on hydrogen on 2 December 2022."
    await starting.prepare(desk)
    await weigh(desk, replace(report(sentence, "2022-12-02"), kind=kind))

    hydrogen = (await curating.fact(desk, "f075")).fact
    (quoted,) = [one for one in hydrogen.citations if one.version_id is not None]
    assert (quoted.quote, quoted.official, quoted.kind) == (sentence, kind is SourceKind.OFFICIAL, kind)
    assert hydrogen.status is FactStatus.APPROVED
    assert await proposals(desk) == ()


CONFLICTS = [
    pytest.param(
        report(
            "Japan and the European Union launched a strategic dialogue in Brussels on 13 July 2023. They agreed to "
            "launch a strategic dialogue on security and defence.",
            "2023-07-13",
        ),
        ("f001", "The text says launched; the fact has it as agreed."),
        id="launched above, agreed to launch below",
    ),
    pytest.param(
        report(
            "Leaders of Japan and the European Union met in Brussels on 13 July 2023. They agreed to launch a "
            "strategic dialogue on security and defence.",
            "2023-07-13",
            "EU, Japan launched strategic dialogue",
        ),
        ("f001", "The headline says launched, the text only agreed: EU, Japan launched strategic dialogue"),
        id="launched in the headline alone",
    ),
    pytest.param(
        report(
            "The Security and Defence Partnership between the European Union and Japan entered into force on 1 January "
            "2025.",
            "2025-01-02",
        ),
        ("f052", "2025-01-01 is the day of another agreement: SPA in force."),
        id="the day of another agreement",
    ),
    pytest.param(
        report(
            "The European Parliament approved the Economic Partnership Agreement between the European Union and Japan "
            "in December 2018 with 447 votes.",
            "2018-12-12",
        ),
        ("f045", "The text says 447; the fact says 474."),
        id="a wrong number",
    ),
    pytest.param(
        report("The European Union and Japan signed the Economic Partnership Agreement on 18 July 2018.", "2018-07-19"),
        ("f033", "The fact is of 2018-07-17, the text says 2018-07-18."),
        id="off by a day",
    ),
]


@pytest.mark.parametrize(("document", "expected"), CONFLICTS)
async def test_what_contradicts_a_fact_is_a_flag_on_its_story_and_no_fact(
    desk: Desk, document: Document, expected: tuple[str, str]
) -> None:
    await starting.prepare(desk)
    await weigh(desk, document)

    (flag,) = await raised(desk)
    assert flag.fact_id == expected[0]
    assert expected[1] in flag.note
    assert flag.quote is not None
    assert flag.quote.text in document.text
    assert await proposals(desk) == ()
    assert (await story_of(desk, flag.story_id or 0)).conflicts == (flag,)


async def test_a_conflict_found_by_a_worker_whose_clock_runs_behind_belongs_to_the_next_digest(
    desk: Desk, clock: FakeClock
) -> None:
    await starting.prepare(desk)
    (document, _), *_ = (one.values for one in CONFLICTS)
    assert isinstance(document, Document)
    await storing.store(desk, document)
    clock.forward(timedelta(minutes=5))
    await desk.database.write(windows.close, clock.now())
    await weighing.weigh_all(replace(desk, clock=FakeClock(clock.now() - timedelta(minutes=3))))

    (flag,) = await raised(desk)
    assert flag.created == clock.now()


@pytest.mark.parametrize(
    ("said", "when"),
    [
        pytest.param("in July 2018", "2018-08-01", id="the month"),
        pytest.param("in 2018", "2018-11-01", id="the year"),
    ],
)
async def test_a_coarser_date_that_holds_the_facts_own_is_no_conflict(desk: Desk, said: str, when: str) -> None:
    await starting.prepare(desk)
    await weigh(desk, report(f"The European Union and Japan signed the Economic Partnership Agreement {said}.", when))

    assert await raised(desk) == ()


async def test_weighing_twice_changes_nothing(desk: Desk) -> None:
    await starting.prepare(desk)
    await weigh(desk, CHIPS, CHIPS_IN_JAPANESE, GREEN, *(one.values[0] for one in CONFLICTS))  # type: ignore[arg-type]  # pytest types a parameter as object
    (flag, *_) = await raised(desk)
    await flagging.settle_flag(desk, flag.id, ADA, PLACE)
    before = await archive(desk)
    done = await again(desk)

    assert await archive(desk) == before
    assert (done.proposed, done.supported, done.flagged, done.failed) == (0, 0, 0, 0)
    assert done.articles > 0


async def test_of_several_workers_each_takes_other_articles(desk: Desk) -> None:
    for document in (CHIPS, CHIPS_IN_JAPANESE, GREEN):
        await storing.store(desk, document)
    done = await asyncio.gather(*(weighing.weigh_due(desk, 2) for _ in range(4)))

    assert sum(one.articles for one in done) == 3
    assert len([one for one in await proposals(desk) if one.state]) == 1


async def test_an_article_that_fails_stops_no_other_and_is_tried_a_few_times(desk: Desk, clock: FakeClock) -> None:
    stumbling = replace(desk, workers=StumblingWorkers(desk.names, "hydrogen ministers"))
    bad = replace(GREEN, text=f"{GREEN.text} So said the hydrogen ministers.")
    await storing.store(desk, bad)
    await storing.store(desk, CHIPS)
    rounds: list[Weighed] = []
    for _ in range(claims_due.ATTEMPTS + 1):
        rounds.append(await weighing.weigh_due(stumbling))
        clock.forward(claims_due.AGAIN_AFTER)

    assert [one.failed for one in rounds] == [1] * claims_due.ATTEMPTS + [0]
    assert [one.articles for one in rounds] == [1, 0, 0, 0]
    assert any(one.state for one in await proposals(desk))


async def test_a_proposal_leaves_the_queue_with_its_article_and_comes_back_with_it(desk: Desk) -> None:
    await weigh(desk, CHIPS)
    waiting = await proposals(desk)
    await overruling.hide_article(desk, 1, ADA, PLACE)
    assert await proposals(desk) == ()
    await overruling.keep_article(desk, 1, ADA, PLACE)
    await weighing.weigh_all(desk)
    assert await proposals(desk) == waiting


async def test_a_proposal_stays_while_another_article_supports_it(desk: Desk) -> None:
    await weigh(desk, CHIPS, CHIPS_IN_JAPANESE)
    await overruling.hide_article(desk, 1, ADA, PLACE)
    assert [one.origins for one in await proposals(desk) if one.state] == [2]


async def test_an_article_that_a_person_keeps_is_weighed_too(desk: Desk) -> None:
    text = "Japan signed a memorandum on semiconductors with the Netherlands' ASML and with Germany on 8 January 2026."
    await storing.store(desk, replace(FOOTBALL, text=f"{FOOTBALL.text} {text}"))
    assert (await weighing.weigh_all(desk)).articles == 0
    await overruling.keep_article(desk, 1, ADA, PLACE)
    assert (await weighing.weigh_all(desk)).articles == 1


async def test_what_an_editor_rejected_is_not_proposed_by_the_next_report(desk: Desk) -> None:
    await weigh(desk, CHIPS)
    for fact in await proposals(desk):
        await curating.reject(desk, fact.id, None, ADA, PLACE)
    await weigh(desk, CHIPS_IN_JAPANESE)

    assert [one for one in await proposals(desk) if one.state] == []


NOT_PROPOSED = [
    pytest.param("Japan and the European Union agreed on common rules for hydrogen.", None, id="without a date"),
    pytest.param(
        "The European Union and Japan are close partners in research. They signed a memorandum on hydrogen standards "
        "on 3 March 2015.",
        "2026-01-08",
        id="recalled from long ago",
    ),
]


@pytest.mark.parametrize(("text", "published"), NOT_PROPOSED)
async def test_what_is_undated_or_long_past_is_not_proposed(desk: Desk, text: str, published: str | None) -> None:
    when = parse_moment(published, "the feed") if published else None
    await weigh(desk, replace(report(text, "2026-01-08"), published=when))
    assert await proposals(desk) == ()


async def test_of_one_article_no_more_is_proposed_than_it_is_about(desk: Desk) -> None:
    matters = ("hydrogen", "semiconductors", "critical raw materials", "submarine cables", "cybersecurity")
    days = range(4, 9)
    said = (
        f"Japan and the European Union signed a memorandum on {m} on {d} January 2026."
        for m, d in zip(matters, days, strict=True)
    )
    await weigh(desk, report(" ".join(said), "2026-01-09"))
    assert len(await proposals(desk)) == 3


async def test_a_date_that_is_not_the_sentences_own_is_told_as_a_doubt(desk: Desk) -> None:
    text = (
        "Leaders of Japan and the European Union met in Tokyo on 8 January 2026. Both sides agreed on common rules for "
        "hydrogen."
    )
    await weigh(desk, report(text, "2026-01-09"))
    (fact,) = [one for one in await proposals(desk) if "hydrogen" in one.statement]
    assert (fact.when.iso(), fact.doubt) == (
        "2026-01-08",
        "The sentence gives no date: it is that of the event the article reports.",
    )


async def test_a_conflict_follows_its_article_into_the_merged_story(desk: Desk) -> None:
    await starting.prepare(desk)
    (document, _) = CONFLICTS[2].values
    assert isinstance(document, Document)
    await weigh(desk, CHIPS, document)
    (flag,) = await raised(desk)
    await arranging.merge(desk, 1, flag.story_id or 0, ADA, PLACE)
    assert [one.id for one in (await story_of(desk, 1)).conflicts] == [flag.id]
    await overruling.hide_article(desk, flag.article_id or 0, ADA, PLACE)
    assert (await story_of(desk, 1)).conflicts == ()


async def test_all_that_is_shown_of_real_pages_proposals_stands_in_their_texts(desk: Desk) -> None:
    await starting.prepare(desk)
    pages = read_file(PAGES.read_bytes(), PAGES.name)
    await storing.store_all(desk, [page for page in pages if isinstance(page, Document)])
    assert (await weighing.weigh_all(desk)).failed == 0
    found = await proposals(desk)
    texts = await versions(desk)

    assert len(found) > 10
    for fact in found:
        for citation in fact.citations:
            text = texts[citation.version_id or 0]
            assert text[citation.start : citation.end] == citation.quote
        first = texts[fact.citations[0].version_id or 0]
        assert fact.statement in first
        assert fact.place in first


async def versions(desk: Desk) -> dict[int, str]:
    async with desk.database.reading() as connection:
        rows = await connection.execute(select(article_versions.c.id, article_versions.c.text))
        return {row.id: row.text for row in rows}
