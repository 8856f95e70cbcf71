"""OPML: what is written is read back without loss, what others wrote is read as far as it goes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import ReadingError
from bot.domain.sources import SOURCE_KINDS, AddressConfidence, SourceKind, SourceListing
from bot.reading.feeds.opml import MAX_BYTES, read_opml, write_opml

WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20)
NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
LISTINGS = st.builds(
    SourceListing,
    url=st.integers(0, 999).map("https://courier.example/feed?id={}".format),
    name=NAMES,
    publisher=NAMES,
    language=st.sampled_from(["", "en", "ja"]),
    kind=st.sampled_from(SOURCE_KINDS),
    site=st.sampled_from(["", "https://courier.example/"]),
    region=st.sampled_from(["", "eu", "japan"]),
    confidence=st.sampled_from(AddressConfidence),
    note=WORDS,
    enabled=st.booleans(),
    pattern=st.sampled_from(["", "/press/*.html"]),
)


@given(st.lists(LISTINGS, max_size=5, unique_by=lambda listing: listing.url))
def test_what_is_written_is_read_back(listings: list[SourceListing]) -> None:
    assert read_opml(write_opml(listings, "eujp").encode()) == tuple(listings)


def test_half_characters_are_left_out_when_writing() -> None:
    listing = SourceListing("https://courier.example/", "A\ud800\x00B", "P", "", SourceKind.PRESS)

    (read,) = read_opml(write_opml([listing], "\ud800").encode())

    assert isinstance(read, SourceListing)
    assert read.name == "AB"


OTHERS = """<?xml version="1.0" encoding="{encoding}"?>
<opml version="1.0"><head><title>Abonnements</title></head><body>
  <outline text="Presse"><outline text="Inner">
    <outline text="Kurier für Japan" type="rss" xmlUrl="https://courier.example/feed?a=1&b=2"
      htmlUrl="https://courier.example" language="de-AT" category="/politics,/press"/></outline></outline>
  <outline title="No text" xmlurl="HTTPS://Courier.example/2" custom="x"/>
  <outline text="Again" xmlUrl="https://courier.example/2"/>
  <outline text="A page" type="link" url="https://courier.example/page"/>
  <outline text="Old" xmlUrl="feed://courier.example/3"/>
</body></opml>"""


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_what_another_reader_wrote_is_read(encoding: str) -> None:
    first, second, fault = read_opml(OTHERS.format(encoding=encoding).encode(encoding))

    assert first == SourceListing(
        url="https://courier.example/feed?a=1&b=2",
        name="Kurier für Japan",
        publisher="Kurier für Japan",
        language="de",
        kind=SourceKind.PRESS,
        site="https://courier.example",
    )
    assert isinstance(second, SourceListing)
    assert (second.url, second.name) == ("https://courier.example/2", "No text")
    assert str(fault).startswith("Old: 'feed://courier.example/3' is not a web address")


def test_a_list_that_breaks_off_is_read_up_to_there() -> None:
    text = '<opml><body>\n<outline text="A" xmlUrl="https://courier.example/1"/>\n<outline text="B" xmlUrl="https'
    read, fault = read_opml(text.encode())

    assert isinstance(read, SourceListing)
    assert read.name == "A"
    assert "broken in line 3" in str(fault)


REFUSED = [
    pytest.param(b"", "not OPML", id="nothing"),
    pytest.param(b"<rss><channel/></rss>", "not OPML", id="a feed"),
    pytest.param(b"A list of sources", "not OPML", id="plain text"),
    pytest.param(b'<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', "entities", id="entities"),
    pytest.param(b"<opml>" + b" " * MAX_BYTES, "larger", id="too large"),
    pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d", "not text", id="a picture"),
]


@pytest.mark.parametrize(("data", "sentence"), REFUSED)
def test_what_is_no_list_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ReadingError, match=sentence):
        read_opml(data)


HOSTILE = [
    pytest.param("<opml>" + "<outline>" * 200_000, id="200,000 unclosed outlines"),
    pytest.param("<opml><outline xmlUrl='x' " + " ".join(f"a{n}=''" for n in range(100_000)) + "/></opml>", id="names"),
    pytest.param("<opml>" + "<outline text='A' xmlUrl='nowhere'/>" * 100_000 + "</opml>", id="100,000 faults"),
    pytest.param("<opml>" + "&" * 4_000_000, id="ampersands"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_list_is_read_soon(text: str) -> None:
    start = time.monotonic()
    read_opml(text.encode())
    assert time.monotonic() - start < 3
