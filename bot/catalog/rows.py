"""One row of a catalogue file, read key by key: each broken rule becomes one sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TypeVar, cast
from urllib.parse import urlsplit

from bot.domain.catalog import Names
from bot.domain.errors import CatalogError

Choice = TypeVar("Choice", bound=Enum)

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Row:
    """A table of a catalogue file. `label` names it to a person: topic "trade-epa", actor number 7."""

    file: str
    label: str
    values: Mapping[str, object]

    def error(self, rule: str) -> CatalogError:
        """Make the sentence that names file, row and the rule that is broken."""
        return CatalogError(f"{self.file}, {self.label}: {rule}.")

    def keys(self, *, required: Collection[str], optional: Collection[str] = ()) -> None:
        """Check which keys stand in the row. Raises CatalogError."""
        for key in required:
            if key not in self.values:
                raise self.error(f'"{key}" is missing')
        known = {*required, *optional}
        for key in self.values:
            if key not in known:
                raise self.error(f'"{key}" is not a key of this kind of row; the keys are {", ".join(sorted(known))}')

    def text(self, key: str, default: str = "") -> str:
        """Give a text that is not blank, or `default` when the key is absent."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.error(f'"{key}" must be a text: put it in quotation marks')
        if key in self.values and not value.strip():
            raise self.error(f'"{key}" must be a text that is not empty')
        return value

    def identifier(self, key: str = "id") -> str:
        """Give an id: lower-case letters, digits and single hyphens."""
        value = self.text(key)
        if not _ID.fullmatch(value):
            raise self.error(f'"{key}" must be lower-case letters, digits and hyphens, not "{value}"')
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts without repeats; () when the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise self.error(f'"{key}" must be a list of texts')
        if any(not text.strip() for text in value):
            raise self.error(f'"{key}" holds an empty name')
        if len(set(value)) < len(value):
            raise self.error(f'"{key}" lists a name twice')
        return tuple(value)

    def names(self, key: str) -> Names:
        """Give names by language code: at least one language, at least one name in each."""
        value = self.table(key)
        inner = Row(self.file, f'{self.label}, "{key}"', value)
        if not value:
            raise self.error(f'"{key}" must hold a name in at least one language')
        for code in value:
            if not _LANGUAGE.fullmatch(code):
                raise inner.error(f'"{code}" is not a language code of two letters, such as en or ja')
            if not inner.texts(code):
                raise inner.error(f'"{code}" must list at least one name')
        return {code: inner.texts(code) for code in value}

    def table(self, key: str) -> dict[str, object]:
        """Give a table; {} when the key is absent."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.error(f'"{key}" must be a table')
        return cast("dict[str, object]", value)

    def tables(self, key: str, kind: str) -> list[Row]:
        """Give a list of tables, each a row of its own named `kind`; [] when the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            raise self.error(f'"{key}" must be a list of tables')
        return [Row(self.file, f"{self.label}, {kind} {i}", table) for i, table in enumerate(value, start=1)]

    def choice(self, key: str, among: Iterable[Choice]) -> Choice:
        """Give one of an enumeration's members, all of them or some."""
        allowed = {str(member.value): member for member in among}
        value = self.text(key)
        if value not in allowed:
            raise self.error(f'"{key}" must be one of {", ".join(allowed)}, not "{value}"')
        return allowed[value]

    def day(self, key: str) -> date:
        """Give a calendar day, written 2024-11-01 without quotation marks."""
        value = self.values.get(key)
        if isinstance(value, datetime) or not isinstance(value, date):
            raise self.error(f'"{key}" must be a day such as 2024-11-01, without quotation marks')
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """Give true or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.error(f'"{key}" must be true or false')
        return value

    def address(self, key: str) -> str:
        """Give an http(s) address; "" when the key is absent."""
        value = self.text(key)
        if value and not _is_web(value):
            raise self.error(f'"{key}" must be an http or https address, not "{value}"')
        return value


def _is_web(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", value)
