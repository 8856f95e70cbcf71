"""Corrections: told under what carried a fact, and again in the next digest."""

from __future__ import annotations

import gettext
from dataclasses import replace
from typing import Final

from bot.domain.catalog import Catalog
from bot.domain.corrections import Correction, CorrectionKind
from bot.domain.messages import Block, Heading, Line, Message, Note, Paragraph, Style, Text, Tone
from bot.domain.moments import at_instant
from bot.views.cards import fact_card, state_text
from bot.views.dates import moment_text, when
from bot.views.punctuation import aside, sentence

_DOT: Final = " · "


def correction_message(
    correction: Correction, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> Message:
    """Say of a fact that was delivered what was said, and what is right now or that it is withdrawn."""
    _ = wording.gettext
    titles = {
        CorrectionKind.CORRECTED: _("Correction of fact {id}"),
        CorrectionKind.WITHDRAWN: _("Fact {id} is withdrawn"),
        CorrectionKind.RESTORED: _("Fact {id} is restored"),
    }
    fact = correction.revision.fact
    title = titles[correction.kind].format(id=fact.id)
    more: Line = (Text(_("Its sources and history: ")), Text(f"/eujp fact {fact.id}", Style.CODE))
    blocks = (Heading(title), *correction_blocks(correction, catalog, wording, locale), Note(more))
    return Message(f"{title}: {fact.statement}", blocks, Tone.WARNING)


def correction_blocks(
    correction: Correction, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> tuple[Block, ...]:
    """Give what was said and what became of it, the fact as it stands now, since when and why.

    A withdrawn fact keeps its card, which says so, but not its citations: they are no evidence of anything any more.
    """
    card = fact_card(correction.revision.fact, catalog, wording, locale)
    if correction.kind is CorrectionKind.WITHDRAWN:
        card = replace(card, citations=())
    return (Paragraph(_told(correction, wording)), card, Note(_since(correction, wording)))


def _told(correction: Correction, wording: gettext.NullTranslations) -> Line:
    _ = wording.gettext
    fact_id = correction.before.id
    match correction.kind:
        case CorrectionKind.CORRECTED:
            said = Text(_("Fact {id} said: ").format(id=fact_id))
            return (said, *_as_said(correction, wording), Text(_(" It now says:")))
        case CorrectionKind.WITHDRAWN:
            return (Text(_("Do not rely on fact {id} any more. It is withdrawn:").format(id=fact_id)),)
        case CorrectionKind.RESTORED:
            return (Text(_("Fact {id} was withdrawn, and stands again:").format(id=fact_id)),)


def _as_said(correction: Correction, wording: gettext.NullTranslations) -> Line:
    fact = correction.before
    retitled = fact.title and fact.title != correction.revision.fact.title
    title = f"{fact.title}: " if retitled else ""
    state = f"{_DOT}{state_text(fact.state, wording)}" if fact.state else ""
    date = sentence(aside(f"{moment_text(fact.when, wording)}{state}", wording), wording)
    return (Text(f"{title}{fact.statement}", Style.ITALIC), Text(date))


def _since(correction: Correction, wording: gettext.NullTranslations) -> Line:
    _ = wording.gettext
    revision = correction.revision
    reason = _(" Reason: {reason}").format(reason=revision.note) if revision.note else ""
    return (Text(_("Since ")), when(at_instant(revision.at, ""), wording), Text(f"{sentence('', wording)}{reason}"))
