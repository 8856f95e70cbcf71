"""Help: short for all commands, whole for one, and nobody is shown what they may not do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.adapters.console import render
from bot.commands.answer import Answerer
from bot.commands.registry import COMMANDS
from bot.domain.errors import UsageError
from bot.domain.messages import Person, Place, Request
from bot.locales.load import Wordings
from bot.services.desk import Desk
from tests.databases import SqliteTemplate

READER = Person("slack", "U1", "Ann")
MANAGER = replace(READER, manages_channel=True)
EDITOR = Person("slack", "U2", "Eva")
HERE = Place("slack", "T1", "C1")
FOR_EDITORS = "For the desk's editors"


@pytest.fixture
def database_url(migrated_file: SqliteTemplate, tmp_path: Path) -> str:
    """Give a fresh SQLite database alone: nothing is read from it."""
    return migrated_file.copy_to(tmp_path)


async def helped(desk: Desk, person: Person, command: str = "", locale: str = "en") -> str:
    """Give what help says to somebody."""
    answerer = Answerer(replace(desk, editors=frozenset({"slack:U2"})), Wordings())
    arguments = {"command": command} if command else {}
    reply = await answerer.respond(Request(person, HERE, "help", arguments, locale, desk.clock.now()))
    return render(reply.message, 200)


@pytest.mark.parametrize(
    ("person", "shown", "not_shown"),
    [
        pytest.param(
            READER,
            ("/eujp search <words> — ", "/eujp subscribe to:me — ", "are shown more here"),
            ("/eujp unsubscribe", FOR_EDITORS),
            id="a reader sees what they can do for themselves alone, and that there is more",
        ),
        pytest.param(
            MANAGER,
            ("/eujp subscribe — ", "/eujp unsubscribe <id> — ", "The desk's editors are shown more here."),
            (FOR_EDITORS, "to:me"),
            id="who manages the channel sees its subscriptions",
        ),
        pytest.param(
            EDITOR,
            (FOR_EDITORS, "/eujp help source — add, list, test, pause, resume, import, export, remove"),
            ("are shown more here", "/eujp source"),
            id="an editor sees all, and what begins alike in one line",
        ),
    ],
)
async def test_everybody_is_shown_what_they_may_do(
    desk: Desk, person: Person, shown: tuple[str, ...], not_shown: tuple[str, ...]
) -> None:
    text = await helped(desk, person)
    assert [words for words in shown if words not in text] == []
    assert [words for words in not_shown if words in text] == []


async def test_all_commands_fit_on_one_page(desk: Desk) -> None:
    assert len((await helped(desk, EDITOR)).splitlines()) <= len(COMMANDS)


async def test_every_command_is_in_it_or_in_the_help_it_leads_to(desk: Desk) -> None:
    text = await helped(desk, EDITOR)
    alone = [command for command in COMMANDS if f"{command.brief} — " in text]
    led_to = {command for command in COMMANDS if f"/eujp help {command.path[0]} — " in text}
    assert led_to.union(alone) == set(COMMANDS)


async def test_of_one_command_all_is_told(desk: Desk) -> None:
    text = await helped(desk, READER, "latest")
    assert text.startswith("/eujp latest [topic] [limit] [language] [since]")
    assert "limit — how many stories, 1 to 10" in text
    assert "Example: /eujp latest trade-epa limit:3" in text


async def test_commands_that_begin_alike_are_told_together_by_who_may_use_them(desk: Desk) -> None:
    text = await helped(desk, READER, "story")
    assert text.index("To read") < text.index("/eujp story <id>") < text.index(FOR_EDITORS)
    assert (
        text.index(FOR_EDITORS) < text.index("/eujp story merge <id> <other>") < text.index("Example: /eujp story 12")
    )


async def test_help_on_what_does_not_exist_names_the_nearest(desk: Desk) -> None:
    with pytest.raises(UsageError, match="subscribe"):
        await helped(desk, READER, "subscibe")


async def test_in_japanese_the_words_that_begin_alike_are_japanese(desk: Desk) -> None:
    assert "/eujp help subscription — 一時停止" in await helped(desk, MANAGER, locale="ja")
