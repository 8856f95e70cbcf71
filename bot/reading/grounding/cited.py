"""A machine-written answer whose every sentence cites quotes: read, and held against exactly those it cites."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.grounding.drafts import MOST_SENTENCES, Draft, check, plain
from bot.reading.grounding.grounding import Source
from bot.reading.naming.names import NameFinder

LONGEST_SENTENCE = 400
"""Characters."""

_READ = 10_000
"""Characters of an answer that are looked at."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence and the numbers, from 1, of the quotes it rests on."""

    text: str
    cites: tuple[int, ...]


def read_cited(answer: str) -> tuple[Cited, ...]:
    """Read {"sentences": [{"text", "cites"}]} out of an answer; () when it is of any other shape, or too long."""
    begin, end = answer.find("{"), answer[:_READ].rfind("}")
    try:
        found = json.loads(answer[max(begin, 0) : end + 1])
    except (ValueError, RecursionError):
        return ()
    rows = found.get("sentences") if isinstance(found, dict) else None
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_SENTENCES:
        return ()
    read = tuple(_cited(row) for row in rows)
    return tuple(one for one in read if one) if all(read) else ()


def _cited(row: object) -> Cited | None:
    """Give a sentence with its quotes, None where it is of another shape, holds markup or cites nothing."""
    if not isinstance(row, dict):
        return None
    text, cites = row.get("text"), row.get("cites")
    if not isinstance(text, str) or not isinstance(cites, list) or not cites:
        return None
    numbers = tuple(cite for cite in cites if type(cite) is int)
    line = plain(text, LONGEST_SENTENCE)
    return Cited(line, tuple(dict.fromkeys(numbers))) if line and len(numbers) == len(cites) else None


def holds(written: Sequence[Cited], quotes: Sequence[Source], names: NameFinder, language: str) -> bool:
    """Whether every sentence, in `language`, is supported by exactly the quotes it cites, all of one language."""
    return bool(written) and all(_holds(one, quotes, names, language) for one in written)


def _holds(one: Cited, quotes: Sequence[Source], names: NameFinder, language: str) -> bool:
    if not all(1 <= number <= len(quotes) for number in one.cites):
        return False
    cited = [quotes[number - 1] for number in one.cites]
    if len({quote.language for quote in cited}) > 1:
        return False
    days = tuple(day for quote in cited for day in quote.days)
    source = Source("\n\n".join(quote.text for quote in cited), cited[0].language, days)
    return bool(check(Draft(sentences=(one.text,)), source, names, language).draft.sentences)
