"""From a page's text, noise included, to the article alone: decisions over paragraphs, in order.

Head: everything up to the article's first sentence. Tail: everything from the first mark of its end. Between
them, lines that are not its own, and whatever was said before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.datelines import cut_dateline, cut_signature, is_signature
from bot.reading.furniture import Furniture, furniture
from bot.reading.head import NEAR, find_head, is_title
from bot.reading.mend import mend, paragraphs
from bot.reading.paragraphs import is_byline, is_caption, is_date_line, is_prose, is_sentence
from bot.reading.repeats import unrepeated, without_repeats, words_shared

BREAK = "\n\n"
"""What joins the paragraphs of a cleaned text."""

_SAME_ARTICLE = 0.15
"""Share of a stretch's telling words used before, from which it may be the same article.

Two paragraphs of one article share mostly 0.2 to 0.5 with what precedes them, a text on something else under 0.1.
It cannot tell articles on one subject apart: for that, nothing but headlines may stand between.
"""

_BARELY_BEGUN = 2
"""Sentences; "Comments" or "Source: …" behind fewer stands beside the headline, not at the end."""

_BULLETS = ("-", "–", "—", "•", "·", "*", "▪", "■", "●", "○", "◆", "・", "※", "→", "►", "‣", "◦")
_LIST = 3
"""So many lines in a row that are no sentences are a menu or a list of other articles."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article alone; the paragraphs of `text` are parted by a blank line.

    `preamble` is the head matter that was taken off, in order, without the title: subtitle, byline, date
    lines, dateline.
    """

    title: str
    text: str
    preamble: tuple[str, ...]


def clean(text: str, title: str = "") -> Cleaned:
    """Take everything off a text that is not the article. `title` is its headline where that is known.

    Cleaning what was cleaned, under the title that was found, changes nothing.
    """
    found = paragraphs(mend(text))
    head = find_head(found, " ".join(paragraphs(mend(title))))
    body, preamble = head.rest, head.preamble
    while (smaller := _body(body, head.title)) != (body, ()):
        body, datelines = smaller
        preamble += datelines
    return Cleaned(head.title, BREAK.join(body), preamble)


def _body(found: Sequence[str], title: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give one pass over the body, and the datelines it took off."""
    kept = [unrepeated(each) for each in _until_end(found, title)]
    kept = _without_lists(without_repeats(kept))
    if not kept:
        return (), ()
    datelines = _cut_datelines(kept)
    if any(is_sentence(each) for each in kept):
        kept = _trimmed(kept)
    return tuple(kept), datelines


def _cut_datelines(kept: list[str]) -> tuple[str, ...]:
    """Take the datelines off the first paragraphs, in place; reports put together have several."""
    found: list[str] = []
    prose = 0
    for at, paragraph in enumerate(kept):
        dateline, kept[at] = cut_dateline(paragraph)
        found += [dateline] if dateline else []
        prose += is_prose(kept[at])
        if prose > NEAR:
            break
    return tuple(found)


def _until_end(found: Sequence[str], title: str) -> list[str]:
    """Keep what may be the article's, up to the mark after which no more of it follows."""
    kept: list[str] = []
    at = 0
    while at < len(found):
        kind = _kind(found[at], title)
        if kind in (Furniture.END, Furniture.TEASERS) and any(is_sentence(each) for each in kept):
            at = _resumption(found, at, kept, kind)
        elif kind is None:
            kept.append(found[at])
            at += 1
        else:
            at += 1
    return kept


def _kind(paragraph: str, title: str) -> Furniture | None:
    if is_signature(paragraph) or is_title(paragraph, title) or is_caption(paragraph):
        return Furniture.ASIDE
    return furniture(paragraph, prose=is_prose(paragraph))


def _resumption(found: Sequence[str], mark: int, kept: Sequence[str], kind: Furniture) -> int:
    """Give where the same article goes on after a mark of its end; the number of paragraphs if it does not.

    It goes on when, with nothing but single lines between, two paragraphs of prose follow that speak of the
    same; behind comments, sources or legal lines only if the article had barely begun.
    """
    if kind is Furniture.END and sum(map(is_sentence, kept)) >= _BARELY_BEGUN:
        return len(found)
    for at in range(mark + 1, len(found) - 1):
        if is_byline(found[at]) or is_date_line(found[at]):
            break
        stretch = found[at : at + 2]
        if is_prose(found[at]) and furniture(found[at], prose=True) is None:
            same = is_prose(found[at + 1]) and words_shared(stretch, kept) >= _SAME_ARTICLE
            return at if same else len(found)
    return len(found)


def _without_lists(found: Sequence[str]) -> list[str]:
    """Leave out runs of lines that are no sentences, unless bulleted or announced by a colon."""
    kept: list[str] = []
    run: list[str] = []
    for paragraph in found:
        if is_sentence(paragraph) or _is_listed(paragraph):
            kept.extend(_if_own(run, kept))
            kept.append(paragraph)
            run = []
        else:
            run.append(paragraph)
    return kept + _if_own(run, kept)


def _is_listed(paragraph: str) -> bool:
    return paragraph.startswith(_BULLETS) or paragraph.endswith((";", ":", "：", "；", ","))


def _if_own(run: list[str], before: Sequence[str]) -> list[str]:
    announced = bool(before) and before[-1].endswith((":", "：", *_BULLETS))
    return run if len(run) < _LIST or announced or not before else []


def _trimmed(found: list[str]) -> list[str]:
    """Take off what follows the last sentence, and the agency's mark behind it."""
    kept = list(found)
    while kept and not is_sentence(cut_signature(kept[-1])):
        kept.pop()
    if kept:
        kept[-1] = cut_signature(kept[-1])
    return kept
