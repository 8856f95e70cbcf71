"""The README and the docs say what the program does, no more and no less."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from benchmarks.pictures import LARGEST, PICTURES, Picture
from bot.catalog.load import load_catalog
from bot.cli import cli
from bot.commands.command import Command
from bot.commands.named_values import topics_by_id
from bot.commands.parse import parse
from bot.commands.registry import COMMANDS
from bot.commands.shown_commands import typed
from bot.locales.names import names_in
from bot.reading.naming.names import NameFinder
from bot.services.analyzing import analyze_lines
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS_PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
SETTINGS_PAGE = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
A_MINUTE = 160
"""Lines of the README, most of which a stranger only glances at."""


def rows(text: str) -> dict[str, str]:
    """Give the rows of a table: what stands in the first cell in backticks, and the whole row."""
    return {line.split("`")[1]: line for line in text.splitlines() if line.startswith("| `")}


def test_the_readme_is_read_in_a_minute() -> None:
    assert len(README.splitlines()) <= A_MINUTE


def test_every_setting_stands_in_its_page_with_its_description_and_no_other() -> None:
    settings = {str(field.alias): field.description or "" for field in Settings.model_fields.values()}
    found = rows(SETTINGS_PAGE)
    assert found.keys() == settings.keys()
    assert [name for name, description in settings.items() if description not in found[name]] == []


def test_every_command_stands_in_its_page_with_its_usage_summary_and_example_and_no_other() -> None:
    found = rows(COMMANDS_PAGE.split("\n## ")[0])
    assert found.keys() == {command.usage for command in COMMANDS}
    for command in COMMANDS:
        row = found[command.usage]
        assert command.summary in row
        assert f"`{command.example}`" in row


def test_every_command_stands_in_its_page_as_it_is_typed_in_japanese() -> None:
    section = COMMANDS_PAGE.split("\n## In Japanese\n")[1].split("\n## ")[0]
    japanese = names_in("ja")
    assert list(rows(section).values()) == [
        f"| `/eujp {command.name}` | `{typed(command.usage, japanese)}` |" for command in COMMANDS
    ]


def test_the_commands_of_the_readme_stand_there_as_in_their_page() -> None:
    found = rows(README)
    assert len(found) == 10
    assert found.items() <= rows(COMMANDS_PAGE.split("\n## ")[0]).items()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_example_is_a_command_that_is_understood(command: Command) -> None:
    topics = topics_by_id(load_catalog().topics)
    assert parse(command.example, topics=topics).command == command


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_every_picture_stands_in_the_readme_over_the_command_that_made_it(picture: Picture) -> None:
    assert f"(docs/pictures/{picture.name}.png)\n\n    {picture.command}\n" in README
    assert (ROOT / "docs" / "pictures" / f"{picture.name}.png").stat().st_size < LARGEST


def shell_commands(group: click.Group, path: str = "eujp") -> list[str]:
    found = []
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found.extend(shell_commands(command, f"{path} {name}"))
        else:
            assert command.help, f"{path} {name} has no help"
            found.append(f"{path} {name}")
    return found


def test_every_shell_command_stands_in_the_page_of_commands() -> None:
    section = COMMANDS_PAGE.split("\n## At the terminal\n")[1]
    for command in shell_commands(cli):
        assert re.search(rf"`{re.escape(command)}\b", section), f"{command} is missing"


def test_the_keys_that_come_out_of_analyze_stand_in_its_page() -> None:
    page = (ROOT / "docs" / "evaluate.md").read_text(encoding="utf-8")
    comes_in, goes_out = page.split("\n## What `analyze` gives\n")
    example = re.search(r"^ {4}(\{.*\})$", comes_in, re.MULTILINE)
    assert example
    [found] = analyze_lines([example[1]], NameFinder(load_catalog()))
    claims = found.pop("claims")
    assert isinstance(claims, list)
    named = set(re.findall(r"`(\w+)`", goes_out)) | set(re.findall(r'"(\w+)"', goes_out))
    assert named >= found.keys() | {"claims"} | {key for claim in claims for key in claim}
    assert (found["relevant"], len(claims)) == (True, 1)


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name
)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_list_of_decisions_names_each_of_them() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"^- \[(.+?)\]\(\1\)", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(page.name for page in folder.glob("*.md") if page.name != "README.md")


def test_contributing_names_files_that_are_there() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:bot|storage|migrations|tests|docs)/[\w./]*)`", page)
    assert [path for path in named if not (ROOT / path).exists()] == []
    assert named
