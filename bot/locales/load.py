"""Catalogues of the interface: which languages there are, and their words."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from bot.domain.errors import CatalogError
from bot.locales.names import FOLDER, names_in

ENGLISH: Final = "en"
"""The language of the code itself, which needs no file."""

FILE: Final = "LC_MESSAGES/eujp.po"


@cache
def interface_languages() -> tuple[str, ...]:
    """Give the codes of the languages the interface speaks, English first; the same while the program runs."""
    others = (path.parents[1].name for path in FOLDER.glob(f"*/{FILE}"))
    return (ENGLISH, *sorted(others))


def interface_language(tag: str, known: Mapping[str, object]) -> str:
    """Give which of the `known` languages suits a platform's tag best: ja for ja-JP or ja_JP, English for the rest."""
    whole = tag.replace("_", "-")
    main = whole.partition("-")[0].lower()
    return next((language for language in (whole, main) if language in known), ENGLISH)


def wording_for(tag: str, wordings: Mapping[str, gettext.NullTranslations]) -> gettext.NullTranslations:
    """Give the words that suit a platform's tag best; `wordings` holds at least those of English."""
    return wordings[interface_language(tag, wordings)]


class Wordings(Mapping[str, gettext.NullTranslations]):
    """The words of each language, as the catalogues of this program have them."""

    def __getitem__(self, language: str) -> gettext.NullTranslations:
        """Give the words of a language. Raises KeyError for one there is none of, CatalogError for a broken file."""
        if language not in interface_languages():
            raise KeyError(language)
        return _packaged(language)

    def __iter__(self) -> Iterator[str]:
        """Give the codes."""
        return iter(interface_languages())

    def __len__(self) -> int:
        """Count the languages."""
        return len(interface_languages())


@cache
def _packaged(language: str) -> gettext.NullTranslations:
    """Give a language's words, the same while the program runs: reading them takes some 50 ms."""
    return gettext.NullTranslations() if language == ENGLISH else read_catalogue(FOLDER / language / FILE, language)


def read_catalogue(path: Path, language: str = ENGLISH) -> gettext.GNUTranslations:
    """Read a catalogue into memory, with the language's names of what is typed in a context of their kind each.

    What it lacks is said in English. Raises CatalogError.
    """
    # Only whoever reads in another language needs Babel, and what it loads.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    compiled = BytesIO()
    try:
        with path.open("rb") as file:
            catalog = read_po(file, abort_invalid=True)
        for kind, names in asdict(names_in(language)).items():
            for word, name in names.items():
                catalog.add(word, name, context=kind)
        write_mo(compiled, catalog)
    except (PoFileError, OSError, ValueError) as error:
        raise CatalogError(f"{path} cannot be read: {error}.") from error
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
