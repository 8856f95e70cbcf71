"""Manners between requests: one at a time to a domain, a pause after it, many domains at once."""

from __future__ import annotations

import asyncio
import time

import pytest
from yarl import URL

from bot.adapters.http import Limits
from bot.adapters.http.turns import Turns, domain_of


async def begun(hosts: list[str], limits: Limits) -> list[float]:
    """Ask every host at once for a page that takes 0.1 seconds; give the seconds at which each was asked, in order."""
    start = time.monotonic()
    instants: list[float] = []
    turns = Turns(limits.gap, limits.at_once)

    async def ask(host: str) -> None:
        async with turns.turn(URL(f"https://{host}/feed")):
            instants.append(time.monotonic() - start)
            await asyncio.sleep(0.1)

    await asyncio.gather(*map(ask, hosts))
    return instants


async def test_one_domain_is_asked_one_page_at_a_time_with_a_pause_between() -> None:
    first, second, third = await begun(["a.example.com", "b.example.com", "example.com:8443"], Limits(gap=0.1))
    assert second - first >= 0.2
    assert third - second >= 0.2


async def test_domains_do_not_wait_for_each_other() -> None:
    assert max(await begun(["example.com", "example.org", "mofa.go.jp", "meti.go.jp"], Limits(gap=5))) < 0.1


async def test_no_more_than_so_many_domains_are_asked_at_once() -> None:
    instants = await begun(["example.com", "example.org", "example.net"], Limits(gap=5, at_once=2))
    assert instants[1] < 0.1 <= instants[2]


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.eeas.europa.eu/feed", "europa.eu"),
        ("https://www.mofa.go.jp/rss", "mofa.go.jp"),
        ("https://desk.example.co.uk:8443/", "example.co.uk"),
        ("http://127.0.0.1:8080/", "127.0.0.1:8080"),
        ("http://[::1]/", "::1:80"),
        ("http://localhost/", "localhost:80"),
    ],
)
def test_a_domain_is_what_somebody_registered(url: str, domain: str) -> None:
    assert domain_of(URL(url)) == domain
