"""A language model's answer becomes plain text of bounded length, or nothing."""

from __future__ import annotations

import pytest

from bot.domain.errors import ModelError
from bot.reading.grounding.drafts import Draft, check, read_answer
from bot.reading.grounding.grounding import Source
from bot.reading.naming.names import NameFinder

SOURCE = Source("The EU and Japan signed a memorandum on chips in Brussels on 8 January 2026. It is not binding.", "en")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param('{"title": "A", "sentences": ["One.", "Two."]}', Draft("A", ("One.", "Two.")), id="as asked"),
        pytest.param('Sure!\n```json\n{"title": "", "sentences": ["One."]}\n```', Draft("", ("One.",)), id="wrapped"),
        pytest.param('<think>{"no"}</think>{"sentences": "One. Two."}', Draft("", ("One.", "Two.")), id="thoughts"),
        pytest.param("One sentence.\nAnd two.", Draft("", ("One sentence.", "And two.")), id="plain text"),
        pytest.param('{"title": "", "sentences": []}', Draft(), id="nothing to say"),
        pytest.param("word " * 1_000_000, Draft(), id="endless"),
        pytest.param('{"sentences": ["One.", "Two.", "Three.", "Four."]}', Draft(), id="too many sentences"),
        pytest.param('{"title": "' + "A " * 150 + '", "sentences": ["One."]}', Draft("", ("One.",)), id="a long title"),
        pytest.param('{"sentences": ["See https://evil.example."]}', Draft(), id="an address"),
        pytest.param('{"sentences": ["See evil.com now."]}', Draft(), id="a bare host"),
        pytest.param('{"sentences": ["Hello @everyone."]}', Draft(), id="a mention"),
        pytest.param('{"sentences": ["*Bold* claims."]}', Draft(), id="markup"),
        pytest.param('{"sentences": ["<b>Bold</b> claims."]}', Draft(), id="HTML"),
        pytest.param('{"sentences": ["Left \\u202e right."]}', Draft(), id="a character that turns the line"),
    ],
)  # fmt: skip
def test_an_answer_is_read_whatever_its_wrapping_and_never_as_more_than_text(answer: str, expected: Draft) -> None:
    assert read_answer(answer, "en") == expected


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param('{"sentences": ["One.', id="cut off"),
        pytest.param('{"title": 3, "sentences": {"a": 1}}', id="other types"),
        pytest.param('{"summary": "One."}', id="other keys"),
        pytest.param("{" + "[" * 9000 + "}", id="deep nesting"),
        pytest.param("<think>I never come to an end", id="thoughts alone"),
        pytest.param("", id="nothing"),
    ],
)
def test_an_answer_of_another_shape_is_a_failure_of_the_model(answer: str) -> None:
    with pytest.raises(ModelError, match="of another shape"):
        read_answer(answer, "en")


@pytest.mark.parametrize(
    ("draft", "kept", "refused"),
    [
        pytest.param(
            Draft("EU and Japan sign memorandum", ("Japan and the EU signed a memorandum on 8 January 2026.",)),
            Draft("EU and Japan sign memorandum", ("Japan and the EU signed a memorandum on 8 January 2026.",)),
            (),
            id="all supported",
        ),
        pytest.param(
            Draft("EU and China sign memorandum", ("Japan and the EU signed a memorandum.",)),
            Draft("", ("Japan and the EU signed a memorandum.",)),
            ("Not in the source: the name “China”.",),
            id="the headline alone is refused",
        ),
        pytest.param(
            Draft("", ("Japan and the EU signed a memorandum.", "Five ministers attended.")),
            Draft(),
            ("Not in the source: the number “5”.",),
            id="one bad sentence takes the summary with it",
        ),
        pytest.param(
            Draft("", ("Officials are pleased with what they have done.",)),
            Draft(),
            ("It names nothing that the source is about.",),
            id="about nothing",
        ),
        pytest.param(
            Draft("", ("Japan und die Europäische Union haben sich auf eine engere Zusammenarbeit geeinigt.",)),
            Draft(),
            ("It is not in the language 'en'.",),
            id="in another language",
        ),
    ],
)
def test_a_part_is_kept_whole_or_not_at_all(
    draft: Draft, kept: Draft, refused: tuple[str, ...], names: NameFinder
) -> None:
    checked = check(draft, SOURCE, names, "en")
    assert (checked.draft, checked.refused) == (kept, refused)
