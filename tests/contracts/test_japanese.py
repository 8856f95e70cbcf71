"""Every command in Japanese: no sentence of ours stays English, and a dozen replies are golden files.

The golden files are written anew by EUJP_GOLDEN=write.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest

from bot.adapters import console
from bot.adapters.answering import tokens_of
from bot.adapters.discord.render import render as render_discord
from bot.adapters.slack.render import render as render_slack
from bot.app import WORDINGS
from bot.commands.answer import Answerer
from bot.domain.messages import Button, Form, Link, Message, Paragraph, Quote, Reply, Request, Style, Text, When
from bot.services.desk import Desk
from bot.views import limits
from bot.views.split import split
from storage.database import Database
from tests.contracts.archives import ARCHIVES, fill
from tests.contracts.test_commands import ASKED, EDITOR, HERE
from tests.databases import SqliteTemplate
from tests.fakes.ports import FakeClock
from tests.storage.samples import NOW

GOLDEN: Final = Path(__file__).parent / "golden" / "ja"

SHOWN: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "latest": ("latest", {}),
    "search": ("search", {"words": "半導体"}),
    "search-nothing": ("search", {"words": "zzz"}),
    "story": ("story", {"id": "1"}),
    "why": ("why", {"id": "1"}),
    "fact": ("fact", {"id": "f001"}),
    "timeline": ("timeline", {}),
    "status": ("status", {}),
    "help": ("help", {"command": "latest"}),
    "subscribed": ("subscribe", {"every": "weekly friday", "time": "9:00", "zone": "Tokyo"}),
    "digest": ("digest preview", {}),
    "error": ("latest", {"limit": "99"}),
    "not-found": ("story", {"id": "999"}),
}

_ENGLISH: Final = re.compile(r"(?:\b[A-Za-z][a-z']+[ ,]+){2}[a-z']+")
"""Three English words in a row."""

_TYPED: Final = re.compile(r"/eujp[^。]*|(?:例|入力): .*|https?://\S+|“[^”]*”|「[^」]*」|\([^)]*\)|（[^）]*）")
"""What is typed or quoted stays as it is; so do names in brackets."""


@pytest.fixture
def database_url(migrated_file: SqliteTemplate, tmp_path: Path) -> str:
    """What is shown does not depend on the database: the faster one will do."""
    return migrated_file.copy_to(tmp_path)


@pytest.fixture
def clock() -> FakeClock:
    """Stand still when all of the archive has been seen."""
    return FakeClock(NOW)


@pytest.fixture
async def answerer(database: Database, desk: Desk) -> Answerer:
    await fill(database, ARCHIVES["Japanese"])
    return Answerer(replace(desk, editors=frozenset({"slack:U1"})), WORDINGS)


def asked(command: str, arguments: Mapping[str, str]) -> Request:
    return Request(EDITOR, HERE, command, arguments, "ja-JP", NOW)


def words(part: Any) -> Iterator[str]:
    """Give every text of ours in a message or a form; not what is quoted, linked or typed."""
    match part:
        case str():
            yield part
        case Text(value, style):
            yield "" if style is Style.CODE else value
        case When(words=value) | Button(label=value):
            yield value
        case Link() | Quote():
            pass
        case tuple():
            for each in part:
                yield from words(each)
        case _ if is_dataclass(part):
            for field in fields(part):
                if field.name not in {"command", "arguments", "name", "value", "choices", "tone"}:
                    yield from words(getattr(part, field.name))
        case _:
            pass


def english(shown: Message | Form) -> list[str]:
    return [text for text in words(shown) if _ENGLISH.search(_TYPED.sub("", text))]


async def test_no_answer_and_no_form_holds_a_sentence_of_ours_in_english(answerer: Answerer) -> None:
    found: dict[str, list[str]] = {}
    for command, arguments in ASKED:
        request = asked(command, arguments)
        shown: list[Message | Form] = [(await answerer.answer(request)).message]
        if answerer.opens_form(command, arguments):
            opened = await answerer.open(request)
            shown.append(opened.message if isinstance(opened, Reply) else opened)
        if sentences := [text for one in shown for text in english(one)]:
            found[f"{command} {dict(arguments)}"] = sentences
    assert found == {}


def test_english_would_be_noticed() -> None:
    assert english(Message("概要", (Paragraph((Text("これは This is not translated です。"),)),)))


async def test_a_dozen_replies_are_as_they_were_read(answerer: Answerer) -> None:
    made: dict[str, str] = {}
    for name, (command, arguments) in SHOWN.items():
        message = (await answerer.answer(asked(command, arguments))).message
        tokens = await tokens_of(message, answerer.remember)
        made[f"{name}.txt"] = console.render(message)
        made[f"{name}.slack.json"] = _json([render_slack(part, tokens) for part in split(message, limits.SLACK)])
        made[f"{name}.discord.json"] = _json([render_discord(part, tokens) for part in split(message, limits.DISCORD)])
    if os.environ.get("EUJP_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        for name, text in made.items():
            (GOLDEN / name).write_text(f"{text}\n", encoding="utf-8")
    assert {path.name for path in GOLDEN.iterdir()} == set(made)
    assert made == {name: (GOLDEN / name).read_text(encoding="utf-8").removesuffix("\n") for name in made}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
