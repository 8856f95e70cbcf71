"""Sentences: verbatim, in order, neither cut nor run together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.text.sentences import split

CUTS = [
    pytest.param("en", "They met. They signed.", ["They met.", "They signed."], id="two sentences"),
    pytest.param("en", "Mr. J. M. Hale spoke. All left.", ["Mr. J. M. Hale spoke.", "All left."], id="initials"),
    pytest.param("en", "The U.S. Senate met at 5 p.m. on Friday. It voted.", None, id="abbreviations"),
    pytest.param(
        "en", "He chose plan A. Then he left.", ["He chose plan A.", "Then he left."], id="a letter at the end"
    ),
    pytest.param("en", '"Is it true?" she asked. No answer came.', None, id="a question quoted"),
    pytest.param("en", "First block.\n\nSecond block goes on.", ["First block.", "Second block goes on."], id="blocks"),
    pytest.param("en", "A heading\n\nA sentence. Another.", ["A heading", "A sentence.", "Another."], id="a heading"),
    pytest.param("en", "Exports rose 3.5 percent. Imports fell.", None, id="a decimal point"),
    pytest.param("fr", "M. Durand et Mme. Petit ont signé. M. Sato a souri.", None, id="French titles"),
    pytest.param(
        "de", "Am 3. Juli kam der Minister. Er blieb.", ["Am 3. Juli kam der Minister.", "Er blieb."], id="German day"
    ),
    pytest.param("es", "El Sr. Ruiz llegó. Habló poco.", ["El Sr. Ruiz llegó.", "Habló poco."], id="Spanish titles"),
    pytest.param("it", "L'on. Bianchi parla. Tutti ascoltano.", None, id="Italian titles"),
    pytest.param(
        "ja", "首相は「合意した。」と述べた。その後、帰国した。", None, id="a quotation and the words that report it"
    ),
    pytest.param(
        "ja",
        "「合意した。署名する」と首相。会見で。",
        ["「合意した。署名する」と首相。", "会見で。"],
        id="stops in a quotation",
    ),
    pytest.param("ja", "日本とEU（欧州連合。）は協力する。開始は来年。", None, id="a stop in brackets"),
    pytest.param("und", "They met. They signed.", ["They met.", "They signed."], id="language unknown"),
]
_TWO = 2


@pytest.mark.parametrize(("language", "text", "sentences"), CUTS)
def test_a_text_is_cut_at_its_sentences(language: str, text: str, sentences: list[str] | None) -> None:
    found = [span.text for span in split(text, language)]

    assert found == sentences if sentences else len(found) == _TWO


@given(st.text(alphabet="aB.。「」?! \n😀か", max_size=200), st.sampled_from(["en", "ja", "de", "und"]))
def test_every_sentence_stands_where_it_says(text: str, language: str) -> None:
    spans = split(text, language)

    assert all(text[span.start : span.end] == span.text for span in spans)
    assert "".join("".join(span.text for span in spans).split()) == "".join(text.split())


def test_a_paragraph_of_two_thousand_sentences_is_cut_at_each() -> None:
    assert len(split("日本とEUは合意した。" * 2000, "ja")) == 2000
