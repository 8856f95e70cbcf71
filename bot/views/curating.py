"""Answers to the desk's editors about facts: what waits for them, and what became of what they did."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.domain.catalog import Catalog
from bot.domain.curation import ActOutcome, Decision, FlagSettled, ReviewQueue
from bot.domain.facts import Fact, FactAct, FactStatus, Flag, FlagKind, Revision, unquoted_year
from bot.domain.messages import (
    Actions,
    Block,
    Bullets,
    Button,
    FactCard,
    Heading,
    Inline,
    Message,
    Note,
    Paragraph,
    Style,
    Text,
    Tone,
)
from bot.domain.moments import at_instant
from bot.domain.phrases import say
from bot.views.cards import fact_card, flagged
from bot.views.dates import when
from bot.views.facts import act_text, both_sides, editor_buttons, report_text
from bot.views.people import person_name

_DOT: Final = " · "
_TONES: Final = {
    ActOutcome.DONE: Tone.GOOD,
    ActOutcome.TOO_LATE: Tone.WARNING,
    ActOutcome.SAME: Tone.NEUTRAL,
}


def review_card(fact: Fact, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> FactCard:
    """Give a fact's card with what an editor can do with it, and the way to its source and history."""
    card = _with_doubt(fact, fact_card(fact, catalog, wording, locale, in_full=True), wording)
    see = Button(wording.gettext("See source"), "fact", {"id": fact.id})
    return replace(card, buttons=(*editor_buttons(fact, wording), see))


def _with_doubt(fact: Fact, card: FactCard, wording: gettext.NullTranslations) -> FactCard:
    """Warn an editor of a date that the words cited do not hold; it may stand elsewhere in the text."""
    year = unquoted_year(fact)
    if year is None:
        return card
    text = wording.gettext("The words quoted do not hold the year {year}: compare the date with the source.")
    return replace(card, notes=(*card.notes, flagged(text.format(year=year))))


def flag_actions(flag: Flag, wording: gettext.NullTranslations) -> Actions:
    """Give what an editor can do with a flag: look at what it is about, and settle it."""
    _ = wording.gettext
    fact = (Button(_("Fact"), "fact", {"id": flag.fact_id}),) if flag.fact_id else ()
    story = (Button(_("Story"), "story", {"id": str(flag.story_id)}),) if flag.story_id else ()
    name = _("Conflict {id}") if flag.kind is FlagKind.CONFLICT else _("Report {id}")
    settle = Button(_("Settle"), "flag settle", {"id": str(flag.id)})
    return Actions((*fact, *story, settle), name.format(id=flag.id))


def queue_message(
    queue: ReviewQueue,
    facts: Sequence[Fact],
    offset: int,
    catalog: Catalog,
    wording: gettext.NullTranslations,
    locale: str,
) -> Message:
    """Show what waits for the editors, best first: proposals, then flags with the `facts` they are about."""
    _ = wording.gettext
    heading = Heading(_("To review"))
    if not queue.proposals and not queue.flags:
        text = _("Nothing more waits for review.") if offset else _("Nothing waits for review.")
        return Message(text, (heading, Paragraph((Text(text),))), Tone.GOOD)
    proposed = wording.ngettext("{count} proposal", "{count} proposals", queue.proposed).format(count=queue.proposed)
    flagged = wording.ngettext("{count} open flag", "{count} open flags", queue.flagged).format(count=queue.flagged)
    cards = (review_card(fact, catalog, wording, locale) for fact in queue.proposals)
    blocks: list[Block] = [heading, Note((Text(_DOT.join((proposed, flagged))),)), *cards]
    for flag in queue.flags:
        about = next((fact for fact in facts if fact.id == flag.fact_id), None)
        blocks += [*flag_block(flag, about, wording), flag_actions(flag, wording)]
    return Message(f"{proposed}, {flagged}", tuple(blocks))


