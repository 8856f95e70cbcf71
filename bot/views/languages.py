"""The languages sources are written in, by ISO 639-1 code, and what to call them."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.domain.phrases import Phrase, say

UNKNOWN: Final = "und"

LANGUAGES: Final[Mapping[str, Phrase]] = MappingProxyType(
    {
        "bg": Phrase("Bulgarian"),
        "cs": Phrase("Czech"),
        "da": Phrase("Danish"),
        "de": Phrase("German"),
        "el": Phrase("Greek"),
        "en": Phrase("English"),
        "es": Phrase("Spanish"),
        "et": Phrase("Estonian"),
        "fi": Phrase("Finnish"),
        "fr": Phrase("French"),
        "ga": Phrase("Irish"),
        "hr": Phrase("Croatian"),
        "hu": Phrase("Hungarian"),
        "it": Phrase("Italian"),
        "ja": Phrase("Japanese"),
        "ko": Phrase("Korean"),
        "lt": Phrase("Lithuanian"),
        "lv": Phrase("Latvian"),
        "mt": Phrase("Maltese"),
        "nl": Phrase("Dutch"),
        "no": Phrase("Norwegian"),
        "pl": Phrase("Polish"),
        "pt": Phrase("Portuguese"),
        "ro": Phrase("Romanian"),
        "ru": Phrase("Russian"),
        "sk": Phrase("Slovak"),
        "sl": Phrase("Slovenian"),
        "sv": Phrase("Swedish"),
        "uk": Phrase("Ukrainian"),
        "zh": Phrase("Chinese"),
    }
)
"""English names; views translate them through their wording."""


def language_name(code: str, wording: gettext.NullTranslations) -> str:
    """Give the name of a language for a reader; a code that is not listed stands for itself."""
    _ = wording.gettext
    if code == UNKNOWN:
        return _("language not known")
    return say(LANGUAGES[code], wording) if code in LANGUAGES else code
