"""How words are put together, which differs between languages: full stops, brackets, and where a value stands."""

from __future__ import annotations

import gettext
import re
from typing import Final

from bot.domain.messages import Line, Text

_PLACE: Final = re.compile(r"\{([a-z]+)\}")
_MARKS: Final = "\"'“”„‘’‚"
_NARROW: Final = "\u202f"


def styled(template: str, **values: Text) -> Line:
    """Give a sentence as a line, with each value, as it is to be shown, at its {place}."""
    parts = enumerate(_PLACE.split(template))
    return tuple(values[part] if number % 2 else Text(part) for number, part in parts if part)


def sentence(text: str, wording: gettext.NullTranslations) -> str:
    """Give words as a sentence: with a full stop."""
    return wording.gettext("{text}.").format(text=text)


def aside(text: str, wording: gettext.NullTranslations) -> str:
    """Give words in brackets, to stand after others."""
    return wording.gettext(" ({text})").format(text=text)


def capital(text: str) -> str:
    """Give words that begin a line with a capital, where their script has one."""
    return f"{text[:1].upper()}{text[1:]}"


def quoted(text: str) -> str:
    """Give a quotation in its marks; a narrow space parts them from marks of its own, which stay as they are."""
    before, after = (_NARROW if mark in _MARKS else "" for mark in (text[:1] or " ", text[-1:] or " "))
    return f"“{before}{text}{after}”"
