"""The fetcher: hop by hop to an answer, each hop checked, timed and in its turn."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.adapters.http.answers import TROUBLE, failure, plain, read_body, refusal
from bot.adapters.http.guard import dial_public, is_allowed, redirected, web_address
from bot.adapters.http.robots import RobotsGate
from bot.adapters.http.turns import Turns, domain_of
from bot.domain.errors import FetchError, HttpStatus
from bot.domain.ports import Fetched

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_SUCCESS = range(200, 300)
_NOT_MODIFIED = 304
_TOO_MANY_REQUESTS = 429
# Seconds a domain is left alone when it finds us too many and does not say for how long.
_REST = 60.0
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, text/html, application/xml;q=0.9, */*;q=0.8"
)
# Public bodies send policies longer than aiohttp's 8,190 bytes in one header.
_LONGEST_HEADER = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost.

    `seconds` for one request from dialling to its last byte, of which `connect` until connected; `size` in bytes
    after decompression; `redirects` followed at most; `gap` seconds between two requests to one registrable domain;
    `at_once` requests over all domains.
    """

    seconds: float = 20.0
    connect: float = 10.0
    size: int = 5_000_000
    redirects: int = 5
    gap: float = 1.0
    at_once: int = 8


@dataclass(frozen=True, slots=True)
class _Validators:
    etag: str
    last_modified: str

    def headers(self) -> dict[str, str]:
        sent = {"If-None-Match": plain(self.etag), "If-Modified-Since": plain(self.last_modified)}
        return {name: value for name, value in sent.items() if value}


@dataclass(frozen=True, slots=True)
class _Redirect:
    target: URL
    is_permanent: bool


class HttpFetcher:
    """Gets public http(s) addresses on any port (implements bot.domain.ports.Fetcher).

    `allow_hosts` names hosts ("name" or "name:port") that the owner allows though they are not public; the address of
    every other host is checked when it is dialled, whatever its name resolves to, on every redirect. Cookies are not
    kept and no proxy of the environment is used. Sessions open with the first fetch; `aclose` ends them.
    """

    def __init__(
        self,
        version: str,
        contact: str = "",
        *,
        limits: Limits | None = None,
        allow_hosts: frozenset[str] = frozenset(),
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._allow_hosts = frozenset(host.lower() for host in allow_hosts)
        self._resolver = resolver
        self._agent = f"eujp/{version} (+{contact})" if contact else f"eujp/{version}"
        self._turns = Turns(self._limits.gap, self._limits.at_once)
        self._robots = RobotsGate(lambda address: self._follow(address, _Validators("", "")))
        self._sessions: dict[bool, aiohttp.ClientSession] = {}

    async def fetch(self, url: str, *, etag: str = "", last_modified: str = "", page: bool = False) -> Fetched:
        """Get `url` (see the port); `etag` and `last_modified` as an earlier answer gave them."""
        return await self._follow(web_address(url), _Validators(etag, last_modified), page=page)

    async def _follow(self, address: URL, validators: _Validators, *, page: bool = False) -> Fetched:
        asked, moved_to = address, address
        for _ in range(self._limits.redirects + 1):
            pause = await self._robots.pause(address) if page else 0.0
            answer = await self._hop(address, validators, pause)
            if isinstance(answer, Fetched):
                return replace(answer, moved_to="" if moved_to == asked else str(moved_to))
            # What lies behind a redirect for now is found by way of it again.
            moved_to = answer.target if answer.is_permanent and moved_to == address else moved_to
            address = answer.target
        raise FetchError(
            "{host} redirects more than {redirects} times, so it was given up.",
            host=str(address.host),
            redirects=self._limits.redirects,
        )

    async def aclose(self) -> None:
        """Close all connections; a later fetch opens new ones."""
        while self._sessions:
            _, session = self._sessions.popitem()
            await session.close()

    async def _hop(self, address: URL, validators: _Validators, pause: float) -> Fetched | _Redirect:
        async with self._turns.turn(address, pause):
            self._refuse_if_held(address)
            try:
                async with (
                    asyncio.timeout(self._limits.seconds),
                    self._session(address).get(
                        address, headers=validators.headers(), allow_redirects=False
                    ) as response,
                ):
                    answer = await self._answer(response, address, validators)
            except TROUBLE as error:
                if isinstance(error, TimeoutError):
                    self._turns.missed(address)
                raise failure(address, error) from error
            self._turns.answered(address)
            return answer

    async def _answer(self, response: aiohttp.ClientResponse, address: URL, sent: _Validators) -> Fetched | _Redirect:
        headers = response.headers
        if response.status in _REDIRECTS and "Location" in headers:
            return _Redirect(redirected(address, headers["Location"]), response.status in _PERMANENT)
        unchanged = response.status == _NOT_MODIFIED
        if not (unchanged or response.status in _SUCCESS):
            raise self._refused(address, response)
        return Fetched(
            url=str(address),
            body=b"" if unchanged else await read_body(response, self._limits.size),
            content_type=plain(headers.get("Content-Type", "")),
            etag=plain(headers.get("ETag", "")) or (sent.etag if unchanged else ""),
            last_modified=plain(headers.get("Last-Modified", "")) or (sent.last_modified if unchanged else ""),
            not_modified=unchanged,
        )

    def _refused(self, address: URL, response: aiohttp.ClientResponse) -> HttpStatus:
        self._turns.answered(address)
        error = refusal(address, response.status, response.headers)
        if error.status == _TOO_MANY_REQUESTS:
            self._turns.hold(address, _REST if error.retry_after is None else error.retry_after)
        return error

    def _refuse_if_held(self, address: URL) -> None:
        wait = self._turns.held(address)
        if wait > 0:
            raise HttpStatus(
                "{host} asked to be left alone, for {seconds} more seconds.",
                _TOO_MANY_REQUESTS,
                wait,
                host=domain_of(address),
                seconds=f"{wait:.0f}",
            )
        silent = self._turns.silent(address)
        if silent > 0:
            raise FetchError(
                "{host} has not answered for a while: it is asked again in {silent} seconds.",
                host=str(address.host),
                silent=f"{silent:.0f}",
            )

    def _session(self, address: URL) -> aiohttp.ClientSession:
        # Two sessions, so that a connection the owner allowed by name is never reused for a host that was not.
        allowed = is_allowed(address, self._allow_hosts)
        if allowed not in self._sessions:
            self._sessions[allowed] = self._open(None if allowed else dial_public)
        return self._sessions[allowed]

    def _open(self, socket_factory: aiohttp.SocketFactoryType | None) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, resolver=self._resolver, socket_factory=socket_factory),
            timeout=aiohttp.ClientTimeout(total=None, connect=self._limits.connect),
            headers={"User-Agent": self._agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"},
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            max_line_size=_LONGEST_HEADER,
            max_field_size=_LONGEST_HEADER,
        )
