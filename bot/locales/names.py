"""What the words that are typed are called in other languages: commands, options and choices."""

from __future__ import annotations

import gettext
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.errors import CatalogError

FOLDER: Final = Path(__file__).parent
_FILE: Final = "names.toml"


@dataclass(frozen=True, slots=True)
class Names:
    """What the words of the table of commands are called in one language.

    A command, or group, is looked for by all its words ("digest why"), then by the last; an option by its command's
    words and its own ("timeline from"), then by its own.
    """

    commands: Mapping[str, str]
    options: Mapping[str, str]
    choices: Mapping[str, str]
    weekdays: Mapping[str, str]

    def command(self, words: str) -> str | None:
        """Give the last of the words of a command; None where it has no name of its own here."""
        return self.commands.get(words) or self.commands.get(words.rpartition(" ")[2])

    def option(self, command: str, option: str) -> str | None:
        """Give the name of a command's option; None where it has none of its own here."""
        return self.options.get(f"{command} {option}") or self.options.get(option)


ENGLISH: Final = Names({}, {}, {}, {})
"""The names of the table of commands themselves."""


@cache
def named_languages() -> tuple[str, ...]:
    """Give the codes of the languages that have names of their own; the same while the program runs."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob(f"*/{_FILE}")))


@cache
def names_in(language: str) -> Names:
    """Give the names of a language, those of English where it has none. Raises CatalogError for a broken file."""
    if language not in named_languages():
        return ENGLISH
    path = FOLDER / language / _FILE
    try:
        return Names(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, TypeError, ValueError) as error:
        raise CatalogError(f"{path} cannot be read: {error}.") from error


def names_for(wording: gettext.NullTranslations) -> Names:
    """Give the names of the language that a wording is of, as its catalogue's header says."""
    return names_in(str(wording.info().get("language", "")))
