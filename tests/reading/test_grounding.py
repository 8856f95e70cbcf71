"""A machine-written text is believed only in what its source holds: names, numbers, dates and quotations."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.reading.grounding.grounding import Source, grounded
from bot.reading.grounding.grounding_words import CHECKED
from bot.reading.naming.names import NameFinder
from bot.reading.text.sentences import split

# Of each text the whole is checked too, so that no sentence is left out.
LEAD = 5
TUNING = Path(__file__).parents[1] / "data" / "labelled" / "tuning"

ENGLISH = Source(
    "EU and Japan sign a memorandum on semiconductors\n"
    "The European Union and Japan signed a memorandum on semiconductors in Brussels on 8 January 2026. "
    "European Commission President Ursula von der Leyen and Angus Lapsley, an envoy of the Straits Institute, spoke of "
    "“a first step” on Thursday. Four companies will invest €1.5 billion, or 40 per cent of the total, by 2030, and "
    "1,000 engineers are to be trained. A seventh dialogue takes place from 3 to 5 June. The 5G group meets next week.",
    "en",
    (date(2026, 1, 9), date(2026, 1, 8)),
)
JAPANESE = Source(
    "日EU、半導体の覚書に署名\n"
    "欧州連合（EU）と日本は8日、ブリュッセルで半導体に関する覚書に署名した。欧州委員会のフォンデアライエン委員長と岩屋毅外相、"
    "ベルクマン研究員が出席した。四社が3万5000人を雇い、1兆2000億円を投じる。第三回会合は7月に開く。",
    "ja",
    (date(2026, 1, 9),),
)
GERMAN = Source(
    "Die Europäische Union und Japan unterzeichneten am 8. Januar 2026 in Brüssel ein Abkommen über Wasserstoff. "
    "Es sieht 1.000 Stellen und 3,5 Milliarden Euro vor. Beate Lindqvist leitete die Verhandlungen der zwei Seiten.",
    "de",
)

HOLDS = [
    pytest.param(
        "The EU and Japan signed a memorandum on semiconductors on 8 January 2026.", ENGLISH, "en", id="plain"
    ),
    pytest.param("Ursula von der Leyen spoke in Brussels.", ENGLISH, "en", id="a catalogued name, shorter"),
    pytest.param("Officials heard Angus Lapsley of the Straits Institute.", ENGLISH, "en", id="names not catalogued"),
    pytest.param(
        "4 companies are to invest 1,500 million euros.", ENGLISH, "en", id="four is 4, 1.5 billion 1,500 million"
    ),
    pytest.param("Some 40% and one thousand engineers; a 7th dialogue.", ENGLISH, "en", id="per cent, ordinals"),
    pytest.param("The memorandum was signed in January 2026.", ENGLISH, "en", id="a month of a date"),
    pytest.param("It was published on 9 January.", ENGLISH, "en", id="the day of publication"),
    pytest.param("They met on Thursday, 8 January.", ENGLISH, "en", id="a weekday that is there"),
    pytest.param(
        "The dialogue is held from 3 to 5 June 2026.", ENGLISH, "en", id="a range, its year that of publication"
    ),
    pytest.param("Von der Leyen called it “a first step”.", ENGLISH, "en", id="a quotation"),
    pytest.param("The 5G group meets next week.", ENGLISH, "en", id="a word with a figure, and a relative time"),
    pytest.param("The European Commission and Japan signed on 8 January 2026.", JAPANESE, "en", id="Japanese names"),
    pytest.param(
        "Takeshi Iwaya took part, and 35,000 people are hired.", JAPANESE, "en", id="a minister, 万 as thousands"
    ),
    pytest.param("Four companies spend 1.2 trillion yen.", JAPANESE, "en", id="兆 and 億"),
    pytest.param("The third meeting is held in July.", JAPANESE, "en", id="第三回 and 7月"),
    pytest.param("欧州委員会と日本は半導体の覚書に署名した。", JAPANESE, "ja", id="Japanese of Japanese"),
    pytest.param(
        "双方は8日に署名した。", Source("日本とEUは8日、署名した。", "ja"), "ja", id="a day of no known month"
    ),
    pytest.param("岩屋毅外相とベルクマン氏は出席した。", JAPANESE, "ja", id="a name in kanji and one in katakana"),
    pytest.param("EUと日本は2026年1月8日に覚書に署名した。", ENGLISH, "ja", id="Japanese of English"),
    pytest.param(
        "Japan and the EU signed; 1,000 posts and 3.5 billion euros.", GERMAN, "en", id="1.000 in German is 1,000"
    ),
    pytest.param("Beate Lindqvist took part for the two sides.", GERMAN, "en", id="a name across languages"),
    pytest.param("Die Union und Japan unterzeichnen das Abkommen.", GERMAN, "de", id="German nouns of the source"),
]


@pytest.mark.parametrize(("written", "source", "language"), HOLDS)
def test_what_the_source_holds_is_supported(written: str, source: Source, language: str, names: NameFinder) -> None:
    assert grounded(written, source, names, language).unsupported == ()


REFUSED = [
    pytest.param("The EU and China signed a memorandum.", ENGLISH, "en", "the name “China”", id="another country"),
    pytest.param(
        "The EU and Japan signed in Tokyo.", ENGLISH, "en", "the name “Tokyo”", id="a place of a country that is there"
    ),
    pytest.param("António Costa signed.", ENGLISH, "en", "the name “António Costa”", id="a catalogued person"),
    pytest.param("The envoy Peter Falk signed.", ENGLISH, "en", "the name “Peter Falk”", id="a person nobody knows"),
    pytest.param("Falk met von der Leyen.", ENGLISH, "en", "the name “Falk”", id="at the beginning of a sentence"),
    pytest.param("Angus Falk spoke.", ENGLISH, "en", "the name “Angus Falk”", id="half a name"),
    pytest.param("They heard Angus von der Leyen.", ENGLISH, "en", "the name “Angus”", id="another's first name"),
    pytest.param("The 9G group meets.", ENGLISH, "en", "the name “9G”", id="a word with a figure"),
    pytest.param("Five companies will invest.", ENGLISH, "en", "the number “5”", id="a number word"),
    pytest.param("They invest €2 billion.", ENGLISH, "en", "the number “€2 billion”", id="another sum"),
    pytest.param("They invest $1.5 billion.", ENGLISH, "en", "the number “$1.5 billion”", id="another currency"),
    pytest.param("They invest €1.5 million.", ENGLISH, "en", "the number “€1.5 million”", id="other zeros"),
    pytest.param("Some 1,000 % of the total.", ENGLISH, "en", "the number “1,000 %”", id="a share that was a number"),
    pytest.param("They signed on 7 January 2026.", ENGLISH, "en", "the date “7 january 2026”", id="another day"),
    pytest.param("They signed on 8 January 2025.", ENGLISH, "en", "the date “8 january 2025”", id="another year"),
    pytest.param("They signed in March.", ENGLISH, "en", "the date “march”", id="another month"),
    pytest.param("They signed on Monday.", ENGLISH, "en", "the date “monday”", id="another weekday"),
    pytest.param("They signed last week.", ENGLISH, "en", "the date “last week”", id="another relative time"),
    pytest.param(
        "The dialogue runs from 3 to 7 June.", ENGLISH, "en", "the date “3 to 7 june”", id="the end of a range"
    ),
    pytest.param(
        "Some 8 engineers are to be trained.", ENGLISH, "en", "the number “8”", id="the day of a date as a number"
    ),
    pytest.param("She called it “a last step”.", ENGLISH, "en", "the quotation “a last step”", id="words nobody said"),
    pytest.param(
        "She called it “a first step.", ENGLISH, "en", "a quotation that is not closed", id="an open quotation"
    ),
    pytest.param("Kenji Bergmann took part.", JAPANESE, "en", "the name “Kenji Bergmann”", id="a name across scripts"),
    pytest.param("Some 350,000 people are hired.", JAPANESE, "en", "the number “350,000”", id="万 taken for 十万"),
    pytest.param("岩屋毅外相と鈴木一郎氏は出席した。", JAPANESE, "ja", "the name “鈴木一郎氏”", id="a name in kanji"),
    pytest.param("シュミット氏は出席した。", JAPANESE, "ja", "the name “シュミット”", id="a name in katakana"),
    pytest.param("EUは“一歩”と述べた。", ENGLISH, "ja", "the quotation “一歩”", id="a quotation translated"),
    pytest.param("The deal provides 1.000 posts.", GERMAN, "en", "the number “1.000”", id="1.000 in English is one"),
    pytest.param(
        "Japan unterzeichnet den Pakt.", GERMAN, "de", "the name “Pakt”", id="a German noun that may be a name"
    ),
    pytest.param("ЕС и Япония подписали.", ENGLISH, "ru", "anything", id="a language that cannot be checked"),
]


@pytest.mark.parametrize(("written", "source", "language", "missing"), REFUSED)
def test_what_the_source_does_not_hold_is_named(
    written: str, source: Source, language: str, missing: str, names: NameFinder
) -> None:
    grounding = grounded(written, source, names, language)
    assert not grounding.holds
    assert missing in str(grounding)


@pytest.mark.parametrize("file", ["short.jsonl", "sentences.jsonl", "pages.jsonl"])
def test_a_text_s_own_sentences_are_always_supported_by_it(file: str, names: NameFinder) -> None:
    rows = [json.loads(line) for line in (TUNING / file).read_text(encoding="utf-8").splitlines()]
    checked = [row for row in rows if row["lang"] in CHECKED and row.get("text")]
    assert checked
    for row in checked:
        source = Source(f"{row['title']}\n{row['text']}", row["lang"])
        lead = [span.text for span in split(row["text"], row["lang"])[:LEAD]]
        for written in (row["text"], *lead):
            assert grounded(written, source, names, row["lang"]).unsupported == (), row["id"]
