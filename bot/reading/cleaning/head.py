"""Where an article begins: its headline, and what stands between it and the first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.reading.cleaning.datelines import cut_dateline
from bot.reading.cleaning.furniture import Furniture, furniture
from bot.reading.cleaning.kinds import kind
from bot.reading.cleaning.paragraphs import is_byline, is_date_line, is_prose, is_sentence, key, sentences_in, size
from bot.reading.cleaning.repeats import telling
from bot.reading.text.days import written_days
from bot.reading.text.folding import fold_name

_DECK = 230
"""Size up to which a sentence or two before the byline are a subtitle, not the article."""

_DECK_SENTENCES = 2

_SAME_ARTICLE = 0.15
"""Share of a paragraph's telling words used before it, from which it may be the same article's."""

_HEADED = 0.4
"""Share of a line's telling words that the text below it repeats when it is its headline."""

_VIEW = 20
"""Paragraphs looked at before and behind such a line."""

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
    return Head(headline, tuple(_head_matter(found[:start], headline)), tuple(found[start:]))


def _head_matter(lines: Sequence[str], headline: str) -> Iterator[str]:
    """Give what stands before an article but its headline, without the date of today that sites print at their top.

    A date above the headline is the article's if nothing but credits stand between and none is dated below it;
    where the lines do not hold the headline, a subtitle may stand between, too.
    """
    titles = [at for at, each in enumerate(lines) if is_title(each, headline)]
    below = titles[-1] + 1 if titles else len(lines)
    near = titles[0] if titles else len(lines)
    while near and (_is_marker(lines[near - 1], headline) or (not titles and is_prose(lines[near - 1]))):
        near -= 1
    superseded = any(_is_dated(each) for each in lines[below:])
    named = frozenset(titles)
    for at, line in enumerate(lines):
        if at not in named and (at >= below or not _is_dated(line) or (at >= near and not superseded)):
            yield line


def _is_dated(line: str) -> bool:
    return any(written.whole for written in written_days(fold_name(line)))


def part_credits(found: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Part the byline and date that stand behind an article's first sentences from its paragraphs.

    Behind another headline they are another article's.
    """
    kept: list[str] = []
    credited: list[str] = []
    prose = 0
    for at, paragraph in enumerate(found):
        prose += is_prose(paragraph)
        if 0 < prose <= NEAR and _heads_another(found, at):
            return [*kept, *found[at:]], tuple(credited)
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
    longer, shorter = (wanted, spelling) if len(wanted) >= len(spelling) else (spelling, wanted)
    if len(longer) - len(shorter) > _SITE_SUFFIX:
        return False
    affixed = longer.startswith(shorter + " ") or longer.endswith(" " + shorter)
    return affixed and _is_line(paragraph) and _is_long(shorter)


def _headline(found: Sequence[str]) -> str:
    """Give the first line before the first prose that could be a headline.

    Where a line holds another one that could be it (a breadcrumb that ends in the headline), the shorter is it.
    """
    candidates: list[str] = []
    for paragraph in found[:-1]:
        if is_prose(paragraph) and kind(paragraph) is None:
            break
        if is_headline(paragraph):
            candidates.append(paragraph)
    if not candidates:
        return ""
    inner = (each for each in candidates[1:] if each != candidates[0] and candidates[0].endswith(each))
    return next(inner, candidates[0])


def is_headline(paragraph: str) -> bool:
    """Whether a line could be a headline: no sentence, nothing that stands beside headlines, and long enough."""
    return _is_line(paragraph) and _is_long(paragraph)


def _is_line(paragraph: str) -> bool:
    if is_sentence(paragraph) or is_byline(paragraph) or is_date_line(paragraph) or _TRAIL.search(paragraph):
        return False
    return kind(paragraph) is None and size(paragraph) <= _DECK


def _is_long(paragraph: str) -> bool:
    return len(_WORD.findall(paragraph)) >= _HEADLINE_WORDS or size(paragraph) >= _HEADLINE_SIZE


def _start(found: Sequence[str], headline: str) -> int:
    """Give the index of the first paragraph of the article itself."""
    marked = _after_markers(found, headline)
    own = [at for at, each in enumerate(found) if is_sentence(each) and kind(each) is None]
    # Where every sentence stands before a date or headline, the first of them begins the article after all.
    return next((at for at in own if at >= marked), own[0] if own else marked)


def _heads_another(found: Sequence[str], at: int) -> bool:
    """Whether a line behind an article's first sentences heads another: its words go on below, theirs do not."""
    if not is_headline(found[at]):
        return False
    below = telling(islice(filter(is_prose, found[at + 1 : at + _VIEW]), 1))
    above, line = telling(found[max(0, at - _VIEW) : at]), telling([found[at]])
    return len(line & below) >= _HEADED * len(line) > 0 and len(below & above) < _SAME_ARTICLE * len(below)


def _after_markers(found: Sequence[str], headline: str) -> int:
    start, decks = 0, 0
    for at, paragraph in enumerate(found):
        if decks < NEAR and is_prose(paragraph) and kind(paragraph) is None and cut_dateline(paragraph)[0]:
            return at
        if decks and headline and not is_title(paragraph, headline) and _heads_another(found, at):
            break
        if _is_marker(paragraph, headline):
            # Behind two sentences only a byline or date is sure to stand before the article.
            start = at + 1 if decks < NEAR or not is_title(paragraph, headline) else start
        elif is_prose(paragraph) and kind(paragraph) is None:
            decks += 1
            if decks > NEAR or size(paragraph) > _DECK or sentences_in(paragraph) > _DECK_SENTENCES:
                break
    return start


def _is_marker(paragraph: str, headline: str) -> bool:
    """Whether a line stands only before an article: headline, byline, date, reading time."""
    if is_title(paragraph, headline) or is_byline(paragraph) or is_date_line(paragraph):
        return True
    return not is_prose(paragraph) and furniture(paragraph, prose=False) is Furniture.CREDITS
