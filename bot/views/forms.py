"""Forms: fitted into what a platform takes, and written out where none can be opened."""

from __future__ import annotations

import gettext
from dataclasses import replace
from typing import Final

from bot.domain.messages import Actions, Button, Fields, Form, FormField, Heading, Message, Note, Style, Text
from bot.views.limits import UNLIMITED, FormLimits
from bot.views.shorten import shorten

NOTHING: Final = "none"
"""What is typed or chosen where nothing is to stand."""


def fit_form(form: Form, limits: FormLimits) -> Form:
    """Shorten what a person reads to the platform's limits, and bound what may be typed.

    A field with more choices than the platform shows becomes one in which the choice is typed.
    """
    return replace(
        form,
        title=_cut(form.title, limits.title),
        submit=_cut(form.submit, limits.submit),
        fields=tuple(_fit_field(field, limits) for field in form.fields),
    )


def form_message(form: Form, typed: str, button: Button, wording: gettext.NullTranslations) -> Message:
    """Write a form out: its fields, the button that opens it, and `typed`, which does the same as a command."""
    _ = wording.gettext
    rows = tuple((field.label, (Text(field.value or field.hint or "…"),)) for field in form.fields)
    note = Note((Text(_("Or type: ")), Text(typed, Style.CODE)))
    return Message(form.title, (Heading(form.title), Fields(rows), Actions((button,)), note))


def _fit_field(field: FormField, limits: FormLimits) -> FormField:
    longest = min(field.longest, limits.value)
    return replace(
        field,
        label=_cut(field.label, limits.label),
        hint=_cut(field.hint, limits.hint),
        longest=longest,
        value=_cut(field.value, longest),
        choices=_fit_choices(field, limits),
    )


def _fit_choices(field: FormField, limits: FormLimits) -> tuple[tuple[str, str], ...]:
    if len(field.choices) > limits.choices or any(len(value) > limits.choice for _, value in field.choices):
        return ()
    return tuple((_cut(label, limits.choice), value) for label, value in field.choices)


def _cut(text: str, most: int) -> str:
    return shorten(text, most, UNLIMITED)
