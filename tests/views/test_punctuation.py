"""A value is shown in its own way, wherever a language puts it."""

from __future__ import annotations

import pytest

from bot.domain.messages import Style, Text
from bot.views.punctuation import capital, quoted, styled


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("Comes {when}.", (Text("Comes "), Text("soon", Style.BOLD), Text("."))),
        ("{when}", (Text("soon", Style.BOLD),)),
        ("Nothing comes.", (Text("Nothing comes."),)),
    ],
)
def test_a_value_is_shown_in_its_own_way_where_the_language_puts_it(template: str, shown: tuple[Text, ...]) -> None:
    assert styled(template, when=Text("soon", Style.BOLD)) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [("stories 1 to 5", "Stories 1 to 5"), ("ファクト1件", "ファクト1件"), ("", "")],
    ids=["words", "a script without capitals", "nothing"],
)
def test_a_line_begins_with_a_capital_where_its_script_has_one(text: str, expected: str) -> None:
    assert capital(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They signed it.", "“They signed it.”", id="none"),
        pytest.param('"We agreed," he said.', '“\u202f"We agreed," he said.”', id="at the start"),
        pytest.param("He said “we agreed”", "“He said “we agreed”\u202f”", id="at the end"),
        pytest.param("「合意した」と述べた。", "“「合意した」と述べた。”", id="Japanese ones, which are told apart"),
        pytest.param("", "“”", id="nothing quoted"),
    ],
)
def test_a_quotations_own_marks_are_kept_and_set_apart(text: str, expected: str) -> None:
    assert quoted(text) == expected
