"""The desk at a terminal: one answer, a prompt, files read in, sources polled."""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import click

from bot.adapters import console
from bot.adapters.discord.render import render as render_discord
from bot.adapters.files import find_files, read_bytes
from bot.adapters.slack.render import render as render_slack
from bot.commands.answer import Answerer
from bot.commands.named_values import topics_by_id
from bot.commands.parse import parse
from bot.commands.shown_commands import ADMIN, as_typed, typed
from bot.domain.answers import SourceReport
from bot.domain.errors import EujpError, FetchError, NotFound, ReadingError, UsageError
from bot.domain.messages import Message, Person, Place, Reply, Request
from bot.domain.phrases import say
from bot.domain.sources import SourceState
from bot.domain.text import whole
from bot.locales.load import ENGLISH, Wordings
from bot.locales.names import names_for
from bot.opening import open_desk
from bot.services import briefing, collecting, exchanging, exporting, importing, starting, weighing
from bot.services.collecting import Polled
from bot.services.desk import Desk
from bot.services.storing import Outcome
from bot.settings import Settings
from bot.views import limits
from bot.views.buttons import button_key, buttons_of
from bot.views.codec import reply_document
from bot.views.dates import EUROPE, zoned_text
from bot.views.exports import ExportFormat, Held, facts_imported_message, mark_of
from bot.views.sources import sources_imported_message
from bot.views.split import split

PLACE = Place("console", "local", "console")

_WIDEST = 100
"""Columns; longer lines are hard to read."""


@asynccontextmanager
async def open_answerer(settings: Settings) -> AsyncIterator[tuple[Desk, Answerer]]:
    """Give the desk and what answers for it, starter facts and default sources in place."""
    async with open_desk(settings) as desk:
        await starting.prepare(desk)
        yield desk, Answerer(desk, Wordings())


async def once(settings: Settings, text: str, form: str, locale: str, *, admin: bool) -> None:
    """Answer one command on standard output.

    `locale` is the reader's language, the one that is set when it is "". Raises UsageError when the words are not
    understood, another EujpError when the command failed.
    """
    async with open_answerer(settings) as (desk, answerer):
        language = locale or settings.locale
        with _said_in(language):
            asked = replace(request(desk, text, admin=admin), locale=language)
            try:
                reply = await _counting(answerer.respond(asked))
            except NotFound:
                reply = await answerer.answer(asked)
        click.echo(await show(answerer, reply, form, language))


@contextmanager
def _said_in(language: str) -> Iterator[None]:
    """Let what goes wrong be said in the reader's language, whoever says it in the end."""
    try:
        yield
    except EujpError as error:
        error.args = (said(error, language),)
        raise


def said(error: EujpError, language: str) -> str:
    """Say what went wrong in a language, commands by their names in it."""
    wording = Wordings()[language]
    return typed(say(error.sentence, wording), names_for(wording))


async def prompt(settings: Settings, form: str, locale: str, *, admin: bool) -> None:
    """Take commands until the input ends; what is not understood is answered like everything else."""
    async with open_answerer(settings) as (desk, answerer):
        await converse(desk, answerer, form, locale or settings.locale, admin=admin)


async def converse(desk: Desk, answerer: Answerer, form: str = "text", locale: str = ENGLISH, *, admin: bool) -> None:
    """Take commands from standard input, one a line, until it ends or says quit."""
    if sys.stdin.isatty():
        click.echo("Type a command such as: latest, search 半導体, help. An empty line or quit ends.")
    while text := (await asyncio.to_thread(_typed)).strip():
        if text in {"quit", "exit"}:
            return
        try:
            reply = await _answered(answerer, replace(request(desk, text, admin=admin), locale=locale))
        except UsageError as error:
            click.echo(said(error, locale))
        else:
            click.echo(await show(answerer, reply, form, locale))


async def show(answerer: Answerer, reply: Reply, form: str, language: str = ENGLISH) -> str:
    """Write a reply as text, or as JSON in the form of the design's section on the command line."""
    wording = Wordings()[language]
    match form:
        case "json":
            return _json(reply_document(reply))
        case "slack":
            parts = split(as_typed(reply.message, wording), limits.SLACK)
            return _json([render_slack(part, await _tokens(answerer, part)) for part in parts])
        case "discord":
            parts = split(as_typed(reply.message, wording, ADMIN), limits.DISCORD)
            return _json([render_discord(part, await _tokens(answerer, part)) for part in parts])
        case _:
            colour = sys.stdout.isatty()
            columns = min(get_terminal_size().columns, _WIDEST)
            return console.render(as_typed(reply.message, wording), columns, colour=colour)


