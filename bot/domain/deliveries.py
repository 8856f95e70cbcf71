"""Deliveries: one message of a digest, or what follows one, and the state machine that sends it exactly once.

pending --claim--> sending --sent--> sent
   ^                 |  |--refused for good--> failed; of a digest: pending, its subscription paused
   |--not posted-----|  |--outcome lost--> sending (looked up later: sent | pending | unknown)
   |--a person: send again---------------------------------------------------------- unknown
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.errors import DeliveryError, HistoryUnreadable, PermanentDelivery, TransientDelivery
from bot.domain.messages import Message
from bot.domain.subscriptions import Channel

SEND_TIMEOUT = timedelta(seconds=30)
"""A send that has not answered by then is given up; its outcome is uncertain."""

RECONCILE_AFTER = timedelta(seconds=120)
"""A row found "sending" is looked up only this long after its claim: longer than any send still under way,
and long enough after it for a history that lags a minute to show the message."""

_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=30)


MOST_ATTEMPTS = 20
"""A send whose outcome is lost so often is left to a person, so that the channel's next digest is not kept back."""


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One platform message. `id` is at most 25 characters, so that Discord takes it as a nonce.

    `claimed` is when the present or last attempt began, `due` when the next may, both UTC. `corrects` is the id of the
    delivery that a correction stands under or a notice is about, "" for a part of a digest; `reply_to` the platform's
    id of the message it stands under, "" for none. A notice goes to `person`, by the platform's id of them; `channel`
    holds that id too until the notice is sent elsewhere.
    """

    id: str
    digest_id: int
    subscription_id: int
    channel: Channel
    part: int
    message: Message
    state: DeliveryState
    attempts: int
    due: datetime
    claimed: datetime | None = None
    message_id: str = ""
    error: str = ""
    corrects: str = ""
    reply_to: str = ""
    person: str = ""

    @property
    def is_direct(self) -> bool:
        """Whether it goes to a person's direct messages."""
        return bool(self.person) and self.channel.channel == self.person


@dataclass(frozen=True, slots=True)
class Transition:
    """What becomes of a delivery: its next state, when it is due, the platform's message id, the error's sentence.

    With `pauses` its subscription is paused, and the delivery waits until that is resumed.
    """

    state: DeliveryState
    due: datetime
    message_id: str = ""
    error: str = ""
    pauses: bool = False


def back_off(attempts: int, jitter: float) -> timedelta:
    """Give the wait after the attempt numbered `attempts`: doubling from 5 s to 30 min, spread by `jitter` (0 to 1)."""
    wait = min(_FIRST_WAIT * 2.0 ** min(max(attempts - 1, 0), 16), _LONGEST_WAIT)
    return wait * (0.5 + jitter)


def after_sent(now: datetime, message_id: str) -> Transition:
    """Decide after the platform confirmed."""
    return Transition(DeliveryState.SENT, now, message_id)


def after_error(delivery: Delivery, now: datetime, error: DeliveryError, jitter: float) -> Transition:
    """Decide after a send that did not confirm. `jitter` runs from 0 to 1."""
    sentence = error.sentence
    match error:
        case PermanentDelivery() if delivery.corrects:
            # What the subscription is for may still be posted when a correction is refused.
            return Transition(DeliveryState.FAILED, now, error=sentence)
        case PermanentDelivery():
            return Transition(DeliveryState.PENDING, now, error=sentence, pauses=True)
        case TransientDelivery():
            wait = _asked_wait(error) or back_off(delivery.attempts, jitter)
            return Transition(DeliveryState.PENDING, now + wait, error=sentence)
        case _ if delivery.attempts >= MOST_ATTEMPTS:
            return Transition(DeliveryState.UNKNOWN, now, error=sentence)
        case _:
            return Transition(DeliveryState.SENDING, now + RECONCILE_AFTER, error=sentence)


def after_look(now: datetime, found: str | None) -> Transition:
    """Decide after the history was read: `found` is the message's id, or None when it is not there."""
    if found is None:
        return Transition(DeliveryState.PENDING, now)
    return Transition(DeliveryState.SENT, now, found)


def after_failed_look(delivery: Delivery, now: datetime, error: DeliveryError, jitter: float) -> Transition:
    """Decide when the history could not be read: for good means unknown, for now means look again later.

    A look counts no attempt, so the wait grows with the time since the claim: half of it, from 5 s to 30 min,
    spread by `jitter` (0 to 1), unless the platform asked for another.
    """
    if isinstance(error, HistoryUnreadable | PermanentDelivery):
        return Transition(DeliveryState.UNKNOWN, now, error=error.sentence)
    since_claim = now - (delivery.claimed or now)
    wait = _asked_wait(error) or min(max(since_claim / 2, _FIRST_WAIT), _LONGEST_WAIT) * (0.5 + jitter)
    return Transition(DeliveryState.SENDING, now + wait, error=error.sentence)


def _asked_wait(error: DeliveryError) -> timedelta | None:
    """Give the wait the platform asked for, at least a second; None when it asked for none."""
    if not isinstance(error, TransientDelivery) or error.retry_after is None:
        return None
    return max(timedelta(seconds=error.retry_after), timedelta(seconds=1))
