"""In which language an answer comes: that of the person, else of the channel's subscriptions, else English."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands.answer import Answerer
from bot.domain.messages import Person, Place, Request
from bot.domain.subscriptions import Channel
from bot.locales.load import Wordings
from bot.services import subscribing
from bot.services.desk import Desk
from tests.databases import SqliteTemplate

MANAGER = Person("slack", "U2", manages_channel=True)
HERE = Place("slack", "T1", "C1")
ELSEWHERE = Place("slack", "T1", "C2")


@pytest.fixture
def database_url(migrated_file: SqliteTemplate, tmp_path: Path) -> str:
    """What is said does not depend on the database: the faster one will do."""
    return migrated_file.copy_to(tmp_path)


@pytest.mark.parametrize(
    ("place", "locale", "said"),
    [
        pytest.param(HERE, "ja", "状態", id="the person's"),
        pytest.param(HERE, "ja-JP", "状態", id="the person's, with a country"),
        pytest.param(HERE, "fr", "Status", id="one the interface does not speak"),
        pytest.param(HERE, "", "状態", id="unknown, in a channel with a Japanese digest"),
        pytest.param(ELSEWHERE, "", "Status", id="unknown, in a channel without one"),
    ],
)
async def test_an_answer_comes_in_the_persons_language_else_the_channels(
    desk: Desk, place: Place, locale: str, said: str
) -> None:
    answerer = Answerer(desk, Wordings())
    made = Request(MANAGER, HERE, "subscribe", {"every": "daily", "locale": "ja"}, "en", desk.clock.now())
    await answerer.answer(made)
    reply = await answerer.answer(Request(MANAGER, place, "status", {}, locale, desk.clock.now()))
    assert getattr(reply.message.blocks[0], "text", "") == said


async def test_a_digest_is_worded_as_it_was_asked_for_whoever_asks(desk: Desk) -> None:
    answerer = Answerer(desk, Wordings())
    for arguments in ({"every": "daily"}, {"every": "weekly friday", "locale": "en"}):
        await answerer.answer(Request(MANAGER, HERE, "subscribe", arguments, "ja-JP", desk.clock.now()))
    channel = Channel("slack", "T1", "C1")
    assert sorted(one.locale for one in await subscribing.subscriptions(desk, channel)) == ["en", "ja"]


async def test_what_goes_wrong_is_said_in_the_persons_language_whatever_was_typed(desk: Desk) -> None:
    asked = Request(MANAGER, HERE, "latest", {"topic": "{0} {name}"}, "ja", desk.clock.now())
    reply = await Answerer(desk, Wordings()).answer(asked)
    assert reply.message.summary.startswith(
        "「{0} {name}」というトピックはありません。一覧は /eujp topics 、検索は /eujp search {0} {name} です。"
    )
