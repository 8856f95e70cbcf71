"""Charts are drawn once, legibly in Japanese too, and small; where none can be drawn the words stay."""

from __future__ import annotations

import asyncio
import importlib.util
import struct
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.adapters.pictures import Pictures, draw, drawn, in_words
from bot.adapters.workers import ProcessWorkers
from bot.domain.errors import ReadingError
from bot.domain.messages import Chart, ChartWords, Message

ENGLISH = ChartWords("New stories by topic", "last seven days", "mean before", ("Trade", "Space"))
JAPANESE = ChartWords("話題別の新しい記事", "過去7日間", "平均", ("貿易・EPA", "宇宙"))
UNHEARD_OF = replace(ENGLISH, labels=("\U0001e000\U0001e001", "\U0001e002"))
CHART = Chart(ENGLISH, ENGLISH, (3.0, 1.0), (1.5, 2.2), "Trade 3 (usually 1.5); Space 1 (usually 2.2).")
MOST = 200_000


class Counting:
    """Workers that draw in this process and count, or fail as the real ones do."""

    def __init__(self, *faults: Exception) -> None:
        self.calls = 0
        self._faults = list(faults)

    async def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self.calls += 1
        if self._faults:
            raise self._faults.pop(0)
        return function(*args, **kwargs)

    async def run_with_names(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return await self.run(function, None, *args, **kwargs)


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("topics", [1, 2, 8])
def test_a_chart_is_a_small_png_as_high_as_it_has_topics(topics: int) -> None:
    words = replace(ENGLISH, labels=tuple(f"Topic {number}" for number in range(topics)))
    png = draw(Chart(words, words, (9.0,) * topics, (1.0,) * topics, "-"))
    assert size(png)[0] == 880
    assert 200 < size(png)[1] < 900
    assert len(png) < MOST


def test_japanese_is_written_in_japanese() -> None:
    assert draw(replace(CHART, words=JAPANESE)) != draw(CHART)


def test_what_no_font_can_write_is_written_in_english() -> None:
    assert draw(replace(CHART, words=UNHEARD_OF)) == draw(CHART)


def test_a_week_without_any_story_before_it_can_be_drawn() -> None:
    assert size(draw(replace(CHART, now=(0.0, 0.0), before=(0.0, 0.0))))


async def test_a_chart_is_drawn_once_for_all_channels() -> None:
    workers = Counting()
    pictures = Pictures(workers)
    first = await drawn(Message("A digest", (CHART,)), pictures.draw)
    again = await drawn(Message("Another channel's", (CHART,)), pictures.draw)
    assert (first, workers.calls) == (again, 1)
    assert list(first) == [CHART]


@pytest.mark.parametrize("fault", [ReadingError("It was stopped."), RuntimeError("no font")])
async def test_a_chart_that_cannot_be_drawn_is_left_out_and_holds_nobody_else_up(fault: Exception) -> None:
    workers = Counting(fault)
    pictures = Pictures(workers)
    for _ in range(3):
        assert await drawn(Message("A digest", (CHART,)), pictures.draw) == {}
    assert workers.calls == 1
    assert await pictures.draw(replace(CHART, now=(4.0, 1.0)))


async def test_a_chart_that_is_too_large_is_left_out() -> None:
    class Huge(Counting):
        async def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ARG002  as said
            return b"x" * (MOST + 1)

    assert await Pictures(Huge()).draw(CHART) is None


async def test_a_drawing_that_takes_long_is_not_waited_for_and_is_there_for_the_next() -> None:
    may_end = asyncio.Event()

    class Slow(Counting):
        async def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
            await may_end.wait()
            return await super().run(function, *args, **kwargs)

    workers = Slow()
    pictures = Pictures(workers, patience=0.01)
    assert await pictures.draw(CHART) is None
    may_end.set()
    assert await pictures.draw(CHART)
    assert workers.calls == 1


async def test_without_the_extra_the_words_stay_and_that_is_said_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    workers = Counting()
    pictures = Pictures(workers)
    assert await pictures.draw(CHART) is await in_words(CHART) is None
    assert (workers.calls, len(caplog.records)) == (0, 1)
    assert "eujp[pictures]" in caplog.text


async def test_a_chart_is_drawn_within_the_limits_of_a_worker_process() -> None:
    workers = ProcessWorkers(processes=1)
    png = await Pictures(workers, patience=60).draw(CHART)
    await workers.close()
    assert png is not None
    assert len(png) < MOST
