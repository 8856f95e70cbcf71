"""A summary made of the text's own sentences: verbatim, in order, each one understood by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.articles import Span
from bot.reading.act_words import ACTS
from bot.reading.days import weekdays, written_days
from bot.reading.passages import Passage, Reading
from bot.reading.summary_words import DANGLING, SAYING

MOST_SENTENCES = 3
MOST_CHARACTERS = 600
SHORTEST = 30
LONGEST = 450
"""A sentence outside these lengths, in characters, is a heading or a paragraph; wide characters count double below."""

_QUOTE_MARKS = '“”„«»「」『』"'
_ENDS = tuple('.!?。！？…”"»」)')
_WIDE = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def summarise(reading: Reading) -> tuple[Span, ...]:
    """Give two or three sentences of the text, at most 600 characters, in order; fewer when it has no more to give.

    A text with no sentence fit to stand alone gives its first one, an empty text none.
    """
    whole, language = len(reading.sentences), reading.language
    fit = [(n, passage) for n, passage in enumerate(reading.sentences) if _stands_alone(passage, language)]
    ranked = sorted(fit, key=lambda pair: (-_score(pair[1], pair[0] / whole, language), pair[0]))
    chosen: list[tuple[int, Passage]] = []
    for number, passage in ranked:
        if len(chosen) < MOST_SENTENCES and _adds(passage, [kept for _, kept in chosen]):
            chosen.append((number, passage))
    if not chosen:
        return tuple(passage.span for passage in reading.sentences[:1] if len(passage.span.text) <= MOST_CHARACTERS)
    return tuple(passage.span for _, passage in sorted(chosen))


def _leanings(passage: Passage, language: str) -> tuple[tuple[str, int], ...]:
    """Give the words in a sentence that lean on the one before, with their offsets."""
    words = DANGLING.get(language)
    return words.places(passage.folded.lstrip(_QUOTE_MARKS + " ")) if words else ()


def _stands_alone(passage: Passage, language: str) -> bool:
    """Whether a sentence is one, and says of itself who and what it is about."""
    text = passage.span.text.strip()
    width = 2 if len(_WIDE.findall(text)) > len(text) // 3 else 1
    return (
        len(text) * width >= SHORTEST
        and len(text) <= LONGEST
        and text.endswith(_ENDS)
        and not any(start == 0 for _, start in _leanings(passage, language))
        and not _unspoken_quotation(text, passage.folded)
    )


def _unspoken_quotation(text: str, folded: str) -> bool:
    """Whether a sentence is a quotation, or cut out of one, without saying whose."""
    if text.count("“") != text.count("”") or text.count('"') % 2 or text.count("「") != text.count("」"):
        return True
    if text.count("«") != text.count("»"):
        return True
    return text[0] in _QUOTE_MARKS and not SAYING.find(folded)


def _score(passage: Passage, depth: float, language: str) -> float:
    """Weigh a sentence by where it stands and by what it names: actors, terms, dates, acts.

    `depth` runs from 0 for the first sentence to 1. "The move" and its like cost something further in, too.
    """
    position = 2.0 * (1 - depth) + (depth == 0)
    names = len(passage.ids("actor")) + len(passage.ids("term"))
    dated = bool(written_days(passage.folded) or weekdays(passage.folded))
    leaning = any(" " in phrase for phrase, _ in _leanings(passage, language))
    return position + min(names, 6) * 0.5 + 0.5 * dated + min(len(ACTS.find(passage.folded)), 3) * 0.25 - leaning


def _adds(passage: Passage, chosen: Sequence[Passage]) -> bool:
    """Whether a sentence fits beside those chosen and does not repeat one."""
    length = sum(len(kept.span.text) for kept in chosen) + len(passage.span.text)
    return length <= MOST_CHARACTERS and all(_apart(passage.folded, kept.folded) for kept in chosen)


def _apart(one: str, other: str) -> bool:
    first, second = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    return len(first & second) < 0.7 * min(len(first), len(second)) or not first
