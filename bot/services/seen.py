"""What the documents before left, when nothing is stored: the texts and stories a further one is compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.articles import Analysis
from bot.domain.moments import Moment
from bot.domain.stories import STORY_WINDOW, Placement, StoryCandidate, TextCandidate, Traits
from bot.reading.stories import similarity

_MOST_STORIES = 100
"""So many of the latest stories of a month, and of those without a date, are looked at."""

_MOST_TEXTS = 8
"""So many of the latest texts of a band are looked at."""


@dataclass(slots=True)
class Seen:
    """Stories by month, by catalogued event and those without a date; texts by band; `ids` are the documents' own."""

    by_band: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    kept: dict[int, TextCandidate] = field(default_factory=dict)
    by_month: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_event: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    undated: list[int] = field(default_factory=list)
    cores: dict[int, tuple[Traits, ...]] = field(default_factory=dict)
    ids: dict[int, object] = field(default_factory=dict)

    def texts(self, analysis: Analysis) -> list[TextCandidate]:
        """Give the texts a document may reprint."""
        bands = similarity.bands(analysis.signature)
        shared = {number for band in bands for number in self.by_band[band][-_MOST_TEXTS:]}
        return [self.kept[number] for number in sorted(shared)]

    def stories(self, analysis: Analysis) -> list[StoryCandidate]:
        """Give the stories it may belong to."""
        mine = similarity.traits(analysis)
        if mine.when is None:
            near = list(self.cores)[-_MOST_STORIES:]
        else:
            near = [story for month in _months(mine.when) for story in self.by_month[month][-_MOST_STORIES:]]
            near += self.undated[-_MOST_STORIES:]
        near += self.by_event[mine.event_id] if mine.event_id else []
        return [StoryCandidate(story, self.cores[story]) for story in dict.fromkeys(near)]

    def keep(self, analysis: Analysis, number: int, story: int | None, placement: Placement) -> None:
        """Keep document `number`, placed so in `story`, for those that follow."""
        origin = number if placement.duplicate_of is None else placement.duplicate_of
        self.kept[number] = TextCandidate(origin, story, analysis.signature, analysis.published, analysis.marks)
        for band in similarity.bands(analysis.signature):
            self.by_band[band].append(number)
        if story is None or not placement.core:
            return
        self.cores[story] = placement.core
        newest = placement.core[-1]
        for month in _months(newest.when) if newest.when else ():
            self.by_month[month].append(story)
        if newest.when is None:
            self.undated.append(story)
        if newest.event_id:
            self.by_event[newest.event_id].append(story)


def _months(when: Moment) -> Iterator[int]:
    """Number the months in which reports of that time's events may be dated."""
    first, last = when.value - STORY_WINDOW, when.end() + STORY_WINDOW
    yield from range(_month(first), _month(last) + 1)


def _month(instant: datetime) -> int:
    return 12 * instant.year + instant.month
