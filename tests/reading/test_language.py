"""Languages: script first, then the claim, then the detector; nothing is downloaded."""

from __future__ import annotations

import pytest

from bot.reading.text.language import claimed, detect

TEXTS = [
    pytest.param("Japan and the Union agreed on a common rule for batteries.", "en", id="English"),
    pytest.param("日本と欧州連合は電池の規則で合意した。", "ja", id="Japanese"),
    pytest.param("Japan und die Union einigten sich auf eine Regel für Batterien.", "de", id="German"),
    pytest.param("Le Japon et l'Union se sont accordés sur les batteries.", "fr", id="French"),
    pytest.param("Il Giappone e l'Unione si sono accordati sulle batterie.", "it", id="Italian"),
    pytest.param("Japón y la Unión acordaron una norma para las baterías.", "es", id="Spanish"),
    pytest.param("Japan en de Unie zijn het eens over regels voor batterijen.", "nl", id="Dutch"),
    pytest.param("Japonia i Unia uzgodniły wspólne przepisy dotyczące baterii.", "pl", id="Polish"),
    pytest.param("일본과 유럽연합이 배터리 규칙에 합의했다.", "ko", id="Korean"),
    pytest.param("日欧首脳会談、共同声明発表", "ja", id="Japanese in ideographs alone"),
    pytest.param("日本政府", "ja", id="ideographs that tell nothing"),
    pytest.param("経済安全保障", "ja", id="Japanese forms"),
    pytest.param("欧盟与日本签署经济协议", "zh", id="simplified Chinese"),
    pytest.param("歐盟與日本簽署經濟協議", "zh", id="traditional Chinese"),
    pytest.param(
        "欧盟委员会主席与日本首相会谈，双方提到「おもてなし」并签署协议。", "zh", id="Chinese that quotes kana"
    ),
    pytest.param("EUと日本", "ja", id="mixed scripts"),
    pytest.param("経済産業省、欧州委員会と覚書署名", "ja", id="a ministry's headline in ideographs"),
    pytest.param("日本防衛大臣與歐盟外交代表會面", "zh", id="traditional Chinese on Japan"),
    pytest.param("Japan och EU har enats om gemensamma regler.", "sv", id="Swedish"),
    pytest.param("Japani ja EU ovat sopineet yhteisistä säännöistä.", "fi", id="Finnish"),
    pytest.param("Η Ιαπωνία και η ΕΕ συμφώνησαν σε κοινούς κανόνες.", "el", id="Greek"),
    pytest.param("Japonsko a EU se dohodly na společných pravidlech.", "cs", id="Czech"),
    pytest.param("O Japão e a UE chegaram a acordo sobre as baterias.", "pt", id="Portuguese"),
    pytest.param("12.5 % – 2024", "und", id="no words"),
    pytest.param("", "und", id="nothing"),
]


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_the_language_is_told_from_the_text(text: str, language: str) -> None:
    assert detect(text, None) == language


CLAIMS = [
    pytest.param("EU-Japan Summit 2025", "de", "de", id="a short headline follows its feed"),
    pytest.param(
        "Il Giappone e l'Unione hanno firmato ieri a Tokyo un accordo sulle batterie e sui visti.",
        "de-DE",
        "it",
        id="wrong",
    ),
    pytest.param("日欧首脳会談", "en-US", "ja", id="the script is stronger"),
    pytest.param("Japón y la UE firman un pacto de seguridad", "de", "es", id="wrong for a headline"),
    pytest.param("EU und Japan unterzeichnen Abkommen", "ja", "de", id="wrong for a short headline"),
    pytest.param("Forsvarsministrene mødtes i Tokyo fredag.", "en", "da", id="wrong for a sentence"),
    pytest.param("Regjeringen vil kjøpe flere kampfly.", "no", "nb", id="another code for the same"),
    pytest.param("日本政府", "zh-CN", "zh", id="ideographs that tell nothing follow the claim"),
    pytest.param("???", "fr", "fr", id="nothing else is known"),
]


@pytest.mark.parametrize(("text", "claim", "language"), CLAIMS)
def test_a_claim_counts_unless_the_text_contradicts_it(text: str, claim: str, language: str) -> None:
    assert detect(text, claim) == language


TAGS = [
    ("en-GB", "en"),
    ("DE_at", "de"),
    ("jp", "ja"),
    ("zh-Hant-TW", "zh"),
    ("english", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("tag", "code"), TAGS)
def test_a_tag_gives_a_two_letter_code(tag: str | None, code: str | None) -> None:
    assert claimed(tag) == code
