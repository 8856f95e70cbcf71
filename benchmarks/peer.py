"""lemon24/reader on the same feeds: update_feeds and update_search, timed. Prints articles a second.

Run as: python -m benchmarks.peer ADDRESS …
"""

from __future__ import annotations

import sys
import time
from tempfile import TemporaryDirectory

from reader import make_reader


def main(addresses: list[str]) -> None:
    """Read the feeds into a new database and index them."""
    with TemporaryDirectory() as folder, make_reader(f"{folder}/reader.db") as reader:
        for address in addresses:
            reader.add_feed(address)
        started = time.perf_counter()
        reader.update_feeds()
        reader.enable_search()
        reader.update_search()
        seconds = time.perf_counter() - started
        print((reader.get_entry_counts().total or 0) / seconds)


if __name__ == "__main__":
    main(sys.argv[1:])