async def ingest(settings: Settings, targets: Sequence[str]) -> bool:
    """Store what files, folders and addresses hold; say each failure in one line. Give whether any failed."""
    async with open_answerer(settings) as (desk, _):
        counts, failures = await ingest_all(desk, targets)
        click.echo(ingested_line(counts))
        await _weigh(desk)
    return failures > 0


async def ingest_all(desk: Desk, targets: Iterable[str]) -> tuple[Counter[Outcome], int]:
    """Store each target in turn, with a progress bar on a terminal; one that fails never stops the next."""
    counts: Counter[Outcome] = Counter()
    failures = 0
    for part in await _each(desk, targets):
        if isinstance(part, Outcome):
            counts[part] += 1
        else:
            failures += 1
            click.echo(f"eujp: {part}", err=True)
    return counts, failures


async def import_sources(settings: Settings, data: bytes) -> None:
    """Follow the sources of an OPML list and say what became of each. Raises ReadingError when it is none."""
    async with open_answerer(settings) as (desk, answerer):
        asked = request(desk, "source list", admin=True)
        found = await exchanging.import_sources(desk, data, asked.person, asked.place)
        message = sources_imported_message(found, Wordings()["en"])
        click.echo(await show(answerer, Reply(message), "text"))


async def export(settings: Settings, what: str, form: str) -> None:
    """Write the facts, stories or sources. Raises UsageError for a format that is not for them."""
    mark = mark_of(ExportFormat(form))
    async with open_answerer(settings) as (desk, _):
        async for piece in exporting.export(desk, Held(what), ExportFormat(form)):
            click.echo(mark + piece, nl=False)
            mark = ""


async def import_facts(settings: Settings, lines: Iterable[str], *, dry_run: bool) -> bool:
    """Take in the facts of a file and say what became of them. Give whether any line was wrong."""
    async with open_answerer(settings) as (desk, answerer):
        asked = request(desk, "fact review", admin=True)
        found = await importing.import_facts(desk, lines, asked.person, asked.place, dry_run=dry_run)
        message = facts_imported_message(found, Wordings()["en"], dry_run=dry_run)
        click.echo(await show(answerer, Reply(message), "text"))
        return bool(found.wrong)


async def update(settings: Settings, source_id: int | None) -> bool:
    """Poll what is due, or one source, and say how each fared. Give whether the one source named failed."""
    async with open_answerer(settings) as (desk, _):
        polled = await collecting.poll_due(desk) if source_id is None else (await collecting.poll_one(desk, source_id),)
        for line in polled_lines(polled):
            click.echo(line)
        if not polled:
            click.echo(not_due_line((await briefing.status(desk)).sources))
        await _weigh(desk)
        return source_id is not None and bool(polled[0].error)


def polled_lines(polled: Sequence[Polled]) -> list[str]:
    """Say how polling went, a line for each source; that the machine is offline is said once for all it concerns."""
    offline = collecting.offline_sentence(polled)
    if not offline:
        return [polled_line(one) for one in polled]
    return [offline, *(polled_line(one) for one in polled if not one.is_unreachable)]


def not_due_line(reports: Sequence[SourceReport]) -> str:
    """Say that no source is due, when the next one is, and how many did not answer when they were asked last."""
    followed = [one.source.health for one in reports if one.source.state is SourceState.ACTIVE]
    failed = sum(bool(health.failures) for health in followed)
    coming = min((health.next_poll for health in followed if health.next_poll), default=None)
    following = f" The next is due {zoned_text(coming, EUROPE, NullTranslations())}." if coming else ""
    silent = f" Did not answer last time: {failed} of {len(followed)}; eujp chat -c status says why." if failed else ""
    return f"No source is due.{following}{silent} Name one with --source ID to poll it all the same."


def polled_line(polled: Polled) -> str:
    """Say in one line how polling a source went."""
    name = f"{polled.source.listing.name} ({polled.source.listing.url})"
    if polled.error:
        return f"Not reached: {name}: {polled.error}"
    counts = Counter(polled.outcomes)
    faults = f" Left out: {'; '.join(polled.faults)}." if polled.faults else ""
    new = "1 new article" if len(polled.outcomes) == 1 else f"{len(polled.outcomes)} new articles"
    return f"Read: {name}: {new}, {_kept(counts)}.{faults}"


