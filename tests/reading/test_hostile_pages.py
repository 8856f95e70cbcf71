"""Hostile pages: each ends within seconds, with its article or with an error that names what is wrong."""

from __future__ import annotations

import time

import pytest

from bot.domain.errors import ReadingError
from bot.reading.cleaning.clean import clean
from bot.reading.pages.extract import LONG, MAX_TEXT, read_page
from bot.reading.pages.files import read_file

PARAGRAPH = "<p>Japan and the European Union announced a new partnership on security in Tokyo on Friday.</p>"
START = "<html><body>" + PARAGRAPH * 5
SECONDS = 15.0
"""Of processor time, several times what these take, so that a busy machine does not fail the tests."""

READ = [
    pytest.param(START + "<div>" * 200_000, id="200,000 unclosed divisions"),
    pytest.param(START + "<b>" * 200_000, id="200,000 unclosed letters"),
    pytest.param(START + "<table><tr><td>" * 70_000, id="unclosed tables"),
    pytest.param(START + "<!-- " * 500_000, id="unclosed comments"),
    pytest.param(START + "<" * 2_000_000, id="signs that open nothing"),
    pytest.param(START + "<script>" + "x" * 9_000_000, id="an endless script"),
    pytest.param("<html><body><p>" + "a" * 9_900_000, id="ten megabytes of one word"),
    pytest.param(START + "<p>" + "&amp;" * 1_000_000, id="a million entities"),
    pytest.param("<div>" * 100_000 + PARAGRAPH + "</div>" * 100_000, id="deep nesting"),
    pytest.param(
        '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
        + f"]>{START}<p>&a11;</p>",
        id="an entity bomb",
    ),
]


@pytest.mark.parametrize("page", READ)
def test_a_hostile_page_is_read_soon(page: str) -> None:
    start = time.process_time()
    document = read_page(page.encode(), None).document
    clean(document.text, document.title)

    assert time.process_time() - start < SECONDS
    assert len(document.text) <= MAX_TEXT


REFUSED = [
    pytest.param(START + "<br>" * 1_000_000, "elements", id="a million breaks"),
    pytest.param(START + "<p>a" * 200_000, "elements", id="200,000 unclosed paragraphs"),
    pytest.param(
        "<html><body " + " ".join(f"a{n}=1" for n in range(200_000)) + ">" + START, "attributes", id="attributes"
    ),
    pytest.param(START + "\0" * 5_000_000, "not text", id="NUL"),
]


@pytest.mark.parametrize(("page", "sentence"), REFUSED)
def test_a_page_too_large_to_read_is_refused_soon(page: str, sentence: str) -> None:
    start = time.process_time()
    with pytest.raises(ReadingError, match=sentence):
        read_page(page.encode(), None)

    assert time.process_time() - start < SECONDS


SENTENCE = "The Union and Japan said on Monday in a joint statement that matter number {} was settled in good time."
LONG_TEXTS = [
    pytest.param("\n\n".join(SENTENCE.format(n) for n in range(8000)), id="paragraphs that begin alike"),
    pytest.param(" ".join(SENTENCE.format(n) for n in range(8000)), id="one paragraph"),
    pytest.param("\n".join(f"Line {n} here" for n in range(40_000)), id="short lines"),
    pytest.param("." * 800_000, id="nothing but stops"),
    pytest.param("Read more\n\nA headline of another report\n\n" * 9000, id="marks of an end"),
    pytest.param("日本と欧州連合は経済安全保障で協力することで合意した。" * 30_000, id="one sentence again and again"),
]


@pytest.mark.parametrize("text", LONG_TEXTS)
def test_a_long_text_is_cut_and_cleaned_soon(text: str) -> None:
    start = time.process_time()
    (document,) = read_file(text.encode(), "a.txt")
    assert not isinstance(document, ReadingError)
    clean(document.text)

    assert time.process_time() - start < SECONDS
    assert (len(document.text), document.note) == (min(len(text), MAX_TEXT), LONG if len(text) > MAX_TEXT else "")
