"""Whatever a person types after /eujp is answered, soon, and what is not understood with what to type instead."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Final

import pytest

from bot.commands.answer import Answerer
from bot.commands.parse import parse
from bot.commands.registry import COMMANDS
from bot.domain.errors import UsageError
from bot.domain.messages import Message, Person, Place, Reply, Request, Tone
from bot.domain.phrases import say
from bot.locales.load import Wordings
from bot.services.desk import Desk
from bot.views.desk import error_message
from storage.database import Database
from tests.contracts.archives import ARCHIVES, fill
from tests.contracts.checks import message_problems
from tests.contracts.generated import HOSTILE, ORDINARY
from tests.contracts.kept import visible
from tests.databases import SqliteTemplate
from tests.fakes.ports import FakeClock
from tests.storage.samples import NOW

MANAGER: Final = Person("slack", "U2", manages_channel=True)
HERE: Final = Place("slack", "T1", "C1")
SECONDS: Final = 3.0
WAYS: Final = ("/eujp", "EUJP_EDITORS", "Use the button")
"""What an answer names that can be done instead."""

ODD: Final = {
    "nothing": "",
    "spaces": " \t　\n ",
    "10,000 characters": "x" * 10_000,
    "10,000 words": "search " + "word " * 10_000,
    "only quotes": '"""" ""',
    "only opening quotes": "“„“„",
    "a quote never closed": 'search "chips',
    "an option without a value": "latest limit:",
    "an option and a separator": "latest limit : ",
    "two separators": "latest limit::5",
    "a full-width colon": "latest limit：3",
    "full-width spaces": "latest　limit　：　３",
    "Japanese words": "最新のニュース",
    "a Japanese question": "ask 日EUの覚書はいつ署名されましたか？",
    "Japanese after a command": "latest 半導体",
    "a wrong command": "lastest",
    "another bot's command": "/remind me tomorrow",
    "a sentence": "what is new between the EU and Japan?",
    "a negative number": "latest limit:-5",
    "a huge number": "story " + "9" * 4_000,
    "a number beyond every story": "story 2147483648",
    "infinity": "story inf",
    "digits of another script": "story ٣",
    "a superscript": "story ²",
    "a half character": "search \ud800",
    "NUL": "search a\x00b",
    "a line break": "latest\nlimit:3",
    "direction overrides": "\u202elatest\u202c",
    "a joiner": "lat\u200dest",
    "an emoji": "👩‍👩‍👧‍👦",
    "a mention": "<@U123> latest",
    "everyone": "<!channel>",
    "markup": "*latest*",
    "backticks": "`latest`",
    "an address": "https://example.org/?a=1&b=2",
    "SQL": "search '; DROP TABLE stories; --",
    "search operators": 'search NEAR("a" b) OR * AND NOT',
    "a format": "search {0} %s {words}",
    "an option twice": "latest limit:3 limit:4",
    "another command's option": "latest words:chips",
    "a hidden option": "latest offset:5 as_of:yesterday",
    "dashes alone": "--",
    "a path": "../../etc/passwd",
    "help for nothing": "help help help",
    "editors' words": "source add https://example.org/",
}


@pytest.fixture
def database_url(migrated_file: SqliteTemplate, tmp_path: Path) -> str:
    """One database will do."""
    return migrated_file.copy_to(tmp_path)


@pytest.fixture
def clock() -> FakeClock:
    """Stand still when all of the archive has been seen."""
    return FakeClock(NOW)


@pytest.fixture
async def answerer(database: Database, desk: Desk) -> Answerer:
    await fill(database, ARCHIVES["one story"])
    return Answerer(desk, Wordings())


async def problems(answerer: Answerer, text: str, locale: str = "en") -> list[str]:
    """Say what is wrong with the answer to a text."""
    started = time.process_time()
    reply = await typed(answerer, text, locale)
    spent = time.process_time() - started
    found = message_problems(reply.message, thorough=False)
    found += [f"{spent:.1f} s"] if spent > SECONDS else []
    said = words_of(reply.message)
    helps = reply.message.tone is not Tone.ERROR or any(way in said for way in WAYS)
    return found if helps else [*found, f"does not say what to type: {said}"]


async def typed(answerer: Answerer, text: str, locale: str) -> Reply:
    """Answer as the chats do."""
    try:
        parsed = parse(text, topics=answerer.topics)
    except UsageError as error:
        return Reply(error_message(say(error.sentence, Wordings()[locale])))
    asked = Request(MANAGER, HERE, parsed.command.name, parsed.arguments, locale, NOW)
    return await answerer.answer(asked)


def words_of(message: Message) -> str:
    return " ".join(visible(block.line) for block in message.blocks if hasattr(block, "line"))


@pytest.mark.parametrize("locale", ["en", "ja"])
async def test_odd_words_are_answered_with_what_to_type(answerer: Answerer, locale: str) -> None:
    found = {name: await problems(answerer, text, locale) for name, text in ODD.items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


async def test_any_words_are_answered(answerer: Answerer) -> None:
    draw = random.Random(7)  # noqa: S311  a fixed sequence, not a secret
    names = [command.name for command in COMMANDS]
    options = [f"{option.name}:" for command in COMMANDS for option in command.options]
    pieces = [*ORDINARY, *HOSTILE, *names, *names, *options, "：", "=", '"', "“", "--", "0", "-1", "10", "2024-02-30"]
    for _ in range(500):
        first = [draw.choice(names)] if draw.random() < 0.7 else []
        text = draw.choice([" ", " ", "　", ""]).join([*first, *draw.choices(pieces, k=draw.randrange(6))])
        assert await problems(answerer, text) == [], text
