"""From a page's text, noise included, to the article alone: decisions over paragraphs, in order.

Head: everything up to the article's first sentence. Tail: everything from the first mark of its end. Between
them, lines that are not its own, and whatever was said before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.reading.datelines import cut_dateline, cut_signature, is_signature
from bot.reading.furniture import Furniture, furniture
from bot.reading.head import NEAR, find_head, is_title, part_credits
from bot.reading.mend import mend, paragraphs
from bot.reading.paragraphs import is_byline, is_caption, is_date_line, is_prose, is_sentence, is_unfinished
from bot.reading.repeats import unrepeated, without_repeats, words_shared

BREAK = "\n\n"
"""What joins the paragraphs of a cleaned text."""

_SAME_ARTICLE = 0.15
"""Share of a stretch's telling words used before, from which it may be the same article.

In the five articles measured, nine in ten stretches share more with what precedes them (median 0.28). Other texts
on the same subject share as much, so the lines between and behind have to look like the article's too.
"""

_LINES_AMONG_PROSE = 1 / 3
"""More lines than this that are no sentences make a list of other articles with their first words."""

_BOX = 6
"""Lines of a box within an article, its mark included."""

_HEADED = 0.4
"""Share of a line's telling words that the text below it repeats when it is its headline."""

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
        body, more = smaller
        preamble += more
    return Cleaned(head.title, BREAK.join(body), preamble)


def _body(found: Sequence[str], title: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give one pass over the body, and the head matter it took off."""
    kept = [unrepeated(each) for each in _until_end(found, title)]
    kept, credited = part_credits(without_repeats(kept))
    kept = _without_lists(kept)
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
        if is_prose(found[at]) and furniture(found[at], prose=True) is None:
            inside = kind is Furniture.TEASERS and _is_box(found, mark, at)
            return at if inside or _goes_on(found[at:], kept) else len(found)
    return len(found)


def _is_box(found: Sequence[str], mark: int, at: int) -> bool:
    """Whether a few lines from `mark` to `at` are a box: none heads what follows, and running text goes on."""
    headed = words_shared([found[at - 1]], [found[at]]) >= _HEADED
    return 1 < at - mark <= _BOX and not headed and is_prose(found[at + 1])


def _goes_on(rest: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether what begins here is running text on the subject of what was kept."""
    if not is_prose(rest[1]) or words_shared(rest[:2], kept) < _SAME_ARTICLE:
        return False
    ahead = list(takewhile(lambda each: furniture(each, prose=is_prose(each)) is None, rest))
    return sum(not is_sentence(each) for each in ahead) <= len(ahead) * _LINES_AMONG_PROSE


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
    """Take off what stands before the first and behind the last sentence, and the agency's mark there."""
    own = [at for at, each in enumerate(found) if is_sentence(cut_signature(each))]
    first, last = own[0], own[-1]
    # Sites lose the very last full stop; a second such line would be a list.
    if len(found) == last + 2 and is_unfinished(found[-1]):
        return found[first:]
    return [*found[first:last], cut_signature(found[last])]
