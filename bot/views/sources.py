"""Answers about sources: what one holds when it is added, how all fare, and that one is no longer followed."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from bot.domain.answers import (
    PreviewLine,
    SourceChange,
    SourcePreview,
    SourceReport,
    SourcesImport,
    SourceTrial,
    SourceTrials,
)
from bot.domain.messages import (
    Actions,
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
    Tone,
)
from bot.domain.phrases import say
from bot.domain.sources import Source, SourceListing, SourceState
from bot.views.citations import linked
from bot.views.dates import when
from bot.views.health import source_line, source_name
from bot.views.punctuation import capital, sentence


def source_preview_message(preview: SourcePreview, asked: str, wording: gettext.NullTranslations) -> Message:
    """Show what was found at the address `asked`: the newest five, and how many look relevant."""
    _ = wording.gettext
    name = source_name(preview.source)
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
            *_found_elsewhere(listing, asked, wording),
        ),
        Tone.GOOD,
    )


def _found_elsewhere(listing: SourceListing, asked: str, wording: gettext.NullTranslations) -> tuple[Note, ...]:
    """Say that a page was asked for and its feed is followed, and how to follow the page itself."""
    _ = wording.gettext
    if listing.pattern or _same_address(listing.url, asked):
        return ()
    text = _("This feed was found at {url}. To follow the page itself, say which of its links are articles: ")
    path = urlsplit(asked).path.rstrip("/")
    again = Text(f"/eujp source add {asked} pattern:{path}/*", Style.CODE)
    return (Note((Text(text.format(url=listing.url)), again)),)


def _same_address(one: str, other: str) -> bool:
    """Whether two addresses differ at most as people write them: scheme, case and a slash at the end."""
    return _bare(one) == _bare(other)


def _bare(url: str) -> str:
    return url.strip("<> ").rpartition("://")[2].rstrip("/").casefold()


PAGE: Final = 20
"""Sources on a page."""


def sources_message(
    reports: Sequence[SourceReport], now: datetime, wording: gettext.NullTranslations, offset: int = 0
) -> Message:
    """List a page of the sources: number, name, how each fares, what it gave; failing ones first, then silent ones."""
    _ = wording.gettext
    if not reports:
        text = _("No source is followed.")
        hint = (Text(_("Follow one: ")), Text("/eujp source add https://example.org/feed.xml", Style.CODE))
        return Message(text, (Heading(_("Sources")), Paragraph((Text(text),)), Note(hint)))
    ordered = sorted(reports, key=lambda one: (not _fails(one), one.silence(now) is None, one.source.id))
    failing = sum(map(_fails, reports))
    count = wording.ngettext("{count} source", "{count} sources", len(reports)).format(count=len(reports))
    failed = wording.ngettext("{count} does not answer", "{count} do not answer", failing).format(count=failing)
    shown = ordered[offset : offset + PAGE]
    place = _("sources {first} to {last} of {total}").format(
        first=offset + 1, last=offset + len(shown), total=len(reports)
    )
    return Message(
        f"{count}, {failed}" if failing else count,
        (
            Heading(_("Sources")),
            *((Note((Text(capital(place)),)),) if len(reports) > PAGE else ()),
            Bullets(tuple(source_line(report, now, wording) for report in shown)),
        ),
        Tone.WARNING if failing else Tone.NEUTRAL,
    )


def source_paused_message(change: SourceChange, wording: gettext.NullTranslations) -> Message:
    """Confirm that a source is not asked any more."""
    _ = wording.gettext
    start = _("Paused: {name}.") if change.changed else _("{name} is paused already.")
    note = _("It is not asked until it is resumed; what it gave is kept.")
    return _change_message(change, start, note, Button(_("Resume"), "source resume", _number(change)))


def source_resumed_message(change: SourceChange, wording: gettext.NullTranslations) -> Message:
    """Confirm that a source is asked again."""
    _ = wording.gettext
    start = _("Resumed: {name}.") if change.changed else _("{name} is followed already.")
    again = _("It is asked again within minutes. After a pause of more than a week, what it holds is not announced.")
    note = again if change.changed else ""
    return _change_message(change, start, note, Button(_("Pause"), "source pause", _number(change)))


def _change_message(change: SourceChange, start: str, note: str, undo: Button) -> Message:
    text = start.format(name=source_name(change.source))
    notes = (Note((Text(note),)),) if note else ()
    blocks = (Paragraph((Text(text),)), *notes, Actions((undo,)))
    return Message(text, blocks, Tone.GOOD if change.changed else Tone.NEUTRAL)


def _number(change: SourceChange) -> dict[str, str]:
    return {"id": str(change.source.id)}


def sources_imported_message(found: SourcesImport, wording: gettext.NullTranslations) -> Message:
    """Say what became of each source of a list."""
    _ = wording.gettext
    summary = _("{added} added, {known} followed already, {refused} refused").format(
        added=len(found.added), known=len(found.known), refused=len(found.refused)
    )
    sections = (
        (_("Added"), tuple((linked(one.name or one.url, one.url),) for one in found.added)),
        (_("Refused"), tuple((Text(say(reason, wording)),) for reason in found.refused)),
    )
    blocks = [block for title, lines in sections if lines for block in (Heading(title), Bullets(lines))]
    note = Note((Text(_("They are asked within minutes; what they hold now is not announced. See how they fare: ")),))
    hint = (replace(note, line=(*note.line, Text("/eujp source test all", Style.CODE))),) if found.added else ()
    tone = Tone.WARNING if found.refused else Tone.GOOD
    return Message(summary, (Paragraph((Text(sentence(summary, wording)),)), *blocks, *hint), tone)


def sources_export_message(opml: str, wording: gettext.NullTranslations) -> Message:
    """Show the sources as OPML at a terminal: nothing but OPML, to be kept as a file."""
    return Message(wording.gettext("The sources as OPML"), (Paragraph((Text(opml, Style.CODE),)),))


def trial_message(trial: SourceTrial, wording: gettext.NullTranslations) -> Message:
    """Say how a source answered when it was tried."""
    _ = wording.gettext
    name = source_name(trial.source)
    summary = (_("{name} did not answer") if trial.error else _("{name} answers")).format(name=name)
    note = Note((Text(_("Nothing of it was stored, and its record is as it was.")),))
    blocks = (Heading(summary), Paragraph(_trial_line(trial, wording)), note)
    return Message(summary, blocks, Tone.ERROR if trial.error else Tone.GOOD)


def trials_message(trials: SourceTrials, wording: gettext.NullTranslations) -> Message:
    """Say how every source answered when all were tried: those that failed first, then those not asked."""
    _ = wording.gettext
    failed = [trial for trial in trials.trials if trial.error]
    answered = [trial for trial in trials.trials if not trial.error]
    text = wording.ngettext(
        "{well} of {count} source answered", "{well} of {count} sources answered", len(trials.trials)
    )
    summary = text.format(well=len(answered), count=len(trials.trials))
    if trials.not_asked:
        left = wording.ngettext(", {count} more was not asked", ", {count} more were not asked", len(trials.not_asked))
        summary += left.format(count=len(trials.not_asked))
    sections = (
        (_("Did not answer"), tuple(_trial_line(trial, wording) for trial in failed)),
        (_("Answered"), tuple(_trial_line(trial, wording) for trial in answered)),
        (_("Not asked: there was no time left"), tuple(_untried(source) for source in trials.not_asked)),
    )
    blocks = [block for title, lines in sections if lines for block in (Heading(title), Bullets(lines))]
    return Message(
        summary, (Paragraph((Text(sentence(summary, wording)),)), *blocks), Tone.WARNING if failed else Tone.GOOD
    )


def _trial_line(trial: SourceTrial, wording: gettext.NullTranslations) -> Line:
    _ = wording.gettext
    start = (Text(f"{trial.source.id} ", Style.BOLD), linked(source_name(trial.source), trial.source.listing.url))
    took = _(" · {seconds:.1f} s").format(seconds=trial.seconds)
    if trial.error:
        return (*start, Text(f"{took} · {say(trial.error, wording)}"))
    found = wording.ngettext("{count} article", "{count} articles", trial.found).format(count=trial.found)
    if not trial.found:
        return (*start, Text(f"{took} · {found}"))
    looked = _("{relevant} of the newest {count} look relevant ({share:.0%})").format(
        relevant=trial.relevant, count=trial.looked_at, share=trial.relevant / trial.looked_at
    )
    newest = when(trial.newest, wording) if trial.newest else Text(_("date not known"))
    return (*start, Text(f"{took} · {found}, {looked}" + _(" · newest ")), newest)


def _untried(source: Source) -> Line:
    return (Text(f"{source.id} ", Style.BOLD), Text(source_name(source)))


def _fails(report: SourceReport) -> bool:
    return report.source.state is SourceState.ACTIVE and report.source.health.failures > 0


def source_removed_message(source: Source, wording: gettext.NullTranslations) -> Message:
    """Confirm that a source is no longer followed."""
    _ = wording.gettext
    text = _("No longer following {name}.").format(name=source_name(source))
    kept = _("What it gave is kept. To follow it again: ")
    again = Text(f"/eujp source add {source.listing.url}", Style.CODE)
    return Message(text, (Paragraph((Text(text),)), Note((Text(kept), again))), Tone.GOOD)


def _preview_line(line: PreviewLine, wording: gettext.NullTranslations) -> Line:
    _ = wording.gettext
    inlines: list[Inline] = [linked(line.title or line.url or _("untitled"), line.url), Text(" · ")]
    inlines.append(when(line.published, wording) if line.published else Text(_("date not known")))
    if line.relevant:
        inlines.append(Text(_(" · looks relevant")))
    return tuple(inlines)
