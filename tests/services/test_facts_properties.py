"""Whatever people do to facts, in whatever order: quotes stand in their texts, and every act stays written down."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.adapters.http import HttpFetcher
from bot.domain.articles import Analysis
from bot.domain.curation import Draft, Edit
from bot.domain.errors import NotFound, ReadingError, UsageError
from bot.domain.facts import Citation, Fact, FactAct
from bot.domain.messages import Person, Place
from bot.reading.naming.names import NameFinder
from bot.services import curating
from bot.services.desk import Desk
from storage import articles, fact_lists, facts
from storage.database import Database
from storage.fact_tables import fact_revisions
from storage.fact_tables import facts as table
from storage.tables import article_versions, audit
from tests.conftest import word_correction
from tests.databases import PostgresTemplate, SqliteTemplate
from tests.fakes.ports import MONDAY, FakeClock, InlineWorkers
from tests.storage.samples import analysis, fact, new_article

PLACE = Place("slack", "T1", "C1")
PEOPLE = [Person("slack", "U1", "Ada"), Person("discord", "42", "Ben"), Person("discord", "43")]
STATEMENTS = ["A pact was signed.", "日EUは覚書に署名した。", "Talks \x00 began \ud83d.", "", "x" * 601]
DATES = ["2023", "2023-07", "2023-07-03", "2024-02-30", "soon", "9999"]
URLS = ["https://www.mofa.go.jp/1", "https://times.example/1", "no address", "https://example.eu/articles/1"]
ACTS = ["propose", "propose", "address", "cite", "reword", "approve", "reject", "edit", "retract", "undo"]

TEXTS = st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=3)
COPIES: Sequence[Callable[[str], str]] = (str, str.upper, lambda quote: f"“{quote.replace(' ', chr(10))}”", str.title)


@dataclass(frozen=True)
class Step:
    """One act of somebody; the numbers choose among what there is at that moment."""

    act: str
    person: Person
    target: int
    seen: int | None
    start: int
    length: int
    pick: int


STEPS = st.lists(
    st.builds(
        Step,
        st.sampled_from(ACTS),
        st.sampled_from(PEOPLE),
        st.integers(0, 9),
        st.none() | st.integers(0, 4),
        st.integers(0, 60),
        st.integers(0, 30),
        st.integers(0, 99),
    ),
    min_size=4,
    max_size=16,
)


@dataclass
class Archive:
    """A desk with some articles and starter facts, and the rows seen before the last step."""

    desk: Desk
    clock: FakeClock
    rows: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict)

    async def fill(self, texts: Sequence[str]) -> None:
        async with self.desk.database.writing() as connection:
            await facts.add_starter(connection, [fact("f001"), fact("f002")], self.clock.now())
            for number, text in enumerate(texts, start=1):
                new = replace(new_article(number, _understood(text)), identities=(f"example.eu/articles/{number}",))
                await articles.add(connection, new)
        await self.look()

    async def look(self) -> None:
        async with self.desk.database.reading() as connection:
            for rows in (table, fact_revisions, article_versions, audit):
                found = await connection.execute(select(rows).order_by(*rows.primary_key.columns))
                self.rows[rows.name] = [dict(row) for row in found.mappings()]

    def choose(self, name: str, column: str, number: int) -> Any:
        return self.rows[name][number % len(self.rows[name])][column]

    async def take(self, step: Step) -> None:
        """Take a step; it may be refused in words meant for people, and then changes nothing."""
        before = dict(self.rows)
        self.clock.forward(timedelta(minutes=1))
        try:
            await self._act(step)
        except (UsageError, NotFound, ReadingError):
            await self.look()
            assert self.rows == before
        await self.look()
        assert [row for row in before["fact_revisions"] if row not in self.rows["fact_revisions"]] == []
        new_rows = self.rows["audit"][len(before["audit"]) :]
        known = {row["id"]: row for row in before["facts"]}
        for row in self.rows["facts"]:
            old = known.get(row["id"])
            if old and old["status"] != row["status"]:
                (written,) = new_rows
                assert f"fact {row['id']}; status: {old['status']}" in written["before"]
                assert f"fact {row['id']}; status: {row['status']}" in written["after"]

    async def _act(self, step: Step) -> None:
        desk, person = self.desk, step.person
        fact_id = self.choose("facts", "id", step.target)
        match step.act:
            case "propose" | "address":
                await curating.propose(desk, self._draft(step), person, PLACE)
            case "cite":
                async with desk.database.writing() as connection:
                    await facts.cite(connection, fact_id, self._citation(step), self.clock.now(), person, PLACE)
            case "reword":
                async with desk.database.writing() as connection:
                    understood = _understood(f"{step.pick} reworded")
                    await articles.revise(connection, 1, understood, (), self.clock.now())
            case "approve":
                await curating.approve(desk, fact_id, step.seen, person, PLACE)
            case "reject":
                await curating.reject(desk, fact_id, step.seen, person, PLACE, "No.")
            case "edit":
                changes = Edit(statement=STATEMENTS[step.pick % 3], when=DATES[step.target % 6], place=str(step.pick))
                await curating.edit(desk, fact_id, step.seen, changes, person, PLACE)
            case "retract":
                await curating.retract(desk, fact_id, step.seen, person, PLACE, "Wrong.")
            case "undo":
                await curating.undo(desk, fact_id, step.seen, person, PLACE)

    def _draft(self, step: Step) -> Draft:
        text = self.choose("article_versions", "text", step.target)
        quote = COPIES[step.pick % 4](text[step.start : step.start + step.length])
        return Draft(
            statement=STATEMENTS[step.pick % 5],
            when=DATES[step.target % 6],
            topics=("trade-epa",),
            actors=("eu", "japan"),
            quote=quote if step.act == "propose" else "",
            article_id=self.choose("article_versions", "article_id", step.target) if step.act == "propose" else None,
            url=URLS[step.pick % 4] if step.act == "address" else "",
        )

    def _citation(self, step: Step) -> Citation:
        version = self.choose("article_versions", "id", step.pick)
        text = self.choose("article_versions", "text", step.target)
        end = step.start + step.length
        quote = text[step.start : end]
        return Citation("T", None, official=False, version_id=version, quote=quote, start=step.start, end=end)

    async def check(self) -> None:
        """Hold everything that can be shown against what is stored."""
        texts = {row["id"]: row["text"] for row in self.rows["article_versions"]}
        async with self.desk.database.reading() as connection:
            pages = [await fact_lists.timeline(connection, limit=99), await fact_lists.proposals(connection, 99)]
        files = [await curating.fact(self.desk, row["id"]) for row in self.rows["facts"]]
        shown = [one for page in pages for one in page.facts]
        shown += [one for file in files for one in (file.fact, *(revision.fact for revision in file.revisions))]
        for one in shown:
            _check_citations(one, texts)
        for file in files:
            assert [one.fact.revision for one in file.revisions] == _numbers(file.fact, len(file.revisions))
            assert not file.revisions or file.revisions[-1].fact == file.fact
            told = [row for row in self.rows["audit"] if f"fact {file.fact.id};" in row["after"]]
            decided = [one for one in file.revisions if one.act not in (FactAct.IMPORTED, FactAct.CITED)]
            assert [(row["at"], row["person_id"]) for row in told] == [
                (one.at, one.person.id if one.person else "") for one in decided
            ]


def _understood(text: str) -> Analysis:
    return replace(analysis(text), summary=())


def _numbers(fact_: Fact, revisions: int) -> list[int]:
    first = 0 if fact_.id.startswith("f") else 1
    return list(range(first, first + revisions))


def _check_citations(one: Fact, texts: Mapping[int, str]) -> None:
    assert one.citations
    for citation in one.citations:
        assert not citation.lost
        if citation.version_id is not None:
            assert citation.quote
            assert texts[citation.version_id][citation.start : citation.end] == citation.quote
        else:
            assert citation.quote == ""
            assert citation.url
            assert citation.official


async def _live_through(address: str, names: NameFinder, texts: Sequence[str], steps: Sequence[Step]) -> None:
    database, clock, fetcher = Database.open(address), FakeClock(MONDAY), HttpFetcher("test")
    desk = Desk(database, names.catalog, names, clock, fetcher, InlineWorkers(names), "test", word_correction)
    archive = Archive(desk, clock)
    try:
        await archive.fill(texts)
        for step in steps:
            await archive.take(step)
        await archive.check()
    finally:
        await fetcher.aclose()
        await database.close()


@settings(max_examples=30, deadline=None)
@given(texts=TEXTS, steps=STEPS)
def test_on_sqlite(migrated_file: SqliteTemplate, names: NameFinder, texts: list[str], steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_live_through(migrated_file.copy_to(Path(folder)), names, texts, steps))


@settings(max_examples=6, deadline=None)
@given(texts=TEXTS, steps=STEPS)
def test_on_postgresql(postgres: PostgresTemplate, names: NameFinder, texts: list[str], steps: list[Step]) -> None:
    with postgres.fresh() as address:
        asyncio.run(_live_through(address, names, texts, steps))
