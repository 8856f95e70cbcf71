"""Allowance: how often one person may ask, so that a flood from one slows only them."""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import Final

from bot.domain.pacing import Rate

_REMEMBERED: Final = 10_000
"""People. Whoever asked longest ago is forgotten first: at worst, they may ask anew."""


class Allowance:
    """Lets each person ask as often as the rate says. Every `now` is in seconds of a clock that never runs backwards.

    What is remembered are the turns of the latest people, at most `remembered` of them.
    """

    def __init__(self, rate: Rate, remembered: int = _REMEMBERED) -> None:
        self._rate = rate
        self._remembered = remembered
        self._taken: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, person: str, now: float) -> float:
        """Take a turn and give 0, or give the seconds until the next one; who is refused takes none."""
        taken = self._taken.pop(person, deque())
        while taken and taken[0] + self._rate.seconds <= now:
            taken.popleft()
        self._taken[person] = taken
        if len(self._taken) > self._remembered:
            self._taken.popitem(last=False)
        if len(taken) >= self._rate.count:
            return taken[0] + self._rate.seconds - now
        taken.append(now)
        return 0.0
