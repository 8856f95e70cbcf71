"""Documents that are analysed one after another find their stories, in whatever order and however they are dated."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import permutations

import pytest

from bot.reading.naming.names import NameFinder
from bot.services.analyzing import analyze_lines

IN_FORCE = {
    "id": "en",
    "text": "The EU-Japan agreement on passenger name records took effect on 27 June 2026, Ursula von der Leyen said.",
    "published": "2026-06-28",
}
BY_ITS_MONTH = {
    "id": "ja",
    "text": "日EUのPNR（乗客予約記録）協定が発効した。フォンデアライエン委員長が歓迎した。",
    "published": "2026-06",
}
UNDATED = {
    "id": "de",
    "text": "Das PNR-Abkommen zwischen der EU und Japan über Fluggastdaten ist in Kraft, teilt von der Leyen mit.",
}
SIGNED = {
    "id": "it",
    "text": "UE e Giappone hanno firmato l'accordo sui dati dei passeggeri (PNR), ha detto von der Leyen.",
    "published": "2025-11-03",
}
FOOTBALL = {"id": "football", "text": "Japan beat Germany in a friendly match.", "published": "2026-06-28"}


def said(names: NameFinder, documents: Iterable[dict[str, str]], key: str) -> dict[object, object]:
    return {one["id"]: one[key] for one in analyze_lines(map(json.dumps, documents), names)}


@pytest.mark.parametrize("order", list(permutations((IN_FORCE, BY_ITS_MONTH, UNDATED, SIGNED, FOOTBALL)))[::7])
def test_one_event_is_one_story_named_by_its_first_document(
    names: NameFinder, order: tuple[dict[str, str], ...]
) -> None:
    story = said(names, order, "story")
    assert story.pop("football") is None
    assert story.pop("it") == "it"
    first = next(document["id"] for document in order if document["id"] in story)
    assert set(story.values()) == {first}


def test_a_reprint_names_the_first_of_its_text(names: NameFinder) -> None:
    copies = [{**IN_FORCE, "id": name} for name in ("first", "second", "third")]
    assert said(names, copies, "duplicate_of") == {"first": None, "second": "first", "third": "first"}
    assert said(names, copies, "story") == {"first": "first", "second": "first", "third": "first"}
