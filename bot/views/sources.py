"""Answers about sources: what one holds when it is added, how all fare, and that one is no longer followed."""

from __future__ import annotations

import gettext
from collections.abc import Sequence

from bot.domain.answers import PreviewLine, SourcePreview, SourceReport
from bot.domain.messages import Bullets, Heading, Inline, Line, Message, Note, Paragraph, Style, Text, Tone, When
from bot.domain.moments import at_instant
from bot.domain.sources import AddressConfidence, Source, SourceState
from bot.views.cards import linked
from bot.views.desk import failure_line


def source_preview_message(preview: SourcePreview, wording: gettext.NullTranslations) -> Message:
    """Show what was found at an address: the newest five, and how many look relevant."""
    _ = wording.gettext
    name = _name(preview.source)
    start = _("Now following {name}") if preview.created else _("Already following {name}")
    title = start.format(name=name)
    found = wording.ngettext("{count} article found", "{count} articles found", preview.found)
    relevant = wording.ngettext("{count} looks relevant", "{count} look relevant", preview.relevant)
    counts = f"{found.format(count=preview.found)}, {relevant.format(count=preview.relevant)}"
    listing = preview.source.listing
    held = _("What it holds now is kept for search and not announced.")
    return Message(
        f"{title}: {counts}",
        (
            Heading(title),
            Paragraph((linked(listing.url, listing.url), Text(f" · {counts}"))),
            *((Bullets(tuple(_preview_line(line, wording) for line in preview.newest)),) if preview.newest else ()),
            Note((Text(_("Source {id}. {held}").format(id=preview.source.id, held=held)),)),
        ),
        Tone.GOOD,
    )


def sources_message(reports: Sequence[SourceReport], wording: gettext.NullTranslations) -> Message:
    """List the sources: number, name, how it fares, what it gave; those that fail come first."""
    _ = wording.gettext
    if not reports:
        text = _("No source is followed.")
        hint = (Text(_("Follow one: ")), Text("/eujp source add https://example.org/feed.xml", Style.CODE))
        return Message(text, (Heading(_("Sources")), Paragraph((Text(text),)), Note(hint)))
    ordered = sorted(reports, key=lambda one: (not one.source.health.failures, one.source.id))
    failing = sum(bool(one.source.health.failures) for one in reports)
    count = wording.ngettext("{count} source", "{count} sources", len(reports)).format(count=len(reports))
    failed = wording.ngettext("{count} does not answer", "{count} do not answer", failing).format(count=failing)
    return Message(
        f"{count}, {failed}" if failing else count,
        (Heading(_("Sources")), Bullets(tuple(_source_line(report, wording) for report in ordered))),
        Tone.WARNING if failing else Tone.NEUTRAL,
    )


def source_removed_message(source: Source, wording: gettext.NullTranslations) -> Message:
    """Confirm that a source is no longer followed."""
    _ = wording.gettext
    text = _("No longer following {name}.").format(name=_name(source))
    kept = _("What it gave is kept. To follow it again: ")
    again = Text(f"/eujp source add {source.listing.url}", Style.CODE)
    return Message(text, (Paragraph((Text(text),)), Note((Text(kept), again))), Tone.GOOD)


def _name(source: Source) -> str:
    return source.listing.name or source.listing.publisher or source.listing.url


def _preview_line(line: PreviewLine, wording: gettext.NullTranslations) -> Line:
    _ = wording.gettext
    inlines: list[Inline] = [linked(line.title or line.url or _("untitled"), line.url), Text(" · ")]
    inlines.append(When(line.published) if line.published else Text(_("date not known")))
    if line.relevant:
        inlines.append(Text(_(" · looks relevant")))
    return tuple(inlines)


def _source_line(report: SourceReport, wording: gettext.NullTranslations) -> Line:
    _ = wording.gettext
    number = Text(f"{report.source.id} ", Style.BOLD)
    if report.source.state is SourceState.PAUSED:
        return (number, linked(_name(report.source), report.source.listing.url), Text(_(" · paused")))
    if report.source.health.failures:
        return (number, *failure_line(report, wording))
    gave = _(" · {articles} articles, {relevant} relevant").format(articles=report.articles, relevant=report.relevant)
    inlines: list[Inline] = [number, linked(_name(report.source), report.source.listing.url)]
    if report.source.health.last_polled is None:
        return (*inlines, Text(_(" · not asked yet") + _doubt(report.source, wording)))
    inlines.append(Text(gave))
    if report.newest:
        inlines += [Text(_(" · newest ")), When(at_instant(report.newest, ""))]
    return tuple(inlines)


def _doubt(source: Source, wording: gettext.NullTranslations) -> str:
    """Say how sure a listed address is, as long as it has not answered."""
    _ = wording.gettext
    match source.listing.confidence:
        case AddressConfidence.AUDITED:
            return _(" · address checked")
        case AddressConfidence.SEEN:
            return _(" · address seen elsewhere")
        case AddressConfidence.MEMORY:
            return _(" · address not checked")
        case AddressConfidence.GIVEN:
            return ""
