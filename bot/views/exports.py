"""What the archive holds as CSV, JSON lines and Markdown: safe to open, stable to compare."""

from __future__ import annotations

import csv
import gettext
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from bot.domain.answers import Exported
from bot.domain.articles import Article
from bot.domain.errors import UsageError
from bot.domain.facts import Citation, Fact, FactStatus
from bot.domain.messages import Bullets, Heading, Message, Note, Paragraph, Style, Text, Tone
from bot.domain.moments import Moment, Precision
from bot.domain.phrases import say
from bot.domain.recalled import FactsImport
from bot.domain.sources import Source
from bot.domain.stories import Story
from bot.domain.text import whole
from bot.views.fact_rows import Row, dated, evidence, fact_row
from bot.views.punctuation import sentence
from bot.views.shorten import ELLIPSIS

T = TypeVar("T")

LONGEST_SHOWN: Final = 1_500
"""Characters of an export that a prompt at a terminal shows."""

_FORMULA: Final = re.compile(r"^\s*[=+\-@＝＋－＠]|^\t")
"""What a spreadsheet calculates; a Japanese one takes full-width signs too."""

_MARKS: Final = re.compile(r"([\\`*_\[\]<>|~&#])")
_IN_ADDRESS: Final = {ord(character): f"%{ord(character):02X}" for character in "<> \t\r\n\\"}
_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "citations": ("title", "url", "official", "quote", "start", "end", "independent", "evidence"),
    "reports": ("id", "title", "publisher", "url", "language", "kind", "reprint"),
}
"""The lists of records, each of whose keys has a column of its own."""


class Held(StrEnum):
    """What can be exported."""

    FACTS = "facts"
    STORIES = "stories"
    SOURCES = "sources"


class ExportFormat(StrEnum):
    """How it is written; OPML is for sources alone."""

    MARKDOWN = "md"
    CSV = "csv"
    JSON_LINES = "jsonl"
    OPML = "opml"


def story_row(story: Story) -> Row:
    """Give a story: its lead's headline, dates and sentences, and where it was reported."""
    lead = story.lead
    return {
        "id": story.id,
        "title": lead.analysis.title,
        **dated("published", lead.analysis.published),
        **dated("event", lead.analysis.event),
        "first_seen": f"{lead.first_seen:%Y-%m-%dT%H:%M:%SZ}",
        "topics": list(lead.analysis.topics),
        "actors": list(lead.analysis.actors),
        "summary": [span.text for span in lead.analysis.summary],
        "origins": story.origins,
        "reports": [_report_row(article) for article in story.articles],
    }


def source_row(source: Source) -> Row:
    """Give a source as it is followed."""
    listing = source.listing
    return {
        "id": source.id,
        "url": listing.url,
        "name": listing.name,
        "publisher": listing.publisher,
        "language": listing.language,
        "kind": listing.kind.value,
        "site": listing.site,
        "pattern": listing.pattern,
        "state": source.state.value,
    }


def mark_of(form: ExportFormat) -> str:
    """Give what a file of that format begins with: CSV a byte order mark, without which Excel misreads UTF-8."""
    return "\ufeff" if form is ExportFormat.CSV else ""


@dataclass(frozen=True, slots=True)
class Writing(Generic[T]):
    """How things of one kind are written: `head` once, before the first of them, and `line` for each."""

    head: Callable[[T], str]
    line: Callable[[T], str]


def facts_as(form: ExportFormat) -> Writing[Fact]:
    """Give how facts are written. In Markdown each citation is a footnote named after its fact."""
    return _writing(form, fact_row, "# Facts\n", _fact_markdown)


def stories_as(form: ExportFormat) -> Writing[Story]:
    """Give how stories are written. In Markdown each report is a footnote named after its story."""
    return _writing(form, story_row, "# Stories\n", _story_markdown)


def sources_as(form: ExportFormat) -> Writing[Source]:
    """Give how sources are written, but for OPML."""
    return _writing(form, source_row, "# Sources\n\n", _source_markdown)


def _writing(form: ExportFormat, row: Callable[[T], Row], title: str, markdown: Callable[[T], str]) -> Writing[T]:
    """Give the writing of one format.

    In CSV a list stands in one cell, one part a line, and what a spreadsheet would calculate gets an apostrophe.
    """
    match form:
        case ExportFormat.MARKDOWN:
            return Writing(lambda _: title, markdown)
        case ExportFormat.CSV:
            return Writing(lambda one: _csv_line(_cells(row(one))), lambda one: _csv_line(_cells(row(one)).values()))
        case ExportFormat.JSON_LINES:
            return Writing(lambda _: "", lambda one: f"{whole(json.dumps(row(one), ensure_ascii=False))}\n")
        case ExportFormat.OPML:
            raise UsageError("OPML is for sources alone: the rest is written as md, csv or jsonl.")


def export_message(found: Exported, held: Held, form: ExportFormat, wording: gettext.NullTranslations) -> Message:
    """Show how an export begins, cut between lines, and say where the whole of it comes from."""
    _ = wording.gettext
    names = {Held.FACTS: _("The facts"), Held.STORIES: _("The stories"), Held.SOURCES: _("The sources")}
    summary = _("{what} as {format}").format(what=names[held], format=form.value)
    is_whole = found.is_whole and len(found.text) <= LONGEST_SHOWN
    shown = found.text if is_whole else _beginning(found.text)
    blocks = (Heading(summary), Paragraph((Text(shown, Style.CODE),)))
    if is_whole:
        return Message(summary, blocks)
    rest = _("This is the beginning. Whoever runs the bot gets all of it with ")
    return Message(summary, (*blocks, Note((Text(rest), Text(f"eujp export {held} --format {form}", Style.CODE)))))


