"""robots.txt: asked before a page is read, never before a feed; what it asks is kept, and kept to."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, aclosing

import pytest

from bot.adapters.http import HttpFetcher, Limits
from bot.adapters.http.robots import MOST_HOSTS
from bot.domain.errors import AddressRefused, FetchError, HttpStatus, RobotsRefused
from tests.adapters.test_http_guard import Names
from tests.fakes.websites import Page, Raw, Website, website

QUICK = Limits(seconds=1, gap=0)
CLOSED = "User-agent: *\nDisallow: /private\n"


@pytest.fixture
async def site() -> AsyncIterator[Website]:
    async with website() as site:
        site.put("/private/page", "hello")
        site.put("/page", "hello")
        yield site


@pytest.fixture
async def fetcher(site: Website) -> AsyncIterator[HttpFetcher]:
    async with fetching(site) as fetcher:
        yield fetcher


def fetching(*sites: Website, limits: Limits = QUICK) -> AbstractAsyncContextManager[HttpFetcher]:
    return aclosing(HttpFetcher("1.0", limits=limits, allow_hosts=frozenset(site.host for site in sites)))


def paths(site: Website) -> list[str]:
    return [asked.path for asked in site.asked]


async def test_a_page_its_site_asks_not_to_read_is_not_asked_for(site: Website, fetcher: HttpFetcher) -> None:
    site.put("/robots.txt", CLOSED)
    with pytest.raises(RobotsRefused, match=r"robots\.txt of 127\.0\.0\.1 asks programs not to read .*/private/page"):
        await fetcher.fetch(site.url("/private/page"), page=True)
    assert paths(site) == ["/robots.txt"]


async def test_another_page_is_read_and_the_site_is_asked_once(site: Website, fetcher: HttpFetcher) -> None:
    site.put("/robots.txt", CLOSED)
    for _ in range(2):
        assert (await fetcher.fetch(site.url("/page"), page=True)).body == b"hello"
    assert paths(site) == ["/robots.txt", "/page", "/page"]


async def test_pages_read_at_once_ask_their_site_once(site: Website, fetcher: HttpFetcher) -> None:
    site.put("/robots.txt", CLOSED)
    await asyncio.gather(*(fetcher.fetch(site.url("/page"), page=True) for _ in range(3)))
    assert paths(site).count("/robots.txt") == 1


async def test_an_address_a_person_gave_is_not_asked_about(site: Website, fetcher: HttpFetcher) -> None:
    site.put("/robots.txt", CLOSED)
    await fetcher.fetch(site.url("/private/page"))
    assert paths(site) == ["/private/page"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_without_a_robots_file_everything_may_be_read(site: Website, fetcher: HttpFetcher, status: int) -> None:
    site.put("/robots.txt", Page(status=status))
    assert (await fetcher.fetch(site.url("/private/page"), page=True)).body == b"hello"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Page(status=500), id="it fails"),
        pytest.param(Page(status=429), id="it is too busy"),
        pytest.param(Page(delay=1.5), id="it takes too long"),
        pytest.param(Raw(b"SSH-2.0-OpenSSH_9.6\r\n"), id="another protocol"),
    ],
)
async def test_while_its_robots_file_cannot_be_had_a_site_is_left_alone(
    site: Website, fetcher: HttpFetcher, answer: Page | Raw
) -> None:
    site.put("/robots.txt", answer)
    for _ in range(2):
        with pytest.raises(FetchError, match=r"are not read while its robots\.txt cannot be") as failed:
            await fetcher.fetch(site.url("/page"), page=True)
        assert not isinstance(failed.value, RobotsRefused | HttpStatus)
    assert paths(site) == ["/robots.txt"]


async def test_every_site_on_the_way_to_a_page_is_asked(site: Website) -> None:
    async with website() as other, fetching(site, other) as fetcher:
        other.put("/robots.txt", CLOSED)
        start = site.redirect("/short", other.put("/private/page", "hello"))
        with pytest.raises(RobotsRefused):
            await fetcher.fetch(start, page=True)
    assert paths(site) == ["/robots.txt", "/short"]
    assert paths(other) == ["/robots.txt"]


async def test_a_robots_file_is_followed_to_where_it_moved(site: Website, fetcher: HttpFetcher) -> None:
    site.redirect("/robots.txt", site.put("/about/robots.txt", CLOSED), 301)
    with pytest.raises(RobotsRefused):
        await fetcher.fetch(site.url("/private/page"), page=True)


async def test_a_private_address_is_refused_before_its_robots_file_is_asked(site: Website) -> None:
    async with aclosing(HttpFetcher("1.0", limits=QUICK)) as stranger:
        with pytest.raises(AddressRefused):
            await stranger.fetch(site.url("/page"), page=True)
    assert site.asked == []


async def test_pages_follow_one_another_as_slowly_as_the_site_asks(site: Website, fetcher: HttpFetcher) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n")
    await fetcher.fetch(site.url("/page"), page=True)
    start = time.monotonic()
    await fetcher.fetch(site.url("/page"), page=True)
    assert 0.25 < time.monotonic() - start < 1


async def test_only_so_many_hosts_are_remembered(site: Website) -> None:
    site.put("/robots.txt", CLOSED)
    hosts = [f"h{number}.example" for number in range(MOST_HOSTS + 1)]
    allowed = frozenset(hosts)
    async with aclosing(HttpFetcher("1.0", limits=QUICK, allow_hosts=allowed, resolver=Names())) as fetcher:
        for host in (*hosts, hosts[-1], hosts[0]):
            await fetcher.fetch(f"http://{host}:{site.port}/page", page=True)
    assert paths(site).count("/robots.txt") == MOST_HOSTS + 2
