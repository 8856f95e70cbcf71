"""A digest with all that one can hold, in both languages of the interface: for the golden files of every renderer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.domain.answers import DigestContent
from bot.domain.digests import Candidate, ComingDate, Coverage, LeftOut, StoryChange, TopicCoverage
from bot.domain.messages import Message
from bot.domain.phrases import Phrase
from bot.domain.reasons import FEED
from bot.domain.sources import SourceKind
from bot.domain.stories import Story
from bot.locales.load import Wordings
from bot.views.digest import digest_message
from bot.views.digest_more import left_out_message
from tests.contracts.corrections import CORRECTED, SAID, WITHDRAWN
from tests.views.make import CATALOG, NOW, article, day, source, story, subscription

_START: Final = NOW - timedelta(days=7)
_RELATIVE: Final = Phrase("{weekday}, before {anchor}", weekday=Phrase("Tuesday"), anchor=Phrase("publication"))


def _story(number: int) -> Story:
    """Give a story of three reports, or of one; with the second a date that was worked out."""
    lead = article(
        10 * number,
        title=f"EU and Japan open hydrogen port {number}",
        kind=SourceKind.OFFICIAL if number == 1 else SourceKind.PRESS,
        published=day(2026, 3, number, FEED),
        event=day(2026, 3, number, _RELATIVE) if number == 2 else None,
        url=f"https://daily.example.com/{number}",
        topics=("green-energy", "trade-epa"),
    )
    others = [
        replace(article(10 * number + one, publisher=f"Paper {one}"), duplicate_of=lead.id if one == 1 else None)
        for one in range(1, 4 if number == 1 else 1)
    ]
    return story(lead, *others, number=number)


def _changed(number: int) -> StoryChange:
    change = Candidate(
        story_id=number,
        origins=3,
        new_origins=("Paper 1", "Paper 2"),
        is_official=True,
        is_newly_official=True,
        newest=NOW,
        topic="green-energy",
        publisher="Paper 1",
        was_told=True,
        conflicts=1,
        merged=(number + 1,),
    )
    told = article(title="Talks on ports go on")
    return StoryChange(story(told, article(2, publisher="Paper 1"), number=number), change)


_CONTENT: Final = DigestContent(
    subscription(topics=("green-energy", "trade-epa")),
    _START,
    NOW,
    tuple(_story(number) for number in range(1, 8)),
    12,
    tuple(source(number, f"Source {number}").listing for number in range(1, 8)),
    silent=(source(9, "Source 9").listing,),
    new_facts=(replace(SAID, id="new"), replace(SAID, id="newer", title="Port accord")),
    facts_left_out=2,
    corrections=(CORRECTED, WITHDRAWN),
    changes=(_changed(20), _changed(30)),
    coming=(
        ComingDate(day(2026, 3, 20, ""), "Summit in Tokyo"),
        ComingDate(day(2026, 3, 27, ""), "Hydrogen accord enters into force", "accord"),
    ),
    coverage=Coverage((TopicCoverage("green-energy", 7, 2.25), TopicCoverage("trade-epa", 3, 4.0)), 12),
)
_MORE: Final = LeftOut(_CONTENT.subscription, _START, NOW, tuple(_story(one) for one in (8, 9)), 10, 12, uncounted=40)


def _digest(locale: str) -> Message:
    return digest_message(_CONTENT, CATALOG, Wordings()[locale], locale)


DIGESTS: Final[Mapping[str, Message]] = {
    "digest-whole": _digest("en"),
    "digest-whole-ja": _digest("ja"),
    "digest-more": left_out_message(_MORE, CATALOG, Wordings()["en"], "en"),
}
