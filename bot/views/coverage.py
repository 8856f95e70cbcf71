"""Coverage by topic as a picture of bars, with the words that stand for it."""

from __future__ import annotations

import gettext
from typing import Final

from bot.domain.catalog import Catalog
from bot.domain.digests import Coverage
from bot.domain.messages import Block, Chart, ChartWords
from bot.views.cards import topic_name
from bot.views.punctuation import sentence

_TOPICS: Final = 8
_ENGLISH: Final = gettext.NullTranslations()


def coverage_blocks(
    coverage: Coverage | None, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> tuple[Block, ...]:
    """Give the picture of the topics with most stories this week, or nothing where there is nothing to compare."""
    if coverage is None or not any(one.stories for one in coverage.topics):
        return ()
    words = _words(coverage, catalog, wording, locale)
    shown = coverage.topics[:_TOPICS]
    pairs = wording.gettext("{topic} {stories} (usually {usual})")
    numbers = wording.gettext("; ").join(
        pairs.format(topic=label, stories=one.stories, usual=f"{one.usual:.1f}")
        for label, one in zip(words.labels, shown, strict=True)
    )
    return (
        Chart(
            words,
            _words(coverage, catalog, _ENGLISH, "en"),
            tuple(float(one.stories) for one in shown),
            tuple(round(one.usual, 1) for one in shown),
            sentence(f"{words.title}: {numbers}", wording),
        ),
    )


def _words(coverage: Coverage, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> ChartWords:
    _ = wording.gettext
    before = wording.ngettext("the week before", "mean of the {count} weeks before", coverage.weeks)
    labels = tuple(topic_name(one.topic, catalog, locale) for one in coverage.topics[:_TOPICS])
    return ChartWords(
        _("New stories by topic, last seven days"), _("last seven days"), before.format(count=coverage.weeks), labels
    )
