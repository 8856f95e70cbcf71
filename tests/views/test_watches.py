"""An alert says what matched, under which name and where, and what is new; a watch says what it looks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.adapters.console import render
from bot.domain.messages import Actions, Message
from bot.domain.stories import Story
from bot.domain.subscriptions import Subscription, SubscriptionKind
from bot.domain.undelivered import Undelivered
from bot.domain.watches import Alert, ToldStory, told_story
from bot.locales.load import Wordings
from bot.views.limits import DISCORD, SLACK
from bot.views.split import split
from bot.views.undelivered import undelivered_message
from bot.views.watches import alert_message
from tests.views.make import CATALOG, NOW, WORDING, article, blocks_of, story, subscription

WATCH = replace(subscription(), kind=SubscriptionKind.WATCH, words="水素", id=4)


def seen(*new: int, found: tuple[str, ...] = (), of: Story | None = None) -> ToldStory:
    return told_story(of or story(article(1), article(2, publisher="Two")), new, found)


def alert(one: ToldStory, watch: Subscription = WATCH) -> Message:
    return alert_message(Alert(watch, NOW, (one,)), CATALOG, WORDING, "en")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (alert(seen(1, found=("水素",))), "Matches: “水素” · In: Example Daily"),
        (alert(seen(1, found=("hydrogen",))), "Matches: “水素” · Found as: hydrogen · In: Example Daily"),
        (alert(seen(1, found=("水素", "低炭素水素"))), "Matches: “水素” · In: Example Daily"),
        (
            alert(seen(2), replace(WATCH, words="", topics=("green-energy", "trade-epa"))),
            "Matches: Green energy · In: Two",
        ),
        (alert(seen(2), replace(WATCH, actors=("eu", "who"))), "Matches: “水素” · European Union · In: Two"),
        (alert(seen(1)), "New: a story with one report so far"),
        (alert(seen(1, 2)), "New: a story with 2 independent reports"),
        (alert(seen(2)), "New: independent report 2 of this story"),
    ],
    ids=[
        "the word itself",
        "another name",
        "a longer name that holds the word",
        "one topic of two",
        "words and an actor",
        "a new story",
        "a new story from two at once",
        "a further report",
    ],
)
def test_an_alert_says_why_it_came(message: Message, expected: str) -> None:
    assert expected in render(message, 300)


def test_what_was_typed_stands_in_the_quotation_marks_of_the_readers_language() -> None:
    message = alert_message(Alert(WATCH, NOW, (seen(1),)), CATALOG, Wordings()["ja"], "ja")
    assert "「水素」" in message.summary


def test_an_alert_leads_to_the_story_its_reason_and_its_own_end() -> None:
    told = Alert(WATCH, NOW, (seen(2),), left_out=3, rests_until=datetime(2026, 3, 10, 6, tzinfo=UTC))
    message = alert_message(told, CATALOG, WORDING, "en")
    assert message.summary == "Watch: “水素” · EU and Japan sign a hydrogen accord · + 3 more stories"
    (row,) = blocks_of(message, Actions)
    assert isinstance(row, Actions)
    assert [(one.label, one.command, dict(one.arguments)) for one in row.buttons] == [
        ("+ 3 more stories", "digest more", {"id": "4", "at": NOW.isoformat()}),
        ("Pause", "subscription pause", {"id": "4"}),
        ("Unwatch", "unwatch", {"id": "4"}),
    ]
    text = render(message, 300)
    assert "alert 12 of this watch within 24 hours" in text
    assert "from Tue 10 Mar 2026, 07:00 CET (15:00 JST) on" in text
    assert "Story" in text
    assert "Why" in text


def test_an_alert_of_many_stories_fits_both_chats() -> None:
    many = tuple(seen(1, of=story(article(1, title="A long headline " * 10), number=number)) for number in range(1, 6))
    message = alert_message(Alert(WATCH, NOW, many), CATALOG, WORDING, "en")
    for limits in (SLACK, DISCORD):
        assert 1 <= len(split(message, limits)) <= len(many)


@pytest.mark.parametrize("unknown", [True, False])
def test_an_owner_is_told_of_an_alert_and_not_of_a_digest(unknown: bool) -> None:
    message = undelivered_message(Undelivered(WATCH, "d1", NOW, "The channel is archived.", unknown), WORDING)
    assert "alert" in message.summary
    assert "digest" not in render(message)
