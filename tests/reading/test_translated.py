"""Machine translation: strong signs are noted, and articles about it are not taken for it."""

from __future__ import annotations

import pytest

from bot.reading.cleaning.translated import is_machine_translated

STATED = [
    "This article was translated by Google Translate.",
    "Translated by DeepL",
    "(Machine-translated. Read the original in Japanese.)",
    "This text was translated using artificial intelligence and may contain errors.",
    "Dieser Artikel wurde maschinell übersetzt.",
    "Automatisch übersetzt aus dem Englischen",
    "Cet article a été traduit automatiquement.",
    "Traduit de l'anglais par une IA",
    "Questo articolo è stato tradotto automaticamente dall'inglese.",
    "Traducido automáticamente. Ver original",
    "Texto traduzido automaticamente.",
    "Dit artikel is automatisch vertaald.",
    "この記事は機械翻訳です。",
    "本記事はAIによって翻訳されています。",
    "이 기사는 AI 번역으로 작성되었습니다.",
    "本文由AI翻译。",
]
TOLD = [
    "The EU and Japan will fund machine translation for patents.",
    "The two offices agreed to exchange machine-translated documents, the commissioner said in Tokyo after talks.",
    "Powered by Google Translate",
    "自動翻訳",
    "特許庁は欧州特許庁と機械翻訳の精度向上で協力する。",
    "Le projet de traduction automatique reçoit deux millions d'euros de l'Union.",
    "Translated by Jane Roe",
    "Das Parlament lässt Reden künftig maschinell übersetzen.",
]
ITALIAN = "I ministri si sono incontrati venerdì a Tokyo e hanno annunciato una nuova alleanza contro le minacce. " * 5


@pytest.mark.parametrize("statement", STATED)
def test_what_a_page_says_of_itself_is_believed(statement: str) -> None:
    assert is_machine_translated(f"A pact\n{statement}\nMore of it", "A pact", "More of it", "en")


@pytest.mark.parametrize("sentence", TOLD)
def test_what_is_told_of_machine_translation_is_no_sign(sentence: str) -> None:
    assert not is_machine_translated(sentence, "A pact", sentence, "en")


TITLES = [
    pytest.param("Il Giappone e l'UE: Historical Security Alliance contro le minacce!", True, id="an English phrase"),
    pytest.param("Il Giappone and the UE annunciano una nuova alleanza", True, id="English small words"),
    pytest.param("Il Giappone e l'UE annunciano una nuova alleanza", False, id="Italian"),
    pytest.param("Tokyo, “Historical Security Alliance” contro le minacce", False, id="a quotation"),
    pytest.param("L'UE e il Giappone contro le minacce | The Japan Security Times", False, id="the site's name"),
    pytest.param("Global Gateway: Tokyo e Bruxelles annunciano un'alleanza", False, id="a short English name"),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_half_translated_headline_is_a_sign(title: str, *, expected: bool) -> None:
    assert is_machine_translated(ITALIAN, title, ITALIAN, "it") is expected


REMNANTS = [
    pytest.param(
        "The 首相 met the 委員長 of the Union and 合意 on a pact in Tokyo.", True, id="words left in Japanese"
    ),
    pytest.param(
        "Kishida (岸田文雄) met von der Leyen; the word 「合意」 stands in the text.", False, id="names and quotes"
    ),
    pytest.param(
        "首相は have agreed to the plan と述べ、委員長も is going to sign it と話した。", True, id="left in English"
    ),
    pytest.param("首相はde factoの同盟と述べ、win-winの関係だと話した。", False, id="borrowed words"),
]


@pytest.mark.parametrize(("text", "expected"), REMNANTS)
def test_words_left_in_another_script_are_a_sign(text: str, *, expected: bool) -> None:
    assert is_machine_translated(text, "", text, "en") is expected
