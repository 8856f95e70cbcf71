"""Understanding documents without keeping them: one JSON line in, one JSON line out."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.domain.articles import Analysis, Span
from bot.domain.errors import ReadingError
from bot.domain.moments import Moment
from bot.reading.analysis import analyze
from bot.reading.claims.outcomes import Known, known
from bot.reading.naming.names import NameFinder
from bot.reading.pages.files import read_record
from bot.reading.stories import similarity
from bot.services.claiming import claimed
from bot.services.seen import Seen

_LOG = logging.getLogger(__name__)


def analyze_lines(lines: Iterable[str], names: NameFinder) -> Iterator[dict[str, object]]:
    """Give for each JSON line what is understood of its document, in order; a bad line gives {"id", "error"}.

    Dates are {"value" (ISO at its precision), "precision", "reason"}; offsets index "text" in code points. "story" is
    the id of the first document of its story, null for what is not relevant. "claims" are compared with the facts of
    the catalogue.
    """
    seen = Seen()
    facts = known(names.catalog.facts, names)
    for number, line in ((number, line) for number, line in enumerate(lines) if line.strip()):
        record = _record(line)
        seen.ids[number] = record.get("id") if isinstance(record, dict) else None
        try:
            document = read_record(record, f"line {number + 1}")
            analysis = analyze(document, names)
            described = _described(analysis, number, seen)
            yield described | {"claims": _claimed(analysis, described, names, facts)}
        except ReadingError as error:
            yield {"id": seen.ids[number], "error": str(error)}
        except Exception as error:  # noqa: BLE001  the border between documents: one must never cost the others
            _LOG.debug("Line %d was not understood.", number + 1, exc_info=True)
            yield {"id": seen.ids[number], "error": f"line {number + 1}: reading it went wrong ({error!r})."}


def _described(analysis: Analysis, number: int, seen: Seen) -> dict[str, object]:
    placement = similarity.place(analysis, seen.texts(analysis), seen.stories(analysis))
    story = None
    if analysis.relevance.relevant:
        story = number if placement.story_id is None else placement.story_id
    seen.keep(analysis, number, story, placement)
    return {
        "id": seen.ids[number],
        "language": analysis.language,
        "title": analysis.title,
        "published": _dated(analysis.published),
        "event": _dated(analysis.event),
        "relevant": analysis.relevance.relevant,
        "score": analysis.relevance.score,
        "reasons": list(analysis.relevance.reasons),
        "topics": list(analysis.topics),
        "actors": list(analysis.actors),
        "duplicate_of": None if placement.duplicate_of is None else seen.ids[placement.duplicate_of],
        "story": None if story is None else seen.ids[story],
        "text": analysis.text,
        "summary": [_span(span) for span in analysis.summary],
    }


def _claimed(
    analysis: Analysis, described: Mapping[str, object], names: NameFinder, facts: Sequence[Known]
) -> Sequence[Mapping[str, object]]:
    return claimed(analysis, names, facts, independent=described["duplicate_of"] is None)


def _record(line: str) -> object:
    """Give the JSON value of a line; None, which is no document, when it holds none."""
    try:
        found: object = json.loads(line, parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError):
        return None
    return found


def _finite(number: str) -> float:
    """Read a number that JSON can also write. Raises ValueError for NaN and the infinite ones."""
    value = float(number)
    if not math.isfinite(value):
        raise ValueError(f"{number} is no number of JSON")
    return value


def _dated(moment: Moment | None) -> Mapping[str, str] | None:
    if moment is None:
        return None
    return {"value": moment.iso(), "precision": moment.precision.value, "reason": moment.reason}


def _span(span: Span) -> Mapping[str, object]:
    return {"text": span.text, "start": span.start, "end": span.end}
