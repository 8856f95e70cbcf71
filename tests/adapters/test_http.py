"""Fetching from real servers on the loopback interface: good answers, bad ones, limits and manners."""

from __future__ import annotations

import gzip
import ssl
import tracemalloc
import zlib
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, aclosing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from bot.adapters.http import HttpFetcher, Limits
from bot.adapters.http.answers import retry_after
from bot.adapters.http.turns import MOST_MISSES
from bot.domain.errors import FetchError, HttpStatus, Unreachable
from bot.domain.ports import Fetched
from tests.adapters.test_http_guard import Names
from tests.fakes.websites import Page, Raw, Stream, Website, website

QUICK = Limits(seconds=1, size=100_000, gap=0)
NOON = datetime(2025, 7, 23, 12, tzinfo=UTC)

# A certificate that signs itself, for 127.0.0.1, made for this test alone.
SELF_SIGNED = """
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfNgbkVHrcrGW2Chc
UI7UPVBq8H+rBgAElo6Elf7dXRGhRANCAAS1IKN/tWYGTBPfky6TrSB6h7p6wOJr
BfKpvU+p1k3LAPLM20wepCL1XSZFTFI7BNYoEstDiemnN/IGZbtqiVne
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBjzCCATagAwIBAgIULHS6qlLIsv4aDqv9s36/MxbpYb8wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMTIxMTUwM1oYDzIxMjYxMDI4
MjExNTAzWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAS1IKN/tWYGTBPfky6TrSB6h7p6wOJrBfKpvU+p1k3LAPLM20wepCL1
XSZFTFI7BNYoEstDiemnN/IGZbtqiVneo2QwYjAdBgNVHQ4EFgQUpZ1x4ru9h12y
WJi2B665tV5h4VYwHwYDVR0jBBgwFoAUpZ1x4ru9h12yWJi2B665tV5h4VYwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC
IDyzVoLsL/HxIIWMPj5nlXSA6RjJSDQSDp9ja8/yg6hgAiBcRUoFFQ2z/9yJZtsT
OrOGBTKMD1C02U0DpwJ5HNXWHA==
-----END CERTIFICATE-----
"""


@pytest.fixture
async def site() -> AsyncIterator[Website]:
    async with website() as site:
        yield site


@pytest.fixture
async def fetcher(site: Website) -> AsyncIterator[HttpFetcher]:
    async with fetching(site) as fetcher:
        yield fetcher


def fetching(*sites: Website, limits: Limits = QUICK) -> AbstractAsyncContextManager[HttpFetcher]:
    allowed = frozenset(site.host for site in sites)
    return aclosing(HttpFetcher("1.0", "https://desk.example/bot", limits=limits, allow_hosts=allowed))


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


async def test_a_page_comes_with_what_is_needed_to_ask_again(site: Website, fetcher: HttpFetcher) -> None:
    modified = "Wed, 23 Jul 2025 12:00:00 GMT"
    url = site.put(
        "/feed?id=7",
        Page("<rss>要約</rss>".encode(), "application/rss+xml", headers={"ETag": '"v1"', "Last-Modified": modified}),
    )
    assert await fetcher.fetch(url + "#top") == Fetched(
        url=url,
        body="<rss>要約</rss>".encode(),
        content_type="application/rss+xml",
        etag='"v1"',
        last_modified=modified,
    )


async def test_the_server_is_told_who_asks_and_nothing_about_this_machine(site: Website, fetcher: HttpFetcher) -> None:
    site.put("/first", Page(headers={"Set-Cookie": "visitor=1"}))
    await fetcher.fetch(site.url("/first"))
    await fetcher.fetch(site.put("/second", "hello"))
    sent = site.asked[-1].headers
    assert sent["User-Agent"] == "eujp/1.0 (+https://desk.example/bot)"
    assert set(sent) == {"Host", "User-Agent", "Accept", "Accept-Encoding"}


@pytest.mark.parametrize(
    ("etag", "modified"),
    [
        pytest.param('"v1"', "", id="by tag"),
        pytest.param("", "Wed, 23 Jul 2025 12:00:00 GMT", id="by date"),
    ],
)
async def test_an_unchanged_page_is_not_sent_again(
    site: Website, fetcher: HttpFetcher, etag: str, modified: str
) -> None:
    headers = {"ETag": '"v1"', "Last-Modified": "Wed, 23 Jul 2025 12:00:00 GMT"}
    url = site.put("/feed", Page(b"long", headers=headers))
    fetched = await fetcher.fetch(url, etag=etag, last_modified=modified)
    assert fetched.not_modified
    assert fetched.body == b""
    assert etag in fetched.etag
    assert modified in fetched.last_modified


