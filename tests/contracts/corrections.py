"""The situations in which facts change or wait, as the views word them: for the golden files of every renderer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.domain.answers import DigestContent
from bot.domain.articles import Span
from bot.domain.corrections import Correction, CorrectionKind
from bot.domain.curation import ReviewQueue
from bot.domain.facts import AgreementState, Citation, FactAct, FactStatus, Flag, FlagKind, FlagState, Revision
from bot.domain.messages import Message, Person
from bot.views.corrections import correction_message
from bot.views.digest import digest_message
from bot.views.review import review_message
from tests.views.make import CATALOG, NOW, WORDING, day, fact, story, subscription

_QUOTED: Final = Citation(
    "Example Daily", "https://daily.example.com/1", official=False, version_id=1, quote="They signed it in Tokyo."
)
SAID: Final = replace(fact(_QUOTED), state=AgreementState.SIGNED, revision=1)
_RIGHT: Final = replace(SAID, statement="The EU and Japan agreed to a hydrogen accord.", state=AgreementState.AGREED)
_RETRACTED: Final = replace(SAID, status=FactStatus.RETRACTED)
_PROPOSED: Final = replace(SAID, id="p4k2m7q", status=FactStatus.PROPOSED, when=day(2026, 3, 5, "the text"))
CORRECTED: Final = Correction(
    CorrectionKind.CORRECTED, SAID, Revision(NOW, FactAct.EDITED, _RIGHT, note="The minutes say “agreed”.")
)
WITHDRAWN: Final = Correction(
    CorrectionKind.WITHDRAWN, SAID, Revision(NOW, FactAct.RETRACTED, _RETRACTED, note="<!channel> No such *accord*.")
)
_CONFLICT: Final = Flag(
    7,
    FlagKind.CONFLICT,
    FlagState.OPEN,
    NOW,
    "The date differs.",
    fact_id="accord",
    story_id=7,
    version_id=2,
    quote=Span("It was signed on 5 March.", 0, 25),
)
_REPORT: Final = Flag(
    8, FlagKind.REPORT, FlagState.OPEN, NOW, "Wrong city.", "accord", person=Person("slack", "U1", "Ada")
)


def _correction(correction: Correction) -> Message:
    return correction_message(correction, CATALOG, WORDING, "en")


def _digest() -> Message:
    content = DigestContent(
        subscription(),
        NOW - timedelta(days=7),
        NOW,
        (story(),),
        0,
        (),
        new_facts=(replace(SAID, id="new"),),
        facts_left_out=2,
        corrections=(CORRECTED, WITHDRAWN),
    )
    return digest_message(content, CATALOG, WORDING, "en")


CORRECTIONS: Final[Mapping[str, Message]] = {
    "digest-facts": _digest(),
    "correction": _correction(CORRECTED),
    "correction-withdrawn": _correction(WITHDRAWN),
    "correction-restored": _correction(
        Correction(CorrectionKind.RESTORED, _RETRACTED, Revision(NOW, FactAct.UNDONE, SAID))
    ),
    "review": review_message(ReviewQueue((_PROPOSED,), (_CONFLICT, _REPORT), 3, 2), (SAID,), CATALOG, WORDING, "en"),
}
