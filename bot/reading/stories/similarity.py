"""Which texts are the same, and which tell of one event: signatures, telling words, and the place of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from hashlib import blake2b

import rensa

from bot.domain.articles import Analysis
from bot.domain.moments import Moment
from bot.domain.phrases import Phrase
from bot.domain.stories import CORE, Placement, StoryCandidate, TextCandidate, Traits
from bot.domain.text import fold, words
from bot.reading.stories.sameness import Likeness, rarity, same_event
from bot.reading.text.calendar_words import WEEKDAYS
from bot.reading.text.days import MONTH_OF

PERMUTATIONS = 128
SEED = 20180717
"""Fixed for ever: stored signatures are compared with new ones. (The day the partnership agreements were signed.)"""

ROWS = 4
"""Rows a band: two texts that share half their shingles meet in one of the 32 bands in 87 of 100 cases."""

SAME_TEXT = 0.7
"""Texts that share this much are reprints: agency copy with a line added or a paragraph cut."""

REPRINT_WINDOW = timedelta(days=10)
"""Agency copy is printed within days; the same words later are a notice that comes round again."""

LETTERS_A_SHINGLE = 5
WORDS_A_SHINGLE = 3
MOST_WORDS = 24
_SHORTEST_WORD = 4

_CALENDAR = frozenset(word for name in (*MONTH_OF, *(day for days in WEEKDAYS for day in days)) for word in words(name))
"""Days and months: when something happened is compared as a date."""

_UNSPACED = frozenset({"ja", "zh", "th"})
_NOT_TEXT = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HIRAGANA = re.compile(r"[\u3041-\u309f]+")


def signature(text: str, language: str) -> tuple[int, ...]:
    """Give the MinHash of a text: 128 numbers, the same for the same text on every machine; () for no text.

    Japanese and Chinese are cut into overlapping characters, other languages into overlapping words.
    """
    shingles = _shingles(text, language)
    if not shingles:
        return ()
    sketch = rensa.RMinHash(PERMUTATIONS, SEED)
    sketch.update(sorted(shingles))
    return tuple(int(value) for value in sketch.digest())


def bands(signature: Sequence[int]) -> tuple[str, ...]:
    """Give the keys under which a signature is stored: two texts that share one may be the same."""
    return tuple(
        f"{start // ROWS:02x}{_digest(signature[start : start + ROWS])}" for start in range(0, len(signature), ROWS)
    )


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Give the share of shingles two texts have in common, as their signatures estimate it."""
    if not one or len(one) != len(other):
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def weights(text: str, language: str, shared: Iterable[str] = ()) -> tuple[tuple[str, float], ...]:
    """Give the telling words of a text with their share of it, the strongest first, at most MOST_WORDS.

    What tells is judged by form, so that no list of stop words is needed: numbers and names count more; short
    words, pure hiragana (endings and particles) and years nothing, nor the words of the names in `shared`.
    """
    names = _names(text) if language not in _UNSPACED else frozenset()
    silent = _CALENDAR.union(*map(words, shared))
    counts: dict[str, float] = {}
    for word in words(text):
        counts[word] = counts.get(word, 0.0) + (0.0 if word in silent else _telling(word, names))
    whole = sum(counts.values()) or 1.0
    ranked = sorted(((word, round(count / whole, 5)) for word, count in counts.items() if count), key=_strongest)
    return tuple(ranked[:MOST_WORDS])


def traits(analysis: Analysis) -> Traits:
    """Give what an article is compared by."""
    return Traits(
        language=analysis.language,
        published=analysis.published,
        event=analysis.event,
        event_id=analysis.event_id,
        topics=frozenset(analysis.topics),
        marks=analysis.marks,
        weights=analysis.weights,
    )


