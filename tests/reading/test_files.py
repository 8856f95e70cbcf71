"""Files a person gives: what can be read is, and a bad line loses only itself."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.articles import Document
from bot.domain.errors import ReadingError
from bot.reading.pages.extract import LONG, MAX_TEXT, MAX_TITLE
from bot.reading.pages.files import read_file

TEXT = "日本と欧州連合は合意した。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "shift_jis", "euc-jp"])
def test_a_text_file_is_one_document_whatever_its_encoding(encoding: str) -> None:
    assert read_file(TEXT.encode(encoding), "a.TXT") == (Document(text=TEXT),)


@pytest.mark.parametrize("name", ["page.html", "PAGE.HTM"])
def test_a_saved_page_is_one_document(name: str) -> None:
    (found,) = read_file(b"<p>Japan and the Union agreed on a cable.</p><p>It is long.</p>", name)

    assert isinstance(found, Document)
    assert found.text == "Japan and the Union agreed on a cable.\n\nIt is long."


def lines(*records: object) -> bytes:
    return "\n".join(record if isinstance(record, str) else json.dumps(record) for record in records).encode()


def test_every_line_is_a_document_with_what_it_claims() -> None:
    record = {
        "id": "x1",
        "text": TEXT,
        "title": "合意",
        "url": "https://courier.example/1?utm_source=a",
        "published": "2025-07",
        "language": "ja-JP",
        "unknown": [1],
    }
    (found,) = read_file(lines(record), "a.jsonl")

    assert isinstance(found, Document)
    assert found.published is not None
    assert (found.text, found.title, found.url, found.published.iso(), found.language) == (
        TEXT,
        "合意",
        "https://courier.example/1",
        "2025-07",
        "ja",
    )


def test_html_stands_in_for_text() -> None:
    (found,) = read_file(lines({"id": 5, "html": "<p>Both sides pay.</p>", "text": ""}), "a.jsonl")

    assert isinstance(found, Document)
    assert (found.text, found.identity) == ("Both sides pay.", "5")


def test_empty_values_are_absent() -> None:
    (found,) = read_file(lines({"id": "", "text": TEXT, "url": "", "published": "", "language": " "}), "a.jsonl")

    assert found == Document(text=TEXT)


BAD_LINES = [
    pytest.param("{", "valid JSON", id="no JSON"),
    pytest.param("[]", "object", id="no object"),
    pytest.param({"id": "a"}, '"text" or "html"', id="no text"),
    pytest.param({"text": "  "}, '"text" or "html"', id="an empty text"),
    pytest.param({"text": 5}, '"text" must be text', id="a number for a text"),
    pytest.param({"text": "x", "url": "nowhere"}, "not a web address", id="no address"),
    pytest.param({"text": "x", "published": "soon"}, "2025-07", id="no date"),
    pytest.param("[" * 100_000, "valid JSON", id="endless nesting"),
]


@pytest.mark.parametrize(("line", "sentence"), BAD_LINES)
def test_a_bad_line_is_named_and_the_rest_goes_on(line: object, sentence: str) -> None:
    before, error, after = read_file(lines({"text": "one"}, line, {"text": "three"}), "a.jsonl")

    assert (before, after) == (Document(text="one"), Document(text="three"))
    assert isinstance(error, ReadingError)
    assert str(error).startswith("a.jsonl, line 2: ")
    assert sentence in str(error)


REFUSED = [
    pytest.param(b"x", "a.pdf", "cannot be read", id="another ending"),
    pytest.param(b"x", "README", "without an ending", id="no ending"),
    pytest.param(b"\x00\x01\x02\xff" * 50, "a.txt", "not text", id="no text"),
    pytest.param(b" \n", "a.txt", "is empty", id="an empty file"),
]


@pytest.mark.parametrize(("data", "name", "sentence"), REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, name: str, sentence: str) -> None:
    with pytest.raises(ReadingError, match=sentence):
        read_file(data, name)


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.html", "a.jsonl"]))
def test_any_bytes_give_documents_or_a_reading_error(data: bytes, name: str) -> None:
    with suppress(ReadingError):
        assert all(isinstance(found, Document | ReadingError) for found in read_file(data, name))


WALL = "We value your privacy. We and our partners store cookies on your device. You may accept or reject them."


def test_a_text_file_that_holds_a_consent_form_is_refused_in_a_sentence() -> None:
    with pytest.raises(ReadingError, match=r"a\.txt: The site showed a consent form"):
        read_file(WALL.encode(), "a.txt")


def test_a_line_that_holds_a_consent_form_is_a_headline_only() -> None:
    (found,) = read_file(lines({"title": "EU and Japan sign a pact", "text": WALL}), "a.jsonl")

    assert isinstance(found, Document)
    assert (found.title, found.text, found.headline_only) == ("EU and Japan sign a pact", "", True)
    assert "consent" in found.note


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(b"word " * 50_000, "a.txt", id="a text file"),
        pytest.param(lines({"text": "word " * 50_000}), "a.jsonl", id="a line"),
    ],
)
def test_a_text_is_cut_with_a_note(data: bytes, name: str) -> None:
    (found,) = read_file(data, name)

    assert isinstance(found, Document)
    assert (len(found.text), found.note) == (MAX_TEXT, LONG)


def test_an_endless_title_is_cut() -> None:
    (found,) = read_file(lines({"title": "pact " * 1000, "text": TEXT}), "a.jsonl")

    assert isinstance(found, Document)
    assert len(found.title) == MAX_TITLE


@pytest.mark.parametrize(
    ("published", "iso"),
    [
        pytest.param("Tue, 01 Jul 2025 10:00:00 GMT", "2025-07-01T10:00:00Z", id="as feeds write it"),
        pytest.param("2025-07", "2025-07", id="a month"),
        pytest.param("2025-W30", "2025-07-21", id="a week, by its Monday"),
    ],
)
def test_a_date_may_be_given_as_feeds_and_people_write_it(published: str, iso: str) -> None:
    (found,) = read_file(lines({"text": TEXT, "published": published}), "a.jsonl")

    assert isinstance(found, Document)
    assert found.published is not None
    assert found.published.iso() == iso
