"""The command line: what `eujp` can do, its exit codes, and one clear line for every failure."""

from __future__ import annotations

import asyncio
import importlib.metadata
import json
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import click

from bot.domain.errors import EujpError, ReadingError, UsageError
from bot.domain.text import whole
from bot.locales.load import interface_languages
from bot.logs import configure_logs
from bot.settings import Settings, load_settings

OK, FAILED, MISUSED = 0, 1, 2

FORMATS = ("text", "json", "slack", "discord")


def _language(context: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Take one of the languages the interface speaks, which are looked up only when one is named."""
    return value and click.Choice(interface_languages()).convert(value, param, context)


class _Command(click.Group):
    """Turns every error of ours into one line on standard error and its exit code."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except EujpError as error:
            if context.params.get("debug"):
                raise
            click.echo(f"eujp: {error}", err=True)
            context.exit(MISUSED if isinstance(error, UsageError) else FAILED)
        except (click.exceptions.Exit, click.Abort, click.ClickException, BrokenPipeError):
            raise
        except Exception as error:
            if context.params.get("debug"):
                raise
            click.echo(
                f"eujp: Something unforeseen went wrong ({error!r}). Run it with --debug to see where.", err=True
            )
            context.exit(FAILED)


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(importlib.metadata.version("eujp"), prog_name="eujp")
@click.option("--debug", is_flag=True, help="Show tracebacks and the libraries' own log.")
@click.pass_context
def cli(context: click.Context, *, debug: bool) -> None:
    """Brief on EU-Japan security and economic cooperation, with evidence for every sentence."""
    context.obj = "DEBUG" if debug else ""


@cli.command()
@click.option(
    "--from", "path", type=click.Path(path_type=Path), help="Read these files or this folder instead of the sources."
)
@click.pass_obj
def demo(level: str, path: Path | None) -> None:
    """Show the main job, with no token or server.

    The newest stories and a digest, from the sources that can be reached; then a prompt if this is a terminal.
    """
    from bot import demo as demonstration

    configure_logs(level or "ERROR")
    if not _run(demonstration.demo(path)):
        sys.exit(FAILED)


@cli.command()
@click.pass_obj
def run(level: str) -> None:
    """Start the chats that have a token, and the schedule.

    Each chat with a token, the web port and the schedule, until Ctrl-C or SIGTERM. docs/settings.md names the settings.
    """
    from bot.app import run as run_bot

    settings = load_settings()
    configure_logs(level or settings.log_level, settings.secrets())
    _run(run_bot(settings))


@cli.command()
@click.option("-c", "text", help="One command instead of a prompt, for example '/eujp latest limit:3'.")
@click.option("--admin", is_flag=True, help="Act as one of the desk's editors.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--locale", metavar="LANGUAGE", callback=_language, help="The reader's language; else EUJP_LOCALE.")
@click.pass_obj
def chat(level: str, text: str | None, form: str, locale: str | None, *, admin: bool) -> None:
    """Ask as in a chat: a prompt, or with -c one answer."""
    from bot import console

    settings = _settings(level)
    if text is None:
        _run(console.prompt(settings, form, locale or "", admin=admin))
    else:
        _run(console.once(settings, text, form, locale or "", admin=admin))


@cli.command()
@click.argument("text")
@click.option("--platform", type=click.Choice(["slack", "discord", "both"]), default="both", show_default=True)
@click.option(
    "--locale", metavar="LANGUAGE", callback=_language, default="en", show_default=True, help="The reader's language."
)
@click.option("--zone", default="Europe/Brussels", show_default=True, help="The reader's time zone.")
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("--admin", is_flag=True, help="Act as one of the desk's editors.")
@click.option(
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default="previews",
    show_default=True,
    help="Where the files are written.",
)
@click.option("--png/--html", "in_pictures", default=True, help="Pictures beside the pages, or pages alone.")
@click.pass_obj
def preview(
    level: str,
    text: str,
    *,
    platform: str,
    locale: str,
    zone: str,
    theme: str,
    admin: bool,
    folder: Path,
    in_pictures: bool,
) -> None:
    """Draw an answer as Slack and Discord show it.

    TEXT is what would be typed: '/eujp latest'. While the archive has no story, starter material is drawn.

    Nothing is changed: commands that would change something are refused (eujp chat does them), but their forms drawn.
    Pictures are taken by a headless Chromium; where none is found the pages are written all the same.
    """
    from bot import previewing

    looks = tuple(previewing.LOOKS) if platform == "both" else (platform,)
    reader = previewing.Reader(locale, previewing.zone_named(zone), theme)
    _run(previewing.preview(_settings(level), text, looks, reader, folder, admin=admin, in_pictures=in_pictures))


@cli.command()
@click.argument("targets", nargs=-1, required=True)
@click.pass_obj
def ingest(level: str, targets: tuple[str, ...]) -> None:
    """Store the articles of files, pages and feeds.

    A target is a file (.txt .html .jsonl), a folder, or the address of a page or feed.
    """
    from bot import console

    if _run(console.ingest(_settings(level), targets)):
        sys.exit(FAILED)


@cli.command()
@click.option("--source", "source_id", type=int, help="Only the source of this id, due or not.")
@click.pass_obj
def update(level: str, source_id: int | None) -> None:
    """Poll the sources that are due, once."""
    from bot import console

    if _run(console.update(_settings(level), source_id)):
        sys.exit(FAILED)


@cli.command()
@click.argument("file", type=click.File(encoding="utf-8-sig", errors="replace"))
def analyze(file: TextIO) -> None:
    """Understand documents and store nothing.

    Each document is a JSON object on a line of its own, and so is what is found of it.

    FILE is a .jsonl file, or - for standard input. A line is {"id", "text" or "html"} with "url", "title",
    "published" and "language" where they are known; docs/evaluate.md explains what comes in and what goes out.
    """
    from bot.catalog.load import load_catalog
    from bot.reading.naming.names import NameFinder
    from bot.services.analyzing import analyze_lines

    _refuse_documents(file.name)
    lines = unread = 0
    for found in analyze_lines(file, NameFinder(load_catalog())):
        lines, unread = lines + 1, unread + ("error" in found)
        click.echo(whole(json.dumps(found, ensure_ascii=False)))
    _fail_if_unread(unread, lines)


@cli.command()
@click.argument("file", type=click.File(encoding="utf-8-sig", errors="replace"))
@click.option("--worst", default=10, show_default=True, type=click.IntRange(0), help="How many mistakes to list.")
def evaluate(file: TextIO, worst: int) -> None:
    """Compare what is understood with labels.

    FILE is a .jsonl file, or - for standard input. A line is what analyze takes and "relevant", true or false;
    docs/evaluate.md explains the further labels.
    """
    from bot.catalog.load import load_catalog
    from bot.reading.naming.names import NameFinder
    from bot.services.evaluating import evaluate as compare
    from bot.views.evaluation import evaluation_text

    found = compare(file, NameFinder(load_catalog()))
    if not found.documents:
        raise ReadingError(
            'No line of {name} is a labelled document: each needs "text" or "html", and "relevant" true or false.',
            name=file.name,
        )
    click.echo(whole(evaluation_text(found, worst)))
    _fail_if_unread(len(found.faults), found.documents + len(found.faults))


@cli.group()
def source() -> None:
    """Look after the sources."""


@source.command("import")
@click.argument("file", type=click.File("rb"))
@click.pass_obj
def source_import(level: str, file: BinaryIO) -> None:
    """Follow the sources of an OPML list."""
    from bot import console

    _run(console.import_sources(_settings(level), file.read()))


@cli.command()
@click.argument("what", type=click.Choice(["facts", "stories", "sources"]))
@click.option(
    "--format", "form", type=click.Choice(["csv", "jsonl", "md", "opml"]), help="By default md, for sources opml."
)
@click.pass_obj
def export(level: str, what: str, form: str | None) -> None:
    """Write out facts, stories or sources.

    They are written to standard output; opml is for sources alone.
    """
    from bot import console

    _run(console.export(_settings(level), what, form or ("opml" if what == "sources" else "md")))


@cli.group("import")
def import_group() -> None:
    """Take in what was exported."""


@import_group.command("facts")
@click.argument("file", type=click.File(encoding="utf-8-sig", errors="replace"))
@click.option("--dry-run", is_flag=True, help="Say what would become of each line, and store nothing.")
@click.pass_obj
def import_facts(level: str, file: TextIO, *, dry_run: bool) -> None:
    """Add or change facts as the lines of FILE.jsonl have them; a line that cannot stand is told and left out."""
    from bot import console

    if _run(console.import_facts(_settings(level), file, dry_run=dry_run)):
        sys.exit(FAILED)


@cli.group()
def db() -> None:
    """Look after the database."""


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to this version's tables."""
    from storage.migrate import upgrade

    upgrade(_url(load_settings()))
    click.echo("The database is up to date.")


@db.command("backup")
@click.argument("path", type=click.Path(path_type=Path))
def db_backup(path: Path) -> None:
    """Copy the SQLite database to PATH while it is in use."""
    from storage.migrate import backup

    backup(_url(load_settings()), path)
    click.echo(f"The database was copied to {path}.")


@cli.group()
def catalog() -> None:
    """Look after the catalogue."""


@catalog.command("check")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
def catalog_check(folder: Path | None) -> None:
    """Check the catalogue's files, or those of another FOLDER."""
    from bot.catalog.load import load_catalog

    found = load_catalog(folder)
    parts = ("topics", "actors", "events", "sources", "facts")
    click.echo("The catalogue is valid: " + ", ".join(f"{len(getattr(found, part))} {part}" for part in parts) + ".")


def main() -> None:
    """Run the command line; a reader that goes away (eujp … | head) is no fault."""
    try:
        try:
            cli(prog_name="eujp")
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # What Python flushes on its way out must not find the closed pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OK)
    except KeyboardInterrupt:
        sys.exit(130)


def _refuse_documents(name: str) -> None:
    """Raise UsageError for a file that is a document itself: each of its lines would be told to be no JSON."""
    if Path(name).suffix.lower() in {".txt", ".html", ".htm"}:
        raise UsageError(
            "{name} is a document, and analyze reads JSON lines, such as {example}. eujp ingest stores documents.",
            name=name,
            example='{"text": "…"}',
        )


def _fail_if_unread(unread: int, lines: int) -> None:
    """End with exit code 1 and one line when some lines could not be read."""
    if unread:
        click.echo(f"eujp: {unread} of {lines} lines could not be read.", err=True)
        sys.exit(FAILED)


def _settings(level: str) -> Settings:
    settings = load_settings()
    configure_logs(level or "WARNING", settings.secrets())
    return settings


def _url(settings: Settings) -> str:
    return settings.database_url.get_secret_value()


def _run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(work)


if __name__ == "__main__":
    main()
