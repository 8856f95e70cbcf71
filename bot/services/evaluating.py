"""Measuring the reading on documents that people labelled, through the same door as `eujp analyze`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.scores import ClaimScore, DateScore, Evaluation, Mistake, Overlap, Score, Share, b_cubed, marks, shared
from bot.domain.text import words
from bot.reading.naming.names import NameFinder
from bot.services.analyzing import analyze_lines

_GIVEN = ("id", "text", "html", "url", "title", "published")
"""What `analyze` gets to see; the labels stay behind."""

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class _Pair:
    """One document's labels and what was said of it."""

    label: Mapping[str, Any]
    said: Mapping[str, Any]

    @property
    def id(self) -> str:
        return str(self.label.get("id"))

    @property
    def language(self) -> str:
        return str(self.label.get("lang") or self.label.get("language") or "")

    @property
    def relevance(self) -> Score:
        return marks(self.label["relevant"], self.said["relevant"])

    @property
    def topics(self) -> frozenset[str]:
        return frozenset(self.label.get("topics") or ())

    @property
    def event(self) -> str:
        return str(self.label.get("event") or self.label.get("story") or self.id)

    @property
    def is_grouped(self) -> bool:
        """Whether it is labelled with its event; "" is one that no other document tells of."""
        return bool(self.label["relevant"]) and not self.label.keys().isdisjoint({"event", "story"})

    @property
    def story(self) -> Hashable:
        """The story it was put into; what was left out stands alone."""
        return id(self) if self.said["story"] is None else ("story", self.said["story"])


def evaluate(lines: Iterable[str], names: NameFinder) -> Evaluation:
    """Compare what is understood of each line's document with its labels.

    A line holds what `eujp analyze` takes and "relevant"; "lang", "topics", "event" (any name that the documents on one
    event share), "event_date", "body" (its paragraphs) and "claims" ("quote" and "date" of each) where they are known
    (docs/evaluate.md). A bad line is named in `faults`.
    """
    labels, faults = _labels(lines)
    given = (json.dumps({key: label[key] for key in _GIVEN if key in label}) for label in labels)
    every = [_Pair(label, said) for label, said in zip(labels, analyze_lines(given, names), strict=True)]
    faults += [str(pair.said["error"]) for pair in every if "error" in pair.said]
    pairs = [pair for pair in every if "error" not in pair.said]
    return Evaluation(
        documents=len(pairs),
        relevance=sum((pair.relevance for pair in pairs), Score()),
        by_language=_by_language(pairs),
        by_topic=_by_topic(pairs),
        stories=_stories(pairs),
        languages=_languages(pairs),
        text=_text(pairs),
        dates=_dates(pairs),
        mistakes=(*_misjudged(pairs), *_misplaced(pairs)),
        faults=tuple(faults),
        claims=_claims(pairs),
    )


def _labels(lines: Iterable[str]) -> tuple[list[Mapping[str, Any]], list[str]]:
    labels: list[Mapping[str, Any]] = []
    faults: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            label = json.loads(line)
        except (ValueError, RecursionError):
            label = None
        if isinstance(label, dict) and isinstance(label.get("relevant"), bool):
            labels.append(label)
        else:
            faults.append(f'Line {number} is not a JSON object with "relevant" true or false.')
    return labels, faults


def _by_language(pairs: Sequence[_Pair]) -> dict[str, Score]:
    scores: defaultdict[str, Score] = defaultdict(Score)
    for pair in (pair for pair in pairs if pair.language):
        scores[pair.language] += pair.relevance
    return dict(sorted(scores.items()))


def _languages(pairs: Sequence[_Pair]) -> Share | None:
    right = [pair.said["language"] == pair.language for pair in pairs if pair.language]
    return Share(sum(right), len(right)) if right else None


