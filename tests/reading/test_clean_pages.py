"""Cleaning measured on the labelled pages: nearly all of each article, and next to nothing else."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from bot.domain.text import words
from bot.reading.cleaning.clean import clean
from bot.reading.pages.files import read_record

_PAGES = Path(__file__).parents[1] / "data" / "labelled" / "tuning" / "pages.jsonl"


def test_the_labelled_pages_keep_their_articles_and_lose_the_rest() -> None:
    shared = kept = own = 0
    for line in _PAGES.read_text("utf-8").splitlines():
        record = json.loads(line)
        document = read_record(record, record["id"])
        found = Counter(words(clean(document.text, document.title).text))
        body = Counter(words(" ".join(record["body"])))
        shared, kept, own = shared + (found & body).total(), kept + found.total(), own + body.total()

    assert (shared / kept > 0.985, shared / own > 0.99) == (True, True)
