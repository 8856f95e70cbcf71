"""What is asked often stays quick as the archive grows: SQLite reads no table from end to end for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.domain.articles import Article
from bot.domain.deliveries import Delivery, DeliveryState, Transition
from bot.domain.sources import SourceKind
from storage import (
    arranging,
    articles,
    buttons,
    candidates,
    identities,
    outbox,
    search,
    sources,
    stories,
    subscriptions,
)
from storage.database import Connection, Database
from tests.databases import SqliteTemplate
from tests.storage.samples import CHANNEL, NOW, analysis, hours, message, traits

Question = Callable[[Connection], Awaitable[object]]

ARTICLE = Article(1, None, None, "", SourceKind.PRESS, analysis(), NOW, 1, 1)
DELIVERY = Delivery("d1", 1, 1, CHANNEL, 1, message(), DeliveryState.SENDING, 1, NOW)

QUESTIONS: dict[str, Question] = {
    "known": lambda c: identities.known(c, ["a", "b"]),
    "learn": lambda c: identities.learn(c, [("a", "b")]),
    "article": lambda c: articles.why(c, 1),
    "texts": lambda c: candidates.texts(c, ["1:aa", "2:bb"]),
    "stories": lambda c: candidates.stories(c, traits(), NOW),
    "stories of an event": lambda c: candidates.stories(c, traits(event_id="summit"), NOW),
    "merge": lambda c: arranging.absorb(c, 1, 2, "Ada", "By hand.", NOW),
    "split": lambda c: arranging.take_out(c, ARTICLE, 2, "Ada", "By hand."),
    "origin": lambda c: arranging.settle_origin(c, ARTICLE),
    "show": lambda c: arranging.show_from(c, 1, NOW),
    "first reports": lambda c: arranging.first_reports(c, 1),
    "joined": lambda c: stories.joined(c, 1, NOW, NOW),
    "story": lambda c: stories.get(c, 1),
    "latest": lambda c: stories.latest(c, as_of=NOW),
    "latest by topic": lambda c: stories.latest(c, topic="space", language="ja", since=NOW, as_of=NOW),
    "window": lambda c: stories.in_window(c, NOW - hours(168), NOW, ("space",), 5),
    "search": lambda c: search.stories(c, (("半導体",),), as_of=NOW),
    "search by topic": lambda c: search.stories(c, (("半導体",),), topic="space", since=NOW, as_of=NOW),
    "due sources": lambda c: sources.due(c, NOW, 10),
    "claim": lambda c: outbox.claim(c, NOW, ("slack",), 10),
    "settle": lambda c: outbox.settle(c, DELIVERY, Transition(DeliveryState.PENDING, NOW)),
    "unsent": lambda c: outbox.unsent(c, 1),
    "button": lambda c: buttons.remember(c, "t1", "latest", {}, NOW),
    "facts": lambda c: search.facts(c, (("半導体",),), topic="space", since=NOW),
    "stuck": lambda c: outbox.stuck(c, NOW, ("slack",)),
    "channel": lambda c: subscriptions.of_channel(c, CHANNEL),
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
