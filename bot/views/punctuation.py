"""How words are put together, which differs between languages: full stops, brackets, and where a value stands."""

from __future__ import annotations

import gettext
import re
from typing import Final

from bot.domain.messages import Line, Text

_PLACE: Final = re.compile(r"\{([a-z]+)\}")


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
