"""Where an article ends: marks behind which other texts stand, and whether it goes on behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from bot.reading.cleaning.datelines import cut_dateline
from bot.reading.cleaning.furniture import Furniture
from bot.reading.cleaning.head import is_headline, is_title
from bot.reading.cleaning.kinds import kind
from bot.reading.cleaning.paragraphs import is_byline, is_date_line, is_finished, is_prose, is_sentence, size
from bot.reading.cleaning.repeats import telling

_SAME_ARTICLE = 0.15
"""Share of a stretch's telling words used before, from which it may be the same article.

In the five articles measured, nine in ten stretches share more with what precedes them (median 0.28). Other texts
on the same subject share as much, so the lines between and behind have to look like the article's too.
"""

_LINES_AMONG_PROSE = 1 / 3
"""More lines than this that are no sentences make a list of other articles with their first words."""

_BOX = 5
"""Headlines in a box within an article."""

_HEADED = 0.4
_HEADED_ALONE = 0.2
"""Share of a line's telling words that the text below it repeats when it is its headline; the lower for a single
paragraph, which may be a teaser's. Of eighty headlines measured, 61 and 81 % share as much with their first
sentence, and 1 and 13 % with a paragraph of another article on the same subject."""

_ALONE = 150
"""Size from which a finished paragraph between two boxes is an article's rather than a teaser's."""

_BARELY_BEGUN = 2
"""Sentences; comments or notes behind fewer stand beside the headline, not at the end."""

_HEAD_LINES = 3
"""Lines between another article's headline and its first sentence: byline, date, reading time."""

_NAME = re.compile(
    r"[^\W\d_a-zß-ÿ][\w'’-]+(?: (?:(?:van|von|de|der|la|di|da|du|bin|al) ){0,2}[^\W\d_a-zß-ÿ][\w.'’-]*){1,3}"
)
_TRADE = re.compile(
    r" (?:is|was|has been|works as|serves as|ist|war|arbeitet als|est|è|es|é|jest) [^.]{0,60}"
    r"\b(?:correspondent|reporter|editor|journalist|columnist|writer|author|fellow|researcher|lecturer|professor"
    r"|analyst|associate|counsel|lawyer|attorney|freelancer?|[Rr]edakteur(?:in)?|[Kk]orrespondent(?:in)?"
    r"|[Jj]ournalist(?:in)?|[Aa]utor(?:in)?|journaliste|correspondante?|chercheu(?:r|se)|giornalista|corrispondente"
    r"|ricercat(?:ore|rice)|periodista|corresponsal|investigadora?|jornalista|dziennikar(?:z|ka))\b"
    r"|,? (?:joined|covers|reports|writes|has covered|has reported|berichtet|schreibt|couvre|écrit|si occupa|scrive"
    r"|cubre|escribe)\b"
)


@dataclass(slots=True)
class _Kept:
    """The article as far as it was read; what it told is gathered when a mark first asks for it."""

    paragraphs: list[str] = field(default_factory=list)
    sentences: int = 0
    _told: set[str] = field(default_factory=set)
    _gathered: int = 0

    def add(self, paragraph: str) -> None:
        self.paragraphs.append(paragraph)
        self.sentences += is_sentence(paragraph)

    def told(self) -> set[str]:
        self._told |= telling(self.paragraphs[self._gathered :])
        self._gathered = len(self.paragraphs)
        return self._told


def up_to_end(found: Sequence[str], title: str) -> list[str]:
    """Keep what may be the article's, up to the mark after which no more of it follows."""
    kept = _Kept()
    at = 0
    while at < len(found):
        mark = Furniture.ASIDE if is_title(found[at], title) else kind(found[at])
        if mark in (Furniture.END, Furniture.STOPS, Furniture.TEASERS) and kept.sentences:
            at = _resumption(found, at, kept, mark)
        else:
            if mark is None:
                kept.add(found[at])
            at += 1
    return kept.paragraphs