async def test_a_tag_that_cannot_be_sent_back_is_dropped(site: Website, fetcher: HttpFetcher) -> None:
    url = site.put("/feed", Raw('HTTP/1.1 200 OK\r\nETag: "é"\r\nContent-Length: 2\r\n\r\nhi'.encode("latin-1")))
    assert (await fetcher.fetch(url)).etag == ""
    await fetcher.fetch(url, etag="stored\r\nby mistake")
    assert "If-None-Match" not in site.asked[-1].headers


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_followed_to_the_address_that_answers(
    site: Website, fetcher: HttpFetcher, status: int
) -> None:
    site.put("/new/feed", "moved")
    site.redirect("/older", "../new/feed#now", status)
    fetched = await fetcher.fetch(site.redirect("/old", site.url("/older"), status))
    assert (fetched.url, fetched.body) == (site.url("/new/feed"), b"moved")


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        pytest.param([301], "/1", id="for good"),
        pytest.param([308], "/1", id="for good, as newer servers say it"),
        pytest.param([301, 308], "/2", id="for good, twice"),
        pytest.param([302], "", id="for now"),
        pytest.param([307], "", id="for now, as newer servers say it"),
        pytest.param([301, 302], "/1", id="for good, to what leads on for now"),
        pytest.param([302, 301], "", id="for now, to what moved for good"),
        pytest.param([], "", id="not at all"),
    ],
)
async def test_an_address_that_moved_for_good_is_said_so(
    site: Website, fetcher: HttpFetcher, statuses: list[int], moved_to: str
) -> None:
    for number, status in enumerate(statuses):
        site.redirect(f"/{number}", f"/{number + 1}", status)
    site.put(f"/{len(statuses)}", "here")
    fetched = await fetcher.fetch(site.url("/0"))
    assert fetched.moved_to == (moved_to and site.url(moved_to))


async def test_redirects_in_a_circle_are_given_up(site: Website, fetcher: HttpFetcher) -> None:
    site.redirect("/b", "/a")
    with pytest.raises(FetchError, match=r"127\.0\.0\.1 redirects more than 5 times"):
        await fetcher.fetch(site.redirect("/a", "/b"))
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        pytest.param("gzip", gzip.compress(b"hello world"), id="gzip"),
        pytest.param("X-GZip", gzip.compress(b"hello world"), id="gzip by its old name"),
        pytest.param("deflate", zlib.compress(b"hello world"), id="deflate"),
        pytest.param("deflate", raw_deflate(b"hello world"), id="deflate without its envelope"),
        pytest.param("gzip", gzip.compress(b"hello ") + gzip.compress(b"world"), id="two streams"),
        pytest.param("gzip", gzip.compress(b"hello world") + b"\0" * 40, id="padded"),
        pytest.param("identity", b"hello world", id="not compressed after all"),
    ],
)
async def test_a_compressed_page_is_read(site: Website, fetcher: HttpFetcher, encoding: str, body: bytes) -> None:
    url = site.put("/page", Page(body, headers={"Content-Encoding": encoding}))
    assert (await fetcher.fetch(url)).body == b"hello world"


PACKED = gzip.compress(bytes(range(256)) * 20)

