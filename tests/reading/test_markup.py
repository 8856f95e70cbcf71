"""Markup: what a reader would see of an HTML fragment, and nothing else."""

from __future__ import annotations

import pytest

from bot.reading.text.markup import one_line, plain_text

FRAGMENTS = [
    pytest.param("<p>One <b>bold</b> word.</p><p>Two.</p>", "One bold word.\n\nTwo.", id="paragraphs"),
    pytest.param("First<br>second<br/>third", "First\nsecond\nthird", id="line breaks"),
    pytest.param("<ul><li>a</li><li>b</li></ul>", "a\n\nb", id="a list"),
    pytest.param("<p>a</p><script>x<y</script><style>p{}</style>tail", "a\n\ntail", id="scripts and styles"),
    pytest.param(
        "<figure><img src=x><figcaption>A ship</figcaption></figure><p>Text.</p>", "Text.", id="a captioned picture"
    ),
    pytest.param("a<!-- hidden -->b", "ab", id="a comment"),
    pytest.param("&lt;p&gt;Escaped &amp;amp; so&lt;/p&gt;", "Escaped & so", id="markup escaped twice"),
    pytest.param("5 < 6 and 7 > 3", "5 < 6 and 7 > 3", id="signs that are no markup"),
    pytest.param("A &amp; B &#8211; C", "A & B – C", id="entities"),
    pytest.param("  many \t spaces ", "many spaces", id="white space"),
    pytest.param("", "", id="nothing"),
]


@pytest.mark.parametrize(("fragment", "text"), FRAGMENTS)
def test_a_fragment_gives_its_readable_text(fragment: str, text: str) -> None:
    assert plain_text(fragment) == text


def test_a_title_stands_on_one_line() -> None:
    assert one_line("<b>Cable</b>\n&amp; ships<br>agreed") == "Cable & ships agreed"
