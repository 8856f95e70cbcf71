"""Every command in Japanese: no sentence of ours stays English, and a dozen replies are golden files.

The golden files are written anew by EUJP_GOLDEN=write.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from bot.adapters import console
from bot.adapters.answering import tokens_of
from bot.adapters.discord.render import render as render_discord
from bot.adapters.slack.render import render as render_slack
from bot.commands.answer import Answerer
from bot.commands.registry import COMMANDS
from bot.commands.shown_commands import ADMIN, as_typed
from bot.domain.facts import Citation, FactAct, FactStatus, Revision
from bot.domain.messages import Button, Form, Link, Message, Paragraph, Quote, Reply, Request, Style, Text, When
from bot.domain.moments import Precision, at_day
from bot.domain.phrases import Phrase
from bot.locales.load import Wordings
from bot.services import storing
from bot.services.desk import Desk
from bot.views import limits
from bot.views.split import split
from storage import facts, sources
from storage.database import Database
from tests.contracts.test_commands import ASKED, EDITOR, HERE
from tests.databases import SqliteTemplate
from tests.fakes.ports import FakeClock
from tests.services.reports import CHIPS_IN_JAPANESE
from tests.storage import samples
from tests.storage.samples import NOW

GOLDEN: Final = Path(__file__).parent / "golden" / "ja"
JAPANESE: Final = Wordings()["ja"]

SHOWN: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "latest": ("latest", {}),
    "search": ("search", {"words": "半導体"}),
    "search-nothing": ("search", {"words": "zzz"}),
    "story": ("story", {"id": "1"}),
    "why": ("why", {"id": "1"}),
    "why-left-out": ("why", {"id": "3"}),
    "fact": ("fact", {"id": "f001"}),
    "timeline": ("timeline", {}),
    "status": ("status", {}),
    "help": ("help", {"command": "latest"}),
    "subscribed": ("subscribe", {"every": "weekly friday", "time": "9:00", "zone": "Tokyo"}),
    "digest": ("digest preview", {}),
    "error": ("latest", {"limit": "99"}),
    "not-found": ("story", {"id": "999"}),
}

_ENGLISH: Final = re.compile(r"(?:\b[A-Za-z][a-z']+[ ,]+){2}[a-z']+|\b[a-z]{3,}[ ,]+[a-z]{3,}\b")
"""Three English words in a row, or two of some length that are no names."""

_COMMANDS: Final = "|".join(command.name for command in COMMANDS)
_TYPED: Final = re.compile(
    rf"{_COMMANDS}|/eujp[^。]*|(?:例|入力|質問|区切り): .*|eujp test|https?://\S+|“[^”]*”|「[^」]*」|\([^)]*\)|（[^）]*）"
)
"""Commands, what is typed and what is quoted stay as they are; so do names in brackets."""


@pytest.fixture
def database_url(migrated_file: SqliteTemplate, tmp_path: Path) -> str:
    """What is shown does not depend on the database: the faster one will do."""
    return migrated_file.copy_to(tmp_path)


@pytest.fixture
def clock() -> FakeClock:
    """Stand still when all of the archive has been seen."""
    return FakeClock(NOW)


REPORT: Final = replace(CHIPS_IN_JAPANESE, published=at_day(date(2026, 1, 9), Phrase("the feed")))
REPORTS: Final = (
    REPORT,
    replace(
        REPORT,
        text=(
            "日本とEUは2026年1月8日、半導体の供給網をめぐる覚書をブリュッセルで交わした。"
            "経済産業相とビルクネン上級副委員長が署名し、供給が滞る恐れがあれば早期に知らせ合う。"
        ),
        title="半導体で日EUが覚書、供給不安を早期警告",
        url="https://nikkan.example/2",
        publisher="日刊例示",
    ),
    replace(
        REPORT,
        text="日本はドイツとの親善試合に勝った。試合は土曜日にウォルフスブルクで行われた。",
        title="日本、ドイツに勝利",
        url="https://nikkan.example/3",
        publisher="日刊例示",
    ),
)
FACT: Final = replace(
    samples.fact("f001"),
    title="日EU経済連携協定の発効",
    statement="日EU経済連携協定は2019年2月に発効した。",
    when=at_day(date(2019, 2, 1), Phrase("starter fact"), Precision.MONTH),
    place="ブリュッセル",
    doubt="",
    citations=(Citation("条約集", "https://treaties.example.eu/7", official=True),),
)


@pytest.fixture
async def answerer(database: Database, desk: Desk) -> Answerer:
    for report in REPORTS:
        await storing.store(desk, report)
    async with database.writing() as connection:
        await facts.add_starter(connection, [FACT], NOW)
        proposed = replace(FACT, id="p0000001", status=FactStatus.PROPOSED)
        await facts.add(connection, Revision(NOW, FactAct.PROPOSED, proposed, EDITOR, HERE))
        await sources.add(connection, samples.listing("http://127.0.0.1:1/feed"), is_default=False, now=NOW)
    return Answerer(replace(desk, editors=frozenset({"slack:U1"})), Wordings())


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
        typed, in_trees = as_typed(message, JAPANESE), as_typed(message, JAPANESE, ADMIN)
        made[f"{name}.txt"] = console.render(typed)
        made[f"{name}.slack.json"] = _json([render_slack(part, tokens) for part in split(typed, limits.SLACK)])
        made[f"{name}.discord.json"] = _json([render_discord(part, tokens) for part in split(in_trees, limits.DISCORD)])
    if os.environ.get("EUJP_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        for name, text in made.items():
            (GOLDEN / name).write_text(f"{text}\n", encoding="utf-8")
    assert {path.name for path in GOLDEN.iterdir()} == set(made)
    assert made == {name: (GOLDEN / name).read_text(encoding="utf-8").removesuffix("\n") for name in made}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
