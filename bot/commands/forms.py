"""Forms of commands: when one is opened, with what in its fields, and the button that opens it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.commands.command import Command, OptionKind
from bot.commands.named_values import Topics
from bot.commands.parse import validate
from bot.commands.registry import find
from bot.domain.errors import UsageError
from bot.domain.messages import Actions, Button, Form, FormField, Reply
from bot.views.desk import error_message

FORM: Final = "form"
"""What a button asks for that opens the form of the command named by its argument `of`, whatever else is given."""

_LONGEST_TYPED: Final = 80
"""Characters of a value that is written out in what a person may type instead."""


def opens_form(command: str, arguments: Mapping[str, str]) -> bool:
    """Whether this is answered by a form, known without looking anything up."""
    found = find(command)
    return command == FORM or (found is not None and found.opens_form(arguments))


def form_button(label: str, command: str, arguments: Mapping[str, str]) -> Button:
    """Give the button that opens a command's form with those values in its fields."""
    return Button(label, FORM, {"of": command, **arguments})


def wanted(command: str, arguments: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Give the command whose form is meant, and its arguments."""
    inner = dict(arguments)
    return (inner.pop("of", ""), inner) if command == FORM else (command, inner)


def offered(
    sentence: str, command: str, arguments: Mapping[str, str], label: str = "Open the form", hint: str = ""
) -> Reply:
    """Say why a form is not there, or what to change in it, with the button that opens it as it was filled in."""
    message = error_message(sentence, hint)
    button = form_button(label, *wanted(command, arguments))
    return Reply(replace(message, blocks=(*message.blocks, Actions((button,)))))


def as_far_as_valid(command: Command, arguments: Mapping[str, str], topics: Topics) -> dict[str, str]:
    """Put each value in its usual form, and leave it as it was typed where it is not valid.

    Raises UsageError for what no form asks for: an option the command lacks, a number that is none, a required
    option that is missing.
    """
    given = {name: value for name, value in arguments.items() if value.strip()}
    missing = tuple(option for option in command.options if option.required and option.name not in given)
    validate(replace(command, options=missing), {}, topics)
    return {name: _as_far_as_valid(command, name, value, topics) for name, value in given.items()}


def field_problems(command: str, values: Mapping[str, str], topics: Topics) -> dict[str, UsageError]:
    """Give what is wrong with each value of a form, by the name of its field, known without looking anything up."""
    found = find(command)
    problems: dict[str, UsageError] = {}
    if found is None:
        return problems
    for name, value in values.items():
        try:
            _alone(found, name, value, topics)
        except UsageError as error:
            problems[name] = error
    return problems


def filled(form: Form, arguments: Mapping[str, str]) -> Form:
    """Put what was given into the fields of that name, an emptied one staying empty."""
    fields = tuple(_filled(field, arguments.get(field.name, field.value)) for field in form.fields)
    return replace(form, fields=fields)


def typed_instead(form: Form) -> str:
    """Give what does the same when it is typed, with "…" for what is missing or too long to repeat."""
    given = {**form.arguments, **{field.name: field.value for field in form.fields}}
    return " ".join(["/eujp", form.command, *(f"{name}:{_typed(value)}" for name, value in given.items())])


def _as_far_as_valid(command: Command, name: str, value: str, topics: Topics) -> str:
    option = command.option(name)
    try:
        return _alone(command, name, value, topics)
    except UsageError:
        if option is None or option.kind is OptionKind.INTEGER:
            raise
        return value


def _alone(command: Command, name: str, value: str, topics: Topics) -> str:
    """Put one value in its usual form, whatever else is missing. Raises UsageError."""
    option = command.option(name)
    optional = replace(option, required=False) if option else None
    alone = replace(command, options=(optional,) if optional else command.options, hidden=())
    return validate(alone, {name: value}, topics).get(name, "")


def _filled(field: FormField, value: str) -> FormField:
    return replace(field, value=value[: field.longest])


def _typed(value: str) -> str:
    shown = " ".join(value.split()) or "…"
    if len(shown) > _LONGEST_TYPED:
        return "…"
    return f'"{shown}"' if " " in shown else shown
