"""A source that fails is asked less and less often, and forgiven at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.articles import is_backlog
from bot.domain.moments import Moment, Precision
from bot.domain.sources import BACK_OFF_CEILING, POLL_EVERY, SourceHealth, after_failure, after_success

NOW = datetime(2026, 1, 12, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("failures", "retry_after", "wait"),
    [
        (0, None, POLL_EVERY),
        (1, None, POLL_EVERY * 2),
        (3, None, POLL_EVERY * 8),
        (30, None, BACK_OFF_CEILING),
        (0, 7200.0, timedelta(hours=2)),
        (3, 60.0, POLL_EVERY * 8),
    ],
    ids=["first", "second", "fourth", "ceiling", "asked for two hours", "asked for less than our own wait"],
)
def test_the_wait_after_a_failure(failures: int, retry_after: float | None, wait: timedelta) -> None:
    health = after_failure(SourceHealth(failures=failures), NOW, "It did not answer.", retry_after)
    assert health.next_poll is not None
    assert (health.next_poll - NOW, health.failures, health.error) == (wait, failures + 1, "It did not answer.")


def test_one_answer_forgives_all_failures() -> None:
    health = after_success(SourceHealth(failures=9, error="It did not answer."), NOW)
    assert (health.failures, health.error, health.last_success) == (0, "", NOW)


@pytest.mark.parametrize(
    ("first_poll", "default_source", "age_days", "backlog"),
    [
        (False, False, 400, False),
        (True, False, 0, True),
        (True, True, 2, False),
        (True, True, 30, True),
        (True, True, None, True),
    ],
    ids=[
        "a later poll announces what is new",
        "a source a person adds announces nothing it held",
        "a default source's week counts as new",
        "a default source's older articles do not",
        "nor those of unknown date",
    ],
)
def test_backlog_is_not_announced(
    *, first_poll: bool, default_source: bool, age_days: int | None, backlog: bool
) -> None:
    published = None if age_days is None else Moment(NOW - timedelta(days=age_days), Precision.INSTANT, "the feed")
    found = is_backlog(first_poll=first_poll, default_source=default_source, published=published, now=NOW)
    assert found is backlog
