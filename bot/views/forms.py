"""Forms: fitted into what a platform takes, and written out where none can be opened."""

from __future__ import annotations

import gettext
from dataclasses import replace
from typing import Final

from bot.domain.catalog import Catalog
from bot.domain.messages import Actions, Button, Fields, Form, FormField, Heading, Message, Note, Style, Text
from bot.views.cards import topic_name
from bot.views.limits import UNLIMITED, FormLimits
from bot.views.shorten import shorten

_LONGEST_TOPICS: Final = 400

NOTHING: Final = "none"
"""What is typed or chosen where nothing is to stand."""


def fit_form(form: Form, limits: FormLimits) -> Form:
    """Shorten what a person reads to the platform's limits, and bound what may be typed.

    A field with more choices than the platform shows becomes one in which the choice is typed; so does one for several
    in which something else was typed, which would not be seen again otherwise.
    """
    return replace(
        form,
        title=_cut(form.title, limits.title),
        submit=_cut(form.submit, limits.submit),
        fields=tuple(_fit_field(field, limits) for field in form.fields),
    )


def topics_field(
    value: str,
    example: str,
    catalog: Catalog,
    wording: gettext.NullTranslations,
    locale: str,
    *,
    required: bool = False,
) -> FormField:
    """Ask for topics by their names; `value` holds the ids that stand, between commas."""
    choices = tuple((topic_name(topic.id, catalog, locale), topic.id) for topic in catalog.topics)
    label, longest = wording.gettext("Topics"), _LONGEST_TOPICS
    return FormField(
        "topics", label, value, required=required, longest=longest, choices=choices, several=True, example=example
    )


def chosen(field: FormField) -> tuple[str, ...]:
    """Give the values that stand in a field with choices, in the order they stand there."""
    offered = {value for _, value in field.choices}
    return tuple(value for value in _typed(field) if value in offered)


def form_message(form: Form, typed: str, button: Button, wording: gettext.NullTranslations) -> Message:
    """Write a form out: its fields, the button that opens it, and `typed`, which does the same as a command."""
    _ = wording.gettext
    rows = tuple((field.label, (Text(field.value or field.hint or field.example or "…"),)) for field in form.fields)
    note = Note((Text(_("Or type: ")), Text(typed, Style.CODE)))
    more = Note((Text(_("All that can be typed: ")), Text(f"/eujp help {form.command}", Style.CODE)))
    return Message(form.title, (Heading(form.title), Fields(rows), Actions((button,)), note, more))


def _fit_field(field: FormField, limits: FormLimits) -> FormField:
    longest = min(field.longest, limits.value)
    return replace(
        field,
        label=_cut(field.label, limits.label),
        hint=_cut(field.hint, limits.hint),
        example=_cut(field.example, limits.example),
        longest=longest,
        value=_cut(field.value, longest),
        choices=_fit_choices(field, limits),
    )


def _typed(field: FormField) -> tuple[str, ...]:
    parts = field.value.split(",") if field.several else [field.value]
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in parts))))


def _fit_choices(field: FormField, limits: FormLimits) -> tuple[tuple[str, str], ...]:
    if len(field.choices) > limits.choices or any(len(value) > limits.choice for _, value in field.choices):
        return ()
    if field.several and len(chosen(field)) < len(_typed(field)):
        return ()
    return tuple((_cut(label, limits.choice), value) for label, value in field.choices)


def _cut(text: str, most: int) -> str:
    return shorten(text, most, UNLIMITED)
