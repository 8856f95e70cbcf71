"""How well the reading does on labelled documents: writes docs/quality.md.

Run as: python -m benchmarks.quality (make quality). Prints what it writes; without the shared material beside the
checkout that set is named as not measured.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from bot.domain.scores import Evaluation
from bot.opening import open_desk
from bot.services.evaluating import evaluate
from bot.settings import load_settings
from bot.views.evaluation import evaluation_text
from bot.worker import packaged_names
from tests.services.questions import QUESTIONS, Tally, fill, measure

ROOT = Path(__file__).parents[1]
LABELLED = ROOT / "tests" / "data" / "labelled"
SHARED = Path(os.environ.get("EUJP_SHARED", ROOT.parent / "shared")) / "domain" / "labelled.jsonl"

_INTRODUCTION = """# Quality

Written by `make quality`; do not edit. Each set is read by `eujp evaluate`, that is through the same door as
`eujp analyze`: text or page, title and date go in, address and labels do not.

- **tuning** sets were looked at while the rules were made, so their figures flatter.
- **untouched** sets were written by people who had not seen the rules, and nobody tuned on them: the honest figures.
- `pages` are whole pages with the noise of real ones (navigation, teasers, prompts, captions, repeated text), `short`
  ones are notes of one to three sentences, `sentences` are reports of a paragraph; `shared` is a condensed set that was
  looked at while tuning. A third and more of each is hard negatives: EU-Korea, EU-China, Japan-US, the fighter
  programme, NATO, G7, football, culture, Brexit, ASEAN, AUKUS.
"""

_HEAD = (
    "| set | documents | relevance F1 | stories B-cubed F1 | language | cleaned text F1 | event dates right |",
    "|---|---:|---:|---:|---:|---:|---:|",
)


_QUESTIONS = """## Questions

Put to `/eujp ask` over an archive of the tuning pages, the seed documents where they are beside the checkout, and the
starter facts; in English, Japanese, German, French, Italian and Spanish. Right: one of the quotes or facts shown holds
what it must. Refused: nothing is shown. `tuning` was looked at while the rules were made. `first_sight` was written
before them; asked for the first time, 15 of 20 were answered right and 10 of 10 refused. Its mistakes were seen then,
so its figure below flatters, too. So does that of
`look_alikes`, questions that resemble answerable ones: at first sight 4 of 6 were answered and 5 of 6 refused."""

_ASKED_HEAD = (
    "| set | answered with the right quote | refused where nothing is known |",
    "|---|---:|---:|",
)


def sets() -> Iterator[tuple[str, Path]]:
    """Give the name and file of each labelled set."""
    for folder in ("untouched", "tuning"):
        for path in sorted((LABELLED / folder).glob("*.jsonl")):
            yield f"{folder}/{path.stem}", path
    yield "shared", SHARED


def report(found: Iterable[tuple[str, Evaluation]], missing: Iterable[str]) -> str:
    """Word the figures of all sets: one table, then each set's own."""
    every = list(found)
    # What went wrong in an untouched set is not shown: whoever reads it would tune on it.
    details = [
        f"## {name}\n\n{evaluation_text(evaluation, 0 if name.startswith('untouched') else 10)}"
        for name, evaluation in every
    ]
    table = "\n".join([*_HEAD, *(_row(name, evaluation) for name, evaluation in every)])
    notes = [f"Not measured here: {name} (its file is not beside this checkout)." for name in missing]
    return "\n\n".join([_INTRODUCTION.strip(), table, *notes, *details]) + "\n"


async def answered() -> dict[str, Tally]:
    """Put each set of questions to an archive of its own making."""
    with TemporaryDirectory() as folder:
        database = SecretStr(f"sqlite:///{Path(folder) / 'eujp.db'}")
        async with open_desk(load_settings(None).model_copy(update={"database_url": database})) as desk:
            await fill(desk)
            return {path.stem: await measure(desk, path) for path in sorted(QUESTIONS.glob("*.jsonl"))}


def answers_report(found: Mapping[str, Tally]) -> str:
    """Word how questions were answered."""
    rows = [
        f"| {name} | {one.right} of {one.answerable} | {one.refused} of {one.unanswerable} |"
        for name, one in found.items()
    ]
    return "\n".join([_QUESTIONS, "", *_ASKED_HEAD, *rows]) + "\n"


def main() -> None:
    """Measure every set and write the page."""
    names = packaged_names()
    here = [(name, path) for name, path in sets() if path.exists()]
    missing = [name for name, path in sets() if not path.exists()]
    found = ((name, evaluate(path.read_text(encoding="utf-8").splitlines(), names)) for name, path in here)
    text = f"{report(found, missing)}\n{answers_report(asyncio.run(answered()))}"
    (ROOT / "docs" / "quality.md").write_text(text, encoding="utf-8")
    print(text)


def _row(name: str, found: Evaluation) -> str:
    text = f"{found.text.overlap.f1:.3f}" if found.text else ""
    dates = found.dates
    labelled = dates.right + dates.wrong + dates.missing + dates.invented if dates else 0
    right = f"{dates.right} of {labelled}" if dates else ""
    stories = f"{found.stories.f1:.3f}" if found.stories else ""
    languages = f"{found.languages.value:.3f}" if found.languages else ""
    columns = f"{found.relevance.overlap.f1:.3f} | {stories} | {languages} | {text} | {right}"
    return f"| {name} | {found.documents} | {columns} |"


if __name__ == "__main__":
    main()
