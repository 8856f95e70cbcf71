"""Which addresses are refused: before use by their form, and when dialled by where they lead, on every hop."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.adapters.http import HttpFetcher, Limits
from bot.adapters.http.guard import dial_public, is_public
from bot.domain.errors import AddressRefused
from tests.fakes.websites import Website, website

QUICK = Limits(seconds=5, gap=0)

PRIVATE_HOSTS = [
    "127.0.0.1",
    "127.1",
    "127.255.255.254",
    "2130706433",
    "017700000001",
    "0x7f000001",
    "0177.0.0.1",
    "0x7f.1",
    "127.0x0.0.01",
    "１２７.0.0.1",
    "127。0。0。1",
    "①②⑦.⓪.⓪.①",
    "localhost",
    "LOCALHOST",
    "0.0.0.0",  # noqa: S104 - nothing is bound to it, it is fetched
    "0",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "2852039166",
    "100.64.0.1",
    "100.127.255.254",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:a00:1]",
    "[::ffff:169.254.169.254]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2002:c0a8:101::1]",
    "[2001:0:7f00:1::1]",
    "[100::1]",
    "[2001:db8::1]",
    "[3fff::1]",
    "[5f00::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fe80::1]",
    "[fe80::1%25lo]",
    "[fec0::1]",
    "[ff02::1]",
]


class Names(AbstractResolver):
    """A name server of our own: every name it was not told of leads to 127.0.0.1."""

    def __init__(self, **addresses: tuple[str, ...]) -> None:
        self._addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Answer with the addresses told for the first label of `host`; fail as the machine's resolver does on none."""
        found = self._addresses.get(host.partition(".")[0], ("127.0.0.1",))
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [
            ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST)
            for address in found
        ]

    async def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
async def site() -> AsyncIterator[Website]:
    async with website() as site:
        site.put("/secret", "for this machine only")
        yield site


@pytest.fixture
async def stranger() -> AsyncIterator[HttpFetcher]:
    """Give a fetcher whose owner allowed nothing."""
    fetcher = HttpFetcher("1.0", limits=QUICK)
    async with aclosing(fetcher):
        yield fetcher


@pytest.mark.parametrize("host", PRIVATE_HOSTS)
async def test_no_way_of_writing_a_private_address_reaches_it(stranger: HttpFetcher, site: Website, host: str) -> None:
    with pytest.raises(AddressRefused):
        await stranger.fetch(f"http://{host}:{site.port}/secret")
    assert site.asked == []


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="nothing"),
        pytest.param("example.org/feed", id="no scheme"),
        pytest.param("//example.org/feed", id="a scheme left out"),
        pytest.param("http://", id="no host"),
        pytest.param("http:///feed", id="an empty host"),
        pytest.param("file:///etc/passwd", id="a file"),
        pytest.param("ftp://example.org/feed", id="ftp"),
        pytest.param("gopher://example.org:70/", id="gopher"),
        pytest.param("data:text/html,hello", id="data"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("http://example.org:99999/", id="no such port"),
        pytest.param("http://example.org\\@127.0.0.1/", id="a backslash"),
        pytest.param("http://[::1/", id="half a bracket"),
        pytest.param("http://reader:hunter2@127.0.0.1/", id="user and password"),
        pytest.param("http://hunter2@127.0.0.1/", id="a user name"),
        pytest.param("http://:hunter2@127.0.0.1/", id="a password"),
    ],
)
async def test_an_address_of_another_form_is_refused_without_saying_its_secrets(
    stranger: HttpFetcher, url: str
) -> None:
    with pytest.raises(AddressRefused) as refused:
        await stranger.fetch(url)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "addresses",
    [
        pytest.param(("127.0.0.1",), id="loopback"),
        pytest.param(("10.1.2.3",), id="an inner network"),
        pytest.param(("::1", "127.0.0.1"), id="both loopbacks"),
        pytest.param(("169.254.169.254", "fd00:ec2::254"), id="a cloud's metadata"),
        pytest.param(("::ffff:127.0.0.1",), id="loopback inside IPv6"),
    ],
)
async def test_a_public_looking_name_that_leads_to_a_private_address_is_refused(
    site: Website, addresses: tuple[str, ...]
) -> None:
    fetcher = HttpFetcher("1.0", limits=QUICK, resolver=Names(localtest=addresses))
    async with aclosing(fetcher):
        with pytest.raises(AddressRefused, match=r"localtest\.example is a private or local address"):
            await fetcher.fetch(f"http://localtest.example:{site.port}/secret")
    assert site.asked == []


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("http://127.0.0.1:{port}/secret", id="loopback"),
        pytest.param("http://2130706433:{port}/secret", id="loopback as a number"),
        pytest.param("//localhost:{port}/secret", id="a name without a scheme"),
        pytest.param("http://[::ffff:127.0.0.1]:{port}/secret", id="loopback inside IPv6"),
        pytest.param("http://169.254.169.254/latest/meta-data/", id="a cloud's metadata"),
        pytest.param("https://10.0.0.1/", id="an inner network by https"),
        pytest.param("file:///etc/passwd", id="a file"),
        pytest.param("http://reader:hunter2@127.0.0.1:{port}/secret", id="user and password"),
        pytest.param("http://127.0.0.1:99999/", id="no such port"),
        pytest.param("http://\u20ac.example\\@127.0.0.1:{port}/secret", id="a backslash"),
    ],
)
async def test_a_redirect_is_checked_like_a_first_address(site: Website, target: str) -> None:
    async with website() as allowed:
        fetcher = HttpFetcher("1.0", limits=QUICK, allow_hosts=frozenset({allowed.host}))
        start = allowed.redirect("/feed", target.format(port=site.port))
        async with aclosing(fetcher):
            with pytest.raises(AddressRefused) as refused:
                await fetcher.fetch(start)
    assert site.asked == []
    assert "hunter2" not in str(refused.value)


