"""Pictures taken by the Chromium of this machine; where there is none these are left out, and the run says so."""

from __future__ import annotations

import stat
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.adapters.preview import browser as browser_module
from bot.adapters.preview.browser import WIDTH, find_browser, photograph
from bot.adapters.preview.page import node, page
from bot.domain.errors import ReadingError, SettingsError


@pytest.fixture
def browser() -> str:
    """Give a browser; without one the reason for leaving the test out stands at the end of the run."""
    try:
        return find_browser()
    except SettingsError as error:
        pytest.skip(str(error))


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("height", [80, 3000], ids=["lower than a window", "higher than a window"])
async def test_a_picture_is_as_wide_as_a_message_and_shows_the_page_to_its_end(
    browser: str, tmp_path: Path, height: int
) -> None:
    written = tmp_path / "page.html"
    tall = node("div", "", style=f"height: {height}px")
    written.write_text(page("slack", "light", "A page", [tall]), encoding="utf-8")
    width, shown = size(await photograph(browser, written.as_uri()))
    assert (width, height <= shown <= height + 60) == (WIDTH, True)


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], str]:
    """Give a maker of programs that take no picture."""

    def make(script: str) -> str:
        path = tmp_path / "program"
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    return make


@pytest.mark.parametrize(
    ("script", "limit"),
    [("exit 1", 20.0), ("sleep 60", 0.3), ("echo no >&4; sleep 60", 0.3)],
    ids=["it ends", "it says nothing", "it says something else"],
)
async def test_a_browser_that_takes_no_picture_is_named_and_ended(
    program: Callable[[str], str], script: str, limit: float
) -> None:
    with pytest.raises(ReadingError, match="program took no picture"):
        await photograph(program(script), "about:blank", seconds=limit)


@pytest.mark.parametrize(
    "answer",
    ["[1]", '{\\"id\\":1}', '{\\"id\\":1,\\"result\\":[1]}', '{\\"id\\":1,\\"result\\":{}}', "7"],
    ids=["a list", "no result", "a result of another kind", "a result that lacks all", "a number"],
)
async def test_a_program_that_answers_and_is_no_chromium_is_named(program: Callable[[str], str], answer: str) -> None:
    with pytest.raises(ReadingError, match="program does not answer as Chromium does"):
        await photograph(program(f'printf "{answer}\\0" >&4; sleep 60'), "about:blank", seconds=20.0)


async def test_a_program_that_says_more_than_any_picture_is_long_is_named(
    program: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser_module, "_LONGEST_ANSWER", 1_000)
    with pytest.raises(ReadingError, match="program does not answer as Chromium does"):
        await photograph(program("head -c 100000 /dev/zero | tr '\\0' x >&4; sleep 60"), "about:blank", seconds=20.0)


async def test_the_browser_gets_none_of_our_environment(
    program: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    with pytest.raises(ReadingError):
        await photograph(program(f"env > {tmp_path}/seen"), "about:blank")
    assert "secret" not in (tmp_path / "seen").read_text(encoding="utf-8")


def test_a_machine_without_a_browser_is_told_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SettingsError, match="apt-get install chromium"):
        find_browser()


def test_a_browser_that_is_not_where_the_setting_says_is_named() -> None:
    with pytest.raises(SettingsError, match="EUJP_CHROMIUM names no program: /nowhere/chromium"):
        find_browser("/nowhere/chromium")
