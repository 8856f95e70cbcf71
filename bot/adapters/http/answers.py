"""What a server said, in our words: headers made safe, a body within limits, refusals and failures as sentences."""

from __future__ import annotations

import asyncio
import email.utils
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from http.client import responses

import aiohttp
from yarl import URL

from bot.adapters.http.guard import NotPublicError, shown
from bot.domain.errors import AddressRefused, FetchError, HttpStatus, Unreachable
from bot.domain.phrases import Phrase

LONGEST_WAIT = 86_400.0
"""Seconds of a Retry-After that are believed: a day."""

_CHUNK = 65_536
_GZIP_MAGIC = 0x1F

_HINTS: dict[int, str] = {
    HTTPStatus.UNAUTHORIZED: Phrase("it wants a login"),
    HTTPStatus.PAYMENT_REQUIRED: Phrase("it wants to be paid"),
    HTTPStatus.FORBIDDEN: Phrase("it does not let programs in"),
    HTTPStatus.NOT_FOUND: Phrase("check the address"),
    HTTPStatus.GONE: Phrase("the address was given up for good"),
    HTTPStatus.TOO_MANY_REQUESTS: Phrase("it asks to be left alone for a while"),
}

_FAILURES: tuple[tuple[type[Exception], Phrase], ...] = (
    (
        aiohttp.ClientConnectorDNSError,
        Phrase("The name {host} could not be resolved: check the address, or this machine's network."),
    ),
    (aiohttp.ClientConnectorCertificateError, Phrase("The certificate of {host} is not valid, so it is not trusted.")),
    (aiohttp.ClientSSLError, Phrase("No secure connection to {host} could be made: does it speak https?")),
    (TimeoutError, Phrase("{host} took too long to answer: try again later.")),
    (aiohttp.ClientConnectorError, Phrase("{host} does not accept connections: try again later.")),
    (aiohttp.ServerDisconnectedError, Phrase("{host} closed the connection without an answer: try again later.")),
    (aiohttp.ClientPayloadError, Phrase("{host} broke off its answer: try again later.")),
    (aiohttp.ClientResponseError, Phrase("{host} sent an answer that is not proper HTTP.")),
    (zlib.error, Phrase("{host} sent an answer whose compression is broken.")),
)
"""The first that fits is said, so the narrower stands before the wider."""

_NO_CONNECTION = (aiohttp.ClientConnectorDNSError, aiohttp.ClientConnectorError)

TROUBLE = (aiohttp.ClientError, OSError, ValueError, zlib.error)
"""All that a request may raise on account of the other side; `failure` puts each into words."""


def failure(address: URL, error: Exception) -> FetchError:
    """Put what went wrong on the way to `address` into one sentence."""
    if isinstance(error.__cause__, NotPublicError):
        return AddressRefused(
            "{host} is a private or local address, and only public ones are fetched.", host=str(address.host)
        )
    if isinstance(error, aiohttp.InvalidURL):
        return AddressRefused(
            "{host} is not a proper host: give a name, or an IP address in its usual form.", host=str(address.host)
        )
    for kind, sentence in _FAILURES:
        if isinstance(error, kind):
            said = Unreachable if kind in _NO_CONNECTION else FetchError
            return said(sentence.template, host=str(address.host))
    return FetchError("{host} gave no usable answer for {address}.", host=str(address.host), address=shown(address))


def refusal(address: URL, status: int, headers: Mapping[str, str]) -> HttpStatus:
    """Put a status other than success into one sentence, with the seconds the server asked to wait."""
    name = f"{status} {responses.get(status, '')}".strip()
    hint = _HINTS.get(status, Phrase("try again later"))
    wait = retry_after(headers.get("Retry-After", ""), _server_time(headers))
    return HttpStatus(
        "{address} answered {status_code}: {hint}.", status, wait, address=shown(address), status_code=name, hint=hint
    )


def retry_after(value: str, now: datetime) -> float | None:
    """Read a Retry-After header, seconds or an HTTP date, as seconds from `now`: 0 to a day, None when unreadable."""
    if value.isascii() and value.isdecimal():
        return min(float(value[:9]), LONGEST_WAIT)
    instant = _http_date(value)
    return None if instant is None else min(max(0.0, (instant - now).total_seconds()), LONGEST_WAIT)


def _server_time(headers: Mapping[str, str]) -> datetime:
    # A date to wait for is meant by the server's own clock, which it sends along.
    return _http_date(headers.get("Date", "")) or datetime.now(UTC)


def _http_date(value: str) -> datetime | None:
    try:
        instant = email.utils.parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def plain(value: str) -> str:
    """Give a header's value if it is printable ASCII, else nothing: it is stored, and sent to the server again."""
    return value if value.isascii() and value.isprintable() else ""


async def read_body(response: aiohttp.ClientResponse, limit: int) -> bytes:
    """Read and decompress the body, of at most `limit` bytes after decompression.

    Raises FetchError as soon as it is larger, zlib.error when its compression is broken or broken off.
    """
    unpack = _Unpacker(response.headers.get("Content-Encoding", ""), response.url)
    body = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        body += unpack.feed(chunk, limit + 1 - len(body))
        if len(body) > limit:
            raise FetchError(
                "{address} is larger than {limit} bytes, so it was not read.",
                address=shown(response.url),
                limit=f"{limit:,}",
            )
        # A fast server must not keep the loop from its other work.
        await asyncio.sleep(0)
    unpack.finish()
    return bytes(body)


class _Unpacker:
    """Undoes a Content-Encoding piece by piece, never making more than it is asked for: a bomb stays small."""

    def __init__(self, encoding: str, address: URL) -> None:
        self._coding = encoding.strip().lower()
        if self._coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise FetchError(
                "{address} is compressed in a way nobody asked for, so it was not read.", address=shown(address)
            )
        self._stream = zlib.decompressobj()
        self._begun = False

    def feed(self, data: bytes, room: int) -> bytes:
        """Unpack `data`, giving at most `room` bytes (1 or more); what does not fit is dropped."""
        if self._coding in ("", "identity"):
            return data[:room]
        made = b""
        while data and len(made) < room and self._is_ready(data[0]):
            made += self._stream.decompress(data, room - len(made))
            data = self._stream.unused_data
        return made

    def finish(self) -> None:
        """Raise zlib.error when the last stream did not come to its end."""
        if self._begun and not self._stream.eof:
            raise zlib.error("the stream was broken off")

    def _is_ready(self, first: int) -> bool:
        # A gzip body may be several streams in a row; what else stands behind the first is padding.
        if self._begun and self._stream.eof and first != _GZIP_MAGIC:
            return False
        if not self._begun or self._stream.eof:
            self._stream = zlib.decompressobj(_window(self._coding, first))
            self._begun = True
        return True


def _window(coding: str, first: int) -> int:
    # Many servers mean raw deflate by "deflate", though RFC 9110 means zlib: its first byte tells them apart.
    is_zlib = first & 0x0F == zlib.DEFLATED
    return -zlib.MAX_WBITS if coding == "deflate" and not is_zlib else zlib.MAX_WBITS | 32
