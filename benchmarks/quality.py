"""How well relevance, topics and stories do on labelled documents.

Run as: python -m benchmarks.quality FILE.jsonl …

Each line holds id, text, title, published, lang, relevant, topics and event; address and id are never read as evidence.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.catalog.load import load_catalog
from bot.domain.articles import Analysis, Document
from bot.domain.moments import parse_moment
from bot.domain.stories import StoryCandidate, TextCandidate, Traits
from bot.reading.analysis import analyze
from bot.reading.names import NameFinder
from bot.reading.similarity import place, traits


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document and what a person said of it."""

    id: str
    document: Document
    language: str
    relevant: bool
    topics: frozenset[str]
    event: str


@dataclass(frozen=True, slots=True)
class Score:
    """Hits, false alarms and misses."""

    hits: int
    false: int
    missed: int

    def __str__(self) -> str:
        """Print precision, recall and F1."""
        precision = self.hits / ((self.hits + self.false) or 1)
        recall = self.hits / ((self.hits + self.missed) or 1)
        f1 = 2 * self.hits / ((2 * self.hits + self.false + self.missed) or 1)
        return (
            f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  (n={self.hits + self.false + self.missed})"
        )


def read(path: Path) -> list[Labelled]:
    """Read labelled documents, one JSON object a line."""
    return [_labelled(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def relevance_score(pairs: Iterable[tuple[Labelled, Analysis]]) -> Score:
    """Compare relevance with the labels."""
    marks = [(label.relevant, analysis.relevance.relevant) for label, analysis in pairs]
    return Score(marks.count((True, True)), marks.count((False, True)), marks.count((True, False)))


def topics_score(pairs: Iterable[tuple[Labelled, Analysis]]) -> Score:
    """Compare topics with the labels, on what is relevant."""
    marks = [(label.topics, frozenset(analysis.topics)) for label, analysis in pairs if label.relevant]
    return Score(
        sum(len(true & said) for true, said in marks),
        sum(len(said - true) for true, said in marks),
        sum(len(true - said) for true, said in marks),
    )


def stories(analyses: Sequence[Analysis]) -> list[int]:
    """Place analyses one after another, as the desk does, and give each one's story."""
    founded: list[Traits] = []
    texts: list[TextCandidate] = []
    placed: list[int] = []
    for number, analysis in enumerate(analyses):
        candidates = [StoryCandidate(story, found) for story, found in enumerate(founded)]
        placement = place(analysis, texts, candidates)
        story = placement.story_id if placement.story_id is not None else len(founded)
        if story == len(founded):
            founded.append(traits(analysis))
        texts.append(TextCandidate(number, story, analysis.signature))
        placed.append(story)
    return placed


def b_cubed(true: Sequence[str], said: Sequence[int]) -> tuple[float, float, float]:
    """Give B-cubed precision, recall and F1 of a clustering."""
    count = len(true) or 1
    same_true = [{j for j, other in enumerate(true) if other == mine} for mine in true]
    same_said = [{j for j, other in enumerate(said) if other == mine} for mine in said]
    precision = sum(len(t & s) / len(s) for t, s in zip(same_true, same_said, strict=True)) / count
    recall = sum(len(t & s) / len(t) for t, s in zip(same_true, same_said, strict=True)) / count
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def main(paths: Sequence[str]) -> None:
    """Print the figures of each file."""
    names = NameFinder(load_catalog())
    for path in paths:
        pairs = [(label, analyze(label.document, names)) for label in read(Path(path))]
        _print(path, pairs)


def _print(path: str, pairs: Sequence[tuple[Labelled, Analysis]]) -> None:
    print(f"{path}\n  relevance  {relevance_score(pairs)}")
    by_language: dict[str, list[tuple[Labelled, Analysis]]] = defaultdict(list)
    for label, analysis in pairs:
        by_language[label.language].append((label, analysis))
    for language, some in sorted(by_language.items()):
        print(f"    {language:4} {relevance_score(some)}")
    print(f"  topics     {topics_score(pairs)}")
    kept = [(label, analysis) for label, analysis in pairs if label.relevant and analysis.relevance.relevant]
    figures = b_cubed([label.event for label, _ in kept], stories([analysis for _, analysis in kept]))
    print("  stories    B-cubed precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(*figures))
    for label, analysis in pairs:
        if label.relevant != analysis.relevance.relevant:
            wrong = "missed" if label.relevant else "false "
            print(f"  {wrong} {label.id} {analysis.relevance.score} {' '.join(analysis.relevance.reasons)}")


def _labelled(row: dict[str, object]) -> Labelled:
    published = str(row.get("published") or "")
    topics = row.get("topics")
    return Labelled(
        id=str(row["id"]),
        document=Document(
            text=str(row["text"]),
            title=str(row.get("title") or ""),
            published=parse_moment(published, "the feed") if published else None,
        ),
        language=str(row.get("lang") or row.get("language") or ""),
        relevant=bool(row["relevant"]),
        topics=frozenset(map(str, topics)) if isinstance(topics, list) else frozenset(),
        event=str(row.get("event") or row["id"]),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
