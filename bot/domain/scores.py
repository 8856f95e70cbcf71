"""How well answers agree with what people labelled: precision, recall, F1, B-cubed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Overlap:
    """Precision and recall, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of hits, false alarms and misses."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        """Give the counts of both together."""
        return Score(self.hits + other.hits, self.false + other.false, self.missed + other.missed)

    @property
    def overlap(self) -> Overlap:
        """Precision and recall of these counts; nothing said and nothing true is without fault."""
        said, true = self.hits + self.false, self.hits + self.missed
        return Overlap(self.hits / said if said else float(not true), self.hits / true if true else float(not said))


def marks(true: bool, said: bool) -> Score:  # noqa: FBT001  two answers side by side, as in a table
    """Count one yes or no against the label."""
    return Score(int(true and said), int(said and not true), int(true and not said))


def shared(true: Sequence[Hashable], said: Sequence[Hashable]) -> Score:
    """Count what two collections have in common, repetitions included."""
    both, of_true, of_said = Counter(true) & Counter(said), len(true), len(said)
    hits = both.total()
    return Score(hits, of_said - hits, of_true - hits)


def b_cubed(true: Sequence[Hashable], said: Sequence[Hashable]) -> Overlap:
    """Compare two groupings of the same things: the mean over things of what their groups share (Bagga, Baldwin 1998).

    `true[i]` and `said[i]` name the groups of the i-th thing.
    """
    together = Counter(zip(true, said, strict=True))
    in_true, in_said = Counter(true), Counter(said)
    count = len(true) or 1
    precision = sum(both * both / in_said[said_one] for (_, said_one), both in together.items()) / count
    recall = sum(both * both / in_true[true_one] for (true_one, _), both in together.items()) / count
    return Overlap(precision, recall)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some answers are right; `of` is at least 1."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """From 0 to 1."""
        return self.right / self.of


@dataclass(frozen=True, slots=True)
class DateScore:
    """Event dates against labels.

    `right` is to the coarser precision of the two, `invented` a date where the label knows none.
    """

    right: int = 0
    wrong: int = 0
    missing: int = 0
    invented: int = 0


@dataclass(frozen=True, slots=True)
class ClaimScore:
    """Claims against labels: how many were said and `right`, how many are labelled and `found`; dates of the right."""

    said: int
    right: int
    labelled: int
    found: int
    dates: DateScore

    @property
    def overlap(self) -> Overlap:
        """Precision over what was said, recall over what is labelled; one labelled sentence may hold two claims."""
        return Overlap(self.right / (self.said or 1), self.found / (self.labelled or 1))


@dataclass(frozen=True, slots=True)
class Mistake:
    """One document that went wrong: what happened, the relevance score, and the reasons given."""

    id: str
    what: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What labelled documents show.

    `by_topic` is over what is labelled relevant, and so is `stories`, where what was left out is a story of its own;
    `text` compares words with the body's. Each figure counts the documents labelled for it; `stories`, `languages`,
    `text`, `dates` and `claims` are None where there is none. `faults` are lines that could not be read.
    """

    documents: int
    relevance: Score
    by_language: Mapping[str, Score]
    by_topic: Mapping[str, Score]
    stories: Overlap | None
    languages: Share | None
    text: Score | None
    dates: DateScore | None
    mistakes: tuple[Mistake, ...]
    faults: tuple[str, ...] = field(default=())
    claims: ClaimScore | None = None
