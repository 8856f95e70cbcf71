"""An act counts where the two sides do it together, not where one of them, a firm or a third party does."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.articles import Document
from bot.domain.moments import at_day
from bot.reading.analysis import analyze
from bot.reading.claims.claims import claims
from bot.reading.naming.names import NameFinder

PUBLISHED = at_day(date(2024, 5, 10), "the feed")

OPENINGS = {
    "en": "Japan and the European Union signed an agreement on semiconductors in Brussels on 8 May 2024.",
    "de": "Japan und die Europäische Union haben am 8. Mai 2024 in Brüssel ein Abkommen über Halbleiter unterzeichnet.",
    "fr": "Le Japon et l'Union européenne ont signé le 8 mai 2024 à Bruxelles un accord sur les semi-conducteurs.",
    "it": "Giappone e Unione europea hanno firmato l'8 maggio 2024 a Bruxelles un accordo sui semiconduttori.",
    "es": "Japón y la Unión Europea firmaron el 8 de mayo de 2024 en Bruselas un acuerdo sobre semiconductores.",
    "ja": "日本と欧州連合（EU）は2024年5月8日、ブリュッセルで半導体に関する協定に署名した。",
}


def days(language: str, sentence: str, names: NameFinder) -> list[str]:
    """Give the days of the claims made of a sentence that follows a report's first one."""
    text = f"{OPENINGS[language]}\n{sentence}"
    found = claims(analyze(Document(text=text, published=PUBLISHED), names), names)
    return [one.when.iso() if one.when else "" for one in found if one.quote.text == sentence]


SHARED_ACTS = [
    pytest.param("en", "The Council gave the Commission a mandate to negotiate with Japan in June 2023.", "2023-06"),
    pytest.param("en", "The European Parliament gave its consent to the pact with Japan in March.", "2024-03"),
    pytest.param("en", "A compromise on data flows was reached in October 2023.", "2023-10"),
    pytest.param("en", "It builds on the digital partnership that Brussels and Tokyo struck in May 2022.", "2022-05"),
    pytest.param("en", "The EIB and Japan's JICA signed a memorandum on joint loans in March.", "2024-03"),
    pytest.param("de", "Einen Dialog über Sicherheit verabredeten beide Seiten im Juli 2023.", "2023-07"),
    pytest.param("de", "Das Europaparlament stimmte dem Vertrag mit Japan im Dezember 2023 zu.", "2023-12"),
    pytest.param("fr", "En mars, les Vingt-Sept avaient mandaté la Commission pour négocier avec le Japon.", "2024-03"),
    pytest.param("fr", "Le texte, paraphé en avril par les deux parties, attend l'aval du Parlement.", "2024-04"),
    pytest.param("it", "Il documento è stato siglato a Tokyo nel marzo 2024.", "2024-03"),
    pytest.param("it", "L'intesa sui dati era stata raggiunta nell'ottobre 2023.", "2023-10"),
    pytest.param("es", "En mayo de 2022 Bruselas y Tokio sellaron una asociación digital.", "2022-05"),
    pytest.param("es", "El Parlamento Europeo dio su visto bueno al acuerdo con Japón en marzo.", "2024-03"),
    pytest.param("ja", "双方は2022年5月、デジタルパートナーシップの枠組みを設けた。", "2022-05"),
    pytest.param("ja", "データ流通の協定交渉は2023年10月に大筋合意に至った。", "2023-10"),
]


@pytest.mark.parametrize(("language", "sentence", "day"), SHARED_ACTS)
def test_what_both_share_is_claimed_however_it_is_put(
    names: NameFinder, language: str, sentence: str, day: str
) -> None:
    assert days(language, sentence, names) == [day]


