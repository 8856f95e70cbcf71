"""The timeline: dated facts in order, past and coming, under their years."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Final, TypeAlias

from bot.domain.catalog import CatalogEvent
from bot.domain.facts import Fact
from bot.domain.messages import (
    Actions,
    Block,
    Bullets,
    Button,
    Heading,
    Inline,
    Line,
    Message,
    Note,
    Paragraph,
    Style,
    Text,
)
from bot.domain.moments import Moment, at_day
from bot.domain.recalled import Timeline
from bot.views.cards import state_text
from bot.views.citations import evidence_text, linked
from bot.views.dates import when
from bot.views.punctuation import capital

_DOT: Final = " · "

_Dated: TypeAlias = tuple[Moment, Fact | CatalogEvent]


def timeline_message(
    found: Timeline, filters: Sequence[str], wording: gettext.NullTranslations, earlier: Button | None = None
) -> Message:
    """Show the facts of a page in order; what is still to come is marked. `earlier` leads to the page before."""
    _ = wording.gettext
    heading = Heading(_("Timeline"))
    dated = _in_order(found)
    if not dated:
        return _nothing_dated(found.page.offset, filters, heading, wording)
    blocks: list[Block] = [heading, Note((Text(capital(_DOT.join([_position(found, wording), *filters]))),))]
    for year, rows in groupby(dated, key=lambda row: row[0].day.year):
        lines = tuple(_line(*row, found.as_of, wording) for row in rows)
        blocks += [Heading(_("{year}").format(year=year)), Bullets(lines)]
    if earlier:
        blocks.append(Actions((earlier,)))
    count = wording.ngettext("{count} dated fact", "{count} dated facts", found.page.total)
    return Message(count.format(count=found.page.total), tuple(blocks))


def _in_order(found: Timeline) -> list[_Dated]:
    facts: list[_Dated] = [(fact.when, fact) for fact in found.page.facts]
    events: list[_Dated] = [(at_day(event.day, ""), event) for event in found.coming]
    return sorted([*facts, *events], key=lambda row: row[0].value)


def _position(found: Timeline, wording: gettext.NullTranslations) -> str:
    page = found.page
    if page.total <= 1:
        return wording.ngettext("{count} fact", "{count} facts", page.total).format(count=page.total)
    text = wording.gettext("facts {first} to {last} of {total}, in the order of their dates")
    first = page.offset + 1 if page.facts else page.offset
    return text.format(first=first, last=page.offset + len(page.facts), total=page.total)


def _line(moment: Moment, what: Fact | CatalogEvent, as_of: datetime, wording: gettext.NullTranslations) -> Line:
    _ = wording.gettext
    start: list[Inline] = [when(moment, wording)]
    if moment.value > as_of:
        start += [Text(_DOT), Text(_("coming"), Style.BOLD)]
    if isinstance(what, CatalogEvent):
        return (*start, Text(f" — {what.title}" + _(" · from the catalogue of dated events")))
    return (*start, Text(" — "), *_fact_inlines(what, wording))


def _fact_inlines(fact: Fact, wording: gettext.NullTranslations) -> Line:
    """Give what a fact says, the way to all of it, and its first source."""
    _ = wording.gettext
    said = f"{fact.title}: {fact.statement}" if fact.title else fact.statement
    state = f"{_DOT}{state_text(fact.state, wording)}" if fact.state else ""
    is_quoted = any(citation.quote for citation in fact.citations)
    badges = (
        *([_("no official source")] if fact.is_unofficial else []),
        *([] if is_quoted or not fact.citations else [evidence_text(fact.citations[0], wording)]),
        *([_("in doubt")] if fact.doubt else []),
    )
    source = [Text(_DOT), linked(fact.citations[0].title, fact.citations[0].url)] if fact.citations else []
    return (
        Text(f"{said}{state}{_DOT}"),
        Text(fact.id, Style.CODE),
        *source,
        Text("".join(_DOT + badge for badge in badges)),
    )


def _nothing_dated(offset: int, filters: Sequence[str], heading: Heading, wording: gettext.NullTranslations) -> Message:
    _ = wording.gettext
    if offset:
        text = _("The timeline ends here.")
        return Message(text, (heading, Paragraph((Text(text),))))
    text = (
        _("No dated fact matches: {filters}.").format(filters=_DOT.join(filters)) if filters else _("No dated facts.")
    )
    return Message(text, (heading, Paragraph((Text(text),))))
