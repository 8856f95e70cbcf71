"""Dates that are said become days."""

from __future__ import annotations

from datetime import date

import pytest

from bot.commands.spoken_dates import beginning, coming, dated, ending

A_SUNDAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        pytest.param("today", "2026-03-01", id="today"),
        pytest.param("本日", "2026-03-01", id="today in Japanese"),
        pytest.param("Yesterday", "2026-02-28", id="the last day of the month before"),
        pytest.param("this week", "2026-02-23", id="a week begins on Monday"),
        pytest.param("先週", "2026-02-16", id="the week before"),
        pytest.param("今月", "2026-03", id="this month"),
        pytest.param("last month", "2026-02", id="the month before"),
        pytest.param("this year", "2026", id="this year"),
        pytest.param("昨年", "2025", id="the year before"),
        pytest.param("3 days ago", "2026-02-26", id="days ago"),
        pytest.param("past 2 weeks", "2026-02-15", id="past weeks"),
        pytest.param("過去7日間", "2026-02-22", id="past days in Japanese"),
        pytest.param("1週間前", "2026-02-22", id="a week ago in Japanese"),
    ],
)
def test_what_is_said_is_a_day_a_month_or_a_year(said: str, day: str) -> None:
    kept = beginning(said)
    assert kept is not None
    assert beginning(kept) == kept
    assert dated(kept, A_SUNDAY) == day


@pytest.mark.parametrize(
    "text", ["tomorrow", "friday", "next", "2024", "7日", "days ago", "last weekend", "1000 days ago"]
)
def test_other_words_are_not_said_dates(text: str) -> None:
    assert beginning(text) is None


def test_a_week_ends_nothing_and_what_is_to_come_begins_today() -> None:
    assert (ending("this week"), ending("last month")) == (None, "last month")
    assert (coming("upcoming"), coming("今後"), coming("last week")) == ("today", "today", "last week")


def test_a_date_in_figures_stays() -> None:
    assert dated("2024-02", A_SUNDAY) == "2024-02"
