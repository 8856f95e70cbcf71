"""What goes out comes in again: exports of facts, stories and sources, and facts taken in from a file."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.curation import Draft
from bot.domain.errors import UsageError
from bot.domain.facts import FactStatus
from bot.domain.messages import Person, Place
from bot.domain.moments import Precision
from bot.domain.recalled import FactsImport
from bot.services import curating, exporting, importing, starting, storing
from bot.services.desk import Desk
from bot.views.exports import ExportFormat, Held
from storage import audit
from tests.services.reports import CHIPS, GREEN

EDA = Person("console", "local", "Eda", is_admin=True)
HERE = Place("console", "local", "console")
QUOTE = "signed a memorandum on semiconductors in Brussels"
DRAFT = Draft(
    "The EU and Japan signed a memorandum on semiconductors.",
    "2026-01-08",
    ("semiconductors-advanced-tech",),
    ("eu", "japan"),
    quote=QUOTE,
    article_id=1,
)


@pytest.fixture
async def desk(desk: Desk) -> Desk:
    """Give a desk with a few starter facts, two articles and one approved fact quoted from the first."""
    small = replace(desk, catalog=replace(desk.catalog, facts=desk.catalog.facts[:3]))
    await starting.prepare(small)
    for document in (CHIPS, GREEN):
        await storing.store(small, document)
    made = await curating.propose(small, DRAFT, EDA, HERE)
    await curating.approve(small, made.fact.id, None, EDA, HERE)
    return small


async def exported(desk: Desk, held: Held = Held.FACTS, form: ExportFormat = ExportFormat.JSON_LINES) -> str:
    return "".join([piece async for piece in exporting.export(desk, held, form)])


async def rows(desk: Desk) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (await exported(desk)).splitlines()]


async def taken_in(desk: Desk, *changed: Mapping[str, Any], dry_run: bool = False) -> FactsImport:
    return await importing.import_facts(desk, [json.dumps(row) for row in changed], EDA, HERE, dry_run=dry_run)


async def test_facts_go_out_by_date_with_their_quotes_and_the_same_each_time(desk: Desk) -> None:
    found = await rows(desk)
    assert len(found) == 4
    assert [row["date"] for row in found] == sorted(row["date"] for row in found)
    assert [row["citations"][0]["quote"] for row in found if row["id"].startswith("p")] == [QUOTE]
    assert await exported(desk) == await exported(desk)


async def test_what_is_retracted_goes_out_as_such_and_what_is_proposed_or_rejected_does_not(desk: Desk) -> None:
    standing = {row["id"]: row for row in await rows(desk)}
    own = next(fact_id for fact_id in standing if fact_id.startswith("p"))
    await curating.retract(desk, own, None, EDA, HERE, "It was withdrawn.")
    await curating.propose(desk, replace(DRAFT, when="2026-01"), EDA, HERE)
    assert {row["id"]: row["status"] for row in await rows(desk)} == dict.fromkeys(standing, "approved") | {
        own: "retracted"
    }


async def test_what_is_retracted_and_restored_meanwhile_goes_out_once(desk: Desk) -> None:
    standing = [row["id"] for row in await rows(desk)]

    async def change() -> None:
        for _ in range(10):
            await curating.retract(desk, standing[0], None, EDA, HERE, "It was withdrawn.")
            await curating.undo(desk, standing[0], None, EDA, HERE)

    async def read() -> list[list[str]]:
        return [[row["id"] for row in await rows(desk)] for _ in range(20)]

    found, _ = await asyncio.gather(read(), change())
    assert found == [standing] * 20


@pytest.mark.parametrize("form", [ExportFormat.MARKDOWN, ExportFormat.CSV, ExportFormat.JSON_LINES])
async def test_every_story_and_source_goes_out(desk: Desk, form: ExportFormat) -> None:
    stories, sources = [await exported(desk, held, form) for held in (Held.STORIES, Held.SOURCES)]
    assert CHIPS.title in stories
    assert GREEN.title in stories
    assert desk.catalog.sources[0].url in sources


async def test_sources_go_out_as_opml_and_nothing_else_does(desk: Desk) -> None:
    assert (await exported(desk, Held.SOURCES, ExportFormat.OPML)).startswith("<opml")
    with pytest.raises(UsageError, match="OPML is for sources"):
        await exported(desk, Held.STORIES, ExportFormat.OPML)


async def test_taking_in_ones_own_export_changes_nothing(desk: Desk) -> None:
    before = await exported(desk)
    found = await importing.import_facts(desk, before.splitlines(), EDA, HERE)
    assert (found.added, found.changed, found.wrong, len(found.known)) == ((), (), (), 4)
    assert await exported(desk) == before


@pytest.mark.parametrize("dry_run", [True, False])
async def test_what_is_new_is_added_and_what_differs_is_edited_unless_it_is_a_dry_run(
    desk: Desk, *, dry_run: bool
) -> None:
    before = await exported(desk)
    own = next(row for row in await rows(desk) if row["id"].startswith("p"))
    new = {**own, "id": "memo", "statement": "A memorandum on chips was signed."}
    changed = {**own, "statement": "The two sides signed a memorandum on chips."}
    found = await taken_in(desk, new, changed, dry_run=dry_run)
    assert (found.added, found.changed, found.wrong) == (("memo",), (own["id"],), ())
    assert (await exported(desk) == before) is dry_run
    if not dry_run:
        added = (await curating.fact(desk, "memo")).fact
        assert (added.status, added.citations[0].quote) == (FactStatus.APPROVED, QUOTE)
        assert (await curating.fact(desk, own["id"])).fact.statement == changed["statement"]


async def test_an_import_leaves_an_audit_row_and_a_revision_for_each_change(desk: Desk) -> None:
    own = next(row for row in await rows(desk) if row["id"].startswith("p"))
    await taken_in(desk, {**own, "id": "memo"}, {**own, "title": "Chips"})
    async with desk.database.reading() as connection:
        acts = [row.action for row in await audit.latest(connection, 2)]
    assert sorted(acts) == ["fact edit", "fact import"]
    assert [one.act for one in (await curating.fact(desk, "memo")).revisions] == ["imported"]


async def test_the_same_words_given_thrice_are_one_origin(desk: Desk) -> None:
    own = next(row for row in await rows(desk) if row["id"].startswith("p"))
    await taken_in(desk, {**own, "id": "memo", "citations": own["citations"] * 3})
    assert (await curating.fact(desk, "memo")).fact.origins == 1


async def test_one_more_citation_is_added_to_a_fact_that_is_known(desk: Desk) -> None:
    own = next(row for row in await rows(desk) if row["id"].startswith("p"))
    more = {**own["citations"][0], "quote": "Both sides will hold a first joint exercise in the autumn."}
    found = await taken_in(desk, {**own, "citations": [*own["citations"], more]})
    assert found.changed == (own["id"],)
    assert len((await curating.fact(desk, own["id"])).fact.citations) == 2
    async with desk.database.reading() as connection:
        [row] = await audit.latest(connection, 1)
    assert (row.action, row.before, row.after) == (
        "fact import",
        f"fact {own['id']}; citations: 1",
        f"fact {own['id']}; citations: 2",
    )


async def test_a_week_in_a_file_stays_a_week(desk: Desk) -> None:
    own = next(row for row in await rows(desk) if row["id"].startswith("p"))
    week = {**own, "date": "2024-02-19", "date_precision": "week"}
    assert (await taken_in(desk, week)).changed == (own["id"],)
    when = (await curating.fact(desk, own["id"])).fact.when
    assert (when.iso(), when.precision) == ("2024-02-19", Precision.WEEK)
    assert (await taken_in(desk, week)).known == (own["id"],)


WRONG: Mapping[str, tuple[dict[str, Any], str]] = {
    "a quote that does not stand": ({"id": "new", "citations": [{"quote": "Never said.", "url": CHIPS.url}]}, "stand"),
    "an article that is not stored": (
        {"id": "new", "citations": [{"quote": QUOTE, "url": "https://elsewhere.example/1"}]},
        "stored",
    ),
    "an address that is not official": (
        {"id": "new", "citations": [{"url": "https://elsewhere.example/1", "official": True}]},
        "not an official source",
    ),
    "no citation": ({"id": "new", "citations": []}, "rests on nothing"),
    "an id nobody can type": ({"id": "F 001"}, "cannot be the id"),
    "an id without an end": ({"id": "f" * 41}, "cannot be the id"),
    "more citations than a fact may have": ({"id": "new", "citations": [{"quote": QUOTE}] * 21}, "21 citations"),
    "an unknown topic": ({"id": "new", "topics": ["semicnductors"]}, "semiconductors-advanced-tech"),
    "too long a statement": ({"id": "new", "statement": "Signed. " * 90}, "600"),
    "a date out of reach": ({"id": "new", "date": "2190"}, "out of reach"),
    "another status here": ({"status": "retracted"}, "decide on it"),
    "an edit that cannot stand": ({"date": "2190-01-01"}, "out of reach"),
    "no fact at all": ({"statement": None}, "statement"),
}


@pytest.mark.parametrize(("change", "said"), WRONG.values(), ids=WRONG.keys())
@pytest.mark.parametrize("dry_run", [True, False])
async def test_what_is_wrong_is_told_by_its_line_and_stops_nothing(
    desk: Desk, change: dict[str, Any], said: str, *, dry_run: bool
) -> None:
    own = next(row for row in await rows(desk) if row["id"].startswith("p"))
    before = await exported(desk)
    found = await taken_in(desk, {**own, **change}, dry_run=dry_run)
    assert [said in sentence and sentence.startswith("Line 1: ") for sentence in found.wrong] == [True]
    assert (found.added, found.changed) == ((), ())
    assert await exported(desk) == before


async def test_a_fact_that_stands_in_a_file_twice_is_taken_once(desk: Desk) -> None:
    own, *_ = await rows(desk)
    found = await taken_in(desk, own, own)
    assert (len(found.known), len(found.wrong)) == (1, 1)
