"""How well the reading does on labelled documents: writes docs/quality.md.

Run as: python -m benchmarks.quality (make quality). Prints what it writes; without the shared material beside the
checkout that set is named as not measured.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.domain.scores import Evaluation
from bot.services.evaluating import evaluate
from bot.views.evaluation import evaluation_text
from bot.worker import packaged_names

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


def main() -> None:
    """Measure every set and write the page."""
    names = packaged_names()
    here = [(name, path) for name, path in sets() if path.exists()]
    missing = [name for name, path in sets() if not path.exists()]
    found = ((name, evaluate(path.read_text(encoding="utf-8").splitlines(), names)) for name, path in here)
    text = report(found, missing)
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