def _by_topic(pairs: Sequence[_Pair]) -> dict[str, Score]:
    scores: defaultdict[str, Score] = defaultdict(Score)
    for pair in (pair for pair in pairs if pair.label["relevant"] and "topics" in pair.label):
        said = frozenset(pair.said["topics"])
        for topic in pair.topics | said:
            scores[topic] += marks(topic in pair.topics, topic in said)
    return dict(sorted(scores.items()))


def _stories(pairs: Sequence[_Pair]) -> Overlap | None:
    grouped = [pair for pair in pairs if pair.is_grouped]
    return b_cubed([pair.event for pair in grouped], [pair.story for pair in grouped]) if grouped else None


def _text(pairs: Sequence[_Pair]) -> Score | None:
    labelled = [pair for pair in pairs if pair.label.get("body")]
    scores = (shared(words("\n".join(pair.label["body"])), words(pair.said["text"])) for pair in labelled)
    return sum(scores, Score()) if labelled else None


def _dates(pairs: Sequence[_Pair]) -> DateScore | None:
    labelled = [pair for pair in pairs if "event_date" in pair.label and pair.label["relevant"]]
    if not labelled:
        return None
    return _date_score(
        _verdict(pair.label["event_date"], (pair.said["event"] or {}).get("value", "")) for pair in labelled
    )


def _claims(pairs: Sequence[_Pair]) -> ClaimScore | None:
    """Count claims of documents labelled for them; one is right when half a labelled quote stands in its own."""
    labelled = [pair for pair in pairs if "claims" in pair.label]
    if not labelled:
        return None
    said = [(pair, claim) for pair in labelled for claim in pair.said["claims"]]
    matches = [(claim, match) for pair, claim in said if (match := _match(claim, pair.label["claims"]))]
    found = {id(match) for _, match in matches}
    return ClaimScore(
        said=len(said),
        right=len(matches),
        labelled=sum(len(pair.label["claims"]) for pair in labelled),
        found=len(found),
        dates=_date_score(_verdict(match.get("date") or "", claim["date"] or "") for claim, match in matches),
    )


def _match(claim: Mapping[str, Any], labels: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Give the label whose quote a claim shares most with, None when that is less than half of it."""
    said = words(claim["quote"])
    scores = [(shared(words(label["quote"]), said).overlap.recall, label) for label in labels]
    best, match = max(scores, key=lambda score: score[0], default=(0.0, None))
    return match if best >= _HALF else None


def _date_score(verdicts: Iterable[str]) -> DateScore:
    given = list(verdicts)
    return DateScore(*(given.count(verdict) for verdict in ("right", "wrong", "missing", "invented")))


def _verdict(true: str, said: str) -> str:
    if not said:
        return "missing" if true else "right"
    if not true:
        return "invented"
    known = min(len(true), len(said[: len("2024-02-19")]))
    return "right" if true[:known] == said[:known] else "wrong"


def _misjudged(pairs: Sequence[_Pair]) -> Iterator[Mistake]:
    """Give the documents whose relevance is wrong, the surest errors first."""
    wrong = [pair for pair in pairs if pair.label["relevant"] != pair.said["relevant"]]
    for pair in sorted(wrong, key=lambda pair: -abs(pair.said["score"] - 0.5)):
        what = "missed" if pair.label["relevant"] else "false alarm"
        yield Mistake(pair.id, what, pair.said["score"], tuple(pair.said["reasons"]))


def _misplaced(pairs: Sequence[_Pair]) -> Iterator[Mistake]:
    """Give the relevant documents that stand with the first report of another event, or apart from their own's."""
    first_of_event: dict[str, _Pair] = {}
    first_of_story: dict[Hashable, _Pair] = {}
    for pair in (pair for pair in pairs if pair.is_grouped and pair.said["relevant"]):
        own = first_of_event.setdefault(pair.event, pair)
        found = first_of_story.setdefault(pair.story, pair)
        if found.event != pair.event:
            yield Mistake(pair.id, f"grouped with {found.id}", pair.said["score"], ())
        elif own.story != pair.story:
            yield Mistake(pair.id, f"apart from {own.id}", pair.said["score"], ())
