"""Subscriptions: a channel, what it wants, and the slots at which it gets it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

FIRST_WINDOW = timedelta(days=7)
"""How far back the first digest looks."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class SubscriptionState(StrEnum):
    """Whether a subscription gets digests. Paused ones are kept, with the reason."""

    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Channel:
    """A place messages go to: `platform` is "slack", "discord" or "console"; ids as the platform writes them."""

    platform: str
    workspace: str
    channel: str


@dataclass(frozen=True, slots=True)
class WeeklySchedule:
    """Once a week at a wall-clock time. `weekday` counts from Monday 0; `zone` is an IANA name."""

    weekday: int = 0
    at: time = time(8, 0)
    zone: str = "Europe/Brussels"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel's wish for digests. `owner` is the platform's id of the person who made it.

    `last_slot` is the slot of the newest digest composed for it, None before the first.
    """

    id: int
    channel: Channel
    owner: str
    schedule: WeeklySchedule
    topics: tuple[str, ...]
    locale: str
    quiet: bool
    state: SubscriptionState
    created: datetime
    last_slot: datetime | None = None
    pause_reason: str = ""


def slot_on(schedule: WeeklySchedule, day: date) -> datetime:
    """Give the slot of that local day, in UTC.

    In the missing hour of spring the slot is the same distance after midnight as the clock
    would have shown (02:30 becomes 03:30); in the doubled hour of autumn it is the first of the two.
    """
    local = datetime.combine(day, schedule.at, ZoneInfo(schedule.zone))
    return local.astimezone(UTC)


def latest_slot(schedule: WeeklySchedule, now: datetime) -> datetime:
    """Give the newest slot that is not after `now`, in UTC."""
    today = now.astimezone(ZoneInfo(schedule.zone)).date()
    back = (today.weekday() - schedule.weekday) % 7
    day = today - timedelta(days=back)
    slot = slot_on(schedule, day)
    return slot if slot <= now else slot_on(schedule, day - timedelta(days=7))


def next_slot(schedule: WeeklySchedule, now: datetime) -> datetime:
    """Give the first slot after `now`, in UTC."""
    newest = latest_slot(schedule, now)
    day = newest.astimezone(ZoneInfo(schedule.zone)).date()
    return slot_on(schedule, day + timedelta(days=7))


def due_slot(subscription: Subscription, now: datetime) -> datetime | None:
    """Give the slot a digest is owed for now, or None.

    After downtime over several slots only the newest is owed: one late digest, not three.
    A slot that passed before the subscription was made is not owed.
    """
    if subscription.state is not SubscriptionState.ACTIVE:
        return None
    slot = latest_slot(subscription.schedule, now)
    since = subscription.last_slot or subscription.created
    return slot if slot > since else None


def window(subscription: Subscription, slot: datetime) -> tuple[datetime, datetime]:
    """Give the window of first seen that the digest of `slot` covers: from its start on and before its end, in UTC."""
    return (subscription.last_slot or slot - FIRST_WINDOW, slot)
