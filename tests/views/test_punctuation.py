"""A value is shown in its own way, wherever a language puts it."""

from __future__ import annotations

import pytest

from bot.domain.messages import Style, Text
from bot.views.punctuation import styled


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