def place(analysis: Analysis, texts: Sequence[TextCandidate], stories: Sequence[StoryCandidate]) -> Placement:
    """Say where an article goes: with the text it reprints, else into the story most like it, else into a new one.

    A story is known by its core alone, so that no chain of half-alike reports can form.
    """
    reprint = _reprint(analysis, texts)
    if reprint:
        return reprint
    if not analysis.relevance.relevant:
        return Placement(None, None, Phrase("It is not relevant, so it stands in no story."))
    mine = traits(analysis)
    if not stories:
        return Placement(None, None, Phrase("No story known tells of the same event."), (mine,))
    like, story = _most_alike(mine, stories)
    if like.score <= 0:
        reason = Phrase(
            "No story known tells of the same event; the nearest, story {id}, is another: {reason}.",
            id=story.story_id,
            reason=like.reason,
        )
        return Placement(None, None, reason, (mine,))
    core = (*story.core, mine) if len(story.core) < CORE else ()
    return Placement(
        None, story.story_id, Phrase("Same event as story {id}: {reason}.", id=story.story_id, reason=like.reason), core
    )


def _reprint(analysis: Analysis, texts: Sequence[TextCandidate]) -> Placement | None:
    """Give the place beside the text that is reprinted, if any.

    What is relevant reprints only what stands in a story: a first version that was left out must not silence it.
    """
    relevant = analysis.relevance.relevant
    within = (text for text in texts if (text.story_id is not None or not relevant) and may_reprint(analysis, text))
    ranked = ((likeness(analysis.signature, text.signature), text) for text in within)
    alike, text = max(ranked, key=lambda pair: (pair[0], -pair[1].article_id), default=(0.0, None))
    if text is None or alike < SAME_TEXT:
        return None
    reason = Phrase(
        "The text is that of article {id}: {share} of it is the same.", id=text.article_id, share=f"{alike:.0%}"
    )
    return Placement(text.article_id, text.story_id if relevant else None, reason)


def may_reprint(analysis: Analysis, text: TextCandidate) -> bool:
    """Whether one text may reprint the other: out within days of it, and not with other numbers in their place.

    Offices use one wording for every meeting of a series; then the ordinals or the numbers differ, and the days.
    """
    ours, others = analysis.marks, text.marks
    if ours.ordinals and others.ordinals and ours.ordinals.isdisjoint(others.ordinals):
        return False
    if not _near(analysis.published, text.published):
        return False
    shared = len(ours.numbers & others.numbers)
    return min(len(ours.numbers), len(others.numbers)) - shared <= shared


def _near(one: Moment | None, other: Moment | None) -> bool:
    if one is None or other is None:
        return True
    return one.value <= other.end() + REPRINT_WINDOW and other.value <= one.end() + REPRINT_WINDOW


def _most_alike(mine: Traits, stories: Sequence[StoryCandidate]) -> tuple[Likeness, StoryCandidate]:
    rare = rarity(stories)
    ranked = ((max((same_event(mine, one, rare) for one in story.core), key=_score), story) for story in stories)
    return max(ranked, key=lambda pair: (pair[0].score, -pair[1].story_id))


def _score(like: Likeness) -> float:
    return like.score


def _shingles(text: str, language: str) -> set[str]:
    if language in _UNSPACED:
        run = _NOT_TEXT.sub("", fold(text))
        return {run[i : i + LETTERS_A_SHINGLE] for i in range(max(1, len(run) - LETTERS_A_SHINGLE + 1))} - {""}
    every = words(text)
    return {" ".join(every[i : i + WORDS_A_SHINGLE]) for i in range(max(1, len(every) - WORDS_A_SHINGLE + 1))} - {""}


def _digest(rows: Sequence[int]) -> str:
    return blake2b(b"".join(row.to_bytes(4, "big") for row in rows), digest_size=8).hexdigest()


def _names(text: str) -> frozenset[str]:
    """Give the words written with a capital within a sentence."""
    return frozenset(fold(word) for word in re.findall(r"(?<=[\w,;] )[^\W\d_a-zà-ÿ]\w+", text))


def _telling(word: str, names: frozenset[str]) -> float:
    if _YEAR.fullmatch(word):
        return 0.0
    if word[0].isdigit():
        return 1.5 if len(word) > 1 else 0.0
    if word in names:
        return 2.0
    if _HIRAGANA.fullmatch(word):
        return 0.0
    return 0.0 if len(word) < _SHORTEST_WORD and word.isascii() else 1.0


def _strongest(pair: tuple[str, float]) -> tuple[float, str]:
    return (-pair[1], pair[0])
