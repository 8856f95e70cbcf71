"""What an article claims, beside the facts of the catalogue: the "claims" of `eujp analyze`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.articles import Analysis
from bot.domain.claims import Claim, Outcome
from bot.reading.claims.claims import claims
from bot.reading.claims.outcomes import Known, beside
from bot.reading.naming.names import NameFinder


def claimed(
    analysis: Analysis, names: NameFinder, facts: Sequence[Known], *, independent: bool = True
) -> list[Mapping[str, object]]:
    """Give what an article claims, in order, whatever the outcome; `independent` is False for a reprint.

    Dates are ISO at their precision, or null; `start` and `end` index the article's text in code points.
    """
    stated = claims(analysis, names)
    found = beside(stated, facts, names, analysis.language, independent=independent)
    return [_described(claim, found[claim]) for claim in stated]


def _described(claim: Claim, found: Outcome) -> Mapping[str, object]:
    when = claim.when
    return {
        "statement": claim.statement,
        "date": when.iso() if when else None,
        "precision": when.precision.value if when else None,
        "reason": when.reason if when else None,
        "outcome": found.standing.value,
        "fact": found.fact,
        "why": found.why or None,
        "quote": claim.quote.text,
        "start": claim.quote.start,
        "end": claim.quote.end,
        "topics": list(claim.topics),
        "actors": list(claim.actors),
    }
