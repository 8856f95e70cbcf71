"""Forms cut to what a platform takes, and written out."""

from __future__ import annotations

import gettext
from dataclasses import replace

import pytest

from bot.domain.messages import Button, Form, FormField
from bot.views.forms import chosen, fit_form, form_message, topics_field
from bot.views.limits import DISCORD_FORM, SLACK_FORM, FormLimits
from tests.adapters.forms import FORM, LONGEST, SEVERAL
from tests.views.make import CATALOG, WORDING

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


@BOTH
@pytest.mark.parametrize(
    ("value", "stands", "offered"),
    [
        pytest.param("", (), 3, id="nothing"),
        pytest.param("c,a, c", ("c", "a"), 3, id="two, in the order they stand"),
        pytest.param("a, typo", ("a",), 0, id="something else, which is typed so that it is seen again"),
    ],
)
def test_several_choices_stand_between_commas(
    limits: FormLimits, value: str, stands: tuple[str, ...], offered: int
) -> None:
    field = replace(SEVERAL.fields[0], value=value)
    (fitted,) = fit_form(replace(SEVERAL, fields=(field,)), limits).fields
    assert chosen(field) == stands
    assert (len(fitted.choices), fitted.value) == (offered, value)


@BOTH
@pytest.mark.parametrize("locale", ["en", "ja"])
def test_every_topic_is_offered_by_its_name(limits: FormLimits, locale: str) -> None:
    field = topics_field("", "", CATALOG, WORDING, locale)
    (fitted,) = fit_form(replace(SEVERAL, fields=(field,)), limits).fields
    assert [value for _, value in fitted.choices] == [topic.id for topic in CATALOG.topics]
    assert not {label for label, _ in fitted.choices} & {topic.id for topic in CATALOG.topics}
