"""What a language model answered, made plain text of bounded length, and how much of it its source supports."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from bot.domain.errors import ModelError
from bot.reading.grounding.grounding import Source, grounded
from bot.reading.naming.names import NameFinder
from bot.reading.text.language import UNKNOWN, detect
from bot.reading.text.sentences import split

MOST_SENTENCES = 3
LONGEST_TITLE = 200
LONGEST_SUMMARY = 600
"""Characters, as for a summary of the text's own sentences."""

_READ = 10_000
"""Characters of an answer that are looked at."""

_THOUGHTS = re.compile(r"^\s*<think>.*?(?:</think>|$)", re.DOTALL)
"""What some models say to themselves first."""

_MARKUP = re.compile(
    r"://|www\.|[<>\[\]{}`*_~|#@\\]|\b[\w-]+\.(?:com|org|net|info|io|eu|int|jp|cn|ru|de|fr|uk|example)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A headline and the sentences of a summary, "" and () where there is none."""

    title: str = ""
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What of a draft may be shown, and a sentence for each part that may not."""

    draft: Draft
    refused: tuple[str, ...]


def read_answer(answer: str, language: str) -> Draft:
    """Read {"title", "sentences"} out of an answer in whatever wrapping, or a plain text as a summary.

    A part that is too long or holds a link, markup or a control character is left out. Raises ModelError when the
    answer is of another shape: neither of the two is there.
    """
    title, said = _parts(_THOUGHTS.sub("", answer[:_READ]))
    summary = "\n".join(each for each in said if isinstance(each, str)) if isinstance(said, list) else said
    if not isinstance(title, str) and not isinstance(summary, str):
        raise ModelError('The model\'s answer is of another shape: neither text nor {"title", "sentences"}.')
    return Draft(
        plain(title, LONGEST_TITLE) if isinstance(title, str) else "",
        _sentences(summary, language) if isinstance(summary, str) else (),
    )


def _parts(text: str) -> tuple[object, object]:
    """Give title and sentences as they were answered, None for what is not there."""
    begin, end = text.find("{"), text.rfind("}")
    if begin < 0:
        return None, text if text.strip() else None
    try:
        found = json.loads(text[begin : end + 1])
    except (ValueError, RecursionError):
        return None, None
    return found.get("title"), found.get("sentences")


def check(draft: Draft, source: Source, names: NameFinder, language: str) -> Checked:
    """Keep the headline and the summary, each if all of it is in `language` and on the source and supported by it."""
    summary = "\n".join(draft.sentences)
    faults = {text: _fault(text, source, names, language) for text in (draft.title, summary)}
    kept = Draft(
        "" if faults[draft.title] else draft.title,
        () if faults[summary] else draft.sentences,
    )
    return Checked(kept, tuple(fault for fault in faults.values() if fault))


def _fault(text: str, source: Source, names: NameFinder, language: str) -> str:
    """Say what keeps a text from being shown, "" for nothing."""
    if not text:
        return ""
    if detect(text, language) not in (language, UNKNOWN):
        return f"It is not in the language {language!r}."
    grounding = grounded(text, source, names, language)
    if not grounding.holds:
        return str(grounding)
    held = {mention.id for mention in names.find(source.text)}
    on_source = any(mention.id in held for mention in names.find(text))
    return "" if on_source else "It names nothing that the source is about."


def _sentences(text: str, language: str) -> tuple[str, ...]:
    line = plain(text, LONGEST_SUMMARY)
    found = tuple(span.text for span in split(line, language)) if line else ()
    return found if len(found) <= MOST_SENTENCES else ()


def plain(text: str, longest: int) -> str:
    """Give the text on one line, "" when it has more than `longest` characters or is more than text."""
    line = " ".join(text.split())
    return line if len(line) <= longest and line.isprintable() and not _MARKUP.search(line) else ""
