"""Where an article begins: its headline, and what stands between it and the first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.datelines import cut_dateline
from bot.reading.furniture import Furniture, furniture
from bot.reading.paragraphs import is_byline, is_caption, is_date_line, is_prose, is_sentence, key, sentences_in, size

_DECK = 230
"""Size up to which one sentence before the byline is a subtitle, not the article."""

NEAR = 2
"""Paragraphs of prose after which a byline or date is no longer the article's own."""

_HEADLINE_WORDS = 4
_HEADLINE_SIZE = 20
_WORD = re.compile(r"\w+")
_SITE_SUFFIX = 40
_TRAIL = re.compile(
    r"\s[>›»/|]\s.*\s[>›»/|]\s|^\W*(?:home|startseite|accueil|inicio|ホーム|トップ)\s*[>›»/|]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Head:
    """An article's headline ("" if none was found), its head matter, and the paragraphs that follow."""

    title: str
    preamble: tuple[str, ...]
    rest: tuple[str, ...]


def find_head(found: Sequence[str], title: str) -> Head:
    """Find headline and beginning among a page's paragraphs; `title` is the headline where it is known."""
    headline = title or _headline(found)
    start = _start(found, headline)
    preamble = tuple(each for each in found[:start] if not is_title(each, headline))
    return Head(headline, preamble, tuple(found[start:]))


def part_credits(found: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Part the byline and date that stand behind an article's first sentences from its paragraphs."""
    kept: list[str] = []
    credited: list[str] = []
    prose = 0
    for paragraph in found:
        prose += is_prose(paragraph)
        if prose <= NEAR and (is_byline(paragraph) or is_date_line(paragraph)):
            credited.append(paragraph)
        else:
            kept.append(paragraph)
    return kept, tuple(credited)


def is_title(paragraph: str, title: str) -> bool:
    """Whether a paragraph is the headline, perhaps with the site's name before or after it."""
    wanted, spelling = key(title), key(paragraph)
    if not wanted or wanted == spelling:
        return bool(wanted)
    longer, shorter = sorted((wanted, spelling), key=len, reverse=True)
    affixed = longer.startswith(shorter + " ") or longer.endswith(" " + shorter)
    return affixed and _is_headline(paragraph) and len(longer) - len(shorter) <= _SITE_SUFFIX and _is_long(shorter)


def _headline(found: Sequence[str]) -> str:
    """Give the first line before the first prose that could be a headline.

    Where a line holds another one that could be it (a breadcrumb that ends in the headline), the shorter is it.
    """
    candidates: list[str] = []
    for paragraph in found[:-1]:
        if is_prose(paragraph) and _kind(paragraph) is None:
            break
        if _is_headline(paragraph) and _is_long(paragraph):
            candidates.append(paragraph)
    if not candidates:
        return ""
    inner = (each for each in candidates[1:] if each != candidates[0] and candidates[0].endswith(each))
    return next(inner, candidates[0])


def _is_headline(paragraph: str) -> bool:
    if is_sentence(paragraph) or is_byline(paragraph) or is_date_line(paragraph) or _TRAIL.search(paragraph):
        return False
    return furniture(paragraph, prose=False) is None and size(paragraph) <= _DECK


def _is_long(paragraph: str) -> bool:
    return len(_WORD.findall(paragraph)) >= _HEADLINE_WORDS or size(paragraph) >= _HEADLINE_SIZE


def _start(found: Sequence[str], headline: str) -> int:
    """Give the index of the first paragraph of the article itself."""
    marked = _after_markers(found, headline)
    own = [at for at, each in enumerate(found) if is_sentence(each) and _kind(each) is None]
    # Where every sentence stands before a date or headline, the first of them begins the article after all.
    return next((at for at in own if at >= marked), own[0] if own else marked)


def _after_markers(found: Sequence[str], headline: str) -> int:
    start, decks = 0, 0
    for at, paragraph in enumerate(found):
        if decks < NEAR and is_prose(paragraph) and _kind(paragraph) is None and cut_dateline(paragraph)[0]:
            return at
        if _is_marker(paragraph, headline):
            # Behind two sentences only a byline or date is sure to stand before the article.
            start = at + 1 if decks < NEAR or not is_title(paragraph, headline) else start
        elif is_prose(paragraph) and _kind(paragraph) is None:
            decks += 1
            if decks > NEAR or size(paragraph) > _DECK or sentences_in(paragraph) > 1:
                break
    return start


def _kind(paragraph: str) -> Furniture | None:
    return Furniture.ASIDE if is_caption(paragraph) else furniture(paragraph, prose=is_prose(paragraph))


def _is_marker(paragraph: str, headline: str) -> bool:
    """Whether a line stands only before an article: headline, byline, date, reading time."""
    if is_title(paragraph, headline) or is_byline(paragraph) or is_date_line(paragraph):
        return True
    return not is_prose(paragraph) and furniture(paragraph, prose=False) is Furniture.CREDITS
