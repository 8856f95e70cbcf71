"""What is asked often stays quick as the archive grows: SQLite reads no table from end to end for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.domain.articles import Article
from bot.domain.deliveries import Delivery, DeliveryState, Transition
from bot.domain.facts import Citation, FactAct, Flag, FlagKind, FlagState, Revision
from bot.domain.messages import Person
from bot.domain.sources import SourceKind
from storage import (
    arranging,
    articles,
    buttons,
    candidates,
    claims_due,
    digest_stories,
    fact_lists,
    facts,
    flags,
    identities,
    outbox,
    search,
    sources,
    stories,
    subscriptions,
    watches,
)
from storage.database import Connection, Database
from tests.databases import SqliteTemplate
from tests.storage.samples import CHANNEL, NOW, analysis, fact, hours, message, traits

Question = Callable[[Connection], Awaitable[object]]

ARTICLE = Article(1, None, None, "", SourceKind.PRESS, analysis(), NOW, 1, 1)
DELIVERY = Delivery("d1", 1, 1, CHANNEL, 1, message(), DeliveryState.SENDING, 1, NOW)

QUESTIONS: dict[str, Question] = {
    "known": lambda c: identities.known(c, ["a", "b"]),
    "learn": lambda c: identities.learn(c, [("a", "b")]),
    "free": lambda c: identities.free(c, ["a", "b"]),
    "article": lambda c: articles.why(c, 1),
    "texts": lambda c: candidates.texts(c, ["1:aa", "2:bb"]),
    "stories": lambda c: candidates.stories(c, traits(), NOW),
    "stories of an event": lambda c: candidates.stories(c, traits(event_id="summit"), NOW),
    "merge": lambda c: arranging.absorb(c, 1, 2, "Ada", "By hand.", NOW),
    "split": lambda c: arranging.take_out(c, ARTICLE, 2, "Ada", "By hand."),
    "origin": lambda c: arranging.settle_origin(c, ARTICLE.story_id, ARTICLE.id),
    "show": lambda c: arranging.show_from(c, 1, NOW),
    "first reports": lambda c: arranging.first_reports(c, 1),
    "joined": lambda c: stories.joined(c, 1, NOW, NOW),
    "story": lambda c: stories.get(c, 1),
    "stories by id": lambda c: stories.by_id(c, [1, 2]),
    "whether any is shown": stories.is_any_shown,
    "latest": lambda c: stories.latest(c, as_of=NOW),
    "latest by topic": lambda c: stories.latest(c, topic="space", language="ja", since=NOW, as_of=NOW),
    "window": lambda c: digest_stories.arrivals(c, NOW - hours(168), NOW, ("space",), ("eu",), ("ja",)),
    "told before": lambda c: digest_stories.told_before(c, 1, NOW, [1, 2]),
    "facts told": lambda c: facts.newest_revisions(c, ["p1", "p2"]),
    "coverage": lambda c: digest_stories.coverage(c, NOW, ("space",)),
    "coming facts": lambda c: fact_lists.ahead(c, NOW, NOW + hours(720), ["space"], 5),
    "search": lambda c: search.stories(c, (("半導体",),), as_of=NOW),
    "search by topic": lambda c: search.stories(c, (("半導体",),), topic="space", since=NOW, as_of=NOW),
    "reported": lambda c: flags.count_reported(c, Person("slack", "U1"), NOW),
    "due sources": lambda c: sources.due(c, NOW, 10),
    "claim": lambda c: outbox.claim(c, NOW, ("slack",), 10),
    "settle": lambda c: outbox.settle(c, DELIVERY, Transition(DeliveryState.PENDING, NOW)),
    "unsent": lambda c: outbox.unsent(c, 1),
    "button": lambda c: buttons.remember(c, "t1", "latest", {}, NOW),
    "facts": lambda c: search.facts(c, (("半導体",),), topic="space", since=NOW),
    "fact": lambda c: facts.get(c, "p1"),
    "facts by id": lambda c: facts.of_ids(c, ["p1", "p2"]),
    "revisions": lambda c: facts.revisions(c, "p1"),
    "approve": lambda c: facts.revise(c, Revision(NOW, FactAct.APPROVED, fact("p1")), 1),
    "cite": lambda c: facts.cite(c, "p1", Citation("T", "https://example.eu", official=True), NOW),
    "facts of a year": lambda c: fact_lists.listed(c, topic="space", actor="eu", year=2024, as_of=NOW),
    "timeline": lambda c: fact_lists.timeline(c, topic="space", start=NOW, end=NOW + hours(24)),
    "proposals": lambda c: fact_lists.proposals(c, 5),
    "facts around a claim": lambda c: fact_lists.around(c, NOW, NOW + hours(24), ["eu", "japan"], 20),
    "facts near a claim": lambda c: fact_lists.near(c, NOW, NOW + hours(24), ["eu", "japan"], 20),
    "facts naming an agreement": lambda c: fact_lists.naming(c, "epa", 20),
    "claims put in line": lambda c: claims_due.add(c, [1, 2], NOW),
    "claims taken": lambda c: claims_due.take(c, NOW, 20),
    "claims settled": lambda c: claims_due.settle(c, 1),
    "text of claims": lambda c: articles.of_version(c, 1),
    "origins of citations": lambda c: articles.origins(c, [1, 2]),
    "facts of a story": lambda c: fact_lists.of_story(c, 1),
    "new facts": lambda c: fact_lists.approved_between(c, NOW, NOW + hours(24), ["space"], 5),
    "corrected facts": lambda c: facts.corrected_between(c, NOW, NOW + hours(24)),
    "flag": lambda c: flags.raise_flag(c, Flag(0, FlagKind.REPORT, FlagState.OPEN, NOW, "Wrong.")),
    "open flags": lambda c: flags.open_flags(c, 5),
    "flags of stories": lambda c: flags.of_stories(c, [1, 2]),
    "flags of a fact": lambda c: flags.of_fact(c, "p1"),
    "stuck": lambda c: outbox.stuck(c, NOW, ("slack",)),
    "channel": lambda c: subscriptions.of_channel(c, CHANNEL),
    "what has come": lambda c: watches.has_arrivals(c, NOW),
    "new reports": lambda c: watches.new_reports(c, NOW - hours(1), NOW, NOW - hours(48)),
    "a step of a look": lambda c: watches.step_end(c, NOW - hours(1), NOW, NOW - hours(48)),
    "reports to tell": lambda c: watches.by_story(c, [1, 2], NOW),
    "watches that wait": watches.waiting,
    "alerts of a day": lambda c: watches.alerts_since(c, 1, NOW),
}

LARGE = (
    "articles",
    "article_versions",
    "article_topics",
    "article_bands",
    "stories",
    "story_topics",
    "deliveries",
    "buttons",
    "facts",
    "fact_topics",
    "fact_actors",
    "fact_citations",
    "fact_revisions",
    "flags",
    "digests",
    "watch_matches",
)


async def plan_of(connection: Connection, question: Question) -> list[str]:
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: Any, _x: object, _many: object) -> None:
        asked.append((statement, parameters))

    synchronous = connection.sync_connection
    assert synchronous is not None
    event.listen(synchronous, "before_cursor_execute", note)
    await question(connection)
    event.remove(synchronous, "before_cursor_execute", note)
    steps: list[str] = []
    for statement, parameters in asked:
        one = parameters[0] if isinstance(parameters, list) else parameters
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", one)
        steps.extend(rows.scalars("detail"))
    return steps


@pytest.mark.parametrize("name", QUESTIONS)
async def test_a_common_question_reads_no_large_table_from_end_to_end(
    name: str, migrated_file: SqliteTemplate, tmp_path: Path
) -> None:
    database = Database.open(migrated_file.copy_to(tmp_path))
    async with database.writing() as connection:
        plan = await plan_of(connection, QUESTIONS[name])
    await database.close()
    assert plan
    assert not [step for step in plan if step in {f"SCAN {table}" for table in LARGE}]
