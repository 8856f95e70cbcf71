"""Which texts are the same, and which tell of one event: signatures, telling words, and the place of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b

import rensa

from bot.domain.articles import Analysis
from bot.domain.stories import Placement, StoryCandidate, TextCandidate, Traits
from bot.domain.text import fold, words
from bot.reading.sameness import rarity, same_event

PERMUTATIONS = 128
SEED = 20180717
"""Fixed for ever: stored signatures are compared with new ones. (The day the partnership agreements were signed.)"""

ROWS = 4
"""Rows a band: two texts that share half their shingles meet in one of the 32 bands in 87 of 100 cases."""

SAME_TEXT = 0.7
"""Texts that share this much are reprints: agency copy with a line added or a paragraph cut."""

LETTERS_A_SHINGLE = 5
WORDS_A_SHINGLE = 3
MOST_WORDS = 40
_SHORTEST_WORD = 4

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
    """Give the telling words of a text with their share of it, the strongest first, at most 40.

    What tells is judged by form, so that no list of stop words is needed: numbers and names count more; short
    words, pure hiragana (endings and particles) and years nothing, nor the words of the names in `shared`.
    """
    names = _names(text) if language not in _UNSPACED else frozenset()
    silent = {word for name in shared for word in words(name)}
    counts: dict[str, float] = {}
    for word in words(text):
        counts[word] = counts.get(word, 0.0) + (0.0 if word in silent else _telling(word, names))
    whole = sum(counts.values()) or 1.0
    ranked = sorted(((word, round(count / whole, 5)) for word, count in counts.items() if count), key=_strongest)
    return tuple(ranked[:MOST_WORDS])


def traits(analysis: Analysis) -> Traits:
    """Give what an article is compared by."""
    return Traits(
        actors=frozenset(analysis.actors),
        topics=frozenset(analysis.topics),
        when=analysis.event or analysis.published,
        event_id=analysis.event_id,
        language=analysis.language,
        weights=analysis.weights,
    )


def place(analysis: Analysis, texts: Sequence[TextCandidate], stories: Sequence[StoryCandidate]) -> Placement:
    """Say where an article goes: with the text it reprints, else into the story most like it, else into a new one.

    A story is known by the traits of its first article alone, so that no chain of half-alike reports can form.
    """
    reprint = max(
        texts, key=lambda text: (likeness(analysis.signature, text.signature), -text.article_id), default=None
    )
    alike = likeness(analysis.signature, reprint.signature) if reprint else 0.0
    if reprint and alike >= SAME_TEXT:
        reason = f"The text is that of article {reprint.article_id}: {alike:.0%} of it is the same."
        return Placement(reprint.article_id, reprint.story_id, reason)
    mine, rare = traits(analysis), rarity(stories)
    found = [(like, story) for story in stories if (like := same_event(mine, story.traits, rare))]
    if not found:
        return Placement(None, None, "No story known tells of the same event.")
    like, story = max(found, key=lambda pair: (pair[0].score, -pair[1].story_id))
    return Placement(None, story.story_id, f"Same event as story {story.story_id}: {like.reason}.")


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
