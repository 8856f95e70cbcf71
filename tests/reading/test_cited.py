"""A machine's answer counts only where each of its sentences is supported by exactly the quotes it cites."""

from __future__ import annotations

import json

import pytest

from bot.reading.grounding.cited import Cited, holds, read_cited
from bot.reading.grounding.grounding import Source
from bot.reading.naming.names import NameFinder

SIGNED = "The EU and Japan signed a memorandum on semiconductors in Brussels on 8 January 2026."
QUOTES = (
    Source(SIGNED, "en"),
    Source("Japan and the EU agreed on hydrogen rules in Tokyo on 6 January 2026.", "en"),
    Source("日EUは半導体に関する覚書に署名した。", "ja"),
)


def row(text: object, cites: object) -> str:
    return json.dumps({"sentences": [{"text": text, "cites": cites}]})


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        (f"Here you are: {row('It was signed.', [1, 1])} Bye.", (Cited("It was signed.", (1,)),)),
        (row("It was signed.", []), ()),
        (row("It was signed.", ["1"]), ()),
        (row("It was signed.", [True]), ()),
        (row("See http://x.example", [1]), ()),
        (row("a" * 401, [1]), ()),
        (row(7, [1]), ()),
        ('{"sentences": []}', ()),
        (json.dumps({"sentences": [{"text": "Yes.", "cites": [1]}] * 4}), ()),
        ("[1, 2]", ()),
        ("It was signed.", ()),
        ("{" * 5000, ()),
        ("", ()),
    ],
    ids=[
        "wrapped",
        "no-cites",
        "words",
        "truth",
        "link",
        "long",
        "no-text",
        "none",
        "many",
        "list",
        "plain",
        "deep",
        "empty",
    ],
)
def test_an_answer_of_another_shape_is_none(answer: str, read: tuple[Cited, ...]) -> None:
    assert read_cited(answer) == read


@pytest.mark.parametrize(
    ("sentence", "cites", "supported"),
    [
        ("The EU and Japan signed a memorandum on semiconductors on 8 January 2026.", (1,), True),
        ("Japan and the EU agreed on hydrogen rules in Tokyo.", (2,), True),
        ("The EU and Japan signed a memorandum on semiconductors on 8 January 2026.", (2,), False),
        ("The EU and Japan signed a memorandum in Tokyo.", (1,), False),
        ("The EU and Japan signed a memorandum in Brussels.", (0,), False),
        ("The EU and Japan signed a memorandum in Brussels.", (4,), False),
        ("The EU and Japan signed a memorandum on semiconductors.", (1, 3), False),
    ],
    ids=["its quote", "another quote", "not that quote", "a name of another", "none", "beyond", "two languages"],
)
def test_a_sentence_holds_by_the_quotes_it_cites_alone(
    sentence: str, cites: tuple[int, ...], supported: bool, names: NameFinder
) -> None:
    assert holds([Cited(sentence, cites)], QUOTES, names, "en") is supported


def test_nothing_written_does_not_hold(names: NameFinder) -> None:
    assert not holds([], QUOTES, names, "en")
