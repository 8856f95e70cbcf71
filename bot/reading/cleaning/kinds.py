"""What a paragraph is when it is not the article's, told from itself alone."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.reading.cleaning.datelines import is_signature
from bot.reading.cleaning.furniture import MAX_LENGTH, Furniture, furniture
from bot.reading.cleaning.paragraphs import KNOWN, is_caption, is_prose, is_sentence
from bot.reading.cleaning.prompts import is_prompt

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?<!\w)[@＠]\w+")
_LINKED = re.compile(r"[/@＠]|www\.")
"""What every link holds."""

_PREMIUM = re.compile(r"^(?:[A-Za-z]{0,3}\+|PLUS|Premium|Exklusiv für Abonnenten|Abo)[\s:|]+\S")
_PARTED = re.compile(r"\s[|·•›»>/]\s|[←→➔▶►]|\s{2,}\|")
_ROW = 2
"""So many bars or arrows part the entries of a menu, or the headlines of other articles."""

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2}|[\u3041-\u9fff]")


@lru_cache(maxsize=KNOWN)
def kind(paragraph: str) -> Furniture | None:
    """Say what furniture a paragraph is, None for one that may be the article's."""
    if len(paragraph) > MAX_LENGTH:
        return None
    prose = is_prose(paragraph)
    if is_signature(paragraph) or is_caption(paragraph) or _is_bare(paragraph):
        return Furniture.ASIDE
    if not is_sentence(paragraph) and (_PREMIUM.match(paragraph) or len(_PARTED.findall(paragraph)) >= _ROW):
        return Furniture.ASIDE
    found = furniture(paragraph, prose=prose)
    return found or (Furniture.ASIDE if is_prompt(paragraph, prose=prose) else None)


def _is_bare(paragraph: str) -> bool:
    """Whether it is nothing but addresses and handles, or symbols."""
    rest = _LINK.sub("", paragraph) if _LINKED.search(paragraph) else paragraph
    return not _WORD.search(rest) and not _DIGIT.search(rest)