BAD_ANSWERS = {
    "longer than allowed": (Page(b"x" * 100_001), "larger than 100,000 bytes"),
    "endless": (Stream(b"x" * 10_000, 1_000), "larger than 100,000 bytes"),
    "too slow to begin": (Page(delay=1.5), "too long to answer"),
    "dripping": (Stream(b"x", 40, 0.05), "too long to answer"),
    "shorter than promised": (Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"), "broke off its answer"),
    "broken off in a chunk": (
        Raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nshort"),
        "broke off its answer",
    ),
    "nothing at all": (Raw(), "closed the connection without an answer"),
    "another protocol": (Raw(b"SSH-2.0-OpenSSH_9.6\r\n"), "not proper HTTP"),
    "a header of a megabyte": (Raw(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1_000_000 + b"\r\n\r\n"), "not proper HTTP"),
    "broken compression": (Page(b"\x1f\x8bnot gzip", headers={"Content-Encoding": "gzip"}), "compression is broken"),
    "compression broken off": (Page(PACKED[:-20], headers={"Content-Encoding": "gzip"}), "compression is broken"),
    "compression not asked for": (Page(b"\x0b\x02", headers={"Content-Encoding": "br"}), "nobody asked for"),
}


@pytest.mark.parametrize(("answer", "sentence"), BAD_ANSWERS.values(), ids=BAD_ANSWERS)
async def test_a_bad_answer_is_one_clear_sentence_about_the_host(
    site: Website, fetcher: HttpFetcher, answer: Page | Stream | Raw, sentence: str
) -> None:
    with pytest.raises(FetchError, match=sentence) as failed:
        await fetcher.fetch(site.put("/page?key=hunter2", answer))
    assert "127.0.0.1" in str(failed.value)
    assert "hunter2" not in str(failed.value)
    assert not isinstance(failed.value, HttpStatus)


async def test_a_compression_bomb_stays_small(site: Website, fetcher: HttpFetcher) -> None:
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(100)) + packer.flush()
    url = site.put("/bomb", Page(bomb, headers={"Content-Encoding": "gzip"}))
    tracemalloc.start()
    with pytest.raises(FetchError, match="larger than"):
        await fetcher.fetch(url)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000


async def test_a_body_of_just_the_allowed_size_is_read(site: Website, fetcher: HttpFetcher) -> None:
    assert len((await fetcher.fetch(site.put("/page", Page(b"x" * 100_000)))).body) == 100_000


async def test_long_headers_of_public_bodies_are_read(site: Website, fetcher: HttpFetcher) -> None:
    policy = {"Content-Security-Policy": "img-src " + "https://cdn.example " * 1_000}
    assert (await fetcher.fetch(site.put("/page", Page(b"hi", headers=policy)))).body == b"hi"


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (300, "answered 300 Multiple Choices: try again later"),
        (302, "answered 302 Found: try again later"),
        (401, "wants a login"),
        (403, "does not let programs in"),
        (404, "answered 404 Not Found: check the address"),
        (410, "given up for good"),
        (500, "try again later"),
        (599, "answered 599: try again later"),
    ],
)
async def test_a_status_other_than_success_is_an_error_with_that_status(
    site: Website, fetcher: HttpFetcher, status: int, sentence: str
) -> None:
    with pytest.raises(HttpStatus, match=sentence) as refused:
        await fetcher.fetch(site.put("/page", Page(status=status)))
    assert (refused.value.status, refused.value.retry_after) == (status, None)
    assert site.url("/page") in str(refused.value)


@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_may_say_when_to_come_again(site: Website, fetcher: HttpFetcher, status: int) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(minutes=2), usegmt=True)
    with pytest.raises(HttpStatus) as refused:
        await fetcher.fetch(site.put("/page", Page(status=status, headers={"Retry-After": later})))
    assert refused.value.retry_after == pytest.approx(120, abs=5)


async def test_a_domain_that_asks_for_rest_is_not_asked_for_another_page(site: Website, fetcher: HttpFetcher) -> None:
    busy = site.put("/busy", Page(status=429, headers={"Retry-After": "120"}))
    for url in (busy, site.put("/other", "hello")):
        with pytest.raises(HttpStatus) as refused:
            await fetcher.fetch(url)
        assert refused.value.status == 429
        assert refused.value.retry_after == pytest.approx(120, abs=5)
    assert [asked.path for asked in site.asked] == ["/busy"]


async def test_a_host_that_never_answers_in_time_is_not_waited_for_again(site: Website) -> None:
    async with fetching(site, limits=Limits(seconds=0.1, gap=0)) as fetcher:
        slow = site.put("/slow", Page(delay=5))
        for sentence in (*["took too long"] * MOST_MISSES, "has not answered for a while"):
            with pytest.raises(FetchError, match=sentence):
                await fetcher.fetch(slow)
    assert len(site.asked) == MOST_MISSES


async def test_a_host_that_answers_now_and_then_is_waited_for(site: Website) -> None:
    async with fetching(site, limits=Limits(seconds=0.1, gap=0)) as fetcher:
        slow, quick = site.put("/slow", Page(delay=5)), site.put("/quick", "hello")
        for _ in range(MOST_MISSES):
            with pytest.raises(FetchError, match="took too long"):
                await fetcher.fetch(slow)
            await fetcher.fetch(quick)
        with pytest.raises(FetchError, match="took too long"):
            await fetcher.fetch(slow)


