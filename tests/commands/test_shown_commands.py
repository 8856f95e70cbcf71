"""Commands as our own words name them: in the reader's language, and where a chat has two trees under theirs."""

from __future__ import annotations

import pytest

from bot.catalog.load import load_catalog
from bot.commands.command import Command
from bot.commands.named_values import topics_by_id
from bot.commands.parse import parse
from bot.commands.registry import COMMANDS
from bot.commands.shown_commands import as_typed, typed
from bot.domain.messages import Bullets, Fields, Heading, Link, Message, Note, Paragraph, Quote, StoryCard, Style, Text
from bot.domain.phrases import say
from bot.locales.load import Wordings
from bot.locales.names import names_for, names_in

OURS = "Type /eujp source list."
HERE = "Type /eujp-admin source list."
ENGLISH = Wordings()["en"]
EDITORS = "eujp-admin"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_named_under_the_tree_that_has_it(command: Command) -> None:
    tree = "/eujp-admin" if command.is_admin else "/eujp"
    assert typed(command.usage, editors=EDITORS).startswith(f"{tree} {command.name}")
    assert typed(command.example, editors=EDITORS).startswith(f"{tree} {command.name}")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("/eujp source add <url>", "/eujp-admin source add <url>", id="an editors' command"),
        pytest.param("Type /eujp source list to see.", "Type /eujp-admin source list to see.", id="in a sentence"),
        pytest.param("/eujp source listと入力", "/eujp-admin source listと入力", id="before Japanese"),
        pytest.param(
            "/eujp source add, /eujp source list", "/eujp-admin source add, /eujp-admin source list", id="two"
        ),
        pytest.param("/eujp-admin source add", "/eujp-admin source add", id="as it should be"),
        pytest.param("/eujp latest limit:3", "/eujp latest limit:3", id="everyone's command"),
        pytest.param("/eujp source listing", "/eujp source listing", id="another word"),
        pytest.param("/eujp", "/eujp", id="no command"),
    ],
)
def test_what_editors_type_stands_under_the_editors_command(text: str, shown: str) -> None:
    assert typed(text, editors=EDITORS) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("/eujp latest [topic] [limit]", "/eujp 最新 [トピック] [件数]", id="options"),
        pytest.param("/eujp source add <url>", "/eujp 情報源 追加 <アドレス>", id="two words"),
        pytest.param("/eujp timeline from:2018", "/eujp 年表 開始:2018", id="an option called otherwise elsewhere"),
        pytest.param("/eujp subscription edit 3 every:daily", "/eujp 購読設定 編集 3 頻度:毎日", id="a choice"),
        pytest.param("/eujp subscribe weekly", "/eujp 購読 毎週", id="a choice without its name"),
        pytest.param("/eujp watch x to:me", "/eujp ウォッチ x 宛先:自分だけ", id="a choice at the end"),
        pytest.param("/eujp search to:me", "/eujp 検索 宛先:me", id="no choice of this command"),
        pytest.param("/eujp help latest", "/eujp ヘルプ 最新", id="a command after help"),
        pytest.param("/eujp help fact propose", "/eujp ヘルプ ファクト 提案", id="two words after help"),
        pytest.param("/eujp help で", "/eujp ヘルプ で", id="help before Japanese"),
        pytest.param("/eujp topics と入力", "/eujp トピック一覧 と入力", id="in a sentence"),
        pytest.param("/eujp 最新", "/eujp 最新", id="said in Japanese already"),
    ],
)
def test_commands_are_named_in_the_readers_language(text: str, shown: str) -> None:
    assert typed(text, names_in("ja")) == shown


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_example_is_understood_as_each_language_shows_it(command: Command) -> None:
    topics = topics_by_id(load_catalog().topics)
    for wording in Wordings().values():
        example = typed(say(command.example, wording), names_for(wording))
        assert parse(example, topics=topics).command is command, example


def test_all_our_lines_are_written_so() -> None:
    line, there = (Text(OURS, Style.CODE),), (Text(HERE, Style.CODE),)
    ours = Message(OURS, (Heading(OURS), Paragraph(line), Note(line), Bullets((line,)), Fields((("a", line),))))
    blocks = (Heading(HERE), Paragraph(there), Note(there), Bullets((there,)), Fields((("a", there),)))
    assert as_typed(ours, ENGLISH, EDITORS) == Message(HERE, blocks)


def test_what_sources_say_stays_verbatim() -> None:
    card = StoryCard(1, Text(OURS), (), (Quote(OURS),), ())
    message = Message("m", (card, Paragraph((Quote(OURS), Link(OURS, "https://e.example/")))))
    assert as_typed(message, Wordings()["ja"], EDITORS) == message
