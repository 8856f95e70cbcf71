"""Made-up messages by the hundred thousand, rendered for every platform: how many break a rule, and which.

Run as: python -m benchmarks.messages [COUNT [FIRST]] (default 100000 0), on two processes. Each tenth message is
written for a terminal too, and read by slack_sdk's own models.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from tests.contracts.checks import message_problems
from tests.contracts.generated import message

_PROCESSES = 2
_A_CHUNK = 500
_SHOWN = 10


def main(count: int = 100_000, first: int = 0) -> int:
    """Print what is wrong; give 1 when anything is."""
    started = time.monotonic()
    found: list[str] = []
    with ProcessPoolExecutor(_PROCESSES) as pool:
        chunks = (range(start, min(start + _A_CHUNK, first + count)) for start in range(first, first + count, _A_CHUNK))
        for problems in pool.map(check, chunks):
            found += problems
    print(f"{count} messages in {time.monotonic() - started:.0f} s: {len(found)} with a problem")
    for line in found[:_SHOWN]:
        print(f"  {line}")
    return int(bool(found))


def check(numbers: range) -> list[str]:
    """Give a line for each message of those numbers that breaks a rule."""
    return list(_broken(numbers))


def _broken(numbers: range) -> Iterator[str]:
    for number in numbers:
        problems = message_problems(message(number), thorough=number % 10 == 0)
        if problems:
            yield f"message {number}: {problems[0][:300]}"


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
