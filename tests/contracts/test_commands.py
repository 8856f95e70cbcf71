"""Every command, asked of every archive, is answered with what every platform takes."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from bot.adapters.discord import forms as discord_forms
from bot.adapters.slack import forms as slack_forms
from bot.adapters.slack.incoming import Asked
from bot.commands.answer import Answerer
from bot.commands.registry import COMMANDS
from bot.domain.messages import Actions, Form, Person, Place, Reply, Request
from bot.locales.load import Wordings
from bot.services.desk import Desk
from storage.database import Database
from tests.contracts.archives import ARCHIVES, fill
from tests.contracts.checks import message_problems
from tests.databases import SqliteTemplate
from tests.fakes import discord_rules, slack_views
from tests.fakes.ports import FakeClock
from tests.storage.samples import NOW

EDITOR: Final = Person("slack", "U1", "Ada", manages_channel=True, is_admin=True)
HERE: Final = Place("slack", "T1", "C1")
STORY, FACT, PROPOSAL, SOURCE, MADE = {"id": "1"}, {"id": "f001"}, {"id": "p0000001"}, {"id": "1"}, {"id": "1"}

# Each command with what it is asked, in an order in which what is made can be changed and then undone.
ASKED: Final[Sequence[tuple[str, Mapping[str, str]]]] = (
    *(
        ("latest", {}),
        ("latest", {"limit": "10", "topic": "economic-security", "since": "2020"}),
        ("latest", {"language": "ja"}),
    ),
    *(("search", {"words": "chips"}), ("search", {"words": "w" * 200}), ("ask", {"question": "Who signed what?"})),
    *(
        ("story", STORY),
        ("story", {"id": "999"}),
        ("topics", {}),
        ("why", STORY),
        ("status", {}),
        ("home", {}),
        ("help", {}),
    ),
    *(("help", {"command": command.name}) for command in COMMANDS),
    *(("facts", {}), ("facts", {"topic": "trade-epa", "year": "2019"}), ("fact", FACT), ("fact", PROPOSAL)),
    *(
        ("timeline", {}),
        ("timeline", {"from": "2018", "to": "2030"}),
        ("report", {"fact": "f001", "text": "Wrong day"}),
    ),
    *(("subscribe", {"every": "daily"}), ("watch", {"words": "chips"}), ("subscriptions", {}), ("digest preview", {})),
    *(("digest why", STORY), ("digest more", {}), ("digest more", MADE), ("digest more", {"id": "2"})),
    *(("subscription edit", {**MADE, "every": "weekly"}), ("subscription pause", MADE)),
    *(
        ("subscription resume", MADE),
        ("delivery resend", {"id": "k3v5m2q7"}),
        ("unwatch", {"id": "2"}),
        ("unsubscribe", MADE),
    ),
    *(
        ("source list", {}),
        ("source test", SOURCE),
        ("source add", {"url": "http://127.0.0.1:1/"}),
        ("source export", {}),
    ),
    *(("source import", {"url": "http://127.0.0.1:1/"}), ("source pause", SOURCE), ("source resume", SOURCE)),
    *(("source remove", SOURCE), ("export", {"what": "facts", "format": "csv"}), ("export", {"what": "stories"})),
    *(
        ("fact propose", {"link": "1"}),
        ("fact review", {}),
        ("fact edit", {**FACT, "place": "Tokyo"}),
        ("fact undo", FACT),
    ),
    *(("fact approve", PROPOSAL), ("fact reject", PROPOSAL), ("fact retract", {**FACT, "reason": "A correction"})),
    *(
        ("flag settle", {"id": "1"}),
        ("article hide", {"id": "2"}),
        ("article keep", {"id": "2"}),
        ("story split", {"id": "2"}),
    ),
    *(("story merge", {"id": "1", "other": "2"}), ("audit", {}), ("audit", {"limit": "30"})),
)


@pytest.fixture
def database_url(migrated_file: SqliteTemplate, tmp_path: Path) -> str:
    """What is shown does not depend on the database: the faster one will do."""
    return migrated_file.copy_to(tmp_path)


@pytest.fixture
def clock() -> FakeClock:
    """Stand still when all of the archive has been seen."""
    return FakeClock(NOW)


@pytest.fixture
def answerer(desk: Desk) -> Answerer:
    return Answerer(replace(desk, editors=frozenset({"slack:U1"})), Wordings())


def request(command: str, arguments: Mapping[str, str], locale: str, desk: Desk) -> Request:
    return Request(EDITOR, HERE, command, arguments, locale, desk.clock.now())


def test_every_command_is_asked() -> None:
    assert {name for name, _ in ASKED} >= {command.name for command in COMMANDS}


@pytest.mark.parametrize("name", ARCHIVES)
async def test_every_answer_and_every_form_keeps_every_platforms_rules(
    database: Database, desk: Desk, answerer: Answerer, name: str
) -> None:
    await fill(database, ARCHIVES[name])
    found: list[str] = []
    locale = "ja" if name == "Japanese" else "en"
    for command, arguments in ASKED:
        asked = request(command, arguments, locale, desk)
        reply = await answerer.answer(asked)
        found += [f"{command} {arguments}: {problem}" for problem in message_problems(reply.message)]
        found += [f"{command} is shown to all"] if not reply.private else []
        if answerer.opens_form(command, arguments):
            found += [f"{command}: {problem}" for problem in _form_problems(await answerer.open(asked))]
    assert found == []


def _form_problems(opened: Form | Reply) -> list[str]:
    if isinstance(opened, Reply):
        return message_problems(opened.message)
    view = slack_forms.modal(opened, "x" * 90, Asked("U1", "C1", "https://hooks.example/" + "r" * 200))
    modal = discord_forms.modal(opened, discord_forms.custom_id_of("x" * 90, 10**18)).to_dict()
    return [*slack_views.problems(view), *discord_rules.modal_problems(modal)]


async def test_two_hundred_stories_are_paged_through_without_one_twice(database: Database, desk: Desk) -> None:
    await fill(database, ARCHIVES["200 stories"])
    answerer = Answerer(desk, Wordings())
    command, arguments = "latest", {"limit": "10"}
    shown: list[int] = []
    for _ in itertools.count():
        reply = await answerer.answer(request(command, arguments, "en", desk))
        assert message_problems(reply.message) == []
        shown += [block.story_id for block in reply.message.blocks if hasattr(block, "story_id")]
        if reply.more is None:
            break
        command, arguments = reply.more.command, dict(reply.more.arguments)
    assert sorted(shown) == list(range(1, 201))


async def test_what_is_shared_is_for_all_and_has_no_buttons_for_one(
    database: Database, desk: Desk, answerer: Answerer
) -> None:
    await fill(database, ARCHIVES["hostile"])
    reply = await answerer.answer(request("share", {"of": "latest"}, "en", desk))
    assert not reply.private
    assert message_problems(reply.message) == []
    assert not any(isinstance(block, Actions) for block in reply.message.blocks)
