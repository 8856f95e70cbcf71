"""Words as search and comparison see them."""

from __future__ import annotations

import pytest

from bot.domain.text import searchable, whole, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The EU's Council", ["the", "eu", "s", "council"]),
        ("半導体", ["半導", "導体"]),
        ("日", ["日"]),
        ("EU・日本の協力", ["eu", "日本", "本の", "の協", "協力"]),
        ("ＥＵと日本", ["eu", "と日", "日本"]),
        ("L’UE e il Giappone", ["l", "ue", "e", "il", "giappone"]),
        ("Halbleiter-Abkommen 2023", ["halbleiter", "abkommen", "2023"]),
        ("반도체", ["반도", "도체"]),
        ("*** -- «»", []),
        ("", []),
    ],
    ids=[
        "English",
        "Japanese",
        "one character",
        "mixed",
        "full width",
        "Italian",
        "German",
        "Korean",
        "signs only",
        "empty",
    ],
)
def test_text_is_cut_into_folded_words_and_bigrams(text: str, found: list[str]) -> None:
    assert words(text) == found
    assert searchable(text) == " ".join(found)


def test_half_a_character_is_replaced_and_whole_ones_stay() -> None:
    assert whole("EU \ud83d 🇯🇵 半導体") == "EU \ufffd 🇯🇵 半導体"
