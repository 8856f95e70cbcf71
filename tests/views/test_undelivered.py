"""What an owner reads about a message that was not, or perhaps not, posted."""

from __future__ import annotations

import gettext
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.deliveries import DeliveryState
from bot.domain.messages import Link, Paragraph
from bot.domain.subscriptions import Channel, Schedule, Subscription, SubscriptionState
from bot.domain.undelivered import Resent, Undelivered
from bot.views.undelivered import resent_message, undelivered_message

WORDING = gettext.NullTranslations()
SLOT = datetime(2026, 1, 12, 7, tzinfo=UTC)
SUBSCRIPTION = Subscription(
    id=3,
    channel=Channel("slack", "T1", "C1"),
    owner="U1",
    schedule=Schedule(),
    topics=(),
    locale="en",
    quiet=False,
    state=SubscriptionState.ACTIVE,
    created=SLOT,
)


@pytest.mark.parametrize(
    ("channel", "url"),
    [
        (Channel("slack", "T1", "C1"), "https://slack.com/app_redirect?team=T1&channel=C1"),
        (Channel("discord", "100", "200"), "https://discord.com/channels/100/200"),
        (Channel("discord", "", "300"), "https://discord.com/channels/@me/300"),
        (Channel("console", "", "local"), None),
    ],
)
def test_a_notice_leads_to_its_channel(channel: Channel, url: str | None) -> None:
    subscription = replace(SUBSCRIPTION, channel=channel)
    message = undelivered_message(Undelivered(subscription, "d1", SLOT, "It is archived.", unknown=False), WORDING)
    first = message.blocks[0]
    assert isinstance(first, Paragraph)
    assert [part.url for part in first.line if isinstance(part, Link)] == ([url] if url else [])


@pytest.mark.parametrize(
    ("state", "again", "paused", "said"),
    [
        (DeliveryState.PENDING, True, False, "It is sent again within a minute."),
        (DeliveryState.PENDING, True, True, "It is sent again as soon as subscription 3 is resumed."),
        (DeliveryState.PENDING, False, False, "It is being sent again."),
        (DeliveryState.SENDING, False, False, "It is being sent again."),
        (DeliveryState.SENT, False, False, "It has been posted, so it is not sent again."),
        (DeliveryState.FAILED, False, False, "It can no longer be sent."),
    ],
)
def test_whoever_asks_for_it_again_hears_what_becomes_of_it(
    state: DeliveryState, again: bool, paused: bool, said: str
) -> None:
    kept = SubscriptionState.PAUSED if paused else SubscriptionState.ACTIVE
    resent = Resent(replace(SUBSCRIPTION, state=kept), SLOT, state, again)
    assert resent_message(resent, WORDING).summary == said
