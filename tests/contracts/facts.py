"""Facts as readers and editors are given them, as the views word them: for the golden files of every renderer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from bot.domain.answers import Exported
from bot.domain.catalog import CatalogEvent
from bot.domain.curation import ActOutcome, AuditRow, Decision, FactFile, FactPage
from bot.domain.facts import AgreementState, Citation, FactAct, FactStatus, Revision
from bot.domain.messages import Message, Person, Place
from bot.domain.recalled import StoryFacts, Timeline
from bot.views.answers import story_message
from bot.views.audit import audit_message
from bot.views.curating import decision_message
from bot.views.exports import ExportFormat, Held, export_message, sources_as
from bot.views.facts import fact_message, facts_message
from bot.views.timeline import timeline_message
from tests.views.make import CATALOG, NOW, WORDING, conflict, day, fact, source, story

_ADA: Final = Person("slack", "U1", "Ada")
_HERE: Final = Place("slack", "T1", "C1")
_OFFICIAL: Final = Citation(
    "Example Register", "https://register.example.eu/1", official=True, version_id=1, quote="It was signed in Tokyo."
)
_PRESS: Final = replace(_OFFICIAL, title="Example Daily", url="https://daily.example.com/1", official=False)
_FACT: Final = replace(fact(_OFFICIAL, _PRESS), state=AgreementState.SIGNED, revision=2)
_COMING: Final = replace(fact(), id="p4k2m7q", title="", when=day(2026, 10, 1, "the text"), revision=2)
_RETRACTED: Final = replace(_FACT, status=FactStatus.RETRACTED, revision=3)
_ACTS: Final = (
    Revision(NOW, FactAct.PROPOSED, _FACT),
    Revision(NOW, FactAct.APPROVED, _FACT, _ADA, _HERE),
    Revision(NOW, FactAct.RETRACTED, _RETRACTED, _ADA, _HERE, "<!channel> It was *initialled* only."),
)
_EVENT: Final = CatalogEvent("summit", date(2026, 6, 1), None, "Summit in Tokyo", ("eu",), ("trade-epa",), {})
_CONFLICT: Final = conflict(quote="It was signed on 5 March.")
_DISPUTED: Final = replace(story(), conflicts=(_CONFLICT,))
_TIMELINE: Final = Timeline(FactPage((_FACT, _COMING), 0, 2), (_EVENT,), NOW)
_AUDIT: Final = AuditRow(NOW, _ADA, _HERE, "fact approve", "fact accord; status: proposed", "<@U1> approved")


def _exported() -> Exported:
    writing, one = sources_as(ExportFormat.MARKDOWN), source(name="Institute of *stars* <b>")
    return Exported(writing.head(one) + 20 * writing.line(one), 20, is_whole=True)


FACTS: Final[Mapping[str, Message]] = {
    "facts": facts_message(FactPage((_COMING, _FACT), 0, 7), ["Trade", "2026"], CATALOG, WORDING, "en", NOW),
    "facts-none": facts_message(FactPage((), 0, 0), ["Trade", "1999"], CATALOG, WORDING, "en", NOW),
    "fact": fact_message(FactFile(_FACT, _ACTS[:2], (_CONFLICT,)), CATALOG, WORDING, "en", NOW, to_editor=True),
    "fact-retracted": fact_message(FactFile(_RETRACTED, _ACTS, ()), CATALOG, WORDING, "en", NOW),
    "fact-decided-before": decision_message(
        Decision(ActOutcome.TOO_LATE, _RETRACTED, _ACTS[2]), FactAct.EDITED, CATALOG, WORDING, "en"
    ),
    "story-facts": story_message(_DISPUTED, StoryFacts((_FACT,), (_FACT,)), CATALOG, WORDING, "en"),
    "timeline": timeline_message(_TIMELINE, ["Trade"], WORDING),
    "audit": audit_message([_AUDIT], WORDING),
    "export": export_message(_exported(), Held.SOURCES, ExportFormat.MARKDOWN, WORDING),
}