def _resumption(found: Sequence[str], mark: int, kept: _Kept, found_kind: Furniture) -> int:
    """Give where the same article goes on after a mark of its end; the number of paragraphs if it does not.

    It goes on when, with nothing but single lines between, prose follows that speaks of the same; behind
    comments and notes only if the article had barely begun.
    """
    if found_kind is Furniture.END and kept.sentences >= _BARELY_BEGUN:
        return len(found)
    for at in range(mark + 1, len(found)):
        if is_byline(found[at]) or is_date_line(found[at]):
            break
        if is_prose(found[at]) and kind(found[at]) is None:
            lines = sum(kind(each) is None for each in found[mark + 1 : at])
            is_box = lines <= (_BOX if found_kind is Furniture.TEASERS else 0)
            return at if _is_same(found, mark, at, kept, is_box=is_box) else len(found)
    return len(found)


def _is_same(found: Sequence[str], mark: int, at: int, kept: _Kept, *, is_box: bool) -> bool:
    """Whether what begins at `at` is the article going on, and not one of those that the mark announced."""
    ahead = list(islice(_own(found, at), 2))
    goes_on = len(ahead) > 1 and is_prose(ahead[1])
    headed = _share(telling([found[at - 1]]), telling([found[at]])) if at - mark > 1 else 0.0
    if headed >= (_HEADED if goes_on else _HEADED_ALONE):
        return False
    if is_box:
        return goes_on or (is_finished(found[at]) and size(found[at]) >= _ALONE and _is_running(found, at))
    return goes_on and _share(telling(ahead), kept.told()) >= _SAME_ARTICLE and _is_running(found, at)


def _own(found: Sequence[str], start: int) -> Iterator[str]:
    """Give the paragraphs up to the next mark of an end, without the single lines that are not the article's."""
    for at in range(start, len(found)):
        match kind(found[at]):
            case None:
                yield found[at]
            case Furniture.END | Furniture.STOPS | Furniture.TEASERS:
                return


def _is_running(found: Sequence[str], at: int) -> bool:
    """Whether running text follows, rather than a list of other articles with their first words."""
    ahead = list(_own(found, at))
    return sum(not is_sentence(each) for each in ahead) <= len(ahead) * _LINES_AMONG_PROSE


def without_other_articles(found: Sequence[str]) -> list[str]:
    """Leave out what follows another headline with a head of its own, though no mark announces it."""
    prose = 0
    for at, paragraph in enumerate(found):
        if prose >= _BARELY_BEGUN and is_headline(paragraph) and _has_head(found, at):
            return list(found[:at])
        prose += is_prose(paragraph)
    return list(found)


def _has_head(found: Sequence[str], at: int) -> bool:
    """Whether a byline, date or dateline stands between a headline and the first prose below it.

    Where more dates follow, it is a chronology.
    """
    below = found[at + 1 : at + 2 + _HEAD_LINES]
    lines = list(takewhile(lambda each: not is_prose(each), below))
    first = below[len(lines)] if len(lines) < len(below) else ""
    dated = any(map(is_date_line, lines)) and not any(map(is_date_line, found[at + 1 + len(lines) :]))
    return dated or any(map(is_byline, lines)) or bool(cut_dateline(first)[0])


def without_biography(found: Sequence[str], credits_: Sequence[str]) -> list[str]:
    """Leave out last paragraphs that say who wrote: of a name in the byline, or of a trade that writes.

    The article itself never uses the name. `credits_` are the lines beside the headline.
    """
    own = list(found)
    signed = " ".join(line for line in credits_ if not is_sentence(line)).casefold()
    while len(own) > _BARELY_BEGUN and (name := _NAME.match(own[-1])):
        author = name[0].casefold() in signed or _TRADE.match(own[-1], name.end()) is not None
        if not author or any(name[0] in each for each in own[:-1]):
            break
        own.pop()
    return own


def _share(stretch: set[str], known: set[str]) -> float:
    return len(stretch & known) / len(stretch) if stretch else 0.0
