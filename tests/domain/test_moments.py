"""A moment shows no more than is known of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bot.domain.moments import Moment, Precision, at_day, at_instant, parse_moment

JAPAN = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("typed", "precision", "shown", "end"),
    [
        ("2024", Precision.YEAR, "2024", datetime(2025, 1, 1, tzinfo=UTC)),
        ("2024-12", Precision.MONTH, "2024-12", datetime(2025, 1, 1, tzinfo=UTC)),
        ("2024-02-21", Precision.DAY, "2024-02-21", datetime(2024, 2, 22, tzinfo=UTC)),
        (
            "2024-02-21T08:00:00+09:00",
            Precision.INSTANT,
            "2024-02-20T23:00:00Z",
            datetime(2024, 2, 20, 23, tzinfo=UTC),
        ),
        ("2024-02-21T08:00:00", Precision.INSTANT, "2024-02-21T08:00:00Z", datetime(2024, 2, 21, 8, tzinfo=UTC)),
        ("2024-W07", Precision.WEEK, "2024-02-12", datetime(2024, 2, 19, tzinfo=UTC)),
        ("2024-W07-3", Precision.DAY, "2024-02-14", datetime(2024, 2, 15, tzinfo=UTC)),
        ("20240221", Precision.DAY, "2024-02-21", datetime(2024, 2, 22, tzinfo=UTC)),
        ("9999", Precision.YEAR, "9999", datetime.max.replace(tzinfo=UTC)),
        ("9999-12", Precision.MONTH, "9999-12", datetime.max.replace(tzinfo=UTC)),
        ("9999-12-31", Precision.DAY, "9999-12-31", datetime.max.replace(tzinfo=UTC)),
    ],
    ids=[
        "year",
        "month across the year's end",
        "day",
        "instant in Japan",
        "instant without a zone is UTC",
        "week",
        "day of a week",
        "day without hyphens",
        "the last year there is",
        "its last month",
        "its last day",
    ],
)
def test_a_date_is_read_and_shown_at_its_own_precision(
    typed: str, precision: Precision, shown: str, end: datetime
) -> None:
    moment = parse_moment(typed, "the feed")
    assert (moment.precision, moment.iso(), moment.end()) == (precision, shown, end)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "2024-13",
        "2024-02-30",
        "21.02.2024",
        "24",
        "2024-W60",
        "0001-01-01T00:00:00+09:00",
        "9999-12-31T23:59:59-09:00",
    ],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_moment(typed, "the feed")


def test_a_week_is_shown_by_its_monday() -> None:
    week = at_day(date(2023, 7, 3), "the week before", Precision.WEEK)
    assert (week.iso(), week.end().date()) == ("2023-07-03", date(2023, 7, 10))


def test_an_instant_keeps_its_day_in_utc() -> None:
    assert at_instant(datetime(2024, 11, 1, 3, tzinfo=JAPAN), "the page").day == date(2024, 10, 31)


@pytest.mark.parametrize("naive", [datetime(2024, 1, 1)], ids=["no zone"])  # noqa: DTZ001  the fault under test
def test_an_instant_without_a_zone_is_refused(naive: datetime) -> None:
    with pytest.raises(ValueError, match="zone"):
        at_instant(naive, "somewhere")
    with pytest.raises(ValueError, match="zone"):
        Moment(naive, Precision.INSTANT, "somewhere")
