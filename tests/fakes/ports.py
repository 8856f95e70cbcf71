"""Stand-ins for what lies outside: a clock that is set by hand, work done in place, a channel kept in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar

from bot.domain.errors import DeliveryError, EujpError, ReadingError, TransientDelivery
from bot.domain.messages import Message
from bot.domain.pacing import Pace, Rate, Rates
from bot.domain.ports import ChannelRights
from bot.domain.subscriptions import Channel
from bot.reading.naming.names import NameFinder

P = ParamSpec("P")
T = TypeVar("T")

_UNHURRIED = Rates(channel=Rate(20, 0), whole=Rate(20, 0))

MONDAY = datetime(2026, 1, 12, 6, 0, tzinfo=UTC)
"""An hour before the default slot, Monday 08:00 in Brussels."""


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self, instant: datetime = MONDAY) -> None:
        self.instant = instant

    def now(self) -> datetime:
        """Give the instant it was set to."""
        return self.instant

    def forward(self, span: timedelta) -> None:
        """Let time pass."""
        self.instant += span


class InlineWorkers:
    """Calls functions in this process, with the names it was given."""

    def __init__(self, names: NameFinder) -> None:
        """Keep what run_with_names passes on."""
        self._names = names

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call it and give back what it gives."""
        return function(*args, **kwargs)

    async def run_with_names(self, function: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call it with the names before the arguments."""
        return function(self._names, *args, **kwargs)


class StumblingWorkers(InlineWorkers):
    """Fails whenever a word stands in what it is to read, as a worker does that takes too long."""

    def __init__(self, names: NameFinder, word: str) -> None:
        """Keep the word beside the names."""
        super().__init__(names)
        self._word = word

    async def run_with_names(self, function: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call it, unless the word stands in its arguments."""
        if self._word in repr(args):
            raise ReadingError("Reading it took longer than 10 seconds and was stopped.")
        return await super().run_with_names(function, *args, **kwargs)


@dataclass
class FakeChannel:
    """A platform that keeps what was posted, and fails as it is told to: `faults` are raised by send, one a call.

    `under` holds for each what it was posted under, "" for nothing. With `accept_first` a message is kept before the
    fault is raised, as when only the answer was lost.
    """

    platform: str = "slack"
    posted: list[tuple[Channel, str, Message]] = field(default_factory=list)
    under: list[str] = field(default_factory=list)
    faults: list[DeliveryError] = field(default_factory=list)
    looking_faults: list[DeliveryError] = field(default_factory=list)
    accept_first: bool = False
    missing: tuple[str, ...] = ()
    grant: str = ""
    reason: str = ""
    unasked: bool = False
    ailing: EujpError | None = None

    @property
    def in_one_workspace(self) -> bool:
        """Answer as the platform of that name does."""
        return self.platform == "slack"

    @property
    def pace(self) -> Pace:
        """Give a pace that remembers nothing, so that no test waits for it: its clock is not the tests'."""
        return Pace(_UNHURRIED)

    def trouble(self) -> EujpError | None:
        """Give what it was told to ail from."""
        return self.ailing

    async def send(self, channel: Channel, message: Message, delivery_id: str, reply_to: str = "") -> str:
        """Keep the message, unless told to fail."""
        if self.faults and not self.accept_first:
            raise self.faults.pop(0)
        self.posted.append((channel, delivery_id, message))
        self.under.append(reply_to)
        if self.faults:
            raise self.faults.pop(0)
        return f"m{len(self.posted)}"

    async def find(
        self,
        channel: Channel,
        delivery_id: str,
        since: datetime,  # noqa: ARG002  the port's
        until: datetime,  # noqa: ARG002  the port's
        reply_to: str = "",  # noqa: ARG002  the port's
    ) -> str | None:
        """Look among what was kept."""
        if self.looking_faults:
            raise self.looking_faults.pop(0)
        for number, (where, kept, _) in enumerate(self.posted, start=1):
            if (where, kept) == (channel, delivery_id):
                return f"m{number}"
        return None

    async def direct(self, person: str) -> Channel:
        """Give a channel named after the person."""
        return Channel(self.platform, "", f"D{person}")

    async def rights(self, channel: Channel) -> ChannelRights:  # noqa: ARG002  the port's
        """Allow everything, unless something is missing, or it cannot be asked."""
        if self.unasked:
            raise TransientDelivery("The platform does not answer now.")
        can_read = not (self.missing or self.reason)
        return ChannelRights(
            can_post=True, can_read_history=can_read, missing=self.missing, grant=self.grant, reason=self.reason
        )
