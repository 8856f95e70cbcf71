"""Which addresses may be fetched: the form of a URL before it is used, and the network address before it is dialled."""

from __future__ import annotations

import errno
import ipaddress
import socket

from aiohttp import AddrInfoType
from yarl import URL

from bot.domain.errors import AddressRefused

# Special ranges that `is_global` of some supported Python releases calls global; the registries are
# https://www.iana.org/assignments/iana-ipv4-special-registry and .../iana-ipv6-special-registry.
_SPECIAL_4 = (
    ipaddress.IPv4Network("192.0.0.0/24"),  # protocol assignments
    ipaddress.IPv4Network("192.88.99.0/24"),  # 6to4 relays
)
_SPECIAL_6 = (
    ipaddress.IPv6Network("2001::/23"),  # protocol assignments, Teredo among them
    ipaddress.IPv6Network("2001:db8::/32"),  # documentation
    ipaddress.IPv6Network("2002::/16"),  # 6to4, which carries any IPv4 address
    ipaddress.IPv6Network("3fff::/20"),  # documentation
)
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class NotPublicError(OSError):
    """Raised instead of dialling; an OSError, so that the connector tries the name's next address."""

    def __init__(self) -> None:
        # The same words for every address: the connector sums up equal failures as one.
        super().__init__(errno.EACCES, "not a public address")


def is_public(text: str) -> bool:
    """Say whether `text`, an IP address in its usual form, belongs to the public internet.

    What is not such an address is not public. An IPv4 address inside IPv6 (mapped, or behind the well-known
    NAT64 prefix) is judged as itself; the tunnels 6to4 and Teredo and the IPv4-compatible form are never public.
    """
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = _carried(address)
        return _is_public_6(address) if inner is None else _is_public_4(inner)
    return _is_public_4(address)


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _NAT64:
        return ipaddress.IPv4Address(address.packed[-4:])
    return address.ipv4_mapped


def _is_public_4(address: ipaddress.IPv4Address) -> bool:
    return address.is_global and not address.is_multicast and not any(address in network for network in _SPECIAL_4)


def _is_public_6(address: ipaddress.IPv6Address) -> bool:
    return address.is_global and address in _GLOBAL_UNICAST and not any(address in network for network in _SPECIAL_6)


def dial_public(target: AddrInfoType) -> socket.socket:
    """Make the socket for one network address that is about to be dialled.

    Raises NotPublicError for any but a public one.
    """
    family, kind, protocol, _, address = target
    if not is_public(str(address[0])):
        raise NotPublicError
    return socket.socket(family, kind, protocol)


def web_address(text: str) -> URL:
    """Read an http(s) address without user name and password, its fragment dropped; any port will do.

    Raises AddressRefused for every other form.
    """
    try:
        return _checked(URL(text))
    except ValueError as error:
        raise AddressRefused("This is not a web address: give one like https://example.org/feed.") from error


def redirected(address: URL, location: str) -> URL:
    """Resolve a Location header against the address that sent it. Raises AddressRefused like `web_address`."""
    try:
        return _checked(address.join(URL(location)))
    except ValueError as error:
        raise AddressRefused(
            "{host} redirects to something that is not a web address.", host=str(address.host)
        ) from error


def _checked(address: URL) -> URL:
    if address.scheme not in ("http", "https") or not address.host:
        kind = f"{address.scheme}:" if address.scheme else "this"
        raise AddressRefused(
            "Only http and https addresses are fetched, not {kind} (https://example.org/feed, say).", kind=kind
        )
    if address.user is not None or address.password is not None:
        raise AddressRefused(
            "{address} is not fetched with a user name or password: give it without.", address=shown(address)
        )
    return address.with_fragment(None)


def shown(address: URL) -> str:
    """Write an address for people and logs: without what is secret (user, password) or may be (query)."""
    text = f"{address.scheme}://{address.raw_host or ''}{f':{address.explicit_port}' if address.explicit_port else ''}"
    query = "?…" if address.raw_query_string else ""
    return f"{text}{address.raw_path}{query}"[:200]


def is_allowed(address: URL, hosts: frozenset[str]) -> bool:
    """Say whether the owner named this host, as "name" (any port) or "name:port"; IPv6 in brackets, lower case."""
    name = address.host_subcomponent
    return name is not None and (name in hosts or f"{name}:{address.port}" in hosts)
