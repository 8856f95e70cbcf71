"""Hostile feeds and pages, read where they are read in earnest: each ends in a sentence, and the next one is read."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from bot.adapters.workers import ProcessWorkers
from bot.domain.errors import ReadingError
from bot.reading.feeds.feeds import parse_feed
from bot.reading.feeds.opml import read_opml
from bot.reading.pages.extract import read_page

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one process for all, as in earnest

SECONDS = 4.0
URL = "https://courier.example/feed.xml"
FEED = "<rss><channel><title>Courier</title><item><title>{}</title></item></channel></rss>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE rss [<!ENTITY l0 "l">{LAUGHS}]>'


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workers() -> AsyncIterator[ProcessWorkers]:
    workers = ProcessWorkers(processes=1, seconds=SECONDS)
    yield workers
    await workers.close()


def feed(data: bytes) -> object:
    return parse_feed(data, URL)


def page(data: bytes) -> object:
    return read_page(data, URL)


HOSTILE = [
    pytest.param(feed, BOMB + FEED.format("&l9;"), "declares entities", id="a feed of a billion laughs"),
    pytest.param(read_opml, BOMB + "<opml/>", "declares entities", id="a list of a billion laughs"),
    pytest.param(feed, FEED.format("<a>" * 200_000), "open at once", id="a feed with 200,000 unclosed tags"),
    pytest.param(feed, FEED.format("<b>" * 99_000 + "</b>" * 99_000), "open at once", id="a deeply nested feed"),
    pytest.param(feed, '{"items":' + "[" * 4_000_000, "valid JSON", id="deeply nested JSON"),
    pytest.param(
        page,
        f"<html><body><p {' '.join(f'a{n}=x' for n in range(200_000))}>Text</p></body></html>",
        "more than 1,000 attributes",
        id="a page with 200,000 attributes",
    ),
]


@pytest.mark.parametrize(("read", "text", "sentence"), HOSTILE)
async def test_hostile_bytes_end_in_a_sentence_and_the_next_feed_is_read(
    workers: ProcessWorkers, read: Callable[[bytes], object], text: str, sentence: str
) -> None:
    await workers.run(feed, FEED.format("Story").encode())
    start = time.monotonic()
    with pytest.raises(ReadingError, match=sentence):
        await workers.run(read, text.encode())
    assert time.monotonic() - start < 2 * SECONDS
    assert await workers.run(feed, FEED.format("Story").encode()) == feed(FEED.format("Story").encode())