def facts_imported_message(found: FactsImport, wording: gettext.NullTranslations, *, dry_run: bool) -> Message:
    """Say what became of the facts of a file, or would: which were added and changed, and what is wrong by line."""
    _ = wording.gettext
    counts = {"added": len(found.added), "changed": len(found.changed), "known": len(found.known)}
    done = _("{added} added, {changed} changed, {known} known already, {wrong} wrong")
    would = _("Dry run, nothing was stored: {added} to add, {changed} to change, {known} known already, {wrong} wrong")
    summary = (would if dry_run else done).format(wrong=len(found.wrong), **counts)
    sections = (
        (_("To add") if dry_run else _("Added"), found.added),
        (_("To change") if dry_run else _("Changed"), found.changed),
        (_("Wrong"), tuple(say(one, wording) for one in found.wrong)),
    )
    blocks = [
        block
        for title, lines in sections
        if lines
        for block in (Heading(title), Bullets(tuple((Text(line),) for line in lines)))
    ]
    return Message(
        summary, (Paragraph((Text(sentence(summary, wording)),)), *blocks), Tone.WARNING if found.wrong else Tone.GOOD
    )


def _beginning(text: str) -> str:
    cut = text[: LONGEST_SHOWN - 1]
    return cut[: cut.rfind("\n") + 1] or cut + ELLIPSIS


def _report_row(article: Article) -> Row:
    return {
        "id": article.id,
        "title": article.analysis.title,
        "publisher": article.publisher,
        "url": article.url,
        "language": article.analysis.language,
        "kind": article.kind.value,
        "reprint": article.duplicate_of is not None,
    }


def _cells(row: Row) -> dict[str, str]:
    """Flatten a row: a list of words is one cell, a list of records one cell for each of their keys."""
    cells: dict[str, str] = {}
    for key, value in row.items():
        if key in _PARTS and isinstance(value, list):
            cells.update({f"{key}_{name}": _cell([part[name] for part in value]) for name in _PARTS[key]})
        else:
            cells[key] = _cell(value)
    return cells


def _cell(value: object) -> str:
    if isinstance(value, list):
        return _safe("\n".join(" ".join(_cell(part).split()) for part in value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    # A lone carriage return would end the line for whoever reads it.
    text = whole("" if value is None else str(value)).replace("\r\n", "\n").replace("\r", "\n")
    return _safe(text)


def _safe(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _fact_markdown(fact: Fact) -> str:
    labels = [f"[^{fact.id}-{number}]" for number in range(1, len(fact.citations) + 1)]
    retracted = "**Retracted.** " if fact.status is FactStatus.RETRACTED else ""
    title = f" {_plain(fact.title)}." if fact.title else ""
    state = (fact.state.value,) if fact.state else ()
    unofficial = ("no official source",) if fact.is_unofficial else ()
    badges = ", ".join((fact.id, *state, *unofficial))
    doubt = f" Doubt: {_plain(fact.doubt)}" if fact.doubt else ""
    told = f"**{_day(fact.when)}**{title} {_plain(fact.statement)} ({badges}){''.join(labels)}"
    notes = (
        f"\n{label}: {_citation_markdown(citation)}\n" for label, citation in zip(labels, fact.citations, strict=True)
    )
    return f"\n- {retracted}{told}{doubt}\n{''.join(notes)}"


def _day(when: Moment) -> str:
    """Give a date as far as it is known: a week by its Monday is not that day."""
    return f"week of {when.iso()}" if when.precision is Precision.WEEK else when.iso()


def _citation_markdown(citation: Citation) -> str:
    quote = f"“{_plain(citation.quote)}” — " if citation.quote else ""
    badges = [*(["official"] if citation.official else []), *([] if citation.quote else [evidence(citation)])]
    return f"{quote}{_link(citation.title or citation.url or 'no title', citation.url)}" + "".join(
        f", {badge}" for badge in badges
    )


def _source_markdown(source: Source) -> str:
    listing = source.listing
    kind = f"{listing.kind.value}, {_plain(listing.language)}, {source.state.value}"
    return f"- {_link(listing.name or listing.url, listing.url)}: {kind} ({source.id})\n"


def _story_markdown(story: Story) -> str:
    lead = story.lead.analysis
    labels = [f"[^story{story.id}-{number}]" for number in range(1, len(story.articles) + 1)]
    dated = lead.event or lead.published
    day = f"**{_day(dated)}** " if dated else ""
    quotes = " ".join(f"“{_plain(span.text)}”" for span in lead.summary)
    said = f"\n- {day}{_plain(lead.title)} (story {story.id}){''.join(labels)} {quotes}\n"
    notes = (
        f"\n{label}: {_link(article.publisher or article.url or 'no publisher', article.url)}, "
        f"{article.kind.value}, {_plain(article.analysis.language)}\n"
        for label, article in zip(labels, story.articles, strict=True)
    )
    return said + "".join(notes)


def _plain(text: str) -> str:
    """Give foreign text that Markdown takes for nothing but text, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(whole(text).split()))


def _link(label: str, url: str | None) -> str:
    if not url or not url.lower().startswith(("http://", "https://")):
        return _plain(label)
    return f"[{_plain(label)}](<{whole(url).translate(_IN_ADDRESS)}>)"
