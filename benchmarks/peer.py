"""lemon24/reader on the same feeds: update_feeds and update_search, timed. Prints articles a second.

Run as: python -m benchmarks.peer ADDRESS …, of which the first two are read before the clock starts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from tempfile import TemporaryDirectory

from reader import make_reader

_FIRST = 2
"""As in benchmarks.pipeline, which is not imported: this process holds the peer alone."""


def main(addresses: Sequence[str]) -> None:
    """Read the first feeds, so that all is loaded, then the rest by the clock."""
    _rate(addresses[:_FIRST])
    print(_rate(addresses[_FIRST:]))


def _rate(addresses: Sequence[str]) -> float:
    """Read feeds into a new database and index them; give how many articles a second that was."""
    with TemporaryDirectory() as folder, make_reader(f"{folder}/reader.db") as reader:
        for address in addresses:
            reader.add_feed(address)
        started = time.perf_counter()
        reader.update_feeds()
        reader.enable_search()
        reader.update_search()
        seconds = time.perf_counter() - started
        return (reader.get_entry_counts().total or 0) / seconds


if __name__ == "__main__":
    main(sys.argv[1:])
