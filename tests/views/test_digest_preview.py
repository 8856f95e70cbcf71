"""A preview says whose digest it is, and leads to the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.adapters.console import render
from bot.domain.answers import DigestContent
from bot.domain.messages import Message
from bot.domain.subscriptions import Subscription, SubscriptionState
from bot.views.buttons import buttons_of
from bot.views.digest_preview import preview_message
from tests.views.make import CATALOG, NOW, WORDING, story, subscription

FIRST = replace(subscription(), id=1)


def preview(shown: Subscription = FIRST, others: int = 0) -> Message:
    """Show what one of some subscriptions would get."""
    content = DigestContent(shown, NOW - timedelta(days=7), NOW, (story(),), 0, ())
    every = [replace(FIRST, id=number) for number in range(2, 2 + others)]
    return preview_message(content, every, CATALOG, WORDING, "en")


def test_it_says_which_subscription_it_is_of() -> None:
    assert "Subscription 1 · every Monday at 08:00 (Europe/Brussels) · " in render(preview(), 200)


def test_a_paused_one_is_said_to_be_paused() -> None:
    assert " · paused\n" in render(preview(replace(FIRST, state=SubscriptionState.PAUSED)), 200)


def test_without_a_subscription_it_says_how_to_get_one() -> None:
    text = render(preview(replace(FIRST, id=0, topics=("trade-epa",))), 200)
    assert "No subscription: " in text
    assert "/eujp subscribe weekly topics:trade-epa" in text


def test_each_other_digest_of_the_channel_has_a_button_and_what_is_too_much_is_counted() -> None:
    message = preview(others=7)
    ids = [button.arguments["id"] for button in buttons_of(message) if button.command == "digest preview"]
    assert ids == ["2", "3", "4", "5", "6"]
    assert "This channel's other digests: 2 more in /eujp subscriptions" in render(message, 200)


def test_one_alone_leads_nowhere_else() -> None:
    assert [button for button in buttons_of(preview()) if button.command == "digest preview"] == []
