"""Forms cut to what a platform takes, and written out."""

from __future__ import annotations

import gettext

import pytest

from bot.domain.messages import Button, Form, FormField
from bot.views.forms import fit_form, form_message
from bot.views.limits import DISCORD_FORM, SLACK_FORM, FormLimits
from tests.adapters.forms import FORM, LONGEST

BOTH = pytest.mark.parametrize("limits", [SLACK_FORM, DISCORD_FORM], ids=["slack", "discord"])


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@BOTH
def test_what_fits_stays_as_it_is(limits: FormLimits) -> None:
    assert fit_form(FORM, limits) == FORM


@BOTH
def test_every_part_is_cut_to_the_platforms_limit_and_no_character_in_two(limits: FormLimits) -> None:
    fitted = fit_form(LONGEST, limits)
    assert (units(fitted.title), units(fitted.submit)) == (min(60, limits.title), min(60, limits.submit))
    long = fitted.fields[0]
    assert units(long.label) <= limits.label
    assert units(long.hint) <= limits.hint
    assert long.longest == limits.value
    assert units(long.value) <= limits.value
    assert long.value.rstrip("…") == "🇪🇺" * (len(long.value) // 2)


@BOTH
def test_more_choices_than_are_shown_are_typed(limits: FormLimits) -> None:
    _, few, many = fit_form(LONGEST, limits).fields
    assert [value for _, value in few.choices] == [f"x{number}" for number in range(25)]
    assert all(len(label) == limits.choice for label, _ in few.choices)
    assert many.choices == ()


def test_a_choice_whose_value_is_too_long_to_be_sent_back_is_typed() -> None:
    field = FormField("a", "A", choices=(("A", "v" * 101),))
    assert fit_form(Form("t", "s", "c", (field,)), DISCORD_FORM).fields[0].choices == ()


def test_written_out_a_form_shows_what_stands_in_it_or_else_what_may() -> None:
    message = form_message(FORM, "/eujp …", Button("Open", "form"), gettext.NullTranslations())
    shown = repr(message.blocks)
    assert message.summary == "Propose a fact"
    for words in ("'One sentence'", "'2024'", "'…'", "'/eujp …'", "label='Open'"):
        assert words in shown
