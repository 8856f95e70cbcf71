"""Brings the catalogues up to date with the code: python -m bot.locales.extract, or make locales."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from bot.locales.load import FILE, FOLDER, interface_languages

ROOT: Final = FOLDER.parents[1]
_SAID: Final = (
    *("_", "gettext", "Phrase", "UsageError", "Misspelt", "NotAllowed", "RightsMissing", "NotFound", "ReadingError"),
    *("FetchError", "Unreachable", "AddressRefused", "RobotsRefused", "HttpStatus"),
    *("TransientDelivery", "PermanentDelivery", "UncertainDelivery", "HistoryUnreadable"),
)
"""What is called with English words that are said to people: those of the errors only an operator sees are left out."""

_KEYWORDS: Final = {**dict.fromkeys(_SAID), "ngettext": (1, 2)}


def template(folders: tuple[Path, ...] = (ROOT / "bot", ROOT / "storage")) -> Catalog:
    """Give all that the code says to people, and the files it stands in."""
    found = Catalog(project="eujp", charset="utf-8", fuzzy=False)
    for folder in folders:
        for path, _, message, comments, context in extract_from_dir(folder, [("**.py", "python")], keywords=_KEYWORDS):
            place = (str((folder / path).relative_to(ROOT)), 0)
            found.add(message, None, [place], auto_comments=comments, context=context)
    return found


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
