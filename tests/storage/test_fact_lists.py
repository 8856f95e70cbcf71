"""Facts are found by what they are about and when, best first where editors wait for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.curation import FactPage
from bot.domain.facts import Citation, Fact, FactAct, FactStatus
from bot.domain.moments import Precision, parse_moment
from storage import fact_lists, facts, stories
from storage.database import Database
from tests.storage.curated import act, add_version, proposal, propose, quoted
from tests.storage.samples import NOW, add_story, fact, hours, new_article


def on(fact_id: str, when: str, *, topic: str = "trade-epa", actors: Sequence[str] = ("eu", "japan")) -> Fact:
    return replace(fact(fact_id), when=parse_moment(when, "official text"), topics=(topic,), actors=tuple(actors))


def ids(page: FactPage | Sequence[Fact]) -> list[str]:
    return [one.id for one in (page.facts if isinstance(page, FactPage) else page)]


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


FACTS = (
    on("f1", "2019"),
    on("f2", "2019-02-01", topic="space"),
    on("f3", "2024-07", actors=["meti"]),
    on("f4", "2024-12-31"),
    on("f5", "2027-01-01"),
    replace(on("f6", "2024-07-08"), status=FactStatus.RETRACTED),
)


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        pytest.param({}, ["f5", "f4", "f3", "f2", "f1"], id="all that is approved, the latest first"),
        pytest.param({"topic": "space"}, ["f2"], id="a topic"),
        pytest.param({"actor": "meti"}, ["f3"], id="an actor"),
        pytest.param({"year": 2024}, ["f4", "f3"], id="a year"),
        pytest.param({"year": 2019, "topic": "trade-epa", "actor": "eu"}, ["f1"], id="all three"),
        pytest.param({"as_of": NOW - hours(1)}, [], id="before they were there"),
        pytest.param({"offset": 1, "limit": 2}, ["f4", "f3"], id="a page"),
    ],
)
async def test_facts_are_listed_by(database: Database, wish: dict[str, object], found: list[str]) -> None:
    async with database.writing() as connection:
        await facts.add_starter(connection, FACTS, NOW)
        page = await fact_lists.listed(connection, **{"limit": 9, "as_of": NOW, **wish})  # type: ignore[arg-type]  # a table of wishes
    assert ids(page) == found


async def test_a_page_says_how_many_there_are_and_whether_others_follow(database: Database) -> None:
    async with database.writing() as connection:
        await facts.add_starter(connection, FACTS, NOW)
        pages = [await fact_lists.listed(connection, offset=offset, limit=2, as_of=NOW) for offset in (0, 2, 4)]
    assert [(page.offset, page.total, page.more) for page in pages] == [(0, 5, True), (2, 5, True), (4, 5, False)]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        pytest.param(None, None, ["f1", "f2", "f3", "f4", "f5"], id="everything, coming dates too"),
        pytest.param("2019-06-01", "2024-07-01", ["f1"], id="a year is not over before it ends"),
        pytest.param("2024-07-20", "2024-12-31", ["f3"], id="nor a month"),
        pytest.param("2024-12-31", "2027-01-01", ["f4"], id="the first day counts, the last instant does not"),
        pytest.param("2028-01-01", None, [], id="after all of them"),
    ],
)
async def test_the_timeline_runs_forward(
    database: Database, start: str | None, end: str | None, found: list[str]
) -> None:
    async with database.writing() as connection:
        await facts.add_starter(connection, FACTS, NOW)
        page = await fact_lists.timeline(connection, start=day(start) if start else None, end=day(end) if end else None)
    assert ids(page) == found


async def test_the_editors_get_what_most_origins_tell_then_the_official_then_the_newest(database: Database) -> None:
    press = Citation("Times", "https://times.example/2", official=False)
    async with database.writing() as connection:
        version = await add_version(connection)
        await propose(connection, proposal("press", press), NOW)
        await propose(connection, proposal("newer", press), NOW + hours(1))
        await propose(connection, proposal("official"), NOW)
        await propose(connection, proposal("two", press, quoted(version)), NOW)
        await propose(connection, proposal("reprint", press, replace(quoted(version), independent=False)), NOW)
        await propose(connection, proposal("decided"), NOW)
        await act(connection, "decided", FactAct.REJECTED, FactStatus.REJECTED, NOW)
        page = await fact_lists.proposals(connection, 9)
        assert ids(page) == ["two", "official", "newer", "reprint", "press"]
        await facts.mark_posted(connection, ["two", "press"], NOW)
        rest = await fact_lists.proposals(connection, 2, unposted=True)
        assert (ids(rest), rest.total) == (["official", "newer"], 3)


async def test_around_a_date_are_the_open_facts_that_share_actors(database: Database) -> None:
    near = [
        on("both", "2024-07-08"),
        replace(on("proposed", "2024-07-09"), status=FactStatus.PROPOSED),
        on("one", "2024-07-08", actors=["eu", "meti"]),
        on("month", "2024-07"),
        on("year", "2024"),
        replace(on("week", "2024-07-01"), when=replace(parse_moment("2024-07-01", ""), precision=Precision.WEEK)),
    ]
    far = [
        on("other actors", "2024-07-08", actors=["meti"]),
        on("before", "2024-07-04"),
        on("after", "2024-07-10"),
        on("month before", "2024-06"),
        replace(on("rejected", "2024-07-08"), status=FactStatus.REJECTED),
    ]
    async with database.writing() as connection:
        await facts.add_starter(connection, [*near, *far], NOW)
        asked = (day("2024-07-05"), day("2024-07-10"), ["eu", "japan"])
        found = await fact_lists.around(connection, *asked, limit=20)
        assert ids(found) == ["both", "month", "year", "week", "proposed", "one"]
        assert ids(await fact_lists.around(connection, *asked, limit=2)) == ["both", "month"]


async def test_a_story_shows_the_approved_facts_its_articles_support(database: Database) -> None:
    async with database.writing() as connection:
        story = await add_story(connection, new_article(5))
        here, elsewhere = await add_version(connection, 1, story_id=story), await add_version(connection, 2)
        for fact_id, version in (("p1", here), ("p2", here), ("p3", elsewhere)):
            await propose(connection, proposal(fact_id, quoted(version)))
        for fact_id in ("p1", "p3"):
            await act(connection, fact_id, FactAct.APPROVED, FactStatus.APPROVED, NOW)
        assert ids(await fact_lists.of_story(connection, story)) == ["p1"]
        assert ids((await fact_lists.listed(connection, story_id=story, as_of=NOW)).facts) == ["p1"]
        (found,) = await stories.of_ids(connection, [story])
        assert found.has_facts


async def test_a_digest_announces_what_people_approved_in_its_window(database: Database) -> None:
    async with database.writing() as connection:
        await facts.add_starter(connection, [fact("starter")], NOW)
        for number, approved in enumerate((0, 1, 2, 3)):
            proposed = replace(proposal(f"p{number}"), topics=("space",) if number == 2 else ("trade-epa",))
            await propose(connection, proposed)
            await act(connection, f"p{number}", FactAct.APPROVED, FactStatus.APPROVED, NOW + hours(approved))
        window = (NOW + hours(1), NOW + hours(3))
        assert ids(await fact_lists.approved_between(connection, *window, (), 9)) == ["p1", "p2"]
        assert ids(await fact_lists.approved_between(connection, *window, ["space"], 9)) == ["p2"]
        assert (await fact_lists.approved_between(connection, *window, (), 1)).more


CORRECTED = {
    "retracted": ([("approved", 0), ("retracted", 2)], "retracted"),
    "edited": ([("approved", 0), ("edited", 2)], "edited"),
    "edited, then retracted": ([("approved", 0), ("edited", 1), ("retracted", 2)], "retracted"),
    "its approval undone": ([("approved", 0), ("undone", 2)], "undone"),
    "approved and changed within": ([("approved", 1), ("edited", 2)], ""),
    "changed before": ([("approved", 0), ("edited", 0)], ""),
    "changed after": ([("approved", 0), ("edited", 3)], ""),
    "never approved": ([("edited", 2)], ""),
}
STATUS = {
    "approved": FactStatus.APPROVED,
    "edited": FactStatus.APPROVED,
    "retracted": FactStatus.RETRACTED,
    "undone": FactStatus.PROPOSED,
}


@pytest.mark.parametrize("case", CORRECTED)
async def test_a_digest_corrects_what_was_approved_before_its_window(database: Database, case: str) -> None:
    acts, expected = CORRECTED[case]
    async with database.writing() as connection:
        await propose(connection, proposal("p1"))
        for done, hour in acts:
            status = FactStatus.PROPOSED if case == "never approved" else STATUS[done]
            await act(connection, "p1", FactAct(done), status, NOW + hours(hour))
        found = await facts.corrected_between(connection, NOW + hours(1), NOW + hours(3))
        assert [one.act for one in found] == ([expected] if expected else [])


async def test_a_retracted_starter_fact_is_corrected_too(database: Database) -> None:
    async with database.writing() as connection:
        await facts.add_starter(connection, [fact("f1"), fact("f2")], NOW)
        await act(connection, "f1", FactAct.RETRACTED, FactStatus.RETRACTED, NOW + hours(1))
        (found,) = await facts.corrected_between(connection, NOW + hours(1), NOW + hours(2))
        assert (found.fact.id, found.note) == ("f1", "A reason.")
