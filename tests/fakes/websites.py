"""A real web server on the loopback interface that answers by script and keeps what it was asked."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web


@dataclass(frozen=True)
class Page:
    """An ordinary answer, sent after `delay` seconds; asked again with the same ETag or date it answers 304."""

    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0


@dataclass(frozen=True)
class Stream:
    """A body without a length: `chunk` sent `times` times, `pause` seconds before each."""

    chunk: bytes
    times: int
    pause: float = 0.0
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Raw:
    """Bytes put on the connection as they are; then it is closed."""

    data: bytes = b""


@dataclass(frozen=True)
class Asked:
    """One request as it came in; `path` with its query."""

    path: str
    headers: Mapping[str, str]


class Website:
    """What the server of `website` answers; paths not put there answer 404."""

    def __init__(self) -> None:
        self.scheme = "http"
        self.port = 0
        self.asked: list[Asked] = []
        self._pages: dict[str, Page | Stream | Raw] = {}

    @property
    def host(self) -> str:
        """Give "127.0.0.1:port", as a setting that allows the host names it."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        """Give the full address of a path that begins with a slash."""
        return f"{self.scheme}://{self.host}{path}"

    def put(self, path: str, page: Page | Stream | Raw | str) -> str:
        """Answer `path` (query included) with `page`, or with an HTML page of that text; give its address."""
        self._pages[path] = Page(page.encode()) if isinstance(page, str) else page
        return self.url(path)

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        """Redirect `path` to `target`, sent as it is; give its address."""
        return self.put(path, Page(status=status, headers={"Location": target}))

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request by the script."""
        self.asked.append(Asked(request.path_qs, dict(request.headers)))
        match self._pages.get(request.path_qs, Page(status=404)):
            case Raw(data):
                return _dropped(request, data)
            case Stream() as stream:
                return await _streamed(request, stream)
            case Page() as page:
                return await _paged(request, page)


def _dropped(request: web.BaseRequest, data: bytes) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.write(data)
        request.transport.close()
    return web.Response()


async def _streamed(request: web.BaseRequest, stream: Stream) -> web.StreamResponse:
    response = web.StreamResponse(headers=stream.headers)
    await response.prepare(request)
    for _ in range(stream.times):
        await asyncio.sleep(stream.pause)
        await response.write(stream.chunk)
    return response


async def _paged(request: web.BaseRequest, page: Page) -> web.StreamResponse:
    await asyncio.sleep(page.delay)
    pairs = (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since"))
    if any(name in page.headers and request.headers.get(asked) == page.headers[name] for name, asked in pairs):
        return web.Response(status=304)
    headers = {"Content-Type": page.content_type, **page.headers}
    return web.Response(body=page.body, status=page.status, headers=headers)


@asynccontextmanager
async def website(certificate: ssl.SSLContext | None = None) -> AsyncIterator[Website]:
    """Serve one website until the block ends, by https if it has a certificate."""
    site = Website()
    runner = web.ServerRunner(web.Server(site.answer), handle_signals=False, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=certificate).start()
    site.port = runner.addresses[0][1]
    site.scheme = "http" if certificate is None else "https"
    try:
        yield site
    finally:
        await runner.cleanup()
