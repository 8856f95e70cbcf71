"""Answers about facts: many, one with all that is kept of it, and what became of a report of an error."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.articles import Article
from bot.domain.catalog import Actor, Catalog, preferred_name
from bot.domain.curation import FactFile, FactPage
from bot.domain.facts import Fact, FactAct, FactStatus, Flag, FlagKind, FlagState, Revision
from bot.domain.messages import (
    Block,
    Bullets,
    Button,
    FactCard,
    Heading,
    Line,
    Message,
    Note,
    Paragraph,
    Quote,
    Style,
    Text,
    Tone,
)
from bot.domain.moments import at_instant
from bot.domain.phrases import say
from bot.views.cards import fact_card, topic_name
from bot.views.citations import further_citations
from bot.views.dates import when
from bot.views.people import person_name
from bot.views.punctuation import capital

_DOT: Final = " · "
_REVISIONS: Final = 8


def facts_message(
    page: FactPage,
    filters: Sequence[str],
    catalog: Catalog,
    wording: gettext.NullTranslations,
    locale: str,
    as_of: datetime,
) -> Message:
    """Show a page of approved facts, the latest date first, and how many there are; a date to come is marked."""
    _ = wording.gettext
    heading = Heading(_("Facts"))
    if not page.facts:
        return _no_facts(page.offset, filters, heading, wording)
    count = wording.ngettext("{count} fact", "{count} facts", page.total).format(count=page.total)
    many = _("facts {first} to {last} of {total}, the latest first").format(
        first=page.offset + 1, last=page.offset + len(page.facts), total=page.total
    )
    position = many if page.total > 1 else count
    cards = (marked_if_coming(fact, fact_card(fact, catalog, wording, locale), wording, as_of) for fact in page.facts)
    return Message(count, (heading, Note((Text(capital(_DOT.join([position, *filters]))),)), *cards))


def fact_message(
    file: FactFile,
    catalog: Catalog,
    wording: gettext.NullTranslations,
    locale: str,
    as_of: datetime,
    *,
    to_editor: bool = False,
) -> Message:
    """Show one fact with every citation, who proposed and reviewed it, and what does not agree with it."""
    fact = file.fact
    card = marked_if_coming(fact, fact_card(fact, catalog, wording, locale, in_full=True), wording, as_of)
    shown = (*editor_buttons(fact, wording), *_reporting(card)) if to_editor else _reporting(card)
    blocks = (
        *_withdrawn(file, wording),
        replace(card, buttons=shown),
        *_further(fact, wording),
        *flag_blocks(file, wording, to_editor=to_editor),
        *_history(file.revisions, wording),
    )
    tone = Tone.WARNING if fact.status in (FactStatus.RETRACTED, FactStatus.REJECTED) else Tone.NEUTRAL
    return Message(f"{fact.id}: {fact.title or fact.statement}", blocks, tone)


def _further(fact: Fact, wording: gettext.NullTranslations) -> tuple[Block, ...]:
    lines = further_citations(fact, wording)
    return (Heading(wording.gettext("Further citations")), Bullets(lines)) if lines else ()


def editor_buttons(fact: Fact, wording: gettext.NullTranslations) -> tuple[Button, ...]:
    """Give what an editor can do with a fact as it stands; each button names the revision it was made for."""
    _ = wording.gettext
    seen = {"id": fact.id, "revision": str(fact.revision)}
    edit = Button(_("Edit"), "fact edit", seen)
    match fact.status:
        case FactStatus.PROPOSED:
            return (Button(_("Approve"), "fact approve", seen), edit, Button(_("Reject"), "fact reject", seen))
        case FactStatus.APPROVED:
            return (edit, Button(_("Retract"), "fact retract", seen))
        case FactStatus.REJECTED | FactStatus.RETRACTED:
            return (Button(_("Undo"), "fact undo", seen),)


def story_facts(
    facts: Sequence[Fact], catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> tuple[Block, ...]:
    """Show the facts drawn from a story."""
    if not facts:
        return ()
    cards = (fact_card(fact, catalog, wording, locale, in_full=True) for fact in facts)
    return (Heading(wording.gettext("Facts drawn from this story")), *cards)


def disagreements(
    flags: Sequence[Flag], facts: Sequence[Fact], reports: Sequence[Article], wording: gettext.NullTranslations
) -> tuple[Block, ...]:
    """Show where a story's reports do not agree with facts: both quotes, and who says the one."""
    lines: list[Line] = []
    by_id: dict[str | None, Fact] = {fact.id: fact for fact in facts}
    for flag in flags:
        by = next((report.publisher for report in reports if report.id == flag.article_id), "")
        lines += both_sides(flag, by_id.get(flag.fact_id), by, wording)
    return (Heading(wording.gettext("Disagreements")), Bullets(tuple(lines))) if lines else ()


def flag_blocks(file: FactFile, wording: gettext.NullTranslations, *, to_editor: bool) -> tuple[Block, ...]:
    """Show the open conflicts of a fact with both quotes; reports of errors are for editors alone."""
    _ = wording.gettext
    opened = [flag for flag in file.flags if flag.state is FlagState.OPEN]
    conflicts = [flag for flag in opened if flag.kind is FlagKind.CONFLICT]
    reports = [flag for flag in opened if flag.kind is FlagKind.REPORT] if to_editor else []
    against = tuple(line for flag in conflicts for line in both_sides(flag, file.fact, "", wording))
    reported = tuple((Text(report_text(flag, wording)),) for flag in reports)
    sections = ((_("Open conflicts"), against), (_("Reported errors"), reported))
    return tuple(block for title, lines in sections if lines for block in (Heading(title), Bullets(lines)))