async def test_a_domain_that_does_not_say_how_long_is_left_alone_for_a_minute(
    site: Website, fetcher: HttpFetcher
) -> None:
    busy = site.put("/busy", Page(status=429))
    for _ in range(2):
        with pytest.raises(HttpStatus) as refused:
            await fetcher.fetch(busy)
    assert refused.value.retry_after == pytest.approx(60, abs=5)
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        pytest.param("0", 0, id="now"),
        pytest.param("120", 120, id="seconds"),
        pytest.param("9" * 400, 86_400, id="for ever"),
        pytest.param("Wed, 23 Jul 2025 12:01:30 GMT", 90, id="a date"),
        pytest.param("Wed, 23 Jul 2025 14:01:30 +0200", 90, id="a date in another zone"),
        pytest.param("Wednesday, 23-Jul-25 12:01:30 GMT", 90, id="a date in the old form"),
        pytest.param("Wed Jul 23 12:01:30 2025", 90, id="a date in the oldest form"),
        pytest.param("Tue, 22 Jul 2025 12:00:00 GMT", 0, id="a date that is past"),
        pytest.param("Fri, 23 Jul 2055 12:00:00 GMT", 86_400, id="a date far away"),
        pytest.param("", None, id="nothing"),
        pytest.param("-5", None, id="less than nothing"),
        pytest.param("１２", None, id="other digits"),
        pytest.param("soon", None, id="a word"),
        pytest.param("Wed, 99 Jul 2025 12:00:00 GMT", None, id="no such day"),
        pytest.param("Wed, 23 Jul 99999999999999999999 12:00:00 GMT", None, id="no such year"),
    ],
)
def test_retry_after_is_read_as_seconds_from_now(value: str, seconds: float | None) -> None:
    assert retry_after(value, NOON) == seconds


async def test_a_certificate_that_nobody_vouches_for_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "server.pem").write_text(SELF_SIGNED)
    certificate = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.load_cert_chain(tmp_path / "server.pem")
    async with website(certificate) as site, fetching(site) as fetcher:
        with pytest.raises(FetchError, match=r"certificate of 127\.0\.0\.1 is not valid"):
            await fetcher.fetch(site.put("/page", "secret"))
    assert site.asked == []


async def test_https_where_only_http_is_spoken_is_said_so(site: Website, fetcher: HttpFetcher) -> None:
    with pytest.raises(FetchError, match="does it speak https"):
        await fetcher.fetch(site.put("/page", "hello").replace("http:", "https:"))


async def test_a_server_that_is_not_there_is_said_so() -> None:
    async with website() as gone:
        url = gone.put("/page", "hello")
    async with fetching(gone) as fetcher:
        with pytest.raises(Unreachable, match=r"127\.0\.0\.1 does not accept connections"):
            await fetcher.fetch(url)


async def test_a_name_that_leads_nowhere_is_said_so() -> None:
    async with aclosing(HttpFetcher("1.0", limits=QUICK, resolver=Names(nowhere=()))) as fetcher:
        with pytest.raises(Unreachable, match=r"nowhere\.example could not be resolved: check"):
            await fetcher.fetch("http://nowhere.example/")


async def test_a_name_too_long_for_any_server_is_a_fetch_error() -> None:
    async with aclosing(HttpFetcher("1.0", limits=QUICK)) as fetcher:
        with pytest.raises(FetchError, match="a" * 64):
            await fetcher.fetch(f"http://{'a' * 64}.example/")


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "ALL_PROXY"])
async def test_a_proxy_of_the_environment_is_not_used(
    site: Website, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    async with website() as proxy, fetching(site, proxy) as fetcher:
        monkeypatch.setenv(variable, f"http://{proxy.host}")
        await fetcher.fetch(site.put("/page", "hello"))
    assert proxy.asked == []


async def test_a_closed_fetcher_opens_again(site: Website, fetcher: HttpFetcher) -> None:
    url = site.put("/page", "hello")
    await fetcher.fetch(url)
    await fetcher.aclose()
    assert (await fetcher.fetch(url)).body == b"hello"
