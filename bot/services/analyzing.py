"""Understanding documents without keeping them: one JSON line in, one JSON line out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from bot.domain.articles import Analysis, Span
from bot.domain.errors import ReadingError
from bot.domain.moments import Moment
from bot.domain.stories import STORY_WINDOW, StoryCandidate, TextCandidate
from bot.reading import similarity
from bot.reading.analysis import analyze
from bot.reading.files import read_record
from bot.reading.names import NameFinder

_MOST_CANDIDATES = 200


@dataclass(slots=True)
class _Seen:
    """What the lines before left: candidates by text band, by day, by catalogued event, and those without a date."""

    by_band: dict[str, list[TextCandidate]] = field(default_factory=lambda: defaultdict(list))
    by_day: dict[int, list[StoryCandidate]] = field(default_factory=lambda: defaultdict(list))
    by_event: dict[str, list[StoryCandidate]] = field(default_factory=lambda: defaultdict(list))
    undated: list[StoryCandidate] = field(default_factory=list)
    newest: list[StoryCandidate] = field(default_factory=list)
    ids: dict[int, object] = field(default_factory=dict)

    def texts(self, analysis: Analysis) -> list[TextCandidate]:
        found = {one.article_id: one for band in similarity.bands(analysis.signature) for one in self.by_band[band]}
        return list(found.values())

    def stories(self, analysis: Analysis) -> list[StoryCandidate]:
        mine = similarity.traits(analysis)
        if mine.when is None:
            near = self.newest[-_MOST_CANDIDATES:]
        else:
            day, span = mine.when.day.toordinal(), _days(STORY_WINDOW)
            near = [one for number in range(day - span, day + span + 1) for one in self.by_day[number]]
            near = [*near[-_MOST_CANDIDATES:], *self.undated[-_MOST_CANDIDATES:]]
        same = self.by_event[mine.event_id] if mine.event_id else []
        return list({one.story_id: one for one in (*near, *same)}.values())

    def keep(self, analysis: Analysis, number: int, story: int | None) -> None:
        text = TextCandidate(number, story, analysis.signature)
        for band in similarity.bands(analysis.signature):
            self.by_band[band].append(text)
        if story != number:
            return
        mine = similarity.traits(analysis)
        candidate = StoryCandidate(number, mine)
        self.newest.append(candidate)
        (self.by_day[mine.when.day.toordinal()] if mine.when else self.undated).append(candidate)
        if mine.event_id:
            self.by_event[mine.event_id].append(candidate)


def analyze_lines(lines: Iterable[str], names: NameFinder) -> Iterator[dict[str, object]]:
    """Give for each JSON line what is understood of its document, in order; a bad line gives {"id", "error"}.

    Dates are {"value" (ISO at its precision), "precision", "reason"}; offsets index "text" in code points. "story" is
    the id of the first document of its story, null for what is not relevant. "claims" is empty: sentences are not yet
    turned into proposed facts.
    """
    seen = _Seen()
    for number, line in ((number, line) for number, line in enumerate(lines) if line.strip()):
        record = _record(line)
        seen.ids[number] = record.get("id") if isinstance(record, dict) else None
        try:
            document = read_record(record, f"line {number + 1}")
        except ReadingError as error:
            yield {"id": seen.ids[number], "error": str(error)}
        else:
            yield _described(analyze(document, names), number, seen)


def _described(analysis: Analysis, number: int, seen: _Seen) -> dict[str, object]:
    placement = similarity.place(analysis, seen.texts(analysis), seen.stories(analysis))
    story = None
    if analysis.relevance.relevant:
        story = number if placement.story_id is None else placement.story_id
    seen.keep(analysis, number, story)
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
        "claims": [],
    }


def _record(line: str) -> object:
    """Give the JSON value of a line; None, which is no document, when it holds none."""
    try:
        found: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found


def _dated(moment: Moment | None) -> Mapping[str, str] | None:
    if moment is None:
        return None
    return {"value": moment.iso(), "precision": moment.precision.value, "reason": moment.reason}


def _span(span: Span) -> Mapping[str, object]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _days(span: timedelta) -> int:
    return -(-span // timedelta(days=1))