async def test_a_connection_to_an_allowed_host_does_not_serve_another_name_for_it(site: Website) -> None:
    fetcher = HttpFetcher("1.0", limits=QUICK, allow_hosts=frozenset({"desk.example"}), resolver=Names())
    async with aclosing(fetcher):
        await fetcher.fetch(f"http://desk.example:{site.port}/secret")
        with pytest.raises(AddressRefused):
            await fetcher.fetch(f"http://other.example:{site.port}/secret")


@pytest.mark.parametrize(
    "setting",
    [
        pytest.param("desk.example", id="a name, on any port"),
        pytest.param("Desk.Example", id="in whatever case"),
        pytest.param("desk.example:{port}", id="a name and this port"),
    ],
)
async def test_the_owner_allows_a_host_by_name_or_name_and_port(site: Website, setting: str) -> None:
    allowed = frozenset({setting.format(port=site.port)})
    async with aclosing(HttpFetcher("1.0", limits=QUICK, allow_hosts=allowed, resolver=Names())) as fetcher:
        fetched = await fetcher.fetch(f"http://desk.example:{site.port}/secret")
    assert fetched.body == b"for this machine only"


@pytest.mark.parametrize(
    "setting",
    [
        pytest.param("desk.example:1", id="the name and another port"),
        pytest.param("example", id="the end of the name"),
        pytest.param("127.0.0.1", id="the address behind the name"),
    ],
)
async def test_a_host_the_owner_did_not_quite_name_is_not_allowed(site: Website, setting: str) -> None:
    fetcher = HttpFetcher("1.0", limits=QUICK, allow_hosts=frozenset({setting}), resolver=Names())
    async with aclosing(fetcher):
        with pytest.raises(AddressRefused):
            await fetcher.fetch(f"http://desk.example:{site.port}/secret")


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "193.99.144.80", "2a00:1450:4001::1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_a_public_address_is_dialled(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    made = dial_public((family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, 443)))
    made.close()
    assert made.family == family


@pytest.mark.parametrize("text", ["", "example.org", "0177.0.0.1", "8.8.8.8 ", "8.8.8", "8.8.8.8/32", "2a00:1450::1::"])
def test_what_is_not_an_address_in_its_usual_form_is_not_public(text: str) -> None:
    assert not is_public(text)
