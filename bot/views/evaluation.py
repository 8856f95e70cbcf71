"""The figures of an evaluation, as Markdown that a terminal shows as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.scores import ClaimScore, DateScore, Evaluation, Mistake, Overlap, Score, Share

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
    count = "1 document." if found.documents == 1 else f"{found.documents} documents."
    lines = (
        _relevance(found.relevance),
        f"Stories: B-cubed {_overlap(found.stories)}." if found.stories else "",
        _languages(found.languages) if found.languages else "",
        f"Cleaned text: {_overlap(found.text.overlap)}." if found.text else "",
        _dates(found.dates) if found.dates else "",
        _claims(found.claims) if found.claims else "",
    )
    return [count, "", *(f"- {line}" for line in lines if line)]


def _relevance(found: Score) -> str:
    if found == Score():
        return "Relevance: nothing is relevant, and nothing was taken for it."
    return f"Relevance: F1 {found.overlap.f1:.3f}."


def _overlap(found: Overlap) -> str:
    return f"precision {found.precision:.3f}, recall {found.recall:.3f}, F1 {found.f1:.3f}"


def _languages(found: Share) -> str:
    return f"Language: {found.right} of {found.of} right ({found.value:.3f})."


def _dates(found: DateScore) -> str:
    wrong = f"{found.wrong} wrong, {found.missing} missing, {found.invented} invented"
    return f"Event dates: {found.right} right, {wrong}."


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
    shares = (found.precision, found.recall, found.f1)
    # Nothing was said and nothing is true: there is no share of it.
    figures = " | ".join("" if score == Score() else f"{share:.3f}" for share in shares)
    return f"| {name} | {figures} | {score.hits} | {score.false} | {score.missed} |"


def _worst(mistakes: Sequence[Mistake], at_most: int) -> Sequence[str]:
    lines = [
        f"- {one.id}: {one.what} (score {one.score:.2f}). {' '.join(one.reasons)}".rstrip()
        for one in mistakes[:at_most]
    ]
    more = len(mistakes) - len(lines)
    return [*lines, f"- and {more} more"] if more > 0 else lines
