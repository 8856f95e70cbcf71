"""Brings the catalogues up to date with the code: python -m bot.locales.extract, or make locales."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from bot.locales.load import FILE, interface_languages
from bot.locales.names import FOLDER

ROOT: Final = FOLDER.parents[1]
SAID: Final = (
    *("_", "gettext", "Phrase", "UsageError", "Misspelt", "Impossible", "refusal", "NotAllowed", "RightsMissing"),
    *("NotFound", "ReadingError", "FetchError", "Unreachable", "AddressRefused", "RobotsRefused", "HttpStatus"),
    *("TransientDelivery", "PermanentDelivery", "UncertainDelivery", "HistoryUnreadable"),
)
"""What is called with English words that are said to people: those of the errors only an operator sees are left out."""

COUNTED: Final = "ngettext"


def template() -> Catalog:
    """Give all that the code says to people, and the files it stands in."""
    found = Catalog(project="eujp", charset="utf-8", fuzzy=False)
    for folder in ("bot", "storage"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for message in messages(path.read_text(encoding="utf-8")):
                found.add(message, None, [(str(path.relative_to(ROOT)), 0)])
    return found


def messages(code: str) -> Iterator[str | tuple[str, str]]:
    """Give what a file says, in order; what has a plural as both forms.

    The syntax tree is read, since Babel's own extraction finds no call within the arguments of another.
    """
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and node.args and (called := _name(node.func)) in (*SAID, COUNTED):
            texts = [list(_texts(each)) for each in node.args[:2]]
            if called == COUNTED:
                yield from zip(*texts, strict=True)
            else:
                yield from filter(None, texts[0])


def _name(function: ast.expr) -> str:
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def _texts(given: ast.expr) -> Iterator[str]:
    """Give the text an argument is, both of a choice between two."""
    match given:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one)
            yield from _texts(other)


def update(language: str) -> int:
    """Put new messages into a language's file and take out what is not said any more. Give how many lack words."""
    path = FOLDER / language / FILE
    with path.open("rb") as file:
        catalog = read_po(file, locale=language, domain="eujp")
    catalog.update(template(), no_fuzzy_matching=True, update_creation_date=False)
    with path.open("wb") as file:
        write_po(file, catalog, width=0, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    return sum(is_missing(message) for message in catalog if message.id)


def is_missing(message: Message) -> bool:
    """Whether a message has no words, or lacks one of its plural forms."""
    said = message.string
    return not said or not all(said)


if __name__ == "__main__":
    for each in interface_languages()[1:]:
        print(f"{each}: {update(each)} messages lack a translation.")  # noqa: T201  this is what it is run for
