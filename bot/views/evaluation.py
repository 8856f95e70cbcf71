"""The figures of an evaluation, as Markdown that a terminal shows as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.scores import ClaimScore, Evaluation, Mistake, Score

_HEAD = ("| | precision | recall | F1 | hits | false | missed |", "|---|---:|---:|---:|---:|---:|---:|")


def evaluation_text(found: Evaluation, at_most: int = 10) -> str:
    """Give the figures of relevance, topics, stories, languages, cleaning, dates and claims, and the worst cases.

    `at_most` mistakes are listed, with how many more there are.
    """
    blocks = (
        _summary(found),
        (*_HEAD, _row("relevance", found.relevance), *_rows(found.by_language)),
        (*_HEAD, _row("topics", sum(found.by_topic.values(), Score())), *_rows(found.by_topic)),
        _worst(found.mistakes, at_most),
        tuple(f"- {fault}" for fault in found.faults),
    )
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _summary(found: Evaluation) -> Sequence[str]:
    stories = found.stories
    count = "1 document." if found.documents == 1 else f"{found.documents} documents."
    lines = [
        count,
        f"Relevance: F1 {found.relevance.overlap.f1:.3f}.",
        f"Stories: B-cubed precision {stories.precision:.3f}, recall {stories.recall:.3f}, F1 {stories.f1:.3f}.",
        f"Language: {found.languages} of {found.documents} right ({found.languages / (found.documents or 1):.3f}).",
    ]
    if found.text:
        text = found.text.overlap
        lines.append(f"Cleaned text: precision {text.precision:.3f}, recall {text.recall:.3f}, F1 {text.f1:.3f}.")
    if found.dates:
        dates = found.dates
        wrong = f"{dates.wrong} wrong, {dates.missing} missing, {dates.invented} invented"
        lines.append(f"Event dates: {dates.right} right, {wrong}.")
    if found.claims:
        lines.append(_claims(found.claims))
    return [f"{lines[0]}", "", *(f"- {line}" for line in lines[1:])]


def _claims(found: ClaimScore) -> str:
    share = found.overlap
    counts = f"precision {share.precision:.3f} ({found.right} of {found.said}), "
    counts += f"recall {share.recall:.3f} ({found.found} of {found.labelled})"
    dates = found.dates
    return f"Claims: {counts}; their dates: {dates.right} right, {dates.wrong} wrong, {dates.missing} missing."


def _rows(scores: Mapping[str, Score]) -> list[str]:
    return [_row(name, score) for name, score in scores.items()]


def _row(name: str, score: Score) -> str:
    found = score.overlap
    figures = f"{found.precision:.3f} | {found.recall:.3f} | {found.f1:.3f}"
    return f"| {name} | {figures} | {score.hits} | {score.false} | {score.missed} |"


def _worst(mistakes: Sequence[Mistake], at_most: int) -> Sequence[str]:
    lines = [
        f"- {one.id}: {one.what} (score {one.score:.2f}). {' '.join(one.reasons)}".rstrip()
        for one in mistakes[:at_most]
    ]
    more = len(mistakes) - len(lines)
    return [*lines, f"- and {more} more"] if more > 0 else lines
