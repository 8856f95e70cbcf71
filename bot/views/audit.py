"""The audit: who did what, where and when, with what stood before and after."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from typing import Final

from bot.domain.curation import AuditRow
from bot.domain.messages import Bullets, Heading, Line, Message, Paragraph, Style, Text
from bot.domain.moments import at_instant
from bot.views.dates import when
from bot.views.people import person_name, place_name

_LONGEST: Final = 160
"""Characters of what stood before and after: enough to know which it was."""


def audit_message(rows: Sequence[AuditRow], wording: gettext.NullTranslations) -> Message:
    """List the editors' acts, newest first."""
    _ = wording.gettext
    heading = Heading(_("Audit"))
    if not rows:
        text = _("No editor has done anything yet.")
        return Message(text, (heading, Paragraph((Text(text),))))
    count = wording.ngettext("{count} act, newest first", "{count} acts, newest first", len(rows))
    return Message(count.format(count=len(rows)), (heading, Bullets(tuple(_line(row, wording) for row in rows))))


def _line(row: AuditRow, wording: gettext.NullTranslations) -> Line:
    _ = wording.gettext
    who = _(" · {person} in {place}").format(
        person=person_name(row.person, wording), place=place_name(row.place, wording)
    )
    change = " → ".join(filter(None, (_cut(row.before), _cut(row.after))))
    told = f" · {change}" if change else ""
    return (when(at_instant(row.at, ""), wording), Text(f"{who} · "), Text(row.action, Style.BOLD), Text(told))


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"
