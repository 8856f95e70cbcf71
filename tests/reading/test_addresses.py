"""Addresses: the same page, the same spelling."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import ReadingError
from bot.reading.text.addresses import canonical_url, page_of, resolved

SPELLINGS = [
    pytest.param("HTTPS://Example.ORG:443/A", "https://example.org/A", id="case and default port"),
    pytest.param("http://example.org:80", "http://example.org/", id="no path"),
    pytest.param("http://example.org/a", "http://example.org/a", id="http is not upgraded"),
    pytest.param("https://example.org:8443/a", "https://example.org:8443/a", id="another port stays"),
    pytest.param("https://example.org/a/../b/./c/..", "https://example.org/b/", id="dot segments"),
    pytest.param("https://example.org/a?id=7", "https://example.org/a?id=7", id="a parameter that names the page"),
    pytest.param("https://example.org/a?z=1&a=2&b=", "https://example.org/a?z=1&a=2&b=", id="query order and blanks"),
    pytest.param("https://example.org/a?utm_source=x&id=7&fbclid=y", "https://example.org/a?id=7", id="trackers"),
    pytest.param("https://example.org/a?utm_medium=rss", "https://example.org/a", id="nothing but trackers"),
    pytest.param("https://example.org/a?cid=5&session=3", "https://example.org/a?cid=5&session=3", id="not trackers"),
    pytest.param(
        "https://example.org/a?at_medium=RSS&id=7", "https://example.org/a?id=7", id="a broadcaster's tracker"
    ),
    pytest.param("https://example.org/a?xtor=RSS-1&mc_cid=x", "https://example.org/a", id="trackers of letters"),
    pytest.param("https://example.org/a?id=7&ref=rss", "https://example.org/a?id=7", id="that it came by a feed"),
    pytest.param("https://example.org/a?ref=treaty", "https://example.org/a?ref=treaty", id="what it refers to stays"),
    pytest.param("https://example.org/a;jsessionid=0F?id=7", "https://example.org/a?id=7", id="a session in the path"),
    pytest.param("https://example.org/a?PHPSESSID=0f&id=7", "https://example.org/a?id=7", id="a session in the query"),
    pytest.param("https://example.org/a#part", "https://example.org/a", id="fragment"),
    pytest.param("https://例え.jp/日本", "https://xn--r8jz45g.jp/%E6%97%A5%E6%9C%AC", id="Japanese host and path"),
    pytest.param("https://example.org/%7euser/%e3%81%82", "https://example.org/~user/%E3%81%82", id="escapes"),
    pytest.param("https://example.org//a//b", "https://example.org//a//b", id="double slashes mean something"),
    pytest.param("https://[2001:DB8::1]/x", "https://[2001:db8::1]/x", id="IPv6"),
    pytest.param("  https://example.org./x ", "https://example.org/x", id="space around, dot behind the host"),
]


@pytest.mark.parametrize(("given_url", "canonical"), SPELLINGS)
def test_an_address_has_one_spelling(given_url: str, canonical: str) -> None:
    assert canonical_url(given_url) == canonical


PAGES = [
    pytest.param("http://www.example.org/a/?id=7", "example.org/a/?id=7", id="scheme and www"),
    pytest.param("https://example.org/a/", "example.org/a", id="closing slash"),
    pytest.param("https://example.org/", "example.org", id="front page"),
    pytest.param("https://www2.example.org/a", "www2.example.org/a", id="another host"),
]


@pytest.mark.parametrize(("address", "page"), PAGES)
def test_a_page_is_known_however_it_is_reached(address: str, page: str) -> None:
    assert page_of(address) == page


RESOLVED = [
    pytest.param("../b?x=1&amp;y=2", "https://example.org/b?x=1&y=2", id="relative, escaped twice"),
    pytest.param("//other.example/b", "https://other.example/b", id="without a scheme"),
    pytest.param(" ", None, id="nothing"),
    pytest.param("mailto:desk@example.org", None, id="a letter box"),
    pytest.param("http://[", None, id="half an address"),
]


@pytest.mark.parametrize(("link", "address"), RESOLVED)
def test_a_link_leads_to_one_address_or_to_none(link: str, address: str | None) -> None:
    assert resolved(link, "https://example.org/a/index.html") == address


REFUSED = [
    pytest.param("ftp://example.org/a", "https://", id="another scheme"),
    pytest.param("javascript:alert(1)", "https://", id="a script"),
    pytest.param("/a/b", "https://", id="a relative address"),
    pytest.param("https://", "spelling", id="no host"),
    pytest.param("https://exa mple.org/", "spelling", id="a space in the host"),
    pytest.param("https://example.org:99999/", "spelling", id="an impossible port"),
    pytest.param("https://[::1", "spelling", id="half an IPv6 address"),
    pytest.param("https://me:secret@example.org/", "password", id="a password"),
    pytest.param("https://example.org/" + "a" * 3000, "longer", id="endless"),
]


@pytest.mark.parametrize(("url", "hint"), REFUSED)
def test_what_is_no_web_address_is_refused_in_a_sentence(url: str, hint: str) -> None:
    with pytest.raises(ReadingError, match=hint):
        canonical_url(url)


def test_a_refusal_shows_no_secret() -> None:
    with pytest.raises(ReadingError) as refusal:
        canonical_url("https://exa mple.org/a?token=s3cret")

    assert "s3cret" not in str(refusal.value)


@given(st.text(max_size=60).map("https://example.org/".__add__))
def test_the_canonical_form_is_its_own(url: str) -> None:
    try:
        once = canonical_url(url)
    except ReadingError:
        return

    assert canonical_url(once) == once


@given(st.text(max_size=80))
def test_any_text_gives_an_address_or_a_reading_error(text: str) -> None:
    with suppress(ReadingError):
        assert canonical_url(text).startswith(("http://", "https://"))
