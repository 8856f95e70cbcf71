"""Why a date is believed: because it stands written somewhere, or because it was worked out from what does."""

from __future__ import annotations

from typing import Final

from bot.domain.phrases import Phrase

FEED: Final = Phrase("the feed")
LISTING: Final = Phrase("the listing")
PAGE: Final = Phrase("the page")
PAGE_SAYS: Final = Phrase("the page says so")
"""Stands in older archives for HEAD_SAYS."""

HEAD_SAYS: Final = Phrase("dateline, or date above the text")
FILE_SAYS: Final = Phrase("the file says so")
TEXT_SAYS: Final = Phrase("the text says so")
STARTER: Final = Phrase("starter fact")
GIVEN: Final = "given by "
"""Begins the reason for a date that a person gave."""

_STATED: Final = frozenset({FEED, LISTING, PAGE, PAGE_SAYS, HEAD_SAYS, FILE_SAYS, TEXT_SAYS, STARTER})


def briefly(reason: str) -> str:
    """Give a reason for a card: of a catalogued event its name, and not the signs that a text tells of it."""
    if not isinstance(reason, Phrase) or "signs" not in reason.values:
        return reason
    return Phrase("catalogued event “{title}”", title=reason.values["title"])


def is_worked_out(reason: str) -> bool:
    """Whether a reason tells how a date was found, and not only where it stands: that alone helps to judge a card.

    What was stored before there were phrases is the English of one.
    """
    return bool(reason) and reason not in _STATED and not reason.startswith(GIVEN)
