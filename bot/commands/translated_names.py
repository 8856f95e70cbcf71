"""Commands, options and choices by the names other languages have for them; the English ones always work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from bot.commands.command import Command, Option
from bot.commands.registry import COMMANDS
from bot.domain.text import fold
from bot.locales.names import Names, named_languages, names_in


def in_english(typed: Sequence[str]) -> list[str]:
    """Give folded words with those in English that may be the path of a command: 情報源 追加 as source add."""
    words = list(typed)
    paths = _paths()
    for depth in (1, 2):
        found = paths.get(" ".join(words[:depth]))
        if found:
            words[:depth] = found.split()
    return words


def option_of(command: Command, typed: str) -> Option | None:
    """Give the option of a command that a folded word names."""
    return command.option(typed) or next(
        (option for option in command.options for name in _of_option(command, option) if name == typed), None
    )


def option_names(command: Command) -> Mapping[str, str]:
    """Give all else that the options of a command are called, in any language, folded, and what each is in English."""
    return {name: option.name for option in command.options for name in _of_option(command, option)}


def choice_of(option: Option, typed: str) -> str:
    """Give the choice that a folded word names; a word that names none is given back."""
    return next((choice for choice in option.choices if is_choice(choice, typed)), typed)


def is_choice(choice: str, typed: str) -> bool:
    """Whether a folded word is a choice, in English or as another language names it."""
    return typed == choice or any(typed == fold(names.choices.get(choice, choice)) for names in _tables())


def command_names() -> Mapping[str, str]:
    """Give the first words of all commands in other languages, folded, and what each is in English."""
    return {name: path for name, path in _paths().items() if " " not in path}


@cache
def _paths() -> Mapping[str, str]:
    """Give each path in English, or its beginning, by the same path with the last word in another language."""
    found: dict[str, str] = {}
    for names in _tables():
        for command in COMMANDS:
            for depth in range(1, len(command.path) + 1):
                path = " ".join(command.path[:depth])
                said = names.command(path)
                if said:
                    found[" ".join((*command.path[: depth - 1], fold(said)))] = path
    return found


def _of_option(command: Command, option: Option) -> list[str]:
    said = [fold(said) for names in _tables() if (said := names.option(command.name, option.name))]
    return [*said, *option.also]


def _tables() -> list[Names]:
    return [names_in(language) for language in named_languages()]
