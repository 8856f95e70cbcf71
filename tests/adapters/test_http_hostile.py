"""Servers that mean ill: each fetch ends within its limits in a sentence, while another site is read as ever."""

from __future__ import annotations

import asyncio
import gzip
import time
import tracemalloc
import zlib
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager

import pytest

from bot.adapters.http import HttpFetcher, Limits
from bot.domain.errors import FetchError
from tests.fakes.websites import website

SECONDS = 1.0
LIMITS = Limits(seconds=SECONDS, size=100_000, gap=0)
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
GZIP = OK + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n"
MOST_MEMORY = 8_000_000
"""Bytes a fetch may take at its peak, with the buffers of its connection."""


def bomb(layers: int) -> bytes:
    data = bytes(20_000_000)
    for _ in range(layers):
        data = gzip.compress(data)
    return data


# What a server says first, then for ever, with so many seconds between.
SERVERS: dict[str, tuple[bytes, bytes, float, str]] = {
    "a byte of the body at a time": (OK + b"Content-Length: 9999\r\n\r\n", b"x", 0.05, "too long to answer"),
    "a byte of the headers at a time": (OK + b"X-Long: ", b"x", 0.05, "too long to answer"),
    "nothing after the connection": (b"", b"", 0.05, "too long to answer"),
    "a body without end": (OK + b"\r\n", b"x" * 60_000, 0, "larger than 100,000 bytes"),
    "chunks without end": (CHUNKED, b"5\r\nhello\r\n" * 5_000, 0, "larger than 100,000 bytes"),
    "a chunk that is all extension": (CHUNKED + b"5;", b"x" * 60_000, 0, "too long to answer|not proper HTTP"),
    "trailers without end": (CHUNKED + b"0\r\n", b"X-T: t\r\n" * 5_000, 0, "not proper HTTP"),
    "headers without end": (OK, b"X-A: b\r\n" * 5_000, 0, "not proper HTTP"),
    "one header without end": (OK + b"X-A: ", b"x" * 60_000, 0, "not proper HTTP"),
    "more than it promised": (OK + b"Content-Length: 200000\r\n\r\n", b"x" * 60_000, 0, "larger than 100,000 bytes"),
    "a length below nothing": (OK + b"Content-Length: -1\r\n\r\n", b"x", 0.05, "not proper HTTP"),
    "two lengths": (OK + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n", b"x", 0.05, "not proper HTTP"),
    "a compressed bomb": (GZIP, bomb(1), 0, "larger than 100,000 bytes"),
    "a bomb in a bomb": (GZIP.replace(b"gzip", b"gzip, gzip"), bomb(2), 0, "compressed in a way nobody asked for"),
    "brotli": (GZIP.replace(b"gzip", b"br"), b"\x0b\x02\x80hello\x03", 0, "compressed in a way nobody asked for"),
    "deflate without end": (GZIP.replace(b"gzip", b"deflate"), zlib.compress(bytes(9_000_000)), 0, "larger than"),
}


@asynccontextmanager
async def server(begin: bytes, then: bytes, pause: float) -> AsyncIterator[str]:
    """Serve every connection `begin`, then `then` for ever; give the host."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(begin)
            while not writer.is_closing():
                writer.write(then)
                await writer.drain()
                await asyncio.sleep(pause)
        except OSError:
            pass  # the other side has had enough
        finally:
            writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    finally:
        listening.close()


@pytest.mark.parametrize(("begin", "then", "pause", "sentence"), SERVERS.values(), ids=SERVERS)
async def test_a_hostile_server_ends_in_a_sentence_and_keeps_nobody_waiting(
    begin: bytes, then: bytes, pause: float, sentence: str
) -> None:
    async with server(begin, then, pause) as hostile, website() as site:
        allowed = frozenset({hostile, site.host})
        async with aclosing(HttpFetcher("1.0", limits=LIMITS, allow_hosts=allowed)) as fetcher:
            start = time.monotonic()
            tracemalloc.start()
            attack = asyncio.ensure_future(fetcher.fetch(f"http://{hostile}/feed"))
            assert (await fetcher.fetch(site.put("/feed", "hello"))).body == b"hello"
            assert time.monotonic() - start < 2 * SECONDS
            with pytest.raises(FetchError, match=sentence):
                await attack
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
    assert time.monotonic() - start < 4 * SECONDS
    assert peak < MOST_MEMORY
