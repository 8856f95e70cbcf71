"""What a subscription's owner is told, and may do, about a message that was not, or perhaps not, posted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.deliveries import DeliveryState
from bot.domain.subscriptions import Subscription


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A delivery of the digest of `slot` that was refused or, with `unknown`, may have been posted; and the reason."""

    subscription: Subscription
    delivery_id: str
    slot: datetime
    reason: str
    unknown: bool


@dataclass(frozen=True, slots=True)
class Resent:
    """What came of asking for a delivery again: where it stands, and whether this is what put it back in line."""

    subscription: Subscription
    slot: datetime
    state: DeliveryState
    again: bool