NAMED_ACTS = [
    pytest.param("en", "The signing of a memorandum on 3 July 2023 gave both sides a channel.", "2023-07-03"),
    pytest.param("de", "Mit dem Inkrafttreten des Abkommens am 1. Februar 2019 fielen die Zölle.", "2019-02-01"),
    pytest.param("fr", "La signature d'un mémorandum, le 3 juillet 2023, fut un premier pas.", "2023-07-03"),
    pytest.param("it", "Dall'entrata in vigore dell'accordo, il 1° febbraio 2019, cresce l'export.", "2019-02-01"),
    pytest.param("es", "La firma de un memorando, el 3 de julio de 2023, fue un primer paso.", "2023-07-03"),
    pytest.param("ja", "2019年2月1日の協定発効後、関税は段階的に下がっている。", "2019-02-01"),
]


@pytest.mark.parametrize(("language", "sentence", "day"), NAMED_ACTS)
def test_an_act_that_a_noun_names_is_claimed_where_a_day_dates_it(
    names: NameFinder, language: str, sentence: str, day: str
) -> None:
    assert days(language, sentence, names) == [day]


NOT_THEIRS = [
    pytest.param("en", "Carmakers from Japan and the EU signed a charter on batteries in April.", id="firms of both"),
    pytest.param("en", "Toyota and Renault signed an agreement on hydrogen in March.", id="named firms"),
    pytest.param("en", "The EU and the CPTPP opened a dialogue on trade in March.", id="a pact of third parties"),
    pytest.param("en", "The EU's battery regulation took effect in August 2023, which Japan noted.", id="its own law"),
    pytest.param("en", "Exports from Japan to the EU were raised in 2023 by the weak yen.", id="a figure"),
    pytest.param("de", "Bosch und Denso haben im April eine Partnerschaft vereinbart.", id="German, firms"),
    pytest.param("de", "Die Verordnung über Rohstoffe trat im März in Kraft.", id="German, a law"),
    pytest.param("fr", "Le Japon a adopté en mars une nouvelle stratégie de sécurité.", id="French, a strategy"),
    pytest.param("fr", "Renault et Nissan ont signé un accord en mars.", id="French, firms"),
    pytest.param("it", "Il governo giapponese ha approvato in marzo il bilancio della difesa.", id="Italian, a budget"),
    pytest.param("es", "El Gobierno japonés aprobó en marzo un presupuesto de defensa.", id="Spanish, a budget"),
    pytest.param("ja", "日欧の自動車各社は4月、電池に関する憲章に署名した。", id="Japanese, firms of both"),
    pytest.param("ja", "EUの電池規則は2023年8月に施行された。", id="Japanese, a law"),
]


@pytest.mark.parametrize(("language", "sentence"), NOT_THEIRS)
def test_what_others_do_or_one_side_at_home_is_not_claimed(names: NameFinder, language: str, sentence: str) -> None:
    assert days(language, sentence, names) == []


NOT_DONE = [
    pytest.param("en", "They also announced its entry into force at the end of 2024.", id="a stretch not yet over"),
    pytest.param("en", "The leaders reaffirmed their goal of having the talks concluded by December.", id="an aim"),
    pytest.param("de", "Die Zölle werden damit abgeschafft.", id="German, the present"),
    pytest.param("es", "El acuerdo deberá estar firmado en diciembre de 2023.", id="Spanish, an obligation"),
    pytest.param("fr", "Il y a un peu plus d'un an, l'UE et le Japon ont entamé des négociations.", id="a vague past"),
    pytest.param("it", "La firma dell'accordo è attesa per dicembre.", id="Italian, expected"),
    pytest.param("ja", "次回の会合は東京で開かれる。", id="Japanese, the present"),
    pytest.param("ja", "協定の交渉は2024年末までに妥結することで調整している。", id="Japanese, a plan"),
]


@pytest.mark.parametrize(("language", "sentence"), NOT_DONE)
def test_what_is_to_come_or_nothing_dates_is_not_claimed(names: NameFinder, language: str, sentence: str) -> None:
    assert days(language, sentence, names) == []
