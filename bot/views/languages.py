"""The languages sources are written in, by ISO 639-1 code, and what to call them."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

UNKNOWN: Final = "und"

LANGUAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bg": "Bulgarian",
        "cs": "Czech",
        "da": "Danish",
        "de": "German",
        "el": "Greek",
        "en": "English",
        "es": "Spanish",
        "et": "Estonian",
        "fi": "Finnish",
        "fr": "French",
        "ga": "Irish",
        "hr": "Croatian",
        "hu": "Hungarian",
        "it": "Italian",
        "ja": "Japanese",
        "ko": "Korean",
        "lt": "Lithuanian",
        "lv": "Latvian",
        "mt": "Maltese",
        "nl": "Dutch",
        "no": "Norwegian",
        "pl": "Polish",
        "pt": "Portuguese",
        "ro": "Romanian",
        "ru": "Russian",
        "sk": "Slovak",
        "sl": "Slovenian",
        "sv": "Swedish",
        "uk": "Ukrainian",
        "zh": "Chinese",
    }
)
"""English names; views translate them through their wording."""


def language_name(code: str, wording: gettext.NullTranslations) -> str:
    """Give the name of a language for a reader; a code that is not listed stands for itself."""
    _ = wording.gettext
    if code == UNKNOWN:
        return _("language not known")
    return _(LANGUAGES[code]) if code in LANGUAGES else code