def report_message(wording: gettext.NullTranslations, *, is_new: bool) -> Message:
    """Thank for a report and say what happens next; one that the same person made before is open still."""
    _ = wording.gettext
    made = _("Thank you. Your report is with the desk's editors.")
    again = _("Thank you. You reported this already, and it is still to be looked at.")
    text = made if is_new else again
    then = _(
        "They compare it with the sources. If something is corrected, a correction is posted under every digest that "
        "carried it."
    )
    return Message(text, (Paragraph((Text(text),)), Note((Text(then),))), Tone.GOOD)


def topic_words(topic_id: str | None, catalog: Catalog, locale: str) -> str:
    """Give the name of the topic asked for, "" for none."""
    return topic_name(topic_id, catalog, locale) if topic_id else ""


def actor_words(actor: Actor | None, locale: str) -> str:
    """Give the name of the actor asked for, "" for none."""
    return preferred_name(actor.names, locale) or actor.id if actor else ""


def period_words(start: str | None, end: str | None, wording: gettext.NullTranslations) -> str:
    """Give the time asked for, "" for any."""
    _ = wording.gettext
    bounds = {"start": start or "", "end": end or ""}
    if start and end:
        return _("from {start} to {end}").format(**bounds)
    return (_("from {start}") if start else _("to {end}") if end else "").format(**bounds)


def marked_if_coming(fact: Fact, card: FactCard, wording: gettext.NullTranslations, as_of: datetime) -> FactCard:
    """Mark a fact whose date is still to come."""
    if fact.when.value <= as_of:
        return card
    return replace(card, dateline=(Text(wording.gettext("Coming: ")), *card.dateline))


def _reporting(card: FactCard) -> tuple[Button, ...]:
    return tuple(button for button in card.buttons if button.command != "fact")


def _no_facts(offset: int, filters: Sequence[str], heading: Heading, wording: gettext.NullTranslations) -> Message:
    _ = wording.gettext
    if offset:
        text = _("There are no more facts.")
        return Message(text, (heading, Paragraph((Text(text),))))
    named = _("No fact matches: {filters}.").format(filters=_DOT.join(filters))
    text = named if filters else _("The archive holds no facts yet.")
    return Message(text, (heading, Paragraph((Text(text),))))


def _withdrawn(file: FactFile, wording: gettext.NullTranslations) -> tuple[Block, ...]:
    """Say at the top that a fact does not stand, since when, and why."""
    _ = wording.gettext
    texts = {
        FactStatus.RETRACTED: _("This fact was retracted: it does not stand any more."),
        FactStatus.REJECTED: _("This proposal was rejected: it is not a fact of this desk."),
    }
    if file.fact.status not in texts:
        return ()
    start = Paragraph((Text(texts[file.fact.status], Style.BOLD),))
    acts = {FactAct.RETRACTED, FactAct.REJECTED}
    last = next((one for one in reversed(file.revisions) if one.act in acts), None)
    return (start, Note(_revision_line(last, wording))) if last else (start,)


def _history(revisions: Sequence[Revision], wording: gettext.NullTranslations) -> tuple[Block, ...]:
    if not revisions:
        return ()
    _ = wording.gettext
    lines = [_revision_line(one, wording) for one in revisions[-_REVISIONS:]]
    earlier = len(revisions) - len(lines)
    if earlier:
        text = wording.ngettext("{count} earlier revision", "{count} earlier revisions", earlier)
        lines.insert(0, (Text(text.format(count=earlier)),))
    return (Heading(_("Revisions")), Bullets(tuple(lines)))


def _revision_line(revision: Revision, wording: gettext.NullTranslations) -> Line:
    _ = wording.gettext
    text = _(" · {act} by {person}").format(
        act=act_text(revision.act, wording), person=person_name(revision.person, wording)
    )
    note = _DOT + revision.note if revision.note else ""
    return (when(at_instant(revision.at, ""), wording), Text(text + note))


def act_text(act: FactAct, wording: gettext.NullTranslations) -> str:
    """Give what was done to a fact, in words."""
    _ = wording.gettext
    names = {
        FactAct.PROPOSED: _("proposed"),
        FactAct.APPROVED: _("approved"),
        FactAct.REJECTED: _("rejected"),
        FactAct.EDITED: _("edited"),
        FactAct.RETRACTED: _("retracted"),
        FactAct.CITED: _("one more citation"),
        FactAct.UNDONE: _("last act undone"),
        FactAct.IMPORTED: _("imported"),
    }
    return names[act]


def both_sides(flag: Flag, fact: Fact | None, by: str, wording: gettext.NullTranslations) -> tuple[Line, ...]:
    """Give what a conflict is about, the report's words and those the fact rests on, else the fact's statement."""
    _ = wording.gettext
    about = (Text(flag.fact_id or "", Style.CODE), Text(f"{_DOT}{say(flag.note, wording)}"))
    says = by or _("The report")
    theirs: tuple[Line, ...] = ((Text(f"{says}: "), Quote(flag.quote.text)),) if flag.quote else ()
    if fact is None:
        return (about, *theirs)
    quoted = next((citation for citation in fact.citations if citation.quote), None)
    if quoted:
        return (about, *theirs, (Text(_("The fact rests on: ")), Quote(quoted.quote), Text(f" — {quoted.title}")))
    return (about, *theirs, (Text(_("The fact says: {statement}").format(statement=fact.statement)),))


def report_text(flag: Flag, wording: gettext.NullTranslations) -> str:
    """Give what was reported, and by whom."""
    text = wording.gettext("Report {id}, by {person}: {note}")
    return text.format(id=flag.id, person=person_name(flag.person, wording), note=flag.note)
