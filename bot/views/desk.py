"""Answers about the desk itself: status, a welcome, and errors."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.domain.answers import SourceReport, StatusReport
from bot.domain.errors import EujpError, RightsMissing
from bot.domain.messages import (
    Actions,
    Block,
    Bullets,
    Button,
    Fields,
    Heading,
    Line,
    Link,
    Message,
    Note,
    Paragraph,
    Style,
    Text,
    Tone,
)
from bot.domain.moments import at_instant
from bot.domain.phrases import comma, say
from bot.domain.sources import SourceState, Trouble
from bot.views.dates import when
from bot.views.health import source_line, source_name

_SHOWN: Final = 10
_NAMED: Final = 5

_SEVERAL: Final = 3
"""One or two sources may be gone; the more fail together, the likelier it is us."""


def status_message(
    report: StatusReport, wording: gettext.NullTranslations, hindrances: Sequence[EujpError] = ()
) -> Message:
    """Show how much is stored, how fresh it is, which sources do not answer, and what keeps the bot from its chats."""
    _ = wording.gettext
    active = [one for one in report.sources if one.source.state is SourceState.ACTIVE]
    failing = [one for one in active if one.source.health.failures]
    silent = [one for one in active if one.silence(report.at)]
    gone = [one for one in report.sources if one.trouble(report.at) is Trouble.GONE]
    well = [one for one in active if one not in failing and one not in silent]
    blocks: list[Block] = [
        Heading(_("Status")),
        Fields(_status_fields(report, wording)),
        *(block for error in hindrances for block in hindrance(error, wording)),
        _sources_line(report.sources, active, wording),
        *_offline(active, wording),
        *_sources_list(_("Sources that do not answer"), [*failing, *gone], report.at, wording),
        *_sources_list(_("Sources that fell silent"), silent, report.at, wording),
        *_sources_list(_("Sources that answer"), [one for one in well if one.source.health.polls], report.at, wording),
    ]
    if report.unknown:
        text = wording.ngettext(
            "{count} delivery could not be confirmed: look in its channel before sending it again.",
            "{count} deliveries could not be confirmed: look in their channels before sending them again.",
            report.unknown,
        )
        blocks.append(Note((Text(text.format(count=report.unknown)),)))
    tone = Tone.WARNING if failing or silent or gone or report.unknown or hindrances else Tone.GOOD
    return Message(_status_summary(report, len(active), len(failing), wording), tuple(blocks), tone)


def notice_message(reports: Sequence[SourceReport], now: datetime, wording: gettext.NullTranslations) -> Message:
    """Tell the editors which sources have failed for days, fell silent or are gone, and what they can do."""
    _ = wording.gettext
    kinds = (
        (Trouble.FAILING, _("Sources that have not answered for days")),
        (Trouble.SILENT, _("Sources that fell silent")),
        (Trouble.GONE, _("Sources paused: their address was given up for good")),
    )
    lists = (
        _sources_list(heading, [one for one in reports if one.trouble(now) is kind], now, wording)
        for kind, heading in kinds
    )
    names = comma(wording).join(source_name(one.source) for one in reports[:_NAMED])
    more = _(" and {count} more").format(count=len(reports) - _NAMED) if len(reports) > _NAMED else ""
    summary = wording.ngettext(
        "{count} source needs a look: {names}", "{count} sources need a look: {names}", len(reports)
    )
    note = (
        Text(_("Each is named here once until it recovers. Try one: ")),
        Text(f"/eujp source test {reports[0].source.id}", Style.CODE),
        Text(_(" · stop asking: ")),
        Text(f"/eujp source pause {reports[0].source.id}", Style.CODE),
    )
    return Message(
        summary.format(count=len(reports), names=f"{names}{more}"),
        (*(block for blocks in lists for block in blocks), Note(note)),
        Tone.WARNING,
    )


def welcome_message(wording: gettext.NullTranslations) -> Message:
    """Say what to type, once, on joining a server or a channel."""
    _ = wording.gettext
    lines = (
        ("/eujp latest", _(" — the newest stories, one per event, with dates and sources")),
        ("/eujp search 半導体", _(" — stories and facts in any language; names are searched in all of them")),
        ("/eujp subscribe weekly", _(" — a digest for this channel every Monday (needs the right to manage it)")),
        ("/eujp help", _(" — everything else")),
    )
    return Message(
        _("eujp is here: type /eujp latest for the newest on EU–Japan cooperation"),
        (
            Heading(_("eujp: briefings on EU–Japan cooperation")),
            Paragraph((Text(_("Every sentence shown leads to its source. You can type:")),)),
            Bullets(tuple((Text(typed, Style.CODE), Text(text)) for typed, text in lines)),
            Note((Text(_("Answers are shown to you alone; a Share button posts them to the channel.")),)),
            Actions((Button(_("Latest"), "latest"), Button(_("Topics"), "topics"), Button(_("Help"), "help"))),
        ),
    )


def error_message(text: str, hint: str = "", link: Link | None = None) -> Message:
    """Show an error: one sentence, and what to do about it, or where."""
    note = (Note((Text(hint),)),) if hint else ()
    where = (Paragraph((link,)),) if link else ()
    return Message(text.strip() or "?", (Paragraph((Text(text),)), *where, *note), Tone.ERROR)


def grant_link(error: EujpError, wording: gettext.NullTranslations) -> Link | None:
    """Give the link by which somebody gives the bot the rights that an error says it lacks; None without one."""
    grant = error.grant if isinstance(error, RightsMissing) else ""
    return Link(wording.gettext("Give eujp these rights"), grant) if grant else None


def hindrance(error: EujpError, wording: gettext.NullTranslations) -> tuple[Paragraph, ...]:
    """Say what keeps the bot from a chat, with the link by which somebody changes that where there is one."""
    said, link = Text(say(error.sentence, wording), Style.BOLD), grant_link(error, wording)
    return (Paragraph((said,)), *((Paragraph((link,)),) if link else ()))


def _status_fields(report: StatusReport, wording: gettext.NullTranslations) -> tuple[tuple[str, Line], ...]:
    _ = wording.gettext
    articles = _("{count}, of which {relevant} relevant").format(count=report.articles, relevant=report.relevant)
    newest: Line = (when(at_instant(report.newest, ""), wording),) if report.newest else (Text(_("nothing read yet")),)
    counted = (
        (_("Stories"), f"{report.stories}"),
        (_("Articles"), articles),
        (_("Facts"), f"{report.facts}"),
        (_("Subscriptions"), f"{report.subscriptions}"),
        (_("Deliveries not yet confirmed"), f"{report.pending}"),
        (_("Version"), f"{report.version}, {report.database}"),
    )
    return ((_("Last article first seen"), newest), *((name, (Text(value),)) for name, value in counted))


def _status_summary(report: StatusReport, active: int, failing: int, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    stories = wording.ngettext("{count} story", "{count} stories", report.stories).format(count=report.stories)
    if not active:
        return _("{stories}; no source is followed").format(stories=stories)
    if not failing:
        text = wording.ngettext(
            "{stories}; {count} source, no failures", "{stories}; {count} sources, no failures", active
        )
        return text.format(stories=stories, count=active)
    text = wording.ngettext(
        "{stories}; {count} of {active} sources does not answer",
        "{stories}; {count} of {active} sources do not answer",
        failing,
    )
    return text.format(stories=stories, count=failing, active=active)


def _sources_line(
    every: Sequence[SourceReport], active: Sequence[SourceReport], wording: gettext.NullTranslations
) -> Paragraph:
    _ = wording.gettext
    asked = [one for one in active if one.source.health.last_polled]
    answering = sum(not one.source.health.failures for one in asked)
    text = _("Sources followed: {active} · answering: {answering} · not asked yet: {waiting}")
    line = text.format(active=len(active), answering=answering, waiting=len(active) - len(asked))
    resting = len(every) - len(active)
    paused = _(" · paused: {count}").format(count=resting) if resting else ""
    return Paragraph((Text(line + paused),))


def _offline(active: Sequence[SourceReport], wording: gettext.NullTranslations) -> tuple[Note, ...]:
    """Say that the fault may be ours where none of several sources answers."""
    asked = [one for one in active if one.source.health.last_polled]
    if len(asked) < _SEVERAL or any(not one.source.health.failures for one in asked):
        return ()
    return (Note((Text(wording.gettext("None of the sources asked answers: this machine may be offline.")),)),)


def _sources_list(
    heading: str, reports: Sequence[SourceReport], now: datetime, wording: gettext.NullTranslations
) -> tuple[Block, ...]:
    if not reports:
        return ()
    lines = [source_line(report, now, wording) for report in reports[:_SHOWN]]
    more = len(reports) - len(lines)
    if more > 0:
        text = wording.gettext("and {count} more: ").format(count=more)
        lines.append((Text(text), Text("/eujp source list", Style.CODE)))
    return (Heading(heading), Bullets(tuple(lines)))
