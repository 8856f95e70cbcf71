"""Finding words that a person copied: the same words of the text, however dashes, quotes and line ends were copied."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.articles import Span
from bot.reading.text.folding import fold_name, fold_text

_AROUND: Final = "\"'“”„«»‘’‚‹›「」『』 \t\r\n"
"""The marks and spaces a person may put around words to show that they are a quote."""


def verbatim(text: str, copied: str) -> Span | None:
    """Give the first stretch of a text that holds these words, as the text writes them; None when they are not there.

    Capitals, width, dashes, quotation marks and white space may differ, nothing else.
    """
    for words in (copied.strip(), copied.strip(_AROUND)):
        start = text.find(words) if words else -1
        if start >= 0:
            return Span(words, start, start + len(words))
    parts = fold_name(copied.strip(_AROUND)).split()
    folded = fold_text(text)
    match = re.search(r"\s+".join(map(re.escape, parts)), folded.text) if parts else None
    if match is None:
        return None
    start, end = folded.span(*match.span())
    return Span(text[start:end], start, end)
