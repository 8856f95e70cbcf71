"""robots.txt: what it says to this program, and nothing that it says to others."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.pages.robots import LONGEST_DELAY, MAX_BYTES, read_robots

PAGE = "https://courier.example/news/1?print=yes"

ASKED = [
    pytest.param("", True, id="nothing"),
    pytest.param("User-agent: *\nDisallow:\n", True, id="an empty rule"),
    pytest.param("User-agent: *\nDisallow: /\n", False, id="everyone, everything"),
    pytest.param("User-agent: *\nDisallow: /news\nAllow: /news/1\n", True, id="the longer rule"),
    pytest.param("User-agent: *\nDisallow: /*print=\n", False, id="a rule with a star"),
    pytest.param("User-agent: *\nDisallow: /news/1$\n", True, id="a rule with an end"),
    pytest.param("User-agent: *\nDisallow: /\n\nUser-agent: eujp\nDisallow: /admin\n", True, id="us before everyone"),
    pytest.param("User-agent: *\nDisallow:\n\nUser-agent: EUJP/1.0\nDisallow: /news\n", False, id="us, with a version"),
    pytest.param("User-agent: GPTBot\nUser-agent: eujp # you\nDisallow: /\n", False, id="us among others"),
    pytest.param("User-agent: GPTBot\nDisallow: /\n", True, id="others"),
    pytest.param("User-agent: eujpbot\nDisallow: /\n", True, id="another that begins like us"),
    pytest.param("user agent *\ndisallow /news\n", False, id="carelessly written"),
    pytest.param("\ufeffUser-agent: *\r\nDisallow: /news\r\n", False, id="from Windows"),
    pytest.param("<!doctype html><title>Not found</title>", True, id="a web page"),
]


@pytest.mark.parametrize(("text", "allowed"), ASKED)
def test_a_page_may_be_read_unless_its_site_asks_us_not_to(text: str, allowed: bool) -> None:
    assert read_robots(text.encode()).allows(PAGE) is allowed


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("10", 10), ("0.5", 0.5), ("86400", LONGEST_DELAY), ("-1", 0), ("inf", 0), ("nan", 0), ("soon", 0), ("", 0)],
)
def test_a_delay_is_kept_to_within_reason(value: str, seconds: float) -> None:
    assert read_robots(f"User-agent: *\nCrawl-delay: {value}\n".encode()).delay == seconds


HALF = MAX_BYTES // 32

HOSTILE = [
    pytest.param("User-agent: *\nDisallow: /" + "*a" * 200 + "b\n", id="a pattern full of stars"),
    pytest.param("".join(f"User-agent: a{n}\n" for n in range(HALF)) + "Disallow: /z\n" * HALF, id="many names"),
    pytest.param("User-agent: a\u2028" * HALF + "Disallow: /z\u2028" * HALF, id="names parted by other line ends"),
    pytest.param("User-agent: *\n" + "".join(f"Disallow: /*{n}*z\n" for n in range(HALF)), id="thousands of rules"),
    pytest.param("User-agent: *\n" + "Disallow: /z\n" * MAX_BYTES, id="endless"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_file_costs_little(text: str) -> None:
    start = time.monotonic()
    read_robots(text.encode()).allows("https://courier.example/" + "a" * 1900)
    assert time.monotonic() - start < 3


@given(st.binary(max_size=300) | st.text(alphabet="User-agent:*Disallow/eujp \n#$", max_size=200).map(str.encode))
def test_any_bytes_are_read(data: bytes) -> None:
    assert 0 <= read_robots(data).delay <= LONGEST_DELAY
