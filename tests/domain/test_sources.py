"""Who speaks at an address; a source that fails is asked less and less often, and forgiven at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.answers import SourceReport
from bot.domain.articles import Document, is_backlog, without_future_date
from bot.domain.moments import Moment, Precision, parse_moment
from bot.domain.sources import (
    BACK_OFF_CEILING,
    POLL_EVERY,
    Source,
    SourceHealth,
    SourceKind,
    SourceListing,
    SourceState,
    Trouble,
    after_failure,
    after_gone,
    after_part,
    after_resume,
    after_success,
    kind_at,
    known_sites,
    silence,
)

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


def days(number: float) -> timedelta:
    return timedelta(days=number)


@pytest.mark.parametrize(
    ("quiet", "gap", "silent"),
    [
        (10, 0.01, False),
        (15, 0.01, True),
        (15, 7, False),
        (36, 7, True),
        (60, None, False),
        (71, None, True),
        (170, 300, False),
        (181, 300, True),
    ],
    ids=[
        "a busy source quiet for ten days",
        "a busy source quiet for more than two weeks",
        "a weekly one quiet for two weeks",
        "a weekly one quiet for more than five",
        "one of unknown rhythm quiet for two months",
        "one of unknown rhythm quiet for longer",
        "a yearly one quiet for half a year",
        "a yearly one quiet for longer",
    ],
)
def test_a_source_is_silent_when_it_is_quiet_for_long_by_its_own_rhythm(
    *, quiet: float, gap: float | None, silent: bool
) -> None:
    found = silence(NOW - days(quiet), None if gap is None else days(gap), NOW)
    assert found == (days(quiet) if silent else None)


WELL = SourceHealth(polls=40, last_polled=NOW, last_success=NOW, next_poll=NOW)
FAILING = SourceHealth(40, 11, "503", NOW, NOW - days(3), NOW)


def resumed(hours: float) -> SourceHealth:
    """Give the health of a source that was paused for a year and has not answered in the hours since."""
    health = after_resume(replace(FAILING, last_success=NOW - days(365)), NOW - timedelta(hours=hours))
    return replace(health, failures=5, error="503")


def report(health: SourceHealth, state: SourceState = SourceState.ACTIVE, *, newest: float = 0) -> SourceReport:
    listing = SourceListing("https://e.example/feed", "E", "E", "en", SourceKind.PRESS)
    source = Source(1, listing, state, is_default=True, created=NOW - days(400), health=health)
    return SourceReport(source, 30, 3, NOW - days(newest), NOW - days(newest + 29))


@pytest.mark.parametrize(
    ("one", "trouble"),
    [
        pytest.param(report(WELL), None, id="well"),
        pytest.param(report(FAILING), Trouble.FAILING, id="failing for three days"),
        pytest.param(report(replace(FAILING, last_success=NOW - days(2))), None, id="failing for two days"),
        pytest.param(report(replace(FAILING, failures=1)), None, id="failing once after the bot's own long pause"),
        pytest.param(report(resumed(hours=6)), None, id="failing for the six hours since it was resumed"),
        pytest.param(report(resumed(hours=72)), Trouble.FAILING, id="failing for the three days since it was resumed"),
        pytest.param(report(FAILING, SourceState.PAUSED), None, id="paused by a person while it failed"),
        pytest.param(report(after_gone(WELL, NOW, "410"), SourceState.PAUSED), Trouble.GONE, id="gone"),
        pytest.param(report(WELL, newest=20), Trouble.SILENT, id="a daily source silent for 20 days"),
        pytest.param(
            report(replace(WELL, last_article=NOW), newest=20), None, id="one that gives new articles with old dates"
        ),
        pytest.param(report(WELL, SourceState.PAUSED, newest=20), None, id="paused"),
    ],
)
def test_why_the_editors_should_look_at_a_source(one: SourceReport, trouble: Trouble | None) -> None:
    assert one.trouble(NOW) is trouble


@pytest.mark.parametrize(
    ("before", "new", "noticed"),
    [
        (replace(FAILING, noticed=NOW), False, None),
        (replace(WELL, noticed=NOW), True, None),
        (replace(WELL, noticed=NOW), False, NOW),
    ],
    ids=["it answers again", "it gives something new", "it answers but gives nothing new"],
)
def test_a_notice_holds_until_the_source_recovers(*, before: SourceHealth, new: bool, noticed: datetime | None) -> None:
    assert after_success(before, NOW, new=new).noticed == noticed
    assert after_part(before, NOW, new=new).noticed == noticed
    assert after_failure(before, NOW, "503").noticed == NOW


def test_what_a_source_held_when_it_was_first_read_is_nothing_new() -> None:
    assert after_success(SourceHealth(), NOW, new=True).last_article is None
    assert after_success(WELL, NOW, new=True).last_article == NOW
    assert after_failure(replace(WELL, last_article=NOW), NOW, "503").last_article == NOW


@pytest.mark.parametrize(
    ("last", "kept"),
    [(NOW - days(1), True), (NOW - days(9), False), (None, False)],
    ids=["a day", "nine days", "never"],
)
def test_a_source_resumed_after_more_than_a_week_is_read_as_new(*, last: datetime | None, kept: bool) -> None:
    health = after_resume(replace(FAILING, last_success=last, noticed=NOW), NOW)
    assert (health.failures, health.error, health.next_poll, health.noticed) == (0, "", None, None)
    assert health.last_success == (last if kept else None)


@pytest.mark.parametrize(
    ("date", "believed"),
    [("2026-01-12", True), ("2026-01-14", True), ("2026-01-15", False), ("2027", False), ("1999-02", True)],
)
def test_a_date_of_publication_still_to_come_is_not_believed(*, date: str, believed: bool) -> None:
    document = Document("Text.", published=parse_moment(date, "the feed"), note="Starter.")
    found = without_future_date(document, NOW)
    assert (found == document) is believed
    assert (found.published is None) is not believed
    assert (
        believed or found.note == f"Starter. It is dated {date}, which is still to come, so that date is not believed."
    )


SITES = known_sites(
    [
        SourceListing(
            "https://feeds.example/all", "Paper", "Paper", "en", SourceKind.PRESS, site="https://www.paper.jp/"
        ),
        SourceListing("https://www.rieti.go.jp/rss", "RIETI", "RIETI", "en", SourceKind.THINK_TANK),
        SourceListing("https://centre.eu/rss", "Centre", "Centre", "en", SourceKind.OTHER),
        SourceListing("https://centre.eu/news", "Centre", "Centre", "en", SourceKind.OFFICIAL),
        SourceListing("https://centre.eu/blog", "Centre", "Centre", "en", SourceKind.PRESS),
    ],
    ["https://www.eib.org/doc/1", "doc:2"],
)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        pytest.param("https://www.meti.go.jp/english/1.html", SourceKind.OFFICIAL, id="a ministry nobody listed"),
        pytest.param("https://policy.trade.ec.europa.eu/1", SourceKind.OFFICIAL, id="a body of the EU"),
        pytest.param("https://mofa.go.jp.example/1", SourceKind.OTHER, id="a look-alike"),
        pytest.param("https://notgo.jp/1", SourceKind.OTHER, id="the end of another name"),
        pytest.param("https://paper.jp/1", SourceKind.PRESS, id="the site of a listed paper"),
        pytest.param("https://asia.paper.jp/1", SourceKind.PRESS, id="a part of its site"),
        pytest.param("https://feeds.example/1", SourceKind.OTHER, id="only where its feed is kept"),
        pytest.param("https://rieti.go.jp/1", SourceKind.THINK_TANK, id="a listing before the domain above it"),
        pytest.param("https://centre.eu/1", SourceKind.OFFICIAL, id="several listings of one site"),
        pytest.param("https://eib.org/2", SourceKind.OFFICIAL, id="where a starter fact's document is"),
        pytest.param("https://blog.example/1", SourceKind.OTHER, id="unknown"),
        pytest.param("http://[broken", SourceKind.OTHER, id="no address"),
    ],
)
def test_who_speaks_at_an_address_is_what_the_nearest_known_site_is(url: str, kind: SourceKind) -> None:
    assert kind_at(url, SITES) is kind