def ingested_line(counts: Counter[Outcome]) -> str:
    """Say in one line what reading came to."""
    known = counts[Outcome.KNOWN] + counts[Outcome.DIFFERS]
    stored = counts.total() - known
    articles = "1 article" if stored == 1 else f"{stored} articles"
    line = f"Stored {articles}: {_kept(counts)}, {counts[Outcome.LEFT_OUT]} left out."
    differing = f", {counts[Outcome.DIFFERS]} of them with another text, not updated" if counts[Outcome.DIFFERS] else ""
    return f"{line} Known already: {known}{differing}." if known else line


def _kept(counts: Counter[Outcome]) -> str:
    """Say how many articles were kept, the reprints among them apart."""
    reprints = counts[Outcome.DUPLICATE]
    if not reprints:
        return f"{counts[Outcome.RELEVANT]} relevant"
    return f"{counts[Outcome.RELEVANT]} relevant, {reprints} " + ("reprint" if reprints == 1 else "reprints")


async def _weigh(desk: Desk) -> None:
    """Compare the claims of what was stored with the facts, and say what that came to, if to anything."""
    weighed = await weighing.weigh_all(desk)
    if weighed.came_to_something:
        click.echo(weighing.weighed_sentence(weighed))


async def _each(desk: Desk, targets: Iterable[str]) -> list[Outcome | EujpError]:
    sources, found = _expand(targets)
    with click.progressbar(sources, label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        for target in bar:
            found.extend(await _one(desk, target))
    return found


def _expand(targets: Iterable[str]) -> tuple[list[str | Path], list[Outcome | EujpError]]:
    expanded: list[str | Path] = []
    failures: list[Outcome | EujpError] = []
    for target in targets:
        if target.lower().startswith(("http://", "https://")):
            expanded.append(target)
            continue
        for found in find_files(Path(target)):
            if isinstance(found, ReadingError):
                failures.append(found)
            else:
                expanded.append(found)
    return expanded, failures


async def _one(desk: Desk, target: str | Path) -> Sequence[Outcome | EujpError]:
    try:
        if isinstance(target, str):
            return await collecting.ingest_url(desk, target)
        return await collecting.ingest_file(desk, str(target), read_bytes(target))
    except (ReadingError, FetchError) as error:
        return [error]


def request(desk: Desk, text: str, *, admin: bool) -> Request:
    """Make a request of what was typed. Raises UsageError when it is not understood."""
    parsed = parse(whole(text), topics=topics_by_id(desk.catalog.topics))
    person = Person("console", "local", manages_channel=True, is_admin=admin)
    return Request(person, PLACE, parsed.command.name, parsed.arguments, "en", desk.clock.now())


async def _counting(work: Coroutine[Any, Any, Reply]) -> Reply:
    """Wait for an answer; on a terminal, one that takes longer than a second shows how long it has taken."""
    task = asyncio.ensure_future(work)
    seconds = 0
    while sys.stderr.isatty() and not (await asyncio.wait({task}, timeout=1))[0]:
        seconds += 1
        click.echo(f"\rWorking: {seconds} s ", err=True, nl=False)
    if seconds:
        click.echo("\r" + " " * len(f"Working: {seconds} s ") + "\r", err=True, nl=False)
    return await task


async def _tokens(answerer: Answerer, message: Message) -> dict[str, str]:
    return {button_key(button): await answerer.remember(button) for button in buttons_of(message)}


async def _answered(answerer: Answerer, asked: Request) -> Reply:
    """Answer a request; at a terminal a form is asked for field by field, an empty line keeping what stands there."""
    if not sys.stdin.isatty() or not answerer.opens_form(asked.command, asked.arguments):
        return await answerer.answer(asked)
    form = await answerer.open(asked)
    if isinstance(form, Reply):
        return form
    click.echo(form.title)
    filled = dict(form.arguments)
    for field in form.fields:
        filled[field.name] = await asyncio.to_thread(_typed, console.question(field)) or field.value
    return await answerer.answer(replace(asked, command=form.command, arguments=filled))


def _typed(question: str = "eujp> ") -> str:
    try:
        return input(question if sys.stdin.isatty() else "")
    except EOFError:
        return ""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
