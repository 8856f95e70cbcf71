"""Punctuation around words that differs between languages: full stops and brackets."""

from __future__ import annotations

import gettext


def sentence(text: str, wording: gettext.NullTranslations) -> str:
    """Give words as a sentence: with a full stop."""
    return wording.gettext("{text}.").format(text=text)


def aside(text: str, wording: gettext.NullTranslations) -> str:
    """Give words in brackets, to stand after others."""
    return wording.gettext(" ({text})").format(text=text)
