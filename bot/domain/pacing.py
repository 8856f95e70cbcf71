"""Pacing: how much a platform lets one bot post, and who must wait for it."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass

from bot.domain.subscriptions import Channel


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` messages within any span of `seconds`."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Rates:
    """What a platform allows: in one channel, and in all of them together."""

    channel: Rate
    whole: Rate


class Pace:
    """Keeps to the rates of one platform. Every `now` is in seconds of one clock that never runs backwards.

    A turn is used from the start of a message until the rate's seconds after its answer: somewhere between the two
    the platform counted it, so that however long either was under way, it never counts more than the rate allows.
    In each channel one message is under way at a time. What is remembered is what the last seconds used, no more.
    """

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._under_way: set[Channel] = set()
        self._used: deque[tuple[float, Channel]] = deque()
        self._held: dict[Channel, float] = {}
        self._held_whole = 0.0

    def room(self, now: float) -> int:
        """Give how many messages may be started now, each in a channel that need not wait."""
        self._forget(now)
        if now < self._held_whole:
            return 0
        whole = self._rates.whole
        used = sum(now < answered + whole.seconds for answered, _ in self._used)
        return max(whole.count - used - len(self._under_way), 0)

    def waiting(self, now: float) -> frozenset[Channel]:
        """Give the channels in which nothing may be started now."""
        self._forget(now)
        return frozenset({*self._under_way, *self._held, *self._full(now)})

    def wait(self, now: float) -> float | None:
        """Give the seconds until somebody's next turn; None when nobody waits but for answers."""
        self._forget(now)
        whole, channel = self._rates.whole.seconds, self._rates.channel.seconds
        full = self._full(now)
        ends = [answered + channel for answered, one in self._used if one in full]
        if self.room(now) == 0:
            ends += [self._held_whole, *(answered + whole for answered, _ in self._used)]
        coming = [end - now for end in (*ends, *self._held.values()) if end > now]
        return min(coming, default=None)

    def start(self, channel: Channel) -> None:
        """Note that a message to this channel is on its way."""
        self._under_way.add(channel)

    def end(self, channel: Channel, now: float) -> None:
        """Note that it was answered, or given up."""
        self._under_way.discard(channel)
        self._used.append((now, channel))

    def hold(self, channel: Channel | None, until: float) -> None:
        """Start nothing in this channel until then; nothing at all where no channel is named."""
        if channel is None:
            self._held_whole = max(self._held_whole, until)
        else:
            self._held[channel] = max(self._held.get(channel, until), until)

    def _full(self, now: float) -> set[Channel]:
        rate = self._rates.channel
        used = Counter(channel for answered, channel in self._used if now < answered + rate.seconds)
        return {channel for channel, count in used.items() if count >= rate.count}

    def _forget(self, now: float) -> None:
        longest = max(self._rates.whole.seconds, self._rates.channel.seconds)
        while self._used and self._used[0][0] + longest <= now:
            self._used.popleft()
        self._held = {channel: until for channel, until in self._held.items() if until > now}