def decision_message(
    decision: Decision, act: FactAct, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> Message:
    """Say what became of an editor's act, how the fact stands now, and what can be done with it."""
    fact = decision.fact
    text = _outcome(decision, act, wording)
    card = replace(fact_card(fact, catalog, wording, locale, in_full=True), buttons=_next(decision, wording))
    if act in (FactAct.PROPOSED, FactAct.APPROVED, FactAct.EDITED):
        card = _with_doubt(fact, card, wording)
    last = None if decision.outcome is ActOutcome.DONE else decision.last
    by = (Note(_done_line(last, wording)),) if last else ()
    message = f"{text} {fact.title or fact.statement}"
    return Message(message, (Paragraph((Text(text),)), *by, card), _TONES[decision.outcome])


def settled_message(settled: FlagSettled, wording: gettext.NullTranslations) -> Message:
    """Confirm that a flag needs no one's eyes any more."""
    _ = wording.gettext
    flag = settled.flag
    start = _("Settled: flag {id}.") if settled.changed else _("Flag {id} is settled already, by {by}.")
    text = start.format(id=flag.id, by=flag.settled_by)
    about = (Note((Text(say(flag.note, wording)),)),) if flag.note else ()
    fact = (Actions((Button(_("Fact"), "fact", {"id": flag.fact_id}),)),) if flag.fact_id else ()
    return Message(text, (Paragraph((Text(text),)), *about, *fact), Tone.GOOD if settled.changed else Tone.NEUTRAL)


def _next(decision: Decision, wording: gettext.NullTranslations) -> tuple[Button, ...]:
    """Give fresh buttons; after what was just done, the one that takes it back comes first."""
    fact = decision.fact
    usual = editor_buttons(fact, wording)
    last = decision.last.act if decision.last else FactAct.PROPOSED
    undoable = decision.outcome is ActOutcome.DONE and last not in (FactAct.PROPOSED, FactAct.UNDONE)
    seen = {"id": fact.id, "revision": str(fact.revision)}
    undo = (Button(wording.gettext("Undo"), "fact undo", seen),) if undoable else ()
    return (*undo, *(button for button in usual if not undo or button.command != "fact undo"))


def _outcome(decision: Decision, act: FactAct, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    names = {
        FactAct.PROPOSED: _("Proposed as {id}: the desk's editors review it."),
        FactAct.APPROVED: _("Approved: {id}. The next digests bring it."),
        FactAct.REJECTED: _("Rejected: {id}."),
        FactAct.EDITED: _("Edited: {id}."),
        FactAct.RETRACTED: _("Retracted: {id}. A correction follows under every digest that carried it."),
        FactAct.UNDONE: _("Undone: {id} stands as it did before."),
    }
    fact = decision.fact
    match decision.outcome:
        case ActOutcome.DONE:
            return names[act].format(id=fact.id)
        case ActOutcome.SAME:
            return _("Nothing was changed: {id} stands like that already.").format(id=fact.id)
        case ActOutcome.TOO_LATE:
            late = _("Nothing was changed: {id} was decided on before, and now it is {status}.")
            if act is FactAct.PROPOSED:
                late = _("Nothing was added: the same was proposed before as {id}, and now it is {status}.")
            return late.format(id=fact.id, status=_standing(fact.status, wording))


def _standing(status: FactStatus, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    match status:
        case FactStatus.PROPOSED:
            return _("proposed")
        case FactStatus.APPROVED:
            return _("approved")
        case FactStatus.REJECTED:
            return _("rejected")
        case FactStatus.RETRACTED:
            return _("retracted")


def _done_line(last: Revision, wording: gettext.NullTranslations) -> tuple[Inline, ...]:
    start = wording.gettext("Last act: {act} by {person}, ").format(
        act=act_text(last.act, wording), person=person_name(last.person, wording)
    )
    return (Text(start), when(at_instant(last.at, ""), wording), Text(f"{_DOT}{last.note}" if last.note else ""))


def flag_block(flag: Flag, fact: Fact | None, wording: gettext.NullTranslations) -> tuple[Block, ...]:
    """Show a flag: a conflict with both quotes, or what was reported and by whom."""
    _ = wording.gettext
    if flag.kind is FlagKind.CONFLICT:
        title = Text(_("Conflict {id}").format(id=flag.id), Style.BOLD)
        return (Paragraph((title,)), Bullets(both_sides(flag, fact, "", wording)))
    return (Paragraph((Text(report_text(flag, wording)),)),)
