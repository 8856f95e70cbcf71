"""Words that a person copied are found as the text writes them, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.text.verbatim import verbatim

TEXT = "The two sides’ “Green Alliance” –\nsigned in Ｔokyo – applies.\u00a0半導体の覚書に署名した。日EU双方は喜んだ。"


@pytest.mark.parametrize(
    ("copied", "found"),
    [
        pytest.param("signed in Ｔokyo", "signed in Ｔokyo", id="as it stands"),
        pytest.param("  signed in Tokyo ", "signed in Ｔokyo", id="another width, spaces around"),
        pytest.param("Green Alliance” – signed", "Green Alliance” –\nsigned", id="across a line end"),
        pytest.param('sides\' "green alliance" - signed', "sides’ “Green Alliance” –\nsigned", id="typed marks"),
        pytest.param("“signed in Ｔokyo”", "signed in Ｔokyo", id="in quotation marks"),
        pytest.param("「半導体の覚書に署名した。」", "半導体の覚書に署名した。", id="in Japanese brackets"),
        pytest.param("applies. 半導体", "applies.\u00a0半導体", id="a space that does not break"),
        pytest.param("signed in Osaka", None, id="another word"),
        pytest.param("signed Tokyo", None, id="a word left out"),
        pytest.param("", None, id="nothing"),
        pytest.param("“”", None, id="marks alone"),
        pytest.param(".*", None, id="a pattern is no pattern"),
    ],
)
def test_copied_words_are_found(copied: str, found: str | None) -> None:
    span = verbatim(TEXT, copied)
    assert (span.text if span else None) == found


@given(st.text(max_size=60), st.text(max_size=20))
def test_what_is_found_stands_in_the_text(text: str, copied: str) -> None:
    span = verbatim(text, copied)
    assert span is None or text[span.start : span.end] == span.text != ""


@given(st.text(max_size=30), st.text(min_size=1, max_size=30).filter(str.strip), st.text(max_size=30))
def test_whatever_stands_in_a_text_is_found(before: str, words: str, after: str) -> None:
    assert verbatim(before + words + after, words) is not None
