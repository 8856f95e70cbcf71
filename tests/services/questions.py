"""Questions with known answers, and with none, put to an archive of the labelled pages, the seeds and starter facts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.domain.answers import Answer
from bot.domain.articles import Document
from bot.reading.pages.files import read_file
from bot.services import asking, starting, storing
from bot.services.desk import Desk

DATA = Path(__file__).parents[1] / "data"
QUESTIONS = DATA / "questions"
SHARED = Path(os.environ.get("EUJP_SHARED") or Path(__file__).parents[3] / "shared")
PAGES = DATA / "labelled" / "tuning" / "pages.jsonl"


@dataclass(frozen=True)
class Question:
    """A question; a right answer holds one of `holds` in its words or gives it as its date, () where there is none."""

    id: str
    text: str
    language: str
    holds: tuple[str, ...]

    def is_answered_by(self, answer: Answer) -> bool:
        """Whether one of the quotes and facts is right; of a question without an answer, whether it is refused."""
        shown = list(_shown(answer))
        if not self.holds:
            return not shown
        return any(held.casefold() in words or day.startswith(held) for held in self.holds for words, day in shown)


@dataclass
class Tally:
    """How questions were answered; `missed` are the ids of those that were not, or were answered beside the point."""

    right: int = 0
    answerable: int = 0
    refused: int = 0
    unanswerable: int = 0
    missed: list[str] = field(default_factory=list)

    def count(self, question: Question, *, is_right: bool) -> None:
        """Add one question."""
        if question.holds:
            self.answerable += 1
            self.right += is_right
        else:
            self.unanswerable += 1
            self.refused += is_right
        if not is_right:
            self.missed.append(question.id)


def questions(path: Path) -> Iterator[Question]:
    """Read a set of questions."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Question(row["id"], row["question"], row["lang"], tuple(row["holds"]))


async def fill(desk: Desk) -> bool:
    """Fill an empty archive; say whether the seeds were there to be stored."""
    await starting.prepare(desk)
    await _store(desk, PAGES)
    seeds = seed_files()
    for seed in seeds:
        await _store(desk, seed)
    return bool(seeds)


def seed_files() -> list[Path]:
    """Give the seed documents, [] where they are not beside the checkout."""
    return sorted((SHARED / "seeds").glob("*.txt"))


async def measure(desk: Desk, path: Path) -> Tally:
    """Ask every question of a set."""
    tally = Tally()
    for question in questions(path):
        answer = await asking.ask(desk, question.text, as_of=desk.clock.now())
        tally.count(question, is_right=question.is_answered_by(answer))
    return tally


async def _store(desk: Desk, path: Path) -> None:
    for document in _documents(path):
        await storing.store(desk, document)


def _documents(path: Path) -> list[Document]:
    return [one for one in read_file(path.read_bytes(), path.name) if isinstance(one, Document)]


def _shown(answer: Answer) -> Iterator[tuple[str, str]]:
    for quoted in answer.quotes:
        yield quoted.quote.text.casefold(), quoted.when.iso() if quoted.when else ""
    for fact in answer.facts:
        yield f"{fact.title}. {fact.statement} {fact.place}".casefold(), fact.when.iso()
