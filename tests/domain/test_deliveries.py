"""The state machine that posts a message exactly once, as a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.deliveries import (
    MOST_ATTEMPTS,
    RECONCILE_AFTER,
    SEND_TIMEOUT,
    Delivery,
    DeliveryState,
    after_error,
    after_failed_look,
    after_look,
    after_sent,
    back_off,
)
from bot.domain.errors import (
    DeliveryError,
    HistoryUnreadable,
    PermanentDelivery,
    TransientDelivery,
    UncertainDelivery,
)
from bot.domain.messages import Message
from bot.domain.subscriptions import Channel

NOW = datetime(2026, 1, 12, 7, tzinfo=UTC)
SENDING = Delivery(
    id="d" * 20,
    digest_id=1,
    subscription_id=1,
    channel=Channel("discord", "1", "2"),
    part=0,
    message=Message("Digest"),
    state=DeliveryState.SENDING,
    attempts=1,
    due=NOW,
    claimed=NOW,
)


@pytest.mark.parametrize(
    ("error", "state", "wait"),
    [
        (TransientDelivery("Busy.", retry_after=12.0), DeliveryState.PENDING, timedelta(seconds=12)),
        (TransientDelivery("Busy.", retry_after=0.0), DeliveryState.PENDING, timedelta(seconds=1)),
        (TransientDelivery("No connection."), DeliveryState.PENDING, timedelta(seconds=5)),
        (PermanentDelivery("The channel is archived."), DeliveryState.PENDING, timedelta()),
        (UncertainDelivery("No answer came."), DeliveryState.SENDING, RECONCILE_AFTER),
    ],
    ids=["told when to come back", "told at once", "no connection", "never", "perhaps posted"],
)
def test_a_send_that_was_not_confirmed(error: DeliveryError, state: DeliveryState, wait: timedelta) -> None:
    transition = after_error(SENDING, NOW, error, jitter=0.5)
    assert (transition.state, transition.due - NOW, transition.error) == (state, wait, str(error))


def test_what_a_channel_refuses_for_good_pauses_its_subscription_but_for_a_correction() -> None:
    refused = PermanentDelivery("The channel is archived.")
    assert after_error(SENDING, NOW, refused, jitter=0.5).pauses
    correction = after_error(replace(SENDING, corrects="e" * 20), NOW, refused, jitter=0.5)
    assert (correction.state, correction.pauses) == (DeliveryState.FAILED, False)


def test_a_confirmed_send_keeps_the_platforms_id() -> None:
    transition = after_sent(NOW, "1712.0001")
    assert (transition.state, transition.message_id) == (DeliveryState.SENT, "1712.0001")


@pytest.mark.parametrize(
    ("found", "state"),
    [("1712.0001", DeliveryState.SENT), (None, DeliveryState.PENDING)],
    ids=["it is there: done", "it is not there: send again"],
)
def test_a_look_into_the_channel_settles_an_uncertain_send(found: str | None, state: DeliveryState) -> None:
    assert after_look(NOW, found).state is state


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (HistoryUnreadable("No right to read."), DeliveryState.UNKNOWN),
        (PermanentDelivery("The channel is gone."), DeliveryState.UNKNOWN),
        (TransientDelivery("Busy."), DeliveryState.SENDING),
        (UncertainDelivery("No answer came."), DeliveryState.SENDING),
    ],
    ids=["unreadable for good", "channel gone", "busy: look again", "no answer: look again"],
)
def test_what_cannot_be_looked_up_is_never_sent_again_by_itself(error: DeliveryError, state: DeliveryState) -> None:
    assert after_failed_look(SENDING, NOW, error, jitter=0.5).state is state


@pytest.mark.parametrize(
    ("error", "age", "wait"),
    [
        (UncertainDelivery("No answer came."), timedelta(seconds=4), timedelta(seconds=5)),
        (UncertainDelivery("No answer came."), timedelta(minutes=2), timedelta(minutes=1)),
        (TransientDelivery("Busy."), timedelta(minutes=20), timedelta(minutes=10)),
        (TransientDelivery("Busy."), timedelta(days=2), timedelta(minutes=30)),
        (TransientDelivery("Busy.", retry_after=7), timedelta(days=2), timedelta(seconds=7)),
        (TransientDelivery("Busy.", retry_after=0), timedelta(days=2), timedelta(seconds=1)),
    ],
    ids=["just claimed", "no answer", "busy for long", "busy for days", "told when to come back", "told at once"],
)
def test_the_longer_a_look_fails_the_longer_the_wait(error: DeliveryError, age: timedelta, wait: timedelta) -> None:
    now = NOW + age
    assert after_failed_look(SENDING, now, error, jitter=0.5).due - now == wait


def test_looks_that_fail_are_spread() -> None:
    waits = [after_failed_look(SENDING, NOW, TransientDelivery("Busy."), jitter).due - NOW for jitter in (0.0, 1.0)]
    assert waits == [timedelta(seconds=2.5), timedelta(seconds=7.5)]


def test_a_row_is_looked_up_only_after_its_own_send_has_given_up() -> None:
    assert RECONCILE_AFTER > SEND_TIMEOUT


def test_waits_double_up_to_half_an_hour_and_are_spread() -> None:
    assert [back_off(attempts, 0.5).total_seconds() for attempts in (1, 2, 3, 40)] == [5, 10, 20, 1800]
    assert back_off(1, 0.0) < back_off(1, 1.0)


def test_an_outcome_lost_again_and_again_is_left_to_a_person() -> None:
    often = replace(SENDING, attempts=MOST_ATTEMPTS)
    assert after_error(often, NOW, UncertainDelivery("No answer came."), jitter=0.5).state is DeliveryState.UNKNOWN
