"""The main job in one command: sources or files read, the newest stories, a digest, and a prompt on a terminal."""

from __future__ import annotations

import sys
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from pydantic import SecretStr

from bot import console
from bot.app import open_desk
from bot.commands.answer import Answerer
from bot.domain.articles import Document
from bot.locales.load import Wordings
from bot.reading.pages.files import read_file
from bot.services import briefing, collecting, starting, storing, weighing
from bot.services.desk import Desk
from bot.settings import load_settings

_STARTER = "starter.jsonl"


async def demo(path: Path | None) -> bool:
    """Run the main job on a database of its own, which is thrown away.

    `path` names files to read instead of the sources. Give whether it was shown: each file that cannot be read is
    named, and if none can there is nothing to show.
    """
    with TemporaryDirectory(prefix="eujp-demo-") as folder:
        database = SecretStr(f"sqlite:///{folder}/demo.db")
        settings = load_settings(None).model_copy(update={"database_url": database})
        async with open_desk(settings) as desk:
            if not await _collect(desk, path):
                return False
            await weighing.weigh_all(desk)
            answerer = Answerer(desk, Wordings())
            for text in ("/eujp latest", "/eujp digest preview"):
                await _ask(desk, answerer, text)
            if sys.stdin.isatty():
                await console.converse(desk, answerer, admin=True)
        click.echo("That was the demonstration; its database is thrown away. Next: eujp run, and README.md.")
    return True


async def _collect(desk: Desk, path: Path | None) -> bool:
    prepared = await starting.prepare(desk)
    paused = sum(not listing.enabled for listing in desk.catalog.sources)
    click.echo(
        f"Loaded {prepared.facts} starter facts and {prepared.sources} default sources, {paused} of them paused."
    )
    if path is not None:
        counts, failures = await console.ingest_all(desk, [str(path)])
        if failures and not counts:
            return False
        click.echo(console.ingested_line(counts))
        return True
    await _poll(desk)
    if not (await briefing.status(desk)).stories:
        await read_starter(desk)
    return True


async def _poll(desk: Desk) -> None:
    click.echo("Polling the sources; this takes a minute or two.")
    polled = await collecting.poll_due(desk)
    for line in console.polled_lines(polled):
        click.echo(f"  {line}")
    reached = sum(not one.error for one in polled)
    click.echo(f"{reached} of {len(polled)} sources answered.")


async def read_starter(desk: Desk) -> None:
    """Store our own short reports, each marked as what it is."""
    click.echo("No source gave a relevant article, so here is starter material: short reports in our own words.")
    data = files("bot.catalog").joinpath(_STARTER).read_bytes()
    for document in read_file(data, _STARTER):
        if isinstance(document, Document):
            note = "Starter material in eujp's own words, not a report."
            await storing.store(desk, replace(document, publisher="eujp starter material", note=note))


async def _ask(desk: Desk, answerer: Answerer, text: str) -> None:
    click.echo(f"\n> {text}\n")
    reply = await answerer.answer(console.request(desk, text, admin=True))
    click.echo(await console.show(answerer, reply, "text"))
