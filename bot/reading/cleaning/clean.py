"""From a page's text, noise included, to the article alone: decisions over paragraphs, in order.

Head: everything up to the article's first sentence. Tail: everything from the first mark of its end. Between
them, lines that are not its own, and whatever was said before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.reading.cleaning.datelines import cut_dateline, cut_signature
from bot.reading.cleaning.ends import up_to_end, without_biography, without_other_articles
from bot.reading.cleaning.head import NEAR, find_head, part_credits
from bot.reading.cleaning.paragraphs import is_prose, is_sentence, is_unfinished
from bot.reading.cleaning.repeats import unrepeated, without_echoes, without_repeats
from bot.reading.text.mend import mend, paragraphs

BREAK = "\n\n"
"""What joins the paragraphs of a cleaned text."""

_BULLETS = ("-", "–", "—", "•", "·", "*", "▪", "■", "●", "○", "◆", "・", "※", "→", "►", "‣", "◦")
_FIGURE = re.compile(
    r"(?:[:：–-]\s*\S{0,4}|\s|[^\W\d_])\d[\d.,]*\s*(?:%|％|[^\W\d_])|[€$¥£]\s?\d|:\s*\d|\b\d{4}\s*[:：–-]\s"
)
_FIGURES = 2 / 3
"""So many lines of a list holding an amount or a year make it a table of the article's."""

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
    while (smaller := _body(body, head.title, preamble)) != (body, ()):
        body, more = smaller
        preamble += more
    return Cleaned(head.title, BREAK.join(body), preamble)


def _body(found: Sequence[str], title: str, preamble: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give one pass over the body, and the head matter it took off."""
    kept = without_echoes([unrepeated(each) for each in up_to_end(found, title)])
    kept, credited = part_credits(without_other_articles(without_repeats(kept)))
    kept = without_biography(_without_lists(_without_summary(kept)), (*preamble, *credited))
    datelines = _cut_datelines(kept)
    if any(is_sentence(cut_signature(each)) for each in kept):
        kept = _trimmed(kept)
    return tuple(kept), (*credited, *datelines)


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


def _without_summary(found: list[str]) -> list[str]:
    """Leave out the points before the first sentence that running text then tells at length."""
    points = list(takewhile(lambda each: each.startswith(_BULLETS), found))
    is_told = sum(is_prose(each) and not each.startswith(_BULLETS) for each in found) > len(points) > 1
    return found[len(points) :] if is_told else found


def _is_listed(paragraph: str) -> bool:
    return paragraph.startswith(_BULLETS) or paragraph.endswith((";", ":", "：", "；", ","))


def _if_own(run: list[str], before: Sequence[str]) -> list[str]:
    announced = bool(before) and before[-1].endswith((":", "：", *_BULLETS))
    return run if len(run) < _LIST or announced or not before or _is_table(run) else []


def _is_table(run: Sequence[str]) -> bool:
    return sum(_FIGURE.search(each) is not None for each in run) >= len(run) * _FIGURES


def _trimmed(found: list[str]) -> list[str]:
    """Take off what stands before the first and behind the last sentence, and the agency's mark there."""
    own = [at for at, each in enumerate(found) if is_sentence(cut_signature(each))]
    first, last = own[0], own[-1]
    # Sites lose the very last full stop; a second such line would be a list.
    if len(found) == last + 2 and is_unfinished(found[-1]):
        return found[first:]
    return [*found[first:last], cut_signature(found[last])]
